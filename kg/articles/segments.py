"""Which chunks make up one article: bodies first, then the headings that belong to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from msgspec import Struct

from kg.articles.arrangement import article_level, headings_follow
from kg.articles.chunks import Chunk
from kg.articles.kinds import ChunkKind
from kg.articles.openers import echoes
from kg.articles.residue import Residue, ResidueKind, residue_of
from kg.articles.shapes import is_count, is_notice, is_numbered, is_opener, is_unfinished
from kg.model import PartKind

Item = tuple[PartKind, Chunk]

REPEATED = 40
"""Code points from which on a paragraph that stands twice in an article was printed twice."""
_RESIDUE = {
    ChunkKind.FURNITURE: ResidueKind.FURNITURE,
    ChunkKind.TURN: ResidueKind.TURN,
    ChunkKind.CONTINUED: ResidueKind.TURN,
}
_CONTINUED = re.compile(r"[（(【]?(?:上接|紧接)\s?(?:第)?[\w\d]{1,4}\s?版")
_LEAD_DAY = re.compile(r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日|日前|近日|连日来|昨[天日]|今[天日]")


@dataclass(slots=True)
class Segment:
    """One article in the making."""

    headings: list[Chunk] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    opened: bool = False
    """Begins with an opener or a byline, so that it surely is an article of its own."""
    continued: bool = False
    seen: set[str] = field(default_factory=set)

    def text(self) -> str:
        """All running text so far."""
        return "\n".join(chunk.text for kind, chunk in self.items if kind is PartKind.PARAGRAPH)

    def has_text(self) -> bool:
        """Whether it has a paragraph."""
        return any(kind is PartKind.PARAGRAPH for kind, _ in self.items)

    def lines(self) -> list[Item]:
        """Its lines as those of another article: headings as sections."""
        return [*((PartKind.SECTION, heading) for heading in self.headings), *self.items]

    def add(self, chunk: Chunk) -> bool:
        """A paragraph, or the rest of the one that broke off; False where it was printed before and is left out."""
        if len(chunk.text) >= REPEATED and chunk.text in self.seen:
            return False
        self.seen.add(chunk.text)
        last = next((i for i in range(len(self.items) - 1, -1, -1) if self.items[i][0] is not PartKind.CAPTION), None)
        if last is not None and self.items[last][0] is PartKind.PARAGRAPH and _joins(self.items[last][1].text, chunk):
            self.items[last] = (PartKind.PARAGRAPH, self.items[last][1].then(chunk))
        else:
            self.items.append((PartKind.PARAGRAPH, chunk))
        return True


def _breaks_off(text: str) -> bool:
    """Whether a paragraph goes on in the next chunk; a dateline with nothing behind it does."""
    return is_unfinished(text) or (len(text) < 80 and "。" not in text and text.endswith("）") and is_opener(text))


class Walked(Struct, frozen=True):
    """What a walk over the chunks of a page gives."""

    segments: list[Segment]
    """In the order of their bodies."""
    rest: list[Chunk]
    """Lines behind the last body that belong to none."""
    residue: list[Residue]


def _joins(text: str, chunk: Chunk) -> bool:
    """Whether a chunk goes on with the paragraph before it; a list of counts on its own line does not."""
    return _breaks_off(text) and (text.endswith(("，", "、")) or not is_count(chunk.text))


def segments_of(chunks: Sequence[Chunk], kinds: Sequence[ChunkKind]) -> Walked:
    """The articles of a page in the making, and what is left of it."""
    page = _Page(chunks, kinds)
    page.read()
    return Walked(page.segments, page.pending, page.residue)


class _Page:
    """Walks over the chunks and gathers segments."""

    def __init__(self, chunks: Sequence[Chunk], kinds: Sequence[ChunkKind]) -> None:
        self.chunks, self.kinds = chunks, kinds
        self.segments: list[Segment] = []
        self.pending: list[Chunk] = []
        self.loose: list[Item] = []
        self.residue: list[Residue] = []
        self.continuing = False
        self.headings_follow = headings_follow(kinds)
        self.article_level = article_level(chunks, kinds)
        self.in_rows = False

    def read(self) -> None:
        for at, (chunk, kind) in enumerate(zip(self.chunks, self.kinds, strict=True)):
            if kind is ChunkKind.HEADING:
                self.pending.append(chunk)
            elif kind is ChunkKind.CAPTION:
                self._caption(chunk)
            elif kind is ChunkKind.BYLINE:
                self._byline(chunk, at)
            elif kind is ChunkKind.OPENER:
                if not (self._just_bylined() and not self.pending):
                    self._begin(opened=True)
                self._paragraph(chunk)
            elif kind in (ChunkKind.TEXT, ChunkKind.ROW):
                self._text(chunk, kind, at)
            elif kind is ChunkKind.DESK:
                self._caption(chunk, PartKind.BYLINE)
            elif kind is ChunkKind.CONTINUED:
                self.continuing = True
            if kind in _RESIDUE:
                self.residue.append(residue_of(_RESIDUE[kind], chunk))
            self.in_rows = kind is ChunkKind.ROW
        self._leftover()

    def _just_bylined(self) -> bool:
        return (
            bool(self.segments)
            and bool(self.segments[-1].items)
            and all(kind is PartKind.BYLINE for kind, _ in self.segments[-1].items)
        )

    def _caption(self, chunk: Chunk, part: PartKind = PartKind.CAPTION) -> None:
        if self.segments and not self.pending:
            self.segments[-1].items.append((part, chunk))
        else:
            self.loose.append((part, chunk))

    def _byline(self, chunk: Chunk, at: int) -> None:
        goes_before = at + 1 < len(self.kinds) and self.kinds[at + 1] in (ChunkKind.TEXT, ChunkKind.OPENER)
        if goes_before and (self.pending or not self.segments or chunk.text[0] in "□■◎◆"):
            self._begin(opened=True)
        elif self.pending:
            self._begin(opened=False)
        if not self.segments:
            self.segments.append(Segment())
        self.segments[-1].items.append((PartKind.BYLINE, chunk))

    def _text(self, chunk: Chunk, kind: ChunkKind, at: int) -> None:
        if not self.segments or self.continuing or (self.pending and self._is_new_article(chunk, kind, at)):
            self._begin(opened=False)
        elif self.pending:
            self.segments[-1].items += [(PartKind.SECTION, heading) for heading in self.pending]
            self.pending = []
        if kind is ChunkKind.ROW or self.in_rows:
            self.segments[-1].items.append((PartKind.PARAGRAPH, chunk))
        else:
            self._paragraph(chunk)

    def _paragraph(self, chunk: Chunk) -> None:
        segment = self.segments[-1]
        segment.continued |= not segment.text() and _CONTINUED.match(chunk.text) is not None
        if not segment.add(chunk):
            self.residue.append(residue_of(ResidueKind.REPEATED, chunk))

    def _is_new_article(self, chunk: Chunk, kind: ChunkKind, at: int) -> bool:
        """Whether the headings just seen open an article, and not a section of the one before."""
        current = self.segments[-1]
        if chunk.text in current.seen:
            return False
        levels = [h.level for h in self.pending if h.level]
        if levels and self.article_level:
            return min(levels) <= self.article_level
        if self.headings_follow or kind is ChunkKind.ROW or _CONTINUED.match(chunk.text):
            return True
        heading = "".join(h.text for h in self.pending)
        if any(is_notice(h.text) for h in self.pending) and not is_numbered(heading):
            return True
        echo = echoes(heading, chunk.text[:160])
        parted = self.pending[0].gap >= 3
        pictured = at + 1 < len(self.kinds) and self.kinds[at + 1] is ChunkKind.CAPTION and len(chunk.text) > 60
        dated = _LEAD_DAY.match(chunk.text) is not None
        sections = [c.text for k, c in current.items if k is PartKind.SECTION]
        alike = any(abs(len(s) - len(heading)) <= 3 and (" " in s) == (" " in heading) for s in sections)
        return echo >= 0.65 + 0.2 * alike - 0.2 * dated - 0.15 * parted - 0.15 * pictured

    def _begin(self, *, opened: bool) -> None:
        if self.headings_follow:
            fresh = Segment(headings=self._give_back(self.pending), opened=opened)
        else:
            previous = self.segments[-1] if self.segments else None
            own = self.pending
            if previous and not previous.headings and own:
                own = self._keep(previous, own)
            fresh = Segment(headings=own, opened=opened)
        fresh.continued = self.continuing
        fresh.items += self.loose
        self.pending, self.loose, self.continuing = [], [], False
        self.segments.append(fresh)

    def _keep(self, previous: Segment, headings: list[Chunk]) -> list[Chunk]:
        """Headings at the front that clearly tell of the article above them go to it; the rest is returned."""
        if len(headings) > 1 and echoes(headings[0].text, previous.text()) >= 0.7:
            previous.headings.append(headings[0])
            return headings[1:]
        return headings

    def _give_back(self, headings: list[Chunk]) -> list[Chunk]:
        """Headings printed after their bodies: each goes to the one without heading that it tells of most.

        Returns:
            Those for which no body is left.
        """
        bare = [s for s in self.segments if not s.headings]
        left: list[Chunk] = []
        for block in _blocks(headings):
            if not bare:
                left += block
                continue
            words = "".join(h.text for h in block)
            best = max(reversed(bare), key=lambda s: round(echoes(words, s.text()), 2))
            best.headings += block
        for segment in self.segments:
            segment.headings.sort(key=lambda h: h.offsets[0])
        return left

    def _leftover(self) -> None:
        """Headings and captions after the last body."""
        if self.segments:
            self.segments[-1].items += self.loose
        else:
            self.pending = sorted([*self.pending, *(chunk for _, chunk in self.loose)], key=lambda c: c.offsets[0])
        if self.headings_follow:
            self.pending = self._give_back(self.pending)
        elif self.pending and self.segments and not self.segments[-1].headings:
            words = "".join(h.text for h in self.pending)
            if echoes(words, self.segments[-1].text()) >= 0.6:
                self.segments[-1].headings, self.pending = self.pending, []


def _blocks(headings: list[Chunk]) -> list[list[Chunk]]:
    blocks: list[list[Chunk]] = []
    for heading in headings:
        if blocks and not heading.gap:
            blocks[-1].append(heading)
        else:
            blocks.append([heading])
    return blocks

"""Pages, articles, sentences, and the passages that facts cite."""

from __future__ import annotations

from array import array
from enum import StrEnum

from msgspec import Struct

from kg.model.base import Span


class Page(Struct, frozen=True):
    """One source file (or one record of a JSONL file), decoded and otherwise as stored."""

    id: str
    """Path relative to the input folder, with ``/``; a JSONL record adds ``#`` and its own id."""
    text: str
    sha256: str
    start: int = 0
    """Where the text proper begins: after byte-order mark and front matter."""
    date: str | None = None
    """Publication date: ``YYYY-MM-DD``, or ``YYYY-MM`` or ``YYYY`` when only that is known."""
    date_inferred: bool = False
    paper: str | None = None
    region: str | None = None
    url: str | None = None
    title: str | None = None


class PartKind(StrEnum):
    """What a line of an article is."""

    HEADLINE = "headline"
    KICKER = "kicker"
    SECTION = "section"
    BYLINE = "byline"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"


class Part(Struct, frozen=True):
    """One line of ``Article.text``: a heading, or a paragraph made whole again."""

    kind: PartKind
    span: Span


class Byline(Struct, frozen=True):
    """A reporter, correspondent or photographer as credited."""

    name: str
    role: str
    """As printed: 记者, 实习记者, 通讯员, 摄影…"""
    span: Span


class Article(Struct, frozen=True):
    """One article of a page, repaired: headings first, then the body, one part a line."""

    page: str
    """``Page.id``."""
    number: int
    """1, 2, … in reading order on its page."""
    text: str
    """The parts joined by newlines, folded by ``kg.text.fold``, lines of one paragraph rejoined."""
    offsets: array[int]
    """For each code point of ``text`` its offset in ``Page.text``; a newline has that of the next part."""
    parts: tuple[Part, ...]
    bylines: tuple[Byline, ...] = ()
    date: str | None = None
    """Publication date of the page, however known."""
    date_inferred: bool = False
    dateline: str | None = None
    """The day a dateline gives (新华社北京5月22日电), as ISO date."""
    region: str | None = None
    """What the page says of its region, unresolved (湖南, 阿勒泰地区)."""
    paper: str | None = None
    continued: bool = False
    """Continued from another page (上接第一版)."""

    def of(self, *kinds: PartKind) -> tuple[str, ...]:
        """The texts of the parts of these kinds, in reading order."""
        return tuple(self.text[p.span.start : p.span.stop] for p in self.parts if p.kind in kinds)

    @property
    def headline(self) -> str | None:
        """The main headline, or nothing where the page prints none."""
        return next(iter(self.of(PartKind.HEADLINE)), None)

    @property
    def alternatives(self) -> tuple[str, ...]:
        """Every other heading: further headlines, kickers, sub-headlines, section headings."""
        kinds = (PartKind.HEADLINE, PartKind.KICKER, PartKind.SECTION)
        return tuple(text for text in dict.fromkeys(self.of(*kinds)) if text != self.headline)

    @property
    def body(self) -> Span:
        """From the first to the last paragraph, in ``Article.text``."""
        spans = [p.span for p in self.parts if p.kind is PartKind.PARAGRAPH]
        return Span(spans[0].start, spans[-1].stop) if spans else Span(0, 0)


class Sentence(Struct, frozen=True):
    """A sentence of one part of an article."""

    number: int
    span: Span
    part: PartKind


class Passage(Struct, frozen=True, order=True):
    """The evidence of a fact: a stretch of the page as stored, and the rule that read it."""

    page: str
    article: int
    begin: int
    end: int
    rule: str
    text: str
    """The page's own characters from ``begin`` to ``end``, each run of white space squeezed to one blank."""

"""The headings of an article: lines made whole, one headline told from what stands beside it."""

from __future__ import annotations

import re

from msgspec.structs import replace

from kg.articles.chunks import Chunk
from kg.articles.segments import Item
from kg.articles.shapes import is_notice, words
from kg.model import PartKind

_LONG_HEADING = 45
_HANZI = re.compile(r"[\u4e00-\u9fff]")
_LABELLED = re.compile(r"(?P<label>【[^【】]{2,12}】|[\w·]{2,8}(?=\s?[\uff5c丨|]))\s?[\uff5c丨|]?\s?(?=[^【】]{6})")


def headed(heads: list[Chunk]) -> list[Item]:
    """The headings with their kinds: one headline, everything else beside it."""
    lines = [piece for line in _rejoined([_unlabelled(h) for h in heads]) for piece in _halves(line)]
    if not lines:
        return []
    levels = [h.level for h in lines if h.level]
    if levels:
        main = next(i for i, h in enumerate(lines) if h.level == min(levels))
    else:
        candidates = [i for i, h in enumerate(lines) if not h.text.startswith("—") and _HANZI.search(h.text)]
        candidates = candidates or list(range(len(lines)))
        starts = [i for i in candidates if lines[i].gap or i == 0]
        main = starts[-1] if starts else 0
    return [item for i, h in enumerate(lines) for item in (_main(h) if i == main else [(PartKind.KICKER, h)])]


def _main(head: Chunk) -> list[Item]:
    """The headline, its label apart: 民生丨…, 【民生】…; the banner of a page heads none of its articles (简讯)."""
    if head.text in words("banner"):
        return [(PartKind.KICKER, head)]
    label = _LABELLED.match(head.text)
    if label is None or head.text.endswith("】"):
        return [(PartKind.HEADLINE, head)]
    return [(PartKind.KICKER, head.cut(*label.span("label"))), (PartKind.HEADLINE, head.cut(label.end()))]


def _unlabelled(head: Chunk) -> Chunk:
    label = re.match(r"(?:原标题|来源标题|标题)：\s*", head.text)
    return head.cut(label.end()) if label else head


def _rejoined(heads: list[Chunk]) -> list[Chunk]:
    """Headings whose lines belong together: an open quotation, or two short halves of one couplet."""
    out: list[Chunk] = []
    for head in heads:
        if out:
            last = out[-1]
            is_open = any(last.text.count(a) > last.text.count(b) for a, b in ("“”", "《》", "（）"))
            couplet = len(last.text) == len(head.text) <= 7 and not last.level and " " not in last.text
            # what a narrow column cut, never what a blank line parts
            unfinished = last.text.endswith(words("unfinished")) or (is_notice(head.text) and not is_notice(last.text))
            cut = not head.gap and unfinished and head.level == last.level
            if is_open or couplet or cut:
                out[-1] = last.then(head, blank=couplet)
                continue
        out.append(head)
    return out


def _halves(head: Chunk) -> list[Chunk]:
    """A very long heading in halves, at the blanks that part them."""
    if len(head.text) <= _LONG_HEADING or " " not in head.text or head.level:
        return [head]
    pieces, start = [], 0
    for found in re.finditer(" ", head.text):
        if found.start() - start >= 8 and len(head.text) - found.end() >= 8:
            pieces.append(head.cut(start, found.start()))
            start = found.end()
    pieces.append(head.cut(start))
    return [replace(piece, gap=piece.gap if i == 0 else 0) for i, piece in enumerate(pieces)]

"""Segments once a page is walked: tails from elsewhere split off, twins and segments without running text settled."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.articles.bylines import surnames
from kg.articles.chunks import Chunk
from kg.articles.residue import Residue, ResidueKind, residue_of
from kg.articles.segments import REPEATED, Segment
from kg.articles.shapes import is_count, tells_day
from kg.model import PartKind

_BEGINNING = 12
"""Code points of a first paragraph by which a second print is known."""
_SPEAKER = re.compile(
    r"([\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff]{1,8}(?:·[\u4e00-\u9fff]{1,8}){1,3})(?:说|表示|认为)[，：]"
)


def settled(segments: list[Segment], rest: list[Chunk]) -> tuple[list[Segment], list[Residue]]:
    """The articles of a page, each with running text, and what was printed twice.

    Args:
        segments: those found on the walk.
        rest: headings and other lines behind the last of them, or all lines where there is none.
    """
    found = [part for segment in segments for part in _without_foreign_tail(segment)]
    kept, residue = _once(_with_text(found, rest))
    return kept, residue


def _with_text(segments: list[Segment], rest: list[Chunk]) -> list[Segment]:
    """Segments without a paragraph go to the one before them, else to the one behind; lines left over to the last."""
    kept: list[Segment] = []
    waiting: list[Segment] = []
    for segment in segments:
        if segment.has_text():
            for early in waiting:
                segment.items[:0] = early.lines()
            waiting = []
            kept.append(segment)
        elif kept:
            kept[-1].items += segment.lines()
        else:
            waiting.append(segment)
    if kept:
        kept[-1].items += [(PartKind.PARAGRAPH, chunk) for chunk in rest]
        return kept
    return _of_lines([chunk for segment in waiting for _, chunk in segment.lines()] + rest)


def _of_lines(chunks: list[Chunk]) -> list[Segment]:
    """One article of a page without any sentence: a notice with its heading, a list of headlines, a single line."""
    marked = 0
    while marked < len(chunks) - 1 and chunks[marked].level:
        marked += 1
    headed = marked or int(len(chunks) > 1 and _heads(chunks))
    if not chunks:
        return []
    return [Segment(chunks[:headed], [(PartKind.PARAGRAPH, chunk) for chunk in chunks[headed:]])]


def _heads(chunks: list[Chunk]) -> bool:
    """Whether the first line heads the others, and is not the first of a list of headlines."""
    first = chunks[0].text
    if is_count(first) or tells_day(first) or len(first) > 40:
        return False
    is_list = len(chunks) > 2 and all(6 <= len(c.text) <= 40 and c.gap and not is_count(c.text) for c in chunks[1:])
    return not is_list


def _without_foreign_tail(segment: Segment) -> list[Segment]:
    """Split off the end of an article from another page that was set below without a headline.

    A report brings in a speaker with name and title. Two paragraphs in a row that begin with a bare name (洪某说，…)
    which the text before never gave belong to an article whose beginning is elsewhere.
    """
    paragraphs = [i for i, (kind, _) in enumerate(segment.items) if kind is PartKind.PARAGRAPH]
    for one, two in pairwise(paragraphs[1:]):
        speakers = [_SPEAKER.match(segment.items[i][1].text) for i in (one, two)]
        names = [s[1] for s in speakers if s and ("·" in s[1] or s[1][0] in surnames())]
        if len(set(names)) < 2:
            continue
        before = "\n".join(chunk.text for _, chunk in segment.items[:one]) + "".join(h.text for h in segment.headings)
        if not any(name in before for name in names):
            tail = Segment(items=segment.items[one:], continued=True)
            return [Segment(segment.headings, segment.items[:one], segment.opened, segment.continued), tail]
    return [segment]


def _once(segments: list[Segment]) -> tuple[list[Segment], list[Residue]]:
    """A whole article printed twice is read once; lines that only its second print has go with the first."""
    kept: list[Segment] = []
    residue: list[Residue] = []
    for segment in segments:
        paragraphs = {c.text for k, c in segment.items if k is PartKind.PARAGRAPH and len(c.text) >= REPEATED}
        begin = next(c.text[:_BEGINNING] for k, c in segment.items if k is PartKind.PARAGRAPH)
        twins = (s for s in kept if paragraphs and paragraphs <= {c.text for _, c in s.items} and begin in s.text())
        twin = next(twins, None)
        if twin is None:
            kept.append(segment)
            continue
        if not twin.headings:
            twin.headings, segment.headings = segment.headings, []
        had = {c.text for _, c in twin.items} | {c.text for c in twin.headings}
        for kind, chunk in segment.lines():
            if chunk.text in had:
                residue.append(residue_of(ResidueKind.REPEATED, chunk))
            else:
                twin.items.append((kind, chunk))
    return kept, residue

"""The lists that counts were printed in: does a list claim to name every entry, and may one case count under several?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from kg.facts.complaints.figures import Dropped, Figure
from kg.facts.complaints.labels import Dim
from kg.facts.complaints.words import words
from kg.model import CountList, Coverage, ListOf, Passage, Span
from kg.reading import Reading

_OF = {Dim.REGION: ListOf.REGIONS, Dim.TYPE: ListOf.TYPES, Dim.CHANNEL: ListOf.CHANNELS}
_APART = frozenset({"counts a cell of two dimensions", "said of how cases were handled"})
"""Numbers left out for these reasons are no entries of a list of one dimension."""
_ENDS = re.compile("[，,。；;\n）)]")
_BREAKS = "，,。；;\n"
_REST = re.compile("其他(?!污染|问题|类型|方面|类)|其它(?!污染|问题|类型|方面|类)")
"""其他市州 is what a list of regions leaves out; 其他 alone may be a type."""


def lists(reading: Reading, figures: Sequence[Figure], *, dropped: Iterable[Dropped]) -> tuple[CountList, ...]:
    """The lists among the figures of one batch.

    Args:
        reading: the article.
        figures: those that were settled on, all of one batch.
        dropped: the numbers that were left out.
    """
    lost = [d for d in dropped if d.why not in _APART]
    multiple = bool(_multiple().search(reading.article.text))
    groups: dict[tuple[ListOf, Coverage, bool], list[Figure]] = {}
    for figure in figures:
        if figure.dim in _OF:
            groups.setdefault((_OF[figure.dim], figure.coverage, figure.priority), []).append(figure)
    return tuple(
        CountList(
            of=of,
            coverage=coverage,
            priority=priority,
            whole=_whole(reading, group, of, lost=lost),
            multiple=multiple and of is ListOf.TYPES,
            passages=_evidence(reading, group),
        )
        for (of, coverage, priority), group in groups.items()
    )


@cache
def _multiple() -> re.Pattern[str]:
    return re.compile(words().any_of("multiple"))


@cache
def _partial() -> re.Pattern[str]:
    return re.compile(words().any_of("partial"))


def _zone(text: str, group: Sequence[Figure]) -> Span:
    """The clauses from the first to the last figure in running text."""
    start, stop = min(f.span.start for f in group), max(f.span.stop for f in group)
    start = max(text.rfind(mark, 0, start) for mark in _BREAKS) + 1
    end = _ENDS.search(text, stop)
    return Span(start, end.start() if end else len(text))


def _whole(reading: Reading, group: Sequence[Figure], of: ListOf, *, lost: Sequence[Dropped]) -> bool:
    """Whether the list names every entry and every number in it was read."""
    told = [f for f in group if f.stored is None]
    if len(told) < len(group):
        return not any(d.span.stop == 0 for d in lost)
    zone = _zone(reading.article.text, told)
    text = reading.text(zone)
    if _partial().search(text) or (of is ListOf.REGIONS and _REST.search(text)):
        return False
    return not any(zone.overlaps(d.span) for d in lost)


def _evidence(reading: Reading, group: Sequence[Figure]) -> tuple[Passage, ...]:
    """The stretch from the first to the last entry; of a table, each row."""
    told = [f.span for f in group if f.stored is None]
    rows = sorted(f.stored for f in group if f.stored is not None)
    found: list[Passage] = []
    if told:
        span = Span(min(s.start for s in told), max(s.stop for s in told))
        found += reading.evidence(span, rule="count-list", exact=True)
    if rows:
        begin, end = rows[0].start, max(r.stop for r in rows)
        text = " ".join(reading.page.text[begin:end].split())
        found.append(Passage(reading.page.id, reading.article.number, begin, end, "count-list", text))
    return tuple(found)

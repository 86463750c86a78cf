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
_STOPS = re.compile("[。；;\n]")
_PLACES = re.compile(r"(\d+)个(?:市|州|县|区|地|盟|旗)")
_SHARE = re.compile(r"占[^，。；\d]{0,12}(\d+(?:\.\d+)?)[%％]")
_BREAKS = "，,。；;\n"
_REST = re.compile("其他(?!污染|问题|类型|方面|类)|其它(?!污染|问题|类型|方面|类)")
"""其他市州 is what a list of regions leaves out; 其他 alone may be a type."""


def lists(
    reading: Reading, figures: Sequence[Figure], *, dropped: Iterable[Dropped], duplicates_told: bool
) -> tuple[CountList, ...]:
    """The lists among the figures of one batch.

    Args:
        reading: the article.
        figures: those that were settled on, all of one batch.
        dropped: the numbers that were left out.
        duplicates_told: whether the article says how many cases are duplicates; where it speaks of duplicates without
            a number, nobody can tell by how much a list may miss its total.
    """
    lost = [d for d in dropped if d.why not in _APART]
    text = reading.article.text
    overlap, loose = (
        bool(_any("multiple").search(text)),
        not duplicates_told and bool(_any("duplicate", "net").search(text)),
    )
    made = []
    for (of, coverage, priority), group in _groups(figures).items():
        totals = [f.count for f in figures if (f.dim, f.coverage, f.priority) == (Dim.TOTAL, coverage, priority)]
        told = sum(f.count for f in group)
        short, above = told < max(totals, default=told), told > min(totals, default=told)
        made.append(
            CountList(
                of=of,
                coverage=coverage,
                priority=priority,
                whole=not (loose and short) and _whole(reading, group, of, lost=lost, totals=totals),
                multiple=(overlap and of is ListOf.TYPES) or (loose and above),
                passages=_evidence(reading, group),
            )
        )
    return tuple(made)


def _groups(figures: Iterable[Figure]) -> dict[tuple[ListOf, Coverage, bool], list[Figure]]:
    groups: dict[tuple[ListOf, Coverage, bool], list[Figure]] = {}
    for figure in figures:
        if figure.dim in _OF:
            groups.setdefault((_OF[figure.dim], figure.coverage, figure.priority), []).append(figure)
    return groups


def sums_of(figures: Iterable[Figure], coverage: Coverage) -> set[int]:
    """What the lists of all cases of one coverage sum to."""
    return {
        sum(f.count for f in group)
        for (_, of, priority), group in _groups(figures).items()
        if of is coverage and not priority
    }


@cache
def _any(*kinds: str) -> re.Pattern[str]:
    return re.compile(words().any_of(*kinds))


def _zone(text: str, group: Sequence[Figure]) -> Span:
    """The clauses from the first to the last figure in running text."""
    start, stop = min(f.span.start for f in group), max(f.span.stop for f in group)
    start = max(text.rfind(mark, 0, start) for mark in _BREAKS) + 1
    end = _ENDS.search(text, stop)
    return Span(start, end.start() if end else len(text))


def _whole(
    reading: Reading, group: Sequence[Figure], of: ListOf, *, lost: Sequence[Dropped], totals: Sequence[int]
) -> bool:
    """Whether the list names every entry and every number in it was read."""
    told = [f for f in group if f.stored is None]
    if len(told) < len(group):
        return not any(d.span.stop == 0 for d in lost)
    zone = _zone(reading.article.text, told)
    stop = _STOPS.search(reading.article.text, zone.stop)
    rest = reading.article.text[max(f.span.stop for f in told) : stop.start() if stop else None]
    if _any("partial").search(reading.text(zone)) or "…" in rest:
        return False
    if of is ListOf.REGIONS and (_REST.search(reading.text(zone) + rest) or _more_places(reading, zone, len(group))):
        return False
    if _share_of_all(rest, sum(f.count for f in group), totals):
        return False
    return not any(zone.overlaps(d.span) for d in lost)


def _more_places(reading: Reading, zone: Span, named: int) -> bool:
    """Whether the sentence says that more places are concerned than the list names (涉及14个市州)."""
    before = reading.article.text[reading.sentence_at(zone.start).span.start : zone.stop]
    return any(int(m[1]) > named for m in _PLACES.finditer(before))


def _share_of_all(rest: str, told: int, totals: Sequence[int]) -> bool:
    """Whether a share behind the list is that of all its entries together (占总数的76%), and less than the whole."""
    return any(
        told < total and abs(float(m[1]) - 100 * told / total) < 1 for m in _SHARE.finditer(rest) for total in totals
    )


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

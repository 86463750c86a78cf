"""Within one batch: lists sum to their total, parts never exceed the whole, and notices tell the same figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise, product

from kg.audit.finding import Certainty, Finding, Value
from kg.audit.ledger import BatchRow, Count, Ledger, Listed
from kg.audit.lookalikes import in_digits, instead, readings
from kg.audit.wording import cases, part_name
from kg.model import Channel, Coverage, ListOf, Passage

_SUMS = {ListOf.REGIONS: "region-sum", ListOf.TYPES: "type-sum", ListOf.CHANNELS: "channel-sum"}
_Key = tuple[Coverage, bool, tuple[str, str | None, Channel]]
_FEW = 4
"""A list of fewer entries may be of the greatest only."""
_AS_A_RULE = 3
"""Batches whose types must sum to more than their total before that is taken for a way of counting."""
_CHOICES = 64
"""Ways to combine differing figures that are tried at most."""


def within_batches(ledger: Ledger) -> Iterator[Finding]:
    """What does not add up inside each batch."""
    overlapping = _overlapping(ledger.batches)
    for batch in ledger.batches:
        yield from _differing(batch)
        yield from _parts(batch)
        yield from _undisclosed(batch)
        for listed in batch.lists:
            many = listed.multiple or (listed.of is ListOf.TYPES and _series(batch) in overlapping)
            yield from _sum(batch, listed, multiple=many)


def _series(batch: BatchRow) -> tuple[str, str]:
    return (batch.team.node if batch.team else "", batch.recipient.node if batch.recipient else "")


def _overlapping(batches: Sequence[BatchRow]) -> frozenset[tuple[str, str]]:
    """The inspections whose types sum to more than the total as a rule: one case counts under several of them."""
    above: dict[tuple[str, str], int] = defaultdict(int)
    equal: dict[tuple[str, str], int] = defaultdict(int)
    for batch in batches:
        for listed in batch.lists:
            totals = {c.count for c in batch.totals(listed.coverage, priority=listed.priority)}
            if listed.of is ListOf.TYPES and totals:
                above[_series(batch)] += _told(listed.entries) > max(totals)
                equal[_series(batch)] += _told(listed.entries) in totals
    return frozenset(series for series, times in above.items() if times >= _AS_A_RULE and times > equal[series])


def _told(entries: Sequence[Count]) -> int:
    return sum(c.count for c in entries)


def ways(entries: Sequence[Count]) -> Iterator[tuple[Count, ...]]:
    """The entries with one figure for each part; several ways where notices tell differing figures."""
    by_part: dict[object, list[Count]] = defaultdict(list)
    for entry in entries:
        by_part[entry.part].append(entry)
    for _, way in zip(range(_CHOICES), product(*by_part.values()), strict=False):
        yield way


def _sum(batch: BatchRow, listed: Listed, *, multiple: bool) -> Iterator[Finding]:
    """The entries of a list against the total of what it divides."""
    totals = batch.totals(listed.coverage, priority=listed.priority)
    if not totals or not listed.entries:
        return
    good = set(chain.from_iterable((c.count, *c.others) for c in totals))
    if batch.undisclosed and listed.coverage is Coverage.BATCH and not listed.priority:
        good |= {total - batch.undisclosed for total in good}
    sums = {_told(way): way for way in ways(listed.entries)}
    if good & sums.keys():
        return
    told, entries = min(sums.items(), key=lambda item: min(abs(item[0] - total) for total in good))
    total = min(totals, key=lambda c: (abs(c.count - told), c.count))
    short = told < total.count
    if (multiple and not short) or (short and not _claims_all(listed, told, total.count)):
        return
    if listed.of is ListOf.TYPES and not short and not _one_digit(told - total.count):
        return
    read = instead(entries, totals)
    hints = [] if read is None else [_misread(batch, *read)]
    if listed.of is ListOf.TYPES and not short and not listed.priority:
        hints.append(("hint-types-overlap", ()))
    certainty = Certainty.MISREAD if read else Certainty.PAPER
    if short and len(listed.entries) < _FEW and listed.of is not ListOf.CHANNELS:
        certainty = Certainty.OPEN
        hints.append(("hint-few-entries", ()))
    if not read and listed.of is ListOf.TYPES and not short:
        certainty = Certainty.OPEN
    yield Finding(
        check=("priority-" if listed.priority else "") + _SUMS[listed.of],
        certainty=certainty,
        subject=batch.thing,
        values=(
            ("batch", batch.thing.name),
            ("cases", cases(listed.coverage, priority=listed.priority)),
            ("sum", told),
            ("total", total.count),
            ("by", abs(told - total.count)),
            ("sign", "+" if told > total.count else "-"),
            ("list", "、".join(f"{part_name(e, batch)}{e.count}" for e in entries)),
        ),
        passages=tuple(dict.fromkeys((*total.passages[:2], *listed.passages))),
        others=tuple(e.area for e in entries) if listed.of is ListOf.REGIONS else (),
        hints=tuple(hints),
    )


def _one_digit(excess: int) -> bool:
    """Whether one misprinted digit can make that much: else it is cases that count under several types."""
    return excess % 10 == 0 or excess < 10 if excess < 100 else excess % 100 == 0


def _claims_all(listed: Listed, told: int, total: int) -> bool:
    """Whether a list that falls short must be at odds: it names every entry, and is no list of the greatest few."""
    few = len(listed.entries) < 2 or (
        len({e.part for e in listed.entries}) < _FEW and 3 * told < 2 * total and listed.of is not ListOf.CHANNELS
    )
    return listed.whole and not few


def _misread(batch: BatchRow, count: Count, reading: int) -> tuple[str, tuple[tuple[str, Value], ...]]:
    """The hint that one figure read otherwise sets the sum right."""
    return (
        "hint-misread",
        (("part", part_name(count, batch)), ("count", count.count), ("reading", reading)),
    )


def _differing(batch: BatchRow) -> Iterator[Finding]:
    """One figure told in two ways."""
    told: dict[object, list[Count]] = defaultdict(list)
    for count in batch.counts:
        told[count.coverage, count.priority, count.part].append(count)
    for counts in told.values():
        known = set(counts[0].others)
        figures = [c for c in counts if c is counts[0] or c.count not in known]
        for one, two in pairwise(figures):
            if one.count == two.count:
                continue
            misread = two.count in set(readings(one.count)) and in_digits(one) and in_digits(two)
            yield Finding(
                check="figures-differ",
                certainty=Certainty.MISREAD if misread else Certainty.PAPER,
                subject=batch.thing,
                values=(
                    ("batch", batch.thing.name),
                    ("cases", cases(one.coverage, priority=one.priority)),
                    ("part", part_name(one, batch)),
                    ("one", one.count),
                    ("two", two.count),
                    ("by", abs(one.count - two.count)),
                ),
                passages=_both(one, two),
                others=(one.area,),
                hints=(("hint-alike", ()),) if misread else (),
            )


def _both(*counts: Count) -> tuple[Passage, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(c.passages for c in counts)))


def _parts(batch: BatchRow) -> Iterator[Finding]:
    """Priority cases are among all cases, and those of the batch among those so far."""
    least: dict[_Key, Count] = {}
    most: dict[_Key, Count] = {}
    for count in batch.counts:
        key = (count.coverage, count.priority, count.part)
        least[key] = min(least.get(key, count), count, key=lambda c: min((c.count, *c.others)))
        most[key] = max(most.get(key, count), count, key=lambda c: max((c.count, *c.others)))
    for (coverage, priority, part), count in least.items():
        if priority and (whole := most.get((coverage, False, part))):
            yield from _exceeds(batch, count, whole, check="priority-above-cases")
        if coverage is Coverage.BATCH and (whole := most.get((Coverage.CUMULATIVE, priority, part))):
            yield from _exceeds(batch, count, whole, check="batch-above-cumulative")


def _exceeds(batch: BatchRow, part: Count, whole: Count, *, check: str) -> Iterator[Finding]:
    limit = max((whole.count, *whole.others))
    if part.count <= limit:
        return
    misread = (in_digits(part) and any(r <= limit for r in readings(part.count))) or (
        in_digits(whole) and any(r >= part.count for r in readings(whole.count))
    )
    yield Finding(
        check=check,
        certainty=Certainty.MISREAD if misread else Certainty.PAPER,
        subject=batch.thing,
        values=(
            ("batch", batch.thing.name),
            ("part", part_name(part, batch)),
            ("cases", cases(whole.coverage, priority=whole.priority)),
            ("one", part.count),
            ("two", whole.count),
            ("by", part.count - limit),
        ),
        passages=_both(part, whole),
        others=(part.area,),
        hints=(("hint-alike", ()),) if misread else (),
    )


def _undisclosed(batch: BatchRow) -> Iterator[Finding]:
    """No more cases are kept back than came in."""
    totals = batch.totals(Coverage.BATCH)
    if batch.undisclosed is None or not totals:
        return
    total = max(totals, key=lambda c: c.count)
    if batch.undisclosed > total.count:
        yield Finding(
            check="undisclosed-above-cases",
            certainty=Certainty.PAPER,
            subject=batch.thing,
            values=(
                ("batch", batch.thing.name),
                ("one", batch.undisclosed),
                ("two", total.count),
                ("by", batch.undisclosed - total.count),
            ),
            passages=tuple(dict.fromkeys((*total.passages, *batch.passages))),
        )

"""Between the batches of one inspection: numbers without gaps, dates that go on, running totals that grow by the batch."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import chain, pairwise, product

from kg.audit.finding import Certainty, Finding
from kg.audit.ledger import BatchRow, Count, Ledger
from kg.audit.lookalikes import in_digits, readings
from kg.audit.wording import cases, part_name
from kg.model import Channel, Coverage, ListOf

_APART = 45
"""Days without a batch after which another inspection begins."""

_WHICH = re.compile("第[一二三四五六七八九十百0-9]+")

_WAYS = 8
"""Sums that are followed at once where figures differ."""
Part = tuple[str, str | None, Channel]


def between_batches(ledger: Ledger) -> Iterator[Finding]:
    """What does not fit between the batches of each inspection."""
    for batches in inspections(ledger.batches):
        yield from _repeated(batches)
        yield from _missing(batches)
        ordered = _one_each(batches)
        yield from _backwards(ordered)
        yield from _growth(ordered)


def inspections(batches: Sequence[BatchRow]) -> list[list[BatchRow]]:
    """The batches of one team and recipient that follow one another without a long pause, by number."""
    groups: dict[tuple[str, str], list[BatchRow]] = defaultdict(list)
    loose: list[BatchRow] = []
    for batch in batches:
        if batch.recipient and batch.team and _WHICH.search(batch.team.name):
            groups[batch.recipient.node, batch.team.node].append(batch)
        elif batch.recipient:
            loose.append(batch)
    known = dict(groups)
    for batch in loose:
        recipient = batch.recipient.node if batch.recipient else ""
        fitting = [key for key, others in known.items() if key[0] == recipient and _fits(batch, others)]
        own = (recipient, batch.team.node if batch.team else "")
        groups[fitting[0] if len(fitting) == 1 else own].append(batch)
    return [
        sorted(together, key=lambda b: (b.number, b.date or "", b.thing.node))
        for key in sorted(groups)
        for together in _rounds(groups[key])
    ]


def _fits(batch: BatchRow, others: Sequence[BatchRow]) -> bool:
    """Whether a team named without its number, or not at all, may be that of ``others`` at that time."""
    name = others[0].team.name if others[0].team else ""
    if batch.team and batch.team.name != _WHICH.sub("", name):
        return False
    day = _day(batch)
    days = [d for d in map(_day, others) if d]
    return day is None or not days or (min(days) <= day + timedelta(_APART) and day <= max(days) + timedelta(_APART))


def _rounds(batches: list[BatchRow]) -> list[list[BatchRow]]:
    dated = sorted((b for b in batches if _day(b)), key=lambda b: (b.date or "", b.number, b.thing.node))
    rounds: list[list[BatchRow]] = []
    last: date | None = None
    for batch in dated:
        day = _day(batch)
        if day and (last is None or (day - last).days > _APART):
            rounds.append([])
        rounds[-1].append(batch)
        last = day
    undated = [b for b in batches if not _day(b)]
    if len(rounds) == 1 or (not rounds and undated):
        rounds = [[*(rounds[0] if rounds else ()), *undated]]
    return rounds


def _day(batch: BatchRow) -> date | None:
    try:
        return date.fromisoformat(batch.date) if batch.date and len(batch.date) == 10 else None
    except ValueError:
        return None


def _one_each(batches: list[BatchRow]) -> list[BatchRow]:
    """The batches whose number no other has."""
    times: dict[int, int] = defaultdict(int)
    for batch in batches:
        times[batch.number] += 1
    return [b for b in batches if times[b.number] == 1]


def _repeated(batches: list[BatchRow]) -> Iterator[Finding]:
    for one, two in pairwise(batches):
        if one.number == two.number:
            yield Finding(
                check="batch-repeated",
                certainty=Certainty.PAPER if one.date != two.date else Certainty.OPEN,
                subject=two.thing,
                values=(("batch", one.thing.name), ("one", one.date or "?"), ("two", two.date or "?")),
                passages=(*one.passages, *two.passages),
                others=(one.thing,),
            )


def _missing(batches: list[BatchRow]) -> Iterator[Finding]:
    """Numbers between those seen; what came before the first page of a collection is nobody's gap."""
    for one, two in pairwise(batches):
        if two.number > one.number + 1:
            gone = range(one.number + 1, two.number)
            told = _day(one), _day(two)
            next_day = bool(told[0] and told[1] and (told[1] - told[0]).days == 1)
            yield Finding(
                check="batch-missing",
                certainty=Certainty.OPEN if next_day else Certainty.PAGES,
                subject=two.thing,
                values=(
                    ("one", one.thing.name),
                    ("two", two.thing.name),
                    ("numbers", "、".join(map(str, gone))),
                    ("by", len(gone)),
                ),
                passages=(*one.passages, *two.passages),
                others=(one.thing,),
                hints=(("hint-next-day", ()),) if next_day else (),
            )


def _backwards(batches: list[BatchRow]) -> Iterator[Finding]:
    for one, two in pairwise(b for b in batches if _day(b)):
        first, then = _day(one), _day(two)
        if first and then and then < first:
            yield Finding(
                check="batch-dates-backwards",
                certainty=Certainty.PAPER,
                subject=two.thing,
                values=(
                    ("one", one.thing.name),
                    ("two", two.thing.name),
                    ("first", first.isoformat()),
                    ("then", then.isoformat()),
                    ("by", (first - then).days),
                ),
                passages=(*one.passages, *two.passages),
                others=(one.thing,),
            )


# --- running totals -----------------------------------------------------------------------------------


def _growth(batches: list[BatchRow]) -> Iterator[Finding]:
    """From one running total to the next: in all, by channel, by region, by type, for all cases and for priority cases."""
    told: dict[tuple[bool, Part], dict[int, list[Count]]] = defaultdict(lambda: defaultdict(list))
    for n, batch in enumerate(batches):
        for count in batch.counts:
            if count.coverage is Coverage.CUMULATIVE:
                told[count.priority, count.part][n].append(count)
    for (priority, part), running in told.items():
        if 0 in running and batches[0].number == 1:
            yield from _step(None, batches[:1], part, (), running[0], priority=priority)
        for start, stop in pairwise(running):
            added = batches[start + 1 : stop + 1]
            yield from _step(batches[start], added, part, running[start], running[stop], priority=priority)


def _of(batch: BatchRow, part: Part, *, priority: bool) -> list[Count] | None:
    """The figures of a part in a batch; none where a whole list leaves it out; None where that is not known."""
    told = [c for c in batch.of(Coverage.BATCH, priority=priority) if c.part == part]
    if told:
        return told
    area, pollution, channel = part
    of = ListOf.TYPES if pollution else ListOf.CHANNELS if channel is not Channel.ALL else ListOf.REGIONS
    if batch.recipient and (area, pollution, channel) == (batch.recipient.node, None, Channel.ALL):
        return None
    totals = {c.count for c in batch.totals(Coverage.BATCH, priority=priority)}
    for listed in batch.lists:
        if (listed.of, listed.coverage, listed.priority) == (of, Coverage.BATCH, priority) and listed.whole:
            return [] if sum(c.count for c in listed.entries) in totals else None
    return None


def _amounts(counts: Sequence[Count]) -> set[int]:
    return set(chain.from_iterable((c.count, *c.others) for c in counts)) or {0}


def _step(
    before: BatchRow | None,
    batches: Sequence[BatchRow],
    part: Part,
    olds: Sequence[Count],
    totals: Sequence[Count],
    *,
    priority: bool,
) -> Iterator[Finding]:
    """What ``batches`` make of the running figures ``olds``, against those told with the last of them."""
    after = batches[-1]
    news = [_of(batch, part, priority=priority) for batch in batches]
    first = before.number + 1 if before else 1
    exact = None not in news and [b.number for b in batches] == list(range(first, after.number + 1))
    grown = {0}
    for counts in news:
        if counts:
            grown = {a + b for a, b in product(sorted(grown)[:_WAYS], sorted(_amounts(counts)))}
    old, now = min(_amounts(olds)), max(_amounts(totals))
    if exact and any(a + g == b for a, g, b in product(_amounts(olds), grown, _amounts(totals))):
        return
    by = now - old - min(grown)
    if not exact and by >= 0:
        return
    added = [c for counts in news if counts for c in counts]
    misread = _sets_right(olds, added, totals, exact=exact)
    shown = totals[0]
    name = part_name(shown, after)
    yield Finding(
        check="running-total" if exact else "running-total-falls",
        certainty=Certainty.MISREAD if misread else Certainty.PAPER,
        subject=after.thing,
        values=(
            ("batch", after.thing.name),
            ("before", before.thing.name if before else "0"),
            ("cases", cases(Coverage.CUMULATIVE, priority=shown.priority)),
            ("part", name),
            ("old", old),
            ("grown", min(grown)),
            ("expected", old + min(grown)),
            ("total", shown.count),
            ("by", abs(by)),
        ),
        passages=tuple(dict.fromkeys(chain.from_iterable(c.passages for c in (*olds, *added, *totals)))),
        others=tuple(b.thing for b in (before,) if b),
        hints=(("hint-alike", ()),) if misread else (),
    )


def _sets_right(olds: Sequence[Count], added: Sequence[Count], totals: Sequence[Count], *, exact: bool) -> bool:
    """Whether one figure read otherwise makes the step come right."""
    signed = [(c, 1) for c in (*olds, *added)] + [(c, -1) for c in totals[:1]]
    odds = sum(sign * c.count for c, sign in signed)
    for count, sign in signed:
        if in_digits(count):
            for reading in readings(count.count):
                left = odds + sign * (reading - count.count)
                if left == 0 or (not exact and left < 0):
                    return True
    return False

"""One batch of complaints told by several notices is one node; where they differ, both figures stay."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace

from kg.model import Batch, Channel, CountList, Coverage, Knowledge, Observation, Ref
from kg.resolve.merge import evidence

Cell = tuple[str, Ref, str, str, bool, int]

_NEAR = 20
"""Days between two notices of one batch at most: the day it was handed over, and the day of a later report on it."""
_WHICH = re.compile("第[一二三四五六七八九十百0-9]+")


def join_batches(knowledge: Knowledge) -> Knowledge:
    """``knowledge`` with each batch once.

    Two notices speak of one batch if number and recipient are the same, nothing speaks against the teams being one
    (中央生态环境保护督察组 may be 中央第四生态环境保护督察组), and they give the same day; or, where the days differ or
    one gives none, totals that are not at odds.
    """
    names = {body.ref: body.name for body in knowledge.bodies}
    told: dict[tuple[int, Ref | None], list[Batch]] = {}
    for batch in knowledge.batches:
        told.setdefault((batch.number, batch.recipient), []).append(batch)
    joined = [batch for same in told.values() for batch in _joined(same, names)]
    joined.sort(key=lambda b: ((b.date or "")[:4], b.recipient or ("", ""), b.team or ("", ""), b.number, b.date or ""))
    return replace(knowledge, batches=tuple(joined))


def _joined(told: list[Batch], names: Mapping[Ref, str]) -> list[Batch]:
    """The batches that the notices of one number and recipient tell of, the fullest notice first."""
    found: list[Batch] = []
    for batch in sorted(told, key=lambda b: (b.date is None, b.team is None, -len(b.observations), b.passages)):
        at = next((n for n, other in enumerate(found) if _same(other, batch, names)), None)
        if at is None:
            found.append(batch)
        else:
            found[at] = _both(found[at], batch)
    return found


def _same(one: Batch, two: Batch, names: Mapping[Ref, str]) -> bool:
    if not _one_team(one.team, two.team, names):
        return False
    days = _day(one.date), _day(two.date)
    totals = _totals(one), _totals(two)
    agree = not (totals[0] and totals[1]) or bool(totals[0] & totals[1])
    if days[0] is None or days[1] is None:
        years = {(b.date or "")[:4] for b in (one, two)} - {""}
        return len(years) < 2 and agree
    apart = abs((days[0] - days[1]).days)
    return apart == 0 or (apart <= _NEAR and agree)


def _one_team(one: Ref | None, two: Ref | None, names: Mapping[Ref, str]) -> bool:
    """Whether two teams may be one: the same, one untold, or one named without its number."""
    if one is None or two is None or one == two:
        return True
    full = [names.get(ref, ref.key) for ref in (one, two)]
    bare = [_WHICH.sub("", name) for name in full]
    return bare[0] == bare[1] and full.count(bare[0]) == 1


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None


def _totals(batch: Batch) -> set[int]:
    """The totals of the batch itself: several where duplicates are counted and not."""
    return {
        count
        for o in batch.observations
        if (o.coverage, o.area, o.pollution, o.channel, o.priority)
        == (Coverage.BATCH, batch.recipient, None, Channel.ALL, False)
        for count in (o.count, o.gross, o.net)
        if count is not None
    }


def cell(observation: Observation) -> Cell:
    """What makes two counts one: every dimension and the figure itself."""
    o = observation
    return (o.coverage.value, o.area, o.pollution or "", o.channel.value, o.priority, o.count)


def _both(one: Batch, two: Batch) -> Batch:
    cells: dict[Cell, Observation] = {}
    for observation in (*one.observations, *two.observations):
        seen = cells.get(cell(observation))
        cells[cell(observation)] = observation if seen is None else _one_count(seen, observation)
    full = [b.team for b in (one, two) if b.team]
    return replace(
        one,
        team=max(full, key=lambda ref: (bool(_WHICH.search(ref.key)), ref), default=None),
        date=min(filter(None, (one.date, two.date)), default=None),
        undisclosed=one.undisclosed if one.undisclosed is not None else two.undisclosed,
        observations=tuple(cells.values()),
        passages=evidence((one.passages, two.passages)),
        lists=_lists(one, two),
    )


def _one_count(one: Observation, two: Observation) -> Observation:
    return replace(
        one,
        passages=evidence((one.passages, two.passages)),
        gross=one.gross if one.gross is not None else two.gross,
        net=one.net if one.net is not None else two.net,
    )


def _lists(one: Batch, two: Batch) -> tuple[CountList, ...]:
    """The lists of both notices; those of one article that both read stay one."""
    return tuple(
        sorted({*one.lists, *two.lists}, key=lambda entry: (entry.passages, entry.of, entry.coverage, entry.priority))
    )

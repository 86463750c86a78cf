"""Batches of complaints in order: one inspection hands over batch after batch, and numbers them from 1."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kg.model import Batch, Ref

_BREAK = 120
"""Days without a notice after which a team that comes to the same place starts anew; a visit lasts about a month."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """One visit of one team."""

    recipient: Ref | None
    team: Ref | None
    batches: tuple[int, ...]
    """Indexes into the batches given, by number, then by date."""


def inspections(batches: Sequence[Batch]) -> tuple[Inspection, ...]:
    """The batches by visit, the one with most batches first, then the latest.

    Batches of one team and recipient belong together until `_BREAK` days pass without one. A batch without a date
    joins the latest visit of its team there.
    """
    by_team: dict[tuple[Ref | None, Ref | None], list[int]] = {}
    for index, batch in enumerate(batches):
        by_team.setdefault((batch.recipient, batch.team), []).append(index)
    found = [
        Inspection(recipient, team, tuple(sorted(visit, key=lambda i: (batches[i].number, batches[i].date or "", i))))
        for (recipient, team), indexes in by_team.items()
        for visit in _visits(indexes, batches)
    ]
    found.sort(key=lambda i: (len(i.batches), max(batches[b].date or "" for b in i.batches)), reverse=True)
    return tuple(found)


def _visits(indexes: Iterable[int], batches: Sequence[Batch]) -> list[list[int]]:
    visits: list[list[int]] = []
    last: int | None = None
    undated = []
    for index in sorted(indexes, key=lambda i: (batches[i].date or "", i)):
        day = _day(batches[index].date)
        if day is None:
            undated.append(index)
            continue
        if last is None or day - last > _BREAK:
            visits.append([])
        visits[-1].append(index)
        last = day
    if undated:
        visits = visits or [[]]
        visits[-1] += undated
    return visits


def _day(text: str | None) -> int | None:
    """The number of a day, or nothing for what names no day."""
    try:
        return date.fromisoformat(text or "").toordinal() if len(text or "") == 10 else None
    except ValueError:
        return None

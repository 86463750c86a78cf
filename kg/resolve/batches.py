"""One batch of complaints told by several notices is one node; where they differ, both figures stay."""

from __future__ import annotations

from msgspec.structs import replace

from kg.model import Batch, Knowledge, Observation, Ref
from kg.resolve.merge import evidence

BatchKey = tuple[int, Ref | None, Ref | None, str]
Cell = tuple[str, Ref, str, str, bool, int]


def key(batch: Batch) -> BatchKey:
    """What makes two notices speak of one batch: number, team, recipient and year."""
    return (batch.number, batch.team, batch.recipient, (batch.date or "")[:4])


def cell(observation: Observation) -> Cell:
    """What makes two counts one: every dimension and the figure itself."""
    o = observation
    return (o.coverage.value, o.area, o.pollution or "", o.channel.value, o.priority, o.count)


def join_batches(knowledge: Knowledge) -> Knowledge:
    """``knowledge`` with each batch once."""
    joined: dict[BatchKey, Batch] = {}
    for batch in knowledge.batches:
        seen = joined.get(key(batch))
        joined[key(batch)] = batch if seen is None else _both(seen, batch)
    ordered = sorted(joined, key=lambda k: (k[3], k[2] or ("", ""), k[1] or ("", ""), k[0]))
    return replace(knowledge, batches=tuple(joined[k] for k in ordered))


def _both(one: Batch, two: Batch) -> Batch:
    cells: dict[Cell, Observation] = {}
    for observation in (*one.observations, *two.observations):
        seen = cells.get(cell(observation))
        cells[cell(observation)] = (
            observation if seen is None else replace(seen, passages=evidence((seen.passages, observation.passages)))
        )
    return replace(
        one,
        date=min(filter(None, (one.date, two.date)), default=None),
        undisclosed=one.undisclosed if one.undisclosed is not None else two.undisclosed,
        observations=tuple(cells.values()),
        passages=evidence((one.passages, two.passages)),
    )

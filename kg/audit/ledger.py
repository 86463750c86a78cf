"""The plain records that the checks work on; filled from a build's knowledge or from a graph folder alike."""

from __future__ import annotations

from msgspec import Struct

from kg.audit.finding import Thing
from kg.model import Channel, Coverage, ListOf, Passage

Slice = tuple[Coverage, bool]
"""Which cases are meant: of the batch or of all so far, and whether only priority cases."""


class Count(Struct, frozen=True):
    """One figure of a batch."""

    coverage: Coverage
    area: Thing
    pollution: str | None
    """The type of pollution as worded; None for all."""
    channel: Channel
    priority: bool
    count: int
    others: tuple[int, ...]
    """The same cases counted otherwise: with duplicates, or without them."""
    passages: tuple[Passage, ...]

    @property
    def part(self) -> tuple[str, str | None, Channel]:
        """Which part of the cases is counted: region, type and channel."""
        return (self.area.node, self.pollution, self.channel)


class Listed(Struct, frozen=True):
    """A published list with its entries."""

    of: ListOf
    coverage: Coverage
    priority: bool
    whole: bool
    multiple: bool
    entries: tuple[Count, ...]
    passages: tuple[Passage, ...]


class BatchRow(Struct, frozen=True):
    """One batch."""

    thing: Thing
    number: int
    team: Thing | None
    recipient: Thing | None
    date: str | None
    undisclosed: int | None
    counts: tuple[Count, ...]
    lists: tuple[Listed, ...]
    passages: tuple[Passage, ...]

    def of(self, coverage: Coverage, *, priority: bool = False) -> tuple[Count, ...]:
        """The figures of one coverage, of all cases or of priority cases."""
        return tuple(c for c in self.counts if c.coverage is coverage and c.priority is priority)

    def totals(self, coverage: Coverage, *, priority: bool = False) -> tuple[Count, ...]:
        """The totals: one, or several where notices differ."""
        return tuple(
            c
            for c in self.of(coverage, priority=priority)
            if self.recipient and c.part == (self.recipient.node, None, Channel.ALL)
        )


class MeetingRow(Struct, frozen=True):
    """One event of a numbered series, or one that somebody chairs at a place and on a day, or one announced."""

    thing: Thing
    series: str | None
    term: int | None
    ordinal: int | None
    start: str | None
    end: str | None
    places: tuple[tuple[str, str], ...]
    """Name and division code (empty if none is known) of where it takes place."""
    chairs: tuple[tuple[Thing, tuple[Passage, ...]], ...]
    passages: tuple[Passage, ...]


class TenureRow(Struct, frozen=True):
    """One holding of a post."""

    person: Thing
    body: Thing
    title: str
    status: str
    first_seen: str | None
    last_seen: str | None
    start: str | None
    end: str | None
    passages: tuple[Passage, ...]


class BodyRow(Struct, frozen=True):
    """A body and the first sentence of a dated article that names it."""

    thing: Thing
    first_seen: str
    passage: Passage


class Ledger(Struct, frozen=True):
    """Everything that the checks look at, each tuple in a settled order."""

    batches: tuple[BatchRow, ...] = ()
    meetings: tuple[MeetingRow, ...] = ()
    tenures: tuple[TenureRow, ...] = ()
    bodies: tuple[BodyRow, ...] = ()
    published: tuple[tuple[tuple[str, int], str], ...] = ()
    """The date of each article that tells it, by page and number; inferred dates are left out."""

"""One event told by several articles is one node."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from kg.model import AgendaItem, Event, Kind, Ref, Role
from kg.resolve.merge import evidence, join_roles, place_of, union
from kg.resolve.places import seat_code
from kg.text import squeeze

_OWNERS = (Role.HELD, Role.CHAIRED, Role.ORGANIZED)
"""Roles that only one party has: who shares one of them on one day shares the event."""

_LEAD = (Role.CHAIRED, Role.INSPECTED)
"""Roles of which two accounts of one event name the same holder."""


class Events(Struct, frozen=True):
    """Events under global keys, and how to get there."""

    events: tuple[Event, ...]
    keys: Mapping[Ref, Ref]


class _Told(Struct, frozen=True):
    """An event with what makes it the same as another."""

    event: Event
    article: str
    names: frozenset[str]
    parties: frozenset[Ref]
    """Its owners and its places."""
    leaders: frozenset[Ref]
    """Who chairs or inspects."""
    codes: tuple[str, ...]
    """The codes of the divisions of its places."""

    def same(self, other: _Told) -> bool:
        """Whether both tell one event: of one day, under agreeing names, with an owner or a place in common.

        One article tells its events apart itself: 甲市、乙县分别召开领导干部会议 are two. So are two visits of one day under
        different leaders, or to places of which neither lies in the other.
        """
        if self.article == other.article or self.parties.isdisjoint(other.parties) or self.apart(other):
            return False
        if not self.names.isdisjoint(other.names):
            return True
        short, long = sorted((squeeze(self.event.name), squeeze(other.event.name)), key=len)
        return self.event.start is not None and short in long

    def apart(self, other: _Told) -> bool:
        """Whether leaders or places show two events."""
        if self.leaders and other.leaders and self.leaders.isdisjoint(other.leaders):
            return True
        pairs = ((one, two) for one in self.codes for two in other.codes)
        return bool(self.codes and other.codes) and not any(a.startswith(b) or b.startswith(a) for a, b in pairs)


def join_events(events: tuple[Event, ...]) -> Events:
    """Join events of one type and day whose names agree and that share an owner or a place."""
    groups: list[list[_Told]] = []
    index: dict[tuple[str, ...], list[list[_Told]]] = defaultdict(list)
    for event in events:
        told = _told(event)
        drawers = _drawers(told)
        rivals = (group for drawer in drawers for group in index[drawer])
        group = next((g for g in rivals if _belongs(told, g)), None)
        if group is None:
            group = []
            groups.append(group)
        group.append(told)
        for drawer in drawers:
            if not any(g is group for g in index[drawer]):
                index[drawer].append(group)
    joined = [[t.event for t in group] for group in groups]
    keys: dict[Ref, Ref] = {}
    named: list[Event] = []
    taken: set[str] = set()
    wholes = zip(joined, map(_whole, joined), strict=True)
    for group_events, whole in sorted(wholes, key=lambda pair: [place_of(p) for p in pair[1].passages[:1]]):
        ref = Ref(Kind.EVENT, _key(whole, taken))
        taken.add(ref.key)
        keys.update((e.ref, ref) for e in group_events)
        named.append(replace(whole, ref=ref))
    return Events(tuple(sorted(named, key=lambda e: e.ref)), keys)


def _told(event: Event) -> _Told:
    return _Told(
        event=event,
        article=event.ref.key.rpartition("/")[0],
        names=frozenset(squeeze(name) for name in (event.name, *event.also)),
        parties=frozenset(_owners(event) | set(event.places)),
        leaders=frozenset(r.agent for r in event.roles if r.role in _LEAD),
        codes=tuple(seat_code(place) for place in event.places),
    )


def _drawers(told: _Told) -> list[tuple[str, ...]]:
    """Where events that may be the same lie: those of one day together, undated ones by name."""
    event = told.event
    if event.start is not None:
        return [(event.type.value, event.start)]
    return [(event.type.value, "", name) for name in sorted(told.names)]


def _belongs(told: _Told, group: list[_Told]) -> bool:
    """Whether ``told`` is the same event as one of ``group`` and may be that of all."""
    if any(told.article == e.article or told.apart(e) for e in group):
        return False
    return any(told.same(e) for e in group)


def _owners(event: Event) -> set[Ref]:
    return {r.agent for r in event.roles if r.role in _OWNERS}


def _whole(group: list[Event]) -> Event:
    """The fullest name wins; the rest become other names."""
    name = max((e.name for e in group), key=lambda n: (len(n), n))
    first = group[0]
    return replace(
        first,
        name=name,
        also=tuple(n for n in union((e.name for e in group), *(e.also for e in group)) if n != name),
        end=max(filter(None, (e.end for e in group)), default=None),
        date_text=next((e.date_text for e in group if e.date_text), None),
        places=tuple(sorted(set(chain.from_iterable(e.places for e in group)))),
        roles=join_roles(e.roles for e in group),
        agenda=_agenda(chain.from_iterable(e.agenda for e in group)),
        passages=evidence(e.passages for e in group),
        series=next((e.series for e in group if e.series), None),
        term=next((e.term for e in group if e.term is not None), None),
        ordinal=next((e.ordinal for e in group if e.ordinal is not None), None),
    )


def _agenda(items: chain[AgendaItem]) -> tuple[AgendaItem, ...]:
    joined: dict[tuple[str, str], AgendaItem] = {}
    for item in items:
        key = (item.treatment.value, squeeze(item.label))
        seen = joined.get(key)
        joined[key] = item if seen is None else replace(seen, passages=evidence((seen.passages, item.passages)))
    return tuple(joined.values())


def _key(event: Event, taken: set[str]) -> str:
    """Name and day; where that is not enough, a mark made from the first passage."""
    key = f"{squeeze(event.name)}-{event.start}" if event.start else squeeze(event.name)
    if event.start and key not in taken:
        return key
    first = event.passages[0]
    mark = hashlib.sha256(f"{first.page}/{first.begin}/{event.type}".encode()).hexdigest()
    return next(k for n in range(8, 65) if (k := f"{key}-{mark[:n]}") not in taken)

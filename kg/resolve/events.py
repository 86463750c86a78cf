"""One event told by several articles is one node."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import chain

from kg.model import AgendaItem, Event, Kind, Ref, Role
from kg.resolve.merge import evidence, join_roles, union
from kg.text import squeeze

_OWNERS = (Role.HELD, Role.CHAIRED, Role.ORGANIZED)
"""Roles that only one party has: who shares one of them on one day shares the event."""


@dataclass(frozen=True, slots=True)
class Events:
    """Events under global keys, and how to get there."""

    events: tuple[Event, ...]
    keys: Mapping[Ref, Ref]


def join_events(events: tuple[Event, ...]) -> Events:
    """Join events of one type and day whose names agree and that share an owner or a place."""
    groups: list[list[Event]] = []
    index: dict[tuple[str, str | None], list[list[Event]]] = defaultdict(list)
    for event in events:
        rivals = index[event.type.value, event.start]
        group = next((g for g in rivals if _of_another_article(event, g) and any(_same(event, e) for e in g)), None)
        if group is None:
            group = []
            groups.append(group)
            rivals.append(group)
        group.append(event)
    wholes = [_whole(group) for group in groups]
    keys: dict[Ref, Ref] = {}
    named: list[Event] = []
    taken: set[str] = set()
    for group, whole in sorted(zip(groups, wholes, strict=True), key=lambda pair: pair[1].passages[:1]):
        ref = Ref(Kind.EVENT, _key(whole, taken))
        taken.add(ref.key)
        keys.update((e.ref, ref) for e in group)
        named.append(replace(whole, ref=ref))
    return Events(tuple(sorted(named, key=lambda e: e.ref)), keys)


def _of_another_article(event: Event, group: list[Event]) -> bool:
    """One article tells its events apart itself: 甲市、乙县分别召开领导干部会议 are two."""
    article = event.ref.key.rpartition("/")[0]
    return all(e.ref.key.rpartition("/")[0] != article for e in group)


def _same(one: Event, two: Event) -> bool:
    if one.start is None or not _names(one) & _names(two):
        short, long = sorted((squeeze(one.name), squeeze(two.name)), key=len)
        if one.start is None or short not in long:
            return False
    return bool(_owners(one) & _owners(two) or set(one.places) & set(two.places))


def _names(event: Event) -> set[str]:
    return {squeeze(name) for name in (event.name, *event.also)}


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

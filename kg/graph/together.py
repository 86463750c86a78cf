"""Who was present with whom: counted once at the build, since a query would have to pair everybody with everybody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from kg.graph.index import Index
from kg.graph.terms import KG, TYPE, Triple, link, number
from kg.model import Event, Kind, Knowledge, Ref, Role

PRESENT = frozenset((Role.CHAIRED, Role.ATTENDED, Role.OBSERVED, Role.ADDRESSED, Role.REPORTED))
"""Roles of those who sat in the room; contestants, hosts and those appointed need not have."""
CROWD = 30
"""At an event that names more persons as present, being there says little: a congress is no round table. It also
bounds the pairs that one event can give."""
OFTEN = 2
"""Pairs that met less often are not written: they are most of all pairs, and one event gives them at once."""

_TOGETHER = KG + "Together"
_COMPANION = KG + "companion"
_TIMES = KG + "timesTogether"
_PERSONS_PRESENT = KG + "personsPresent"


def together(knowledge: Knowledge, index: Index) -> Iterator[Triple]:
    """How many persons each event names as present, and the pairs who were present together at several events."""
    times: Counter[tuple[Ref, Ref]] = Counter()
    for event in knowledge.events:
        persons = _present(event, index)
        if persons:
            yield from number(index.iris.thing(event.ref), _PERSONS_PRESENT, len(persons))
        if len(persons) <= CROWD:
            times.update(combinations(persons, 2))
    for (one, other), count in times.items():
        if count >= OFTEN:
            yield from _pair(one, other, count, index)


def _present(event: Event, index: Index) -> list[Ref]:
    """The persons in the room, each once, sorted."""
    roles = (role.agent for role in event.roles if role.role in PRESENT and role.agent.kind is Kind.PERSON)
    return sorted(set(index.known(roles)))


def _pair(one: Ref, other: Ref, count: int, index: Index) -> Iterator[Triple]:
    node = index.iris.node("together", index.iris.name(one), index.iris.name(other))
    yield link(node, TYPE, _TOGETHER)
    yield link(node, _COMPANION, index.iris.thing(one))
    yield link(node, _COMPANION, index.iris.thing(other))
    yield from number(node, _TIMES, count)

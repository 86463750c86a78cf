"""Who was present with whom is counted once, at the build."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.graph.index import index
from kg.graph.terms import KG, Triple
from kg.graph.together import CROWD, together
from kg.model import Body, BodyKind, Event, EventType, Kind, Knowledge, Participation, Person, Ref, Role, Standing

BASE = "https://example.org/id/"
ROLES = {role.value: role for role in Role}


def knowledge(*meetings: str) -> Knowledge:
    """One meeting for each string: ``chairedBy=甲 attendedBy=乙、丙``; a name that ends with 局 is a body's."""
    named: set[Ref] = set()

    def agent(name: str) -> Ref:
        named.add(Ref(Kind.BODY if name.endswith("局") else Kind.PERSON, name))
        return Ref(Kind.BODY if name.endswith("局") else Kind.PERSON, name)

    def roles(notation: str) -> Iterator[Participation]:
        for part in notation.split():
            role, _, names = part.partition("=")
            for position, name in enumerate(names.split("、"), 1):
                yield Participation(ROLES[role], agent(name), position, "", ())

    events = tuple(
        Event(Ref(Kind.EVENT, f"会议{n}"), EventType.MEETING, "会议", (), roles=tuple(roles(notation)))
        for n, notation in enumerate(meetings)
    )
    return Knowledge(
        events=events,
        persons=tuple(Person(r, r.key, Standing.OFFICIAL) for r in sorted(named) if r.kind is Kind.PERSON),
        bodies=tuple(Body(r, r.key, BodyKind.GOVERNMENT) for r in sorted(named) if r.kind is Kind.BODY),
    )


def written(known: Knowledge) -> list[Triple]:
    return list(together(known, index(known, base=BASE)))


def pairs(known: Knowledge) -> dict[str, int]:
    start = f"{BASE}together/"
    return {
        node.removeprefix(start): int(value)
        for node, predicate, value, _ in written(known)
        if predicate.endswith("timesTogether")
    }


@pytest.mark.parametrize(
    ("meetings", "found"),
    [
        (("chairedBy=甲 attendedBy=乙",), {}),
        (("chairedBy=甲 attendedBy=乙", "attendedBy=甲、乙"), {"乙_甲": 2}),
        (("chairedBy=甲 attendedBy=甲、乙", "addressedBy=乙 reportedBy=乙 observedBy=甲"), {"乙_甲": 2}),
        (("attendedBy=甲、乙、丙", "attendedBy=甲、乙", "attendedBy=丙、乙"), {"乙_甲": 2, "丙_乙": 2}),
        (("chairedBy=甲 wonBy=乙", "chairedBy=甲 organizedBy=乙", "appointed=乙 attendedBy=甲"), {}),
        (("chairedBy=甲 attendedBy=水利局", "chairedBy=甲 attendedBy=水利局"), {}),
    ],
)  # fmt: skip
def test_pairs_who_met_more_than_once(meetings: tuple[str, ...], found: dict[str, int]) -> None:
    assert pairs(knowledge(*meetings)) == found


def test_a_crowd_is_no_company_and_does_not_explode() -> None:
    crowd = "attendedBy=" + "、".join(f"代表{n}" for n in range(2000))
    circle = "attendedBy=" + "、".join(f"代表{n}" for n in range(CROWD))
    assert pairs(knowledge(crowd, crowd)) == {}
    assert len(pairs(knowledge(circle, circle))) == CROWD * (CROWD - 1) // 2


def test_every_event_says_how_many_were_present() -> None:
    known = knowledge("chairedBy=甲 attendedBy=乙、甲 organizedBy=丙", "heldBy=水利局", "addressedBy=丁")
    counts = {s.removeprefix(BASE): v for s, p, v, _ in written(known) if p == KG + "personsPresent"}
    assert counts == {"event/会议0": "2", "event/会议2": "1"}

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kg.model import Kind, Knowledge, Participation, Ref, Role, Tenure, TenureStatus
from kg.view.data import KINDS, bylines, picture
from tests.graph.everything import everything
from tests.view.sample import sample


@pytest.mark.parametrize(
    "knowledge", [Knowledge(), sample(60), sample(600), everything()], ids=["none", "60", "600", "worst"]
)
def test_every_thing_is_a_node_and_every_role_an_edge(knowledge: Knowledge) -> None:
    found = picture(knowledge)
    things = [len(getattr(knowledge, name)) for name in ("persons", "bodies", "places", "events", "batches")]
    counts = [sum(n.kind == kind for n in found.nodes) for kind in KINDS]
    named = {f"{r.kind.value}/{r.key}" for r in refs(knowledge)}
    assert [c >= t for c, t in zip(counts, things, strict=True)] == [True] * 5
    assert len(found.nodes) == len({n.id for n in found.nodes}) == len(named) + len(knowledge.batches)
    values = {role.value for role in Role}
    assert sum(e.relation in values for e in found.edges) == sum(len(e.roles) for e in knowledge.events)
    assert sum(e.relation == "location" for e in found.edges) == sum(len(e.places) for e in knowledge.events)
    offices = sum(r.what == "office" for r in found.remarks)
    assert sum(e.relation == "tenure" for e in found.edges) + offices == len(knowledge.tenures)
    assert sum(e.relation == "containedInPlace" for e in found.edges) == sum(
        p.parent is not None for p in knowledge.places
    )
    assert sum(e.relation == "jurisdiction" for e in found.edges) == sum(b.place is not None for b in knowledge.bodies)
    assert sum(r.what == "quotation" for r in found.remarks) == sum(bool(q.text) for q in knowledge.quotations)
    assert sum(r.what == "agenda" for r in found.remarks) == sum(len(e.agenda) for e in knowledge.events)
    assert sum(r.what == "count" for r in found.remarks) == sum(len(b.observations) for b in knowledge.batches)


def refs(knowledge: Knowledge) -> set[Ref]:
    """Every thing that a record is, or points to with a fact."""
    found: set[Ref | None] = set()
    for person in knowledge.persons:
        found |= {person.ref}
    for body in knowledge.bodies:
        found |= {body.ref, body.place, body.parent}
    for place in knowledge.places:
        found |= {place.ref, place.parent}
    for event in knowledge.events:
        found |= {event.ref, *event.places, *(r.agent for r in event.roles)}
    for tenure in knowledge.tenures:
        found |= {tenure.person, tenure.body}
    for batch in knowledge.batches:
        found |= {batch.team, batch.recipient, *(o.area for o in batch.observations)}
    found |= {q.speaker for q in knowledge.quotations}
    return {ref for ref in found if ref}


def test_parallel_edges_stay_apart() -> None:
    knowledge = sample(60)
    event = next(e for e in knowledge.events if e.roles)
    role = event.roles[0]
    twice = replace(event, roles=(role, replace(role, role=Role.ADDRESSED), replace(role, printed="主任")))
    found = picture(replace(knowledge, events=(twice,)))
    edges = [e for e in found.edges if e.relation in {r.value for r in Role}]
    assert len(edges) == 3
    assert len({(e.source, e.target) for e in edges}) == 1


def test_each_edge_keeps_its_own_passages() -> None:
    knowledge = sample(200)
    found = picture(knowledge)
    told = {
        (f"event/{e.ref.key}", f"{r.agent.kind.value}/{r.agent.key}", r.role.value, r.passages)
        for e in knowledge.events
        for r in e.roles
    }
    shown = {
        (found.nodes[e.source].id, found.nodes[e.target].id, e.relation, tuple(found.passages[p] for p in e.passages))
        for e in found.edges
    }
    assert told <= shown


def test_an_office_without_a_body_is_a_remark() -> None:
    person = sample(60).persons[0]
    tenure = Tenure(person.ref, "教授", None, TenureStatus.FORMER, "2025-01-02", "2025-01-02", ())
    found = picture(Knowledge(persons=(person,), tenures=(tenure,)))
    assert [(r.what, r.fields) for r in found.remarks] == [
        ("office", ("教授", "Former", "2025-01-02", "2025-01-02", "", ""))
    ]


def test_a_thing_only_pointed_to_becomes_a_node() -> None:
    knowledge = sample(60)
    event = replace(knowledge.events[0], roles=(Participation(Role.HELD, Ref(Kind.BODY, "某某协会"), 1, "", ()),))
    found = picture(Knowledge(events=(event,)))
    assert [n.label for n in found.nodes if n.kind == "body"] == ["某某协会"]


def test_only_reporters_without_ties_are_bylines() -> None:
    knowledge = sample(600)
    found = picture(knowledge)
    names = {found.nodes[i].id for i in bylines(found)}
    assert names == {f"person/{p.ref.key}" for p in knowledge.persons if p.standing.value == "reporter"}


def test_a_term_is_told_apart_from_the_days_it_was_seen() -> None:
    tenure = replace(sample(60).tenures[0], start="2024-02-01", first_seen="2025-03-04", last_seen="2025-06-01")
    (edge,) = picture(Knowledge(tenures=(tenure,))).edges
    assert (edge.began, edge.ended, edge.start, edge.end) == ("2024-02-01", None, "2025-03-04", "2025-06-01")

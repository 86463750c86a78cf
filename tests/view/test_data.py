from __future__ import annotations

from collections import Counter

import pytest
from msgspec.structs import replace

from kg.model import Kind, Knowledge, Participation, Ref, Role, Tenure, TenureStatus
from kg.view.data import bylines, picture
from tests.graph.everything import everything
from tests.view.sample import sample


@pytest.mark.parametrize(
    "knowledge", [Knowledge(), sample(60), sample(600), everything()], ids=["none", "60", "600", "worst"]
)
def test_every_thing_is_a_node_and_every_role_an_edge(knowledge: Knowledge) -> None:
    found = picture(knowledge)
    known = {t.ref for t in knowledge.persons} | {t.ref for t in knowledge.bodies}
    known |= {t.ref for t in knowledge.places} | {t.ref for t in knowledge.events}
    assert {n.id for n in found.nodes if n.kind != "batch"} == {f"{r.kind.value}/{r.key}" for r in known}
    assert len(found.nodes) == len(known) + len(knowledge.batches)
    counts = Counter(e.relation for e in found.edges)
    remarks = Counter(r.what for r in found.remarks)
    roles = Counter(r.role.value for e in knowledge.events for r in e.roles if r.agent in known)
    assert {name: counts[name] for name in roles} == roles
    assert counts["location"] == sum(place in known for e in knowledge.events for place in e.places)
    assert counts["tenure"] == sum(t.person in known and t.body in known for t in knowledge.tenures)
    assert counts["tenure"] + remarks["office"] == sum(t.person in known for t in knowledge.tenures)
    assert counts["containedInPlace"] == sum(p.parent in known for p in knowledge.places)
    assert counts["jurisdiction"] == sum(b.place in known for b in knowledge.bodies)
    assert counts["subOrganizationOf"] == sum(b.parent in known for b in knowledge.bodies)
    assert remarks["quotation"] == sum(bool(q.text) and q.speaker in known for q in knowledge.quotations)
    assert remarks["agenda"] == sum(len(e.agenda) for e in knowledge.events)
    assert remarks["count"] == sum(o.area in known for b in knowledge.batches for o in b.observations)


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


def test_what_is_only_pointed_to_is_left_out_as_in_the_graph() -> None:
    knowledge = sample(60)
    event = replace(knowledge.events[0], roles=(Participation(Role.HELD, Ref(Kind.BODY, "某某协会"), 1, "", ()),))
    found = picture(Knowledge(events=(event,)))
    assert [n.label for n in found.nodes] == [event.name]
    assert found.edges == ()


def test_a_post_at_a_body_that_is_no_node_is_a_remark() -> None:
    knowledge = sample(60)
    tenure = knowledge.tenures[0]
    found = picture(Knowledge(persons=knowledge.persons, tenures=(tenure,)))
    assert [(r.what, r.fields[0]) for r in found.remarks] == [("office", tenure.title)]


def test_only_reporters_without_ties_are_bylines() -> None:
    knowledge = sample(600)
    found = picture(knowledge)
    names = {found.nodes[i].id for i in bylines(found)}
    assert names == {f"person/{p.ref.key}" for p in knowledge.persons if p.standing.value == "reporter"}


def test_a_term_is_told_apart_from_the_days_it_was_seen() -> None:
    tenure = replace(sample(60).tenures[0], start="2024-02-01", first_seen="2025-03-04", last_seen="2025-06-01")
    knowledge = sample(60)
    found = picture(Knowledge(persons=knowledge.persons, bodies=knowledge.bodies, tenures=(tenure,)))
    edge = next(e for e in found.edges if e.relation == "tenure")
    assert (edge.began, edge.ended, edge.start, edge.end) == ("2024-02-01", None, "2025-03-04", "2025-06-01")

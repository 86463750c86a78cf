"""What the export says, asked in SPARQL as its users ask it."""

from __future__ import annotations

from collections import Counter

import pyoxigraph as ox
import pytest
from msgspec.structs import replace

from kg.errors import UsageError
from kg.graph import prefixes, triples
from kg.graph.index import dangling
from kg.graph.terms import DERIVED, IRI, TYPE, term
from kg.model import Kind, Knowledge, Ref
from tests.graph.everything import BASE, everything
from tests.graph.reading import written

FACTS = ("kg:Tenure", "kg:Event", "cv:Participation", "kg:AgendaItem", "schema:Quotation", "qb:Observation")


@pytest.fixture(scope="module")
def store() -> ox.Store:
    found = ox.Store()
    text = written(triples(everything(), base=BASE), prefixes=prefixes(BASE))
    found.bulk_load(input=text.encode(), format=ox.RdfFormat.TURTLE)
    return found


def ask(store: ox.Store, query: str) -> list[str]:
    """The rows, values parted by blanks."""
    outcome = store.query(query, prefixes=prefixes(BASE))
    assert isinstance(outcome, ox.QuerySolutions)
    rows = [[getattr(value, "value", "-") for value in row] for row in outcome]
    return sorted(" ".join(value.removeprefix(BASE) for value in row) for row in rows)


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("SELECT ?n { event:甲市防汛会议-2031-04-01 kg:chairedBy/foaf:name ?n }", ["赵一鸣"]),
        ("SELECT ?n { [] kg:agendaItem/kg:considers/skos:prefLabel ?n } GROUP BY ?n", ["乙<县>条例", "甲市“防汛”办法"]),
        ("SELECT ?l { person:单晓 schema:alternateName ?l }", ["Shàn Xiǎo"]),
        ("SELECT ?l { person:单晓 skos:altLabel ?l }", []),
        ("SELECT ?l { person:赵一鸣 skos:altLabel ?l FILTER(LANGMATCHES(LANG(?l), 'zh-Latn')) }", ["Zhào Yīmíng"]),
        ("SELECT ?l { person:赵一鸣 skos:altLabel ?l FILTER(LANGMATCHES(LANG(?l), 'zh-Hans')) }", ["赵一明"]),
        ("SELECT ?r { ?a schema:author person:单晓 ; prov:qualifiedAttribution/kg:printedTitle ?r }", ["摄影", "记者"]),
        ("SELECT ?p { body:甲市水利局 org:subOrganizationOf ?b . ?b kg:jurisdiction ?p }", ["place/甲市-990100"]),
        ("SELECT ?p { place:990121-甲口岸 schema:containedInPlace/schema:containedInPlace ?p }", ["place/甲市-990100"]),
        ("SELECT ?c { place:乙县-990121 kg:divisionCode ?c }", ["990121"]),
        ("SELECT ?c { place:990121-甲口岸 a schema:AdministrativeArea ; kg:level ?c }", []),
        ("SELECT ?l { ?t kg:post ?p ; kg:tenureStatus kg:Former . ?p org:postIn body:甲市人民政府 ; skos:prefLabel ?l }", ["甲市人民政府市长"]),
        ("SELECT ?d { ?t org:role role:书记 ; kg:firstSeen|kg:lastSeen ?d }", []),
        ("SELECT ?d { ?t kg:tenureStatus kg:Appointed ; org:role role:主任 ; schema:startDate|schema:endDate ?d }", ["2031-03", "2032"]),
        ("SELECT ?l { ?p cv:role kg:chairedBy ; kg:capacity/org:role/skos:prefLabel ?l } GROUP BY ?l", ["副书记", "市长"]),
        ("SELECT ?n ?t { ?p cv:role kg:chairedBy ; schema:position ?n ; kg:printedTitle ?t }", ["1 市委副书记、市长"]),
        ("SELECT ?s { event:甲市防汛会议-2031-04-01 schema:superEvent ?s }", ["series/甲市防汛会议"]),
        ("SELECT ?n { ?o qb:dataSet dataset:complaint-counts ; sdmx-dimension:refArea place:乙县-990121 ; kg:caseCount ?n }", ["4", "5"]),
        ("SELECT ?n { ?o kg:pollutionType/skos:prefLabel '大气 污染'@zh-Hans ; kg:caseCount ?n }", ["14"]),
        ("SELECT ?n { ?o kg:coverage kg:Cumulative ; kg:priority kg:PriorityCases ; kg:caseCount ?n }", ["13"]),
        ("SELECT (COUNT(?c) AS ?n) { dataset:complaint-counts qb:structure/qb:component ?c }", ["11"]),
        ("SELECT ?n { ?b a kg:ComplaintBatch ; kg:handedOverBy ?t ; kg:recipient ?p ; kg:undisclosedCases ?n }", ["2"]),
        ("SELECT ?l { ?b kg:batchNumber 12 ; skos:prefLabel ?l }", ["中央第九生态环境保护督察组交办甲市第12批群众举报案件"]),
        ("SELECT ?d { ?p a kg:Page ; dcterms:identifier 'news.jsonl#17' ; kg:dateInferred true ; schema:datePublished ?d }", ["2031-04"]),
        ("SELECT ?x { ?a schema:isPartOf page:news.jsonl::17 ; kg:dateInferred ?x }", []),
        ("SELECT ?b ?e { ?s nif:anchorOf '甲市\"召开\"会议'@zh-Hans ; nif:beginIndex ?b ; nif:endIndex ?e ; kg:rule ?r }", ["60 68"]),
    ],
)  # fmt: skip
def test_a_question_has_its_answer(store: ox.Store, query: str, rows: list[str]) -> None:
    assert ask(store, query) == rows


@pytest.mark.parametrize("fact", FACTS)
def test_every_fact_was_derived_from_passages_of_articles_of_pages(store: ox.Store, fact: str) -> None:
    every = ask(store, f"SELECT ?f {{ ?f a {fact} }}")
    path = "prov:wasDerivedFrom/schema:isPartOf/schema:isPartOf/dcterms:identifier"
    assert every
    assert every == ask(store, f"SELECT DISTINCT ?f {{ ?f a {fact} ; {path} ?id }}")


def test_beside_every_direct_edge_stands_one_participation(store: ox.Store) -> None:
    edges = ask(store, "SELECT ?e ?r ?a { ?e a kg:Event ; ?r ?a . FILTER EXISTS { [] cv:role ?r } }")
    nodes = ask(store, "SELECT ?e ?r ?a { ?e cv:hasParticipation ?p . ?p cv:role ?r ; cv:hasParticipant ?a }")
    assert len(edges) > 16
    assert edges == nodes


def test_nothing_is_linked_to_that_has_no_type() -> None:
    said = set(triples(everything(), base=BASE))
    typed = {s for s, p, _, _ in said if p == TYPE}
    assert {v for _, _, v, kind in said if kind == IRI and v.startswith(BASE)} <= typed
    assert {s for s, _, _, _ in said} <= typed


def test_what_has_no_node_is_named() -> None:
    assert [ref.key for ref in dangling(everything())] == ["nowhere", "nobody", "99", "nowhere"]


def test_every_node_has_a_name_for_rdf_browsers() -> None:
    said = set(triples(everything(), base=BASE))
    labelled = {s for s, p, _, _ in said if p == term("rdfs:label")}
    named = {s for s, p, _, _ in said if p == term("skos:prefLabel")}
    assert named <= labelled


def test_the_order_of_the_records_changes_nothing() -> None:
    plain = everything()
    turned = Knowledge(**{name: getattr(plain, name)[::-1] for name in plain.__struct_fields__})
    assert set(triples(plain, base=BASE)) == set(triples(turned, base=BASE))


def test_a_passage_is_written_once_however_many_facts_it_attests() -> None:
    said = list(triples(everything(), base=BASE))
    anchors = Counter(s for s, p, _, _ in said if p == term("nif:anchorOf"))
    assert set(anchors.values()) == {1}
    assert {v for _, p, v, _ in said if p == DERIVED} == set(anchors)


def test_an_empty_graph_is_empty() -> None:
    assert list(triples(Knowledge(), base=BASE)) == []


def test_a_fact_about_a_stranger_is_left_out() -> None:
    plain = everything()
    nobody = Ref(Kind.PERSON, "nobody")
    without = replace(plain, tenures=tuple(t for t in plain.tenures if t.person != nobody))
    facts = {s for s, p, _, _ in triples(plain, base=BASE) if p == term("org:member")}
    assert facts == {s for s, p, _, _ in triples(without, base=BASE) if p == term("org:member")}


def test_a_bad_base_is_refused() -> None:
    with pytest.raises(UsageError):
        list(triples(Knowledge(), base="nowhere"))

"""Every RDF format, read back by rdflib and by pyoxigraph: the same triples, in the graphs of their articles."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.export import GraphFile, export
from kg.export.articles import by_graph, things_graph
from kg.export.xml import allowed
from kg.graph.terms import IRI, STRING, Triple, term
from tests.graph.everything import BASE
from tests.graph.reading import small_tags

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
Parsed = dict[str, set[Triple]]
"""Triples by the name of their graph; empty for the default graph."""

FORMATS = {
    "nt": ("nt", ox.RdfFormat.N_TRIPLES),
    "nq": ("nquads", ox.RdfFormat.N_QUADS),
    "trig": ("trig", ox.RdfFormat.TRIG),
    "jsonld": ("json-ld", ox.RdfFormat.JSON_LD),
    "rdfxml": ("xml", ox.RdfFormat.RDF_XML),
}
QUADS = ("nq", "trig")


def by_oxigraph(path: Path, form: str) -> Parsed:
    found: Parsed = defaultdict(set)
    for quad in ox.parse(path=str(path), format=FORMATS[form][1]):
        assert isinstance(quad.subject, ox.NamedNode)
        assert isinstance(quad.object, ox.NamedNode | ox.Literal)
        kind = IRI
        if isinstance(quad.object, ox.Literal):
            kind = f"@{quad.object.language}" if quad.object.language else quad.object.datatype.value
        name = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
        found[name].add((quad.subject.value, quad.predicate.value, quad.object.value, kind))
    return {name: small_tags(triples) for name, triples in found.items()}


def by_rdflib(path: Path, form: str) -> Parsed:
    found: Parsed = defaultdict(set)
    dataset = rdflib.Dataset()
    dataset.parse(path, format=FORMATS[form][0])
    for subject, predicate, value, graph in dataset.quads():
        kind = IRI
        if isinstance(value, rdflib.Literal):
            kind = f"@{value.language}" if value.language else str(value.datatype or STRING)
        name = str(graph) if form in QUADS else ""
        found[name].add((str(subject), str(predicate), str(value), kind))
    return {name: small_tags(triples) for name, triples in found.items()}


@pytest.mark.parametrize("reader", [by_oxigraph, by_rdflib])
@pytest.mark.parametrize("form", FORMATS)
def test_nothing_is_lost(
    folder: Path, graph: GraphFile, tmp_path: Path, form: str, reader: Callable[[Path, str], Parsed]
) -> None:
    found = reader(export(folder, form, out=tmp_path / "graph"), form)
    expected = set(graph.triples)
    if form == "rdfxml":
        expected = {(s, p, allowed(v), k) for s, p, v, k in expected}
    assert set().union(*found.values()) == small_tags(expected)
    if form in QUADS:
        by_article = by_graph(graph.triples, base=graph.base)
        assert found == {name: small_tags(triples) for name, triples in by_article.items()}


def test_language_tags_keep_their_case(graph: GraphFile) -> None:
    assert {kind for *_, kind in graph.triples if kind[:1] == "@"} == {"@zh-Hans", "@zh-Latn-pinyin", "@en"}


def test_the_context_stands_beside_json_ld_and_in_it(folder: Path, tmp_path: Path) -> None:
    found = json.loads(export(folder, "jsonld", out=tmp_path / "graph.jsonld").read_text("utf-8"))
    context = json.loads((tmp_path / "graph.context.jsonld").read_text("utf-8"))
    assert found["@context"] == context["@context"]
    assert context["@context"]["kg:chairedBy"]["@type"] == "@id"
    node = next(n for n in found["@graph"] if n["@id"] == "person:赵一鸣")
    assert node["kg:standing"] == "kg:Official"


PREFIXES = "\n".join(f"@prefix {p}: <{term(p + ':')}> ." for p in ("kg", "cv", "foaf", "org", "prov", "schema"))
STORY = f"""{PREFIXES}
@prefix : <{BASE}> .
@prefix dataset: <{BASE}dataset/> .
@prefix article: <{BASE}article/> .
@prefix page: <{BASE}page/> .
page:p a kg:Page .
article:a a schema:NewsArticle ; schema:isPartOf page:p ; prov:qualifiedAttribution :credit .
article:b a schema:NewsArticle ; schema:isPartOf page:p .
:credit a kg:Credit .
:pa schema:isPartOf article:a .
:pb schema:isPartOf article:b .
:li a foaf:Person .
:wu a foaf:Person .
:meeting a kg:Event ; kg:chairedBy :li, :wu ; cv:hasParticipation :one, :two ; prov:wasDerivedFrom :pa, :pb ;
    kg:agendaItem :item ; schema:location :hall .
:one cv:hasParticipant :li ; cv:role kg:chairedBy ; prov:wasDerivedFrom :pa .
:two cv:hasParticipant :wu ; cv:role kg:chairedBy ; prov:wasDerivedFrom :pa, :pb ; kg:capacity :tenure .
:item a kg:AgendaItem ; prov:wasDerivedFrom :pb .
:thing schema:about :item .
:tenure a kg:Tenure ; prov:wasDerivedFrom :pb ; org:member :wu .
"""


@pytest.mark.parametrize(
    ("triple", "graphs"),
    [
        ("page:p a kg:Page", "things"),
        (":li a foaf:Person", "things"),
        ("article:a schema:isPartOf page:p", "a"),
        (":credit a kg:Credit", "a"),
        (":pb schema:isPartOf article:b", "b"),
        (":meeting a kg:Event", "a b"),
        (":meeting schema:location :hall", "a b"),
        (":meeting prov:wasDerivedFrom :pa", "a"),
        (":meeting prov:wasDerivedFrom :pb", "b"),
        (":meeting kg:chairedBy :li", "a"),
        (":meeting kg:chairedBy :wu", "a b"),
        (":meeting cv:hasParticipation :one", "a"),
        (":meeting cv:hasParticipation :two", "a b"),
        (":meeting kg:agendaItem :item", "b"),
        (":thing schema:about :item", "b"),
        (":two kg:capacity :tenure", "b"),
        (":tenure org:member :wu", "b"),
    ],
)
def test_a_triple_stands_where_it_was_read(triple: str, graphs: str, story: dict[str, list[Triple]]) -> None:
    (subject, predicate, value), *_ = rdflib.Graph().parse(data=f"{STORY.partition('page:p a')[0]} {triple} .")
    wanted = (str(subject), str(predicate), str(value), IRI)
    found = {name.rpartition("/")[2] for name, triples in story.items() if wanted in triples}
    assert found == set(graphs.split())


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Triple]]:
    from kg.export import read

    path = tmp_path_factory.mktemp("story") / "graph.ttl"
    path.write_text(STORY, "utf-8")
    graph = read(path)
    assert graph.base == BASE
    return by_graph(graph.triples, base=graph.base)


def test_things_have_a_graph_of_their_own(graph: GraphFile) -> None:
    graphs = by_graph(graph.triples, base=graph.base)
    articles = {s for s, p, v, _ in graph.triples if v == term("schema:NewsArticle")}
    assert set(graphs) == articles | {things_graph(BASE)}

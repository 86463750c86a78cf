"""The vocabulary defines what the export uses, in both languages, and ties it to published terms."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SH, SKOS, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg.graph import prefixes, triples
from kg.graph.terms import IRI, KG, NAMESPACES, term
from tests.graph.everything import BASE, everything
from tests.graph.reading import written

ROOT = Path(__file__).resolve().parent.parent
ONTOLOGY = rdflib.Graph().parse(ROOT / "ontology" / "kg.ttl")
SHAPES = rdflib.Graph().parse(ROOT / "ontology" / "shapes.ttl")
DEFINED = sorted({str(s) for s in ONTOLOGY.subjects() if str(s).startswith(KG)})
PROPERTIES = sorted(
    str(s) for kind in (OWL.ObjectProperty, OWL.DatatypeProperty) for s in ONTOLOGY.subjects(RDF.type, kind)
)
CLASSES = sorted(str(s) for s in ONTOLOGY.subjects(RDF.type, OWL.Class))
TIES = (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.seeAlso)
DOMAIN = URIRef(NAMESPACES["schema"] + "domainIncludes")
RANGE = URIRef(NAMESPACES["schema"] + "rangeIncludes")


def name(own: str) -> str:
    return own.removeprefix(KG)


@pytest.fixture(scope="module")
def used() -> set[str]:
    said = set(triples(everything(), base=BASE))
    return {p for _, p, _, _ in said} | {v for _, _, v, kind in said if kind == IRI}


def test_every_own_term_that_the_export_uses_is_defined(used: set[str]) -> None:
    assert {own for own in used if own.startswith(KG)} <= set(DEFINED)


@pytest.mark.parametrize("own", DEFINED, ids=name)
def test_every_defined_term_is_used_or_says_why_not(own: str, used: set[str]) -> None:
    node = URIRef(own)
    referred = any(s != node for s in ONTOLOGY.subjects(None, node))
    explained = (node, SKOS.editorialNote, None) in ONTOLOGY
    assert own in used or referred or explained


@pytest.mark.parametrize("own", DEFINED, ids=name)
def test_every_term_has_a_label_and_a_comment_in_both_languages(own: str) -> None:
    for predicate in (RDFS.label, RDFS.comment):
        languages = sorted(str(v.language) for v in ONTOLOGY.objects(URIRef(own), predicate) if isinstance(v, Literal))
        assert languages == ["en", "zh"]


@pytest.mark.parametrize("own", PROPERTIES, ids=name)
def test_every_property_has_a_domain_and_a_range(own: str) -> None:
    node = URIRef(own)
    assert any(ONTOLOGY.objects(node, RDFS.domain)) or any(ONTOLOGY.objects(node, DOMAIN))
    assert any(ONTOLOGY.objects(node, RDFS.range)) or any(ONTOLOGY.objects(node, RANGE))


@pytest.mark.parametrize("own", [*PROPERTIES, *CLASSES], ids=name)
def test_every_property_and_class_is_tied_to_a_published_term(own: str) -> None:
    seen: set[Node] = set()
    todo: list[Node] = [URIRef(own)]
    while todo:
        node = todo.pop()
        seen.add(node)
        todo += [o for tie in TIES for o in ONTOLOGY.objects(node, tie) if o not in seen]
        todo += [o for o in ONTOLOGY.objects(node, RDF.type) if o == URIRef(NAMESPACES["qb"] + "DimensionProperty")]
    assert any(not str(node).startswith(KG) for node in seen)


@pytest.mark.parametrize("own", sorted(set(DEFINED) - set(PROPERTIES) - set(CLASSES)), ids=name)
def test_every_other_term_is_a_concept_of_a_defined_kind(own: str) -> None:
    kinds = {str(kind) for kind in ONTOLOGY.objects(URIRef(own), RDF.type)}
    assert kinds
    assert all(kind in CLASSES or kind.startswith(str(SKOS)) for kind in kinds)


def constraints() -> Iterator[tuple[URIRef, Node]]:
    for shape in SHAPES.subjects(RDF.type, SH.NodeShape):
        target = SHAPES.value(shape, SH.targetClass)
        assert isinstance(target, URIRef)
        for constraint in SHAPES.objects(shape, SH.property):
            yield target, constraint


def test_every_constraint_has_its_message_in_both_languages() -> None:
    every = [constraint for _, constraint in constraints()]
    assert len(every) > 50
    for constraint in every:
        messages = [m for m in SHAPES.objects(constraint, SH.message) if isinstance(m, Literal)]
        assert sorted(str(m.language) for m in messages) == ["en", "zh"]


def test_shapes_speak_only_of_defined_terms() -> None:
    spoken = {str(n) for triple in SHAPES for n in triple if str(n).startswith(KG)}
    assert {own for own in spoken if not own.endswith("Shape")} <= set(DEFINED)


def broken(graph: rdflib.Graph) -> set[tuple[str, str]]:
    """The constraints on counts, classes, datatypes and value lists that nodes of ``graph`` break."""
    found = set()
    for target, constraint in constraints():
        path = SHAPES.value(constraint, SH.path)
        inverse = SHAPES.value(path, SH.inversePath)
        for node in graph.subjects(RDF.type, target):
            values = list(graph.subjects(inverse, node) if inverse else graph.objects(node, path))
            if not _holds(graph, constraint, values):
                found.add((str(target), f"^{inverse}" if inverse else str(path)))
    return found


def _holds(graph: rdflib.Graph, constraint: Node, values: list[Node]) -> bool:
    least, most = SHAPES.value(constraint, SH.minCount), SHAPES.value(constraint, SH.maxCount)
    cls, datatype = SHAPES.value(constraint, SH["class"]), SHAPES.value(constraint, SH.datatype)
    listed = SHAPES.value(constraint, SH["in"])
    return (
        (least is None or len(values) >= int(str(least)))
        and (most is None or len(values) <= int(str(most)))
        and (cls is None or all((value, RDF.type, cls) in graph for value in values))
        and (datatype is None or all(_datatype(value) == datatype for value in values))
        and (listed is None or set(values) <= set(Collection(SHAPES, listed)))
    )


def _datatype(value: Node) -> Node | None:
    if not isinstance(value, Literal):
        return None
    return RDF.langString if value.language else value.datatype or URIRef(NAMESPACES["xsd"] + "string")


@pytest.fixture
def graph() -> rdflib.Graph:
    text = written(triples(everything(), base=BASE), prefixes=prefixes(BASE))
    return rdflib.Graph().parse(data=text, format="turtle")


def test_the_export_keeps_to_the_shapes(graph: rdflib.Graph) -> None:
    assert broken(graph) == set()


@pytest.mark.parametrize(
    ("update", "found"),
    [
        ("INSERT DATA { person:x a foaf:Person }", {("foaf:Person", "foaf:name"), ("foaf:Person", "skos:prefLabel")}),
        ("DELETE WHERE { ?t org:role role:市长 }", {("kg:Tenure", "org:role")}),
        ("INSERT { ?e kg:chairedBy ?b } WHERE { ?e kg:heldBy ?b }", {("kg:Event", "kg:chairedBy")}),
        (
            "DELETE WHERE { event:甲市防汛会议-2031-04-01 prov:wasDerivedFrom ?p }",
            {("kg:Event", "prov:wasDerivedFrom")},
        ),
        ("INSERT { ?o kg:caseCount 99 } WHERE { ?o kg:caseCount 13 }", {("qb:Observation", "kg:caseCount")}),
        ("INSERT { ?o kg:level kg:Phone } WHERE { ?o kg:divisionCode '990100' }", {("schema:Place", "kg:level")}),
        ("DELETE WHERE { ?e cv:hasParticipation ?p }", {("cv:Participation", "^cv:hasParticipation")}),
    ],
)
def test_a_broken_graph_breaks_its_shape(graph: rdflib.Graph, update: str, found: set[tuple[str, str]]) -> None:
    graph.update(update, initNs=prefixes(BASE))
    assert {(term(cls), iri(path)) for cls, path in found} <= broken(graph)


def iri(path: str) -> str:
    return f"^{term(path[1:])}" if path[0] == "^" else term(path)

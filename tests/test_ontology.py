"""The vocabulary defines what the export uses, in both languages, and ties it to published terms."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SH, SKOS, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg.export.source import parse
from kg.graph import prefixes, triples
from kg.graph.terms import IRI, KG, NAMESPACES, Triple, term
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


PUBLISHED = sorted({s for s in ONTOLOGY.subjects(SKOS.scopeNote) if isinstance(s, URIRef)})
SYNTAX = (str(RDF), str(RDFS))


def name(own: str) -> str:
    return own.removeprefix(KG)


def languages(node: Node, predicate: URIRef) -> list[str]:
    return sorted(str(v.language) for v in ONTOLOGY.objects(node, predicate) if isinstance(v, Literal))


@pytest.fixture(scope="module")
def used() -> set[str]:
    said = set(triples(everything(), base=BASE))
    return {p for _, p, _, _ in said} | {v for _, _, v, kind in said if kind == IRI}


def test_every_own_term_that_the_export_uses_is_defined(used: set[str]) -> None:
    assert {own for own in used if own.startswith(KG)} <= set(DEFINED)


def test_every_published_term_that_the_export_uses_is_described() -> None:
    """A property, class or concept that some vocabulary has published stands in the last section of the ontology."""
    said = set(triples(everything(), base=BASE))
    spoken = {p for _, p, _, _ in said} | {v for _, p, v, _ in said if p == str(RDF.type)}
    assert {t for t in spoken if not t.startswith(SYNTAX)} <= {str(s) for s in ONTOLOGY.subjects(RDFS.label)}


@pytest.mark.parametrize("term", PUBLISHED, ids=str)
def test_every_published_term_says_in_both_languages_how_it_is_used(term: URIRef) -> None:
    assert languages(term, RDFS.label) == languages(term, SKOS.scopeNote) == ["en", "zh"]
    assert str(term).startswith(str(ONTOLOGY.value(term, RDFS.isDefinedBy)))


@pytest.mark.parametrize("own", DEFINED, ids=name)
def test_every_term_is_tied_to_a_published_one_or_says_why_none_fits(own: str) -> None:
    """A value may leave that to its kind."""
    node = URIRef(own)
    kinds = [] if own in PROPERTIES or own in CLASSES else list(ONTOLOGY.objects(node, RDF.type))
    ties = [*(o for tie in TIES for o in ONTOLOGY.objects(node, tie)), *ONTOLOGY.objects(node, SKOS.closeMatch)]
    published = any(not str(o).startswith(KG) for o in ties) or SKOS.ConceptScheme in kinds
    assert published or any(languages(said, SKOS.note) == ["en", "zh"] for said in (node, *kinds))


@pytest.mark.parametrize("own", DEFINED, ids=name)
def test_words_are_well_set(own: str) -> None:
    node = URIRef(own)
    assert ONTOLOGY.value(node, RDFS.isDefinedBy) == URIRef(KG.rstrip("#"))
    for text in (*ONTOLOGY.objects(node, RDFS.label), *ONTOLOGY.objects(node, SKOS.prefLabel)):
        assert str(text) == str(text).strip(" .。")
    for text in (*ONTOLOGY.objects(node, RDFS.comment), *ONTOLOGY.objects(node, SKOS.note)):
        assert isinstance(text, Literal)
        assert str(text).endswith("。" if text.language == "zh" else ".")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("terms", [CLASSES, PROPERTIES], ids=["classes", "properties"])
def test_no_two_terms_have_the_same_label(terms: list[str], language: str) -> None:
    labels = Counter(
        str(label)
        for own in terms
        if own.startswith(KG)
        for label in ONTOLOGY.objects(URIRef(own), RDFS.label)
        if isinstance(label, Literal) and label.language == language
    )
    assert [label for label, count in labels.items() if count > 1] == []


def test_no_property_is_of_two_kinds() -> None:
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.Class)
    counted = Counter(s for kind in kinds for s in ONTOLOGY.subjects(RDF.type, kind))
    assert [s for s, count in counted.items() if count > 1] == []


def test_terms_stand_once_in_the_file() -> None:
    text = (ROOT / "ontology" / "kg.ttl").read_text("utf-8")
    heads = Counter(re.findall(r"(?m)^([a-z-]+:\w+)$", text))
    assert [head for head, count in heads.items() if count > 1] == []
    assert {namespace for _, namespace in re.findall(r"@prefix (\S+): <(.*)> \.", text)} >= set(NAMESPACES.values()) - {
        NAMESPACES["sh"],
        NAMESPACES["time"],
    }


def supers(cls: str) -> set[str]:
    """A class and all that it specialises."""
    return {str(c) for c in ONTOLOGY.transitive_objects(URIRef(cls), RDFS.subClassOf)}


def misplaced(said: Sequence[Triple]) -> Counter[tuple[str, str]]:
    """Properties whose subjects or values are of none of the classes and datatypes that the ontology gives them."""
    classes: dict[str, set[str]] = defaultdict(set)
    for term_, cls in ONTOLOGY.subject_objects(RDF.type):
        classes[str(term_)] |= supers(str(cls))
    for subject, predicate, value, _ in said:
        if predicate == str(RDF.type):
            classes[subject] |= supers(value)
    wrong: Counter[tuple[str, str]] = Counter()
    for subject, predicate, value, kind in said:
        own = classes[value] if kind == IRI else {str(RDF.langString) if kind[0] == "@" else kind}
        for place, tie, found in (("domain", DOMAIN, classes[subject]), ("range", RANGE, own)):
            given = {*ONTOLOGY.objects(URIRef(predicate), RDFS[place]), *ONTOLOGY.objects(URIRef(predicate), tie)}
            if given and not {str(c) for c in given} & (found | {str(RDFS.Resource)}):
                wrong[place, predicate] += 1
    return wrong


def test_the_export_keeps_to_domains_and_ranges() -> None:
    assert misplaced(sorted(triples(everything(), base=BASE))) == Counter()


def test_the_sample_graph_keeps_to_domains_and_ranges() -> None:
    assert misplaced(parse(ROOT / "graphs" / "graph.ttl")[0]) == Counter()


@pytest.mark.parametrize(
    ("triple", "found"),
    [
        (("s", KG + "chairedBy", "o", IRI), {"domain", "range"}),
        ((KG + "Meeting", KG + "ordinal", "3", IRI), {"domain", "range"}),
        (("s", NAMESPACES["skos"] + "prefLabel", "3", "@zh-Hans"), set()),
    ],
)
def test_what_is_misplaced_is_found(triple: Triple, found: set[str]) -> None:
    assert {place for place, _ in misplaced([triple])} == found


@pytest.mark.parametrize("own", DEFINED, ids=name)
def test_every_defined_term_is_used_or_says_why_not(own: str, used: set[str]) -> None:
    node = URIRef(own)
    referred = any(s != node for s in ONTOLOGY.subjects(None, node))
    explained = (node, SKOS.editorialNote, None) in ONTOLOGY
    assert own in used or referred or explained


@pytest.mark.parametrize("own", DEFINED, ids=name)
def test_every_term_has_a_label_and_a_comment_in_both_languages(own: str) -> None:
    assert languages(URIRef(own), RDFS.label) == languages(URIRef(own), RDFS.comment) == ["en", "zh"]


@pytest.mark.parametrize("own", PROPERTIES, ids=name)
def test_every_property_has_a_domain_and_a_range(own: str) -> None:
    node = URIRef(own)
    assert any(ONTOLOGY.objects(node, RDFS.domain)) or any(ONTOLOGY.objects(node, DOMAIN))
    assert any(ONTOLOGY.objects(node, RDFS.range)) or any(ONTOLOGY.objects(node, RANGE))


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

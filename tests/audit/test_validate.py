"""Our own validator finds what pyshacl finds, and tells of features of SHACL that it does not know."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from rdflib import RDF, SH

from kg.audit.shapes import read_shapes
from kg.audit.validate import has_datatype, violations
from kg.errors import LexiconError
from kg.graph import prefixes, triples
from kg.graph.terms import NAMESPACES, term
from tests.graph.everything import BASE, everything
from tests.graph.reading import written

ROOT = Path(__file__).resolve().parents[2]
SHAPES = ROOT / "ontology" / "shapes.ttl"
Found = set[tuple[str, str, str, str]]
BREAKS = (
    "INSERT DATA { person:x a foaf:Person }",
    "DELETE WHERE { ?t org:role role:市长 }",
    "INSERT { ?e kg:chairedBy ?b } WHERE { ?e kg:heldBy ?b }",
    "DELETE WHERE { ?e a kg:Meeting ; prov:wasDerivedFrom ?p }",
    "INSERT { ?o kg:caseCount 99 } WHERE { ?o kg:caseCount 13 }",
    "DELETE { ?o kg:caseCount ?n } INSERT { ?o kg:caseCount -1 } WHERE { ?o kg:caseCount ?n }",
    "DELETE { ?o kg:caseCount ?n } INSERT { ?o kg:caseCount 'viele' } WHERE { ?o kg:caseCount ?n }",
    "DELETE { ?o kg:caseCount ?n } INSERT { ?o kg:caseCount 1.5 } WHERE { ?o kg:caseCount ?n }",
    "DELETE { ?o kg:caseCount ?n } INSERT { ?o kg:caseCount 'x'^^xsd:integer } WHERE { ?o kg:caseCount ?n }",
    "DELETE { ?o kg:batchNumber ?n } INSERT { ?o kg:batchNumber 0 } WHERE { ?o kg:batchNumber ?n }",
    "INSERT { ?o kg:level kg:Phone } WHERE { ?o kg:divisionCode '990100' }",
    "DELETE WHERE { ?e cv:hasParticipation ?p }",
    "INSERT { ?e cv:hasParticipation ?p } WHERE { ?e a kg:Training . ?f cv:hasParticipation ?p }",
    "DELETE { ?p nif:endIndex ?n } INSERT { ?p nif:endIndex 3 } WHERE { ?p a kg:Passage ; nif:endIndex ?n }",
    "DELETE { ?p nif:endIndex ?n } INSERT { ?p nif:endIndex 3 } WHERE { ?p a schema:NewsArticle ; nif:endIndex ?n }",
    "DELETE { ?p nif:endIndex ?n } INSERT { ?p nif:endIndex 'x' } WHERE { ?p a kg:Passage ; nif:endIndex ?n }",
    "DELETE { ?e schema:startDate ?d } INSERT { ?e schema:startDate '2031-02-30'^^xsd:date } WHERE { ?e schema:startDate ?d }",
    "DELETE { ?e schema:startDate ?d } INSERT { ?e schema:startDate '2031-04' } WHERE { ?e schema:startDate ?d }",
    "DELETE { ?p kg:rule ?r } INSERT { ?p kg:rule 'Not A Rule' } WHERE { ?p kg:rule ?r }",
    "DELETE { ?p kg:sha256 ?r } INSERT { ?p kg:sha256 'ab' } WHERE { ?p kg:sha256 ?r }",
    "DELETE { ?o kg:channel ?c } INSERT { ?o kg:channel kg:Fax } WHERE { ?o kg:channel ?c }",
    "DELETE { ?o kg:pollutionType ?c } INSERT { ?o kg:pollutionType '大气' } WHERE { ?o kg:pollutionType ?c }",
    "INSERT { ?e schema:location ?p } WHERE { ?e a kg:Meeting . ?p a foaf:Person }",
    "INSERT { ?p org:member '赵' } WHERE { ?p a kg:Tenure }",
    "DELETE { ?p foaf:name ?n } INSERT { ?p foaf:name 'plain' } WHERE { ?p foaf:name ?n }",
    "INSERT DATA { kg:Sub rdfs:subClassOf foaf:Person . person:y a kg:Sub }",
)


@pytest.fixture(scope="module")
def turtle() -> str:
    return written(triples(everything(), base=BASE), prefixes=prefixes(BASE))


@pytest.fixture(scope="module")
def referee() -> rdflib.Graph:
    return rdflib.Graph().parse(SHAPES)


def loaded(turtle: str, *updates: str) -> ox.Store:
    store = ox.Store()
    store.load(turtle.encode(), format=ox.RdfFormat.TURTLE)
    for update in updates:
        store.update(update, prefixes=prefixes(BASE))
    return store


def ours(store: ox.Store) -> Found:
    return {(v.node, v.path, v.component, v.value) for v in violations(store, read_shapes())}


def theirs(store: ox.Store, shapes: rdflib.Graph) -> Found:
    data = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    assert data is not None
    _, report, _ = pyshacl.validate(rdflib.Graph().parse(data=data, format="nt"), shacl_graph=shapes)
    assert isinstance(report, rdflib.Graph)
    found = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        path = report.value(result, SH.resultPath)
        inverse = report.value(path, SH.inversePath)
        component = str(report.value(result, SH.sourceConstraintComponent)).removeprefix(str(SH))
        counted = component in ("MinCountConstraintComponent", "MaxCountConstraintComponent")
        value = None if counted else report.value(result, SH.value)
        name = component.removesuffix("ConstraintComponent")
        node = str(report.value(result, SH.focusNode))
        found.add((node, f"^{inverse}" if inverse else str(path), name, "" if value is None else str(value)))
    return found


def test_a_good_graph_breaks_nothing(turtle: str, referee: rdflib.Graph) -> None:
    store = loaded(turtle)
    assert ours(store) == theirs(store, referee) == set()


@pytest.mark.parametrize("update", BREAKS)
def test_each_break_is_found(update: str, turtle: str) -> None:
    assert ours(loaded(turtle, update))


@pytest.mark.parametrize("share", range(4))
def test_what_is_broken_is_found_alike(share: int, turtle: str, referee: rdflib.Graph) -> None:
    store = loaded(turtle, *BREAKS[share::4])
    assert ours(store) == theirs(store, referee)


@pytest.mark.parametrize("line", ["sh:maxLength 3", "sh:or ( [ sh:minCount 1 ] )", "sh:nodeKind sh:Literal"])
def test_a_feature_that_nothing_checks_is_told(line: str, tmp_path: Path) -> None:
    path = tmp_path / "shapes.ttl"
    text = f"[] a sh:NodeShape ; sh:targetClass kg:Page ; sh:property [ sh:path kg:rule ; {line} ] ."
    path.write_text("".join(f"@prefix {p}: <{iri}> .\n" for p, iri in NAMESPACES.items()) + text, "utf-8")
    with pytest.raises(LexiconError, match="extend kg/audit"):
        read_shapes(path)


@pytest.mark.parametrize(
    ("text", "datatype", "good"),
    [
        ("2024-02-29", "xsd:date", True),
        ("2023-02-29", "xsd:date", False),
        ("2024", "xsd:gYear", True),
        ("-3", "xsd:integer", True),
        ("3.0", "xsd:integer", False),
        ("true", "xsd:boolean", True),
        ("yes", "xsd:boolean", False),
    ],
)
def test_a_literal_is_of_its_type_only_if_the_type_has_it(text: str, datatype: str, good: bool) -> None:
    literal = ox.Literal(text, datatype=ox.NamedNode(term(datatype)))
    assert has_datatype(literal, term(datatype)) is good

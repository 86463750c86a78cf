"""The complaint cube keeps every integrity constraint of the RDF Data Cube recommendation.

The constraints are those of https://www.w3.org/TR/vocab-data-cube/#wf-rules (W3C Recommendation of 16 January 2014,
section 11.1), run as the recommendation says: over the graph normalised by the updates of section 10.3, each an ASK
that must be false. They run over the graph file alone, with no vocabulary beside it.
"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import tables
from kg.graph import prefixes, triples
from kg.graph.cube import CODES
from kg.model import Settings
from kg.pages import sources
from kg.pipeline import build
from tests.graph.everything import BASE, everything
from tests.graph.reading import written

ROOT = Path(__file__).resolve().parents[2]
NORMALISE = (
    "INSERT { ?o a qb:Observation } WHERE { [] qb:observation ?o }",
    "INSERT { ?o a qb:Observation } WHERE { ?o qb:dataSet [] }",
    "INSERT { ?s a qb:Slice } WHERE { [] qb:slice ?s }",
    *(
        f"INSERT {{ ?c qb:componentProperty ?p . ?p a qb:{kind} }} WHERE {{ ?c qb:{name} ?p }}"
        for name, kind in (
            ("dimension", "DimensionProperty"),
            ("measure", "MeasureProperty"),
            ("attribute", "AttributeProperty"),
        )
    ),
    (
        "INSERT { ?o ?c ?v } WHERE { ?s qb:componentProperty ?c ; qb:componentAttachment qb:DataSet . "
        "?d qb:structure/qb:component ?s ; ?c ?v . ?o qb:dataSet ?d }"
    ),
    (
        "INSERT { ?o ?c ?v } WHERE { ?s qb:componentProperty ?c ; qb:componentAttachment qb:Slice . "
        "?d qb:structure/qb:component ?s ; qb:slice ?e . ?e ?c ?v ; qb:observation ?o }"
    ),
    (
        "INSERT { ?o ?c ?v } WHERE { ?s qb:componentProperty ?c . ?c a qb:DimensionProperty . "
        "?d qb:structure/qb:component ?s ; qb:slice ?e . ?e ?c ?v ; qb:observation ?o }"
    ),
)
STRUCTURE = "?o qb:dataSet/qb:structure ?dsd ."
CONSTRAINTS = {
    "IC-1 unique data set": """
        { ?o a qb:Observation . FILTER NOT EXISTS { ?o qb:dataSet ?d } }
        UNION { ?o a qb:Observation ; qb:dataSet ?one, ?two . FILTER (?one != ?two) }""",
    "IC-2 unique structure": """
        { ?d a qb:DataSet . FILTER NOT EXISTS { ?d qb:structure ?dsd } }
        UNION { ?d a qb:DataSet ; qb:structure ?one, ?two . FILTER (?one != ?two) }""",
    "IC-3 a structure includes a measure": """
        ?dsd a qb:DataStructureDefinition .
        FILTER NOT EXISTS { ?dsd qb:component/qb:componentProperty ?m . ?m a qb:MeasureProperty }""",
    "IC-4 dimensions have a range": """
        ?dim a qb:DimensionProperty . FILTER NOT EXISTS { ?dim rdfs:range [] }""",
    "IC-5 concept dimensions have code lists": """
        ?dim a qb:DimensionProperty ; rdfs:range skos:Concept . FILTER NOT EXISTS { ?dim qb:codeList [] }""",
    "IC-6 only attributes may be optional": """
        ?dsd qb:component ?c . ?c qb:componentRequired false ; qb:componentProperty ?p .
        FILTER NOT EXISTS { ?p a qb:AttributeProperty }""",
    "IC-7 slice keys must be declared": """
        ?k a qb:SliceKey . FILTER NOT EXISTS { ?dsd a qb:DataStructureDefinition ; qb:sliceKey ?k }""",
    "IC-8 slice keys are consistent with the structure": """
        ?k a qb:SliceKey ; qb:componentProperty ?p . ?dsd qb:sliceKey ?k .
        FILTER NOT EXISTS { ?dsd qb:component/qb:componentProperty ?p }""",
    "IC-9 unique slice structure": """
        { ?s a qb:Slice . FILTER NOT EXISTS { ?s qb:sliceStructure ?k } }
        UNION { ?s a qb:Slice ; qb:sliceStructure ?one, ?two . FILTER (?one != ?two) }""",
    "IC-10 slice dimensions are complete": """
        ?s qb:sliceStructure/qb:componentProperty ?dim . FILTER NOT EXISTS { ?s ?dim [] }""",
    "IC-11 all dimensions are required": f"""
        {STRUCTURE} ?dsd qb:component/qb:componentProperty ?dim . ?dim a qb:DimensionProperty .
        FILTER NOT EXISTS {{ ?o ?dim [] }}""",
    "IC-12 no duplicate observations": """
        ?d qb:structure ?dsd . ?one qb:dataSet ?d . ?two qb:dataSet ?d . FILTER (str(?one) < str(?two))
        FILTER NOT EXISTS { ?dsd qb:component/qb:componentProperty ?dim . ?dim a qb:DimensionProperty .
                            ?one ?dim ?v . ?two ?dim ?w . FILTER (?v != ?w) }""",
    "IC-13 required attributes": f"""
        {STRUCTURE} ?dsd qb:component ?c . ?c qb:componentRequired true ; qb:componentProperty ?p .
        FILTER NOT EXISTS {{ ?o ?p [] }}""",
    "IC-14 all measures are present": f"""
        {STRUCTURE} FILTER NOT EXISTS {{ ?dsd qb:component/qb:componentProperty qb:measureType }}
        ?dsd qb:component/qb:componentProperty ?m . ?m a qb:MeasureProperty . FILTER NOT EXISTS {{ ?o ?m [] }}""",
    "IC-15 the measure dimension is consistent": f"""
        {STRUCTURE} ?o qb:measureType ?m . ?dsd qb:component/qb:componentProperty qb:measureType .
        FILTER NOT EXISTS {{ ?o ?m [] }}""",
    "IC-16 a single measure beside a measure dimension": f"""
        {STRUCTURE} ?o qb:measureType ?m ; ?other [] . ?dsd qb:component/qb:componentProperty qb:measureType ;
        qb:component/qb:componentProperty ?other . ?other a qb:MeasureProperty . FILTER (?m != ?other)""",
    "IC-17 all measures in a measure dimension cube": """
        { SELECT ?n (COUNT(?two) AS ?count) {
            { SELECT ?dsd (COUNT(?m) AS ?n) {
                ?dsd qb:component/qb:componentProperty ?m . ?m a qb:MeasureProperty } GROUP BY ?dsd }
            ?one qb:dataSet/qb:structure ?dsd ; qb:dataSet ?d ; qb:measureType ?m1 .
            ?two qb:dataSet ?d ; qb:measureType ?m2 .
            FILTER NOT EXISTS { ?dsd qb:component/qb:componentProperty ?dim . FILTER (?dim != qb:measureType)
                                ?dim a qb:DimensionProperty . ?one ?dim ?v . ?two ?dim ?w . FILTER (?v != ?w) }
          } GROUP BY ?one ?n HAVING (?count != ?n) }""",
    "IC-18 consistent links to the data set": """
        ?d qb:slice ?s . ?s qb:observation ?o . FILTER NOT EXISTS { ?o qb:dataSet ?d }""",
    "IC-19 codes are from the code list": f"""
        {STRUCTURE} ?dsd qb:component/qb:componentProperty ?dim . ?dim a qb:DimensionProperty ; qb:codeList ?list .
        ?list a skos:ConceptScheme . ?o ?dim ?v . FILTER NOT EXISTS {{ ?v a skos:Concept ; skos:inScheme ?list }}""",
    "IC-19 codes are from the collection": f"""
        {STRUCTURE} ?dsd qb:component/qb:componentProperty ?dim . ?dim a qb:DimensionProperty ; qb:codeList ?list .
        ?list a skos:Collection . ?o ?dim ?v . FILTER NOT EXISTS {{ ?v a skos:Concept . ?list skos:member+ ?v }}""",
    **{
        f"IC-{number} codes are from the hierarchy": f"""
        {STRUCTURE} ?dsd qb:component/qb:componentProperty ?dim . ?dim a qb:DimensionProperty ; qb:codeList ?list .
        ?list a qb:HierarchicalCodeList ; qb:parentChildProperty ?p . {test} ?o ?dim ?v .
        FILTER NOT EXISTS {{ ?list qb:hierarchyRoot ?v }} FILTER NOT EXISTS {{ ?list qb:hierarchyRoot/{step} ?v }}"""
        for number, test, step in (
            (20, "FILTER isIRI(?p)", "skos:narrower*"),
            (21, "?p owl:inverseOf ?q . FILTER isIRI(?q)", "(^skos:broader)*"),
        )
    },
}


def normalised(turtle: str) -> ox.Store:
    store = ox.Store()
    store.load(turtle.encode(), format=ox.RdfFormat.TURTLE)
    for update in NORMALISE:
        store.update(update, prefixes=prefixes(BASE))
    return store


def broken(store: ox.Store) -> list[str]:
    return [name for name, body in CONSTRAINTS.items() if store.query(f"ASK {{ {body} }}", prefixes=prefixes(BASE))]


@pytest.fixture(scope="module")
def sample() -> ox.Store:
    """The sample pages, built anew."""
    built = build(
        sources([str(ROOT / "seeds" / "pages")]),
        settings=Settings(),
        user_lexicon=ROOT / "seeds" / "pages.lexicon.tsv",
    )
    return normalised(written(triples(built.resolved.knowledge, base=BASE), prefixes=prefixes(BASE)))


@pytest.fixture
def invented() -> ox.Store:
    return normalised(written(triples(everything(), base=BASE), prefixes=prefixes(BASE)))


@pytest.mark.parametrize("name", CONSTRAINTS)
def test_the_sample_graph_keeps_each_constraint(name: str, sample: ox.Store) -> None:
    assert not sample.query(f"ASK {{ {CONSTRAINTS[name]} }}", prefixes=prefixes(BASE))


def test_a_graph_with_every_kind_of_count_keeps_them_all(invented: ox.Store) -> None:
    assert broken(invented) == []


@pytest.mark.parametrize(
    ("update", "name"),
    [
        ("DELETE WHERE { ?o qb:dataSet ?d }", "IC-1 unique data set"),
        ("DELETE WHERE { ?d qb:structure ?s }", "IC-2 unique structure"),
        ("DELETE WHERE { kg:caseCount a ?t }", "IC-3 a structure includes a measure"),
        ("DELETE WHERE { kg:batch rdfs:range ?r }", "IC-4 dimensions have a range"),
        ("DELETE WHERE { kg:pollutionType qb:codeList ?l }", "IC-5 concept dimensions have code lists"),
        ("INSERT DATA { component:batch qb:componentRequired false }", "IC-6 only attributes may be optional"),
        ("DELETE WHERE { ?o kg:version 1 }", "IC-11 all dimensions are required"),
        (
            "DELETE { ?o kg:version 2 } INSERT { ?o kg:version 1 } WHERE { ?o kg:version 2 }",
            "IC-12 no duplicate observations",
        ),
        (
            (
                "DELETE { ?c qb:componentRequired false } INSERT { ?c qb:componentRequired true } "
                "WHERE { ?c qb:componentRequired false }"
            ),
            "IC-13 required attributes",
        ),
        ("DELETE { ?o kg:caseCount ?n } WHERE { ?o kg:caseCount ?n ; kg:version 2 }", "IC-14 all measures are present"),
        ("DELETE WHERE { kg:Phone skos:inScheme ?s }", "IC-19 codes are from the code list"),
    ],
)
def test_a_constraint_sees_what_breaks_it(update: str, name: str, invented: ox.Store) -> None:
    invented.update(update, prefixes=prefixes(BASE))
    assert name in broken(invented)


def languages(store: ox.Store, concept: str) -> list[str]:
    found = store.query(f"SELECT (LANG(?l) AS ?g) {{ {concept} skos:prefLabel ?l }}", prefixes=prefixes(BASE))
    assert isinstance(found, ox.QuerySolutions)
    return sorted(str(row["g"].value) for row in found)


@pytest.mark.parametrize("code", [f"kg:{code}" for codes in CODES.values() for code, *_ in codes])
def test_each_code_has_a_label_in_both_languages(code: str, invented: ox.Store) -> None:
    assert languages(invented, code) == ["en", "zh-hans"]


def test_a_type_of_pollution_has_both_labels_and_the_words_that_papers_use(sample: ox.Store) -> None:
    assert languages(sample, "pollution:大气污染") == ["en", "zh-hans"]
    assert sample.query("ASK { pollution:大气污染 skos:altLabel '废气'@zh-Hans }", prefixes=prefixes(BASE))


def test_each_type_of_pollution_has_an_english_name() -> None:
    assert [row["name"] for row in tables.read("complaint_types.tsv") if not row["english"]] == []


@pytest.mark.parametrize(
    "query",
    [
        "ASK { ?o kg:caseCount 7 ; kg:duplicates kg:NetOfDuplicates ; kg:grossCount 9 }",
        "ASK { ?o kg:caseCount 8 ; kg:duplicates kg:GrossOfDuplicates ; kg:netCount 6 }",
        "ASK { ?l a qb:ObservationGroup ; kg:breakdown kg:ByType ; kg:counting kg:MultipleCounting ; kg:wholeList false }",
        "ASK { ?l kg:breakdown kg:ByChannel ; kg:counting kg:SingleCounting ; qb:observation/kg:channel kg:Letter }",
        "ASK { ?o kg:version 1 ; kg:caseCount 4 . ?p kg:version 2 ; kg:caseCount 5 ; kg:batch ?b . ?o kg:batch ?b }",
    ],
)  # fmt: skip
def test_what_is_told_of_duplicates_lists_and_rival_figures(query: str, invented: ox.Store) -> None:
    assert invented.query(query, prefixes=prefixes(BASE))

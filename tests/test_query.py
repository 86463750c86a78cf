"""SPARQL over a built folder: answers, forms, and errors that say the way out."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.graph import write_turtle
from kg.query import load, run
from tests.graph.everything import BASE, NASTY, everything
from tests.graph.reading import by_oxigraph


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("built")
    write_turtle(everything(), path / "graph.ttl", base=BASE)
    return path


CHAIR = "SELECT ?e ?p ?n { ?e kg:chairedBy ?p . OPTIONAL { ?e kg:ordinal ?n } }"


def test_select_gives_columns_and_cells(folder: Path) -> None:
    answer = run(folder, CHAIR)
    assert answer.columns == ("e", "p", "n")
    assert [[answer.short(cell) for cell in row] for row in answer.rows] == [
        ["event:甲市防汛会议-2031-04-01", "person:赵一鸣", "12"]
    ]


def test_csv_and_json_hold_whole_values(folder: Path) -> None:
    answer = run(folder, "SELECT ?p ?n ?x { ?p a foaf:Person ; foaf:name ?n } ORDER BY ?n")
    rows = list(csv.reader(io.StringIO(answer.csv())))
    assert rows[0] == ["p", "n", "x"]
    assert {n for _, n, _ in rows[1:]} >= {text for text in NASTY if "\r" not in text}
    bindings = json.loads(answer.json())["results"]["bindings"]
    assert {b["n"]["value"] for b in bindings} >= set(NASTY)
    assert {b["n"]["xml:lang"] for b in bindings} == {"zh-Hans"}
    assert all(b["p"]["type"] == "uri" and "x" not in b for b in bindings)


def test_json_tells_types(folder: Path) -> None:
    answer = run(folder, "SELECT ?n ?s ?b { ?e kg:ordinal ?n . ?p kg:sha256 ?s } LIMIT 1")
    (row,) = json.loads(answer.json())["results"]["bindings"]
    assert row["n"] == {"type": "literal", "value": "12", "datatype": "http://www.w3.org/2001/XMLSchema#integer"}
    assert row["s"].keys() == {"type", "value"}


@pytest.mark.parametrize(("query", "truth"), [("ASK { ?e kg:wonBy ?p }", True), ("ASK { ?e kg:wonBy 1 }", False)])
def test_ask_gives_a_truth(folder: Path, query: str, truth: bool) -> None:
    answer = run(folder, query)
    assert answer.truth is truth
    assert answer.csv() == f"{str(truth).lower()}\n"
    assert json.loads(answer.json())["boolean"] is truth


def test_construct_gives_sorted_turtle(folder: Path) -> None:
    answer = run(folder, "CONSTRUCT WHERE { person:赵一鸣 foaf:name ?n ; skos:altLabel ?l }")
    assert answer.ttl() == (
        "@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n"
        f"@prefix person: <{BASE}person/> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "\nperson:赵一鸣\n"
        '    foaf:name "赵一鸣"@zh-Hans ;\n'
        '    skos:altLabel "Zhào Yīmíng"@zh-Latn-pinyin ;\n'
        '    skos:altLabel "赵一明"@zh-Hans ;\n'
        "    .\n"
    )


def test_the_whole_graph_comes_back_from_construct(folder: Path) -> None:
    answer = run(folder, "CONSTRUCT WHERE { ?s ?p ?o }")
    assert by_oxigraph(answer.ttl()) == by_oxigraph((folder / "graph.ttl").read_text("utf-8"))


def test_the_vocabulary_can_be_asked_for_its_labels(folder: Path) -> None:
    answer = run(folder, "SELECT ?l { GRAPH ?g { kg:chairedBy rdfs:label ?l } FILTER(LANG(?l) = 'zh') }")
    assert answer.csv() == "l\n主持\n"
    assert run(folder, "ASK { kg:chairedBy rdfs:label ?l }").truth is False


def test_a_store_serves_many_queries(folder: Path) -> None:
    store = load(folder)
    assert run(folder, CHAIR, store=store) == run(folder, CHAIR, store=store) == run(folder / "graph.ttl", CHAIR)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "the query is empty"),
        ("# nothing", "the query is empty"),
        ("SELEC ?x { ?x ?y ?z }", "none of SELECT, ASK, CONSTRUCT and DESCRIBE"),
        (
            "SELECT ?x { ?x kgg:chairedBy ?y }",
            "unknown prefix kgg: did you mean kg:. .known without declaring: agenda, article,",
        ),
        ("SELECT ?x {\n ?x a kg:Event", r"line 2, column 15, at the end of the line: 1 '.' are opened and 0 closed"),
        ("SELECT ?x { ?x a 'zz:b' } ORDER ?x", r"line 1, column \d+, .*: expected BY"),
        ("SELECT ?x (COUNT(?y) AS ?n) { ?x a ?y }", "neither grouped by nor counted: add it to GROUP BY"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "a query only reads"),
        ("SELECT ?x { SERVICE <http://127.0.0.1:9/> { ?x ?y ?z } }", "stays with its own graph"),
        ("SELECT ?x { ?x rdfs:label 'it''s }", "column 31, near .*: the string that begins here is not closed: add '"),
        ("SELECT ?x {\n ?x a kg:Event FLITER(?x = 1) }", r"line 2, column 16, near 'FLITER.* did you mean FILTER\?"),
        (
            "SELECT ?x { ?x kg:chairedBy 赵一鸣 }",
            r"column 29, near '赵一鸣 }': a variable is \?赵一鸣, a text \"赵一鸣\"",
        ),
        ("SELECT ?x { ?x foaf:name “赵一鸣” }", 'column 26, near .*: write " for “'),
        ("SELECT ?x { person:赵一鸣（乙县） a ?x ?y ?z }", "check for a missing dot between two patterns"),
        ("SELECT COUNT(?x) { ?x a ?y }", r"column 8, .*: write \(COUNT\(…\) AS \?name\)"),
        ("SELECT ?x { ?x a ?y FILTER ?x = 1 }", r"column 21, .*: FILTER takes its condition in parentheses"),
    ],
)
def test_a_wrong_query_is_explained_in_one_line(folder: Path, query: str, said: str) -> None:
    with pytest.raises(UsageError, match=said) as caught:
        run(folder, query)
    assert "\n" not in str(caught.value)


def test_service_in_a_string_is_a_string(folder: Path) -> None:
    assert run(folder, "SELECT ?x { ?x rdfs:label 'SERVICE' } # SERVICE").rows == ()


def test_a_missing_graph_names_the_folder_and_the_command(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no graph in .*nowhere: .*graph\.ttl is missing; make it with: kg build"):
        run(tmp_path / "nowhere", "ASK {}")


def test_a_broken_graph_is_named(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("<a:b> <a:c>", "utf-8")
    with pytest.raises(UsageError, match=r"graph\.ttl cannot be read .*build it again"):
        run(tmp_path, "ASK {}")


def test_turtle_is_for_graphs_of_named_nodes(folder: Path) -> None:
    with pytest.raises(UsageError, match="only CONSTRUCT and DESCRIBE"):
        run(folder, CHAIR).ttl()
    with pytest.raises(UsageError, match="nodes without a name"):
        run(folder, "CONSTRUCT { [] rdfs:label ?n } WHERE { ?p foaf:name ?n }").ttl()

"""The tables, read back by Polars and DuckDB: every value that the graph has, typed."""

from __future__ import annotations

from pathlib import Path

import duckdb
import polars as pl
import pytest

from kg.errors import UsageError
from kg.export import GraphFile, export
from kg.export.formats import tables
from kg.export.frames import pandas_frame, polars_frame
from kg.export.nodes import Nodes
from kg.export.plans import PLANS
from kg.export.tables import Form, Plan, Table, fill, show
from kg.graph.terms import KG, LABEL, NAMESPACES, TYPE, term
from kg.model import Role

BY_TYPE = {str: "VARCHAR", int: "BIGINT", bool: "BOOLEAN"}
IN_PARTICIPATIONS = {KG + role for role in Role}
"""Short cuts that the table of participations spells out."""
OF_THE_CUBE = {
    term(name)
    for name in [
        "qb:attribute",
        "qb:codeList",
        "qb:component",
        "qb:componentRequired",
        "qb:dataSet",
        "qb:dimension",
        "qb:measure",
        "qb:observationGroup",
        "qb:order",
        "qb:structure",
        "rdfs:range",
        "skos:hasTopConcept",
    ]
}
"""The cube's own description, the same in every graph."""
REPEATED = {LABEL, TYPE, term("skos:inScheme"), term("prov:agent")}
"""Said again by another property, or by which table a row stands in."""


@pytest.fixture(scope="module")
def filled(graph: GraphFile) -> dict[str, Table]:
    return {table.name: table for table in tables(graph)}


@pytest.fixture(scope="module")
def csv(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export(folder, "csv", out=tmp_path_factory.mktemp("csv"))


@pytest.fixture(scope="module")
def parquet(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export(folder, "parquet", out=tmp_path_factory.mktemp("parquet"))


@pytest.mark.parametrize("plan", PLANS, ids=lambda s: s.name)
def test_csv_comes_back_whole(plan: Plan, filled: dict[str, Table], csv: Path) -> None:
    table = filled[plan.name]
    types = {name: pl.Int64 if t is int else pl.Boolean if t is bool else pl.String for name, t in columns(table)}
    read = pl.read_csv(csv / f"{plan.name}.csv", schema=types)
    assert read.equals(polars_frame(table), null_equal=True)


@pytest.mark.parametrize("plan", PLANS, ids=lambda s: s.name)
def test_parquet_comes_back_whole_and_typed(plan: Plan, filled: dict[str, Table], parquet: Path) -> None:
    table = filled[plan.name]
    found = duckdb.read_parquet(str(parquet / f"{plan.name}.parquet"))
    assert dict(zip(found.columns, map(str, found.types), strict=True)) == {n: BY_TYPE[t] for n, t in columns(table)}
    assert tuple(found.fetchall()) == table.rows


def columns(table: Table) -> list[tuple[str, type]]:
    return list(zip(table.columns, table.types, strict=True))


@pytest.mark.parametrize("plan", [s for s in PLANS if not s.each], ids=lambda s: s.name)
def test_a_column_holds_every_value_of_its_property(plan: Plan, graph: GraphFile, filled: dict[str, Table]) -> None:
    """More than one value for a node would not fit in its cell."""
    nodes = Nodes(graph.triples, prefixes=graph.prefixes)
    members = [node for cls in plan.of for node in nodes.of_type(term(cls))]
    assert [row[0] for row in filled[plan.name].rows] == [nodes.short(node) for node in sorted(set(members))]
    for at, column in enumerate(plan.columns):
        _, steps = column.steps()
        if len(steps) == 1:
            found = {
                (row[0], row[at]) for row in filled[plan.name].rows if row[at] is not None and row[at] is not False
            }
            assert found == {
                (nodes.short(node), show(nodes, column.form, *value))
                for node in members
                for value in nodes.values(node, steps[0])
                if (column.form, value[0]) != (Form.TRUTH, "false")
            }, column.name


@pytest.mark.parametrize("plan", [s for s in PLANS if s.each], ids=lambda s: s.name)
def test_a_row_stands_for_every_value(plan: Plan, graph: GraphFile, filled: dict[str, Table]) -> None:
    each = {term(name) for name in plan.each}
    classes = {term(cls) for cls in plan.of}
    members = {s for s, p, v, _ in graph.triples if not classes or (p == TYPE and v in classes)}
    assert len(filled[plan.name].rows) == sum(s in members and p in each for s, p, _, _ in graph.triples) > 0


def test_every_property_of_the_graph_stands_in_a_table(graph: GraphFile) -> None:
    told = {step for plan in PLANS for column in plan.columns for step in column.steps()[1]}
    told |= {term(name) for plan in PLANS for name in plan.each}
    used = {predicate for _, predicate, _, _ in graph.triples}
    assert used <= told | IN_PARTICIPATIONS | OF_THE_CUBE | REPEATED


def test_columns_speak_in_known_terms() -> None:
    for plan in PLANS:
        for name in (*plan.of, *plan.each):
            assert name.partition(":")[0] in NAMESPACES
        assert len({c.name for c in plan.columns}) == len(plan.columns)
        assert plan.columns[0].form is Form.NODE


def test_spreadsheets_know_that_it_is_utf8(csv: Path) -> None:
    assert (csv / "persons.csv").read_bytes().startswith(b"\xef\xbb\xbfid,name,standing\n")


def test_verbs_of_one_statement_stand_together() -> None:
    act = term("kg:speechAct")
    triples = [
        ("a:x", TYPE, term("schema:Quotation"), ""),
        *(("a:x", act, verb, "@zh-Hans") for verb in ("表示", "说")),
    ]
    (plan,) = (plan for plan in PLANS if plan.name == "quotations")
    ((_, _, _, verb, _),) = fill(plan, Nodes(triples, prefixes={})).rows
    assert verb == "表示、说"


def test_names_of_concepts_are_chinese() -> None:
    triples = [
        ("a:x", term("skos:prefLabel"), "air", "@en"),
        ("a:x", term("skos:prefLabel"), "大气污染", "@zh-Hans"),
        ("a:y", term("skos:altLabel"), "Zhào", "@zh-Latn-pinyin"),
        ("a:y", term("skos:altLabel"), "赵", "@zh-Hans"),
    ]
    nodes = Nodes(triples, prefixes={})
    assert show(nodes, Form.WORD, "a:x") == nodes.label("a:x") == "大气污染"
    assert nodes.one("a:y", term("skos:altLabel")) == "赵"


def test_a_career_is_read_from_tenures(filled: dict[str, Table]) -> None:
    frame = polars_frame(filled["tenures"]).filter(pl.col("title") == "主任")
    assert frame.select("person_name", "body_name", "status", "start", "end").rows() == [
        ("赵一鸣", "甲市人民政府", "Appointed", "2031-03", "2032")
    ]


def test_pandas_has_the_same_rows(filled: dict[str, Table]) -> None:
    frame = pandas_frame(filled["events"])
    assert [str(t) for t in frame.dtypes[["name", "term"]]] == ["string", "Int64"]
    rows = frame.astype(object).where(frame.notna(), None).itertuples(index=False, name=None)
    assert tuple(rows) == filled["events"].rows


@pytest.mark.parametrize(("form", "said"), [("parquet", r"needs Polars: pip install 'gongbao\[tables\]'")])
def test_a_missing_library_is_named(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, said: str
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "polars", None)
    with pytest.raises(UsageError, match=said):
        export(folder, form, out=tmp_path / "tables")
    assert not (tmp_path / "tables").exists()

"""``import kg`` is light, and gives the graph as tables, as RDF and as a network."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import rdflib

import kg
from kg.errors import UsageError
from kg.graph import write_turtle
from kg.model import Settings
from tests.graph.everything import BASE, everything
from tests.graph.reading import by_rdflib, small_tags


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> kg.Graph:
    path = tmp_path_factory.mktemp("built")
    write_turtle(everything(), path / "graph.ttl", base=BASE)
    return kg.load(path)


def test_import_kg_is_light(root: Path) -> None:
    probe = (
        "import sys; import kg; print(sorted(m for m in sys.modules if m.split('.')[0] not in sys.stdlib_module_names))"
    )
    shown = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import sys; sys.path.insert(0, {str(root)!r}); {probe}"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert shown.strip() == "['__main__', 'kg']"


def test_what_kg_does_not_have_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'kg' has no attribute 'nothing'"):
        kg.nothing  # noqa: B018
    assert {"build", "load"} <= set(dir(kg))


def test_pages_become_a_graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The build itself has tests of its own, and the notebook in `docs/` runs one through this door."""
    calls: list[dict[str, Any]] = []

    def build_into(out: Path, inputs: list[str], **options: Any) -> None:
        calls.append({"inputs": inputs, **options})
        write_turtle(everything(), out / "graph.ttl", base=BASE)

    monkeypatch.setattr("kg.write.build_into", build_into)
    graph = kg.build(Path("a"), "b", out=str(tmp_path), region="甲市", lexicon="own.tsv", workers=2)
    assert repr(graph) == f"<graph of {len(graph.triples):,} triples in {tmp_path}>"
    (call,) = calls
    assert (call["inputs"], call["user_lexicon"], call["workers"]) == (["a", "b"], Path("own.tsv"), 2)
    assert call["settings"] == Settings(region="甲市")


def test_tables_are_typed(graph: kg.Graph) -> None:
    tenures = graph.table("tenures")
    assert tenures.types == (str,) * len(tenures.columns)
    complaints = graph.table("complaints")
    assert complaints.types[complaints.columns.index("cases")] is int
    assert complaints.to_polars().get_column("cases").sum() == complaints.to_pandas()["cases"].sum() > 0
    assert {"persons", "tenures", "complaints"} <= set(graph.tables)
    with pytest.raises(UsageError, match="there is no table 'people': choose one of pages, articles"):
        graph.table("people")


def test_queries_give_tables(graph: kg.Graph) -> None:
    found = graph.query("SELECT ?e ?n ?x { ?e kg:chairedBy person:赵一鸣 ; kg:ordinal ?n }")
    assert (found.columns, found.types) == (("e", "n", "x"), (str, int, str))
    assert found.rows == (("event:甲市防汛会议-2031-04-01", 12, None),)
    assert graph.query("SELECT ?n { ?e kg:ordinal ?n FILTER(?n > 99) }").to_polars().shape == (0, 1)
    assert graph.query("SELECT ?i { ?p kg:dateInferred ?i } LIMIT 1").rows == ((True,),)
    with pytest.raises(UsageError, match="only SELECT gives a table"):
        graph.query("ASK { ?e kg:ordinal 12 }")


def test_saved_questions_give_tables(graph: kg.Graph) -> None:
    found = graph.ask("who-chaired", person="person:赵一鸣", from_="2031-01-01")
    assert "赵一鸣" in found.rows[0]
    assert graph.ask("who-chaired", to="2030-12-31").rows == ()
    with pytest.raises(UsageError, match="who-chared"):
        graph.ask("who-chared")


def test_rdflib_has_every_triple(graph: kg.Graph) -> None:
    made = graph.to_rdflib()
    assert len(made) == len(graph.triples)
    assert by_rdflib(made.serialize(format="turtle")) == small_tags(graph.triples)
    assert (rdflib.URIRef(f"{BASE}person/赵一鸣"), rdflib.FOAF.name, rdflib.Literal("赵一鸣", lang="zh-Hans")) in made
    assert made.qname(f"{BASE}person/赵一鸣") == "person:赵一鸣"


def test_networkx_has_persons_and_ties(graph: kg.Graph) -> None:
    made = graph.to_networkx()
    assert made.nodes["person:赵一鸣"]["label"] == "赵一鸣"
    assert any(data["relation"] == "tenure" for *_, data in made.edges(data=True))


def test_exports_are_written(graph: kg.Graph, tmp_path: Path) -> None:
    assert graph.export("nt", tmp_path / "graph.nt").stat().st_size > 1000


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="make it with: kg build"):
        kg.load(tmp_path)

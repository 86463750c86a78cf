"""Networks, read back by networkx, and Neo4j's tables, turned back into triples."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import polars as pl
import pytest

from kg.export import GraphFile, export
from kg.export.formats import FORMATS
from kg.export.neo4j import LIST
from kg.export.network import network
from kg.export.nodes import Nodes
from kg.export.xml import allowed
from kg.graph.terms import ENGLISH, IRI, PINYIN, TYPE, Triple


@pytest.fixture(scope="module")
def nodes(graph: GraphFile) -> Nodes:
    return Nodes(graph.triples, prefixes=graph.prefixes)


Things = dict[str, dict[str, Any]]
Ties = dict[tuple[str, str, str], dict[str, Any]]


def plain(network: Any, *, clean: bool) -> tuple[Things, Ties]:
    def cleaned(data: dict[str, Any]) -> dict[str, Any]:
        return {k: allowed(v) if clean and isinstance(v, str) else v for k, v in data.items()}

    things = {node: cleaned(data) for node, data in network.nodes(data=True)}
    return things, {(s, t, str(k)): cleaned(data) for s, t, k, data in network.edges(data=True, keys=True)}


def from_gexf(path: Path) -> tuple[Things, Ties]:
    read = nx.read_gexf(path, version="1.3")
    ties: Ties = {}
    for source, target, data in read.edges(data=True):
        assert data["label"] == data["relation"]
        names = ("relation", "title", "status")
        ties[source, target, data["id"]] = {k: data[k] for k in names} | {"weight": int(data["weight"])}
    return dict(read.nodes(data=True)), ties


def test_graphml_comes_back(folder: Path, nodes: Nodes, tmp_path: Path) -> None:
    path = export(folder, "graphml", out=tmp_path / "graph.graphml")
    found = plain(nx.read_graphml(path, force_multigraph=True), clean=False)
    assert found == plain(network(nodes), clean=True)


def test_gexf_comes_back(folder: Path, nodes: Nodes, tmp_path: Path) -> None:
    assert from_gexf(export(folder, "gexf", out=tmp_path / "graph.gexf")) == plain(network(nodes), clean=True)


def test_gexf_keeps_parallel_edges_of_other_kinds_apart(folder: Path, tmp_path: Path) -> None:
    text = export(folder, "gexf", out=tmp_path / "graph.gexf").read_text("utf-8")
    assert 'kind="chairedBy" label="chairedBy" weight="2"' in text


def test_node_link_json_comes_back(folder: Path, nodes: Nodes, tmp_path: Path) -> None:
    path = export(folder, "nodelink", out=tmp_path / "graph.json")
    read = nx.node_link_graph(json.loads(path.read_text("utf-8")), edges="edges")
    assert plain(read, clean=False) == plain(network(nodes), clean=False)


def test_the_network_is_typed_and_weighted(nodes: Nodes) -> None:
    made = network(nodes)
    assert made.nodes["person:赵一鸣"] == {
        "label": "赵一鸣",
        "kind": "person",
        "type": "Official",
        "date": "",
        "weight": 1,
    }
    chaired = [d for _, t, d in made.edges("event:甲市防汛会议-2031-04-01", data=True) if d["relation"] == "chairedBy"]
    assert chaired == [{"relation": "chairedBy", "title": "市委副书记、市长", "status": "", "weight": 2}]
    held = [d for *_, d in made.edges(data=True) if d["relation"] == "tenure" and d["title"] == "主任"]
    assert held == [{"relation": "tenure", "title": "主任", "status": "Appointed", "weight": 1}]
    met = [(s, t, d["weight"]) for s, t, d in made.edges(data=True) if d["relation"] == "together"]
    assert met
    assert all(weight >= 2 for *_, weight in met)
    assert {"location", "jurisdiction", "containedInPlace", "subOrganizationOf", "superEvent"} <= {
        d["relation"] for *_, d in made.edges(data=True)
    }


def test_neo4j_comes_back_as_the_same_graph(folder: Path, graph: GraphFile, nodes: Nodes, tmp_path: Path) -> None:
    path = export(folder, "neo4j", out=tmp_path / "neo4j")
    found = {*_values(path, nodes), *_links(path)}
    assert found == {_told(triple, nodes) for triple in graph.triples}


def _told(triple: Triple, nodes: Nodes) -> tuple[str, str, str]:
    """What a property graph keeps of a triple: no Chinese tag, no prefix of a property."""
    subject, predicate, value, kind = triple
    name = nodes.short(predicate).rpartition(":")[2] + {PINYIN: "_pinyin", ENGLISH: "_en"}.get(kind, "")
    if predicate == TYPE:
        return subject, ":LABEL", nodes.short(value).rpartition(":")[2]
    return subject, name, value if kind != IRI or value in nodes else nodes.word(value)


def _values(path: Path, nodes: Nodes) -> Iterator[tuple[str, str, str]]:
    for file in path.glob("nodes-*.csv"):
        frame = pl.read_csv(file, infer_schema=False)
        for row in frame.iter_rows(named=True):
            for column, cell in row.items():
                name, _, kind = column.rpartition(":")
                if kind == "ID" or cell is None:
                    continue
                for value in cell.split(LIST) if kind.endswith("[]") or not name else [cell]:
                    yield row["iri:ID"], name or ":LABEL", value


def _links(path: Path) -> Iterator[tuple[str, str, str]]:
    for start, end, kind in pl.read_csv(path / "relationships.csv", infer_schema=False).iter_rows():
        yield start, kind, end


def test_the_neo4j_command_names_every_file(folder: Path, tmp_path: Path) -> None:
    path = export(folder, "neo4j", out=tmp_path / "neo4j")
    command = (path / "import.sh").read_text("utf-8")
    for file in path.glob("*.csv"):
        assert f"={file.name}" in command


def test_every_format_has_one_name(folder: Path) -> None:
    assert len({form.target for form in FORMATS.values()}) == len(FORMATS)

"""The formats by name, and how each is written into a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from kg.export import frames, jsonld, lines, neo4j, netfiles, network
from kg.export.articles import by_graph, quads
from kg.export.context import kinds
from kg.export.nodes import Nodes
from kg.export.plans import PLANS
from kg.export.source import GraphFile, Tell
from kg.export.tables import Table, fill
from kg.export.trig import trig
from kg.export.xml import rdf_xml

_LINES = 5000
"""Pieces of a file between two words about progress."""


class Format(Struct, frozen=True):
    """One format.

    ``write`` writes below the path that it is given: the file of that name, or files in the folder of that name.
    """

    name: str
    target: str
    """The name of the file, or, ending with ``/``, of the folder."""
    write: Callable[[GraphFile, Path, Tell], None]

    @property
    def is_folder(self) -> bool:
        """Whether it is more than one file."""
        return self.target.endswith("/")


def _nodes(graph: GraphFile) -> Nodes:
    return Nodes(graph.triples, prefixes=graph.prefixes)


def tables(graph: GraphFile) -> Iterator[Table]:
    """Every table, in the order of `kg.export.plans.PLANS`."""
    nodes = _nodes(graph)
    return (fill(plan, nodes) for plan in PLANS)


def _pieces(pieces: Iterable[str], path: Path, tell: Tell, total: int) -> None:
    """Write text piece by piece."""
    with path.open("w", encoding="utf-8", errors="replace", newline="\n") as out:
        for number, piece in enumerate(pieces):
            out.write(piece)
            if number % _LINES == 0:
                tell("writing", min(number, total), total)
    tell("writing", total, total)


def _nt(graph: GraphFile, path: Path, tell: Tell) -> None:
    _pieces(lines.n_triples(graph.triples), path, tell, len(graph.triples))


def _nq(graph: GraphFile, path: Path, tell: Tell) -> None:
    _pieces(lines.n_quads(sorted(quads(graph.triples, base=graph.base))), path, tell, len(graph.triples))


def _trig(graph: GraphFile, path: Path, tell: Tell) -> None:
    graphs = by_graph(graph.triples, base=graph.base)
    _pieces(trig(graphs, prefixes=graph.prefixes), path, tell, len(graphs))


def _rdf_xml(graph: GraphFile, path: Path, tell: Tell) -> None:
    _pieces(rdf_xml(graph.triples, prefixes=graph.prefixes), path, tell, len(graph.triples))


def _json_ld(graph: GraphFile, path: Path, tell: Tell) -> None:
    known = kinds()
    _pieces(jsonld.json_ld(graph.triples, prefixes=graph.prefixes, known=known), path, tell, len(graph.triples))
    path.with_suffix(".context.jsonld").write_text(jsonld.context_file(graph.prefixes, known), "utf-8", newline="\n")


_Network = Callable[[Iterable[network.Node], Iterable[network.Edge]], Iterable[str]]


def _network(form: _Network) -> Callable[[GraphFile, Path, Tell], None]:
    def write(graph: GraphFile, path: Path, tell: Tell) -> None:
        nodes = _nodes(graph)
        _pieces(form(network.nodes(nodes), network.edges(nodes)), path, tell, len(graph.triples))

    return write


def _csv(graph: GraphFile, path: Path, tell: Tell) -> None:
    for number, table in enumerate(tables(graph), 1):
        # The mark at the beginning lets spreadsheets know that it is UTF-8.
        (path / f"{table.name}.csv").write_text(frames.csv_text(table), "utf-8-sig", newline="\n")
        tell("writing tables", number, len(PLANS))


def _parquet(graph: GraphFile, path: Path, tell: Tell) -> None:
    for number, table in enumerate(tables(graph), 1):
        frames.write_parquet(table, path / f"{table.name}.parquet")
        tell("writing tables", number, len(PLANS))


def _neo4j(graph: GraphFile, path: Path, tell: Tell) -> None:
    for number, (name, text) in enumerate(neo4j.files(_nodes(graph)), 1):
        (path / name).write_text(text, "utf-8", newline="\n")
        tell("writing files", number, number)


FORMATS = {
    form.name: form
    for form in (
        Format("nt", "graph.nt", _nt),
        Format("nq", "graph.nq", _nq),
        Format("trig", "graph.trig", _trig),
        Format("jsonld", "graph.jsonld", _json_ld),
        Format("rdfxml", "graph.rdf", _rdf_xml),
        Format("graphml", "graph.graphml", _network(netfiles.graphml)),
        Format("gexf", "graph.gexf", _network(netfiles.gexf)),
        Format("nodelink", "graph.json", _network(netfiles.node_link)),
        Format("csv", "csv/", _csv),
        Format("parquet", "parquet/", _parquet),
        Format("neo4j", "neo4j/", _neo4j),
    )
}
"""Every format, by its name."""

"""From Python: build a graph, load it, and work on it as tables, as RDF, as a network.

import kg
graph = kg.build("pages/", out="graphs/", region="青棠地区")
graph.table("tenures").to_pandas()
graph.query("SELECT ?name { ?meeting kg:chairedBy/foaf:name ?name }").to_polars()
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from kg.errors import UsageError
from kg.export import export
from kg.export.nodes import Nodes
from kg.export.plans import PLANS, TABLES
from kg.export.source import read
from kg.export.tables import Scalar, Table, fill
from kg.graph.terms import BOOLEAN, INTEGER, IRI, STRING, Triple

if TYPE_CHECKING:
    import networkx as nx
    import pyoxigraph
    import rdflib

    from kg.graph.answer import Answer, Cell

Pathish: TypeAlias = "str | PathLike[str]"


def build(
    *inputs: Pathish,
    out: Pathish,
    region: str | None = None,
    paper: str | None = None,
    date: str | None = None,
    lexicon: Pathish | None = None,
    workers: int = 1,
    include_private: bool = False,
    tell: Callable[[str, int, int], None] = lambda *_: None,
) -> Graph:
    """Read newspaper pages and write ``graph.ttl``, ``graph.html``, ``articles.jsonl`` and ``report.json``.

    Args:
        inputs: folders, read with everything inside, and files.
        out: the folder to write to.
        region: of pages that do not name theirs, such as ``阿勒泰地区``.
        paper: newspaper of pages that do not name theirs.
        date: of pages that do not give theirs, as ``2026-05-22``.
        lexicon: a table of your own posts, bodies and places.
        workers: processes to read with; in a script, call this under ``if __name__ == "__main__"`` then.
        include_private: also take in ordinary citizens whom the paper names.
        tell: told of progress: step, done, total.

    Returns:
        The graph.

    Raises:
        UsageError: an input is missing, or not one page could be read.
        LexiconError: a table breaks its rules.
        OutputError: ``out`` cannot be written.
    """
    from kg.model import Settings
    from kg.write import build_into

    settings = Settings(region=region, paper=paper, date=date, include_private=include_private)
    own = Path(lexicon) if lexicon is not None else None
    names = [str(name) for name in inputs]
    build_into(Path(out), names, settings=settings, user_lexicon=own, workers=workers, tell=tell)
    return load(out)


def load(folder: Pathish) -> Graph:
    """The graph that ``kg build`` wrote to a folder; a Turtle file may be given instead.

    Raises:
        UsageError: there is no graph, or it is broken.
    """
    return Graph(Path(folder))


class Graph:
    """A built graph.

    Args:
        folder: where it is.

    Raises:
        UsageError: there is no graph, or it is broken.
    """

    tables: tuple[str, ...] = TABLES
    """The names of the tables; `docs/exports.md` says what a row of each is."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read = read(folder)

    def __repr__(self) -> str:
        """Where it is and how large."""
        return f"<graph of {len(self.triples):,} triples in {self._folder}>"

    @property
    def triples(self) -> Sequence[Triple]:
        """Every triple once, sorted: subject, predicate, value, kind; see `kg.graph.terms.Triple`."""
        return self._read.triples

    @cached_property
    def _nodes(self) -> Nodes:
        return Nodes(self._read.triples, prefixes=self._read.prefixes)

    def table(self, name: str) -> Table:
        """One table, typed, with ``to_polars()`` and ``to_pandas()``.

        Raises:
            UsageError: there is no such table.
        """
        for plan in PLANS:
            if plan.name == name:
                return fill(plan, self._nodes)
        raise UsageError(f"there is no table {name!r}: choose one of {', '.join(TABLES)}")

    def query(self, sparql: str) -> Table:
        """The rows of a SPARQL SELECT; the vocabulary's prefixes are known, and nodes come by their short IRIs.

        Raises:
            UsageError: the query is no SELECT, or breaks the grammar.
        """
        from kg.query import run

        answer = run(self._folder, sparql, store=self._store)
        if answer.truth is not None or answer.graph:
            raise UsageError("only SELECT gives a table: ask the rest of to_rdflib(), or with kg query")
        return _table(answer)

    def ask(self, question: str, /, **values: str) -> Table:
        """The rows of a saved question: ``graph.ask("who-chaired", person="张三", from_="2026-01-01")``.

        Args:
            question: its name; ``kg query DIR --list`` shows them all.
            values: its parameters; an underscore after a name that Python keeps for itself is left out.

        Raises:
            UsageError: there is no such question or parameter, or a value does not fit.
        """
        from kg.questions import bound
        from kg.questions import question as saved

        given = {name.rstrip("_"): value for name, value in values.items()}
        return self.query(bound(saved(question), given, store=self._store))

    @cached_property
    def _store(self) -> pyoxigraph.Store:
        from kg.query import load as load_store

        return load_store(self._folder)

    def to_rdflib(self) -> rdflib.Graph:
        """A copy as an rdflib graph, with the vocabulary's prefixes bound."""
        import rdflib

        made = rdflib.Graph(bind_namespaces="none")
        for prefix, namespace in self._read.prefixes.items():
            made.bind(prefix, namespace)
        nodes: dict[str, rdflib.URIRef] = {}

        def node(iri: str) -> rdflib.URIRef:
            return nodes.get(iri) or nodes.setdefault(iri, rdflib.URIRef(iri))

        def value(text: str, kind: str) -> rdflib.URIRef | rdflib.Literal:
            if kind == IRI:
                return node(text)
            if kind[0] == "@":
                return rdflib.Literal(text, lang=kind[1:])
            return rdflib.Literal(text) if kind == STRING else rdflib.Literal(text, datatype=node(kind))

        made.addN((node(s), node(p), value(v, k), made) for s, p, v, k in self.triples)
        return made

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """Persons, bodies, places and events, and what ties them, typed and weighted; see `kg.export.network`."""
        from kg.export.network import network

        return network(self._nodes)

    def export(self, form: str, out: Pathish | None = None) -> Path:
        """Write the graph in another format; see `kg.export.export`.

        Raises:
            UsageError: the format is unknown, or a library for it is missing.
            OutputError: the place cannot be written to.
        """
        return export(self._folder, form, out=Path(out) if out is not None else None)


_TYPES: dict[str, type[int] | type[bool]] = {INTEGER: int, BOOLEAN: bool}


def _table(answer: Answer) -> Table:
    """An answer as a table; a column of whole numbers only, or of truths only, has their type."""
    columns = tuple(zip(*answer.rows, strict=True)) or ((),) * len(answer.columns)
    types = tuple(_type(column) for column in columns)
    rows = tuple(tuple(_cell(answer, cell, kind) for cell, kind in zip(row, types, strict=True)) for row in answer.rows)
    return Table("answer", answer.columns, types, rows)


def _type(column: Sequence[Cell | None]) -> type[str] | type[int] | type[bool]:
    kinds = {cell[1] for cell in column if cell}
    return _TYPES.get(kinds.pop(), str) if len(kinds) == 1 else str


def _cell(answer: Answer, cell: Cell | None, kind: type[str] | type[int] | type[bool]) -> Scalar:
    if cell is None:
        return None
    if kind is int:
        return int(cell[0])
    return cell[0] in ("true", "1") if kind is bool else answer.short(cell)

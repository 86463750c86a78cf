"""Ask a built graph in SPARQL.

The graph is the default graph; the vocabulary's own definitions, with labels in Chinese and English, are the
named graph ``https://w3id.org/gongbao/ontology``. Nothing is changed, and nothing outside the folder is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import islice, takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.graph.answer import Answer, cell
from kg.graph.syntax import asks_elsewhere, explained
from kg.graph.terms import BASE
from kg.graph.terms import prefixes as all_prefixes
from kg.store import opened

if TYPE_CHECKING:
    import pyoxigraph

GRAPH = "graph.ttl"

_PREFIX_LINE = re.compile(r"@prefix\s+([\w.-]*):\s*<([^>]*)>\s*\.")


def graph_file(folder: Path) -> Path:
    """The graph in a folder that ``kg build`` wrote; a Turtle file may be given instead of its folder.

    Raises:
        UsageError: there is none.
    """
    path = folder if folder.is_file() else folder / GRAPH
    if not path.is_file():
        raise UsageError(f"no graph in {folder}: {path} is missing; make it with: kg build PAGES --out {folder}")
    return path


def load(folder: Path, *, tell: Callable[[str], None] = lambda _: None) -> pyoxigraph.Store:
    """The graph of ``folder``, only for reading, and the ontology as a named graph.

    Args:
        folder: where ``kg build`` wrote its graph; beside it an indexed store is kept, see `kg.store`.
        tell: told in one line when a large graph is indexed first, or when no store can be kept.

    Raises:
        UsageError: there is no graph, or it is broken.
    """
    return opened(graph_file(folder), tell=tell)


def known_prefixes(folder: Path) -> dict[str, str]:
    """Every prefix a query may use undeclared: the vocabulary's, and those of the graph's own nodes."""
    with graph_file(folder).open(encoding="utf-8", errors="replace") as lines:
        found = takewhile(lambda match: match is not None, map(_PREFIX_LINE.match, lines))
        return all_prefixes(BASE) | {match[1]: match[2] for match in found if match}


def run(
    folder: Path,
    sparql: str,
    *,
    store: pyoxigraph.Store | None = None,
    most: int | None = None,
    prefixes: Mapping[str, str] | None = None,
    default_graphs: Sequence[str] = (),
    named_graphs: Sequence[str] = (),
) -> Answer:
    """Answer one query.

    Args:
        folder: where ``kg build`` wrote its graph.
        sparql: SELECT, ASK, CONSTRUCT or DESCRIBE; the vocabulary's prefixes need no declaration.
        store: the graph as `load` gave it, to ask more than once.
        most: rows or triples after which the answer ends.
        prefixes: what `known_prefixes` gave, to ask more than once.
        default_graphs: the named graphs to ask instead of the graph, as the SPARQL protocol has it.
        named_graphs: the only named graphs that ``GRAPH`` may reach, if any are given.

    Raises:
        UsageError: there is no graph, the query breaks the grammar, or it asks another server.
    """
    import pyoxigraph as ox

    prefixes = known_prefixes(folder) if prefixes is None else prefixes
    if asks_elsewhere(sparql):
        raise UsageError("SERVICE asks another server: a query here stays with its own graph")
    try:
        outcome = (store or load(folder)).query(
            sparql,
            prefixes=dict(prefixes),
            default_graph=[ox.NamedNode(iri) for iri in default_graphs] or None,
            named_graphs=[ox.NamedNode(iri) for iri in named_graphs] or None,
        )
        named = tuple(prefixes.items())
        if isinstance(outcome, ox.QueryBoolean):
            return Answer((), (), truth=bool(outcome))
        if isinstance(outcome, ox.QueryTriples):
            found = islice(outcome, most)
            triples = tuple((cell(t.subject), cell(t.predicate), cell(t.object)) for t in found)
            return Answer(("subject", "predicate", "object"), triples, graph=True, prefixes=named)
        columns = tuple(variable.value for variable in outcome.variables)
        rows = tuple(tuple(cell(value) for value in row) for row in islice(outcome, most))
        return Answer(columns, rows, prefixes=named)
    except SyntaxError as error:
        raise UsageError(explained(str(error), sparql, prefixes)) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise UsageError(f"the query failed: {_first_line(error)}") from error


def _first_line(error: object) -> str:
    return next(iter(str(error).splitlines()), "no reason given")

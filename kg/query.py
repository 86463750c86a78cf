"""Ask a built graph in SPARQL.

The graph is the default graph; the vocabulary's own definitions, with labels in Chinese and English, are the
named graph ``https://w3id.org/gongbao/ontology``. Nothing is changed, and nothing outside the folder is asked.
"""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from kg import resources
from kg.errors import UsageError
from kg.graph import prefixes as all_prefixes
from kg.graph import turtle
from kg.graph.terms import IRI, STRING
from kg.model import Settings

if TYPE_CHECKING:
    import pyoxigraph

GRAPH = "graph.ttl"
ONTOLOGY = "https://w3id.org/gongbao/ontology"
BLANK = "_"
Cell: TypeAlias = tuple[str, str]
"""Value and kind, as in `kg.graph.terms.Triple`; a blank node has kind `BLANK`."""

_PREFIX_LINE = re.compile(r"@prefix\s+([\w.-]*):\s*<([^>]*)>\s*\.")
_OPAQUE = re.compile(
    r"<[^<>\"{}|^`\\\s]*>|'''.*?'''|\"\"\".*?\"\"\"|'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"|#[^\n]*", re.S
)
_PREFIX_USED = re.compile(r"(?<![\w:.·?$@-])([A-Za-z][\w-]*):")
_DECLARED = re.compile(r"\bPREFIX\s+([\w-]*):", re.I)
_SERVICE = re.compile(r"(?<![\w?$:])SERVICE\b", re.I)
_UPDATE = re.compile(r"\b(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY)\b", re.I)
_WHERE = re.compile(r"error at (\d+):(\d+): (?:expected (?:one of )?)?(.*)", re.S)
_FORM = re.compile(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.I)
_KEYWORD = re.compile(r"\b[A-Z]{2,}(?: [A-Z]{2,})*\b")


class Form(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    TTL = "ttl"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave: rows (SELECT), a graph as rows of three (CONSTRUCT, DESCRIBE), or yes and no (ASK)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    truth: bool | None = None
    """The answer to ASK; None for every other query."""
    graph: bool = False
    """Whether the rows are triples."""
    prefixes: tuple[tuple[str, str], ...] = ()
    """What the graph calls its namespaces: prefix and IRI."""

    def csv(self) -> str:
        """A header and the bare values; ``true`` or ``false`` for ASK."""
        if self.truth is not None:
            return f"{str(self.truth).lower()}\n"
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows([cell[0] if cell else "" for cell in row] for row in self.rows)
        return out.getvalue()

    def json(self) -> str:
        """SPARQL 1.1 Query Results JSON; the triples of a graph as rows of subject, predicate and object."""
        if self.truth is not None:
            return json.dumps({"head": {}, "boolean": self.truth}) + "\n"
        bindings = [
            {name: _json_cell(cell) for name, cell in zip(self.columns, row, strict=True) if cell} for row in self.rows
        ]
        answer = {"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}}
        return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"

    def ttl(self) -> str:
        """Sorted Turtle.

        Raises:
            UsageError: the answer is no graph, or has nodes without a name.
        """
        if not self.graph:
            raise UsageError("only CONSTRUCT and DESCRIBE give a graph that Turtle can hold: use --format csv or json")
        found = [(s[0], p[0], *o) for s, p, o in self.rows if s and p and o and BLANK not in (s[1], o[1])]
        if len(found) < len(self.rows):
            raise UsageError("the answer has nodes without a name: give them one with BIND(IRI(…) AS ?node)")
        out = io.StringIO()
        turtle.write(found, out, prefixes=dict(self.prefixes))
        return out.getvalue()

    def short(self, cell: Cell | None) -> str:
        """A value as people read it: an IRI by its prefix, a literal without its type."""
        if cell is None:
            return ""
        value, kind = cell
        if kind == BLANK:
            return f"_:{value}"
        if kind != IRI:
            return value
        fitting = [(namespace, prefix) for prefix, namespace in self.prefixes if value.startswith(namespace)]
        namespace, prefix = max(fitting, key=lambda pair: len(pair[0]), default=("", ""))
        return f"{prefix}:{value[len(namespace) :]}" if prefix else value


def _json_cell(cell: Cell) -> dict[str, str]:
    value, kind = cell
    if kind in (IRI, BLANK):
        return {"type": "bnode" if kind == BLANK else "uri", "value": value}
    more = {"xml:lang": kind[1:]} if kind[0] == "@" else {} if kind == STRING else {"datatype": kind}
    return {"type": "literal", "value": value, **more}


def graph_file(folder: Path) -> Path:
    """The graph in a folder that ``kg build`` wrote; a Turtle file may be given instead of its folder.

    Raises:
        UsageError: there is none.
    """
    path = folder if folder.is_file() else folder / GRAPH
    if not path.is_file():
        raise UsageError(f"no graph in {folder}: {path} is missing; make it with: kg build PAGES --out {folder}")
    return path


def load(folder: Path) -> pyoxigraph.Store:
    """The graph of ``folder`` in memory, and the ontology as a named graph.

    Raises:
        UsageError: there is no graph, or it is broken.
    """
    import pyoxigraph as ox

    path = graph_file(folder)
    store = ox.Store()
    try:
        store.bulk_load(path=str(path), format=ox.RdfFormat.TURTLE)
    except (SyntaxError, OSError) as error:
        raise UsageError(f"{path} cannot be read ({_first_line(error)}): build it again") from error
    ontology = resources.folder("ontology") / "kg.ttl"
    store.bulk_load(path=str(ontology), format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(ONTOLOGY))
    return store


def known_prefixes(folder: Path) -> dict[str, str]:
    """Every prefix a query may use undeclared: the vocabulary's, and those of the graph's own nodes."""
    with graph_file(folder).open(encoding="utf-8", errors="replace") as lines:
        found = takewhile(lambda match: match is not None, map(_PREFIX_LINE.match, lines))
        return all_prefixes(Settings().base) | {match[1]: match[2] for match in found if match}


def run(folder: Path, sparql: str, *, store: pyoxigraph.Store | None = None) -> Answer:
    """Answer one query.

    Args:
        folder: where ``kg build`` wrote its graph.
        sparql: SELECT, ASK, CONSTRUCT or DESCRIBE; the vocabulary's prefixes need no declaration.
        store: the graph as `load` gave it, to ask more than once.

    Raises:
        UsageError: there is no graph, the query breaks the grammar, or it asks another server.
    """
    import pyoxigraph as ox

    prefixes = known_prefixes(folder)
    if _SERVICE.search(_OPAQUE.sub(" ", sparql)):
        raise UsageError("SERVICE asks another server: a query here stays with its own graph")
    try:
        outcome = (store or load(folder)).query(sparql, prefixes=prefixes)
        named = tuple(prefixes.items())
        if isinstance(outcome, ox.QueryBoolean):
            return Answer((), (), truth=bool(outcome))
        if isinstance(outcome, ox.QueryTriples):
            triples = tuple((_cell(t.subject), _cell(t.predicate), _cell(t.object)) for t in outcome)
            return Answer(("subject", "predicate", "object"), triples, graph=True, prefixes=named)
        columns = tuple(variable.value for variable in outcome.variables)
        rows = tuple(tuple(_cell(value) for value in row) for row in outcome)
        return Answer(columns, rows, prefixes=named)
    except SyntaxError as error:
        raise UsageError(_explained(str(error), sparql, prefixes)) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise UsageError(f"the query failed: {_first_line(error)}") from error


def _cell(term: Any) -> Cell | None:
    import pyoxigraph as ox

    if term is None:
        return None
    if isinstance(term, ox.Literal):
        return term.value, _tag(term.language) if term.language else term.datatype.value
    if isinstance(term, ox.BlankNode):
        return term.value, BLANK
    return (term.value, IRI) if isinstance(term, ox.NamedNode) else (str(term), STRING)


def _tag(language: str) -> str:
    """A language tag as it is usually written, since the store keeps all of them in small letters.

    >>> _tag("zh-hans")
    '@zh-Hans'
    """
    first, *rest = language.split("-")
    return "@" + "-".join([first, *(part.title() if len(part) == 4 else part for part in rest)])


def _explained(error: str, sparql: str, prefixes: dict[str, str]) -> str:
    """A syntax error in one line: where, what stands there, and what to do."""
    plain = _OPAQUE.sub(" ", sparql)
    unknown = sorted(set(_PREFIX_USED.findall(plain)) - set(_DECLARED.findall(plain)) - prefixes.keys())
    if unknown:
        return f"unknown prefix {unknown[0]}: (known without declaring: {', '.join(sorted(prefixes))})"
    if _UPDATE.match(plain.strip()):
        return "a query only reads: begin with SELECT, ASK, CONSTRUCT or DESCRIBE; change the graph by building it"
    if not plain.strip():
        return "the query is empty: begin with SELECT, ASK, CONSTRUCT or DESCRIBE"
    if not _FORM.search(plain):
        return "the query has none of SELECT, ASK, CONSTRUCT and DESCRIBE: begin with one of them"
    found = _WHERE.match(error)
    if not found:
        return f"the query is not SPARQL: {_first_line(error)}"
    line, column = int(found[1]), int(found[2])
    lines = sparql.splitlines()
    rest = lines[line - 1][column - 1 :].strip()[:20] if line <= len(lines) else ""
    near = f"near {rest!r}" if rest else "at the end of the line"
    return f"the query breaks off at line {line}, column {column}, {near}: {_hint(plain, found[3])}"


def _hint(plain: str, expected: str) -> str:
    """What most likely is wrong, from the query without its strings and from what the parser would have taken."""
    if "contains a variable that is unbound" in expected:
        return "a variable after SELECT is neither grouped by nor counted: add it to GROUP BY"
    for opening, closing in ("{}", "()"):
        if plain.count(opening) != plain.count(closing):
            return f"{plain.count(opening)} {opening!r} are opened and {plain.count(closing)} closed"
    keywords = list(dict.fromkeys(_KEYWORD.findall(expected)))[:6]
    return f"expected {' or '.join(keywords)}" if keywords else "check for a missing dot, brace or quotation mark"


def _first_line(error: object) -> str:
    return next(iter(str(error).splitlines()), "no reason given")

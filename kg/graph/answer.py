"""What a query gave, and the forms it is written in."""

from __future__ import annotations

from typing import Any, NamedTuple, TypeAlias

from kg.errors import UsageError
from kg.graph.terms import IRI, STRING

BLANK = "_"
Cell: TypeAlias = tuple[str, str]
"""Value and kind, as in `kg.graph.terms.Triple`; a blank node has kind `BLANK`."""


class Answer(NamedTuple):
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
        import csv
        import io

        if self.truth is not None:
            return f"{str(self.truth).lower()}\n"
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows([cell[0] if cell else "" for cell in row] for row in self.rows)
        return out.getvalue()

    def json(self) -> str:
        """SPARQL 1.1 Query Results JSON; the triples of a graph as rows of subject, predicate and object."""
        import json

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
        import io

        from kg.graph import turtle

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
        cut = max(value.rfind("/"), value.rfind("#")) + 1
        for prefix, namespace in self.prefixes if cut else ():
            if len(namespace) == cut and value.startswith(namespace):
                return f"{prefix}:{value[cut:]}"
        fitting = [(namespace, prefix) for prefix, namespace in self.prefixes if value.startswith(namespace)]
        namespace, prefix = max(fitting, key=lambda pair: len(pair[0]), default=("", ""))
        return f"{prefix}:{value[len(namespace) :]}" if prefix else value


def _json_cell(cell: Cell) -> dict[str, str]:
    value, kind = cell
    if kind in (IRI, BLANK):
        return {"type": "bnode" if kind == BLANK else "uri", "value": value}
    more = {"xml:lang": kind[1:]} if kind[0] == "@" else {} if kind == STRING else {"datatype": kind}
    return {"type": "literal", "value": value, **more}


def cell(term: Any) -> Cell | None:
    """A term of the store; None where a variable is unbound."""
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

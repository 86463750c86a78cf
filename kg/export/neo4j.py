"""CSV for ``neo4j-admin database import``: every node with its values, every link, and the command that takes them in.

Nodes are grouped by family, one file each; the columns are what the family's nodes have. A link to a concept of the
vocabulary (`kg:Current`) is a value (`tenureStatus`), any other a relationship. Names are those of the vocabulary
without their prefix; text that is not Chinese says so (`altLabel_pinyin`, `prefLabel_en`); where two properties of one
family would share a name, the second keeps its prefix (`cv_role`).
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from kg.export.nodes import Nodes, Value
from kg.graph.terms import BOOLEAN, CHINESE, INTEGER, IRI, TYPE

LIST = "\x1f"
"""Between the values of a list; no page holds it."""
_TYPES = {INTEGER: "long", BOOLEAN: "boolean"}


class _Field(Struct, frozen=True):
    """One column of a family: a property, and the language where it is not Chinese."""

    predicate: str
    tongue: str
    """``pinyin``, ``en``, or nothing."""


def files(graph: Nodes) -> Iterator[tuple[str, str]]:
    """Name and text of every file."""
    families: dict[str, list[str]] = defaultdict(list)
    for node in graph:
        families[graph.short(node).partition(":")[0]].append(node)
    names = []
    for family, members in sorted(families.items()):
        names.append(f"nodes-{family}.csv")
        yield names[-1], _nodes(members, graph)
    yield "relationships.csv", _relationships(graph)
    yield "import.sh", _command(names)


def _nodes(members: Sequence[str], graph: Nodes) -> str:
    cells = [_cells(graph, node) for node in members]
    columns = _columns(cells)
    names = _names(list(columns), graph)
    rows = [
        (
            node,
            *(LIST.join(_text(graph, v, k) for v, k in own.get(field, ())) for field in columns),
            LIST.join(sorted(graph.short(cls).rpartition(":")[2] for cls, _ in graph.values(node, TYPE))),
        )
        for node, own in zip(members, cells, strict=True)
    ]
    header = ["iri:ID", *(f"{names[field]}:{kind}" for field, kind in columns.items()), ":LABEL"]
    return _csv([tuple(header), *rows])


def _text(graph: Nodes, value: str, kind: str) -> str:
    return graph.word(value) if kind == IRI else value.replace(LIST, " ")


def _cells(graph: Nodes, node: str) -> dict[_Field, list[Value]]:
    found: dict[_Field, list[Value]] = defaultdict(list)
    for predicate, values in graph.properties(node).items():
        for value, kind in values:
            if predicate != TYPE and (kind != IRI or value not in graph):
                found[_Field(predicate, _tongue(kind))].append((value, kind))
    return found


def _tongue(kind: str) -> str:
    """The last part of a language tag other than that of Chinese text."""
    return "" if kind[:1] != "@" or kind == CHINESE else kind.rpartition("-")[2].removeprefix("@")


def _columns(cells: Sequence[Mapping[_Field, Sequence[Value]]]) -> dict[_Field, str]:
    """The columns of a family, sorted, with Neo4j's types."""
    kinds: dict[_Field, set[str]] = defaultdict(set)
    several: set[_Field] = set()
    for own in cells:
        for field, values in own.items():
            kinds[field].update(kind for _, kind in values)
            if len(values) > 1:
                several.add(field)
    typed = {f: _TYPES.get(next(iter(k)), "string") if len(k) == 1 else "string" for f, k in kinds.items()}
    ordered = sorted(typed, key=lambda field: (field.predicate, field.tongue))
    return {field: typed[field] + ("[]" if field in several else "") for field in ordered}


def _names(fields: Sequence[_Field], graph: Nodes) -> dict[_Field, str]:
    names: dict[_Field, str] = {}
    for field in fields:
        prefix, _, local = graph.short(field.predicate).rpartition(":")
        name = f"{local}_{field.tongue}" if field.tongue else local
        names[field] = f"{prefix}_{name}" if name in names.values() else name
    return names


def _relationships(graph: Nodes) -> str:
    rows = [
        (node, value, graph.short(predicate).rpartition(":")[2])
        for node in graph
        for predicate, values in graph.properties(node).items()
        for value, kind in values
        if kind == IRI and predicate != TYPE and value in graph
    ]
    return _csv([(":START_ID", ":END_ID", ":TYPE"), *rows])


def _csv(rows: Sequence[tuple[str, ...]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def _command(names: Sequence[str]) -> str:
    nodes = " \\\n".join(f"  --nodes={name}" for name in names)
    return (
        "#!/bin/sh\n"
        "# Takes this folder into an empty database of a stopped Neo4j 5 or later: sh import.sh [DATABASE]\n"
        'cd "$(dirname "$0")" || exit\n'
        "exec neo4j-admin database import full \\\n"
        "  --array-delimiter=U+001F --multiline-fields=true \\\n"
        f"{nodes} \\\n"
        "  --relationships=relationships.csv \\\n"
        '  "${1:-neo4j}"\n'
    )

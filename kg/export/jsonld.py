"""JSON-LD, one node a line, with the context in the file and beside it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from kg.export.context import Kinds, context
from kg.graph.terms import BOOLEAN, INTEGER, IRI, STRING, TYPE, Triple

_EXACT = 2**53
"""Beyond it, JSON readers round whole numbers."""


def context_file(prefixes: Mapping[str, str], known: Kinds) -> str:
    """The context as a document of its own."""
    return json.dumps({"@context": context(prefixes, known)}, ensure_ascii=False, indent=1) + "\n"


def json_ld(triples: Sequence[Triple], *, prefixes: Mapping[str, str], known: Kinds) -> Iterator[str]:
    """The file piece by piece.

    Args:
        triples: sorted.
        prefixes: namespace by prefix.
        known: the kind of each property's bare values.
    """
    writer = _Writer(prefixes, known)
    yield f'{{"@context": {json.dumps(context(prefixes, known), ensure_ascii=False)},\n"@graph": ['
    comma = ""
    for subject, group in groupby(triples, itemgetter(0)):
        node = json.dumps(writer.node(subject, group), ensure_ascii=False)
        yield f"{comma}\n{node}"
        comma = ","
    yield "\n]}\n"


class _Writer:
    """Nodes as JSON objects, with the names that the context gives."""

    def __init__(self, prefixes: Mapping[str, str], known: Kinds) -> None:
        self._prefixes = {namespace: prefix for prefix, namespace in prefixes.items()}
        self._known = known
        self._short: dict[str, str] = {}

    def node(self, subject: str, group: Iterator[Triple]) -> dict[str, Any]:
        node: dict[str, Any] = {"@id": self._compact(subject)}
        values: dict[str, list[Any]] = defaultdict(list)
        for _, predicate, value, kind in group:
            if predicate == TYPE:
                values["@type"].append(self._compact(value))
            else:
                values[self._compact(predicate)].append(self._value(predicate, value, kind))
        for name, found in sorted(values.items()):
            node[name] = found[0] if len(found) == 1 else found
        return node

    def _value(self, predicate: str, value: str, kind: str) -> Any:
        usual = self._known.get(predicate)
        if kind == IRI:
            return self._compact(value) if usual == IRI else {"@id": self._compact(value)}
        if usual == kind or (usual is None and kind == STRING):
            return _bare(value, kind)
        if kind == STRING:
            return {"@value": value}
        return {"@value": value, "@language": kind[1:]} if kind[0] == "@" else {"@value": value, "@type": kind}

    def _compact(self, iri: str) -> str:
        found = self._short.get(iri)
        if found is None:
            cut = max(iri.rfind("/"), iri.rfind("#")) + 1
            prefix = self._prefixes.get(iri[:cut])
            found = self._short[iri] = f"{prefix}:{iri[cut:]}" if prefix else iri
        return found


def _bare(value: str, kind: str) -> str | int | bool:
    """A JSON number or truth where it means exactly the same as the literal."""
    if kind == INTEGER and len(value) < 17 and value == str(_whole(value)) and abs(int(value)) < _EXACT:
        return int(value)
    if kind == BOOLEAN and value in ("true", "false"):
        return value == "true"
    return value


def _whole(value: str) -> int | None:
    try:
        return int(value)
    except ValueError:
        return None

"""N-Triples and N-Quads: one statement a line, sorted, so that files differ line by line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.export.articles import Quad
from kg.graph.terms import IRI, STRING, Triple

_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_IRI_UNSAFE = re.compile(r'[\x00-\x20<>"{}|^`\\]')


def n_triples(triples: Iterable[Triple]) -> Iterator[str]:
    """Each triple as one line of N-Triples."""
    for triple in triples:
        yield f"{statement(triple)} .\n"


def n_quads(quads: Iterable[Quad]) -> Iterator[str]:
    """Each quad as one line of N-Quads."""
    for graph, triple in quads:
        yield f"{statement(triple)} {_iri(graph)} .\n"


def statement(triple: Triple) -> str:
    """Subject, predicate and object, without the dot."""
    subject, predicate, value, kind = triple
    return f"{_iri(subject)} {_iri(predicate)} {_iri(value) if kind == IRI else _literal(value, kind)}"


def _iri(iri: str) -> str:
    return f"<{_IRI_UNSAFE.sub(_code, iri)}>"


def _literal(value: str, kind: str) -> str:
    quoted = f'"{_ESCAPED.sub(_escape, value)}"'
    if kind[0] == "@":
        return quoted + kind
    return quoted if kind == STRING else f"{quoted}^^{_iri(kind)}"


def _escape(found: re.Match[str]) -> str:
    return _SHORT.get(found[0]) or _code(found)


def _code(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04X}"

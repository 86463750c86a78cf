"""Read Turtle back with both parsers into plain triples, so that graphs compare as sets."""

from __future__ import annotations

from collections.abc import Iterable
from io import StringIO

import pyoxigraph as ox
import rdflib

from kg.graph import turtle
from kg.graph.terms import IRI, STRING, Triple


def written(triples: Iterable[Triple], *, prefixes: dict[str, str] | None = None) -> str:
    out = StringIO()
    turtle.write(triples, out, prefixes=prefixes or {})
    return out.getvalue()


def small_tags(triples: Iterable[Triple]) -> set[Triple]:
    """Language tags in small letters, as both parsers give them."""
    return {(s, p, v, k.lower() if k[:1] == "@" else k) for s, p, v, k in triples}


def by_oxigraph(text: str) -> set[Triple]:
    found = set()
    for triple in ox.parse(input=text.encode(), format=ox.RdfFormat.TURTLE):
        value = triple.object
        assert isinstance(triple.subject, ox.NamedNode)
        if isinstance(value, ox.Literal):
            kind = f"@{value.language}" if value.language else value.datatype.value
        else:
            assert isinstance(value, ox.NamedNode)
            kind = IRI
        found.add((triple.subject.value, triple.predicate.value, value.value, kind))
    return small_tags(found)


def by_rdflib(text: str) -> set[Triple]:
    found = set()
    for subject, predicate, value in rdflib.Graph().parse(data=text.encode(), format="turtle"):
        kind = IRI
        if isinstance(value, rdflib.Literal):
            kind = f"@{value.language}" if value.language else str(value.datatype or STRING)
        found.add((str(subject), str(predicate), str(value), kind))
    return small_tags(found)

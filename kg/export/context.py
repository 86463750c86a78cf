"""The JSON-LD context: what the ontology says of every property, as JSON readers need it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg import resources
from kg.graph.terms import CHINESE, IRI, NAMESPACES, term

Kinds = Mapping[str, str]
"""By property: the kind (`kg.graph.terms.Triple`) of a bare value; where values differ in kind, it is missing."""

_OBJECT = term("owl:ObjectProperty")
_DATATYPE = term("owl:DatatypeProperty")
_RANGE = term("rdfs:range")
_TYPE = term("rdf:type")
_TEXT = term("rdf:langString")


def kinds() -> dict[str, str]:
    """The kind of every property that the ontology describes: a node, Chinese text, or one datatype."""
    import pyoxigraph as ox

    path = resources.folder("ontology") / "kg.ttl"
    found: dict[str, str] = {}
    ranges: dict[str, str] = {}
    values: set[str] = set()
    for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
        if not isinstance(quad.subject, ox.NamedNode) or not isinstance(quad.object, ox.NamedNode):
            continue
        subject, predicate, value = quad.subject.value, quad.predicate.value, quad.object.value
        if predicate == _TYPE and value == _OBJECT:
            found[subject] = IRI
        elif predicate == _TYPE and value == _DATATYPE:
            values.add(subject)
        elif predicate == _RANGE:
            ranges[subject] = CHINESE if value == _TEXT else value
    return dict(sorted((found | {p: ranges[p] for p in values if p in ranges}).items()))


def context(prefixes: Mapping[str, str], known: Kinds) -> dict[str, Any]:
    """The value of ``@context``: the prefixes, and how the bare values of each property are meant."""
    short = {namespace: prefix for prefix, namespace in NAMESPACES.items()}
    terms: dict[str, Any] = dict(sorted(prefixes.items()))
    for iri, kind in known.items():
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        if iri[:cut] in short:
            terms[f"{short[iri[:cut]]}:{iri[cut:]}"] = {"@id": iri} | _meaning(kind)
    return terms


def _meaning(kind: str) -> dict[str, str]:
    if kind == IRI:
        return {"@type": "@id"}
    return {"@language": kind[1:]} if kind[0] == "@" else {"@type": kind}

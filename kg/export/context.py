"""The JSON-LD context: what the ontology says of every property, as JSON readers need it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from kg import resources
from kg.export.source import parse
from kg.graph.terms import CHINESE, IRI, NAMESPACES, term

Kinds = Mapping[str, str]
"""By property: the kind (`kg.graph.terms.Triple`) of a bare value; where values differ in kind, it is missing."""

_OBJECT = term("owl:ObjectProperty")
_RANGES = (term("rdfs:range"), term("schema:rangeIncludes"))
_TYPE = term("rdf:type")
_TEXT = term("rdf:langString")


def kinds() -> dict[str, str]:
    """The kind of every property that the ontology describes: a node, Chinese text, or one datatype."""
    nodes: set[str] = set()
    ranges: dict[str, set[str]] = defaultdict(set)
    for subject, predicate, value, _ in parse(resources.folder("ontology") / "kg.ttl")[0]:
        if predicate == _TYPE and value == _OBJECT:
            nodes.add(subject)
        elif predicate in _RANGES:
            ranges[subject].add(CHINESE if value == _TEXT else value)
    literals = {p: next(iter(found)) for p, found in ranges.items() if len(found) == 1 and p not in nodes}
    return dict(sorted((dict.fromkeys(nodes, IRI) | literals).items()))


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

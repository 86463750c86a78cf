"""The namespaces of the export, its own terms, and the plain tuples that triples are.

Nothing here knows an RDF library: a triple is four strings.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

Triple: TypeAlias = tuple[str, str, str, str]
"""Subject IRI, predicate IRI, value, kind. Kind `IRI` makes the value an IRI; a kind that begins with ``@`` is a
language tag (``@zh-Hans``); any other kind is the IRI of the literal's datatype."""

IRI = ""
CHINESE = "@zh-Hans"
ENGLISH = "@en"
PINYIN = "@zh-Latn-pinyin"

NAMESPACES = {
    "cv": "http://data.europa.eu/m8g/",
    "dcterms": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "kg": "https://w3id.org/gongbao/ontology#",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sdmx-dimension": "http://purl.org/linked-data/sdmx/2009/dimension#",
    "sdmx-measure": "http://purl.org/linked-data/sdmx/2009/measure#",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefixes that queries may use without declaring them."""

FAMILIES = (
    "agenda",
    "article",
    "batch",
    "body",
    "component",
    "credit",
    "dataset",
    "event",
    "law",
    "list",
    "observation",
    "page",
    "participation",
    "passage",
    "person",
    "place",
    "pollution",
    "post",
    "quotation",
    "role",
    "series",
    "tenure",
    "together",
)
"""The first part of every IRI under the base, and at the same time its prefix."""


ONTOLOGY = "https://w3id.org/gongbao/ontology"
"""The named graph of a store that holds the vocabulary."""
BASE = "https://w3id.org/gongbao/id/"
"""What the IRIs of nodes begin with, unless a build was told otherwise."""


def prefixes(base: str) -> dict[str, str]:
    """Every prefix the export may use: the published ones, and one for each family of nodes under ``base``."""
    return NAMESPACES | {family: f"{base}{family}/" for family in FAMILIES}


def term(name: str) -> str:
    """The IRI of a term written with its prefix.

    >>> term("org:member")
    'http://www.w3.org/ns/org#member'
    """
    prefix, _, local = name.partition(":")
    return NAMESPACES[prefix] + local


KG = NAMESPACES["kg"]
TYPE = term("rdf:type")
LABEL = term("rdfs:label")
PREF_LABEL = term("skos:prefLabel")
ALT_LABEL = term("skos:altLabel")
DERIVED = term("prov:wasDerivedFrom")
STRING = term("xsd:string")
INTEGER = term("xsd:integer")
BOOLEAN = term("xsd:boolean")
_BY_LENGTH = {4: term("xsd:gYear"), 7: term("xsd:gYearMonth"), 10: term("xsd:date")}
_FILL = "0000-01-01"


def link(subject: str, predicate: str, target: str) -> Triple:
    """A triple between two nodes."""
    return (subject, predicate, target, IRI)


def labels(subject: str, name: str, *also: str) -> Iterator[Triple]:
    """The preferred name, as SKOS and as RDFS have it, and the other names."""
    yield (subject, PREF_LABEL, name, CHINESE)
    yield (subject, LABEL, name, CHINESE)
    for other in also:
        if other != name:
            yield (subject, ALT_LABEL, other, CHINESE)


def number(subject: str, predicate: str, value: int | None) -> Iterator[Triple]:
    """A whole number, if there is one."""
    if value is not None:
        yield (subject, predicate, str(value), INTEGER)


def day(subject: str, predicate: str, value: str | None) -> Iterator[Triple]:
    """A date as ``xsd:date``, ``xsd:gYearMonth`` or ``xsd:gYear`` after its shape; an impossible one is left out.

    >>> [t[2:] for t in day("s", "p", "2026-05")]
    [('2026-05', 'http://www.w3.org/2001/XMLSchema#gYearMonth')]
    >>> list(day("s", "p", "2026-02-30"))
    []
    """
    if value is not None and is_day(value):
        yield (subject, predicate, value, _BY_LENGTH[len(value)])


def is_day(value: str) -> bool:
    """Whether ``value`` is a day, month or year that the calendar has, written YYYY-MM-DD, YYYY-MM or YYYY."""
    if len(value) not in _BY_LENGTH or not value.isascii() or not value.replace("-", "").isdigit():
        return False
    try:
        date.fromisoformat(value + _FILL[len(value) :])
    except ValueError:
        return False
    return True


def text(subject: str, predicate: str, value: str | None) -> Iterator[Triple]:
    """Chinese text, if there is any."""
    if value:
        yield (subject, predicate, value, CHINESE)

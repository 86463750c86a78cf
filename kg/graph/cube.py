"""The shape of the complaint cube, as the RDF Data Cube vocabulary has it, and its code lists.

All of it stands in the graph itself, so that the integrity constraints of the recommendation
(https://www.w3.org/TR/vocab-data-cube/#wf-rules) can be run over ``graph.ttl`` alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.facts.complaints.words import pollution_english, pollution_labels
from kg.graph.index import Index
from kg.graph.terms import BOOLEAN, ENGLISH, INTEGER, KG, LABEL, PREF_LABEL, TYPE, Triple, labels, link, term

DATA_SET = ("dataset", "complaint-counts")
"""Family and local name of the one data set."""

_CONCEPT = term("skos:Concept")
_SCHEME = term("skos:ConceptScheme")
_IN_SCHEME = term("skos:inScheme")
_TOP = term("skos:hasTopConcept")
_RANGE = term("rdfs:range")
_TYPES = KG + "PollutionTypes"

CODES: dict[str, tuple[tuple[str, str, str], ...]] = {
    "PollutionTypes": (("AllTypes", "全部类型", "all types"),),
    "Channels": (
        ("AllChannels", "全部渠道", "all channels"),
        ("Phone", "来电", "phone"),
        ("Letter", "来信", "letter"),
        ("Online", "网络", "online"),
        ("Visit", "来访", "visit"),
    ),
    "Coverages": (("ThisBatch", "本批", "this batch"), ("Cumulative", "累计", "cumulative")),
    "Priorities": (("AllCases", "全部案件", "all cases"), ("PriorityCases", "重点关注案件", "priority cases")),
    "DuplicateTreatments": (
        ("GrossOfDuplicates", "含重复件", "with duplicates"),
        ("NetOfDuplicates", "不含重复件", "without duplicates"),
    ),
}
"""The codes of each list with their labels in Chinese and English, as ``ontology/kg.ttl`` defines them."""

_LISTS = {
    "PollutionTypes": ("污染类型表", "pollution types"),
    "Channels": ("举报渠道表", "channels"),
    "Coverages": ("统计范围表", "coverages"),
    "Priorities": ("关注程度表", "priorities"),
    "DuplicateTreatments": ("重复件处理表", "treatments of duplicates"),
}
_DIMENSIONS = (
    (KG + "batch", KG + "ComplaintBatch", None),
    (KG + "coverage", KG + "Coverage", "Coverages"),
    (term("sdmx-dimension:refArea"), term("schema:Place"), None),
    (KG + "pollutionType", _CONCEPT, "PollutionTypes"),
    (KG + "channel", KG + "Channel", "Channels"),
    (KG + "priority", KG + "Priority", "Priorities"),
    (KG + "version", INTEGER, None),
)
"""Each dimension with its range and its code list."""
_ATTRIBUTES = (
    (KG + "duplicates", KG + "DuplicateTreatment", "DuplicateTreatments"),
    (KG + "grossCount", INTEGER, None),
    (KG + "netCount", INTEGER, None),
)
_MEASURE = KG + "caseCount"


def cube(index: Index) -> Iterator[Triple]:
    """The data set, its structure, and the code lists."""
    data_set = index.iris.node(*DATA_SET)
    structure = index.iris.node("dataset", "complaint-counts-structure")
    yield link(data_set, TYPE, term("qb:DataSet"))
    yield from labels(data_set, "群众举报案件数")
    yield link(data_set, term("qb:structure"), structure)
    yield link(structure, TYPE, term("qb:DataStructureDefinition"))
    yield from labels(structure, "群众举报案件数的结构")
    for order, (dimension, range_, codes) in enumerate(_DIMENSIONS, 1):
        yield from _component(structure, "dimension", dimension, index, order=order)
        yield from _property(dimension, "qb:DimensionProperty", range_, codes)
    yield from _component(structure, "measure", _MEASURE, index, order=len(_DIMENSIONS) + 1)
    yield from _property(_MEASURE, "qb:MeasureProperty", INTEGER, None)
    for order, (attribute, range_, codes) in enumerate(_ATTRIBUTES, len(_DIMENSIONS) + 2):
        yield from _component(structure, "attribute", attribute, index, order=order)
        yield from _property(attribute, "qb:AttributeProperty", range_, codes)
    for name in CODES:
        yield from _codes(name)


def _component(structure: str, kind: str, predicate: str, index: Index, *, order: int) -> Iterator[Triple]:
    node = index.iris.node("component", predicate.rpartition("#")[2].rpartition("/")[2])
    yield link(structure, term("qb:component"), node)
    yield link(node, TYPE, term("qb:ComponentSpecification"))
    yield link(node, term(f"qb:{kind}"), predicate)
    yield (node, term("qb:order"), str(order), INTEGER)
    if kind == "attribute":
        yield (node, term("qb:componentRequired"), "false", BOOLEAN)


def _property(predicate: str, kind: str, range_: str, codes: str | None) -> Iterator[Triple]:
    yield link(predicate, TYPE, term(kind))
    yield link(predicate, _RANGE, range_)
    if codes:
        yield link(predicate, TYPE, term("qb:CodedProperty"))
        yield link(predicate, term("qb:codeList"), KG + codes)


def _codes(name: str) -> Iterator[Triple]:
    scheme = KG + name
    yield link(scheme, TYPE, _SCHEME)
    yield from _named(scheme, *_LISTS[name])
    for code, chinese, english in CODES[name]:
        yield link(KG + code, TYPE, _CONCEPT)
        yield link(KG + code, _IN_SCHEME, scheme)
        yield link(scheme, _TOP, KG + code)
        yield from _named(KG + code, chinese, english)


def _named(node: str, chinese: str, english: str) -> Iterator[Triple]:
    yield from labels(node, chinese)
    yield (node, PREF_LABEL, english, ENGLISH)
    yield (node, LABEL, english, ENGLISH)


def pollution_types(worded: Iterable[str], index: Index) -> Iterator[Triple]:
    """The types of pollution as concepts, each with every word that papers use for it."""
    for name in dict.fromkeys(worded):
        node = index.iris.node("pollution", name)
        yield link(node, TYPE, _CONCEPT)
        yield link(node, _IN_SCHEME, _TYPES)
        yield from labels(node, name, *pollution_labels(name))
        english = pollution_english(name)
        if english:
            yield (node, PREF_LABEL, english, ENGLISH)
            yield (node, LABEL, english, ENGLISH)

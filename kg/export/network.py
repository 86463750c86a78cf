"""Public life as a network: persons, bodies, places and events, and what ties them, typed and weighted.

What the graph spells out with a node of its own becomes an edge: a participation from the event to whoever took part
(`chairedBy`, `heldBy` …), a tenure from the person to the body (`tenure`, with title and status), two persons' presence
at the same events an edge between them (`together`). Every link between two of these nodes is an edge by its own name
(`location`, `jurisdiction`, `containedInPlace` …). The weight of an edge is how many passages attest it, at least 1, or
how often two persons were together; the weight of a node, how many articles mention it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from kg.export.nodes import Nodes
from kg.export.tables import Form, Scalar, show
from kg.graph.terms import DERIVED, IRI, KG, term

if TYPE_CHECKING:
    import networkx as nx

_CLASSES = ("foaf:Person", "org:Organization", "schema:Place", "kg:Event", "schema:EventSeries")
_STANDING = KG + "standing"
_LEVEL = KG + "level"
_START = term("schema:startDate")
_MENTIONS = term("schema:mentions")
_ARTICLE = term("schema:NewsArticle")
_MEMBER = term("org:member")
_BODY = term("org:organization")
_ROLE = term("org:role")
_STATUS = KG + "tenureStatus"
_TAKING_PART = term("cv:hasParticipation")
_WHO = term("cv:hasParticipant")
_AS = term("cv:role")
_PRINTED = KG + "printedTitle"
_COMPANION = KG + "companion"
_TIMES = KG + "timesTogether"


class Node(NamedTuple):
    """A node of the network, under its short IRI."""

    id: str
    label: str
    kind: str
    """``person``, ``body``, ``place``, ``event``, ``batch`` or ``series``."""
    type: str
    """What kind of it: a body's or event's class, a person's standing, a place's level."""
    date: str
    """The day an event starts, as the graph has it; else empty."""
    weight: int


class Edge(NamedTuple):
    """An edge; of several with the same ends and relation, each stands for a fact of its own."""

    id: str
    source: str
    target: str
    relation: str
    title: str
    """Of a tenure, the title; of a participation, the title as printed; else empty."""
    status: str
    """Of a tenure; else empty."""
    weight: int


def nodes(graph: Nodes) -> Iterator[Node]:
    """The nodes, sorted by their IRIs."""
    mentioned = Counter(value for article in graph.of_type(_ARTICLE) for value, _ in graph.values(article, _MENTIONS))
    for node in sorted(_members(graph)):
        kind = str(show(graph, Form.FAMILY, node))
        yield Node(
            graph.short(node),
            graph.label(node),
            kind,
            _type(graph, node),
            graph.one(node, _START) or "",
            mentioned[node],
        )


def edges(graph: Nodes) -> Iterator[Edge]:
    """The edges, numbered in the order of their sources."""
    members = _members(graph)
    for number, (source, target, relation, title, status, weight) in enumerate(sorted(_found(graph, members)), 1):
        yield Edge(str(number), graph.short(source), graph.short(target), relation, title, status, weight)


_Found = tuple[str, str, str, str, str, int]


def _found(graph: Nodes, members: set[str]) -> Iterator[_Found]:
    told: set[tuple[str, str, str]] = set()
    for edge in _participations(graph, members):
        told.add(edge[:3])
        yield edge
    yield from _tenures(graph, members)
    yield from _together(graph, members)
    for node in members:
        for predicate, values in graph.properties(node).items():
            relation = _name(predicate)
            for value, kind in values:
                if kind == IRI and value in members and (node, value, relation) not in told:
                    yield node, value, relation, "", "", 1


def _participations(graph: Nodes, members: set[str]) -> Iterator[_Found]:
    for event in members:
        for taking, _ in graph.values(event, _TAKING_PART):
            who, role = graph.one(taking, _WHO), graph.one(taking, _AS)
            if who in members and role:
                yield event, who, _name(role), graph.one(taking, _PRINTED) or "", "", _weight(graph, taking)


def _tenures(graph: Nodes, members: set[str]) -> Iterator[_Found]:
    for tenure in graph.of_type(KG + "Tenure"):
        person, body = graph.one(tenure, _MEMBER), graph.one(tenure, _BODY)
        if person in members and body in members:
            title, status = graph.label(graph.one(tenure, _ROLE) or ""), graph.word(graph.one(tenure, _STATUS) or "")
            yield person, body, "tenure", title, status, _weight(graph, tenure)


def _together(graph: Nodes, members: set[str]) -> Iterator[_Found]:
    for pair in graph.of_type(KG + "Together"):
        both = [person for person, _ in graph.values(pair, _COMPANION) if person in members]
        if len(both) == 2:
            yield both[0], both[1], "together", "", "", int(graph.one(pair, _TIMES) or 1)


def _members(graph: Nodes) -> set[str]:
    return {node for cls in _CLASSES for node in graph.of_type(term(cls))}


def _type(graph: Nodes, node: str) -> str:
    found: Scalar = show(graph, Form.CLASS, node)
    return str(found or graph.word(graph.one(node, _STANDING) or graph.one(node, _LEVEL) or ""))


def _weight(graph: Nodes, fact: str) -> int:
    return max(1, len(graph.values(fact, DERIVED)))


def _name(predicate: str) -> str:
    return predicate.rpartition("/")[2].rpartition("#")[2]


def network(graph: Nodes) -> nx.MultiDiGraph[str]:
    """The network for networkx; an edge's key is its number."""
    import networkx as nx

    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in nodes(graph):
        made.add_node(node.id, **{name: value for name, value in node._asdict().items() if name != "id"})
    for edge in edges(graph):
        more = edge._asdict()
        made.add_edge(more.pop("source"), more.pop("target"), key=more.pop("id"), **more)
    return made

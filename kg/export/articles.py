"""Which article says a triple: the named graphs of quads, and of what a store is sent.

Every article is a named graph under its own IRI. A fact stands in the graph of each article that it was read from:

- an article, its credits and its passages: in the article's graph;
- a tenure, event, participation, agenda item, quotation, batch or count: in the graph of every article that has one of
  its passages; the link to a passage only in that passage's article;
- a link between two facts (an event and its agenda item, a count and its batch): where both were read, else where the
  first was; a link from anything else to a fact: where the fact was read;
- the short cut from an event to whoever took part: where the participation beside it was read.

What no single article says (persons, bodies, places, posts, titles, pages, the shape of the cube) stands in one graph
of its own, ``<base>dataset/things``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct

from kg.graph.terms import DERIVED, IRI, TYPE, Triple, term

Quad: TypeAlias = tuple[str, Triple]
"""The name of a graph, and a triple in it."""

_ARTICLE = term("schema:NewsArticle")
_PART_OF = term("schema:isPartOf")
_CREDIT = term("prov:qualifiedAttribution")
_PARTICIPATION = term("cv:hasParticipation")
_WHO = term("cv:hasParticipant")
_ROLE = term("cv:role")


def things_graph(base: str) -> str:
    """The graph of what no single article says."""
    return f"{base}dataset/things"


class _Said(Struct, frozen=True):
    """Where nodes and short cuts were read."""

    nodes: Mapping[str, Collection[str]]
    """The articles of a node, sorted; none of a thing."""
    short_cuts: Mapping[tuple[str, str, str], Collection[str]]
    """The articles of a link from an event to whoever took part, by its three ends."""


def by_graph(triples: Sequence[Triple], *, base: str) -> dict[str, list[Triple]]:
    """The triples of every named graph.

    Args:
        triples: the whole graph, sorted.
        base: what the IRI of every node begins with.

    Returns:
        By the graph's name, sorted; the triples in the order in which they came.
    """
    graphs: dict[str, list[Triple]] = defaultdict(list)
    for graph, triple in quads(triples, base=base):
        graphs[graph].append(triple)
    return dict(sorted(graphs.items()))


def quads(triples: Sequence[Triple], *, base: str) -> Iterator[Quad]:
    """Every triple with the graph it stands in; one that several articles attest comes once for each."""
    said = _said(triples)
    things = (things_graph(base),)
    for triple in triples:
        for graph in _graphs(triple, said) or things:
            yield graph, triple


def _graphs(triple: Triple, said: _Said) -> Collection[str]:
    subject, predicate, value, kind = triple
    mine = said.nodes.get(subject, ())
    theirs = said.nodes.get(value, ()) if kind == IRI else ()
    if not mine:
        return theirs
    if theirs:
        return tuple(a for a in mine if a in theirs) or mine
    return said.short_cuts.get((subject, predicate, value), mine)


def _said(triples: Sequence[Triple]) -> _Said:
    articles = {s for s, p, v, _ in triples if p == TYPE and v == _ARTICLE}
    home: dict[str, str] = {article: article for article in articles}
    derived: dict[str, set[str]] = defaultdict(set)
    for subject, predicate, value, _ in triples:
        if predicate == _PART_OF and value in articles:
            home[subject] = value
        elif predicate == _CREDIT:
            home[value] = subject
    for subject, predicate, value, _ in triples:
        if predicate == DERIVED and value in home:
            derived[subject].add(home[value])
    nodes: dict[str, Collection[str]] = {node: (article,) for node, article in home.items()}
    nodes |= {node: tuple(sorted(found)) for node, found in derived.items()}
    return _Said(nodes, _short_cuts(triples, nodes))


def _short_cuts(
    triples: Sequence[Triple], nodes: Mapping[str, Collection[str]]
) -> dict[tuple[str, str, str], Collection[str]]:
    who: dict[str, str] = {}
    role: dict[str, str] = {}
    event: dict[str, str] = {}
    for subject, predicate, value, _ in triples:
        if predicate == _WHO:
            who[subject] = value
        elif predicate == _ROLE:
            role[subject] = value
        elif predicate == _PARTICIPATION:
            event[value] = subject
    return {(event[p], role[p], who[p]): nodes[p] for p in event if p in role and p in who and p in nodes}

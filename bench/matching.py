"""Pairing what a reader found with what a graph says."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Protocol

import networkx as nx

from bench.found import FoundEvent, Thing
from bench.gold import Dates, Event, Names
from bench.names import folded, likeness

NAMED = 0.5
"""How alike two names of one event must be at least."""


class Sink(Protocol):
    """What counts (see bench.tally.Page)."""

    def right(self, family: str) -> None:
        """Count a fact that both have."""

    def missed(self, family: str, what: str) -> None:
        """Count one that the graph lacks."""

    def wrong(self, family: str, what: str) -> None:
        """Count one that the reader did not find."""


def merged(entries: Iterable[Names]) -> list[Names]:
    """The entries, those that share a name made one, in the order of their first."""
    joined: list[Names] = []
    for entry in entries:
        same = [other for other in joined if folded(other) & folded(entry)]
        union = tuple(dict.fromkeys([name for other in same for name in other] + list(entry)))
        at = joined.index(same[0]) if same else len(joined)
        joined = [other for other in joined if other not in same]
        joined.insert(at, union)
    return joined


def fits(names: Iterable[str], thing: Thing) -> bool:
    """Whether a node bears one of the names."""
    return bool(folded(names) & thing.names)


def match_things(
    wanted: Sequence[Names],
    found: Collection[Thing],
    *,
    neutral: Iterable[Names] = (),
    family: str,
    sink: Sink,
    tag: str = "",
) -> None:
    """Count the nodes against the entries: one node for one thing; a second node for it is wrong.

    Args:
        wanted: each thing's accepted names, the fullest first.
        found: the nodes.
        neutral: things that count neither way.
        family: where to count.
        sink: who counts.
        tag: put before each miss.
    """
    pairs: nx.Graph[int | str] = nx.Graph()
    for number, names in enumerate(wanted):
        for thing in found:
            if fits(names, thing):
                best = bool(folded((thing.shown,)) & folded(names[:1]))
                pairs.add_edge(number, thing.iri, weight=3 if best else 2)
    chosen = {node: other for pair in _best(pairs) for node, other in (pair, pair[::-1])}
    for number, names in enumerate(wanted):
        if number in chosen:
            sink.right(family)
        else:
            sink.missed(family, tag + names[0])
    spared = [folded(names) for names in neutral]
    for thing in sorted(found, key=lambda t: t.iri):
        if thing.iri not in chosen and not any(names & thing.names for names in spared):
            sink.wrong(family, tag + thing.shown)


def _best(pairs: nx.Graph[int | str]) -> list[tuple[int | str, int | str]]:
    """The pairing of greatest weight, whatever the order of the nodes."""
    ordered: nx.Graph[int | str] = nx.Graph()
    ordered.add_nodes_from(sorted(pairs.nodes, key=str))
    ordered.add_weighted_edges_from(sorted(((a, b, d["weight"]) for a, b, d in pairs.edges(data=True)), key=str))
    return sorted(nx.max_weight_matching(ordered), key=str)


def same_day(accepted: Dates, stated: str | None) -> bool:
    """Whether a date is among the accepted ones; none is right where nothing is known."""
    return stated in accepted


def evidence(event: Event, found: FoundEvent) -> float:
    """What speaks for both being one event: names first, then the day, the kind, and who took part; 0 for no match."""
    score = likeness(event.names, found.labels)
    if score < NAMED:
        return 0.0
    days = [day for day in event.start if day]
    if days and found.start:
        near = any(day.startswith(found.start) or found.start.startswith(day) for day in days)
        score += 0.15 if near else -0.3
    if found.types & set(event.types):
        score += 0.05
    agents = {thing.iri for _, thing in found.roles}
    shared = {thing.iri for role in event.roles for _, thing in found.roles if fits(role.agent, thing)}
    return max(0.0, score + (0.2 * len(shared) / len(agents) if agents else 0.0))


def align(events: Sequence[Event], found: Sequence[FoundEvent]) -> dict[int, FoundEvent]:
    """The pairing with the most evidence in all: number of the event -> what the graph says of it."""
    pairs: nx.Graph[int | str] = nx.Graph()
    for number, event in enumerate(events):
        for other in found:
            score = evidence(event, other)
            if score >= NAMED:
                weight = round(1000 * score * score) - (1 if event.optional else 0)
                pairs.add_edge(number, other.thing.iri, weight=weight)
    nodes = {other.thing.iri: other for other in found}
    return {
        number: nodes[iri]
        for pair in _best(pairs)
        for number, iri in (pair, pair[::-1])
        if isinstance(number, int) and isinstance(iri, str)
    }


def part_of(found: FoundEvent, whole: FoundEvent, names: Names) -> bool:
    """Whether a found event is a part of another that has a node of its own: 开班式 of 培训班, 开幕式 of 旅游节."""
    of = [name for name in folded((*names, *whole.labels)) if len(name) >= 4]
    return any(own != name and own.startswith(name) for own in folded(found.labels) for name in of)

"""What the writers of every family look up: IRIs, names, and who holds which post."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from msgspec import Struct

from kg.graph.iris import Iris
from kg.graph.terms import DERIVED, IRI, Triple
from kg.model import Body, Event, Knowledge, Passage, Person, Place, Ref, Tenure


class Index(Struct, frozen=True):
    """One build's knowledge, indexed for writing."""

    iris: Iris
    names: Mapping[Ref, str]
    """The name of every person, body, place and event that the build knows; nothing else may be linked to."""
    tenures: Mapping[Ref, tuple[Tenure, ...]]
    """By person."""

    def known(self, refs: Iterable[Ref | None]) -> Iterator[Ref]:
        """Those of ``refs`` that are nodes of this build."""
        return (ref for ref in refs if ref is not None and ref in self.names)

    def derived(self, node: str, passages: Iterable[Passage]) -> Iterator[Triple]:
        """From a fact to the passages that attest it."""
        for passage in passages:
            yield (node, DERIVED, self.iris.passage(passage), IRI)


def index(knowledge: Knowledge, *, base: str) -> Index:
    """Index ``knowledge``.

    Raises:
        UsageError: ``base`` is no absolute IRI that ends with ``/`` or ``#``.
    """
    things: Iterable[Person | Body | Place | Event] = chain(
        knowledge.persons, knowledge.bodies, knowledge.places, knowledge.events
    )
    tenures: dict[Ref, list[Tenure]] = defaultdict(list)
    for tenure in knowledge.tenures:
        tenures[tenure.person].append(tenure)
    return Index(
        iris=Iris(base, knowledge.places),
        names={thing.ref: thing.name for thing in things},
        tenures={person: tuple(held) for person, held in tenures.items()},
    )


def evidence(knowledge: Knowledge) -> Iterator[Passage]:
    """Every passage of every fact; one that attests several facts comes several times."""
    groups: Iterable[tuple[Passage, ...]] = chain(
        (t.passages for t in knowledge.tenures),
        (e.passages for e in knowledge.events),
        (r.passages for e in knowledge.events for r in e.roles),
        (i.passages for e in knowledge.events for i in e.agenda),
        (q.passages for q in knowledge.quotations),
        (b.passages for b in knowledge.batches),
        (o.passages for b in knowledge.batches for o in b.observations),
        (entries.passages for b in knowledge.batches for entries in b.lists),
    )
    return chain.from_iterable(groups)


def dangling(knowledge: Knowledge) -> tuple[Ref, ...]:
    """The things that facts and articles point to and that are no nodes, sorted; links to them are left out."""
    pointed = chain(
        (ref for a in knowledge.articles for ref in a.mentions),
        (ref for a in knowledge.articles for ref, _ in a.authors),
        (ref for b in knowledge.bodies for ref in (b.place, b.parent)),
        (p.parent for p in knowledge.places),
        (ref for t in knowledge.tenures for ref in (t.person, t.body)),
        (ref for e in knowledge.events for ref in e.places),
        (r.agent for e in knowledge.events for r in e.roles),
        (q.speaker for q in knowledge.quotations),
        (ref for b in knowledge.batches for ref in (b.team, b.recipient)),
        (o.area for b in knowledge.batches for o in b.observations),
    )
    known = {p.ref for p in knowledge.persons} | {b.ref for b in knowledge.bodies} | {p.ref for p in knowledge.places}
    return tuple(sorted({ref for ref in pointed if ref is not None} - known))

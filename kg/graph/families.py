"""From what the pages say to plain triples, family by family."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.graph.complaints import complaints
from kg.graph.events import events, quotations
from kg.graph.index import Index, index
from kg.graph.offices import offices
from kg.graph.sources import articles, pages, passages
from kg.graph.terms import Triple
from kg.graph.things import bodies, persons, places
from kg.graph.together import together
from kg.model import Knowledge

_FAMILIES: tuple[Callable[[Knowledge, Index], Iterator[Triple]], ...] = (
    pages,
    articles,
    passages,
    persons,
    bodies,
    places,
    offices,
    events,
    quotations,
    together,
    complaints,
)


def every(knowledge: Knowledge, *, base: str) -> Iterator[Triple]:
    """The triples of every family; see `kg.graph.triples`."""
    found = index(knowledge, base=base)
    for family in _FAMILIES:
        yield from family(knowledge, found)

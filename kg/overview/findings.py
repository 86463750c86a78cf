"""What the audit found, as columns, each with the nodes that it concerns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from kg.audit import Finding, Thing
from kg.graph.complaints import batch_iris
from kg.graph.index import index
from kg.model import Knowledge, Ref
from kg.overview.batches import batch_nodes
from kg.overview.collector import Collector

LANGUAGES = ("zh", "en")


def findings_columns(to: Collector, findings: Sequence[Finding], node: Callable[[Thing], str]) -> dict[str, Any]:
    """The findings in their order; ``node`` gives the node that a thing has in the graph view."""
    return {
        "certainty": [f.certainty.value for f in findings],
        "title": {language: [f.title(language) for f in findings] for language in LANGUAGES},
        "message": {language: [f.message(language) for f in findings] for language in LANGUAGES},
        "things": [[(node(t), t.name) for t in dict.fromkeys((f.subject, *f.others))] for f in findings],
        "cited": [to.cite_bare(f.passages) for f in findings],
    }


def nodes_of(knowledge: Knowledge, *, base: str) -> Callable[[Thing], str]:
    """A look-up from what a finding speaks of to its node in the graph view; nothing where it has none there.

    Args:
        knowledge: what the audit looked at.
        base: what the IRI of every node begins with, as the audit was told.
    """
    found = index(knowledge, base=base)
    batches = dict(zip(batch_iris(knowledge.batches, found), batch_nodes(knowledge.batches), strict=True))
    named: dict[str, list[Ref]] = {}
    for record in (knowledge.persons, knowledge.bodies, knowledge.places, knowledge.events):
        for thing in record:
            named.setdefault(thing.name, []).append(thing.ref)

    def node(thing: Thing) -> str:
        if thing.node in batches:
            return batches[thing.node]
        for ref in named.get(thing.name, ()):
            if found.iris.thing(ref) == thing.node:
                return f"{ref.kind.value}/{ref.key}"
        return ""

    return node

"""The audit: what does not add up in complaint figures, meetings, posts and bodies.

`audit` looks at a build's knowledge, `audit_store` at a graph that was loaded; both fill the same plain records
(`ledger`) and run the same checks, so both find the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from kg.audit.bodies import bodies
from kg.audit.finding import Certainty, Finding, Thing, in_order
from kg.audit.gather import ledger_of
from kg.audit.ledger import Ledger
from kg.audit.meetings import meetings
from kg.audit.offices import offices
from kg.audit.running import between_batches
from kg.audit.sums import within_batches
from kg.model import Knowledge

if TYPE_CHECKING:
    import pyoxigraph

__all__ = ["Certainty", "Finding", "Thing", "audit", "audit_ledger", "audit_store"]

CHECKS: tuple[Callable[[Ledger], Iterator[Finding]], ...] = (
    within_batches,
    between_batches,
    meetings,
    offices,
    bodies,
)


def audit(knowledge: Knowledge, *, base: str) -> tuple[Finding, ...]:
    """Everything that does not add up in what the pages say together, the surest first.

    Args:
        knowledge: resolved, of all pages.
        base: what the IRI of every node begins with.

    Raises:
        LexiconError: a table of ``seeds/`` breaks its rules.
    """
    return audit_ledger(ledger_of(knowledge, base=base))


def audit_store(store: pyoxigraph.Store) -> tuple[Finding, ...]:
    """The same for a graph as `kg.query.load` gives it, and where the graph breaks its shapes.

    Raises:
        LexiconError: a table of ``seeds/`` breaks its rules.
    """
    from kg.audit.shapes import read_shapes
    from kg.audit.stored import StoredGraph
    from kg.audit.validate import violations

    graph = StoredGraph(store)
    broken = [graph.finding(violation) for violation in violations(store, read_shapes())]
    return in_order([*broken, *audit_ledger(graph.ledger())])


def audit_ledger(ledger: Ledger) -> tuple[Finding, ...]:
    """Run every check over plain records."""
    return in_order(list(chain.from_iterable(check(ledger) for check in CHECKS)))

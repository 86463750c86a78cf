"""The nodes of complaint batches in the graph view."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kg.model import Batch


def batch_nodes(batches: Iterable[Batch]) -> list[str]:
    """For each batch the ``batch/…`` that ``graph.html`` names it by."""
    seen: Counter[str] = Counter()
    found = []
    for batch in batches:
        name = f"batch/{batch.recipient.key if batch.recipient else ''}-{batch.number}"
        seen[name] += 1
        found.append(name if seen[name] == 1 else f"{name}~{seen[name]}")
    return found

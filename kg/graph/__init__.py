"""The export: resolved knowledge as an RDF graph in Turtle.

What a question needs of it (terms, answers) loads without what a build needs (the readers' words, the records).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg.graph.terms import Triple, prefixes

if TYPE_CHECKING:
    from kg.model import Knowledge

__all__ = ["prefixes", "triples", "write_turtle"]


def triples(knowledge: Knowledge, *, base: str) -> Iterator[Triple]:
    """Everything that resolved ``knowledge`` says, in the terms of ``ontology/kg.ttl``.

    Nodes are named by their keys under ``base``; there are no blank nodes. A triple may come more than once.

    Raises:
        UsageError: ``base`` is no absolute IRI that ends with ``/`` or ``#``.
    """
    from kg.graph.families import every

    return every(knowledge, base=base)


def write_turtle(knowledge: Knowledge, path: Path, *, base: str) -> int:
    """Write resolved ``knowledge`` to ``path``: the same bytes for the same knowledge, in whatever order it comes.

    Args:
        knowledge: what all pages say together.
        path: the file; replaced if it is there.
        base: what the IRI of every node begins with.

    Returns:
        How many triples were written.

    Raises:
        UsageError: ``base`` is no absolute IRI that ends with ``/`` or ``#``.
        OutputError: ``path`` cannot be written.
    """
    from kg.graph import turtle

    return turtle.save(triples(knowledge, base=base), path, prefixes=prefixes(base))

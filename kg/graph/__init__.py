"""The export: resolved knowledge as an RDF graph in Turtle."""

from __future__ import annotations

from pathlib import Path

from kg.graph import turtle
from kg.graph.terms import prefixes
from kg.graph.triples import triples
from kg.model import Knowledge

__all__ = ["prefixes", "triples", "write_turtle"]


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
    return turtle.save(triples(knowledge, base=base), path, prefixes=prefixes(base))

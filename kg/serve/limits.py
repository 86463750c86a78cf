"""What one query may cost."""

from __future__ import annotations

from typing import NamedTuple


class Limits(NamedTuple):
    """The bounds of every query."""

    seconds: float = 10.0
    """After so long the process that answers is stopped."""
    rows: int = 10_000
    """Further rows or triples are left out, and the answer says so."""
    body: int = 1_000_000
    """Bytes of a request."""
    workers: int = 2
    """Queries answered at once."""
    memory: int = 4_000_000_000
    """Bytes of memory of each process that answers."""

"""The figures that a notice gives, one after another, each with the cases it counts."""

from __future__ import annotations

from msgspec import Struct

from kg.facts.complaints.labels import Dim, Label
from kg.model import Coverage, Span


class Figure(Struct, frozen=True):
    """One count as read, before the sums are looked at."""

    count: int
    span: Span
    """From its label to its unit."""
    dim: Dim
    rule: str
    group: int
    """Figures of one group were said in one breath, of one batch and coverage."""
    batch: int | None
    coverage: Coverage
    label: Label | None = None
    priority: bool = False
    weak: bool = False
    """A bare number, a total without its batch: good only where something else supports it."""
    inside: int | None = None
    """The count that this one is a part of when both are labelled (甲市30件，其中大气污染12件)."""
    doubtful: bool = False
    """Whether it may not be a part of that count after all: its list's sum decides."""
    stated: bool = True
    """The coverage is said in the same paragraph, not taken for granted."""

    stored: Span | None = None
    """Where it stands in the page file, for a table: the repaired text of an article may leave tables out."""


class Dropped(Struct, frozen=True):
    """A number that looks like a count and is left out."""

    span: Span
    why: str

"""What every record is built from: spans of text, and references to things."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch ``[start, stop)`` of ``Article.text``."""

    start: int
    stop: int

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.stop <= self.stop

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point."""
        return self.start < other.stop and other.start < self.stop


class Kind(StrEnum):
    """What kind of thing a `Ref` points to; the value is the first part of its IRI."""

    PERSON = "person"
    BODY = "body"
    PLACE = "place"
    EVENT = "event"


class Ref(NamedTuple):
    """A thing by kind and key. Keys are page-local until ``resolve``, global after it."""

    kind: Kind
    key: str

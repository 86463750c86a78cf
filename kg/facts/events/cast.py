"""Who and what an article names, in order of place, quick to look up by stretch."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, NamedTuple, Protocol, TypeVar

from msgspec import Struct

from kg.model import DateMention, Mentions, Ref, Span, Standing

_ACTING = frozenset({Standing.OFFICIAL, Standing.PUBLIC})


class Named(NamedTuple):
    """A person, body or place where it stands in the text."""

    span: Span
    ref: Ref
    printed: str
    """The title printed before a person's name, or empty."""
    start: int
    """Where the title, or else the name, begins."""


class _Spot(Protocol):
    @property
    def span(self) -> Span: ...


S = TypeVar("S", bound=_Spot)


@dataclass(frozen=True, slots=True)
class _Row(Generic[S]):
    """Spots in order of place."""

    spots: tuple[S, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, spots: Iterable[S]) -> _Row[S]:
        row = tuple(spots)
        return cls(row, tuple(s.span.start for s in row))

    def within(self, span: Span) -> list[S]:
        """Those that stand wholly in ``span``."""
        found = self.spots[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.stop)]
        return [s for s in found if s.span.stop <= span.stop] if found else []


class Cast(Struct, frozen=True):
    """The mentions of one article that may take part in something.

    Reporters, private persons and leaders that are merely cited are not among them.
    """

    _persons: _Row[Named]
    _bodies: _Row[Named]
    _places: _Row[Named]
    _dates: _Row[DateMention]
    silent: tuple[Span, ...]
    """Persons that may not act: cited leaders, reporters, private persons."""

    @classmethod
    def of(cls, mentions: Mentions, text: str) -> Cast:
        """The cast of an article with that text."""
        bodies = [Named(m.span, m.ref, "", m.span.start) for m in mentions.bodies if not m.implied]
        taken = {n.span for n in bodies}
        places = (Named(m.span, m.ref, "", m.span.start) for m in mentions.places if m.span not in taken)
        return cls(
            _Row.of(_persons(mentions, text)),
            _Row.of(bodies),
            _Row.of(places),
            _Row.of(mentions.dates),
            tuple(m.span for m in mentions.persons if m.standing not in _ACTING),
        )

    def persons_in(self, span: Span) -> list[Named]:
        """Persons that stand wholly in ``span``."""
        return self._persons.within(span)

    def bodies_in(self, span: Span) -> list[Named]:
        """Bodies that stand wholly in ``span``."""
        return self._bodies.within(span)

    def places_in(self, span: Span) -> list[Named]:
        """Places that stand wholly in ``span``, those inside a body's name among them."""
        return self._places.within(span)

    def dates_in(self, span: Span) -> list[DateMention]:
        """Dates that stand wholly in ``span``."""
        return self._dates.within(span)


def _persons(mentions: Mentions, text: str) -> Iterator[Named]:
    """The acting persons, each with the title that stands between the last name and its own."""
    free = 0
    for mention in mentions.persons:
        first = mention.span.start
        posts = [p.span.start for p in mention.posts if free <= p.span.start < first]
        if posts and not _BREAK.search(text, min(posts), first):
            first = max(min(posts), text.rfind("，", min(posts), first) + 1)
        if mention.standing in _ACTING:
            yield Named(mention.span, mention.ref, text[first : mention.span.start].strip(), first)
        free = mention.span.stop


_BREAK = re.compile(r"[。；！？\n]")

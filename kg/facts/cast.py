"""Who and what an article names, in order of place, quick to look up by stretch."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

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


@dataclass(frozen=True, slots=True)
class Cast:
    """The mentions of one article that may take part in something.

    Reporters, private persons and leaders that are merely cited are not among them.
    """

    persons: tuple[Named, ...]
    bodies: tuple[Named, ...]
    places: tuple[Named, ...]
    dates: tuple[DateMention, ...]
    silent: tuple[Span, ...]
    """Persons that may not act: cited leaders, reporters, private persons."""
    _starts: dict[int, list[int]]

    @classmethod
    def of(cls, mentions: Mentions, text: str) -> Cast:
        """The cast of an article with that text."""
        persons = tuple(_persons(mentions, text))
        bodies = tuple(Named(m.span, m.ref, "", m.span.start) for m in mentions.bodies if not m.implied)
        inside = {n.span for n in bodies}
        places = tuple(Named(m.span, m.ref, "", m.span.start) for m in mentions.places if m.span not in inside)
        silent = tuple(m.span for m in mentions.persons if m.standing not in _ACTING)
        starts = {id(group): [n.span.start for n in group] for group in (persons, bodies, places)}
        starts[id(mentions.dates)] = [m.span.start for m in mentions.dates]
        return cls(persons, bodies, places, mentions.dates, silent, starts)

    def persons_in(self, span: Span) -> Sequence[Named]:
        """Persons that stand wholly in ``span``."""
        return self._in(self.persons, span)

    def bodies_in(self, span: Span) -> Sequence[Named]:
        """Bodies that stand wholly in ``span``."""
        return self._in(self.bodies, span)

    def places_in(self, span: Span) -> Sequence[Named]:
        """Places that stand wholly in ``span``, those inside a body's name among them."""
        return self._in(self.places, span)

    def dates_in(self, span: Span) -> list[DateMention]:
        """Dates that stand wholly in ``span``."""
        starts = self._starts[id(self.dates)]
        found = self.dates[bisect_left(starts, span.start) : bisect_left(starts, span.stop)]
        return [m for m in found if m.span.stop <= span.stop]

    def _in(self, group: tuple[Named, ...], span: Span) -> list[Named]:
        starts = self._starts[id(group)]
        found = group[bisect_left(starts, span.start) : bisect_left(starts, span.stop)]
        return [n for n in found if n.span.stop <= span.stop]


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

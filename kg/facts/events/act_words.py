"""The verbs that tell an event without a noun of event, from the table ``seeds/event_acts.tsv``."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from kg import tables
from kg.errors import LexiconError
from kg.model import EventType, Span

VISIT, UNVEIL, BRING, COME = "visit", "unveil", "bring", "come"
"""Kinds of the table that are read in a way of their own."""


class Act(NamedTuple):
    """A verb of ``seeds/event_acts.tsv`` where it stands."""

    span: Span
    word: str
    type: EventType
    kind: str


@cache
def act_finder() -> ActFinder:
    """The verbs of the project's table.

    Raises:
        LexiconError: the table is missing or names an unknown class of event.
    """
    try:
        rows = tuple((r["word"], EventType(r["type"]), r["kind"]) for r in tables.read("event_acts.tsv"))
    except ValueError as error:
        raise LexiconError(f"seeds/event_acts.tsv: {error}: use the values of kg.model.EventType") from error
    return ActFinder(
        rows, AhoCorasick([r[0] for r in rows], matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)
    )


class ActFinder(NamedTuple):
    """The verbs of ``seeds/event_acts.tsv`` and how to find them."""

    rows: tuple[tuple[str, EventType, str], ...]
    finder: AhoCorasick

    def find(self, text: str) -> list[Act]:
        """Every act of ``text`` in order."""
        return [
            Act(Span(start, stop), *self.rows[index])
            for index, start, stop in self.finder.find_matches_as_indexes(text)
        ]

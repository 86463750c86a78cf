"""The predicates that give a role (主持, 出席), from the table ``seeds/role_cues.tsv``, and the roles they give."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind
from msgspec import Struct

from kg import tables
from kg.errors import LexiconError
from kg.facts.events.cast import Named
from kg.facts.events.lexicon import Noun
from kg.model import Role, Sentence, Span


class Played(Struct, frozen=True):
    """One person or body in one role, and the event noun that the text gives with it."""

    role: Role
    agent: Named
    position: int
    """The place in the list, from 1."""
    told: Span
    rule: str
    sentence: Sentence
    noun: Noun | None
    """The event noun that the predicate takes (主持**会议**), None when it names none."""
    named: bool
    """Whether that noun has a name of its own (出席全省农业大会), so that it may be another event."""


class Cue(NamedTuple):
    """A predicate of ``seeds/role_cues.tsv`` where it stands."""

    span: Span
    word: str
    role: Role
    who: str
    needs: str
    """The use of the words one of which must follow in the clause; empty where nothing must."""


class CueFinder(Struct, frozen=True):
    """The predicates of ``seeds/role_cues.tsv``."""

    rows: tuple[tuple[str, Role, str, str], ...]
    _finder: AhoCorasick

    def find(self, text: str) -> list[Cue]:
        """Every cue of ``text`` in order."""
        return [
            Cue(Span(start, stop), *self.rows[index])
            for index, start, stop in self._finder.find_matches_as_indexes(text)
        ]


@cache
def cue_finder() -> CueFinder:
    """The finder over the project's table.

    Raises:
        LexiconError: the table is missing or names an unknown role.
    """
    try:
        rows = tuple((r["word"], Role(r["role"]), r["who"], r["needs"]) for r in tables.read("role_cues.tsv"))
    except ValueError as error:
        raise LexiconError(f"seeds/role_cues.tsv: {error}: use the values of kg.model.Role") from error
    return CueFinder(
        rows, AhoCorasick([r[0] for r in rows], matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)
    )

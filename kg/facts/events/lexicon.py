"""The words that events are told with, from the tables ``seeds/event_*.tsv``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind
from msgspec import Struct

from kg import tables
from kg.errors import LexiconError
from kg.model import EventType, Role, Span

OBJECT, SUBJECT, BOTH = "object", "subject", "both"


class Noun(NamedTuple):
    """The noun that ends an event's name (推进会), where it stands."""

    span: Span
    word: str
    type: EventType


class Verb(NamedTuple):
    """A verb that tells of an event (召开), where it stands."""

    span: Span
    word: str
    side: str
    """Where the name of the event stands: ``object``, ``subject`` or ``both``."""
    role: Role | None
    """What the one who does it is to the event."""


class EventLexicon(Struct, frozen=True):
    """Event nouns, the verbs beside them, and the small words that tell names from talk."""

    nouns: dict[str, EventType]
    verbs: dict[str, tuple[str, Role | None]]
    tails: dict[str, EventType]
    """Last characters of names that no noun ends (合唱季), believed only of a name with a number or quotation marks."""
    words: dict[str, frozenset[str]]
    """Use → words: ``follow``, ``adverb``, ``deny``, ``many``, ``lead``, ``before``."""
    _rests: dict[str, tuple[str, ...]]
    """First two characters of a noun → what may follow them, longest first: 技能培训 goes on to 技能**培训班**."""
    _noun_rows: tuple[str, ...]
    _verb_rows: tuple[tuple[str, str, Role | None], ...]
    _noun_finder: AhoCorasick
    _verb_finder: AhoCorasick

    def find_nouns(self, text: str) -> list[Noun]:
        """Every event noun of ``text``, longest first where they overlap, in order."""
        words = self._noun_rows
        found: list[Noun] = []
        for index, start, stop in self._noun_finder.find_matches_as_indexes(text):
            word = words[index]
            rest = next((r for r in self._rests.get(text[stop - 2 : stop], ()) if text.startswith(r, stop)), None)
            if rest is not None and stop - start > 2:
                word = text[stop - 2 : stop] + rest
                stop += len(rest)
            found.append(Noun(Span(start, stop), word, self.nouns[word]))
        return found

    def find_verbs(self, text: str) -> list[Verb]:
        """Every event verb of ``text``, longest first where they overlap, in order."""
        rows = self._verb_rows
        return [
            Verb(Span(start, stop), *rows[index])
            for index, start, stop in self._verb_finder.find_matches_as_indexes(text)
        ]

    def pattern(self, use: str) -> str:
        """A regular expression for any word of ``use``, longest first."""
        return "|".join(re.escape(w) for w in sorted(self.words[use], key=lambda w: (-len(w), w)))


@cache
def load() -> EventLexicon:
    """The lexicon of the project's own tables.

    Raises:
        LexiconError: a table is missing or names an unknown class of event or role.
    """
    try:
        nouns = {row["word"]: EventType(row["type"]) for row in tables.read("event_nouns.tsv")}
        nouns |= {f"{word}议": type_ for word, type_ in nouns.items() if word.endswith("会") and type_ in _MEETINGS}
        tails = {row["word"]: EventType(row["type"]) for row in tables.read("event_tails.tsv")}
        verbs = {
            row["word"]: (row["side"], _ROLES[row["role"]] if row["role"] else None)
            for row in tables.read("event_verbs.tsv")
        }
    except (ValueError, KeyError) as error:
        raise LexiconError(
            f"seeds/event_nouns.tsv, event_tails.tsv or event_verbs.tsv: unknown class or role {error}"
        ) from error
    words: dict[str, set[str]] = {}
    for row in tables.read("event_words.tsv"):
        words.setdefault(row["use"], set()).add(row["word"])
    return EventLexicon(
        nouns=nouns,
        verbs=verbs,
        tails=tails,
        words={use: frozenset(found) for use, found in words.items()},
        _rests=_rests(nouns),
        _noun_rows=tuple(nouns),
        _verb_rows=tuple((word, side, role) for word, (side, role) in verbs.items()),
        _noun_finder=AhoCorasick(list(nouns), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA),
        _verb_finder=AhoCorasick(list(verbs), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA),
    )


def _rests(nouns: Iterable[str]) -> dict[str, tuple[str, ...]]:
    rests: dict[str, list[str]] = {}
    for word in nouns:
        if len(word) > 2:
            rests.setdefault(word[:2], []).append(word[2:])
    return {first: tuple(sorted(rest, key=lambda r: (-len(r), r))) for first, rest in rests.items()}


_MEETINGS = (EventType.MEETING, EventType.TRAINING)
"""A noun in 会 of these classes has a form in 会议 (推进会, 推进会议)."""
_ROLES = {"held": Role.HELD, "organized": Role.ORGANIZED}

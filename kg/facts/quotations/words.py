"""The words that show who speaks, as patterns made once from ``seeds/person_speech.tsv``."""

from __future__ import annotations

import re
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from kg import tables

_TITLES = "post_titles.tsv"
_SURNAMES, _SOUNDS = "person_surnames.tsv", "person_transliteration.tsv"


@cache
def words(*kinds: str, bare: bool = False) -> tuple[str, ...]:
    """The words of these kinds, the longest first; ``bare`` for those that need no stop behind them."""
    rows = tables.read("person_speech.tsv")
    found = {row["word"] for row in rows if row["kind"] in kinds and (row["bare"] == "yes" or not bare)}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def either(*kinds: str, bare: bool = False) -> str:
    """`words` as a pattern."""
    return "|".join(words(*kinds, bare=bare))


@cache
def _verbs() -> AhoCorasick:
    every = words("any", "stated", "wish", "charge", "asked", "scene")
    # a small table, for which the faster automaton is built at once
    return AhoCorasick(list(every), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)


def verb_starts(text: str) -> list[int]:
    """Where the verbs of speech begin, in reading order: no rule reads anything far from all of them."""
    return [start for _, start, _ in _verbs().find_matches_as_indexes(text)]


@cache
def plain_person() -> re.Pattern[str]:
    """A plain role with what may be a name behind it: 学员|热…; who it is, is not known, only that it is someone else."""
    roles = sorted(row["title"] for row in tables.read(_TITLES) if row["standing"] == "private")
    first = {row["surname"][0] for row in tables.read(_SURNAMES)} | {row["char"] for row in tables.read(_SOUNDS)}
    return re.compile(rf"(?:{'|'.join(roles)})(?=[{''.join(sorted(first))}])")

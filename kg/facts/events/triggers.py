"""Which sentences hold a word that a reader waits for, found in one pass over the article."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation

from kg import tables
from kg.facts.events import lexicon as event_lexicon

PARTIES, SENT, INVITED, DESCRIBED, AT_HAND, PRIZE, CHANGE = (
    "parties",
    "sent",
    "invited",
    "described",
    "at hand",
    "prize",
    "change",
)
"""The readers: what two parties do, groups sent out, bodies invited, people described, officials on site, prizes won, offices given and taken."""
_FROM_WORDS = {PARTIES: ("sign", "talk", "advice")}


def sentences_with(text: str, starts: list[int]) -> dict[str, frozenset[int]]:
    """Reader → numbers of the sentences (which begin at ``starts``) in which one of its words stands."""
    finder, readers = _triggers()
    found: dict[str, set[int]] = {
        reader: set() for reader in (PARTIES, SENT, INVITED, DESCRIBED, AT_HAND, PRIZE, CHANGE)
    }
    for index, start, _ in finder.find_matches_as_indexes(text, overlapping=True):
        found[readers[index]].add(max(0, bisect_right(starts, start) - 1))
    return {reader: frozenset(numbers) for reader, numbers in found.items()}


@cache
def _triggers() -> tuple[AhoCorasick, tuple[str, ...]]:
    rows = [(r["word"], r["reader"]) for r in tables.read("event_triggers.tsv")]
    words = event_lexicon.load().words
    rows += [(word, reader) for reader, uses in _FROM_WORDS.items() for use in uses for word in sorted(words[use])]
    return AhoCorasick([word for word, _ in rows], implementation=Implementation.DFA), tuple(r for _, r in rows)

"""The words of ``seeds/person_acts.tsv``: what shows a public role without a title."""

from __future__ import annotations

from functools import cache

from kg import tables


@cache
def act_words(*kinds: str) -> tuple[str, ...]:
    """The words of these kinds, the longest first."""
    found = {row["word"] for row in tables.read("person_acts.tsv") if row["kind"] in kinds}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def either(*kinds: str) -> str:
    """`act_words` as a pattern."""
    return "|".join(act_words(*kinds))

"""The words of notices on complaint batches, as tables and as patterns made from them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from msgspec import Struct

from kg import tables
from kg.errors import LexiconError
from kg.model import Channel

KINDS = frozenset(
    [
        "case",
        "link",
        "cumulative",
        "since",
        "this",
        "previous",
        "priority",
        "undisclosed",
        "duplicate",
        "net",
        "outcome",
        "each",
        "equal",
        "respective",
        "among",
        "region-head",
        "type-head",
        "channel-head",
        "unit",
        "team",
        "evidence",
        "region-shape",
        "none",
        "sum",
        "recipient",
        "partial",
        "multiple",
    ]
)
"""What a word may do in a sentence; ``seeds/complaint_words.tsv`` explains them."""


class Words(Struct, frozen=True):
    """Everything that the complaints reader knows before it sees an article."""

    of: Mapping[str, tuple[str, ...]]
    """Words by kind, longest first."""
    types: Mapping[str, str]
    """Each word for a type of pollution with the name of the type: 大气 is 大气污染."""
    channels: Mapping[str, Channel]
    columns: Mapping[str, str]
    """What the head of a table column means, by its words."""

    def any_of(self, *kinds: str) -> str:
        """A pattern for any word of these kinds, the longest first."""
        words = (word for kind in kinds for word in self.of[kind])
        return alternatives(words)


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of ``words``, the longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda w: (-len(w), w)))


@cache
def words() -> Words:
    """The words in ``seeds/complaint_*.tsv``.

    Raises:
        LexiconError: a table is missing, or has a kind or a channel that nothing knows.
    """
    of: dict[str, list[str]] = {kind: [] for kind in sorted(KINDS)}
    for row in tables.read("complaint_words.tsv"):
        if row["kind"] not in of:
            raise LexiconError(
                f"complaint_words.tsv: unknown kind {row['kind']!r} of {row['word']}: use one of {sorted(KINDS)}"
            )
        of[row["kind"]].append(row["word"])
    return Words(
        of={kind: tuple(sorted(found, key=lambda w: (-len(w), w))) for kind, found in of.items()},
        types=_types(),
        channels=_channels(),
        columns={w: row["meaning"] for row in tables.read("complaint_columns.tsv") for w in row["words"].split()},
    )


def _types() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in tables.read("complaint_types.tsv"):
        for word in (row["name"], *row["also"].split()):
            found.setdefault(word, row["name"])
    return found


def _channels() -> dict[str, Channel]:
    known = {channel.value: channel for channel in Channel}
    found: dict[str, Channel] = {}
    for row in tables.read("complaint_channels.tsv"):
        if row["channel"] not in known:
            raise LexiconError(
                f"complaint_channels.tsv: unknown channel {row['channel']!r}: use one of {sorted(known)}"
            )
        found.update(dict.fromkeys(row["words"].split(), known[row["channel"]]))
    return found


@cache
def pollution_labels(pollution: str) -> tuple[str, ...]:
    """Every other word for the type of pollution ``pollution``, in the order of the table.

    >>> "大气" in pollution_labels("大气污染")
    True
    """
    return tuple(word for word, name in words().types.items() if name == pollution and word != name)


@cache
def _english() -> dict[str, str]:
    return {row["name"]: row["english"] for row in tables.read("complaint_types.tsv")}


def pollution_english(pollution: str) -> str:
    """What the type of pollution ``pollution`` is called in English; nothing for one that the table does not know.

    >>> pollution_english("大气污染")
    'air pollution'
    """
    return _english().get(pollution, "")

"""Whether a post belongs to a foreign state: 乌克兰财政部长, 奥兰多市市长, 副主席谢尔盖·X after a Chinese body.

Where it does, no Chinese body may be given to its holder because the scope, a body named before or the short name
of a ministry suggests one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind
from msgspec import Struct

from kg import tables
from kg.mentions.name_lexicon import NameLexicon
from kg.model import Span
from kg.scope import Scope

_REACH = 12
"""How many characters may lie between a foreign name and the post that it governs."""
_UNBOUND = re.compile(
    r"[^一-鿿（）]|(?<![市州省国])的|[了在是对向与访见由将把被同驻华前原长]|会[见晤谈]|总[统理]|中国|我国"
)
_CHINA = re.compile(r"中国|我国|中方|全国|国务院|中共|中华")
_STOPS = "。；！？\n"


@cache
def _words() -> AhoCorasick:
    states = [w for row in tables.read("place_countries.tsv") if row["code"] != "cn" for w in _forms(row)]
    others = [row["word"] for row in tables.read("post_foreign.tsv") if row["kind"] != "envoy"]
    # a small table, for which the faster automaton is built at once
    return AhoCorasick(
        sorted({*states, *others}), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA
    )


def _forms(row: tables.Row) -> list[str]:
    return [w for w in (row["name"], *re.split(r"[、|,，;；]", row.get("also") or "")) if w]


@cache
def envoys() -> tuple[str, ...]:
    """The titles that serve in the body after 驻: 大使 of 驻联合国大使."""
    return tuple(row["word"] for row in tables.read("post_foreign.tsv") if row["kind"] == "envoy")


@cache
def _regions() -> frozenset[str]:
    return frozenset(row["code"] for row in tables.read("post_transliterating.tsv"))


class Abroad(Struct, frozen=True):
    """What one article says of foreign states, by place."""

    text: str
    spots: tuple[Span, ...]
    """Where it names one, in reading order."""
    usual: bool
    """Whether the article is about a province where names written by their sound are usual."""
    alone: bool
    """Whether it speaks of foreign states only, and never of China."""

    @classmethod
    def of(cls, text: str, *, scope: Scope) -> Abroad:
        """The foreign states that ``text`` names."""
        spots = tuple(Span(start, stop) for _, start, stop in _words().find_matches_as_indexes(text))
        usual = scope.province is not None and scope.province.code in _regions()
        alone = len(spots) > 1 and scope.province is None and not _CHINA.search(text)
        return cls(text, spots, usual, alone)

    def governing(self, at: int) -> Span | None:
        """The foreign name that governs what begins at ``at``: 乌克兰 of 乌克兰财政|部长."""
        number = bisect_right(self.spots, at, key=lambda span: span.stop) - 1
        if number < 0:
            return None
        span = self.spots[number]
        if at - span.stop > _REACH or _UNBOUND.search(self.text, span.stop, at):
            return None
        return None if self.text.endswith("驻", 0, span.start) else span

    def in_sentence(self, at: int) -> bool:
        """Whether the sentence names a foreign state before ``at``."""
        since = max(self.text.rfind(stop, 0, at) for stop in _STOPS)
        return any(since < span.start < at for span in self.spots)

    def serves(self, at: int) -> bool:
        """Whether 驻 before ``at`` makes the body there the one where an envoy serves."""
        return self.text.endswith("驻", 0, at)


def is_foreign(name: str, *, lexicon: NameLexicon) -> bool:
    """Whether ``name`` is written by its sound: with ·, or in characters that no Chinese name would begin with."""
    if "·" in name:
        return True
    compound = name[:2] in lexicon.compound
    if compound and len(name) <= 4:
        return False
    return len(name) >= 4 or (name[0] not in lexicon.single and name[0] in lexicon.translit)

"""The words that the names of sites and villages are made of, and those that stand around them."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from kg import tables
from kg.model import Level

_FASTEST = Implementation.DFA
"""Twice as fast as what the library chooses, and these tables are small enough to be built at once."""
_COUNTED = re.compile(r"第?[一二两三四五六七八九十几多数首\d]+[个座处家条片批届次所项]")


class SiteClass(NamedTuple):
    """A class word."""

    suffix: str
    level: Level
    alone: bool
    """Whether a division and the class word already make a name."""


@cache
def classes() -> tuple[AhoCorasick, tuple[SiteClass, ...]]:
    """The class words of sites and villages."""
    rows = [SiteClass(r["suffix"], Level.SITE, r["alone"] == "yes") for r in tables.read("place_site_classes.tsv")]
    rows += [SiteClass(r["suffix"], Level.VILLAGE, False) for r in tables.read("place_villages.tsv")]
    return AhoCorasick(
        [row.suffix for row in rows], matchkind=MatchKind.LeftmostLongest, implementation=_FASTEST
    ), tuple(rows)


def _either(name: str) -> str:
    """The words of a table as a pattern, longest first."""
    return "|".join(sorted((row["word"] for row in tables.read(name)), key=lambda word: (-len(word), word)))


@cache
def left_words() -> re.Pattern[str]:
    """A word after which a name begins, unless it begins a word that stands in names."""
    return re.compile(
        rf"(?:{_either('place_name_words.tsv')})|(?P<cut>{_COUNTED.pattern}|{_either('place_left_words.tsv')})"
    )


@cache
def place_follows() -> frozenset[str]:
    """The left words that show by themselves that a place follows."""
    return frozenset(row["word"] for row in tables.read("place_left_words.tsv") if row["place"] == "yes")


@cache
def modifiers() -> re.Pattern[str]:
    """Words at the end of a stem that do not name anything."""
    return re.compile(rf"(?:{_either('place_modifiers.tsv')})+\Z")


@cache
def natural_names() -> tuple[AhoCorasick, tuple[tuple[str, str], ...]]:
    """The forms in ``place_natural.tsv``, each with the name that it stands for."""
    forms = tuple(
        (form, r["name"]) for r in tables.read("place_natural.tsv") for form in (r["name"], r["also"]) if form
    )
    return AhoCorasick([form for form, _ in forms], matchkind=MatchKind.LeftmostLongest, implementation=_FASTEST), forms

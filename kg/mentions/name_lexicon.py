"""What is known of personal names before any page is read: surnames, the characters of names, the words around them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from kg import resources, tables


class NameLexicon(Struct, frozen=True):
    """The tables ``seeds/person_*.tsv`` and the word frequencies of jieba's dictionary."""

    single: frozenset[str]
    """Surnames of one character."""
    rare: frozenset[str]
    """Those of them that are far more often a word or part of one."""
    frequent: frozenset[str]
    """Those that are also a preposition (于): less doubtful than the rare ones."""
    compound: frozenset[str]
    after: frozenset[str]
    """Words of two and more characters that stand right after a name: 主持, 表示, 先生."""
    after_single: frozenset[str]
    """The same with one character: 说, 在, 率."""
    function: frozenset[str]
    """Those of them that are rarely the end of a name."""
    speech: frozenset[str]
    """Verbs of speech of one character: 说, 称."""
    monastic: tuple[str, ...]
    """Titles after a monastic name, the longest first: 法师."""
    never: frozenset[str]
    """Characters that do not stand in a given name."""
    address: tuple[str, ...]
    """What follows a mere surname: 女士, 某."""
    words: frozenset[str]
    """Words that begin like a name."""
    translit: frozenset[str]
    """Characters that write the sound of another language."""
    initial: frozenset[str]
    """Characters that a name may begin with."""
    common: Mapping[str, int]
    """Words of two to four characters that are no names, with their frequency in jieba's dictionary."""

    natural: frozenset[str]
    """Mountains, rivers and lakes, which a person may also be called."""

    @classmethod
    def load(cls) -> NameLexicon:
        """The tables of ``seeds/``; read once.

        Raises:
            LexiconError: a table is missing or broken, or jieba is not installed.
        """
        return _load()


@cache
def _load() -> NameLexicon:
    surnames = tables.read("person_surnames.tsv")
    after = tables.read("person_after.tsv")
    refuse = tables.read("person_refuse.tsv")
    monastic = {row["word"] for row in after if row["kind"] == "monastic"}
    single = frozenset(row["surname"] for row in surnames if row["kind"] == "single")
    translit = frozenset(row["char"] for row in tables.read("person_transliteration.tsv"))
    compound = frozenset(row["surname"] for row in surnames if row["kind"] == "compound")
    return NameLexicon(
        single=single,
        rare=frozenset(row["surname"] for row in surnames if row["note"] == "rare"),
        frequent=frozenset(row["surname"] for row in surnames if row["note"] == "frequent"),
        compound=compound,
        after=frozenset(row["word"] for row in after if row["kind"] not in ("single", "function")),
        after_single=frozenset(row["word"] for row in after if row["kind"] in ("single", "function")),
        function=frozenset(row["word"] for row in after if row["kind"] == "function"),
        speech=frozenset(
            r["word"] for r in tables.read("person_speech.tsv") if r["kind"] == "any" and len(r["word"]) == 1
        ),
        monastic=tuple(sorted(monastic, key=lambda word: (-len(word), word))),
        never=frozenset(row["char"] for row in tables.read("person_given_never.tsv")),
        address=tuple(sorted(row["word"] for row in refuse if row["kind"] == "address")),
        words=frozenset(row["word"] for row in refuse if row["kind"] == "word"),
        translit=translit,
        initial=single | translit | {word[0] for word in compound},
        common=_frequencies(),
        natural=frozenset(
            row["name"] for row in tables.read("place_natural.tsv") if row["kind"] in ("mountain", "river", "lake")
        ),
    )


_ENTRY = re.compile(r"\n([^ \n]{2,4}) ([5-9]|\d\d+) (?!nr)")
"""A word of two to four characters that occurs five times or more, with a tag that is none of names of persons."""


def _frequencies() -> dict[str, int]:
    """Words of jieba's dictionary that it does not take for names of persons."""
    dictionary = resources.of_package("jieba", "dict.txt")
    entries = _ENTRY.findall("\n" + dictionary.read_text("utf-8"))  # one pass: there are 350,000 lines
    return {word: int(digits) for word, digits in entries}

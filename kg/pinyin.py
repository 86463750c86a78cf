"""Pinyin of many names, quickly: pypinyin's own readings, looked up once.

pypinyin cuts every name into phrases in Python; a graph has tens of thousands of names. Here each character has its
usual reading, and the phrases that read one differently (重庆 chóng, 银行 háng) are found in one Aho-Corasick pass.
Only pypinyin's two tables are needed, so they are read from beside the package, which is not imported.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

import msgspec

from kg import resources

_MARKS = dict.fromkeys((0x0300, 0x0301, 0x0304, 0x030C))
"""The four tone marks, as combining characters."""


def syllables(text: str) -> tuple[str, ...]:
    """One syllable with tone mark for each Chinese character; other characters one by one, as they are.

    >>> syllables("重庆银行")
    ('chóng', 'qìng', 'yín', 'háng')
    """
    read = [_usual(character) for character in text]
    for at, spelt in _phrases_in(text):
        read[at : at + len(spelt)] = spelt
    return tuple(read)


@lru_cache(maxsize=4096)
def plain(syllable: str) -> str:
    """Without tone mark, as people type it: lǚ is lv."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", syllable).translate(_MARKS)).replace("ü", "v")


@cache
def readings(character: str) -> tuple[str, ...]:
    """Every reading of one character, the usual one first."""
    return tuple(_characters().get(str(ord(character)), character).split(","))


@cache
def _characters() -> dict[str, str]:
    """The readings of each character, by the number of its code point."""
    return msgspec.json.decode(resources.of_package("pypinyin", "pinyin_dict.json").read_bytes(), type=dict[str, str])


@cache
def _usual(character: str) -> str:
    return readings(character)[0]


def _phrases_in(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    matcher, spellings = _phrases()
    for phrase, start, _ in matcher.find_matches_as_indexes(text.encode("utf-8", "replace").decode("utf-8")):
        yield start, spellings[phrase]


@cache
def _phrases() -> tuple[Any, tuple[tuple[str, ...], ...]]:
    """The phrases in which some character has another than its usual reading, longest match first."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    phrases = msgspec.json.decode(
        resources.of_package("pypinyin", "phrases_dict.json").read_bytes(), type=dict[str, list[list[str]]]
    )
    odd = sorted(
        (phrase, tuple(reading[0] for reading in spelt))
        for phrase, spelt in phrases.items()
        if len(phrase) == len(spelt) and any(r[0] != _usual(c) for c, r in zip(phrase, spelt, strict=True))
    )
    matcher = AhoCorasick([phrase for phrase, _ in odd], matchkind=MatchKind.LeftmostLongest)
    return matcher, tuple(spelt for _, spelt in odd)

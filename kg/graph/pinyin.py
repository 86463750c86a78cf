"""Names of people in pinyin, so that whoever cannot type them finds them."""

from __future__ import annotations

from functools import cache

from kg import tables
from kg.pinyin import syllables

_DOT = "·"


@cache
def pinyin(name: str) -> str | None:
    """A person's name as GB/T 28039 spells it, with tone marks; None where it has other than Chinese characters.

    >>> pinyin("单明"), pinyin("欧阳晓安"), pinyin("买买提·吐尔逊")
    ('Shàn Míng', "Ōuyáng Xiǎo'ān", "Mǎimǎití Tǔ'ěrxùn")
    """
    if not name or not all(map(_is_hanzi, name.replace(_DOT, ""))):
        return None
    spelt = _spelt(name)
    return None if any(map(_is_hanzi, spelt)) else spelt or None


def _spelt(name: str) -> str:
    if _DOT in name:
        return " ".join(_word(syllables(part)) for part in name.split(_DOT) if part)
    for length in (2, 1):
        surname, given = name[:length], name[length:]
        if given and (length == 1 or surname in _surnames()):
            read = _surnames().get(surname)
            return f"{_word(tuple(read.split()) if read else syllables(surname))} {_word(syllables(given))}"
    return _word(syllables(name))


@cache
def _surnames() -> dict[str, str]:
    return {row["surname"]: row["reading"] for row in tables.read("surname_readings.tsv")}


def _is_hanzi(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or "\U00020000" <= character <= "\U0003ffff" or character == "\u3007"


def _word(syllables: tuple[str, ...]) -> str:
    """Syllables as one word; an apostrophe before a vowel that opens a later one."""
    joined = "".join(f"'{s}" if n and s[:1] in _VOWELS else s for n, s in enumerate(syllables))
    return joined[:1].upper() + joined[1:]


_VOWELS = frozenset("aāáǎàeēéěèoōóǒò")

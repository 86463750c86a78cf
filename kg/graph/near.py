"""Names that differ little: a character too many, too few or wrong, or characters that sound alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator

_IGNORED = frozenset("·'’ ")
_SHOWN = 5
_LONG = 7
"""Characters from which on two may be wrong."""
_FEW = 5000
"""Names among which a slow search for whatever is alike at all is still quick."""
_CHINESE = re.compile("[\u4e00-\u9fff]")


def fold(name: str) -> str:
    """``name`` without case, tone marks, blanks, dots and apostrophes.

    >>> fold("Ōuyáng Xiǎo'ān"), fold("阿依 · 买买提")
    ('ouyangxiaoan', '阿依买买提')
    """
    if name.isalnum() and not name.isascii() and _CHINESE.match(name):
        return unicodedata.normalize("NFKC", name).casefold()
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c) and c not in _IGNORED and not c.isspace())


def near(name: str, names: Collection[str]) -> list[str]:
    """Up to five of ``names`` that ``name`` may have been meant for, the nearest first.

    >>> near("赵一铭", ["赵一鸣", "赵二鸣", "钱一鸣", "赵一"])
    ['赵一鸣', '赵一']
    """
    wanted = fold(name)
    if not wanted:
        return []
    allowed = 2 if len(wanted) >= _LONG else 1
    ranked = sorted(_ranked(wanted, names, allowed))
    found = list(dict.fromkeys(known for _, known in ranked))[:_SHOWN]
    return found or _alike(wanted, names)


def _ranked(wanted: str, names: Collection[str], allowed: int) -> Iterator[tuple[int, str]]:
    """Names with how far off they are: homophones count less than one character."""
    sound = _sound(wanted) if _CHINESE.search(wanted) else ""
    for known in names:
        if abs(len(known) - len(wanted)) > len(wanted):
            continue
        folded = fold(known)
        if sound and len(folded) == len(wanted) and _sound(folded) == sound:
            yield 0, known
        elif (off := apart(wanted, folded, allowed)) <= allowed and 2 * off <= len(wanted):
            yield off, known


def apart(one: str, other: str, most: int) -> int:
    """How many characters must be put in, taken out or replaced to make one name the other; at most ``most + 1``.

    >>> apart("周启文", "周启明", 1), apart("周启文", "周启文山", 1), apart("周启文", "李四", 1)
    (1, 1, 2)
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    row = list(range(len(other) + 1))
    for i, character in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, candidate in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (character != candidate))
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def _sound(name: str) -> str:
    """How a Chinese name sounds, without tones."""
    from kg.pinyin import plain, syllables

    return " ".join(map(plain, syllables(name)))


def _alike(wanted: str, names: Collection[str]) -> list[str]:
    from difflib import get_close_matches

    if len(names) > _FEW:
        return []
    by_fold = {fold(known): known for known in sorted(names, reverse=True)}
    return [by_fold[match] for match in get_close_matches(wanted, by_fold, n=_SHOWN, cutoff=0.5)]

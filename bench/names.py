"""How names and titles compare: what may differ between two writings of one thing, and how alike two phrases are."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

_DOTS = dict.fromkeys(map(ord, "•‧・∙⋅．･"), "·")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """``text`` without white space, punctuation, quotes and differences of width; the dot of a name stays.

    >>> fold("《甲县 政务服务“一窗办”办法（试行）》")
    '甲县政务服务一窗办办法试行'
    """
    plain = unicodedata.normalize("NFKC", text.translate(_DOTS)).translate(_DOTS)
    return "".join(c for c in plain if c == "·" or unicodedata.category(c)[0] not in "PZCS")


def folded(names: Iterable[str]) -> frozenset[str]:
    """The folded names, without empty ones."""
    return frozenset(f for f in map(fold, names) if f)


@lru_cache(maxsize=65536)
def _pairs(text: str) -> frozenset[str]:
    return frozenset(a + b for a, b in pairwise(text)) or frozenset((text,))


def alike(one: str, other: str) -> float:
    """From 0 (nothing shared) to 1 (the same once folded): the share of neighbouring characters that both have.

    A phrase of four characters or more that stands whole in the other counts at least 0.8: a headline may say
    less than the full name.

    >>> alike("甲县第三届运动会", "第三届运动会")
    0.8333333333333334
    """
    a, b = fold(one), fold(other)
    if not a or not b:
        return 0.0
    first, second = _pairs(a), _pairs(b)
    shared = 2 * len(first & second) / (len(first) + len(second))
    inside = min(len(a), len(b)) >= 4 and (a in b or b in a)
    return max(shared, 0.8) if inside else shared


def likeness(ones: Iterable[str], others: Iterable[str]) -> float:
    """The best of all pairs."""
    second = tuple(others)
    return max((alike(a, b) for a in ones for b in second), default=0.0)

"""Chinese numerals in a matched span, also mixed with digits, as integers."""

from __future__ import annotations

import re
from functools import lru_cache

import cn2an

_ZERO = "\u3007\u25cb零"
"""The zeros of 二零二五, the first two easily taken for letters."""
NUMERAL = rf"[0-9{_ZERO}一二三四五六七八九十百千万亿两廿卅]+"
"""What may be a numeral, for use inside other patterns (text is folded: its digits are ASCII)."""

_WRAPPED = re.compile(rf"第?({NUMERAL})(?:批次|[届次批个名位号期])?")
_DIGITS = re.compile(r"[0-9]+")
_SPOKEN = re.compile(rf"[{_ZERO}一二三四五六七八九]{{2,}}")
_TO_DIGITS = str.maketrans(f"{_ZERO}一二三四五六七八九", "000123456789")
_USUAL = str.maketrans({"\u25cb": "零", "\u3007": "零", "两": "二", "廿": "二十", "卅": "三十"})
_LONGEST = 16


@lru_cache(maxsize=4096)
def to_int(text: str) -> int | None:
    """The number that ``text`` writes, alone or as 第十二批, 二十一次, 十七届; None if it is no number.

    >>> to_int("第十二批"), to_int("二零二五"), to_int("两"), to_int("会议")
    (12, 2025, 2, None)
    """
    wrapped = _WRAPPED.fullmatch(text)
    if wrapped is None or len(wrapped[1]) > _LONGEST:
        return None
    numeral = wrapped[1]
    if _DIGITS.fullmatch(numeral):
        return int(numeral)
    if _SPOKEN.fullmatch(numeral):
        return int(numeral.translate(_TO_DIGITS))
    try:
        value = cn2an.cn2an(numeral.translate(_USUAL), "smart")
    except (ValueError, TypeError, IndexError, KeyError):
        return None
    return int(value) if value == int(value) else None

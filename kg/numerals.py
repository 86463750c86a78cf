"""Chinese numerals in a matched span: 十二, 二十一, 两, 〇, 廿 and mixed with digits, as integers."""

from __future__ import annotations

import re
from functools import lru_cache

import cn2an

NUMERAL = r"[0-9０-９〇○零一二三四五六七八九十百千万亿两廿卅]+"
"""What may be a numeral, for use inside other patterns."""

_WHOLE = re.compile(NUMERAL)
_WRAPPED = re.compile(rf"第?({NUMERAL})(?:[届次批个名位号期]|批次)?")
_DIGITS = re.compile(r"[0-9０-９]+")
_SPOKEN = re.compile(r"[〇○零一二三四五六七八九]{2,}")
_TO_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_USUAL = str.maketrans({"○": "零", "〇": "零", "两": "二", "廿": "二十", "卅": "三十"})
_LONGEST = 16


@lru_cache(maxsize=4096)
def to_int(text: str) -> int | None:
    """The number that ``text`` writes, alone or as 第十二批, 二十一次, 十七届; None if it is no number.

    >>> to_int("第十二批"), to_int("二〇二五"), to_int("两"), to_int("会议")
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

"""Folding of characters one to one, so that offsets never move.

NFKC changes lengths (… becomes three dots), so it is never used on text that carries offsets.
"""

from __future__ import annotations

import re

_PUNCTUATION = str.maketrans(
    {
        ",": "，",
        ";": "；",
        "?": "？",
        "!": "！",
        "(": "（",
        ")": "）",
        "　": " ",
        "\t": " ",
        "\u00a0": " ",
    }
    | dict.fromkeys("•‧・∙⋅", "·")
    | {chr(0xFF10 + i): str(i) for i in range(10)}
    | {chr(0xFF21 + i): chr(0x41 + i) for i in range(26)}
    | {chr(0xFF41 + i): chr(0x61 + i) for i in range(26)}
    | {"％": "%", "﹑": "、", "．": ".", "／": "/"}
)
_FOLDABLE = re.compile("[" + re.escape("".join(map(chr, _PUNCTUATION))) + "]+")
"""Only these runs go through ``translate``: twice as fast as translating the whole text."""
_NUMERIC = re.compile(r"(?<=\d)，(?=\d{3}(?!\d))")
_COLON = re.compile(r"(?<!\d):|:(?!\d)")


def fold(text: str) -> str:
    """Write half-width punctuation, full-width digits and the many middle dots in one way.

    The result has as many code points as ``text``. A comma between digits (1,500) and a
    colon between digits (10:00) stay.

    >>> fold("本报讯(记者 张三)5月22日,会议")
    '本报讯（记者 张三）5月22日，会议'
    """
    folded = _NUMERIC.sub(",", _FOLDABLE.sub(lambda run: run[0].translate(_PUNCTUATION), text))
    return _COLON.sub("：", folded)


def squeeze(text: str) -> str:
    """``text`` without any white space: the form in which names are compared."""
    return "".join(text.split())

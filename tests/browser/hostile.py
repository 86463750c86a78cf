"""A `Knowledge` in which every text of every record carries something that a careless page would run or break on."""

from __future__ import annotations

from enum import Enum
from typing import Any
from zlib import crc32

from msgspec import Struct
from msgspec.structs import replace

from kg.model import Knowledge
from tests.view.sample import sample

PAYLOADS = (
    "</script><script>window.ran=1</script>",
    '"><img src=x onerror="window.ran=2">',
    "<svg/onload=window.ran=3>",
    "<a href='javascript:window.ran=4'>href</a>",
    "javascript:window.ran=5",
    "'\"`\\ ${window.ran=6} {{7*7}} {% raw %} {# #}",
    "\u202eright to left\u2066\u200f\u200b",
    "𠮷𪚥👩‍👧🀄",
    "line\nbreak\r\n\ttab\u2028\u2029",
    "\x00\x07\x7f",
    "-->]]>&lt;&amp;&#60;",
    "__proto__ constructor {} {note}",
    "长" * 10_000,
)


def hostile(payload: str | None = None) -> Knowledge:
    """Some forty nodes with ``payload`` at the end of every text, or with payloads chosen by the text.

    The same name gets the same payload everywhere, so that the records still fit together.
    """
    poisoned: Knowledge = _poison(sample(40), payload)
    return poisoned


def _poison(value: Any, payload: str | None) -> Any:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return value + (PAYLOADS[crc32(value.encode()) % len(PAYLOADS)] if payload is None else payload)
    if isinstance(value, tuple):
        items = [_poison(item, payload) for item in value]
        return type(value)(*items) if hasattr(value, "_fields") else tuple(items)
    if isinstance(value, Struct):
        return replace(value, **{name: _poison(getattr(value, name), payload) for name in value.__struct_fields__})
    return value

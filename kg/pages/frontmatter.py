"""The ``key: value`` lines that may stand between ``---`` lines at the top of a page."""

from __future__ import annotations

import re

from msgspec import Struct, field

_FENCED = re.compile(r"\ufeff?\s*---[ \t]*\r?\n(?P<lines>(?:.*\r?\n)*?)---[ \t]*(?:\r?\n|\Z)")
_LINE = re.compile(r"(?P<key>\w+)[ \t]*[:：][ \t]*(?P<value>.*?)[ \t]*\r?")
_LIMIT = 4_000
"""Code points within which front matter must end."""
KEYS = ("date", "paper", "region", "url", "title")


class FrontMatter(Struct, frozen=True):
    """What a page says of itself, and where its text proper begins."""

    start: int = 0
    """Code points taken up by byte-order mark and front matter."""
    values: dict[str, str] = field(default_factory=dict)
    """Only the known keys that have a value, quotes taken off."""


def front_matter(text: str) -> FrontMatter:
    """Read the front matter of a page; unknown keys and lines that are no pairs are passed over."""
    fenced = _FENCED.match(text, 0, _LIMIT)
    if fenced is None:
        return FrontMatter(start=1 if text.startswith("\ufeff") else 0)
    values: dict[str, str] = {}
    for line in fenced["lines"].split("\n"):
        pair = _LINE.fullmatch(line.strip())
        if pair and pair["key"] in KEYS and _unquoted(pair["value"]):
            values.setdefault(pair["key"], _unquoted(pair["value"]))
    return FrontMatter(start=fenced.end(), values=values)


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].strip()
    return value

"""A stretch of speech, and where quotation marks and sentences end."""

from __future__ import annotations

import re

from msgspec import Struct

from kg.model import Span

SHORTEST = 5
"""Code points of the shortest speech."""
_MARKS = re.compile(r"[“”\n]")
_END = re.compile(r"[。！？\n]”?")


class Speech(Struct, frozen=True):
    """One stretch of speech: what was said, in one part or two, and the whole stretch with its speaker."""

    parts: tuple[Span, ...]
    verb: str
    rule: str
    start: int
    stop: int


def closing(text: str, opening: int) -> int:
    """The offset after the mark that closes the quotation opened at ``opening``, or the end of the paragraph."""
    depth = 0
    for match in _MARKS.finditer(text, opening):
        if match[0] == "\n":
            return match.start()
        depth += 1 if match[0] == "“" else -1
        if depth == 0:
            return match.end()
    return len(text)


def opening(text: str, at: int) -> int | None:
    """Where the quotation begins that ends with the ” at ``at``; None if it is too short for speech."""
    depth = 0
    floor = text.rfind("\n", 0, at)
    for mark in range(at, floor, -1):
        if text[mark] == "”":
            depth += 1
        elif text[mark] == "“":
            depth -= 1
            if depth == 0:
                return mark
    return floor + 1 if at - floor > SHORTEST else None


def sentence_end(text: str, at: int) -> int:
    """Where the sentence that holds ``at`` ends, before its stop."""
    end = _END.search(text, at)
    return end.start() if end else len(text)


def quoting(text: str, at: int) -> bool:
    """Whether ``at`` stands inside a quotation of its paragraph."""
    since = text.rfind("\n", 0, at) + 1
    return text.count("“", since, at) > text.count("”", since, at)

"""Chunks of repaired text: a heading, a paragraph, a credit, each code point with its offset in the page."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from kg.articles.view import View

_CELL_EDGE = re.compile(r"[\s\u200b\ufeff\u00ad|]+|\*\*")
_BLANK = re.compile(r"[\s\u200b\ufeff\u00ad]+|\*\*")
_HANZI = re.compile(r"[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LATIN = re.compile(r"[A-Za-z0-9]")


class Chunk(Struct, frozen=True):
    """A stretch of text that belongs together."""

    text: str
    offsets: array[int]
    level: int = 0
    """Of a Markdown heading, 1 to 6; 0 for everything else."""
    gap: int = 0
    """Empty lines before it."""
    width: float = 0.0
    """Of its widest line, in full-width characters."""
    is_row: bool = False
    """Of a table."""

    def cut(self, start: int, stop: int | None = None) -> Chunk:
        """The part ``[start, stop)``, blanks at its edges left out."""
        stop = len(self.text) if stop is None else stop
        while start < stop and self.text[start] == " ":
            start += 1
        while start < stop and self.text[stop - 1] == " ":
            stop -= 1
        return replace(self, text=self.text[start:stop], offsets=self.offsets[start:stop])

    def then(self, other: Chunk, *, blank: bool = False) -> Chunk:
        """This chunk and the one that continues it."""
        between = " " if blank or _needs_blank(self.text[-1:], other.text[:1], across_lines=True) else ""
        offsets = self.offsets + other.offsets[:1] if between else self.offsets[:]
        return replace(self, text=self.text + between + other.text, offsets=offsets + other.offsets)


def chunk_of(
    view: View,
    spans: Iterable[tuple[int, int]],
    *,
    level: int = 0,
    gap: int = 0,
    width: float = 0.0,
    is_row: bool = False,
) -> Chunk:
    """One chunk from stretches of the view, blanks kept only where they part two words.

    A blank between two hanzi parts the halves of a headline or two names, one between two numbers parts the
    cells of a table; next to punctuation, and between hanzi and numbers, it says nothing. The cells of a row are
    always parted, by one blank each, the bars of a Markdown table left out.
    """
    text: list[str] = []
    offsets = array("l")
    for start, stop in spans:
        if text and _needs_blank(text[-1][-1:], view.text[start], across_lines=True):
            text.append(" ")
            offsets.append(view.offsets[start])
        at = start
        for blank in (_CELL_EDGE if is_row else _BLANK).finditer(view.text, start, stop):
            text.append(view.text[at : blank.start()])
            offsets.extend(view.offsets[at : blank.start()])
            at = blank.end()
            if blank[0] == "**" or blank.start() == start or at >= stop:
                continue
            if is_row or _needs_blank(view.text[blank.start() - 1], view.text[at]):
                text.append(" ")
                offsets.append(view.offsets[blank.start()])
        text.append(view.text[at:stop])
        offsets.extend(view.offsets[at:stop])
    return Chunk("".join(text), offsets, level, gap, width, is_row)


def _needs_blank(left: str, right: str, *, across_lines: bool = False) -> bool:
    if _LATIN.match(left) and _LATIN.match(right):
        return not (across_lines and left.isdigit() and right.isdigit())
    return not across_lines and bool(_HANZI.match(left) and _HANZI.match(right))

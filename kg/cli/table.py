"""A table in plain characters that fits the terminal: light, since a question should be answered at once."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest

from kg.cli.plain import visible

_GAP = 2
_LEAST = 4
"""Columns of the screen below which no column of the table is squeezed."""


def table(columns: Sequence[str], rows: Sequence[Sequence[str]], *, width: int | None = None) -> Iterator[str]:
    """The lines of a table.

    Args:
        columns: the names of the columns.
        rows: the cells; control characters are made visible.
        width: columns of the screen to fold long cells to; None folds nothing.
    """
    cells = [[visible(cell).splitlines() or [""] for cell in row] for row in (columns, *rows)]
    widths = [max(max(map(wide, cell)) for cell in column) for column in zip(*cells, strict=True)]
    if width is not None:
        widths = _fitted(widths, width - _GAP * (len(widths) - 1))
    for number, row in enumerate(cells):
        folded = [list(_folded(cell, room)) for cell, room in zip(row, widths, strict=True)]
        for line in zip_longest(*folded, fillvalue=""):
            padded = (part + " " * (room - wide(part)) for part, room in zip(line, widths, strict=True))
            yield (" " * _GAP).join(padded).rstrip()
        if number == 0:
            yield "─" * (sum(widths) + _GAP * (len(widths) - 1))


def screen_width() -> int | None:
    """The width of the terminal that standard output is; None where it is none."""
    if not sys.stdout.isatty():
        return None

    import shutil

    return shutil.get_terminal_size().columns


@lru_cache(maxsize=65536)
def wide(text: str) -> int:
    """How many columns of a screen ``text`` takes: two for a Chinese character, none for a combining one."""
    return len(text) if text.isascii() else sum(map(_wide, text))


@lru_cache(maxsize=8192)
def _wide(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Me", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _fitted(widths: Sequence[int], room: int) -> list[int]:
    """``widths`` with the widest cut down alike until they fit."""
    most = max(widths, default=0)
    while most > _LEAST and sum(min(width, most) for width in widths) > room:
        most -= 1
    return [min(width, most) for width in widths]


def _folded(lines: Sequence[str], room: int) -> Iterator[str]:
    for line in lines:
        if wide(line) <= room:
            yield line
            continue
        start = used = 0
        for at, character in enumerate(line):
            if used + _wide(character) > room and at > start:
                yield line[start:at]
                start, used = at, 0
            used += _wide(character)
        yield line[start:]

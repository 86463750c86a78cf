"""From the lines of a page to chunks: lines that a column's width broke are joined again."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from msgspec import Struct

from kg.articles.chunks import Chunk, chunk_of
from kg.articles.shapes import is_continued, is_label, is_opener, is_row, is_turned, is_unfinished
from kg.articles.view import View

_LINE = re.compile(r"[^\n\r\v\f\u2028\u2029\x85]+")
_INNER_BREAK = re.compile(r"(?<=[。！？”）]) {2,}(?=\S)")
_HEADING = re.compile(r"(#{1,6})\s+(?=\S)|(#{1,6})(?=[^#\s][^#]*$)")
_CLOSING_MARKS = re.compile(r"\s*#+$")
_DRESS = re.compile(r"(?:>\s*)+|[-*+]\s+(?=\S)|!\[[^\]]*\]\([^)]*\)$|(?:[-*_=]\s*){3,}$|[|：\-+=\s]{3,}$")
_BARS = re.compile(r"\|[^|]*\|.*|[^|]+\|[^|]+\|.*\|$")
_CREDIT = re.compile(r"[□■◎◆]?\s*[^，。；（）\s]{0,8}(?:记者|通讯员|实习生)[ ：/][^，。；（）]{2,40}$")
_HALF_WIDTH = re.compile(r"[\x20-\x7e·]")
_NARROWEST, _WIDEST = 11.0, 52.0
"""Of a column of running text, in full-width characters; what is wider is a paragraph on a line of its own."""
_TITLED = re.compile(r"(?:原|来源)?标题：")
_RAGGED = 0.78
"""The least part of its column's width that a line fills if the text goes on in the next."""


class Line(Struct, frozen=True):
    """A line of the view, stripped; offsets into the view."""

    start: int
    stop: int
    gap: int
    level: int
    indented: bool
    width: float
    barred: bool = False
    """A row of a Markdown table."""


def chunks_of(view: View) -> list[Chunk]:
    """The chunks of a page in the order in which they are printed."""
    return [chunk for block in _blocks(view) for chunk in _chunks(view, block) if chunk.text]


def _lines(view: View) -> Iterator[Line]:
    end = 0
    for found in _LINE.finditer(view.text):
        start = found.start()
        breaks = view.text.count("\n", end, start) or view.text.count("\r", end, start)
        if not found[0].strip(" \ufeff\u200b"):
            continue
        gap = max(0, breaks - 1) if end else breaks
        end = found.end()
        for stop in (*(m.start() for m in _INNER_BREAK.finditer(view.text, start, end)), end):
            yield from _line(view.text, start, stop, gap)
            start, gap = stop, 1


def _line(text: str, start: int, stop: int, gap: int) -> Iterator[Line]:
    at = start
    while at < stop and text[at] in " \ufeff\u200b":
        at += 1
    while stop > at and text[stop - 1] in " \ufeff\u200b":
        stop -= 1
    indented = at - start >= 2
    dress = _DRESS.match(text, at, stop)
    at = dress.end() if dress else at
    heading = _HEADING.match(text, at, stop)
    level = 0
    if heading:
        level, at = len(heading[1] or heading[2]), heading.end()
        closing = _CLOSING_MARKS.search(text, at, stop)
        stop = closing.start() if closing else stop
    elif (
        stop - at > 4
        and text.startswith("**", at)
        and text.endswith("**", at, stop)
        and text.count("**", at, stop) == 2
    ):
        level, at, stop = 6, at + 2, stop - 2
    if at < stop and text[at:stop].strip(" |"):
        barred = "|" in text[at:stop] and _BARS.fullmatch(text, at, stop) is not None
        yield Line(at, stop, gap, level, indented, _width(text, at, stop), barred)


def _width(text: str, start: int, stop: int) -> float:
    if stop - start > 3 * _WIDEST:
        return float(stop - start)
    return stop - start - len(_HALF_WIDTH.findall(text, start, stop)) / 2


def _blocks(view: View) -> Iterator[list[Line]]:
    block: list[Line] = []
    for line in _lines(view):
        if block and (line.gap or line.level or block[-1].level):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _chunks(view: View, block: list[Line]) -> Iterator[Chunk]:
    column = max(line.width for line in block)
    wide = [line for line in block if line.width >= column * _RAGGED]
    is_wrapped = len(wide) > 1 and any(is_unfinished(view.text[line.start : line.stop]) for line in wide)
    if not is_wrapped and column > _NARROWEST:
        column = math.inf
    group = [block[0]]
    for line in block[1:]:
        if _goes_on(view.text, group[-1], line, column):
            group.append(line)
        else:
            yield _joined(view, group, block)
            group = [line]
    yield _joined(view, group, block)


def _joined(view: View, group: list[Line], block: list[Line]) -> Chunk:
    first = group[0]
    return chunk_of(
        view,
        ((line.start, line.stop) for line in group),
        level=first.level,
        gap=first.gap,
        width=max(line.width for line in group),
        is_row=len(group) == 1 and _is_row(view.text, first, block),
    )


def _is_row(text: str, line: Line, block: list[Line]) -> bool:
    """Whether a line is a row of a table, or the head of one: as many cells as the row below."""
    this = text[line.start : line.stop]
    if line.barred or is_row(this):
        return True
    below = next((other for other in block if other.start > line.start), None)
    if below is None or not is_row(text[below.start : below.stop]):
        return False
    return len(this.split()) == len(text[below.start : below.stop].split()) > 1


def _goes_on(text: str, line: Line, following: Line, column: float) -> bool:
    """Whether ``following`` continues the paragraph of ``line``, the line before it in the same block."""
    this, that = text[line.start : line.stop], text[following.start : following.stop]
    if line.barred or following.barred or is_row(this) or is_row(that) or is_opener(that) or _TITLED.match(this):
        return False
    if is_turned(this) or is_turned(that) or is_continued(this) or is_continued(that):
        return False
    if is_label(this) and is_label(that):
        return False
    if column > _WIDEST:
        return line.width >= _WIDEST / 2 and is_unfinished(this)
    if _CREDIT.match(that) and not _is_open(this):
        return False
    if following.indented and not is_unfinished(this):
        return False
    if column < _NARROWEST:
        return _is_open(this)
    return line.width >= column * (_RAGGED if is_unfinished(this) else 0.95) or _is_open(this)


def _is_open(text: str) -> bool:
    """Whether a quotation or a bracket that begins in ``text`` is not closed in it."""
    return any(text.count(a) > text.count(b) for a, b in ("“”", "（）", "《》", "「」"))

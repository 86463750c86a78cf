"""Tables of complaints as a page's text leaves them: rows of blanks, Markdown, one cell a line, several pairs a line.

Tables are read from the page itself, since the repaired text of an article keeps no columns.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from kg.articles.view import View, view_of
from kg.facts.complaints.labels import Dim, Label, looks_like_region, read_run
from kg.facts.complaints.tokens import Spotted, T, Token
from kg.facts.complaints.words import words
from kg.model import PartKind, Span
from kg.reading import Reading

_CELL = re.compile(
    r"(?P<number>\d[\d,]*(?:\.\d+)?%?)(?:件|个|起|宗)?(?![^\W\d_])|(?P<blank>[-—–/－]+|无)(?=\s|\||$)"
    r"|[^\s|\d]+(?:\d+[^\s|\d]+)*"
)
_RULE = re.compile(r"[\s|：\-—=+]+")
_UNIT = re.compile(r"[（(]?(?:计量)?单位：?[件个起宗]+[）)]?")
_TITLE = re.compile(
    r"(?:附件?|表|单位|（单位|各[省市县州区盟]|按|第.{1,5}批|本批|累计|截至)[^。！？]{0,40}[^。！？；，]"
)
_BRACKET = re.compile(r"[（(][^（）()]*[）)]$|^其中[：:]?")
_MEASURES = ("cases", "priority", "cumulative")


class Cell(NamedTuple):
    """A cell: a number, a blank (``number`` is None and ``text`` empty), or a word."""

    span: Span
    text: str
    number: int | None


class Entry(Struct, frozen=True):
    """A number of a table with what its row and its column say; ``span`` lies in the page file."""

    span: Span
    count: int
    dim: Dim
    label: Label | None
    measure: str
    """``cases``, ``priority`` or ``cumulative``."""


class Zone(Struct, frozen=True):
    """A table; ``span`` lies in the page file."""

    span: Span
    entries: tuple[Entry, ...]


class _Column(Struct, frozen=True):
    meaning: str
    label: Label | None = None


class _Line(NamedTuple):
    span: Span
    """In the view."""
    cells: list[Cell]


def zones(reading: Reading, region: Callable[[str], Spotted | None]) -> list[Zone]:
    """The tables inside an article and right behind it, in the order of the page.

    ``region`` tells what a name in a cell is.
    """
    view = view_of(reading.page)
    lines, end = _lines(reading, view)
    table = _Table(region)
    found: list[Zone] = []
    at = 0
    while at < len(lines):
        stop = at
        while stop < len(lines) and table.fits(view.text, lines[stop]):
            stop += 1
        if stop - at >= 2:
            entries = [e for rows in _parts(lines[at:stop]) for e in table.read(rows)]
            if len(entries) >= 2:
                stored = Span(view.offsets[lines[at].span.start], view.offsets[lines[stop - 1].span.stop - 1] + 1)
                found.append(Zone(stored, tuple(_stored(e, view) for e in _explained(entries))))
        elif lines[at].span.start >= end and not _TITLE.fullmatch(view.text, *lines[at].span):
            break
        at = max(stop, at + 1)
    return found


def _lines(reading: Reading, view: View) -> tuple[list[_Line], int]:
    """The lines from the beginning of the article's running text to the end of the page, and where that text ends."""
    article = reading.article
    paragraphs = [p.span for p in article.parts if p.kind is PartKind.PARAGRAPH]
    if not paragraphs:
        return [], 0
    low = min(article.offsets[span.start] for span in paragraphs)
    high = max(article.offsets[span.stop - 1] for span in paragraphs)
    start = next((n for n, offset in enumerate(view.offsets) if offset >= low), len(view.text))
    end = next((n for n, offset in enumerate(view.offsets) if offset > high), len(view.text))
    found: list[_Line] = []
    for match in re.compile(r"[^\n]*\S[^\n]*").finditer(view.text, start):
        text = match[0]
        span = Span(match.start() + len(text) - len(text.lstrip()), match.start() + len(text.rstrip()))
        # the last line of running text may go on behind it only with white space and the bars of its cells
        if span.start < end < span.stop and view.text[end : span.stop].strip(" |"):
            continue
        # behind the article, the next running text ends every table
        if span.start >= end and "。" in text:
            break
        found.append(_Line(span, _cells(view.text, span)))
    return found, end


def _cells(text: str, line: Span) -> list[Cell]:
    if _RULE.fullmatch(text, line.start, line.stop):
        return []
    cells: list[Cell] = []
    for match in _CELL.finditer(text, line.start, line.stop):
        span = Span(*match.span())
        number = (match["number"] or "").replace(",", "")
        if number.isdigit():
            cells.append(Cell(span, "", int(number)))
        elif number or match["blank"]:
            cells.append(Cell(span, "", None))
        elif cells and len(match[0]) == 1 == len(cells[-1].text) and cells[-1].text in "合总小共":
            cells[-1] = Cell(Span(cells[-1].span.start, span.stop), cells[-1].text + match[0], None)
        else:
            cells.append(Cell(span, match[0], None))
    return cells


def _parts(lines: list[_Line]) -> Iterator[list[list[Cell]]]:
    """The rows of each table, where one follows another: a row of heads behind rows of numbers begins a new one."""
    rows: list[list[Cell]] = []
    for line in lines:
        heads = len(line.cells) > 1 and all(c.text for c in line.cells)
        if heads and any(c.number is not None for row in rows for c in row):
            yield rows
            rows = []
        if line.cells:
            rows.append(line.cells)
    yield rows


def _explained(entries: list[Entry]) -> list[Entry]:
    """The entries with the labels that no table of words knows explained by the other rows."""
    known = {e.dim for e in entries} & {Dim.REGION, Dim.TYPE}
    if len(known) != 1:
        return entries
    (dim,) = known
    return [
        replace(e, dim=dim, label=replace(e.label, dim=dim))
        if e.dim is Dim.UNKNOWN and e.label and (dim is Dim.TYPE or looks_like_region(e.label.text))
        else e
        for e in entries
    ]


def _stored(entry: Entry, view: View) -> Entry:
    span = Span(view.offsets[entry.span.start], view.offsets[entry.span.stop - 1] + 1)
    return replace(entry, span=span)


class _Table:
    """Reads rows with the names of regions that `zones` was given."""

    def __init__(self, region: Callable[[str], Spotted | None]) -> None:
        self._region = region

    def fits(self, text: str, line: _Line) -> bool:
        """Whether a line may be of a table: nothing but heads, names and numbers."""
        if not line.cells or _UNIT.fullmatch(text, *line.span):
            return True
        return all(not c.text or self.column(c) is not None for c in line.cells)

    def column(self, cell: Cell) -> _Column | None:
        """What a word means as the head of a column or of a row; None if it is a word of prose."""
        columns = words().columns
        short = _BRACKET.sub("", cell.text)
        meaning = columns.get(cell.text) or columns.get(short)
        if meaning or short in words().of["sum"]:
            return _Column(meaning or "cases")
        spot = self._region(cell.text)
        if spot is not None:
            label = Label(Dim.REGION, cell.text, cell.span, ref=spot.ref) if spot.ref else None
            return _Column("label" if label else "cases", label)
        label = read_run(Token(T.RUN, cell.span, short)).label
        if label is None:
            return _Column("ignore") if _UNIT.fullmatch(cell.text) else None
        if label.dim is not Dim.UNKNOWN:
            return _Column("label", replace(label, span=cell.span))
        if looks_like_region(cell.text):
            return _Column("label", Label(Dim.UNKNOWN, cell.text, cell.span))
        return None

    def read(self, rows: list[list[Cell]]) -> Iterator[Entry]:
        """The numbers of a table."""
        first = self.column(rows[0][0]) if rows and rows[0] else None
        numbered = bool(first and first.meaning == "ignore")
        head, rest = _head(rows, numbered=numbered)
        columns = [self.column(c) or _Column("ignore") for c in head]
        measured = _once(columns[1:] if numbered else columns)
        for name, numbers in _rows(rest):
            # where cells stand one a line, the number of the next row follows the last cell of this one
            yield from self._entries(name, numbers[: len(measured)] if numbered else numbers, measured)

    def _entries(self, name: Cell, numbers: list[Cell], columns: list[_Column]) -> Iterator[Entry]:
        """The numbers of one row."""
        row = self.column(name)
        if row is None:
            return
        spot = self._region(name.text)
        whole = _BRACKET.sub("", name.text) in words().of["sum"] or bool(spot and spot.ref is None)
        for n, cell in enumerate(numbers):
            column = columns[n] if n < len(columns) else _Column("cases" if not columns and n == 0 else "ignore")
            if cell.number is None or column.meaning in ("ignore", "region", "type", "channel"):
                continue
            entry = _entry(cell.number, Span(name.span.start, cell.span.stop), row, column, whole=whole)
            if entry is not None:
                yield entry


def _head(rows: list[list[Cell]], *, numbered: bool) -> tuple[list[Cell], list[list[Cell]]]:
    """The heads of the columns, and the other rows."""
    named = 0
    while named < len(rows) and all(c.text for c in rows[named]):
        named += 1
    if any(len(row) > 1 for row in rows[:named]):
        return next(row for row in reversed(rows[:named]) if len(row) > 1), rows[named:]
    # one cell a line: the last word before the first number is already the name of a row, unless rows are numbered
    named = named if numbered else max(0, named - 1)
    return [row[0] for row in rows[:named]], rows[named:]


def _once(columns: list[_Column]) -> list[_Column]:
    """The columns behind the name of the row, once where a head repeats (市州 件数 市州 件数)."""
    behind: list[_Column] = []
    for column in columns[1:]:
        if column == columns[0]:
            break
        behind.append(column)
    return behind


def _rows(rows: list[list[Cell]]) -> Iterator[tuple[Cell, list[Cell]]]:
    """Each row's name with its numbers, wherever the lines are cut."""
    name: Cell | None = None
    numbers: list[Cell] = []
    for row in rows:
        for n, cell in enumerate(row):
            if cell.text:
                if name is not None:
                    yield name, numbers
                name, numbers = cell, []
            elif name is not None and not (n == 0 and len(row) > 1 and row[1].text):
                numbers.append(cell)
    if name is not None:
        yield name, numbers


def _entry(count: int, span: Span, row: _Column, column: _Column, *, whole: bool) -> Entry | None:
    """One number; None where it counts a cell of two dimensions or says nothing of cases."""
    if column.label is not None:
        measure = row.meaning if row.meaning in _MEASURES else "cases" if whole else ""
        return Entry(span, count, column.label.dim, column.label, measure) if measure else None
    measure = column.meaning if column.meaning in _MEASURES else "cases"
    if whole:
        return Entry(span, count, Dim.TOTAL, None, measure)
    return Entry(span, count, row.label.dim, row.label, measure) if row.label else None

"""The main text of an HTML file, each code point with its offset in the file as stored."""

from __future__ import annotations

from array import array
from html import unescape
from html.parser import HTMLParser

from kg.articles.markup_main import MarkupLine, main_lines

_SILENT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "nav",
        "footer",
        "aside",
        "form",
        "button",
        "select",
        "option",
        "iframe",
        "svg",
        "canvas",
        "object",
    ]
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "cite",
        "code",
        "data",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "var",
        "wbr",
    ]
)
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_HEADINGS = frozenset(("h1", "h2"))
_CLOSED_BY_SIBLING = {
    "p": frozenset(("p",)),
    "li": frozenset(("li",)),
    "td": frozenset(("td", "th")),
    "tr": frozenset(("tr", "td", "th")),
}


def markup_text(source: str, *, start: int = 0) -> tuple[str, array[int]]:
    """The main text of ``source`` from ``start`` on: blocks parted by empty lines, scripts and navigation left out.

    A character reference (``&nbsp;``) counts at its first code point.

    Returns:
        The text, and for each of its code points the offset in ``source``.
    """
    reader = _Reader(source, start)
    reader.feed(source[start:])
    reader.close()
    lines = main_lines(reader.finished(), tags=reader.tags, title="".join(reader.title))
    text: list[str] = []
    offsets = array("l")
    for line in lines:
        text += line.text
        offsets.extend(line.offsets)
        text.append("\n\n")
        offsets.extend((line.offsets[-1],) * 2)
    return "".join(text), offsets


class _Reader(HTMLParser):
    """Collects lines of text with their offsets."""

    def __init__(self, source: str, start: int) -> None:
        super().__init__(convert_charrefs=False)
        self._source = source
        self._starts = [start]
        self._starts += [start + at + 1 for at, c in enumerate(source[start:]) if c == "\n"]
        self._open: list[tuple[str, int]] = []
        self._count = 0
        self._silent = 0
        self._links = 0
        self._fresh_link = False
        self.tags: dict[int, str] = {}
        """Of each element by its number."""
        self.title: list[str] = []
        """What the file's head calls the page, in pieces."""
        self._lines: list[MarkupLine] = []
        self._line: MarkupLine | None = None

    def finished(self) -> list[MarkupLine]:
        """The lines that hold more than white space."""
        return [line for line in self._lines if "".join(line.text).strip()]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _INLINE:
            self._line = None
        if tag in _VOID:
            return
        closes = _CLOSED_BY_SIBLING.get(tag)
        if closes and self._open and self._open[-1][0] in closes:
            self.handle_endtag(self._open[-1][0])
        self._count += 1
        self._open.append((tag, self._count))
        self.tags[self._count] = tag
        self._silent += tag in _SILENT
        if tag == "a":
            self._links += 1
            self._fresh_link = True

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _INLINE:
            self._line = None

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self._line = None
        if not any(name == tag for name, _ in self._open):
            return
        while self._open:
            name, _ = self._open.pop()
            self._silent -= name in _SILENT
            self._links -= name == "a"
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        at = self._at()
        self._add(data, range(at, at + len(data)))

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name};")

    def _reference(self, written: str) -> None:
        meant = unescape(written)
        self._add(meant, [self._at()] * len(meant))

    def _at(self) -> int:
        row, column = self.getpos()
        return self._starts[row - 1] + column

    def _add(self, text: str, offsets: range | list[int]) -> None:
        if self._silent:
            if self._open[-1][0] == "title":
                self.title.append(text)
            return
        if self._line is None:
            if not text.strip():
                return
            heading = any(name in _HEADINGS for name, _ in self._open)
            row = next((number for name, number in reversed(self._open) if name == "tr"), 0)
            self._line = MarkupLine(tuple(number for _, number in self._open), heading, row)
            self._lines.append(self._line)
        self._line.text.append(" ".join(text.splitlines()) if len(text.splitlines()) > 1 else text)
        self._line.offsets.extend(offsets)
        if self._links:
            self._line.linked += len(text)
            self._line.links += self._fresh_link
            self._fresh_link = False

"""Which lines of an HTML page are its text: the main element with its tables, and the headline above it."""

from __future__ import annotations

import re
from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.articles.shapes import is_imprint

_NO_CONTAINERS = frozenset(
    [
        "p",
        "li",
        "dt",
        "dd",
        "ul",
        "ol",
        "dl",
        "tr",
        "table",
        "tbody",
        "thead",
        "tfoot",
        "caption",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "figure",
        "figcaption",
    ]
)
"""Elements that hold one paragraph, one list or one table: never the whole text of a page."""
_MAIN_SHARE = 0.7
"""Of the running text that the main element must hold."""
_RUNNING = "。！？；"
_REACH = 2
"""Elements around the main one in which a table beside it belongs to it."""
_LONGEST_CELL = 24
_LINK_LIST = 3
"""Lines of links in a row that make a list of links."""
_SHORTEST_TITLE = 6
_COUNT = re.compile(r"(?s)(?=.*\d).*[\u4e00-\u9fff]")
_NO_TITLE = re.compile(r"[。；|：:]|\d{2,4}-\d|来源|作者|编辑|字号|浏览|点击|分享|打印")
_CREDIT = re.compile(r"记者|通讯员|作者|撰文")


@dataclass(slots=True)
class MarkupLine:
    """One line of text, made of pieces of the file."""

    path: tuple[int, ...]
    """Numbers of the elements around it, outermost first."""
    is_heading: bool
    row: int = 0
    """Number of the row of a table that it stands in, or 0."""
    text: list[str] = field(default_factory=list)
    offsets: array[int] = field(default_factory=lambda: array("l"))
    linked: int = 0
    """Code points that stand inside links."""
    links: int = 0
    """How many links it has."""

    @property
    def whole(self) -> str:
        """Its text in one piece."""
        return "".join(self.text)

    def is_linked(self) -> bool:
        """Whether most of it is a link."""
        return self.linked * 2 > sum(map(len, self.text))


def main_lines(lines: list[MarkupLine], *, tags: Mapping[int, str], title: str) -> list[MarkupLine]:
    """The lines of the smallest element that holds most of the running text, its tables, and the headings above it.

    Args:
        lines: all lines of the page.
        tags: the tag of each element by its number.
        title: that of the file (甲县召开会议_某某网), which tells the headline among the lines above.
    """
    lines = _rows_joined(lines)
    main = _main(lines, tags)
    if main is None:
        return [line for line in lines if not line.is_linked()] or lines
    inside = [line for line in lines if main in line.path]
    first = lines.index(inside[0])
    around = inside[0].path[: inside[0].path.index(main)]
    near = around[-_REACH:]
    kept = {id(line) for line in _without_link_lists(inside)}
    beside = [line for line in lines if not line.is_linked() and any(e in line.path for e in near)]
    counting = {
        e for line in beside if _COUNT.match(line.whole) for e in line.path if tags[e] == "table" and e not in around
    }
    kept |= {id(line) for line in beside if not counting.isdisjoint(line.path)}
    heads = _above(lines[:first], inside, title) or _nearest(lines[:first], near)
    kept -= {id(head) for head in heads}
    return heads + [line for line in lines if id(line) in kept]


def _main(lines: list[MarkupLine], tags: Mapping[int, str]) -> int | None:
    unlinked = [line for line in lines if not line.is_linked()]
    unlinked = [line for line in unlinked if not is_imprint(line.whole)] or unlinked
    telling = [line for line in unlinked if any(c in line.whole for c in _RUNNING)] or unlinked
    weights: dict[int, int] = {}
    depth: dict[int, int] = {}
    for line in telling:
        size = len(line.whole)
        for place, element in enumerate(line.path):
            if tags[element] not in _NO_CONTAINERS:
                weights[element] = weights.get(element, 0) + size
                depth[element] = place
    total = sum(len(line.whole) for line in telling)
    enough = [element for element, weight in weights.items() if weight >= total * _MAIN_SHARE]
    return max(enough, key=lambda element: (depth[element], element), default=None)


def _rows_joined(lines: list[MarkupLine]) -> list[MarkupLine]:
    """The short cells of a row as one line, bars between them; cells that hold running text stay apart."""
    joined: list[MarkupLine] = []
    at = 0
    while at < len(lines):
        stop = at + 1
        while stop < len(lines) and lines[at].row and lines[stop].row == lines[at].row:
            stop += 1
        cells = lines[at:stop]
        at = stop
        if len(cells) == 1 or any(len(c.whole.strip()) > _LONGEST_CELL or "。" in c.whole for c in cells):
            joined += cells
            continue
        row = MarkupLine(cells[0].path, False, cells[0].row, linked=sum(c.linked for c in cells))
        for cell in cells:
            row.text += ["| ", *cell.text, " "]
            row.offsets.extend(cell.offsets[:1] * 2 + cell.offsets + cell.offsets[-1:])
        row.text.append("|")
        row.offsets.append(row.offsets[-1])
        joined.append(row)
    return joined


def _without_link_lists(lines: list[MarkupLine]) -> list[MarkupLine]:
    """The lines without lists of links and the imprint of the site."""
    kept: list[MarkupLine] = []
    run: list[MarkupLine] = []
    for line in lines:
        if line.is_linked():
            run.append(line)
            continue
        kept += _unless_list(run)
        run = []
        if not is_imprint(line.whole):
            kept.append(line)
    return kept + _unless_list(run)


def _unless_list(run: list[MarkupLine]) -> list[MarkupLine]:
    return run if sum(max(1, line.links) for line in run) < _LINK_LIST else []


def _above(above: list[MarkupLine], inside: list[MarkupLine], title: str) -> list[MarkupLine]:
    """The headings above the main element, from the page's own title on if it is printed; and who wrote the text."""
    plain = _plain(title)
    printed = [
        n
        for n, line in enumerate(above)
        if len(_plain(line.whole)) >= _SHORTEST_TITLE and _plain(line.whole) in plain and not line.is_linked()
    ]
    longest = max(printed, key=lambda n: len(_plain(above[n].whole)), default=None)
    if longest is None:
        if any(len(_plain(c.whole)) >= _SHORTEST_TITLE and _plain(c.whole) in plain for c in inside[:3]):
            return []
        return [line for line in above if line.is_heading]
    return [
        line
        for n, line in enumerate(above[longest:])
        if n == 0 or line.is_heading or (not line.is_linked() and len(line.whole) <= 60 and _CREDIT.search(line.whole))
    ]


def _nearest(above: list[MarkupLine], near: tuple[int, ...]) -> list[MarkupLine]:
    """The last line above the main element that may be a headline, where no element and no title says which is."""
    for line in reversed(above):
        text = line.whole.strip()
        if line.is_linked() or not any(e in line.path for e in near):
            continue
        if _SHORTEST_TITLE < len(text) <= 40 and not _NO_TITLE.search(text):
            return [line]
    return []


def _plain(text: str) -> str:
    return re.sub(r"\W", "", text)

"""A `Picture` as column arrays: two JSON objects, gzipped and in base64, so that no text of the data meets HTML.

The first holds what the drawing and the search need; the second the passages, which the page unpacks afterwards.
Repeated strings stand once in a table of their own and are pointed to by index; -1 means none.
"""

from __future__ import annotations

import base64
import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from kg.view.data import KINDS, Picture, bylines
from kg.view.layout import Island

_LEVEL = 4
"""Of gzip: 4 % more bytes than the usual 6 in less than half its time."""


class Table:
    """Strings in order of first use, each with its index."""

    def __init__(self) -> None:
        self.index: dict[str, int] = {}

    def at(self, text: str | None) -> int:
        """The index of ``text``, or -1 for nothing."""
        return -1 if not text else self.index.setdefault(text, len(self.index))

    def column(self, texts: Iterable[str | None]) -> list[int]:
        """The indexes of ``texts``."""
        known = self.index
        return [known.setdefault(t, len(known)) if t else -1 for t in texts]

    @property
    def entries(self) -> list[str]:
        """The strings, by index."""
        return list(self.index)


def packed(columns: dict[str, Any]) -> str:
    """``columns`` as JSON, gzipped without a time stamp, in base64."""
    try:
        text = msgspec.json.encode(columns)
    except UnicodeEncodeError:  # a lone surrogate cannot be written in UTF-8: it is shown as ?
        text = json.dumps(columns, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return base64.b64encode(gzip.compress(text, _LEVEL, mtime=0)).decode("ascii")


def graph_columns(
    picture: Picture,
    nodes: Sequence[dict[str, Any]],
    edges: Sequence[dict[str, Any]],
    *,
    islands: Sequence[Island],
    pinyin: Sequence[str],
) -> dict[str, Any]:
    """What is drawn: pyvis' own nodes and edges, with what the legend and the search need beside them."""
    sorts, relations, notes, statuses, dates = Table(), Table(), Table(), Table(), Table()
    position = {node["id"]: number for number, node in enumerate(nodes)}
    return {
        "kinds": list(KINDS),
        "id": [n["id"] for n in nodes],
        "label": [n["label"] for n in nodes],
        "kind": [KINDS.index(n["group"]) for n in nodes],
        "x": [n["x"] for n in nodes],
        "y": [n["y"] for n in nodes],
        "sort": sorts.column(n.sort for n in picture.nodes),
        "also": {i: n.also for i, n in enumerate(picture.nodes) if n.also},
        "pinyin": list(pinyin),
        "byline": sorted(bylines(picture)),
        "start": dates.column(n.start for n in picture.nodes),
        "end": dates.column(n.end for n in picture.nodes),
        "edge": {
            "from": [position[e["from"]] for e in edges],
            "to": [position[e["to"]] for e in edges],
            "relation": relations.column(e["label"] for e in edges),
            "note": notes.column(e.note for e in picture.edges),
            "status": statuses.column(e.status for e in picture.edges),
            "start": dates.column(e.start for e in picture.edges),
            "end": dates.column(e.end for e in picture.edges),
            "term": {i: [e.began or "", e.ended or ""] for i, e in enumerate(picture.edges) if e.began or e.ended},
        },
        "islands": [
            [head, len(island.members), island.x, island.y, island.radius]
            for head, island in zip(_heads(picture, islands), islands, strict=True)
            if head is not None
        ],
        "sorts": sorts.entries,
        "relations": relations.entries,
        "notes": notes.entries,
        "statuses": statuses.entries,
        "dates": dates.entries,
    }


def _heads(picture: Picture, islands: Sequence[Island]) -> Iterator[int | None]:
    """The member that gives each island its name: its best tied place or body, of which a place counts more."""
    ties = Counter(end for edge in picture.edges for end in (edge.source, edge.target))
    weight = {"place": 3, "body": 1}
    for island in islands:
        named = [n for n in island.members if picture.nodes[n].kind in weight]
        yield max(named, key=lambda n: (ties[n] * weight[picture.nodes[n].kind], -n), default=None)


def detail_columns(picture: Picture) -> dict[str, Any]:
    """Passages, articles, pages and remarks: what the panel shows on a click."""
    rules, texts, roles = Table(), Table(), Table()
    pages = {page.id: number for number, page in enumerate(picture.pages)}
    articles = {(a.page, a.number): number for number, a in enumerate(picture.articles)}
    for passage in picture.passages:
        pages.setdefault(passage.page, len(pages))
        articles.setdefault((passage.page, passage.article), len(articles))
    for page, _ in articles:
        pages.setdefault(page, len(pages))
    blank = len(articles) - len(picture.articles)
    unknown = len(pages) - len(picture.pages)
    return {
        "node": [n.passages for n in picture.nodes],
        "edge": [e.passages for e in picture.edges],
        "remark": {
            "node": [r.node for r in picture.remarks],
            "what": [r.what for r in picture.remarks],
            "fields": [r.fields for r in picture.remarks],
            "passages": [r.passages for r in picture.remarks],
            "area": {number: r.area for number, r in enumerate(picture.remarks) if r.area >= 0},
        },
        "passage": {
            "article": [articles[p.page, p.article] for p in picture.passages],
            "begin": [p.begin for p in picture.passages],
            "length": [p.end - p.begin for p in picture.passages],
            "rule": rules.column(p.rule for p in picture.passages),
            "text": texts.column(p.text for p in picture.passages),
        },
        "article": {
            "page": [pages[page] for page, _ in articles],
            "number": [number for _, number in articles],
            "headline": [a.headline for a in picture.articles] + [None] * blank,
            "date": [a.date for a in picture.articles] + [None] * blank,
            "inferred": [number for number, a in enumerate(picture.articles) if a.date_inferred],
        },
        "page": {
            "id": list(pages),
            "paper": [p.paper for p in picture.pages] + [None] * unknown,
            "url": [p.url for p in picture.pages] + [None] * unknown,
        },
        "seen": picture.seen_in,
        "byline": [(node, article, roles.at(role)) for node, article, role in picture.written_by],
        "rules": rules.entries,
        "texts": texts.entries,
        "roles": roles.entries,
    }

"""Gives names and passages their numbers, so that each text stands once in the page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg.model import ArticleNote, Knowledge, PageNote, Passage, Ref
from kg.overview.context import Context
from kg.view.columns import Table


class Collector:
    """Things and passages in order of first use."""

    def __init__(self, knowledge: Knowledge, context: Context) -> None:
        self._context = context
        self._names: dict[Ref, str] = {p.ref: p.name for p in knowledge.persons}
        self._names.update((b.ref, b.name) for b in knowledge.bodies)
        self._names.update((p.ref, p.name) for p in knowledge.places)
        self._articles: dict[tuple[str, int], ArticleNote] = {(a.page, a.number): a for a in knowledge.articles}
        self._pages: dict[str, PageNote] = {p.id: p for p in knowledge.pages}
        self._things: dict[Ref, int] = {}
        self._passages: dict[Passage, int] = {}
        self._bare: set[int] = set()

    def thing(self, ref: Ref | None) -> int:
        """The number of a person, body or place, or -1 for none."""
        return -1 if ref is None else self._things.setdefault(ref, len(self._things))

    def cite(self, passages: Iterable[Passage]) -> list[int]:
        """The numbers of the passages, each once."""
        numbers = self._passages
        return list(dict.fromkeys([numbers.setdefault(p, len(numbers)) for p in passages]))

    def cite_bare(self, passages: Iterable[Passage]) -> list[int]:
        """The same for passages shorter than a sentence, which are shown inside theirs."""
        numbers = self.cite(passages)
        self._bare.update(numbers)
        return numbers

    def things(self) -> dict[str, Any]:
        """Nodes of the graph by number: ``kind/key``, as ``graph.html`` names them, and label.

        What no page names, but is only pointed to, is no node.
        """
        return {
            "node": [f"{ref.kind.value}/{ref.key}" if ref in self._names else "" for ref in self._things],
            "label": [self._names.get(ref) or ref.key for ref in self._things],
        }

    def passages(self) -> dict[str, Any]:
        """Every passage given out, with the articles and pages it stands in."""
        rules, texts, pages = Table(), Table(), Table()
        places: dict[tuple[str, int], int] = {}
        standing = [places.setdefault((p.page, p.article), len(places)) for p in self._passages]
        articles = [self._articles.get(place) for place in places]
        sources = pages.column(page for page, _ in places)
        around = {
            n: told for n, p in enumerate(self._passages) if n in self._bare and (told := self._context.around(p))
        }
        notes = [self._pages.get(page) for page in pages.entries]
        return {
            "passage": {
                "article": standing,
                "begin": [p.begin for p in self._passages],
                "length": [p.end - p.begin for p in self._passages],
                "rule": rules.column(p.rule for p in self._passages),
                "text": texts.column(p.text for p in self._passages),
            },
            "article": {
                "page": sources,
                "headline": [a.headline if a else None for a in articles],
                "date": [a.date if a else None for a in articles],
                "inferred": [n for n, a in enumerate(articles) if a and a.date_inferred],
            },
            "page": {
                "id": pages.entries,
                "paper": [p.paper if p else None for p in notes],
                "url": [p.url if p else None for p in notes],
            },
            "around": {n: (texts.at(text), start, length) for n, (text, start, length) in around.items()},
            "rules": rules.entries,
            "texts": texts.entries,
        }

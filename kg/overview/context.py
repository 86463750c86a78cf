"""The sentence around a figure: a count is read from three characters, and a reader wants to see where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from kg.model import Article, Passage, Span
from kg.sentences import sentences

_EDGE = 2
"""Code points around a passage, such as its full stop, that make no sentence of their own."""
_FAR = 160
"""Code points shown on either side at most: a table can be one long sentence."""


class Context:
    """Articles by page, their sentences found on demand."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._articles = {(a.page, a.number): a for a in articles}
        self._sentences: dict[tuple[str, int], tuple[dict[int, int], list[Span]]] = {}

    def around(self, passage: Passage) -> tuple[str, int, int] | None:
        """The sentence in which ``passage`` stands, where in it the passage starts, and its length in code points.

        Nothing where the article is not at hand, or the passage is the sentence.
        """
        where = (passage.page, passage.article)
        article = self._articles.get(where)
        if article is None:
            return None
        if where not in self._sentences:
            self._sentences[where] = _spots(article), [s.span for s in sentences(article)]
        spots, spans = self._sentences[where]
        start, last = spots.get(passage.begin), spots.get(passage.end - 1)
        if start is None or last is None or last < start:
            return None
        inside = [s for s in spans if s.start <= last and start < s.stop]
        if not inside or any(a.stop != b.start for a, b in pairwise(inside)):
            return None
        if start - inside[0].start <= _EDGE and inside[-1].stop - 1 - last <= _EDGE:
            return None
        first, stop = max(inside[0].start, start - _FAR), min(inside[-1].stop, last + 1 + _FAR)
        text = article.text[first:stop]
        head = "…" if first > inside[0].start else ""
        tail = "…" if stop < inside[-1].stop else ""
        return head + text + tail, start - first + len(head), last + 1 - start


def _spots(article: Article) -> dict[int, int]:
    """For each offset into the page where it stands in the article's text."""
    return {offset: at for at, offset in enumerate(article.offsets)}

"""One article as read: its sentences, what it names, and how to cite it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from msgspec import Struct

from kg.articles.evidence import passages
from kg.model import Article, Mentions, Page, Passage, Sentence, Span
from kg.scope import Scope

_LONGEST = 300
"""Code points of a sentence that a passage shows whole."""


class Reading(Struct, frozen=True):
    """Everything the fact readers may look at; they see one article and nothing else."""

    page: Page
    article: Article
    sentences: tuple[Sentence, ...]
    mentions: Mentions
    scope: Scope

    def text(self, span: Span) -> str:
        """The repaired text of ``span``."""
        return self.article.text[span.start : span.stop]

    def evidence(self, span: Span, *, rule: str, exact: bool = False) -> tuple[Passage, ...]:
        """The sentence around ``span`` as passages of the page file, one for each contiguous stretch.

        ``exact`` cites ``span`` alone: one figure of a list. So does a sentence of more than `_LONGEST` code points,
        in which nobody would find the fact.
        """
        return passages(self.page, self.article, span if exact else self.whole(span), rule=rule)

    def whole(self, span: Span) -> Span:
        """``span`` widened to whole sentences, unless that makes it too long to read at a glance."""
        first, last = self.sentence_at(span.start).span, self.sentence_at(max(span.start, span.stop - 1)).span
        wide = Span(min(first.start, span.start), max(last.stop, span.stop))
        return wide if wide.stop - wide.start <= max(_LONGEST, span.stop - span.start) else span

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds the code point ``offset`` of ``Article.text``, or the last one before it."""
        after = bisect_right(self.sentences, offset, key=lambda sentence: sentence.span.start)
        return self.sentences[max(0, after - 1)]

    def inside(self, span: Span) -> Mentions:
        """The mentions that lie inside ``span``."""
        m = self.mentions
        return Mentions(
            dates=tuple(x for x in m.dates if span.covers(x.span)),
            places=tuple(x for x in m.places if span.covers(x.span)),
            bodies=tuple(x for x in m.bodies if span.covers(x.span)),
            persons=tuple(x for x in m.persons if span.covers(x.span)),
        )

    def paragraphs(self) -> Iterator[tuple[Sentence, ...]]:
        """The sentences grouped by part, in reading order."""
        group: list[Sentence] = []
        for sentence in self.sentences:
            if group and "\n" in self.article.text[group[-1].span.stop - 1 : sentence.span.start]:
                yield tuple(group)
                group = []
            group.append(sentence)
        if group:
            yield tuple(group)

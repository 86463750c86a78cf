"""Articles: a page split into its articles, each made whole again, with the way back to the file."""

from __future__ import annotations

from kg.articles.build import article_of
from kg.articles.kinds import kinds_of
from kg.articles.segments import segments_of
from kg.articles.view import view_of
from kg.articles.wrapping import chunks_of
from kg.model import Article, Page

__all__ = ["split"]


def split(page: Page) -> tuple[Article, ...]:
    """The articles of ``page`` in the order of their bodies; none where it holds no running text."""
    chunks = chunks_of(view_of(page))
    segments = segments_of(chunks, kinds_of(chunks))
    return tuple(article_of(page, number, segment) for number, segment in enumerate(segments, 1))

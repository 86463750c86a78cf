"""Articles: a page split into its articles, each made whole again, with the way back to the file."""

from __future__ import annotations

from typing import NamedTuple

from kg.articles.build import article_of
from kg.articles.kinds import kinds_of
from kg.articles.residue import Residue, ResidueKind
from kg.articles.segments import Walked, segments_of
from kg.articles.settling import settled
from kg.articles.view import view_of
from kg.articles.wrapping import chunks_of
from kg.model import Article, Page

__all__ = ["Residue", "ResidueKind", "Split", "split", "split_whole"]


class Split(NamedTuple):
    """A page split without anything lost from sight."""

    articles: tuple[Article, ...]
    residue: tuple[Residue, ...]
    """In the order of the page."""


def split(page: Page) -> tuple[Article, ...]:
    """The articles of ``page`` in the order of their bodies; none only where it has no text to read at all."""
    return split_whole(page).articles


def split_whole(page: Page) -> Split:
    """The articles of ``page``, and every line of it that stands in none of them."""
    chunks = chunks_of(view_of(page))
    walked = segments_of(chunks, kinds_of(chunks))
    if not walked.segments and not walked.rest:
        # a page of nothing but what would be furniture elsewhere
        walked = Walked([], chunks, [])
    segments, repeated = settled(walked.segments, walked.rest)
    articles = tuple(article_of(page, number, segment) for number, segment in enumerate(segments, 1))
    return Split(articles, tuple(sorted([*walked.residue, *repeated], key=lambda r: (r.begin, r.end))))

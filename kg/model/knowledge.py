"""What one page, or a whole build, knows; and what a build may change."""

from __future__ import annotations

from msgspec import Struct, field

from kg.model.base import Ref
from kg.model.facts import Batch, Event, Quotation, Tenure
from kg.model.things import Body, Person, Place


class PageNote(Struct, frozen=True):
    """What stays of a page once it is read."""

    id: str
    sha256: str
    date: str | None
    date_inferred: bool
    paper: str | None
    region: str | None
    url: str | None


class ArticleNote(Struct, frozen=True):
    """What stays of an article once it is read."""

    page: str
    number: int
    headline: str | None
    alternatives: tuple[str, ...]
    authors: tuple[tuple[Ref, str], ...]
    """Byline persons with their printed role."""
    date: str | None
    date_inferred: bool
    begin: int
    """Of the body, in the page."""
    end: int
    mentions: tuple[Ref, ...]
    """Every person, body and place in it."""


class SetAside(Struct, frozen=True):
    """Something seen and left out on purpose, counted in the report."""

    page: str
    article: int
    """0 for what stands in no article."""
    what: str
    """The kind of thing: ``private person``, ``name without post``, ``trigger without fact``…"""
    text: str
    why: str


class Knowledge(Struct, frozen=True):
    """What one page says, or, after ``resolve``, what all pages say together."""

    pages: tuple[PageNote, ...] = ()
    articles: tuple[ArticleNote, ...] = ()
    persons: tuple[Person, ...] = ()
    bodies: tuple[Body, ...] = ()
    places: tuple[Place, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    events: tuple[Event, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    batches: tuple[Batch, ...] = ()
    set_aside: tuple[SetAside, ...] = ()


class Settings(Struct, frozen=True):
    """What a build may change; the same for every page."""

    region: str | None = None
    paper: str | None = None
    date: str | None = None
    include_private: bool = False
    base: str = "https://w3id.org/gongbao/id/"
    max_bytes: int = field(default=20_000_000)
    """A larger page file is set aside."""

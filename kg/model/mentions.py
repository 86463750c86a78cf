"""Mentions: what the text names at one spot, found on characters."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from kg.model.base import Ref, Span


class DateMention(Struct, frozen=True):
    """A date or range. ``start``/``end`` are ISO (``YYYY-MM-DD``, ``YYYY-MM``, ``YYYY``), None for 近日."""

    span: Span
    text: str
    start: str | None
    end: str | None
    inferred_year: bool = False


class PlaceMention(Struct, frozen=True):
    """A division or a named site, with the thing it stands for."""

    span: Span
    name: str
    """The surface form."""
    ref: Ref
    rule: str
    inside_body: bool = False
    """Stands only inside the name of a body (the 阿勒泰 of 阿勒泰市人民政府)."""


class BodyMention(Struct, frozen=True):
    """An organisation, with the thing it stands for."""

    span: Span
    name: str
    ref: Ref
    rule: str
    implied: bool = False
    """Only a post implies it (县长 implies the county government); ``span`` is then the title's."""


class TenureStatus(StrEnum):
    """How a text speaks of a post."""

    CURRENT = "Current"
    FORMER = "Former"
    APPOINTED = "Appointed"
    REMOVED = "Removed"
    PROPOSED = "Proposed"


class PostMention(Struct, frozen=True):
    """A title with its body: 地委副书记 is 副书记 of 地委."""

    span: Span
    title: str
    body: Ref | None
    rule: str
    status: TenureStatus = TenureStatus.CURRENT


class Standing(StrEnum):
    """Why a person may, or may not, become a node."""

    OFFICIAL = "official"
    PUBLIC = "public"
    REFERENCED = "referenced"
    """A leader merely cited (习近平总书记关于…): a node, never a participant."""
    REPORTER = "reporter"
    PRIVATE = "private"
    """Left out unless the user asks for them."""


class PersonMention(Struct, frozen=True):
    """A person named at one place, with the posts that stand beside the name there."""

    span: Span
    name: str
    ref: Ref
    rule: str
    standing: Standing
    posts: tuple[PostMention, ...] = ()


class Mentions(Struct, frozen=True):
    """All that one article names, each tuple sorted by span."""

    dates: tuple[DateMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    bodies: tuple[BodyMention, ...] = ()
    persons: tuple[PersonMention, ...] = ()

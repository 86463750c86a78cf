"""The records that flow between the stages; frozen, and free of every library.

``Page -> Article -> Sentence -> Mention -> facts``, all of one page, gathered as one `Knowledge`;
``resolve`` folds the `Knowledge` of many pages into one of the same shape.

Offsets count Unicode code points and are half-open. A `Span` lies in ``Article.text`` (the
repaired text); ``Article.offsets`` leads from there back to ``Page.text`` (the file as stored).
"""

from __future__ import annotations

from kg.model.base import Kind, Ref, Span
from kg.model.facts import (
    AgendaItem,
    Batch,
    Channel,
    CountList,
    Coverage,
    Event,
    EventType,
    ListOf,
    Observation,
    Participation,
    Quotation,
    Role,
    Tenure,
    Treatment,
)
from kg.model.knowledge import ArticleNote, Knowledge, PageNote, SetAside, Settings
from kg.model.mentions import (
    BodyMention,
    DateMention,
    Mentions,
    PersonMention,
    PlaceMention,
    PostMention,
    Standing,
    TenureStatus,
)
from kg.model.pages import Article, Byline, Page, Part, PartKind, Passage, Sentence
from kg.model.things import Body, BodyKind, Level, Person, Place

__all__ = [
    "AgendaItem",
    "Article",
    "ArticleNote",
    "Batch",
    "Body",
    "BodyKind",
    "BodyMention",
    "Byline",
    "Channel",
    "CountList",
    "Coverage",
    "DateMention",
    "Event",
    "EventType",
    "Kind",
    "Knowledge",
    "Level",
    "ListOf",
    "Mentions",
    "Observation",
    "Page",
    "PageNote",
    "Part",
    "PartKind",
    "Participation",
    "Passage",
    "Person",
    "PersonMention",
    "Place",
    "PlaceMention",
    "PostMention",
    "Quotation",
    "Ref",
    "Role",
    "Sentence",
    "SetAside",
    "Settings",
    "Span",
    "Standing",
    "Tenure",
    "TenureStatus",
    "Treatment",
]

"""A `Reading` written in one line, for tests of everything that reads facts.

    [3月2日|日=2026-03-02]，[县委书记|职][张三|人]主持召开[县政府|机构=某县人民政府]常务会议。

``[surface|kind]`` or ``[surface|kind=value]`` is a mention; the rest is text as it stands. Kinds:

==== ============ =====================================================================
日   date         value is ``start`` or ``start/end`` (ISO); without a value the text gives none (近日)
地   place        value is the key of the place, by default the surface
机构 body         value is the key of the body, by default the surface
职   post         belongs to the next person after it; value is the key of its body
人   person       value is the standing (``official`` by default)
==== ============ =====================================================================

A line that begins with ``#`` is the headline; every other line is a paragraph.
"""

from __future__ import annotations

import re
from array import array

from kg.model import (
    Article,
    BodyMention,
    DateMention,
    Kind,
    Mentions,
    Page,
    Part,
    PartKind,
    PersonMention,
    PlaceMention,
    PostMention,
    Ref,
    Sentence,
    Span,
    Standing,
)
from kg.reading import Reading
from kg.scope import Scope

RULE = "test-notation"
_MENTION = re.compile(r"\[([^\[\]|]+)\|(日|地|机构|职|人)(?:=([^\[\]]*))?\]")
_SENTENCE = re.compile(r"[^。！？\n]*[。！？]+[”’）」』]*|[^。！？\n]+")


def person(name: str) -> Ref:
    """The key that `reading` gives a person."""
    return Ref(Kind.PERSON, name)


def body(name: str) -> Ref:
    """The key that `reading` gives a body."""
    return Ref(Kind.BODY, name)


def place(name: str) -> Ref:
    """The key that `reading` gives a place."""
    return Ref(Kind.PLACE, name)


def reading(notation: str, *, date: str | None = "2026-03-05") -> Reading:
    """The reading that ``notation`` stands for; ``date`` is the day the page was printed."""
    text, parts = "", []
    found = _Found()
    for line in notation.splitlines():
        kind = PartKind.HEADLINE if line.startswith("#") else PartKind.PARAGRAPH
        text += "\n" if text else ""
        start = len(text)
        text = found.take(text, line.removeprefix("#").strip())
        parts.append(Part(kind=kind, span=Span(start, len(text))))
    page = Page(id="测试", text=text, sha256="0" * 64, date=date)
    article = Article(
        page=page.id, number=1, text=text, offsets=array("i", range(len(text))), parts=tuple(parts), date=date
    )
    return Reading(
        page=page, article=article, sentences=_sentences(text, parts), mentions=found.mentions(), scope=Scope()
    )


class _Found:
    """The mentions met so far, while the text grows."""

    def __init__(self) -> None:
        self.dates: list[DateMention] = []
        self.places: list[PlaceMention] = []
        self.bodies: list[BodyMention] = []
        self.persons: list[PersonMention] = []
        self.posts: list[PostMention] = []

    def take(self, text: str, line: str) -> str:
        """``text`` with ``line`` added, its brackets turned into mentions."""
        at = 0
        for match in _MENTION.finditer(line):
            text += line[at : match.start()]
            span = Span(len(text), len(text) + len(match[1]))
            text += match[1]
            at = match.end()
            self.add(match[2], match[1], match[3], span)
        return text + line[at:]

    def add(self, kind: str, surface: str, value: str | None, span: Span) -> None:
        """Note one mention."""
        if kind == "日":
            start, _, end = (value or "").partition("/")
            self.dates.append(DateMention(span=span, text=surface, start=start or None, end=end or start or None))
        elif kind == "地":
            self.places.append(PlaceMention(span=span, name=surface, ref=place(value or surface), rule=RULE))
        elif kind == "机构":
            self.bodies.append(BodyMention(span=span, name=surface, ref=body(value or surface), rule=RULE))
        elif kind == "职":
            self.posts.append(PostMention(span=span, title=surface, body=body(value) if value else None, rule=RULE))
        else:
            posts, self.posts = tuple(self.posts), []
            standing = Standing(value or "official")
            self.persons.append(
                PersonMention(span=span, name=surface, ref=person(surface), rule=RULE, standing=standing, posts=posts)
            )

    def mentions(self) -> Mentions:
        """All of them."""
        return Mentions(
            dates=tuple(self.dates),
            places=tuple(self.places),
            bodies=tuple(self.bodies),
            persons=tuple(self.persons),
        )


def _sentences(text: str, parts: list[Part]) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    for part in parts:
        for match in _SENTENCE.finditer(text, part.span.start, part.span.stop):
            span = Span(match.start(), match.end())
            found.append(Sentence(number=len(found), span=span, part=part.kind))
    return tuple(found)

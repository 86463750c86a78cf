"""The event of an article that never names it, as of one that goes on from another page: 张三、李四参加活动."""

from __future__ import annotations

import re

from kg.facts.events.candidates import UNNAMED, Candidate
from kg.facts.events.ground import Ground
from kg.facts.events.holders import outermost
from kg.model import EventType, PartKind, Span

_TYPES = {
    "活动": EventType.ACTIVITY,
    "会议": EventType.MEETING,
    "座谈": EventType.MEETING,
    "座谈会": EventType.MEETING,
    "调研": EventType.INSPECTION,
    "检查": EventType.INSPECTION,
    "仪式": EventType.CEREMONY,
}
_ATTEND = re.compile(
    rf"(?:出席|参加|列席)(?:了)?(?:本次|此次|上述)?({'|'.join(sorted(_TYPES, key=len, reverse=True))})(?=[。；\n]|$)"
)
_ENOUGH = 3
"""Persons and bodies that a sentence must name as having been there."""


def unnamed(ground: Ground) -> Candidate | None:
    """The event that a list of those who were there shows, where the article tells of none.

    It counts as told from the first sentence of the body on, since all that is said there is said at it.
    """
    body = [s for s in ground.reading.sentences if s.part is PartKind.PARAGRAPH]
    if any(ground.nouns[s.number] for s in body[:1]):
        return None  # what was held has a name there, though none that can be read
    for sentence in body:
        match = (
            _ATTEND.search(ground.text, sentence.span.start, sentence.span.stop)
            if ground.cues[sentence.number]
            else None
        )
        if match is None:
            continue
        before = Span(sentence.span.start, match.start())
        there = [*ground.cast.persons_in(before), *outermost(list(ground.cast.bodies_in(before)))]
        if len(there) < _ENOUGH:
            continue
        return Candidate(
            name=match[1],
            span=Span(*match.span(1)),
            told=Span(*match.span()),
            head=match[1],
            type=_TYPES[match[1]],
            sentence=body[0],
            rule=UNNAMED,
            verb=match.start(),
            core=match[1],
        )
    return None

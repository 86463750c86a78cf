"""Meetings told as the place of something (在…会议上), and groups that are sent out (组织100名代表赴甲地考察)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.facts.cast import Cast
from kg.facts.event_lexicon import Noun
from kg.facts.event_names import Candidate
from kg.facts.event_wording import core, plain, wished
from kg.model import EventType, Role, Sentence, Span
from kg.reading import Reading

AT_MEETING = "at-numbered-meeting"
"""The rule of meetings told as the place of something."""
SENT = "group-sent-out"
"""The rule of groups that are sent out."""


def passing(reading: Reading, cast: Cast, sentence: Sentence, nouns: Sequence[Noun]) -> Iterator[Candidate]:
    """The events that one sentence tells in these two ways."""
    text = reading.article.text
    yield from _at_meeting(text, sentence, nouns)
    for match in _SENT.finditer(text, sentence.span.start, sentence.span.stop):
        clause = Span(max(sentence.span.start, text.rfind("，", 0, match.start()) + 1), match.end())
        name = plain(match[0])
        if wished(text, cast, clause, match.start()):
            continue
        bodies = [b for b in cast.bodies_in(Span(clause.start, match.start())) if b.start == clause.start]
        yield Candidate(
            name=name,
            span=Span(*match.span()),
            told=Span(bodies[0].start if bodies else match.start(), match.end()),
            head=match["what"],
            type=EventType.TRAINING if "培训" in match["what"] else EventType.ACTIVITY,
            sentence=sentence,
            rule=SENT,
            verb=match.start(),
            holders=tuple((Role.ORGANIZED, b) for b in bodies[:1]),
            core=core(name),
        )


_SENT = re.compile(
    r"(?:组织|选派|选送)[^，。；：“”]{2,20}(?:赴|前往|到)[^，。；：“”《》]{2,24}?(?:参加|开展)?"
    r"(?P<what>考察学习|学习考察|交流学习|学习交流|实地考察|参观学习|培训|交流|考察|研学|参观)(?=[，。；]|$)"
)


def _at_meeting(text: str, sentence: Sentence, nouns: Sequence[Noun]) -> Iterator[Candidate]:
    """The numbered meeting that a sentence opens with: 在某县十七届人大四次会议上，…."""
    match = _AT.match(text, sentence.span.start, sentence.span.stop)
    if match is None:
        return
    noun = next((n for n in nouns if n.span.stop == match.end(1) and n.type is EventType.MEETING), None)
    if noun is not None and _NUMBERED.search(match[1]):
        yield Candidate(
            name=plain(match[1]),
            span=Span(*match.span(1)),
            told=Span(*match.span()),
            head=noun.word,
            type=EventType.MEETING,
            sentence=sentence,
            rule=AT_MEETING,
            verb=match.end(1),
            core=core(plain(match[1])),
        )


_AT = re.compile(r"在([^，。；：“”]{6,40}?会议)上，")
_NUMBERED = re.compile(r"[一二三四五六七八九十\d]+[届次]")

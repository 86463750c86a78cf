"""Meetings told as the place of something (在…会议上), and groups that are sent out (组织100名代表赴甲地考察)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.facts.events.candidates import Candidate
from kg.facts.events.cast import Cast
from kg.facts.events.clauses import shut
from kg.facts.events.holders import carried
from kg.facts.events.lexicon import OBJECT, Noun, Verb
from kg.facts.events.wording import core, marks_of, plain, wished
from kg.model import EventType, Role, Sentence, Span
from kg.reading import Reading

AT_MEETING = "event-as-occasion"
"""The rule of events told as the place of something, and of meetings told by what they decide."""
SENT = "group-sent-out"
"""The rule of groups that are sent out."""


def passing(reading: Reading, cast: Cast, sentence: Sentence, nouns: Sequence[Noun]) -> Iterator[Candidate]:
    """The events that one sentence tells in these two ways."""
    text = reading.article.text
    if any(n.type is EventType.MEETING for n in nouns):
        yield from _deciding(text, sentence, nouns)
    if nouns:
        yield from _at(text, cast, sentence, nouns)
    if any(n.type is EventType.CONTEST for n in nouns):
        yield from _in_contest(text, sentence, nouns)
    if len(nouns) > 1:
        yield from _in_list(text, sentence, nouns)
    for match in _SENT.finditer(text, sentence.span.start, sentence.span.stop):
        clause = Span(max(sentence.span.start, text.rfind("，", 0, match.start()) + 1), match.end())
        name = plain(match[0])
        if wished(text, cast, clause, match.start()):
            continue
        bodies = [b for b in cast.bodies_in(Span(clause.start, match.start())) if b.start == clause.start]
        bodies = bodies or [
            b for _, b in carried(text, cast, sentence, clause, Verb(clause, "组织", OBJECT, Role.ORGANIZED))
        ]
        yield Candidate(
            name=name,
            span=Span(*match.span()),
            told=Span(max(bodies[0].start, clause.start) if bodies else match.start(), match.end()),
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


def _at(text: str, cast: Cast, sentence: Sentence, nouns: Sequence[Noun]) -> Iterator[Candidate]:
    """The event that a clause opens with as the place of something.

    在某县十七届人大四次会议上，…; 8日，在“甲”新闻发布会上，…; 日前，在甲工作室揭牌仪式现场，….
    """
    for match in _AT.finditer(text, sentence.span.start, sentence.span.stop):
        noun = next((n for n in nouns if n.span.stop == match.end(1)), None)
        if noun is None or noun.word in _NO_OCCASION:
            continue
        span = Span(*match.span(1))
        own = any(b.start == span.start and b.span.stop <= noun.span.start for b in cast.bodies_in(span))
        if _NUMBERED.search(match[1]) or marks_of(text, span) or (own and noun.type in _OCCASIONS):
            yield _of_noun(text, sentence, span, noun, rule=AT_MEETING, told=Span(*match.span()))


def _deciding(text: str, sentence: Sentence, nouns: Sequence[Noun]) -> Iterator[Candidate]:
    """The numbered meeting that is told only by what it decides: 某市第八届人大常委会第三次会议表决通过…."""
    for noun in nouns:
        decides = _DECIDES.match(text, noun.span.stop) if noun.type is EventType.MEETING else None
        if decides is None:
            continue
        begin = _BEGIN.search(text, sentence.span.start, noun.span.start)
        span = Span(begin.end() if begin else sentence.span.start, noun.span.stop)
        if "通过" in text[span.start : span.stop] or any(
            q.start < span.stop < q.stop for q in shut(text, sentence.span)
        ):
            continue
        if _NUMBERED.search(text, span.start, span.stop) and 8 <= span.stop - span.start <= 50:
            yield _of_noun(text, sentence, span, noun, rule=AT_MEETING, told=Span(span.start, decides.end()))


def _in_contest(text: str, sentence: Sentence, nouns: Sequence[Noun]) -> Iterator[Candidate]:
    """The contest that a clause opens with: 首届“清江之星”歌唱大赛中，…."""
    for match in _IN.finditer(text, sentence.span.start, sentence.span.stop):
        noun = next((n for n in nouns if n.span.stop == match.end(1) and n.type is EventType.CONTEST), None)
        if noun is not None and _MARKED.search(match[1]):
            yield _of_noun(text, sentence, Span(*match.span(1)), noun, rule="contest-in-passing")


def _in_list(text: str, sentence: Sentence, nouns: Sequence[Noun]) -> Iterator[Candidate]:
    """Each of several named activities: “甲”赠书活动、“乙”打卡活动及“丙”讲座等系列活动相继开展."""
    row = _ROW.search(text, sentence.span.start, sentence.span.stop)
    for match in _EACH.finditer(text, row.start(1), row.end(1)) if row is not None else ():
        noun = next((n for n in nouns if n.span.stop == match.end()), None)
        if noun is not None:
            yield _of_noun(text, sentence, Span(*match.span()), noun, rule="one-of-list")


def _of_noun(
    text: str, sentence: Sentence, span: Span, noun: Noun, *, rule: str, told: Span | None = None
) -> Candidate:
    name = plain(text[span.start : span.stop])
    return Candidate(
        name=name,
        span=span,
        told=told or span,
        head=noun.word,
        type=noun.type,
        sentence=sentence,
        rule=rule,
        verb=span.stop,
        core=core(name),
    )


_IN = re.compile(r"(?<=[，。；])(?:在)?((?:“[^”\n]*”|[^，。；：“”的在]){6,40}赛)中，")
_MARKED = re.compile(r"[“《]|第[一二三四五六七八九十\d]+届|首届")
_EACH = re.compile(r"“[^”\n]{2,30}”[^，。；：、“”等及和]{2,14}")
_ROW = re.compile(
    r"((?:“[^”\n]{2,30}”[^，。；：、“”等]{2,14}[、及和]?){2,})等?(?:一)?系列?(?:主题)?活动(?:相继|陆续|先后|同步|同时|轮番)?(?:开展|举行|举办|展开)"
)
_AT = re.compile(
    r"(?:(?<=[，。；：\n）日午晚前])|^)(?:，)?在((?:“[^”\n]*”|《[^》\n]*》|[^，。；：“”《》的在]){4,50}?)(?:现场|上|中)，"
)
_NUMBERED = re.compile(r"[一二三四五六七八九十\d]+[届次]")
_OCCASIONS = frozenset({EventType.MEETING, EventType.CEREMONY})
_NO_OCCASION = frozenset({"行动", "督察", "督查", "巡查", "巡视", "巡察", "集市", "夜市", "考察", "调研", "施工"})
_BEGIN = re.compile(r".*(?:[，。；：\n ]|）|(?<=\d)日|[上下]午)", re.DOTALL)
_DECIDES = re.compile(
    r"(?:表决|审议|投票|一致|分别)*(?:通过(?!的)|选举(?!办法)|决定任命|任命(?!名单|议案)|决定免去|补选(?!办法))"
)

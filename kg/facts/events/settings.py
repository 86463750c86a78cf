"""When an event takes place."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from kg.facts.events import lexicon as event_lexicon
from kg.facts.events.candidates import AS_SOURCE, BEFELL, ROUND, SIGNED, STAGED, TOLD_BY_VERB, UNNAMED, Candidate
from kg.facts.events.cast import Cast
from kg.facts.events.clauses import clauses
from kg.facts.events.drafts import Draft
from kg.facts.events.lasting import told_end
from kg.model import DateMention, EventType, PartKind, Span
from kg.reading import Reading


class When(Struct, frozen=True):
    """The day or days of an event, ISO, and the words that give them."""

    start: str | None
    end: str | None
    text: str


def when(reading: Reading, cast: Cast, draft: Draft, *, main: Draft | None, opener: Draft | None = None) -> When | None:
    """The date of an event: in its own sentence, or, for what happened on the spot, that of the main event.

    ``opener`` is the ceremony that opens the event: an activity without a day of its own begins on the day of that.
    """
    text = reading.article.text
    own = draft.first.day
    if draft.type is EventType.AWARD and own is not None:
        return When(own, own if len(own) == 10 else None, own)
    if draft.first.rule in (ROUND, UNNAMED):
        return None
    for candidate in sorted(draft.candidates, key=lambda c: (c.sentence.part is PartKind.HEADLINE, c.span)):
        found = _nearest(text, cast, candidate)
        if found is not None:
            return _lasting(reading, cast, candidate, _in_year(found, candidate.name))
    if opener is not None:
        opened = when(reading, cast, opener, main=None)
        if opened is not None:
            begun = replace(draft.first, sentence=opener.first.sentence)
            return _lasting(reading, cast, begun, replace(opened, end=None))
    meanwhile = _MEANWHILE.match(text, draft.first.sentence.span.start)
    if main is not None and main is not draft and meanwhile is None:
        first = draft.first
        if (
            (first.sentence.number - main.first.sentence.number <= 1 and first.rule not in TOLD_BY_VERB)
            or _SAME_DAY.search(text, first.sentence.span.start, first.span.start)
            or first.type is EventType.APPOINTMENT
            or (first.type is EventType.MEETING and SITTING.fullmatch(first.core) is not None)
            or first.rule == STAGED
            or first.head in OATHS
            or (first.rule == SIGNED and main.type is EventType.CEREMONY)
            or (first.rule.endswith("-of-thing") and _AND_THEN.match(text, first.sentence.span.start))
        ):
            same = when(reading, cast, main, main=None)
            brief = first.head.endswith(tuple(_WITHIN_A_DAY))
            if same and first.type is EventType.WORKS:
                return replace(same, end=None)
            last = same.start if same and brief else same.end if same else None
            return replace(same, start=same.start or same.end, end=last or same.start or same.end) if same else None
    return _day_of_meeting(text, cast, draft.first) if draft.first.type is EventType.APPOINTMENT else None


def _day_of_meeting(text: str, cast: Cast, candidate: Candidate) -> When | None:
    """The one day that the paragraph has named before, of the meeting that decides: 2日，某会议召开。会议决定任命某人."""
    at = candidate.sentence.span.start
    if not text.startswith(("会议", "会上", "大会", "全会"), at):
        return None
    since = text.rfind("\n", 0, at) + 1
    days = [d for d in cast.dates_in(Span(since, at)) if d.start is not None and len(d.start) == 10]
    if len({(d.start, d.end) for d in days}) != 1:
        return None
    told = text[days[0].span.stop : at]
    return When(days[0].start, days[0].end, days[0].text) if "会议" in told.partition("。")[0] else None


def year_in_review(reading: Reading) -> When | None:
    """The year that the headings say the article looks back on (某局2025年工作综述)."""
    for part in reading.article.parts:
        match = _REVIEW.search(reading.text(part.span)) if part.kind in _HEADINGS else None
        if match is not None:
            return When(match[1], match[1], match[0])
    return None


def over_years(text: str, candidate: Candidate, date: When | None) -> When | None:
    """``date`` without a start, where it only gives the last year of several: 连续3年对食品安全开展执法检查."""
    if date is None or date.start is None or len(date.start) != 4 or date.start != date.end:
        return date
    since = _YEARS.search(text, candidate.sentence.span.start, candidate.verb)
    return replace(date, start=None) if since is not None else date


_YEARS = re.compile(r"连续[\d一二两三四五六七八九十]+年(?=[^，。；]*$)")
_HEADINGS = frozenset({PartKind.HEADLINE, PartKind.KICKER, PartKind.SECTION})
_REVIEW = re.compile(r"(20\d\d)年度?[^，。；]{0,14}(?:综述|回顾|回眸|盘点|纪实|巡礼|掠影|总结)")


def _in_year(found: DateMention, name: str) -> When:
    """The date, in the year that the name of the event gives where the text prints none beside it."""
    years = set(re.findall(r"(?<!\d)(20\d\d)年?", name))
    year = years.pop() if len(years) == 1 and "年至" not in name else None
    start, end = found.start, found.end
    if year and found.inferred_year and start and start[:4] != year:
        start, end = year + start[4:], year + end[4:] if end else None
    return When(start, end, found.text)


_SPANNING = frozenset({EventType.MEETING, EventType.ACTIVITY, EventType.CONTEST, EventType.TRAINING})


@cache
def words(use: str) -> tuple[str, ...]:
    """The words of one use, for ``str.startswith``."""
    return tuple(sorted(event_lexicon.load().words[use]))


def _lasting(reading: Reading, cast: Cast, candidate: Candidate, found: When) -> When:
    """An opening gives only the start, a closing only the end; 持续至 gives the end."""
    text = reading.article.text
    if candidate.type in _SPANNING and found.start == found.end:
        verb = text[candidate.verb : candidate.verb + 4]
        if verb.startswith(words("closing")) and candidate.rule == "event-before-verb":
            return replace(found, start=None)
        last_day = told_end(text, cast, candidate, found.start) if candidate.head not in _WITHIN_A_DAY else None
        if last_day is not None:
            return replace(found, end=last_day)
        if verb.startswith(words("opening")) and candidate.head not in _WITHIN_A_DAY:
            found = replace(found, end=None)
    if candidate.rule == BEFELL and _SINCE.search(text, candidate.sentence.span.start, candidate.verb):
        return replace(found, end=None)
    if candidate.type is EventType.WORKS and (last_day := told_end(text, cast, candidate, found.start)) is not None:
        return replace(found, end=last_day)
    whole_day = found.start is not None and len(found.start) == 10
    if found.start == found.end and (
        candidate.type is EventType.WORKS
        or candidate.head in FROM_THEN_ON
        or (candidate.type is EventType.AWARD and not whole_day and "-" in (found.start or ""))
    ):
        found = replace(found, end=None)
    if candidate.type in (EventType.ACTIVITY, EventType.WORKS, EventType.CONTEST, EventType.TRAINING):
        until = _UNTIL.search(text, candidate.told.start, min(len(text), candidate.sentence.span.stop + 400))
        last = next((d for d in cast.dates_in(Span(until.end(), until.end() + 14)) if d.end), None) if until else None
        if last is not None and last.span.start - until.end() <= 1 and found.start and last.end > found.start:  # type: ignore[union-attr, operator]
            return replace(found, end=last.end)
    return found


SITTING = re.compile(r"第[一二三四五六七八九十]+次(?:全体会议|全体会|大会)|(?:预备|闭幕|开幕|主席团)(?:会议|大会|会)")
"""A sitting of the meeting that the article is about."""
_SINCE = re.compile(r"[自从][^，。；]{2,14}(?:开始|起|以来)|[日月]底?(?:起|以来)")
FROM_THEN_ON = frozenset({"施行", "正式施行", "实施", "正式实施"})
"""Heads of what takes effect on a day, and has no other place than where it is in force."""
_WITHIN_A_DAY = frozenset({"启动仪式", "仪式", "开幕式"})
_UNTIL = re.compile(r"(?:持续|延续|截止|进行)(?:到|至)")
_SAME_DAY = re.compile(r"当天|当日|会前|会后|会上|活动前|活动后|活动中|现场|仪式上|仪式前|式上|随后|上午|下午")
_AND_THEN = re.compile(r"同时，|此外，|随即|还")
OATHS = frozenset({"宪法宣誓", "宪法宣誓仪式"})
"""Ceremonies that are a part of the meeting that appoints."""
_MEANWHILE = re.compile(r"(?:活动|展览|巡展|大赛|赛事|培训)?期间")


def _nearest(text: str, cast: Cast, candidate: Candidate) -> DateMention | None:
    """The date that goes with the verb: in its clause or before it in the sentence, full dates before others."""
    sentence = candidate.sentence.span
    dates = [d for d in cast.dates_in(sentence) if not candidate.span.covers(d.span) or not d.text.endswith("年")]
    attributive = _DATELINE if candidate.rule == AS_SOURCE else _ATTRIBUTIVE
    dates = [d for d in dates if not attributive.match(text, d.span.stop)]
    if not dates:
        return None
    clause = next((c for c in clauses(text, sentence) if c.start <= candidate.verb < c.stop), sentence)
    own = [d for d in dates if clause.covers(d.span)]
    before = [d for d in dates if d.span.start < candidate.verb]
    row = [d for d in own if d.start and len(d.start) == 10]
    if len(row) > 1 and all(text[a.span.stop : b.span.start] in _AND for a, b in pairwise(row)):
        return replace(row[0], end=row[-1].end)
    for group in (own, list(reversed(before))):
        full = [d for d in group if d.start and len(d.start) == 10]
        if full:
            return max(full, key=lambda d: (d.start != d.end, d.span))
    if any(d.start is None for d in before):
        return None
    opening = [d for d in before if d.span.start - sentence.start <= 6]
    earlier = [d for d in reversed(before) if d in opening or len(d.start or "") > 4]
    return next((d for d in (*own, *earlier) if d.start), None)


_DATELINE = re.compile(r"讯|电|消息|报道")
_AND = ("、", "和", "及", "与", "，")
_ATTRIBUTIVE = re.compile(r"(?:讯|电|消息|报道|度|以来|起?，?记者|至今|出生|的(?!“|\d|第))")

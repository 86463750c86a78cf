"""When and where an event takes place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from kg.facts.events import lexicon as event_lexicon
from kg.facts.events.acts import VISITS
from kg.facts.events.candidates import AS_SOURCE, BEFELL, STAGED, TALKED, TOLD_BY_VERB, Candidate
from kg.facts.events.cast import Cast, Named
from kg.facts.events.clauses import clauses
from kg.facts.events.drafts import Draft
from kg.facts.events.lasting import told_end
from kg.facts.events.passing import AT_MEETING, SENT
from kg.model import DateMention, EventType, Kind, PartKind, Ref, Sentence, Span
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
            or (first.type is EventType.MEETING and _SITTING.fullmatch(first.core) is not None)
            or first.rule == STAGED
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
def _words(use: str) -> tuple[str, ...]:
    return tuple(sorted(event_lexicon.load().words[use]))


def _lasting(reading: Reading, cast: Cast, candidate: Candidate, found: When) -> When:
    """An opening gives only the start, a closing only the end; 持续至 gives the end."""
    text = reading.article.text
    if candidate.type in _SPANNING and found.start == found.end:
        verb = text[candidate.verb : candidate.verb + 4]
        if verb.startswith(_words("closing")) and candidate.rule == "event-before-verb":
            return replace(found, start=None)
        last_day = told_end(text, cast, candidate, found.start) if candidate.head not in _WITHIN_A_DAY else None
        if last_day is not None:
            return replace(found, end=last_day)
        if verb.startswith(_words("opening")) and candidate.head not in _WITHIN_A_DAY:
            found = replace(found, end=None)
    if candidate.rule == BEFELL and _SINCE.search(text, candidate.sentence.span.start, candidate.verb):
        return replace(found, end=None)
    if candidate.type is EventType.WORKS and (last_day := told_end(text, cast, candidate, found.start)) is not None:
        return replace(found, end=last_day)
    whole_day = found.start is not None and len(found.start) == 10
    if found.start == found.end and (
        candidate.type is EventType.WORKS
        or candidate.head in _FROM_THEN_ON
        or (candidate.type is EventType.AWARD and not whole_day and "-" in (found.start or ""))
    ):
        found = replace(found, end=None)
    if candidate.type in (EventType.ACTIVITY, EventType.WORKS, EventType.CONTEST, EventType.TRAINING):
        until = _UNTIL.search(text, candidate.told.start, min(len(text), candidate.sentence.span.stop + 400))
        last = next((d for d in cast.dates_in(Span(until.end(), until.end() + 14)) if d.end), None) if until else None
        if last is not None and last.span.start - until.end() <= 1 and found.start and last.end > found.start:  # type: ignore[union-attr, operator]
            return replace(found, end=last.end)
    return found


_SITTING = re.compile(r"第[一二三四五六七八九十]+次(?:全体会议|全体会|大会)|(?:预备|闭幕|开幕|主席团)(?:会议|大会|会)")
"""A sitting of the meeting that the article is about."""
_SINCE = re.compile(r"[自从][^，。；]{2,14}(?:开始|起|以来)|[日月]底?(?:起|以来)")
_FROM_THEN_ON = frozenset({"施行", "正式施行", "实施", "正式实施"})
_WITHIN_A_DAY = frozenset({"启动仪式", "仪式", "开幕式"})
_UNTIL = re.compile(r"(?:持续|延续|截止|进行)(?:到|至)")
_SAME_DAY = re.compile(r"当天|当日|会前|会后|会上|活动前|活动后|活动中|现场|仪式上|仪式前|式上|随后|上午|下午")
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


def where(
    reading: Reading, cast: Cast, draft: Draft, *, main: Draft | None = None, opener: Draft | None = None
) -> tuple[Ref, ...]:
    """The places of an event: where the text says 在…举行 or 赛场设在…, else, but for meetings, the place that holds it.

    A ceremony that is told only by what happened there takes place where its ``main`` event does.
    """
    text = reading.article.text
    if draft.first.rule == BEFELL:
        struck = Span(draft.first.span.start, draft.first.verb)
        return _smallest(text, cast.places_in(struck), cast.bodies_in(struck))
    for candidate in sorted(draft.candidates, key=lambda c: (c.sentence.part in _HEADINGS, c.span)):
        venue = _venue(text, cast, candidate.sentence, candidate) or _visited(text, cast, candidate)
        if venue:
            return venue
    inside = draft.first.rule in (STAGED, TALKED) or draft.of_thing or _SITTING.fullmatch(draft.first.core) is not None
    there = main is not None and main is not draft and draft.first.rule not in TOLD_BY_VERB and inside
    if there or (main is not None and main is not draft and _happens_there(text, draft)):
        return where(reading, cast, main or draft)
    if opener is not None:
        return where(reading, cast, opener)
    if draft is main:
        seat = _seat(text, cast, draft)
        if seat:
            return seat
    if draft.type in _WITHOUT_PLACE:
        return ()
    held = [n.ref for c in draft.candidates for _, n in c.holders if n.ref.kind is Kind.PLACE]
    return tuple(held[:1]) or next((found for c in draft.candidates if (found := _leading(text, cast, c))), ())


def _happens_there(text: str, draft: Draft) -> bool:
    """Whether the sentence says that it is where the main event is: 活动现场，还举行了签名活动."""
    return _THERE.match(text, draft.first.sentence.span.start) is not None


_THERE = re.compile(r"(?:在)?(?:活动|仪式|启动仪式|开幕式|开营仪式|开班仪式|大会|会议)?(?:现场|仪式上|式上)(?:，|还)")


def _leading(text: str, cast: Cast, candidate: Candidate) -> tuple[Ref, ...]:
    """The place that the name begins with (2026年清江县春季运动会)."""
    span = candidate.told if candidate.rule == VISITS else candidate.span
    bodies = cast.bodies_in(span)
    found = [n for n in cast.places_in(span) if _YEAR.fullmatch(text, span.start, n.span.start) is not None]
    found = [n for n in found if not any(b.span.covers(n.span) for b in bodies)]
    return (found[-1].ref,) if found else ()


def _visited(text: str, cast: Cast, candidate: Candidate) -> tuple[Ref, ...]:
    """The places that a visit names: 张三检查清江体育中心建设."""
    if candidate.rule not in (VISITS, SENT):
        return ()
    going = _GOING.search(text, candidate.span.start, candidate.span.stop)
    there = Span(going.end(), candidate.span.stop) if going is not None else candidate.span
    bodies = cast.bodies_in(there)
    places = [p for p in cast.places_in(there) if not any(b.span.covers(p.span) for b in bodies)]
    return _smallest(text, places, ()) or _visited_bodies(text, there, bodies, candidate.head)


def _visited_bodies(text: str, there: Span, bodies: Sequence[Named], verb: str) -> tuple[Ref, ...]:
    """The bodies that a visit goes to: 参观了甲小学、乙文化馆, 到丙公司调研."""
    start = there.start
    at = text.find(verb, there.start, there.stop)
    if at >= 0 and bodies and bodies[0].span.start > at:
        start = at + len(verb)
    start += text.startswith("了", start)
    found: list[Named] = []
    for body in bodies:
        if body.span.start != start:
            break
        found.append(body)
        start = body.span.stop + 1
    return tuple(dict.fromkeys(b.ref for b in found))


_GOING = re.compile(r"深入|前往|赴|来到|走进|到(?![位达])")


def _seat(text: str, cast: Cast, draft: Draft) -> tuple[Ref, ...]:
    """The places of 赛场分别设在甲滑雪场和乙体育馆, said later of the main event."""
    match = _SEAT.search(text, draft.first.told.stop)
    return _smallest(text, cast.places_in(Span(match.start(1), match.end(1))), ()) if match else ()


_SEAT = re.compile(
    r"(?:赛场|主会场|赛区|活动地点|比赛地点)(?:分别)?(?:设|设置|位于|安排)?(?:在|于)(?=([^。；！？\n]{2,60}))"
)
_WITHOUT_PLACE = frozenset({EventType.MEETING, EventType.CEREMONY, EventType.AWARD, EventType.APPOINTMENT})
_YEAR = re.compile(r"(?:“|\d{4}年?)*")
_VENUE = re.compile(r"(?:分别)?(?:设)?(?:在|于|走进|深入|赴|到|来到|前往|进驻)(?!此|会上|会议|活动)")


def _venue(text: str, cast: Cast, sentence: Sentence, candidate: Candidate) -> tuple[Ref, ...]:
    """The smallest places named between 在 and the verb of the event."""
    if candidate.rule == AT_MEETING:
        return ()
    clause = next((c for c in clauses(text, sentence.span) if c.start <= candidate.verb < c.stop), sentence.span)
    zone = Span(clause.start, min(candidate.verb, clause.stop))
    if candidate.verb < candidate.span.start:
        zone = Span(clause.start, candidate.verb)
    for match in reversed(list(_VENUE.finditer(text, zone.start, zone.stop))):
        if candidate.span.start <= match.start() < candidate.span.stop:
            continue
        inside = Span(match.end(), zone.stop)
        places = cast.places_in(inside)
        bodies = cast.bodies_in(inside)
        if places and places[0].span.start - match.end() <= 12:
            return _smallest(text, places, bodies)
        if bodies and bodies[0].span.start - match.end() <= 6:
            return (bodies[-1].ref,) if len(bodies) == 1 else ()
    return ()


def _smallest(text: str, places: Sequence[Named], bodies: Sequence[Named]) -> tuple[Ref, ...]:
    """Of 福海县阔镇甲村、乙村: 甲村 and 乙村; of a body's seat (县体育局大厅) the body."""
    found: list[Ref] = []
    for index, place in enumerate(places):
        following = places[index + 1] if index + 1 < len(places) else None
        if following is not None and _LEADS_ON.fullmatch(text, place.span.stop, following.span.start):
            continue
        if following is not None and following.span.start < place.span.stop:
            continue
        host = next((b for b in bodies if b.span.covers(place.span) and b.span != place.span), None)
        found.append(host.ref if host else place.ref)
    return tuple(dict.fromkeys(found))


_LEADS_ON = re.compile(r"[畔边岸旁内上]?(?:的|之畔|之滨|河畔|江畔)?")
"""What stands between a place and a smaller one in it: 清江畔人民广场."""

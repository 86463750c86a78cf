"""Where an event takes place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.events.candidates import BEFELL, STAGED, TALKED, TOLD_BY_VERB, UNNAMED, Candidate
from kg.facts.events.cast import Cast, Named
from kg.facts.events.clauses import clauses
from kg.facts.events.drafts import Draft
from kg.facts.events.ground import HEADINGS
from kg.facts.events.passing import AT_MEETING, SENT
from kg.facts.events.settings import FROM_THEN_ON, SITTING
from kg.facts.events.visits import VISITS
from kg.model import EventType, Kind, Ref, Sentence, Span
from kg.reading import Reading


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
    for candidate in sorted(draft.candidates, key=lambda c: (c.sentence.part in HEADINGS, c.span)):
        venue = _venue(text, cast, candidate.sentence, candidate) or _visited(text, cast, candidate)
        if venue:
            return venue
    if draft.first.head in _ROUNDS:
        return next((found for c in draft.candidates if (found := _inspected(text, cast, c))), ())
    if draft.first.head in FROM_THEN_ON:
        return _leading(text, cast, draft.first)
    inside = draft.first.rule in (STAGED, TALKED) or draft.of_thing or SITTING.fullmatch(draft.first.core) is not None
    there = inside and draft.first.rule not in TOLD_BY_VERB
    if main is not None and main is not draft and (there or _happens_there(text, draft)):
        return () if _travels(main.first) else where(reading, cast, main)
    if _travels(draft.first):
        return next((found for c in draft.candidates if (found := _bound_for(text, cast, c))), ())
    area = next((found for c in draft.candidates if (found := _leading(text, cast, c))), ())
    if opener is not None:
        return area or where(reading, cast, opener)
    if draft is main:
        seat = _seat(text, cast, draft)
        if seat:
            return seat
    if draft.type in _WITHOUT_PLACE:
        return ()
    held = [n.ref for c in draft.candidates for _, n in c.holders if n.ref.kind is Kind.PLACE]
    return tuple(held[:1]) or area


def _inspected(text: str, cast: Cast, candidate: Candidate) -> tuple[Ref, ...]:
    """What an inspection by rounds is of: 督察组进驻甲县、乙县, 甲省第二轮督察, of a province the one of the article."""
    sentence = candidate.sentence.span
    for match in _STATIONED.finditer(text, sentence.start, sentence.stop):
        places = cast.places_in(Span(match.end(), min(match.end() + 60, sentence.stop)))
        if places and places[0].span.start == match.end():
            row = [p for p in places if _LISTED.fullmatch(text, match.end(), p.span.start) is not None]
            return _smallest(text, row, ())
    before = [
        p for p in cast.places_in(Span(sentence.start, candidate.span.start)) if p.span.stop == candidate.span.start
    ]
    if before:
        return (before[-1].ref,)
    provinces = {p.ref for p in cast.places_in(Span(0, len(text))) if p.ref.key.endswith("0000")}
    return tuple(provinces) if "省级" in candidate.name and len(provinces) == 1 else ()


_STATIONED = re.compile(r"进驻")
_ROUNDS = frozenset({"督察", "巡视", "巡察", "督察进驻"})


def _happens_there(text: str, draft: Draft) -> bool:
    """Whether the sentence says that it is where the main event is: 活动现场，还举行了签名活动."""
    at = draft.first.sentence.span.start
    near = draft.first.rule == VISITS and "现场" in draft.first.name and _JUST_BEFORE.match(text, at) is not None
    return near or _THERE.match(text, at) is not None


_THERE = re.compile(r"(?:在)?(?:[^，。；：“”]{0,6}(?:活动|仪式|式|大会|会议))?(?:现场|仪式上|式上)(?:，|还)")
_JUST_BEFORE = re.compile(r"[^，。；：“”]{0,6}(?:活动|仪式|式|大会)[前后]，")
"""开工仪式前，张三来到项目现场: the visit is where the ceremony is."""


# --- 清江市第三届读书活动: the place in the name -------------------------------------------------------------


def _leading(text: str, cast: Cast, candidate: Candidate) -> tuple[Ref, ...]:
    """The area that the name begins with (2026年清江县东山镇春季运动会: the township), unless a body's name does."""
    span = candidate.told if candidate.rule == VISITS else candidate.span
    bodies = cast.bodies_in(span)
    found: Named | None = None
    for place in cast.places_in(span):
        if found is not None and place.span.start != found.span.stop:
            break
        if found is None and _NUMBER.fullmatch(text, span.start, place.span.start) is None:
            break
        found = place
    if found is None or any(b.span.covers(found.span) for b in bodies) or _ABROAD.fullmatch(found.ref.key):
        return ()
    if text.startswith(_MORE, found.span.stop):
        return ()
    return (found.ref,)


_NUMBER = re.compile(r"(?:[“《·\s]|(?:19|20)\d\d(?:年度?)?|第[一二三四五六七八九十百零\d]+届|首届)*")
"""What may stand before the area in a name."""
_ABROAD = re.compile(r"[a-z]{2}|[^\d@]*@cn")
"""Keys of countries, and of regions that lie in no one province: no place to meet at."""


_MORE = ("-", "—", "、", "与", "和")
"""What joins the area to another, so that neither is where it is: 云州—清江旅游推介活动."""


def _travels(candidate: Candidate) -> bool:
    """Whether the event goes somewhere, so that the area in its name is where its people come from."""
    return candidate.head in _TRAVELS or _JOURNEY.search(candidate.name) is not None


_TRAVELS = frozenset({"研学", "研学活动", "研学旅行", "游学活动", "参访", "参访活动", "采风", "采风活动", "考察活动"})
_JOURNEY = re.compile(r"(?:游学|研学|参访|采风|考察)[^，。；“”]{0,6}$")


def _bound_for(text: str, cast: Cast, candidate: Candidate) -> tuple[Ref, ...]:
    """Where those go who travel: 启动，20名学生前往云州开展为期五天的研学之旅."""
    for match in _BOUND.finditer(text, candidate.told.start, candidate.sentence.span.stop):
        places = cast.places_in(Span(match.end(), match.end() + 24))
        if places and places[0].span.start == match.end():
            row = [p for p in places if _LISTED.fullmatch(text, match.end(), p.span.start) is not None] or places[:1]
            return _smallest(text, row, ())
    return ()


_BOUND = re.compile(r"(?:前往|奔赴|赶赴|赴|走进)")
_LISTED = re.compile(r"(?:[\u4e00-\u9fff]{2,8}[、和与及])*")


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
_VENUE = re.compile(r"(?:分别)?(?:设)?(?:在|于|走进|深入|赴|到|来到|前往|进驻)(?!此|会上|会议|活动)")


def _venue(text: str, cast: Cast, sentence: Sentence, candidate: Candidate) -> tuple[Ref, ...]:
    """The smallest places named between 在 and the verb of the event."""
    if candidate.rule in (AT_MEETING, UNNAMED):
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

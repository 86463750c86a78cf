"""Where an event takes place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.events.areas import ROUNDS, bound_for, festival_closes, inspected, leading, smallest, town_of, travels
from kg.facts.events.candidates import BEFELL, SIGNED, STAGED, TALKED, TOLD_BY_VERB, UNNAMED, Candidate
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
    reading: Reading,
    cast: Cast,
    draft: Draft,
    *,
    main: Draft | None = None,
    opener: Draft | None = None,
    evening: bool = False,
) -> tuple[Ref, ...]:
    """The places of an event: where the text says 在…举行 or 赛场设在…, else, but for meetings, the place that holds it.

    A ceremony that is told only by what happened there takes place where its ``main`` event does; ``evening`` asks
    for the venue of the ceremony that closes a festival, and not for the town of the festival.
    """
    text = reading.article.text
    if draft.first.rule == BEFELL:
        struck = Span(draft.first.span.start, draft.first.verb)
        return smallest(text, cast.places_in(struck), cast.bodies_in(struck))
    for candidate in sorted(draft.candidates, key=lambda c: (c.sentence.part in HEADINGS, c.span)):
        venue = _venue(text, cast, candidate.sentence, candidate) or _visited(text, cast, candidate)
        if venue:
            return town_of(text, cast, venue) if not evening and festival_closes(text, candidate) else venue
    if draft.first.head in ROUNDS:
        return next((found for c in draft.candidates if (found := inspected(text, cast, c))), ())
    if draft.first.head in FROM_THEN_ON:
        return leading(text, cast, draft.first)
    inside = draft.first.rule in (STAGED, TALKED) or draft.of_thing or SITTING.fullmatch(draft.first.core) is not None
    there = inside and draft.first.rule not in TOLD_BY_VERB
    if main is not None and main is not draft and (there or _happens_there(text, draft)):
        return () if travels(main.first) else where(reading, cast, main, evening=draft.type is EventType.CEREMONY)
    if travels(draft.first):
        return next((found for c in draft.candidates if (found := bound_for(text, cast, c))), ())
    area = next((found for c in draft.candidates if (found := leading(text, cast, c))), ())
    if opener is not None:
        return area or where(reading, cast, opener)
    if draft is main:
        seat = _seat(text, cast, draft)
        if seat:
            return seat
    if draft.type in _WITHOUT_PLACE:
        return area if draft.first.rule == SIGNED else ()
    held = [n.ref for c in draft.candidates for _, n in c.holders if n.ref.kind is Kind.PLACE]
    return tuple(held[:1]) or area


def _happens_there(text: str, draft: Draft) -> bool:
    """Whether the sentence says that it is where the main event is: 活动现场，还举行了签名活动."""
    at = draft.first.sentence.span.start
    near = draft.first.rule == VISITS and "现场" in draft.first.name and _JUST_BEFORE.match(text, at) is not None
    return near or _THERE.match(text, at) is not None


_THERE = re.compile(r"(?:在)?(?:[^，。；：“”]{0,6}(?:活动|仪式|幕式|营式|班式|大会|会议)(?:现场|上)|现场)(?:，|还)")
_JUST_BEFORE = re.compile(r"[^，。；：“”]{0,6}(?:活动|仪式|式|大会)[前后]，")
"""开工仪式前，张三来到项目现场: the visit is where the ceremony is."""


def _visited(text: str, cast: Cast, candidate: Candidate) -> tuple[Ref, ...]:
    """The places that a visit names: 张三检查清江体育中心建设."""
    if candidate.rule not in (VISITS, SENT):
        return ()
    going = _GOING.search(text, candidate.span.start, candidate.span.stop)
    there = Span(going.end(), candidate.span.stop) if going is not None else candidate.span
    bodies = cast.bodies_in(there)
    places = [p for p in cast.places_in(there) if not any(b.span.covers(p.span) for b in bodies)]
    return smallest(text, places, ()) or _visited_bodies(text, there, bodies, candidate.head)


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
    return smallest(text, cast.places_in(Span(match.start(1), match.end(1))), ()) if match else ()


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
            return smallest(text, places, bodies)
        if bodies and bodies[0].span.start - match.end() <= 6:
            return (bodies[-1].ref,) if len(bodies) == 1 else ()
    return ()

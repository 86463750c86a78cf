"""The areas that events belong to: the one in a name, those that are inspected, where travellers go, a festival's town."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.events.candidates import Candidate
from kg.facts.events.cast import Cast, Named
from kg.facts.events.settings import words
from kg.facts.events.visits import VISITS
from kg.model import EventType, Ref, Span


def inspected(text: str, cast: Cast, candidate: Candidate) -> tuple[Ref, ...]:
    """What an inspection by rounds is of: 督察组进驻甲县、乙县, 甲省第二轮督察, of a province the one of the article."""
    sentence = candidate.sentence.span
    for match in _STATIONED.finditer(text, sentence.start, sentence.stop):
        places = cast.places_in(Span(match.end(), min(match.end() + 60, sentence.stop)))
        if places and places[0].span.start == match.end():
            row = [p for p in places if _LISTED.fullmatch(text, match.end(), p.span.start) is not None]
            return smallest(text, row, ())
    before = [
        p for p in cast.places_in(Span(sentence.start, candidate.span.start)) if p.span.stop == candidate.span.start
    ]
    if before:
        return (before[-1].ref,)
    provinces = {p.ref for p in cast.places_in(Span(0, len(text))) if p.ref.key.endswith("0000")}
    return tuple(provinces) if "省级" in candidate.name and len(provinces) == 1 else ()


_STATIONED = re.compile(r"进驻")
ROUNDS = frozenset({"督察", "巡视", "巡察", "督察进驻"})
"""Heads of inspections by rounds, and the like."""


def leading(text: str, cast: Cast, candidate: Candidate) -> tuple[Ref, ...]:
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


def travels(candidate: Candidate) -> bool:
    """Whether the event goes somewhere, so that the area in its name is where its people come from."""
    return candidate.head in _TRAVELS or _JOURNEY.search(candidate.name) is not None


_TRAVELS = frozenset({"研学", "研学活动", "研学旅行", "游学活动", "参访", "参访活动", "采风", "采风活动", "考察活动"})
_JOURNEY = re.compile(r"(?:游学|研学|参访|采风|考察)[^，。；“”]{0,6}$")


def bound_for(text: str, cast: Cast, candidate: Candidate) -> tuple[Ref, ...]:
    """Where those go who travel: 启动，20名学生前往云州开展为期五天的研学之旅."""
    for match in _BOUND.finditer(text, candidate.told.start, candidate.sentence.span.stop):
        places = cast.places_in(Span(match.end(), match.end() + 24))
        if places and places[0].span.start == match.end():
            row = [p for p in places if _LISTED.fullmatch(text, match.end(), p.span.start) is not None] or places[:1]
            return smallest(text, row, ())
    return ()


_BOUND = re.compile(r"(?:前往|奔赴|赶赴|赴|走进)")
_LISTED = re.compile(r"(?:[\u4e00-\u9fff]{2,8}[、和与及])*")


def festival_closes(text: str, candidate: Candidate) -> bool:
    """Whether the sentence tells of the last evening of something that went on all over a town: 旅游节在市体育场落幕."""
    return (
        candidate.type is EventType.ACTIVITY
        and candidate.head.endswith(("节", "季", "周", "月"))
        and text.startswith(words("closing"), candidate.verb)
    )


def town_of(text: str, cast: Cast, venue: tuple[Ref, ...]) -> tuple[Ref, ...]:
    """The area, named in the article, in which the venue lies (体育场@632801 in 632801)."""
    areas = {ref.key.partition("@")[2] for ref in venue}
    named = next((p.ref for p in cast.places_in(Span(0, len(text))) if p.ref.key in areas), None)
    return (named,) if named is not None else ()


def smallest(text: str, places: Sequence[Named], bodies: Sequence[Named]) -> tuple[Ref, ...]:
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

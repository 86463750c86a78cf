"""Names that share a part: places before one unit, and the divisions and regiments of the corps in Xinjiang."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.divisions import Spot
from kg.mentions.bodies.closed import made
from kg.mentions.bodies.found import Found
from kg.mentions.bodies.ground import Ground
from kg.mentions.bodies.lexicon import Unit
from kg.mentions.bodies.names import Seat
from kg.model import BodyKind, Span

_COUNTED = re.compile(
    r"等?(?:地|\d{1,3}|[二两三四五六七八九十]{1,3})?个?(?:重点|试点)?"
    r"(?:省[（(](?:自治)?区?、?(?:直辖)?市?[）)]|[市县][（(][市州区、县旗]+[）)]|[省市县区州旗]{1,3}|省份|城市|乡镇|街道)$"
)
_COUNTED_ENDS = frozenset("省市县区州旗份镇道）)")
"""What `_COUNTED` ends with; looked at first, since few units follow a list."""
_LEVELS_LISTED = re.compile(r"(?:(?:省|自治区|自治州|市|州|地区|县|区|镇)、)+$")
_CORPS = re.compile(
    r"(?:新疆生产建设)?兵团(?P<division>第[一二三四五六七八九十]{1,3}师)?(?P<city>[\u3400-\u9fff]{2,4}?市)?"
    r"(?P<regiment>(?:\d{1,3}|[一二三四五六七八九十〇]{1,4})团)?"
)
CORPS = "新疆生产建设兵团"


def shared_unit(ground: Ground, span: Span, unit: Unit) -> tuple[Found, ...]:
    """One body for each place of a counted list before a unit: 甲市、乙县、丙县3个县市|人大常委会."""
    if ground.text[span.start - 1 : span.start] not in _COUNTED_ENDS:
        return ()
    counted = _COUNTED.search(ground.text, max(0, span.start - 14), span.start)
    if counted is None:
        return ()
    spots = list(_listed(ground, counted.start()))
    if len(spots) < 2:
        return ()
    found = []
    for spot in reversed(spots):
        chain = ground.chain(spot.stop)
        if chain is None or not chain[1].known:
            return ()
        stop = span.stop if spot is spots[0] else spot.stop
        body = made(ground, Span(spot.start, stop), unit, chain[1], rule="shared-unit")
        found.append(body)
    return tuple(found)


def shared_levels(ground: Ground, found: Found) -> Iterator[Found]:
    """The bodies of the level words listed before that of ``found``: 省、|市委, 省、市、|县人民法院."""
    if found.unit is None or not found.known or ground.text[found.span.start - 1 : found.span.start] != "、":
        return
    listed = _LEVELS_LISTED.search(ground.text, max(0, found.span.start - 12), found.span.start)
    if listed is None or not ground.starts_name(listed.start()):
        return
    at = listed.start()
    for word in listed[0].split("、")[:-1]:
        seat = ground.deictic(word, at=at)
        if seat.known and seat != found.seat:
            yield made(ground, Span(at, at + len(word)), found.unit, seat, rule="shared-level")
        at += len(word) + 1


def _listed(ground: Ground, at: int) -> Iterator[Spot]:
    """The places of the list that ends at ``at``, last first."""
    while (spot := ground.by_stop.get(at)) is not None:
        yield spot
        joint = next((j for j in ground.lexicon.marks["joint"] if ground.text.endswith(j, 0, spot.start)), None)
        if joint is None:
            return
        at = spot.start - len(joint)


def corps(text: str) -> tuple[Found, ...]:
    """兵团第十师, its city and its regiments, under the full name of the corps."""
    if "兵团" not in text:
        return ()
    return tuple(f for m in _CORPS.finditer(text) if (f := _corps(m)) is not None)


def _corps(match: re.Match[str]) -> Found | None:
    whole, division = match[0], match["division"]
    if division is None:
        if not whole.startswith(CORPS):
            return None
        return Found(Span(match.start(), match.start() + len(CORPS)), CORPS, BodyKind.MILITARY, "corps")
    stop = match.end() if match["regiment"] else match.end("division")
    tail = division + (match["city"] or "") * bool(match["regiment"]) + (match["regiment"] or "")
    short = division + (match["regiment"] or "")
    also = ("兵团" + tail, CORPS + short, "兵团" + short, *((division,) if short == division else ()))
    return Found(Span(match.start(), stop), CORPS + tail, BodyKind.MILITARY, "corps", also=also)


def corps_seats(text: str) -> dict[int, tuple[int, Seat]]:
    """The corps, its divisions and regiments as seats of their organs, by where they end."""
    if "兵团" not in text:
        return {}
    seats: dict[int, tuple[int, Seat]] = {}
    for match in _CORPS.finditer(text):
        if match["division"] is None and not match[0].startswith(CORPS) and CORPS not in text:
            continue
        ends = {match.end(name) for name in ("division", "city", "regiment") if match[name]}
        ends.add(match.start() + (len(CORPS) if match[0].startswith(CORPS) else 2))
        for end in ends:
            tail = text[match.start() : end].removeprefix("新疆生产建设").removeprefix("兵团")
            if tail or not seats.get(end):
                seats[end] = match.start(), Seat(CORPS + tail, None, ("兵团" + tail,), site=True)
    return seats

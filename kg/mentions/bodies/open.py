"""Names that only their ending tells: companies, schools, associations, teams, mechanisms, offices inside a body."""

from __future__ import annotations

import re

from kg.divisions import Spot
from kg.mentions.bodies.closed import is_titled
from kg.mentions.bodies.found import Found
from kg.mentions.bodies.ground import Ground
from kg.mentions.bodies.lexicon import Ending
from kg.mentions.bodies.names import Seat, bare, expanded
from kg.model import BodyKind, Level, Span

_QUOTES = {"”": "“", "’": "‘", "）": "（", "》": "《"}
_LONGEST_INSIDE = 16
_NEAR = 8
"""How far from its ending a company's name may hold a weak stop, in code points."""
_SURFACE_KINDS = frozenset({BodyKind.COMPANY, BodyKind.MEDIA})


def read_open(ground: Ground, span: Span, ending: Ending, last: Found | None) -> Found | None:
    """The body whose name ends with ``ending`` at ``span``; nothing where its left end is not sure."""
    after = ground.text[span.stop : span.stop + 1]
    if ending.start == "none" or (after and after in ground.lexicon.unless.get(ending.suffix[-1], "")):
        return None
    if ending.suffix == "办":
        return _short_office(ground, span, ending, last)
    start = _bound(ground, span.start, ending)
    if last is not None and start <= last.span.stop <= span.start and not _goes_on(ending, last, span):
        return _nested(ground, span, ending, last)
    if ending.start == "inside":
        return None
    return (
        _from_place(ground, start, span, ending)
        or _from_level(ground, start, span, ending)
        or _convened(ground, start, span, ending)
        or _from_strong_word(ground, start, span, ending)
        or _from_name(ground, start, span, ending)
    )


def _short_office(ground: Ground, span: Span, ending: Ending, last: Found | None) -> Found | None:
    """县创建办, 县委改革办: an office by its short name, right after the organ or the level word."""
    if ground.text[max(0, span.start - 1) : span.start] in ("", *ground.lexicon.marks["office_verb"]):
        return None
    if last is not None and last.unit is not None and 2 <= span.start - last.span.stop <= 3:
        return _nested(ground, span, ending, last) if ground.left_bound(span.start) <= last.span.stop else None
    return _from_level(ground, ground.left_bound(span.start), span, ending)


def _bound(ground: Ground, at: int, ending: Ending) -> int:
    """The left bound of a name, looking through a quoted or bracketed part that ends right at ``at``."""
    start = ground.left_bound(at)
    if ending.kind is BodyKind.COMPANY and ground.text[start - 1 : start] == "）" and start < at:
        return _through_brackets(ground, start)
    opening = _QUOTES.get(ground.text[start - 1]) if start else None
    if opening is None or start != at:
        return start
    if opening == "《" or (opening == "（" and ending.kind is not BodyKind.COMPANY):
        return start
    opened = ground.text.rfind(opening, max(0, start - 14), start)
    return ground.left_bound(opened) if opened >= 0 else start


def _goes_on(ending: Ending, last: Found, span: Span) -> bool:
    """Whether the body just read is only the first part of a longer company name: 某某速运|有限公司."""
    return ending.kind is BodyKind.COMPANY and ending.start != "inside" and last.span.stop == span.start


def _through_brackets(ground: Ground, after: int) -> int:
    """The left bound of 某某（上海）科技有限公司, where ``after`` is the end of the bracket."""
    opened = ground.text.rfind("（", max(0, after - 8), after)
    if opened <= 0 or not "\u3400" <= ground.text[opened - 1] <= "\u9fff":
        return after
    return ground.left_bound(opened)


def _nested(ground: Ground, span: Span, ending: Ending, outer: Found) -> Found | None:
    """A part of the body before it: 医保局|待遇保障科, 省委|第三巡视组."""
    middle = ground.text[outer.span.stop : span.start]
    if "·" in middle or middle.startswith("长"):
        return None
    if len(middle) > _LONGEST_INSIDE or outer.kind is BodyKind.MEDIA or middle in ground.lexicon.marks["no_middle"]:
        return None
    if ending.suffix.startswith("党") and is_titled(ground, span.stop):
        return None
    if ending.start == "name" and not middle and ending.kind is not BodyKind.COMPANY:
        return None
    tail = middle + ending.suffix
    if len(tail) == 1:
        return None
    if ending.suffix == "分局" and outer.name.endswith("公安局"):
        tail = bare(middle) + ending.suffix
    else:
        tail = expanded(tail, ground.lexicon.expansions)
    whole = Span(outer.span.start, span.stop)
    written = ground.text[whole.start : whole.stop]
    kind = outer.kind if ending.start == "inside" and ending.kind is BodyKind.GOVERNMENT else ending.kind
    if not outer.known:
        return Found(whole, written, kind, "inside-name", None, outer.seat, outer, (), known=False)
    also = (written, *(o + tail for o in outer.also))
    beside = ending.suffix.startswith("党")
    if beside:
        also = (*also, "中共" + outer.name + tail)
    return Found(whole, outer.name + tail, kind, "inside-name", None, outer.seat, outer, also, beside=beside)


def _from_place(ground: Ground, start: int, span: Span, ending: Ending) -> Found | None:
    """A name that begins with a division: 镇雄县道路交通安全委员会, 湖北某某有限公司."""
    spots = ground.places_between(start, span.start)
    if not spots and ending.kind is BodyKind.COMPANY:
        start = ground.left_bound(span.start, weakly=True)
        spots = [s for s in ground.places_between(start, span.start) if span.start - s.stop <= _NEAR]
    if not spots or re.search("[（“‘《]", ground.text[start : spots[0].start]):
        return None
    first = spots[0] if ending.kind is not BodyKind.MEDIA else _adjoining(ground, spots)
    if not (first.name[-1] in "省市县区州盟旗镇乡" or ground.clean(first.start)) and not is_common(
        ground.text[start : first.start], ground.lexicon.common
    ):
        return None
    region = _region_before(ground, start, first.start)
    begin = first.start - len(region)
    stop = first.stop
    while (after := next((s for s in spots if s.start == stop), None)) is not None:
        stop = after.stop
    chain = ground.chain(stop)
    seat = chain[1] if chain and chain[0] == first.start else Seat(ground.text[first.start : stop])
    rest = ground.text[stop : span.stop]
    if rest[0] in ground.lexicon.marks["joint"] and len(rest) > len(ending.suffix):
        return None  # 某省和兴业银行 may be two things
    if ending.suffix.endswith("馆") and ground.text.startswith("驻", begin - 1):
        begin -= 1 + 2 * ground.text.endswith("中国", 0, begin - 1)  # 中国驻某国大使馆
    written = ground.text[begin : span.stop]
    if rest == ending.suffix and (ending.start != "place" or len(rest) < 2):
        return (
            None
            if len(rest) < 2 or ending.kind is BodyKind.COMPANY
            else _whole(begin, span, written, ending, seat, rest, region=region, expansions=ground.lexicon.expansions)
        )
    return _whole(begin, span, written, ending, seat, rest, region=region, expansions=ground.lexicon.expansions)


def _region_before(ground: Ground, start: int, at: int) -> str:
    """The word like 长三角 that stands in ``[start, at)`` and ends there, or nothing."""
    if not ground.text.endswith(ground.lexicon.regions, start, at):
        return ""
    return next(r for r in ground.lexicon.regions if ground.text.endswith(r, start, at))


def _adjoining(ground: Ground, spots: list[Spot]) -> Spot:
    """The first of the places that stand last, one after another: a newspaper's name has no other before it."""
    first = spots[-1]
    while (before := ground.by_stop.get(first.start)) is not None and before in spots:
        first = before
    return first


def _whole(
    start: int,
    span: Span,
    written: str,
    ending: Ending,
    seat: Seat,
    rest: str,
    *,
    region: str,
    expansions: dict[str, str],
) -> Found:
    """The body under its official place name where it is a public one, under its own words where it is not."""
    division = seat.division
    classed = division is not None and (written.startswith(division.name) or division.name + rest in written)
    if region:
        classed = False
    keeps = ending.kind in _SURFACE_KINDS or not classed or division is None or division.level is Level.COUNTRY
    name = expanded(written if keeps else seat.name + rest, expansions)
    others = (written,) if keeps or division is None else (written, division.name + rest)
    return Found(Span(start, span.stop), name, ending.kind, "place-name", None, seat, None, others, known=seat.known)


def _from_level(ground: Ground, start: int, span: Span, ending: Ending) -> Found | None:
    """A name that begins with a bare level word: 县中医院, 地区文化馆, 市双拥工作领导小组."""
    level = ground.level_at(start)
    rest = ground.text[start + len(level) : span.stop]
    if not level or level in ("镇", "乡", "街道", "盟", "旗") or not ground.starts_name(start):
        return None
    if (
        len(rest) < 3
        or (ending.suffix == "办" and len(rest) > 5)
        or (rest == ending.suffix and ending.start != "place")
    ):
        return None
    if rest == ending.suffix or rest[0] in ground.lexicon.marks["not_first"] or rest in ground.lexicon.marks["generic"]:
        return None
    seat = ground.deictic(level, at=start)
    written = ground.text[start : span.stop]
    if not seat.known:
        return Found(Span(start, span.stop), written, ending.kind, "level-name", None, seat, None, (), known=False)
    others = (written, *(v + rest for v in seat.variants))
    name = expanded(seat.name + rest, ground.lexicon.expansions)
    return Found(Span(start, span.stop), name, ending.kind, "level-name", None, seat, None, others)


def _convened(ground: Ground, start: int, span: Span, ending: Ending) -> Found | None:
    """A group whose meeting a place holds, or that it sets up: 某地区召开|政务公开领导小组|会议, 某市将成立|…促进会."""
    if ending.kind is BodyKind.MECHANISM and ground.text.endswith("召开", 0, start) and span.start - start >= 4:
        at = start - len("召开")
    elif ending.kind in _FOUNDED and span.start - start >= 5:
        at = _founded(ground, start)
    else:
        return None
    if at <= 0:
        return None
    if (chain := ground.chain(at)) is not None:
        seat = chain[1]
    elif (level := ground.level_before(at)) is not None:
        seat = ground.deictic(level[1], at=level[0])
    else:
        return None
    written = ground.text[start : span.stop]
    if not seat.known:
        return None
    return Found(Span(start, span.stop), seat.name + written, ending.kind, "convened", None, seat, None, (written,))


_FOUNDED = frozenset({BodyKind.MECHANISM, BodyKind.MASS})


def _founded(ground: Ground, start: int) -> int:
    """Where the words that say who sets up the body named at ``start`` end, or -1."""
    marks, text = ground.lexicon.marks, ground.text
    verb = next((w for w in marks["founding"] if text.endswith(w, 0, start)), None)
    if verb is None:
        return -1
    at = start - len(verb)
    lead = next((w for w in marks["founding_lead"] if text.endswith(w, 0, at)), "")
    return at - len(lead)


def _from_strong_word(ground: Ground, start: int, span: Span, ending: Ending) -> Found | None:
    """A name that begins with 中央, 国家, 中国."""
    start += ground.text.startswith("原", start)
    if not ground.text.startswith(ground.lexicon.regions, start):
        return None
    for word in ground.lexicon.regions:
        if ground.text.startswith(word, start) and start + len(word) < span.start + _is_school(ending):
            if ground.text[start + len(word)] in "性级":
                return None  # 全国性公益基金会
            written = ground.text[start : span.stop]
            return Found(Span(start, span.stop), written, ending.kind, "national-name")
    return None


def _from_name(ground: Ground, start: int, span: Span, ending: Ending) -> Found | None:
    """A name without a place, where its ending allows that and its words are no common noun."""
    middle = ground.text[start : span.start]
    quoted = "“" in middle
    if ending.start != "name" and (not quoted or ending.kind in (BodyKind.PARTY, BodyKind.OTHER)):
        return None
    longest = 14 if quoted or "有限" in ending.suffix else 4
    if len(middle) < 2 or len(middle) > longest or is_common(middle.strip("“”"), ground.lexicon.common):
        return None
    if any(spot.stop - spot.start == len(middle) for spot in ground.places_between(start, span.start)):
        return None
    sure = "有限" in ending.suffix or ending.suffix in ("集团", "基金会") or _is_school(ending)
    return Found(Span(start, span.stop), ground.text[start : span.stop], ending.kind, "own-name", known=sure)


def _is_school(ending: Ending) -> bool:
    """Whether the ending says by itself what kind of school it is: 师范学院, 理工大学."""
    return len(ending.suffix) >= 4 and ending.suffix.endswith(("大学", "学院"))


def is_common(words: str, common: frozenset[str]) -> bool:
    """Whether ``words`` is made of common modifiers alone, however they are cut."""
    reached = {0}
    for stop in range(1, len(words) + 1):
        if any(start in reached and words[start:stop] in common for start in range(max(0, stop - 6), stop)):
            reached.add(stop)
    return len(words) in reached

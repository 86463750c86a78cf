"""Organs and departments: a place or a level word with a unit of the tables (市发改委, 阿勒泰地委, 省十四届人大常委会)."""

from __future__ import annotations

import re

from msgspec.structs import replace

from kg.mentions.bodies.found import Found
from kg.mentions.bodies.ground import Ground
from kg.mentions.bodies.lexicon import Unit, Word
from kg.mentions.bodies.names import Seat, full_name, level_word, seat_of
from kg.model import BodyKind, Level, Span

_LOCAL = frozenset({"branch", "general_branch", "village", "community", "village_two"})
_COMMITTEES = ("party", "party_work")
"""Written 委员会 they need 中共 before them."""
_CLASS = "省市县区州盟旗镇乡村"
_DEPARTMENTS = ("局", "厅", "委员会")
ORGANS = frozenset(
    [
        "party",
        "government",
        "prefecture_office",
        "street_office",
        "congress",
        "congress_standing",
        "cppcc",
        "discipline",
        "supervision",
    ]
) | {"discipline_supervision", "court", "procuratorate"}
"""The organs of a division; every other unit is a department or stands inside a body."""


def read_unit(ground: Ground, span: Span, word: Word, last: Found | None) -> Found | None:
    """The organ or department whose unit stands at ``span``; nothing where no place shows whose it is."""
    unit, size = word.unit, span.stop - span.start
    assert unit is not None
    if word.lead >= 0:
        return _read_lead(ground, span, unit, lead=span.start + word.lead)
    if unit.attached and last is not None and last.span.stop == span.start and is_titled(ground, span.stop):
        return None
    if last is not None and last.span.stop == span.start:
        return _inside(ground, span, unit, last)
    if unit.key in _LOCAL:
        return _of_village(ground, span, unit)
    at = ground.before_term(span.start)
    if ground.text.startswith("街道", span.start):
        at = span.start + 2
    if (chain := ground.chain(at)) is not None:
        begun = chain[0] not in ground.ends and ground.clean(chain[0])
        if unit.kind is BodyKind.INSTITUTION and not begun and ground.text[at - 1] not in _CLASS:
            return None  # 某某眼科汉阳医院, 某某大学深圳医院 are not those of the division
        return _with_place(ground, Span(chain[0], span.stop), unit, chain[1])
    if (level := ground.level_before(at)) is not None:
        return _deictic(ground, Span(level[0], span.stop), unit, level[1])
    if (unknown := ground.unknown(at)) is not None:
        return _with_place(ground, Span(unknown[0], span.stop), unit, unknown[1])
    if last is not None and ground.text[last.span.stop : span.start] in ground.lexicon.marks["joint"]:
        return _listed(ground, span, unit, last)
    if unit.key == "prefecture_office" and ground.clean(span.start):
        return _deictic(ground, span, unit, "地区")
    if last is not None and last.seat is not None and _are_titles(ground, ground.text[last.span.stop : span.start]):
        over = last.unit.key if last.unit else ""
        if unit.under and over == unit.under:
            return made(ground, span, unit, last.seat, rule="inside-apart", parent=last)
        if last.known and over in ORGANS and unit.key not in ORGANS and unit.full.startswith("{X}") and size > 2:
            return made(ground, span, unit, last.seat, rule="after-title")  # 某市委常委、海外联谊会会长
    if unit.kind is BodyKind.MECHANISM and (seat := _convening(ground, span)) is not None:
        return made(ground, span, unit, seat, rule="convening")
    return _bare(ground, span, unit, last)


def _bare(ground: Ground, span: Span, unit: Unit, last: Found | None) -> Found | None:
    """A department alone in a sentence that has named a body of its place before: 地区人大工委对住建局…."""
    if unit.key in ORGANS or span.stop - span.start < 3 or not ground.clean(span.start) or last is None:
        return None
    between = ground.text[last.span.stop : span.start]
    if last.seat is None or not last.known or last.seat.site or any(c in between for c in "。\n；《"):
        return None
    if not unit.full.startswith("{X}") or not unit.full.endswith(_DEPARTMENTS) or "各" in between:
        return None
    if ground.text[span.start - 1] in "和与及的等）" or ground.places_between(last.span.stop, span.start):
        return None
    return made(ground, span, unit, last.seat, rule="bare-unit")


_SESSION = re.compile(r"(?:\d{4}年)?(?:第[一二三四五六七八九十\d]{1,3}次|全体(?:成员)?会议|全体（扩大）会议)")


def _convening(ground: Ground, span: Span) -> Seat | None:
    """Whose group holds the meeting named after it: 某县安全生产推进会暨|安委会|第三次全体会议."""
    if not ground.text.endswith(("暨", "召开"), 0, span.start) or not _SESSION.match(ground.text, span.stop):
        return None
    since = max(ground.text.rfind(stop, 0, span.start) for stop in "。；\n，") + 1
    spots = ground.places_between(since, span.start)
    chain = ground.chain(spots[-1].stop) if spots else None
    return chain[1] if chain and chain[1].known and chain[1].division else None


def _of_village(ground: Ground, span: Span, unit: Unit) -> Found | None:
    """A village's committee or party branch, after its name or after the bare 村 that repeats it."""
    # the word 村 is the name's last where that has none of its own: 古塔|村委会, 五里村|村委会
    named = span.start + (ground.text[span.start] == "村" != ground.text[span.start - 1 : span.start])
    if (chain := ground.chain(named) or ground.unknown(named)) is not None:
        seat = chain[1]
        if not seat.site and seat.division is not None and seat.division.level is not Level.TOWNSHIP:
            return None  # 镇雄居委会: no county has one
        return _with_place(ground, Span(chain[0], span.stop), unit, seat)
    before = [stop for stop, (_, seat) in ground.sites.items() if stop <= span.start and seat.name.endswith("村")]
    if (
        unit.key == "village_two"
        or not before
        or not ground.text[max(0, span.start - 1) : span.start + 1].strip().count("村")
    ):
        return None
    start = span.start if ground.text[span.start] == "村" else span.start - 1
    if not ground.clean(start):
        return None
    return made(ground, Span(start, span.stop), unit, ground.chain(max(before))[1], rule="village-again")  # type: ignore[index]


def is_titled(ground: Ground, at: int) -> bool:
    """Whether a party post follows: of 水文中心党委书记 the body to name is the centre, the post says the rest."""
    return ground.text.startswith(ground.lexicon.marks["party_title"], at)


def _are_titles(ground: Ground, text: str) -> bool:
    """Whether ``text`` is titles only, each with its comma: 副书记、常委、."""
    words = text.split("、")
    return (
        len(words) > 1
        and words[-1] == ""
        and all(w.removeprefix("原") in ground.lexicon.marks["title"] for w in words[:-1])
    )


def _read_lead(ground: Ground, span: Span, unit: Unit, *, lead: int) -> Found | None:
    """A unit whose first character is the level word: 省委, 团市委, 阿勒泰|地委, 沈阳市|委."""
    level = ground.text[lead]
    before = lead if lead == span.start else span.start
    if (chain := ground.chain(lead + 1)) is not None and lead == span.start:
        return _with_place(ground, Span(chain[0], span.stop), unit, chain[1])
    if (chain := ground.chain(before)) is not None:
        seat = _levelled(ground, chain, before, level)
        if seat is not None:
            return _with_place(ground, Span(chain[0], span.stop), unit, seat)
    if not ground.starts_name(span.start) and (level != "省" or span.start in ground.blocked):
        unknown = ground.unknown(lead + 1) if lead == span.start else None
        return _with_place(ground, Span(unknown[0], span.stop), unit, unknown[1]) if unknown else None
    if unit.key in _COMMITTEES and ground.text.endswith(("委员会", "委会"), span.start, span.stop):
        return None
    return _deictic(ground, span, unit, level)


def _levelled(ground: Ground, chain: tuple[int, Seat], at: int, level: str) -> Seat | None:
    """The seat of 阿勒泰|地委 and 上海|市委: the place of that name on the level of the word that follows it."""
    seat = chain[1]
    if seat.division is not None and seat.division.name.endswith("地区" if level == "地" else level):
        return seat
    if at not in ground.by_stop:
        return None
    name = ground.by_stop[at].name
    wanted = name + ("地区" if level == "地" else level)
    found = [d for d in ground.divisions.named(wanted) if d.level is not Level.TOWNSHIP]
    return seat_of(found[0], divisions=ground.divisions) if len(found) == 1 else None


def _with_place(ground: Ground, span: Span, unit: Unit, seat: Seat) -> Found | None:
    """The unit of a place that the text names, with 中共 or 民盟 before it."""
    if seat.division is not None and seat.division.level is Level.COUNTRY and unit.key != "government":
        return None
    if unit.key == "street_office" and not (seat.site or seat.name.endswith(("街道", "镇", "乡"))):
        return None
    prefix = _prefix(ground, span.start)
    if prefix:
        span = Span(span.start - len(prefix), span.stop)
    elif unit.key in _COMMITTEES and ground.text.endswith(("委员会", "委会"), span.start, span.stop):
        return None
    elif (head := unit.full.partition("{X}")[0]) and ground.text.endswith(head, 0, span.start):
        span = Span(span.start - len(head), span.stop)
    return made(ground, span, unit, seat, rule="place-unit", prefix=prefix)


def _deictic(ground: Ground, span: Span, unit: Unit, level: str) -> Found | None:
    """The unit of the place that a bare level word means."""
    seat = ground.deictic(level, at=span.start)
    prefix = _prefix(ground, span.start)
    if prefix:
        span = Span(span.start - len(prefix), span.stop)
    return made(ground, span, unit, seat, rule="level-unit", prefix=prefix)


def _prefix(ground: Ground, at: int) -> str:
    """中共, 共青团, 民盟…, where such a word ends at ``at``; else nothing."""
    for size in (2, 3, 4, 5, 6, 7, 8, 9, 10, 11):
        if size <= at and (word := ground.text[at - size : at]) in ground.lexicon.prefixes:
            longer = ground.text[at - 11 if at >= 11 else 0 : at]
            return max((p for p in ground.lexicon.prefixes if longer.endswith(p)), key=len, default=word)
    return ""


def _inside(ground: Ground, span: Span, unit: Unit, outer: Found) -> Found | None:
    """A unit right after a body: a department of it (省委|组织部), or a neighbour of the same place (市委|政法委)."""
    whole = Span(outer.span.start, span.stop)
    over = outer.unit.key if outer.unit else ""
    if unit.under and unit.under in (over, "government" if over == "prefecture_office" else over):
        return made(ground, whole, unit, outer.seat, rule="inside", parent=outer)
    if unit.key in ORGANS and over in ORGANS and outer.seat is not None:
        return made(ground, span, unit, outer.seat, rule="listed")
    if unit.attached and over not in ("party", "party_work"):
        name = unit.attached.replace("{P}", outer.name)
        also = tuple(o + f for o in (outer.name, *outer.also) for f in unit.forms if "~" not in f)
        return Found(whole, name, unit.kind, "inside", None, outer.seat, outer, also, outer.known, beside=True)
    if outer.seat is not None and over in ORGANS and not unit.attached:
        return made(ground, whole, unit, outer.seat, rule="inside", parent=outer)
    return None


def _listed(ground: Ground, span: Span, unit: Unit, sibling: Found) -> Found | None:
    """A unit in a list that takes its place from the member before it: 市发改委、财政局."""
    if sibling.seat is None or sibling.unit is None or ground.text.startswith("部门", span.stop):
        return None
    parent = sibling.parent if unit.under and sibling.unit.under == unit.under else None
    found = made(ground, span, unit, sibling.seat, rule="listed", parent=parent)
    return replace(found, also=tuple(x for x in found.also if x != ground.text[span.start : span.stop]))


def made(
    ground: Ground,
    span: Span,
    unit: Unit,
    seat: Seat | None,
    *,
    rule: str,
    prefix: str = "",
    parent: Found | None = None,
) -> Found:
    """The body that ``unit`` is at ``seat``."""
    seat = seat or Seat("", known=False)
    kind = unit.kind
    key, template = ground.lexicon.prefixes.get(prefix, ("", ""))
    written = ground.text[span.start : span.stop]
    if key and key != unit.key and unit.key in ("party", "party_work"):
        unit = ground.lexicon.units[key + "_work" if unit.key == "party_work" else key]
        kind = unit.kind
    unit = _adapted(ground, unit, seat)
    if not seat.known:
        return Found(span, written, kind, rule, unit, seat, parent, (), known=False)
    if template:
        tail = written[written.rfind(seat.name[-1]) + 1 :]
        name = template.replace("{X}", seat.name).replace("{C}", "工作委员会" if "工" in tail else "委员会")
        return Found(span, name, BodyKind.PARTY, rule, None, seat, None, (written,))
    if parent is None and unit.under:
        over = _adapted(ground, ground.lexicon.units[unit.under], seat)
        parent = made(ground, span, over, seat, rule="above")
        parent = replace(parent, also=())
    name = full_name(unit, seat, parent=parent.name if parent else None, divisions=ground.divisions)
    return Found(span, name, kind, rule, unit, seat, parent, (written,))


def joined(ground: Ground, found: Found, last: Found | None) -> Found:
    """市纪律检查委员会|市监察委员会 written as one: the two work as one body."""
    both = last is not None and last.unit is not None and found.unit is not None
    if (
        not both
        or last is None
        or (last.unit, found.unit) != tuple(ground.lexicon.units[k] for k in ("discipline", "supervision"))
    ):
        return found
    if last.span.stop != found.span.start or last.seat != found.seat or not found.known:
        return found
    span = Span(last.span.start, found.span.stop)
    return made(ground, span, ground.lexicon.units["discipline_supervision"], found.seat, rule="joined")


def _adapted(ground: Ground, unit: Unit, seat: Seat) -> Unit:
    """The unit that ``unit`` means on the level of ``seat``: a prefecture (地区) has an office and no congress."""
    if seat.division is None or seat.site:
        return unit
    if seat.division.level is Level.COUNTRY and unit.key == "government":
        return ground.lexicon.units["state"]
    if level_word(seat.division.name) == "地区":
        other = {"government": "prefecture_office", "congress": "congress_work"}.get(unit.key)
        return ground.lexicon.units[other] if other else unit
    return unit

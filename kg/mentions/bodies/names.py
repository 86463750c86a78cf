"""Full official names of organisations, and the short forms that mean the same one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from kg.divisions import Division, Divisions
from kg.mentions.bodies.lexicon import Unit
from kg.model import Body, BodyKind, Kind, Level, Ref

_ETHNIC = re.compile(r"(?:..?族|维吾尔|哈萨克|蒙古|柯尔克孜|塔吉克|锡伯|达斡尔)+(?:族)?(?=自治)")
_COURTS = {Level.PROVINCE: "高级", Level.PREFECTURE: "中级"}
_LEVEL_WORD = re.compile(r"(?:自治区|自治州|自治县|自治旗|地区|街道|省|市|县|区|州|盟|旗|镇|乡|村)$")
_CALLED = {"party": "中共", "league": "共青团"}
SPOKEN = ("party", "government", "prefecture_office", "congress", "congress_standing", "cppcc", "discipline")
"""Organs whose form with the bare level word (地委, 县政府) papers use as a name of its own."""


def division_name(division: Division, *, divisions: Divisions) -> str:
    """The name of ``division`` as it stands in the names of its organs.

    A district has its city before it, a township its county (and the city of its district); every
    other division stands alone: 宜昌市夷陵区, 镇雄县泼机镇, 镇雄县.
    """
    above = divisions.get(division.parent or "")
    if above is None or division.level not in (Level.COUNTY, Level.TOWNSHIP):
        return division.name
    if division.level is Level.TOWNSHIP:
        return division_name(above, divisions=divisions) + division.name
    if division.name.endswith("区") and not division.name.endswith(("特区", "林区", "矿区")):
        return above.name + division.name
    return division.name


class Seat(Struct, frozen=True):
    """What a body's name begins with: a division, or a place that no table knows."""

    name: str
    """As in the full official name: 宜昌市夷陵区."""
    division: Division | None = None
    variants: tuple[str, ...] = ()
    """Other forms to put before a unit: 夷陵区, 夷陵."""
    site: bool = False
    """A village or a zone, which ``division`` is only around."""
    known: bool = True
    """False for 市 or 县 that nothing resolves: such bodies never merge across pages."""


@lru_cache(maxsize=4096)
def seat_of(division: Division, *, divisions: Divisions) -> Seat:
    """``division`` with the forms that papers put before a unit."""
    name = division_name(division, divisions=divisions)
    classed = [f for f in division.forms if _LEVEL_WORD.search(f)]
    return Seat(name, division, tuple(dict.fromkeys(v for v in (division.name, *classed[:2]) if v != name)))


@lru_cache(maxsize=4096)
def level_word(name: str) -> str:
    """The class word that ends a division's name: 省, 市, 地区, 自治区…, or nothing."""
    found = _LEVEL_WORD.search(name)
    return found[0] if found else ""


def full_name(unit: Unit, seat: Seat, *, parent: str | None, divisions: Divisions) -> str:
    """The full official name of ``unit`` at ``seat``, inside ``parent`` where its template asks for that."""
    template = unit.full
    if unit.key == "court" and seat.division and not seat.site:
        template = template.replace("人民法院", _COURTS.get(seat.division.level, "") + "人民法院")
    filled = template.replace("{X}", seat.name).replace("{P}", parent or "")
    if "{" in filled and seat.division:
        chain = divisions.chain(seat.division.code)
        filled = filled.replace("{U}", chain[0].name).replace("{A}", chain[-2].name if len(chain) > 1 else "")
        filled = filled.replace("{S}", bare(seat.division.name))
    return filled


def bare(name: str) -> str:
    """A division's name without its class word where enough is left: 夷陵 for 夷陵区."""
    return name[:-1] if len(name) > 2 and name[-1] in "市县区" else name


def expanded(name: str, expansions: dict[str, str]) -> str:
    """``name`` with the short words at its end written out: 高新区管委会 to 高新技术产业开发区管理委员会."""
    tail = ""
    while (short := next((s for s in expansions if name.endswith(s)), None)) is not None:
        name, tail = name[: -len(short)], expansions[short] + tail
    return name + tail


def forms_of(unit: Unit, seat: Seat, *, inside: tuple[str, ...] = ()) -> Iterator[str]:
    """The usual short forms of ``unit`` at ``seat``; ``inside`` are the names of the body it belongs to."""
    for place in (seat.name, *seat.variants):
        level = level_word(place)
        if unit.key == "cppcc":
            yield f"政协{place}委员会"
        for form in unit.forms:
            if "~" not in form:
                yield place + form
            elif len(level) == 1 or level in ("地区", "自治州"):
                head, _, tail = form.partition("~")
                stem = place[: -len("地区")] + "地" if level == "地区" else place
                yield head + stem + tail
                if unit.key in _CALLED:
                    yield _CALLED[unit.key] + stem + tail
    if unit.key in SPOKEN and (level := level_word(seat.name)):
        yield from spoken(unit, level)
    for name in dict.fromkeys(inside):
        yield from (name + form for form in unit.forms if "~" not in form)


def spoken(unit: Unit, level: str) -> Iterator[str]:
    """地委, 自治区党委, 县政府, 市人大常委会: the organ after the bare word of its level."""
    if unit.key == "party":
        short = {"地区": "地委", "自治区": "自治区党委", "自治州": "州委", "自治县": "县委", "自治旗": "旗委"}
        yield short.get(level, level + ("党委" if level in ("镇", "乡") else "党工委" if level == "街道" else "委"))
        return
    if unit.key == "prefecture_office":
        yield from ("地区行署", "行署")
        return
    for form in unit.forms:
        yield {"自治州": "州", "自治县": "县"}.get(level, level) + form


def body(
    name: str,
    kind: BodyKind,
    *,
    also: tuple[str, ...] = (),
    place: Ref | None = None,
    parent: Ref | None = None,
    key: str | None = None,
) -> Body:
    """A `Body`; ``key`` differs from the name only where the name may mean several bodies."""
    others = tuple(dict.fromkeys(x for x in also if x and x != name))
    return Body(Ref(Kind.BODY, key or name), name, kind, others, place, parent)

"""Which division each name in an article means, chains like 云南省迪庆州德钦县 first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from kg import tables
from kg.divisions import Division, Divisions, Spot
from kg.model import Level, Span
from kg.scope import Scope
from kg.scope_evidence import needs_evidence

_HEAD = re.compile(r"[市县区州旗镇乡盟]长|[省市县]域")


@cache
def _around(kind: str) -> str:
    """The words of a kind as a pattern."""
    words = sorted({row["word"] for row in tables.read("place_around.tsv") if row["kind"] == kind})
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


@cache
def _no_division() -> re.Pattern[str]:
    """What follows a bare name where another name goes on."""
    return re.compile(
        rf"{_around('other')}|(?:{_around('part')})(?:{_around('road')})|(?:{_around('street')})(?!{_around('no-street')})"
    )


@cache
def _no_country() -> re.Pattern[str]:
    return re.compile(_around("no-country"))


@cache
def _country() -> re.Pattern[str]:
    return re.compile(_around("country"))


class Resolved(NamedTuple):
    """A division named at one place."""

    span: Span
    division: Division
    first: bool
    """Whether no larger division stands directly before it."""


def resolve_divisions(text: str, *, divisions: Divisions, scope: Scope) -> tuple[Resolved, ...]:
    """Every division that ``text`` names beyond doubt, in reading order."""
    raw = divisions.spots(text)
    starts = {spot.start for spot in raw}
    spots = [cut for spot in raw if (cut := _trimmed(spot, text, divisions, titled=spot.stop not in starts))]
    known = _known(spots, divisions, scope)
    found: list[Resolved] = []
    singles: dict[str, Division | None] = {}
    for chain in _chains(spots, divisions):
        if len(chain) > 1:
            found.extend(_read_chain(chain, divisions=divisions, known=known))
            continue
        (spot,) = chain
        if spot.name not in singles:  # a name alone means the same throughout the article
            singles[spot.name] = _single(spot.name, divisions=divisions, scope=scope, known=known)
        if (single := singles[spot.name]) is not None:
            found.append(Resolved(Span(spot.start, spot.stop), single, True))
    return tuple(found)


def _trimmed(spot: Spot, text: str, divisions: Divisions, *, titled: bool) -> Spot | None:
    """``spot`` without the class word that belongs to a title (上海市长 names 上海); None where it is no division.

    ``titled`` is false where the next name begins at once: 邹平市长山镇 has no 市长.
    """
    if titled and _HEAD.match(text, spot.stop - 1):
        short = spot.name[:-1]
        return Spot(spot.start, spot.stop - 1, short) if divisions.named(short) else spot
    if _no_division().match(text, spot.stop) and spot.name[-1] not in "市县区省州":
        return None
    if spot.name == "中国" and not _country_shown(text, spot, next_is_place=not titled):
        return None
    return spot


def _country_shown(text: str, spot: Spot, *, next_is_place: bool) -> bool:
    """Whether 中国 is the country itself and not part of 美丽中国, 中国梦 or the name of a body."""
    if spot.start and _no_country().match(text, spot.start - 1):
        return False
    return next_is_place or _country().match(text, spot.stop) is not None


def _known(spots: Sequence[Spot], divisions: Divisions, scope: Scope) -> frozenset[str]:
    """The codes of the divisions that the article shows clearly, and of all above them."""
    codes = {d.code for d in (scope.province, scope.prefecture, scope.county, scope.township) if d}
    for name in {spot.name for spot in spots}:
        clear = [d for d in divisions.named(name) if not needs_evidence(name, d, divisions)]
        if len(clear) == 1 and clear[0].level is not Level.TOWNSHIP:
            codes.update(d.code for d in divisions.chain(clear[0].code))
    return frozenset(codes)


def _chains(spots: Sequence[Spot], divisions: Divisions) -> Iterator[list[Spot]]:
    """The names grouped so that each stands directly behind one that it can lie in."""
    chain: list[Spot] = []
    for spot in spots:
        if chain and (chain[-1].stop != spot.start or not _nests(chain[-1], spot, divisions)):
            yield chain
            chain = []
        chain.append(spot)
    if chain:
        yield chain


def _nests(outer: Spot, inner: Spot, divisions: Divisions) -> bool:
    """Whether some division called ``inner`` lies in one called ``outer``."""
    return any(
        i.code != o.code and divisions.inside(i.code, o.code)
        for i in divisions.named(inner.name)
        for o in divisions.named(outer.name)
    )


def _read_chain(chain: Sequence[Spot], *, divisions: Divisions, known: frozenset[str]) -> Iterator[Resolved]:
    """The divisions of one chain of several names, each inside the one before."""
    # read from the end: the last name says which of several outer ones is meant
    inner = [
        d
        for d in divisions.named(chain[-1].name)
        if all(
            any(o.code != d.code and divisions.inside(d.code, o.code) for o in divisions.named(s.name))
            for s in chain[:-1]
        )
    ]
    # 新疆阿勒泰 is the prefecture, though the city of that name may be known too
    plain = [d for d in inner if not needs_evidence(chain[-1].name, d, divisions)] or inner
    last = plain[0] if len(plain) == 1 else _nearest(plain, known, divisions)
    if last is None:
        return
    for number, spot in enumerate(chain):
        division = last if number == len(chain) - 1 else _above(spot, last, divisions)
        if division:
            yield Resolved(Span(spot.start, spot.stop), division, number == 0)


def _above(spot: Spot, last: Division, divisions: Divisions) -> Division | None:
    """The division called ``spot`` in which ``last`` lies."""
    found = [d for d in divisions.named(spot.name) if d.code != last.code and divisions.inside(last.code, d.code)]
    return found[0] if found else None


def _single(name: str, *, divisions: Divisions, scope: Scope, known: frozenset[str]) -> Division | None:
    """The division that ``name`` means without a chain around it."""
    found = divisions.named(name)
    shown = [d for d in found if not needs_evidence(name, d, divisions)]
    if not shown:
        here = [d for d in found if d.code in known]
        return here[0] if here and (len(here) == 1 or here[0].level is not here[1].level) else None
    best = divisions.resolve(name, scope=scope)
    if best is None or best not in shown:
        best = shown[0] if len(shown) == 1 else _nearest(shown, known, divisions)
    if best and best.level is Level.TOWNSHIP and not _township_shown(best, len(shown), name, known, divisions):
        return None
    return best


def _township_shown(best: Division, rivals: int, name: str, known: frozenset[str], divisions: Divisions) -> bool:
    """Whether the article gives reason to believe in this township: its county, or no other of that name."""
    above = [d.code for d in divisions.chain(best.code)[:-1]]
    if above and above[-1] in known:
        return True
    return rivals == 1 and len(name) > 2 and bool(known.intersection(above))


def _nearest(found: Sequence[Division], known: frozenset[str], divisions: Divisions) -> Division | None:
    """The one candidate that lies deepest in what the article shows."""
    depth = [(sum(d.code in known for d in divisions.chain(c.code)), c) for c in found]
    best = max((n for n, _ in depth), default=0)
    near = [c for n, c in depth if n == best]
    return near[0] if best and len(near) == 1 else None

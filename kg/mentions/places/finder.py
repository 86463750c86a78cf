"""The places of an article: divisions, villages, sites, and words like 我区 that mean a division."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from kg import tables
from kg.divisions import Division, Divisions
from kg.mentions.places.divisions import Resolved, resolve_divisions
from kg.mentions.places.sites import Site, find_sites
from kg.model import Article, Kind, Level, Place, PlaceMention, Ref, Span
from kg.scope import Scope

DEICTIC = "deictic"
"""The rule of mentions like 我区, 全市: they count as named only when a fact uses them."""
CORPS_PROVINCE = "650000"
"""The only province in which 88团 is a place and no military unit."""
_AREAS = r"(?:省|市(?!场|民)|县|州(?!县)|区(?!域|间|块|别)|地区|盟|旗|镇|乡)(?![委长直级辖属])"
_ALONE = r"(?![\u4e00-\u9fff]{0,2}[委局厅])"
_DEICTIC = re.compile(
    rf"我(?<![自忘]我){_AREAS}|全(?<![安健完齐保成周]全){_AREAS}|本(?<![成资根基版剧文日]本){_AREAS}"
    rf"|地区(?<![\u4e00-\u9fff]地区){_ALONE}|自治[区州](?<![\u4e00-\u9fff]自治[区州]){_ALONE}"
)
"""Each alternative begins with a character, so that the search skips quickly to the next candidate."""


class PlaceFindings(Struct, frozen=True):
    """What one article names of places."""

    mentions: tuple[PlaceMention, ...]
    """Sorted by span."""
    places: tuple[Place, ...]
    """The places of the mentions and all above them up to the province, sorted by key."""


def find_places(article: Article, *, divisions: Divisions, scope: Scope) -> PlaceFindings:
    """The places that ``article`` names.

    A division of the table has its code as key; a village or site has ``name@code`` with the code of the
    nearest division known, or ``name@cn``.
    """
    text = article.text
    found = resolve_divisions(text, divisions=divisions, scope=scope)
    sites = find_sites(text, found)
    places: dict[str, Place] = {}
    mentions = [
        *_division_mentions(text, found, sites, divisions, places),
        *_site_mentions(text, found, sites, divisions, scope, places),
        *_deictic_mentions(text, found, divisions, scope, places),
    ]
    return PlaceFindings(
        mentions=tuple(sorted(mentions, key=lambda m: (m.span, m.ref))),
        places=tuple(places[key] for key in sorted(places)),
    )


@cache
def _organ() -> re.Pattern[str]:
    """What makes a body of the division before it."""
    words = sorted((r["word"] for r in tables.read("place_organs.tsv")), key=lambda w: (-len(w), w))
    return re.compile("|".join(words) + "|[市县区州]长|专员|书记")


def _enter(division: Division, divisions: Divisions, places: dict[str, Place], form: str = "") -> Ref:
    """Make sure that ``division``, also called ``form``, and all above it are among ``places``; its reference."""
    if division.code not in places:
        for step in divisions.chain(division.code) or (division,):
            places.setdefault(step.code, _place_of(step, divisions))
    place = places[division.code]
    if form and form != place.name and form not in place.also:
        places[division.code] = replace(place, also=tuple(sorted((*place.also, form))))
    return place.ref


@lru_cache(maxsize=4096)
def _place_of(division: Division, divisions: Divisions) -> Place:
    """``division`` as a place with the forms that are its alone."""
    parent = Ref(Kind.PLACE, division.parent) if division.parent and division.level is not Level.PROVINCE else None
    # a form that several divisions share is no other name of one of them unless a page uses it so
    own = tuple(f for f in division.forms if len(divisions.named(f)) == 1)
    return Place(Ref(Kind.PLACE, division.code), division.name, division.level, own, _official(division.code), parent)


def _official(code: str) -> str | None:
    """The code, if it is one of the division table and not made for one of the user's own places."""
    return code if code.isdigit() else None


def _division_mentions(
    text: str, found: Sequence[Resolved], sites: Sequence[Site], divisions: Divisions, places: dict[str, Place]
) -> Iterator[PlaceMention]:
    """The divisions, but for bare names that only open the name of a site (霍尔果斯 in 霍尔果斯口岸)."""
    natural = [s.span for s in sites if s.before is None]
    opening = {s.before.span for s in sites if s.before is not None and s.span.covers(s.before.span)}
    organ = _organ()
    for one in found:
        surface = text[one.span.start : one.span.stop]
        opens = one.span in opening
        if (opens and divisions.is_bare(surface, one.division.code)) or any(s.covers(one.span) for s in natural):
            continue
        yield PlaceMention(
            span=one.span,
            name=surface,
            ref=_enter(one.division, divisions, places, surface),
            rule="division" if one.first else "division-chain",
            inside_body=organ.match(text, one.span.stop) is not None,
        )


def _site_mentions(
    text: str,
    found: Sequence[Resolved],
    sites: Sequence[Site],
    divisions: Divisions,
    scope: Scope,
    places: dict[str, Place],
) -> Iterator[PlaceMention]:
    """Villages and sites, each under the nearest division known."""
    homes = {s.name: s.before.division for s in reversed(sites) if s.before}
    for site in sites:
        if site.rule == "regiment" and (scope.province is None or scope.province.code != CORPS_PROVINCE):
            continue
        home = scope.deictic(site.ours) if site.ours else homes.get(site.name) or _home(site, scope)
        name = f"{home.name}{site.name}" if site.ours and home else site.name
        surface = text[site.span.start : site.span.stop]
        if site.ours and home is None:
            continue
        key = f"{name}@{home.code if home else 'cn'}"
        ref = Ref(Kind.PLACE, key)
        if key not in places:
            parent = _enter(home, divisions, places) if home else None
            places[key] = Place(ref, name, site.level, _long_forms(text, site), None, parent)
        yield PlaceMention(
            span=site.span,
            name=surface,
            ref=ref,
            rule=site.rule,
            inside_body=site.level is Level.SITE and _organ().match(text, site.span.stop) is not None,
        )


def _long_forms(text: str, site: Site) -> tuple[str, ...]:
    """The name as printed with the division in front: 阿勒泰云洲机场 for 云洲机场."""
    if site.before and site.before.span.stop == site.span.start:
        return (text[site.before.span.start : site.span.stop],)
    return ()


def _home(site: Site, scope: Scope) -> Division | None:
    """The division that a site without one in front lies in, as far as the article shows; natural names in none."""
    if site.rule in ("natural-name", "road-number"):
        return None
    if site.level is Level.TOWNSHIP:
        return scope.province
    if site.level is Level.VILLAGE and scope.township:
        return scope.township
    return scope.county or scope.prefecture or scope.province


def _deictic_mentions(
    text: str, found: Sequence[Resolved], divisions: Divisions, scope: Scope, places: dict[str, Place]
) -> Iterator[PlaceMention]:
    """我区, 全市, 我省, and 地区 or 自治区 standing alone."""
    for match in _DEICTIC.finditer(text):
        span = Span(*match.span())
        division = scope.deictic(match[0])
        if division is None or any(one.span.overlaps(span) for one in found):
            continue
        yield PlaceMention(span, match[0], _enter(division, divisions, places), DEICTIC)

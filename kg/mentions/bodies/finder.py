"""Organisations in an article: where they are named, and the one thing that each name means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from kg.divisions import Division, Divisions
from kg.mentions.bodies.closed import ORGANS, joined, read_unit
from kg.mentions.bodies.found import Found
from kg.mentions.bodies.ground import Ground
from kg.mentions.bodies.lexicon import BodyLexicon, Named, Unit
from kg.mentions.bodies.lists import corps, corps_seats, shared_levels, shared_unit
from kg.mentions.bodies.names import Seat, body, division_name, forms_of, full_name, level_word, seat_of
from kg.mentions.bodies.open import read_open
from kg.mentions.bodies.sources import sources
from kg.model import Article, Body, BodyKind, BodyMention, Kind, Level, Ref, Sentence, Span
from kg.scope import Scope

if TYPE_CHECKING:
    from kg.mentions.places import PlaceFindings

__all__ = ["BodyFindings", "BodyLexicon", "find_bodies", "organ", "resolve"]


_LEVELS = "省市县区州盟旗"


class BodyFindings(Struct, frozen=True):
    """What an article names: the spots, sorted, and the bodies, sorted by key."""

    mentions: tuple[BodyMention, ...]
    bodies: tuple[Body, ...]
    """Those of the mentions, and the bodies that they belong to."""


def find_bodies(
    article: Article,
    sentences: tuple[Sentence, ...],
    *,
    lexicon: BodyLexicon,
    divisions: Divisions,
    places: PlaceFindings,
    scope: Scope,
) -> BodyFindings:
    """Every organisation that ``article`` names, under its full official name where that is sure.

    A mention covers the name only: 县委 of 县委书记. A short form that nothing resolves (市委 in an article
    without a city) stands under its own words and a key of this page, so that it never merges with others.
    """
    sites = _sites(places, zones=lexicon.marks["zone"], divisions=divisions) | corps_seats(article.text)
    given = {m.span.stop: d for m in places.mentions if (d := divisions.get(m.ref.key)) is not None}
    ground = Ground(article.text, lexicon, divisions, scope, sites=sites, given=given)
    found = read(ground)
    bodies = _bodies(found, page=article.page)
    mentions = tuple(
        BodyMention(f.span, article.text[f.span.start : f.span.stop], Ref(Kind.BODY, _key(f, article.page)), f.rule)
        for f in found
    )
    return BodyFindings(mentions, bodies)


def _sites(places: PlaceFindings, *, zones: tuple[str, ...], divisions: Divisions) -> dict[int, tuple[int, Seat]]:
    """The villages and zones of an article as seats of bodies, by where they end."""
    things = {p.ref: p for p in places.places}
    found: dict[int, tuple[int, Seat]] = {}
    for mention in places.mentions:
        place = things.get(mention.ref)
        if place is None or not (place.level is Level.VILLAGE or place.name.endswith(zones)):
            continue
        home = divisions.get(place.parent.key) if place.parent else None
        outer = division_name(home, divisions=divisions) if home and place.level is Level.VILLAGE else ""
        found[mention.span.stop] = mention.span.start, Seat(outer + place.name, home, (place.name,), site=True)
    return found


def _key(found: Found, page: str) -> str:
    return found.name if found.known else f"{found.name}|{page}"


def read(ground: Ground) -> tuple[Found, ...]:
    """Every spot of ``ground`` that names a body, in reading order; a part of a body stands for the whole."""
    lexicon, text = ground.lexicon, ground.text
    kept: list[Found] = []
    troops = list(reversed(corps(text)))
    for number, start, stop in lexicon.anchors.find_matches_as_indexes(text):
        word = lexicon.words.get(lexicon.patterns[number])
        if word is None:
            continue
        if text.startswith("部门", stop - 1):
            continue
        while troops and troops[-1].span.stop <= start:
            _keep(kept, troops.pop())
        span, last = Span(start, stop), kept[-1] if kept else None
        found: Found | None = None
        if word.unit is not None and (shared := shared_unit(ground, span, word.unit)):
            kept.extend(shared)
            continue
        if word.unit is not None:
            found = read_unit(ground, span, word, last)
            if found is not None and word.rivals:
                found = replace(found, rivals=word.rivals)
        if found is None and word.named is not None:
            found = _national(ground, span, word.named)
        if found is None and word.ending is not None:
            size = len(word.ending.suffix)
            found = read_open(ground, Span(stop - size, stop), word.ending, last)
        if found is None:
            found = _again(ground, span, word.unit, kept)
        if found is None:
            continue
        if found.rule == "level-unit":
            for other in shared_levels(ground, found):
                _keep(kept, other)
        found = joined(ground, _posted(text, found, kept) or found, last)
        _keep(kept, found)
        ground.note(found.seat.division if found.seat else None, at=stop)
    for found in reversed(troops):
        _keep(kept, found)
    kept = _with_sources(ground, kept)
    stated = {f.name for f in kept}
    return tuple(_told_apart(f, stated, ground.divisions) if f.rivals else f for f in kept)


def _with_sources(ground: Ground, kept: list[Found]) -> list[Found]:
    """``kept`` with the media that only the words around them show, where nothing else was read."""
    more = [s for s in sources(ground) if not any(s.span.overlaps(f.span) for f in kept)]
    return sorted([*kept, *more], key=lambda f: f.span) if more else kept


def _told_apart(found: Found, stated: set[str], divisions: Divisions) -> Found:
    """``found`` as the rival that the same text names in full: 县城管局 beside 某县城市管理和综合执法局."""
    if found.seat is None or not found.known or not found.unit or found.parent is not None:
        return found
    for rival in found.rivals:
        name = full_name(rival, found.seat, parent=None, divisions=divisions)
        if name in stated and name != found.name:
            return replace(found, name=name, unit=rival)
    return found


def _posted(text: str, found: Found, kept: list[Found]) -> Found | None:
    """省纪委监委驻|省教育厅纪检监察组: the group under the name of the body that posts it."""
    at = found.span.start - 1
    if found.rule != "inside-name" or found.kind is not BodyKind.DISCIPLINE or text[at : at + 1] != "驻":
        return None
    sender = next((f for f in reversed(kept) if f.span.stop == at), None)
    if sender is None or not sender.known or not found.known:
        return None
    span = Span(sender.span.start, found.span.stop)
    also = (text[span.start : span.stop], *(f"{s}驻{x}" for s in sender.also for x in (found.name, *found.also)))
    return replace(found, span=span, name=f"{sender.name}驻{found.name}", parent=sender, also=also, rule="posted-group")


def _keep(kept: list[Found], found: Found) -> None:
    """Add ``found``; what it covers goes, but for a body that it names beside itself."""
    held = []
    while kept and kept[-1].span.stop > found.span.start:
        covered = kept.pop()
        if found.beside and found.parent is not None and covered.name == found.parent.name:
            held.append(covered)
    kept.extend(held)
    kept.append(found)


def _again(ground: Ground, span: Span, unit: Unit | None, kept: list[Found]) -> Found | None:
    """A department named before in the article and now by its bare unit: 安委会 after 某县安委会."""
    if unit is None or span.stop - span.start < 3 or not ground.clean(span.start):
        return None
    before = {f.name: f for f in kept if f.unit is not None and f.unit.key == unit.key and f.known}
    if len(before) != 1 or unit.key in ORGANS:
        return None
    (found,) = before.values()
    return replace(found, span=span, rule="again", also=())


def _national(ground: Ground, span: Span, named: Named) -> Found | None:
    """A body that its name alone tells, unless a place or a level word makes it another one's."""
    lexicon, size, before = ground.lexicon, span.stop - span.start, ground.text[max(0, span.start - 1) : span.start]
    if size <= 3 and not ground.clean(span.start) and (size == 2 or before in _LEVELS):
        return None
    if (foreign := _foreign(ground, span, named)) is not None or (named.parent and before in lexicon.marks["foreign"]):
        return foreign
    if named.kind is BodyKind.COMPANY and span.start in ground.by_stop and named.name.endswith("公司"):
        return None
    parent = ground.lexicon.named.get(named.parent)
    above = Found(span, parent.name, parent.kind, "named") if parent else None
    return Found(span, named.name, named.kind, "named", None, None, above, named.also)


def _foreign(ground: Ground, span: Span, named: Named) -> Found | None:
    """A ministry after the name of another country: 美国财政部 is not that of China."""
    spot = ground.by_stop.get(span.start)
    chain = ground.chain(span.start)
    if spot is None or chain is None or chain[1].division is None or not named.parent:
        return None
    if chain[1].division.level is not Level.COUNTRY or chain[1].division.code == "cn":
        return None
    name = ground.text[spot.start : span.stop]
    return Found(Span(spot.start, span.stop), name, BodyKind.GOVERNMENT, "foreign", None, chain[1])


def _bodies(found: Iterable[Found], *, page: str) -> tuple[Body, ...]:
    """One `Body` for each key, with every form seen and every usual one."""
    groups: dict[str, list[Found]] = {}
    for spot in found:
        groups.setdefault(_key(spot, page), []).append(spot)
        above = spot.parent
        while above is not None and above.known:
            groups.setdefault(above.name, []).append(above)
            above = above.parent
    return tuple(_body(key, group) for key, group in sorted(groups.items()))


def _body(key: str, group: list[Found]) -> Body:
    """The `Body` that ``group`` speaks of."""
    first = group[0]
    also = tuple(_forms(group))
    parent = next((f.parent for f in group if f.parent), None)
    place = next((f.seat.division for f in group if f.seat and f.seat.division), None)
    return body(
        first.name,
        first.kind,
        also=also,
        place=Ref(Kind.PLACE, place.code) if place else None,
        parent=Ref(Kind.BODY, parent.name) if parent and parent.known and parent.name != first.name else None,
        key=key,
    )


def _forms(group: Iterable[Found]) -> Iterator[str]:
    """Every form seen or usual; the usual ones once for each unit and seat, which most of the group share."""
    told: set[tuple[int, int]] = set()
    for found in group:
        yield from found.also
        same = (id(found.unit), id(found.seat))
        if found.parent is not None or same not in told:
            yield from _usual(found)
        if found.parent is None:
            told.add(same)


def _usual(found: Found) -> Iterator[str]:
    if found.unit is None or found.seat is None or not found.known:
        return
    above = found.parent
    inside = (above.name, *above.also, *_usual(above)) if above else ()
    yield from forms_of(found.unit, found.seat, inside=inside)


def resolve(
    surface: str, *, lexicon: BodyLexicon, divisions: Divisions, scope: Scope, near: Division | None = None
) -> Body | None:
    """The body that a form means: 县委 near 镇雄县, 地区医保局, 市公安局交警大队.

    ``near`` is a division spoken of just before; it comes before ``scope``.
    """
    if not _may_name(surface, lexicon):
        return None
    ground = Ground(surface, lexicon, divisions, scope, near)
    found = [f for f in read(ground) if f.span == (0, len(surface))]
    if not found or not found[0].known:
        return None
    return _only(found[0])


def _may_name(surface: str, lexicon: BodyLexicon) -> bool:
    """Whether anything that a body is found by stands at the end of ``surface``: where nothing does, none ends there."""
    anchors = lexicon.anchors.find_matches_as_indexes(surface)
    return bool(anchors and anchors[-1][2] == len(surface)) or "兵团" in surface


def organ(key: str, division: Division, *, lexicon: BodyLexicon, divisions: Divisions | None = None) -> Body:
    """The organ of ``division`` by its key.

    Keys: party, government, congress, congress_standing, cppcc, discipline, supervision, court, procuratorate.

    Raises:
        KeyError: no unit has this key.
    """
    divisions = divisions or Divisions.load()
    unit = lexicon.units[key]
    seat = seat_of(division, divisions=divisions)
    if key == "government":
        special = {"地区": "prefecture_office", "街道": "street_office"}.get(level_word(division.name))
        unit = lexicon.units[special] if special else unit
    name = full_name(unit, seat, parent=None, divisions=divisions)
    return _only(Found(Span(0, 0), name, unit.kind, "organ", unit, seat))


def _only(found: Found) -> Body:
    """The body of one spot alone."""
    return next(b for b in _bodies([found], page="") if b.ref.key == found.name)

"""Who was handed the complaints, who handed them over, and which names in the notice are regions of the recipient."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from msgspec import Struct

from kg.divisions import Division, Divisions
from kg.facts.complaints.tokens import Spotted, T
from kg.facts.complaints.words import alternatives, words
from kg.model import Batch, Body, BodyKind, Kind, Level, Place, Ref, Span
from kg.reading import Reading

_TEAM = re.compile(
    r"(?P<head>中央|国家|省委|省|自治区党委|自治区|市委|市|州委|州)?(?P<rest>(?:第[一二三四五六七八九十\d]+(?:轮)?)?"
    r"(?:生态环境保护|生态环境|环境保护|环保|巡视|巡察)(?:第[一二三四五六七八九十\d]+)?(?:督察组|督查组|巡视组|巡察组|组)"
    r"|第[一二三四五六七八九十\d]+(?:督察组|督查组|巡视组|巡察组))"
)
_OURS = re.compile(
    r"(?:我|本|全)(?:省|自治区|区|市|州|地区|盟|县|旗)(?!级|直|政府|委|政协|人大)|(?<=向)(?:省|市|州|地区|县)(?=移|交|转)"
)


class Frame(Struct, frozen=True):
    """What a notice says once for all its figures."""

    recipient: Ref | None
    team: Ref | None
    spotted: tuple[Spotted, ...]
    """Regions, the recipient, the team and other bodies, by place in the text, apart from each other."""
    region: Callable[[str], Spotted | None]
    """What a name is, standing alone: a region (with its place), the recipient (neutral), or nothing known."""


class Registry:
    """Gathers the places and bodies that a notice needs and the mentions lack."""

    def __init__(self, reading: Reading, divisions: Divisions) -> None:
        self._divisions = divisions
        self._known = {m.ref for m in reading.mentions.places if m.rule != "deictic"}
        self._bodies = {m.ref for m in reading.mentions.bodies}
        self.places: dict[Ref, Place] = {}
        self.bodies: dict[Ref, Body] = {}

    def division(self, division: Division, surface: str) -> Ref:
        """The place that ``division`` is."""
        for step in self._divisions.chain(division.code) or (division,):
            ref = Ref(Kind.PLACE, step.code)
            if ref in self._known or ref in self.places:
                continue
            parent = Ref(Kind.PLACE, step.parent) if step.parent and step.level is not Level.PROVINCE else None
            # what a form that several divisions share means is for the page to say
            also = {f for f in step.forms if len(self._divisions.named(f)) == 1}
            if step is division and surface and not _OURS.fullmatch(surface):
                also.add(surface)
            # places of the user's own table have keys that are no official codes
            code = step.code if step.code.isdigit() else None
            self.places[ref] = Place(ref, step.name, step.level, tuple(sorted(also - {step.name})), code, parent)
        return Ref(Kind.PLACE, division.code)

    def site(self, name: str, recipient: Ref | None) -> Ref:
        """A region of no division table (某新区), inside the recipient."""
        usual = words().of["recipient"]
        name = usual[0] if name in usual else name
        ref = Ref(Kind.PLACE, f"{name}@{recipient.key}" if recipient else name)
        if ref not in self._known:
            self.places.setdefault(ref, Place(ref=ref, name=name, level=Level.SITE, parent=recipient))
        return ref

    def places_of(self, batches: Iterable[Batch]) -> tuple[Place, ...]:
        """The places that ``batches`` speak of and the mentions lack, with those that they stand in."""
        queue = [ref for b in batches for ref in (b.recipient, *(o.area for o in b.observations)) if ref]
        queue += [body.place for body in self.bodies.values() if body.place]
        needed: set[Ref] = set()
        while queue:
            ref = queue.pop()
            if ref in self.places and ref not in needed:
                needed.add(ref)
                parent = self.places[ref].parent
                queue += [parent] if parent else []
        return tuple(self.places[ref] for ref in sorted(needed))

    def team(self, name: str, surface: str, place: Ref | None) -> Ref:
        """An inspection team."""
        ref = Ref(Kind.BODY, name)
        if ref not in self._bodies:
            also = (surface,) if surface != name else ()
            self.bodies.setdefault(ref, Body(ref=ref, name=name, kind=BodyKind.INSPECTION, also=also, place=place))
        return ref


@cache
def _handing() -> tuple[re.Pattern[str], re.Pattern[str]]:
    verbs = "移交|交办|转办|转交|交转|转送|下发|派发|反馈|交来"
    before = re.compile(rf"(?:向|对|给|至|(?:{verbs})(?:给|至)?)$")
    after = re.compile(rf"(?:共|已|又|新|再次|共计|当日|实际)?(?:收到|接到|接收|收悉|承接|接|{verbs})")
    return before, after


@cache
def _teams() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(w for w in words().of['team'] if w.endswith('组'))})$")


def frame_of(reading: Reading, *, divisions: Divisions, registry: Registry, anchors: Iterable[Span]) -> Frame:
    """The frame of a notice; ``anchors`` are the places of its batch numbers."""
    spans = list(anchors)
    teams = _find_teams(reading, divisions, registry)
    masked = [span for span, _ in teams] + [
        m.span for m in reading.mentions.bodies if not m.implied and m.span.stop - m.span.start > 1
    ]
    named = [(span, codes) for span, codes in _names(reading, divisions) if not any(m.overlaps(span) for m in masked)]
    recipient = _recipient(reading, divisions, named, spans)
    spotted: list[Spotted] = [Spotted(span, T.NEUTRAL) for span, _ in teams]
    for span, candidates in named:
        spot = _spot(span, candidates, recipient, divisions)
        if spot.ref is not None:
            registry.division(_get(divisions, spot.ref), reading.text(span))
        spotted.append(spot)
    spotted += [Spotted(span, T.RUN) for span in masked]
    team = _nearest([(span, ref) for span, ref in teams], spans)
    mine = registry.division(recipient, "") if recipient else None
    corps = _corps(reading.article.text)
    if corps is not None:
        mine = registry.site(corps, mine)

    def region(name: str) -> Spotted | None:
        candidates = divisions.named(name)
        spot = _spot(Span(0, len(name)), candidates, recipient, divisions) if candidates else None
        if spot and spot.ref is not None:
            registry.division(_get(divisions, spot.ref), name)
        return spot if spot and spot.kind is not T.RUN else None

    return Frame(recipient=mine, team=team, spotted=_apart(spotted), region=region)


def _get(divisions: Divisions, ref: Ref) -> Division:
    found = divisions.get(ref.key)
    assert found is not None
    return found


def _names(reading: Reading, divisions: Divisions) -> list[tuple[Span, tuple[Division, ...]]]:
    """Every division name and every 我区 of the text, with what it may mean."""
    text = reading.article.text
    found: list[tuple[Span, tuple[Division, ...]]] = [
        (Span(spot.start, spot.stop), divisions.named(spot.name)) for spot in divisions.spots(text)
    ]
    for match in _OURS.finditer(text):
        division = reading.scope.deictic(match[0])
        if division is not None:
            found.append((Span(*match.span()), (division,)))
    return sorted(found)


def _recipient(
    reading: Reading, divisions: Divisions, named: list[tuple[Span, tuple[Division, ...]]], anchors: list[Span]
) -> Division | None:
    """The division that was handed the complaints, nearest to a batch number; else what the page is about."""
    text = reading.article.text
    before, after = _handing()
    sentences = [s.span for s in reading.sentences if any(s.span.covers(a) for a in anchors)]
    found: list[tuple[bool, int, Division]] = []
    for n, (span, candidates) in enumerate(named):
        if any(later.start == span.stop for later, _ in named[n + 1 : n + 2]):
            continue
        start = span.start
        for earlier, _ in reversed(named[:n]):
            start = earlier.start if earlier.stop == start else start
        if before.search(text, max(0, start - 4), start) or after.match(text, span.stop):
            division = _meant(candidates, reading, divisions)
            if division:
                near = any(s.covers(span) for s in sentences)
                found.append((not near, span.start, division))
    if found:
        return min(found, key=lambda f: f[:2])[2]
    scope = reading.scope
    return scope.province if scope.centre and scope.province else scope.deepest


def _corps(text: str) -> str | None:
    """The recipient where it is no division but one of the few bodies that are handed complaints like a province."""
    before, after = _handing()
    for match in re.finditer(alternatives(words().of["recipient"]), text):
        if before.search(text, max(0, match.start() - 4), match.start()) or after.match(text, match.end()):
            return words().of["recipient"][0]
    return None


def _meant(candidates: tuple[Division, ...], reading: Reading, divisions: Divisions) -> Division | None:
    if len(candidates) == 1:
        return candidates[0]
    names = {d.name for d in candidates}
    resolved = [divisions.resolve(name, scope=reading.scope) for name in sorted(names)]
    fitting = [d for d in resolved if d in candidates]
    return fitting[0] if len(fitting) == 1 else next(iter(candidates), None)


def _spot(span: Span, candidates: tuple[Division, ...], recipient: Division | None, divisions: Divisions) -> Spotted:
    """A name as a region of the recipient, as the recipient or what it stands in, or as mere text."""
    if recipient is None:
        high = [d for d in candidates if d.level is not Level.TOWNSHIP]
        return Spotted(span, T.REGION, Ref(Kind.PLACE, high[0].code)) if len(high) == 1 else Spotted(span, T.RUN)
    if any(divisions.inside(recipient.code, d.code) for d in candidates):
        return Spotted(span, T.NEUTRAL)
    inside = [d for d in candidates if divisions.inside(d.code, recipient.code)]
    if not inside:
        return Spotted(span, T.RUN)
    top = [d for d in inside if d.level is inside[0].level]
    return Spotted(span, T.REGION, Ref(Kind.PLACE, top[0].code)) if len(top) == 1 else Spotted(span, T.RUN)


def _find_teams(reading: Reading, divisions: Divisions, registry: Registry) -> list[tuple[Span, Ref]]:
    """The inspection teams named, as the bodies reader found them, else by their form."""
    found = [
        (m.span, m.ref) for m in reading.mentions.bodies if not m.implied and _teams().search(reading.text(m.span))
    ]
    numbered = [f for f in found if "第" in reading.text(f[0])]
    taken = [span for span, _ in found]
    text = reading.article.text
    ends = {spot.stop: spot for spot in divisions.spots(text)}
    for match in _TEAM.finditer(text):
        span = Span(*match.span())
        if any(t.overlaps(span) for t in taken):
            continue
        head, name, place = match["head"] or "", match[0], None
        own = ends.get(match.start("rest")) or ends.get(match.start())
        if own is not None:
            span = Span(own.start, span.stop)
            name = text[own.start : span.stop]
            candidates = divisions.named(own.name)
            place = registry.division(candidates[0], own.name) if candidates else None
        elif head and head not in ("中央", "国家"):
            division = reading.scope.local(head.removesuffix("委").removesuffix("党"))
            if division is not None:
                name, place = division.name + match[0].removeprefix(division.name[-1]), registry.division(division, "")
        found.append((span, registry.team(name, match[0], place)))
    return sorted(numbered or found)


def _nearest(teams: list[tuple[Span, Ref]], anchors: list[Span]) -> Ref | None:
    """The team named nearest to a batch number; the one with a number of its own first."""
    if not teams:
        return None

    def far(team: tuple[Span, Ref]) -> tuple[bool, int, Span]:
        return "第" not in team[1].key, min((abs(a.start - team[0].stop) for a in anchors), default=0), team[0]

    return min(teams, key=far)[1]


def _apart(spotted: list[Spotted]) -> tuple[Spotted, ...]:
    """Without those that overlap an earlier one; the longer of two that begin at one place."""
    kept: list[Spotted] = []
    for spot in sorted(spotted, key=lambda s: (s.span.start, -s.span.stop, s.kind)):
        if not kept or kept[-1].span.stop <= spot.span.start:
            kept.append(spot)
    return tuple(kept)

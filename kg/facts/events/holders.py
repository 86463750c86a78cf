"""Who holds an event: the bodies, places or persons before its verb."""

from __future__ import annotations

import re
from functools import cache

from kg.facts.events import lexicon as event_lexicon
from kg.facts.events.cast import Cast, Named
from kg.facts.events.clauses import clauses
from kg.facts.events.lexicon import Verb
from kg.facts.events.role_lists import chain as person_chain
from kg.model import Kind, Role, Sentence, Span

Holders = tuple[tuple[Role, Named], ...]
"""Roles and who has them, in order."""


def holders(text: str, cast: Cast, clause: Span, earlier: Span | None, verb: Verb) -> Holders:
    """Who stands right before the verb: 县政府召开, 团县委、县教育局联合举办."""
    if verb.role is None:
        return ()
    before = _source(text, Span(clause.start, verb.span.start))
    named = outermost([*cast.bodies_in(before), *cast.places_in(before)])
    venue = next((m for n in named for m in [_AT.search(text, max(before.start, n.start - 4), n.start)] if m), None)
    if venue is not None:
        before = Span(before.start, venue.start())
        named = [n for n in named if n.span.stop <= before.stop]
    if not named and (that := _that_body(text, cast, before)) is not None:
        return ((verb.role, that),)
    if not named and (venue is not None or _BETWEEN_HOLDER.fullmatch(text, before.start, verb.span.start)):
        return _holders_before(text, cast, earlier, verb) if earlier is not None else ()
    if not named or _BETWEEN_HOLDER.fullmatch(text, named[-1].span.stop, before.stop) is None:
        return ()
    if any(n.ref.kind is Kind.PLACE for n in named) and not _opens(text, cast, clause, named):
        return ()
    return _with_roles(text, named, verb)


def _that_body(text: str, cast: Cast, before: Span) -> Named | None:
    """The body that 该局, 该校 means: the last one named before whose name ends so."""
    match = _THAT.match(text, before.start, before.stop)
    if match is None:
        return None
    known = cast.bodies_in(Span(0, before.start))
    return next((b for b in reversed(known) if text.endswith(match[1], b.span.start, b.span.stop)), None)


_THAT = re.compile(
    r"[，\s]*(?:近日|日前)?该(?=[局校院县市区镇乡村队部厅委]|[^，。；的]{2})((?:办公室|公司|集团|中心|协会|支行|分行|大队|支队|学院|大学|医院|街道|社区)|[局校院队部厅委])"
    r"(?!的|工作|项)(?:[^，。；：“”的]{0,12}?(?:联合|会同|协同)[^，。；：“”]{2,24})?(?:还|又|共同|联合|专门|先后|近日|日前)*$"
)
_BETWEEN_HOLDER = re.compile(
    r"(?:(?:共同|联合)?(?:组成|组建|组织|选派)[^，。；]{1,12}?(?:团|组|队|代表|干部|职工|党员|志愿者|师生|学生|委员)|，|、|\s|等|单位|部门|党组|即将|还将|也将|将|共同|联合|组织|专门|专题|又|还|再次|首次|正式|成功|隆重|集中|统一|牵头|先后|陆续|如期|率先|精心|在线|线上|线下|今天|今日|昨天|昨日|当天|当日|上午|下午|近日|日前"
    r"|\d{1,2}月|\d{1,2}日|(?:在|于)[^，。；“”]{1,25})*"
)

_AT = re.compile(r"(?:位于|在|于|到|赴|走进|深入|前往|来到|向|对|为|从|与|同|围绕)$")


def _source(text: str, before: Span) -> Span:
    """``before`` without what stands before its holder where a report names its source: 记者从甲市政府召开的…会上获悉."""
    source = _FROM.match(text, before.start, before.stop)
    return Span(source.end(), before.stop) if source is not None else before


_FROM = re.compile(r"[^，。；：“”从]{0,16}从")


def carried(text: str, cast: Cast, sentence: Sentence, clause: Span, verb: Verb) -> Holders:
    """The body that opens the sentence, where nothing in between takes its place: 甲局紧扣主题，创新方式，举办…."""
    if verb.role is None or _bare().fullmatch(text, clause.start, verb.span.start) is None:
        return ()
    subject: list[Named] = []
    for other in (c for c in clauses(text, sentence.span) if c.stop <= clause.start):
        if subject:
            if _takes_over(text, cast, other):
                return ()
            continue
        named = outermost(list(cast.bodies_in(other)))
        if named and _DATED.fullmatch(text, other.start, named[0].start) is not None:
            subject = _row(text, named)
            if _carries().match(text, subject[-1].span.stop, sentence.span.stop) is None:
                return ()
        elif named or cast.persons_in(other) or _INTRODUCED.match(text, other.start, other.stop) is None:
            return ()
    return tuple((verb.role, n) for n in subject)


def _takes_over(text: str, cast: Cast, clause: Span) -> bool:
    """Whether a clause has a subject of its own."""
    named = any(n.start == clause.start for n in (*cast.bodies_in(clause), *cast.places_in(clause)))
    return named or bool(cast.persons_in(clause)) or _OTHER_SUBJECT.match(text, clause.start, clause.stop) is not None


def _row(text: str, named: list[Named]) -> list[Named]:
    """The first of ``named`` with all that follow it in one list."""
    row = named[:1]
    for one in named[1:]:
        if _LIST_GAP.fullmatch(text, row[-1].span.stop, one.start) is None:
            break
        row.append(one)
    return row


_DATED = re.compile(
    r"\s*(?:[^，。；“《]{0,30}(?:讯|电|消息|报道)\s*（[^）\n]*）)?\s*(?:20\d\d年以?来?|今年以?来?|\d{1,2}月|\d{1,2}日|上午|下午|近日|日前|连日来|近期|近年来)*，?"
)
_INTRODUCED = re.compile(
    r"\s*(?:为|面对|针对|鉴于|受|应|按照|根据|围绕|在|近|日前|连日|今年|一年|\d|20|自|春节|值此|当前|据悉|[^，。；]{0,8}来临|[^，。；]{2,24}之际)"
)


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{event_lexicon.load().pattern('bare-adverb')})*")


@cache
def _carries() -> re.Pattern[str]:
    return re.compile(rf"(?:等[^，。；的]{{0,8}})?(?:{event_lexicon.load().pattern('carry')}|，)")


_OTHER_SUBJECT = re.compile(
    r"(?:由|各|全[省市县区镇村]|该|此|让|使|其中|我[省市县区]|[^，。；]{0,8}(?:人员|代表|干部|群众|党员|领导|负责人|队员|志愿者|企业|单位|部门))"
)


def _opens(text: str, cast: Cast, clause: Span, named: list[Named]) -> bool:
    """Whether a place is the subject of its clause: nothing but a date or a dateline stands before it."""
    first = _chain(text, named)[0][0]
    before = text[clause.start : first.start]
    dates = cast.dates_in(Span(clause.start, first.start))
    return (
        not before.strip()
        or before.endswith(("）", "：", " ", "由"))
        or any(d.span.stop >= first.start - 3 for d in dates)
    )


def doers(text: str, cast: Cast, sentence: Sentence, verb: Verb) -> Holders:
    """Persons who go and do it: 校长张三，书记李四到甲村开展慰问活动."""
    if verb.word not in ("开展", "组织开展", "联合开展"):
        return ()
    persons = cast.persons_in(Span(sentence.span.start, verb.span.start))
    if not persons or _GOING.fullmatch(text, persons[-1].span.stop, verb.span.start) is None:
        return ()
    return tuple((Role.ATTENDED, p) for p in person_chain(text, persons))


_GOING = re.compile(
    r"(?:一行|等[^，。；：]{0,14})?(?:先后|分别|带队|率队)*(?:深入|前往|赴|到|来到|走进)[^，。；：“”]{1,40}"
)


def _holders_before(text: str, cast: Cast, earlier: Span, verb: Verb) -> Holders:
    """The bodies that open the clause before: 县水务局联合甲镇政府组成服务队，在乙村开展…."""
    named = outermost(list(cast.bodies_in(earlier)))
    acting = _ACTING.search(text, earlier.start, earlier.stop)
    if not named or acting is None or any(cast.persons_in(earlier)):
        return ()
    named = [n for n in named if n.span.stop <= acting.start()]
    if not named or _JUST_DATED.fullmatch(text, earlier.start, named[0].start) is None:
        return ()
    if _LIST_REST.fullmatch(text, named[-1].span.stop, acting.start()) is None:
        return ()
    return _with_roles(text, named, verb)


_LIST_REST = re.compile(r"(?:、[^，。；]{1,30})?(?:等)?")

_JUST_DATED = re.compile(r"(?:\d{1,2}月)?(?:\d{1,2}日)?(?:上午|下午)?")

_ACTING = re.compile(r"(?:共同|联合)?(?:组成|组建|抽调|组织|邀请|聚焦|紧扣|结合|立足|积极|坚持)[^，。；]{2,60}$")


def _with_roles(text: str, named: list[Named], verb: Verb) -> Holders:
    found: list[tuple[Role, Named]] = []
    role = verb.role or Role.ORGANIZED
    for index, (holder, partner) in enumerate(_chain(text, named)):
        if index and partner:
            role = Role.CO_ORGANIZED
        found.append((role, holder))
    return tuple(found)


def _chain(text: str, named: list[Named]) -> list[tuple[Named, bool]]:
    """The last of ``named`` and those before it in one list with it, and whether 联合 brings it in."""
    chain = [(named[-1], False)]
    for earlier in reversed(named[:-1]):
        gap = text[earlier.span.stop : chain[0][0].start]
        if not gap and earlier.ref.kind is Kind.PLACE:
            continue
        if _LIST_GAP.fullmatch(gap) is None:
            break
        chain[0] = (chain[0][0], _PARTNER.search(gap) is not None)
        chain.insert(0, (earlier, False))
    return chain


_PARTNER = re.compile(r"联合|会同|协同|携手|联手")

_LIST_GAP = re.compile(r"(?:、|和|与|及|以及|，|\s|等|联合|会同|协同|携手|联手)*")


def outermost(named: list[Named]) -> list[Named]:
    """``named`` in order, without those that stand inside another."""
    order = sorted(set(named), key=lambda n: (n.span.start, -n.span.stop, n.ref))
    found: list[Named] = []
    for one in order:
        if not found or one.span.start >= found[-1].span.stop:
            found.append(one)
    return found

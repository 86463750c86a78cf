"""Visits and inspections, told by who goes where and looks at what: 县长张三到甲镇调研乡村振兴工作."""

from __future__ import annotations

import re
from functools import cache

from kg.facts.events import lexicon as event_lexicon
from kg.facts.events.act_words import Act
from kg.facts.events.candidates import Candidate
from kg.facts.events.cast import Cast, Named
from kg.facts.events.role_lists import begins_as_list, chain
from kg.facts.events.wording import core, plain
from kg.model import EventType, Role, Sentence, Span

VISITS = "visit-after-name"
"""The rule of visits."""


def visit(text: str, cast: Cast, sentence: Sentence, clause: Span, act: Act) -> Candidate | None:
    """The visit that a clause tells of, if it says who goes.

    ``act`` is its verb; ``clause`` may begin with the clause before, which says where they went.
    """
    persons = cast.persons_in(Span(clause.start, act.span.start))
    if any(clause.start <= s.start < act.span.start for s in cast.silent):
        return None
    if persons and _ON_THE_WAY.fullmatch(text, persons[-1].span.stop, act.span.start) is not None:
        who = chain(text, persons)
        if not begins_as_list(text, who[0], clause) and not DATED.fullmatch(text, clause.start, who[0].start):
            return None
        names, start, rest_from = "、".join(plain(text[w.span.start : w.span.stop]) for w in who), who[0].start, who[-1]
        after = rest_from.span.stop
    elif text.endswith(_MEANWHILE, clause.start, clause.stop):
        return None
    elif (group := _group(text, cast, clause, act)) is not None:
        who, names, start, after = [], plain(text[group.start : group.stop]), group.start, group.stop
    elif (party := _party(text, cast, clause, act)) is not None:
        who, names, start, after = [], plain(text[party.start : party.stop]), party.start, party.stop
    elif (inspectors := _inspectors(text, cast, clause, act)) is not None:
        who, start, after = [inspectors], inspectors.span.start, inspectors.span.stop
        names = plain(text[start:after])
    else:
        return None
    stop = clause.stop if clause.stop - act.span.start <= 50 else act.span.stop
    rest = re.sub(
        r"^(?:一行人?|同志)，?|^(?:近日|日前|昨天|昨日|今天|今日|上午|下午)+|^(?:分别)?带队，",
        "",
        plain(text[after:stop]),
    )
    rest = re.sub(r"时?$|(?:并|时)[^，]*$", "", rest)
    if _CITED.search(rest) or text.startswith(("以及", "及", "按照", "根据", "落实", "贯彻"), clause.start):
        return None
    role = Role.INSPECTED if act.type is EventType.INSPECTION else Role.ATTENDED
    return Candidate(
        name=names + rest,
        span=Span(after, stop),
        told=Span(start, stop),
        head=act.word,
        type=act.type,
        sentence=sentence,
        rule=VISITS,
        verb=act.span.start,
        also=(rest,) if len(rest) >= 8 else (),
        holders=tuple((role, w) for w in who),
        core=core(names + rest),
    )


_MEANWHILE = ("后", "前", "时", "期间")
"""Ends of a clause that only says when something else happened: 督察组在督察某市后，收到来信."""


def _group(text: str, cast: Cast, clause: Span, act: Act) -> Span | None:
    """The party of visitors that a clause begins with, known by a name: 甲镇领导, 乙代表团."""
    found = _party_of().match(text, clause.start, act.span.start)
    if found is None or not (_named(cast, Span(*found.span(1))) or _spoken_of(text, cast, found, clause)):
        return None
    on_the_way = _ON_THE_WAY.fullmatch(text, found.end(), act.span.start)
    return Span(*found.span(1)) if on_the_way is not None else None


def _spoken_of(text: str, cast: Cast, found: re.Match[str], clause: Span) -> bool:
    """Whether the article has told of the group before, and it goes where there is a name: 考察团一行人来到甲合作社."""
    told = found[1].endswith(_TEAMS) and text.find(found[1], 0, clause.start) >= 0
    return told and _named(cast, Span(found.end(), clause.stop))


_TEAMS = ("团", "组")


def _party(text: str, cast: Cast, clause: Span, act: Act) -> Span | None:
    """The guests of an event who look round somewhere that has a name: 与会人员参观了甲小学、乙基地."""
    found = _GUESTS.match(text, clause.start, act.span.start)
    if (
        found is None
        or act.word not in event_lexicon.load().words["tour"]
        or _ON_THE_WAY.fullmatch(text, found.end(), act.span.start) is None
    ):
        return None
    return Span(*found.span(1)) if _named(cast, Span(found.end(), clause.stop)) else None


_GUEST = r"[^，。；：“”、]{0,6}?(?:人员|嘉宾|代表|学员|师生|领导|委员)"
_GUESTS = re.compile(
    rf"((?:与会|参会|参加活动的|出席活动的|参训|全体)?{_GUEST}(?:[、和]{_GUEST})*(?:们|一行)?)"
    r"(?:还|先后|分别|一同|共同|集体|实地|现场)*"
)


def _inspectors(text: str, cast: Cast, clause: Span, act: Act) -> Named | None:
    """The body that a clause begins with, where it inspects: 县政协组织部分委员，视察养老服务工作."""
    if (
        act.type is not EventType.INSPECTION
        or act.word in event_lexicon.load().words["daily"]
        or cast.persons_in(clause)
    ):
        return None
    bodies = cast.bodies_in(Span(clause.start, act.span.start))
    body = next((b for b in reversed(bodies) if DATED.fullmatch(text, clause.start, b.start)), None)
    if body is None or _WITH_THEM.fullmatch(text, body.span.stop, act.span.start) is None:
        return None
    return body if clause.stop - act.span.stop >= 4 or _WENT.search(text, body.span.stop, act.span.start) else None


_WITH_THEM = re.compile(
    r"(?:组织[^，。；“”]{2,24}(?:代表|委员|人员|成员)，?)?(?:先后|分别|实地|集中|专题)*"
    r"(?:(?:深入|前往|赶赴|赴|到|来到|走进|对|就|围绕)[^，。；：“”]{2,40})?(?:，)?(?:开展|进行|实地|集中|专题)*"
)
_WENT = re.compile(r"深入|前往|赴|到|来到|走进|对|就|围绕")


def _named(cast: Cast, group: Span) -> bool:
    """Whether a group is known by a name: 甲镇领导, not 分局主要领导."""
    return bool(cast.bodies_in(group) or cast.places_in(group))


_CITED = re.compile(r"的[^，。；]{0,8}(?:要求|精神|指示|讲话|部署|批示|嘱托)$")


@cache
def _party_of() -> re.Pattern[str]:
    return re.compile(
        r"(?:\d{1,2}月\d{1,2}日)?(?:上午|下午)?([^，。；：“”《》在对由]{0,20}?"
        rf"(?:{event_lexicon.load().pattern('group')}))(?:一行人?)?"
    )


_ON_THE_WAY = re.compile(
    r"(?:一行|同志|先生|女士|院士|教授|等[^，。；：]{0,14})?(?:(?:分别)?(?:带队|率队)，)?(?:第[二三四]次|先后|分别|带队|率队|(?:率|带领|率领|陪同)[^，。；的]{1,24}?(?=深入|前往|赴|到|来到|走进)|立即|第一时间|连夜|冒雨|昨天|昨日|今天|今日|近日|日前|上午|下午|专程|再次|还|又|利用周末|不打招呼)*"
    r"(?:(?:深入|前往|赶赴|奔赴|赴|到|来到|走进|在|对|就|围绕|沿|登门|实地|现场|集中|专题)[^，。；：“”]{0,40})?"
    r"(?:，(?:陆续|分别|先后|实地|集中|分头|对[^，。；：“”]{2,30}|就[^，。；：“”]{2,30})*)?(?:开展|进行)?"
)
DATED = re.compile(r"[^，。；：“”]{0,4}|.{0,12}[日天午晚]")

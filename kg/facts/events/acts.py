"""Visits and inspections, launches and works: events that a verb tells, without a noun of event."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from kg import tables
from kg.errors import LexiconError
from kg.facts.events import lexicon as event_lexicon
from kg.facts.events.candidates import Candidate
from kg.facts.events.cast import Cast, Named
from kg.facts.events.clauses import clauses, shut
from kg.facts.events.role_lists import begins_as_list, chain
from kg.facts.events.wording import core, indefinite, plain, trimmed, wished
from kg.model import EventType, Role, Sentence, Span
from kg.reading import Reading

VISITS = "visit-after-name"
"""The rule of visits."""
VISIT, START, BUILD, UNVEIL, BRING, COME = "visit", "start", "build", "unveil", "bring", "come"


class Act(NamedTuple):
    """A verb of ``seeds/event_acts.tsv`` where it stands."""

    span: Span
    word: str
    type: EventType
    kind: str


def acts(
    reading: Reading, cast: Cast, sentence: Sentence, found: Sequence[Act], known: Sequence[Candidate]
) -> Iterator[Candidate]:
    """The events of one sentence that no noun names, beside those that are ``known``."""
    text = reading.article.text
    before: Span | None = None
    for clause in clauses(text, sentence.span):
        earlier, before = before, clause
        own = [a for a in found if clause.covers(a.span)]
        own = [a for a in own if not any(k.told.overlaps(a.span) for k in known)]
        if not own or any(q.covers(own[0].span) for q in shut(text, clause)):
            continue
        if wished(text, cast, clause, own[0].span.start):
            continue
        act = next((a for a in own if a.kind == VISIT), None) or _coming(text, sentence, clause, found)
        whole = clause
        if act is not None and earlier is not None and _LEADING.search(text, earlier.start, earlier.stop):
            whole = Span(earlier.start, clause.stop)
        candidate = (
            (_visit(text, cast, sentence, whole, act) if act else None)
            or _start(text, cast, sentence, clause, own)
            or _brought_out(text, cast, sentence, clause, own)
        )
        if candidate is not None:
            yield candidate


def _coming(text: str, sentence: Sentence, clause: Span, found: Sequence[Act]) -> Act | None:
    """来到 where the next clause tells of looking round: 张三来到甲厂，详细了解生产情况."""
    act = next((a for a in found if a.kind == COME and clause.covers(a.span)), None)
    looking = _looks().match(text, clause.stop, sentence.span.stop) if act is not None else None
    if looking is None or any(a.kind == VISIT and a.span.stop == looking.end() for a in found):
        return None
    return act


@cache
def _looks() -> re.Pattern[str]:
    lexicon = event_lexicon.load()
    return re.compile(rf"，(?:{lexicon.pattern('look-adverb')})*(?:{lexicon.pattern('look')})")


_LEADING = re.compile(
    r"(?:带队|率队|一行)$|组织[^，。；“”]{2,24}(?:代表|委员|人员|成员)$|(?:深入|来到|走进|前往|先后到|赶赴|奔赴|赴)[^，。；：“”]{2,30}$"
)


# --- 县长张三到甲镇调研乡村振兴工作 -----------------------------------------------------------------


def _visit(text: str, cast: Cast, sentence: Sentence, clause: Span, act: Act) -> Candidate | None:
    persons = cast.persons_in(Span(clause.start, act.span.start))
    if any(clause.start <= s.start < act.span.start for s in cast.silent):
        return None
    if persons and _ON_THE_WAY.fullmatch(text, persons[-1].span.stop, act.span.start) is not None:
        who = chain(text, persons)
        if not begins_as_list(text, who[0], clause) and not _DATED.fullmatch(text, clause.start, who[0].start):
            return None
        names, start, rest_from = "、".join(plain(text[w.span.start : w.span.stop]) for w in who), who[0].start, who[-1]
        after = rest_from.span.stop
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
        r"^(?:一行|同志)，?|^(?:近日|日前|昨天|昨日|今天|今日|上午|下午)+|^(?:分别)?带队，", "", plain(text[after:stop])
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


def _group(text: str, cast: Cast, clause: Span, act: Act) -> Span | None:
    """The party of visitors that a clause begins with, known by a name: 甲镇领导, 乙代表团."""
    found = _GROUP.match(text, clause.start, act.span.start)
    if found is None or not _named(cast, Span(*found.span(1))):
        return None
    on_the_way = _ON_THE_WAY.fullmatch(text, found.end(), act.span.start)
    return Span(*found.span(1)) if on_the_way is not None else None


def _party(text: str, cast: Cast, clause: Span, act: Act) -> Span | None:
    """The guests of an event who look round somewhere that has a name: 与会人员参观了甲小学、乙基地."""
    found = _GUESTS.match(text, clause.start, act.span.start)
    if found is None or act.word not in _LOOKING or _ON_THE_WAY.fullmatch(text, found.end(), act.span.start) is None:
        return None
    return Span(*found.span(1)) if _named(cast, Span(found.end(), clause.stop)) else None


_GUEST = r"[^，。；：“”、]{0,6}?(?:人员|嘉宾|代表|学员|师生|领导|委员)"
_GUESTS = re.compile(
    rf"((?:与会|参会|参加活动的|出席活动的|参训|全体)?{_GUEST}(?:[、和]{_GUEST})*(?:们|一行)?)"
    r"(?:还|先后|分别|一同|共同|集体|实地|现场)*"
)
_LOOKING = frozenset(
    {"参观", "参观考察", "实地考察", "考察", "实地察看", "实地查看", "现场察看", "察看", "参观学习", "现场观摩", "观摩"}
)


def _inspectors(text: str, cast: Cast, clause: Span, act: Act) -> Named | None:
    """The body that a clause begins with, where it inspects: 县政协组织部分委员，视察养老服务工作."""
    if act.type is not EventType.INSPECTION or act.word in _NO_OFFICE or cast.persons_in(clause):
        return None
    bodies = cast.bodies_in(Span(clause.start, act.span.start))
    body = next((b for b in reversed(bodies) if _DATED.fullmatch(text, clause.start, b.start)), None)
    if body is None or _WITH_THEM.fullmatch(text, body.span.stop, act.span.start) is None:
        return None
    return body if clause.stop - act.span.stop >= 4 or _WENT.search(text, body.span.stop, act.span.start) else None


_NO_OFFICE = frozenset({"督察", "督查", "巡查", "察看", "检查", "走访"})
"""What offices do every day, which makes no event of its own when only the office is named."""
_WITH_THEM = re.compile(
    r"(?:组织[^，。；“”]{2,24}(?:代表|委员|人员|成员)，?)?(?:先后|分别|实地|集中|专题)*"
    r"(?:(?:深入|前往|赶赴|赴|到|来到|走进|对|就|围绕)[^，。；：“”]{2,40})?(?:，)?(?:开展|进行|实地|集中|专题)*"
)
_WENT = re.compile(r"深入|前往|赴|到|来到|走进|对|就|围绕")


def _named(cast: Cast, group: Span) -> bool:
    """Whether a group is known by a name: 甲镇领导, not 分局主要领导."""
    return bool(cast.bodies_in(group) or cast.places_in(group))


_CITED = re.compile(r"的[^，。；]{0,8}(?:要求|精神|指示|讲话|部署|批示|嘱托)$")
_GROUP = re.compile(
    r"(?:\d{1,2}月\d{1,2}日)?(?:上午|下午)?([^，。；：“”《》在对由]{2,20}?(?:领导|领导班子|班子成员|工作组|调研组|督导组|检查组|考察团|考察组|慰问组|代表团|督察组))(?:一行)?"
)
_ON_THE_WAY = re.compile(
    r"(?:一行|同志|先生|女士|院士|教授|等[^，。；：]{0,14})?(?:(?:分别)?(?:带队|率队)，)?(?:第[二三四]次|先后|分别|带队|率队|(?:率|带领|率领|陪同)[^，。；的]{1,24}?(?=深入|前往|赴|到|来到|走进)|立即|第一时间|连夜|冒雨|昨天|昨日|今天|今日|近日|日前|上午|下午|专程|再次|还|又|利用周末|不打招呼)*"
    r"(?:(?:深入|前往|赶赴|奔赴|赴|到|来到|走进|在|对|就|围绕|沿|登门|实地|现场|集中|专题)[^，。；：“”]{0,40})?"
    r"(?:，(?:陆续|分别|先后|实地|集中|分头|对[^，。；：“”]{2,30}|就[^，。；：“”]{2,30})*)?(?:开展|进行)?"
)
_DATED = re.compile(r"[^，。；：“”]{0,4}|.{0,12}[日天午晚]")


# --- 智能体试点上线, 条例正式施行, 公路施工 -----------------------------------------------------------


def _start(text: str, cast: Cast, sentence: Sentence, clause: Span, own: Sequence[Act]) -> Candidate | None:
    act = next((a for a in reversed(own) if a.kind not in (VISIT, BRING, COME)), None)
    if act is None or _TAIL.fullmatch(text, act.span.stop, clause.stop) is None:
        return None
    before = _BETWEEN.match(text, clause.start, act.span.start)
    if before is None:
        return None
    span = trimmed(text, cast, Span(clause.start, before.end(1)))
    if span is None:
        return None
    name = plain(text[span.start : span.stop])
    if not 4 <= len(name) <= 40 or _NO_THING.search(name) or any(cast.persons_in(span)):
        return None
    if act.word in ("施行", "正式施行", "实施", "正式实施") and not name.endswith("》"):
        return None
    return Candidate(
        name=name + act.word,
        span=span,
        told=Span(span.start, act.span.stop),
        head=act.word,
        type=act.type,
        sentence=sentence,
        rule=f"{act.kind}-of-thing",
        verb=act.span.start,
        also=(name,),
        core=core(name + act.word),
    )


_TAIL = re.compile(r"(?:了)?(?:\s*$|！|一周年)?")
_BETWEEN = re.compile(
    r"((?:《[^》\n]*》|“[^”\n]*”|（[^）\n]*）|[^，。；：《“（])+?)"
    r"(?:（以下简称[^）]*）)?(?:已|将|即将|今日|今天|近日|日前|全面|成功|全新|在线|(?:将)?(?:于|自|从)?(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?(?:起)?|\d{1,2}日|(?:于|在)[^，。；：“”]{2,24})*$"
)
_NO_THING = re.compile(
    r"[了]|宣布|记者|为(?!民)|通过|推动|加快|确保|实现|进行|开始|正在|据|因$|需$|等$|项目建设$|已|并$|^产品|^该|^面向|^由|向$|均$|^项目|后$|前$|时$|^完成|以来"
)


# --- 发布了《甲》宣传片, 开通“绿色通道”, 为甲工作站揭牌 -------------------------------------------------------


def _brought_out(text: str, cast: Cast, sentence: Sentence, clause: Span, own: Sequence[Act]) -> Candidate | None:
    """A thing that somebody brings out: what follows the verb, or stands between 为 and 揭牌."""
    act = own[0]
    if act.kind == UNVEIL:
        thing = _FOR.search(text, clause.start, act.span.start)
    elif act.kind == BRING:
        thing = _THING.match(text, act.span.stop, clause.stop)
    else:
        return None
    if thing is None:
        return None
    span = trimmed(text, cast, Span(thing.start(1), thing.end(1)))
    name = plain(text[span.start : span.stop]) if span else ""
    if (
        span is None
        or not 4 <= len(name) <= 40
        or indefinite(name, "")
        or _NO_LAUNCH.search(name)
        or cast.persons_in(span)
    ):
        return None
    before = [b for b in cast.bodies_in(Span(clause.start, act.span.start)) if b.start == clause.start]
    return Candidate(
        name=name + act.word,
        span=span,
        told=Span(min(act.span.start, span.start), max(act.span.stop, span.stop)),
        head=act.word,
        type=act.type,
        sentence=sentence,
        rule=f"{act.kind}-of-thing",
        verb=act.span.start,
        also=(act.word + name, name),
        holders=tuple((Role.ORGANIZED, b) for b in before[:1]) if act.kind == BRING else (),
        core=core(name + act.word),
    )


_NO_LAUNCH = re.compile(r"公示|公告|通报|通知|消息|视频|信息|预警|声明|[了]|文章|微博|图片|动态|“[^”]{8,}[，。？！]")
_FOR = re.compile(r"(?:为|给)((?:“[^”\n]*”|《[^》\n]*》|[^，。；：“《为给]){4,40})$")
_THING = re.compile(
    r"了?((?:“[^”\n]*”|《[^》\n]*》|（[^）\n]*）|[^，。；：“《（]){0,36}?(?:《[^》\n]*》|“[^”\n]*”|汇编|宣传片|白皮书|蓝皮书|榜单|指南|清单|标准"
    r"|倡议书|倡议|服务|系统|平台|网点|资金|基金|热线|专线|专列|专窗|通道|航线|线路|班列|小程序|客户端|工作室|工作站|服务站|实验室|联盟|形象大使|形象标识|吉祥物|主题曲|会徽|票种))(?=$|，|并|，以)"
)


@cache
def act_finder() -> ActFinder:
    """The verbs of the project's table.

    Raises:
        LexiconError: the table is missing or names an unknown class of event.
    """
    try:
        rows = tuple((r["word"], EventType(r["type"]), r["kind"]) for r in tables.read("event_acts.tsv"))
    except ValueError as error:
        raise LexiconError(f"seeds/event_acts.tsv: {error}: use the values of kg.model.EventType") from error
    return ActFinder(rows, AhoCorasick([r[0] for r in rows], matchkind=MatchKind.LeftmostLongest))


class ActFinder(NamedTuple):
    """The verbs of ``seeds/event_acts.tsv`` and how to find them."""

    rows: tuple[tuple[str, EventType, str], ...]
    finder: AhoCorasick

    def find(self, text: str) -> list[Act]:
        """Every act of ``text`` in order."""
        return [
            Act(Span(start, stop), *self.rows[index])
            for index, start, stop in self.finder.find_matches_as_indexes(text)
        ]

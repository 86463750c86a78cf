"""Launches, works, unveilings and visits: events that a verb tells, without a noun of event."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.facts.events import lexicon as event_lexicon
from kg.facts.events.act_words import BRING, COME, UNVEIL, VISIT, Act
from kg.facts.events.candidates import Candidate
from kg.facts.events.cast import Cast
from kg.facts.events.clauses import clauses, shut
from kg.facts.events.visits import visit
from kg.facts.events.wording import core, indefinite, plain, trimmed, wished
from kg.model import Role, Sentence, Span
from kg.reading import Reading


def acts(
    reading: Reading, cast: Cast, sentence: Sentence, found: Sequence[Act], known: Sequence[Candidate]
) -> Iterator[Candidate]:
    """The events of one sentence that no noun names, beside those that are ``known``."""
    text = reading.article.text
    before: Span | None = None
    for clause in clauses(text, sentence.span):
        earlier, before = before, clause
        own = [a for a in found if clause.covers(a.span) and _IN_NAME.match(text, a.span.stop) is None]
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
            (visit(text, cast, sentence, whole, act) if act else None)
            or _start(text, cast, sentence, clause, own)
            or _brought_out(text, cast, sentence, clause, own)
        )
        if candidate is not None:
            yield candidate


_IN_NAME = re.compile(r"团(?![省市县区州旗]|中央|地委|委|支部|组织|干|校)|组(?!织)")
"""What makes a verb a part of a noun: 考察团, 调研组."""


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
        thing = _thing().match(text, act.span.stop, clause.stop)
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


@cache
def _thing() -> re.Pattern[str]:
    return re.compile(
        rf"了?((?:“[^”\n]*”|《[^》\n]*》|（[^）\n]*）|[^，。；：“《（]){{0,36}}?"
        rf"(?:《[^》\n]*》|“[^”\n]*”|{event_lexicon.load().pattern('thing')}))(?=$|，|并|，以)"
    )

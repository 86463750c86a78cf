"""Whose reports a meeting heard: 听取了甲局关于…的汇报."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.events.cast import Cast
from kg.facts.events.clauses import clause_end
from kg.facts.events.holders import outermost
from kg.facts.events.role_cues import Played
from kg.facts.events.role_lists import chain
from kg.model import Role, Sentence, Span

_HEARD = re.compile(r"听取(?:和|并|审议|了)*")
_HEARD_WHAT = re.compile(r"(?:《[^》]*》|[^，。；]){0,120}?(?:汇报|报告|通报|说明|介绍|讲座|辅导|授课)")


def heard(text: str, cast: Cast, sentence: Sentence) -> Iterator[Played]:
    """Whose reports a meeting heard: 听取了**县农业农村局**关于…的汇报."""
    for match in _HEARD.finditer(text, sentence.span.start, sentence.span.stop):
        what = _HEARD_WHAT.match(text, match.end(), sentence.span.stop)
        if what is None:
            continue
        zone = Span(match.end(), what.end())
        named = [*cast.persons_in(zone)] or outermost(cast.bodies_in(zone))
        first = [n for n in named if n.start == zone.start or (n.ref.kind == "person" and n.start - zone.start <= 20)]
        if not first or not re.match(
            r"(?:等)?(?:关于|所?作的?|的[^，。；]{0,12}汇报|就|对|《|工作汇报|、)", text[first[0].span.stop : zone.stop]
        ):
            continue
        yield Played(
            role=Role.ADDRESSED if text.endswith(("讲座", "辅导", "授课"), 0, what.end()) else Role.REPORTED,
            agent=first[0],
            position=1,
            told=Span(match.start(), what.end()),
            rule="report-heard",
            sentence=sentence,
            noun=None,
            named=False,
        )


_INVITED = re.compile(r"邀请(?:了|到了?|来)?")
_NOT_AS_SUCH = re.compile(
    r"[^，。；、]{0,8}(?:专家|教授|讲师|老师|教师|律师|博士|院士|领导|负责人|负责同志|主任|书记|参加|参会|出席)"
)


def invited(text: str, cast: Cast, sentence: Sentence) -> Iterator[Played]:
    """The bodies that an event is said to have invited: 活动邀请**县中医院**、**县妇幼保健院**的医护人员义诊."""
    for match in _INVITED.finditer(text, sentence.span.start, sentence.span.stop):
        clause = Span(match.end(), clause_end(text, match.end(), sentence.span.stop))
        row = outermost(list(cast.bodies_in(clause)))
        if not row or row[0].start != clause.start:
            continue
        last = 0
        while last + 1 < len(row) and text[row[last].span.stop : row[last + 1].start] in ("、", "和", "及", "与"):
            last += 1
        if _NOT_AS_SUCH.match(text, row[last].span.stop):
            continue
        for position, agent in enumerate(row[: last + 1], 1):
            yield Played(
                role=Role.PARTICIPATED,
                agent=agent,
                position=position,
                told=Span(match.start(), row[last].span.stop),
                rule="invited-by-event",
                sentence=sentence,
                noun=None,
                named=False,
            )


_DESCRIBED = re.compile(
    r"(?P<won>(?:[一二三特]等奖|冠军|亚军|季军|金奖|银奖|铜奖)(?:获奖者|获奖选手|获得者|得主)|获奖选手|获奖者)"
    r"|参赛选手|参赛者|参赛学生|参训学员|学员|参训人员|参与检查的(?:人大)?(?:代表|委员)|参加[^，。；：“”]{1,6}的(?:人大)?(?:代表|委员)"
)


def described(text: str, cast: Cast, sentence: Sentence) -> Iterator[Played]:
    """Who took part or won as a quotation tells in passing: 一等奖获奖选手、县文化馆馆员**张三**说."""
    for match in _DESCRIBED.finditer(text, sentence.span.start, sentence.span.stop):
        person = next(iter(cast.persons_in(Span(match.end(), min(match.end() + 44, sentence.span.stop)))), None)
        if person is None or _APART.search(text, match.end(), person.span.start):
            continue
        yield Played(
            role=Role.WON if match["won"] else Role.PARTICIPATED,
            agent=person,
            position=1,
            told=Span(match.start(), person.span.stop),
            rule="described-in-passing",
            sentence=sentence,
            noun=None,
            named=False,
        )


_APART = re.compile(r"[，。；：和与]|颁|说|为|向|代表(?!性)")


_ON_SITE = re.compile(
    r"(?:到|来到|亲临|深入|走进)(?:活动|比赛|赛事|招聘|招聘会|培训|义诊|展会|工程|施工|项目|考试)?现场"
    r"[^，。；：“”]{0,12}?(?:走访|了解|查看|观看|察看|看望|指导|检查|督导|慰问|巡视|巡查)"
)


def on_site(text: str, cast: Cast, sentence: Sentence) -> Iterator[Played]:
    """Officials who come to look at what is going on: 副县长**张三**到现场了解用工情况."""
    match = _ON_SITE.search(text, sentence.span.start, sentence.span.stop)
    persons = cast.persons_in(Span(sentence.span.start, match.start())) if match is not None else []
    if match is None or not persons or not persons[-1].printed:
        return
    if _STRAIGHT.fullmatch(text, persons[-1].span.stop, match.start()) is None:
        return
    for position, agent in enumerate(chain(text, persons), 1):
        yield Played(
            role=Role.INSPECTED,
            agent=agent,
            position=position,
            told=Span(agent.start, match.end()),
            rule=ON_SITE,
            sentence=sentence,
            noun=None,
            named=False,
        )


ON_SITE = "official-on-site"
"""The rule of officials who come to look at what is going on."""
_STRAIGHT = re.compile(r"(?:一行|等[^，。；]{0,10})?(?:先后|还|也|专程|亲自|随后)*")

"""Inspections that a notice announces by their time alone: 督察进驻时间：5月9日—6月9日."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.events.candidates import Candidate
from kg.facts.events.cast import Cast
from kg.facts.events.wording import core, plain
from kg.model import EventType, Role, Span
from kg.reading import Reading

STATIONED = "inspection-by-its-time"
"""The rule of inspections told by the time for which the team stays."""
_TIME = re.compile(r"((?:督察|督查|巡视|巡察|督导|检查)?进驻)时间[：:为]")
_TEAM = ("督察组", "督查组", "巡视组", "巡察组", "督导组", "检查组")


def stationed(reading: Reading, cast: Cast) -> Iterator[Candidate]:
    """The stay of the team that the article names, if it gives the days."""
    text = reading.article.text
    if "进驻时间" not in text:
        return
    match = _TIME.search(text)
    days = cast.dates_in(Span(match.end(), match.end() + 40)) if match is not None else []
    teams = [b for b in cast.bodies_in(Span(0, len(text))) if text.endswith(_TEAM, b.span.start, b.span.stop)]
    if match is None or not days or days[0].span.start != match.end() or not teams:
        return
    name = plain(text[teams[0].span.start : teams[0].span.stop]) + match[1]
    yield Candidate(
        name=name,
        span=Span(*match.span(1)),
        told=Span(match.start(), days[0].span.stop),
        head=match[1],
        type=EventType.INSPECTION,
        sentence=reading.sentence_at(match.start()),
        rule=STATIONED,
        verb=days[0].span.stop,
        holders=((Role.INSPECTED, teams[0]),),
        core=core(name),
    )

"""The last day of an event as the text tells it after its first: 会议将于5日闭幕, 为期三天, 施工期为6月1日至9月30日."""

from __future__ import annotations

import re
from datetime import date, timedelta

from kg.facts.events.candidates import Candidate
from kg.facts.events.cast import Cast
from kg.model import EventType, Span
from kg.numerals import to_int

_REACH, _PARAGRAPH = 400, 800
"""How far behind its sentence an event's end may be told, in code points: anywhere, and in the same paragraph."""
_LONGEST = 60
"""The most days that 为期 may give."""
_SUBJECTS = {
    EventType.MEETING: "会议|大会|全会|本次会|这次会|论坛|年会",
    EventType.ACTIVITY: "活动|展览|展会|展期|节会|旅游节|文化节|博览会",
    EventType.TRAINING: "培训|培训班|集训|研修班|学习班",
    EventType.CONTEST: "比赛|赛事|大赛|赛程|联赛|锦标赛|运动会",
    EventType.WORKS: "工程|施工|项目|工期|施工期|建设",
}
_AHEAD = {
    kind: re.compile(rf"(?:{words})(?:期限?|时间)?(?:预计|计划)?(?:将)?(?:于|在|至|持续至|持续到)")
    for kind, words in _SUBJECTS.items()
}
_CLOSES = re.compile(r"(?:上午|下午|晚)?(?:闭幕|落幕|结束|收官|结业|完工|竣工)")
_PERIOD = {
    EventType.WORKS: re.compile(
        r"(?:施工|封闭)?(?:工期|施工期|施工期限|施工时间|建设期|封闭期)(?:限)?(?:暂定|预计)?(?:为|从|自|：)?"
    ),
    EventType.MEETING: re.compile(r"会期(?:为|从|自|：)?"),
    EventType.TRAINING: re.compile(r"(?:培训|集训)(?:时间|期)(?:为|从|自|：)?"),
    EventType.ACTIVITY: re.compile(r"(?:活动时间|活动期|展期)(?:为|从|自|：)?"),
    EventType.CONTEST: re.compile(r"(?:赛期|赛程|比赛时间)(?:为|从|自|：)?"),
}
_IN_DAYS = re.compile(
    r"在(?:为期)?([一二两三四五六七八九十\d]{1,3})天的(?:活动|培训|比赛|赛程|行程|展期|课程|集训|夏令营)(?:中|里|期间)"
)
"""How long it lasts, told later: 在8天的活动中，他们将体验传统艺术."""
_DAYS = re.compile(r"(?:为期|历时|会期) ?([一二两三四五六七八九十\d]{1,3}) ?天")


def told_end(text: str, cast: Cast, candidate: Candidate, start: str | None) -> str | None:
    """The ISO day on which the event of ``candidate``, begun on the day ``start``, ends as the text says; else None."""
    if start is None or len(start) != 10 or candidate.type not in _SUBJECTS:
        return None
    stop = candidate.sentence.span.stop
    edge = text.find("\n", stop, stop + _PARAGRAPH)
    zone = Span(candidate.told.start, min(len(text), max(stop + _REACH, edge if edge >= 0 else stop + _PARAGRAPH)))
    return _said(text, cast, candidate, zone, start) or _counted(text, candidate, start)


def _said(text: str, cast: Cast, candidate: Candidate, zone: Span, start: str) -> str | None:
    """A date before 闭幕 or 完工 of what the event is, or the last one of its period."""
    for pattern, closes in ((_AHEAD[candidate.type], True), (_PERIOD[candidate.type], False)):
        for match in pattern.finditer(text, zone.start, zone.stop):
            for day in cast.dates_in(Span(match.end(), match.end() + 24)):
                if day.span.start != match.end() or day.end is None or day.end <= start:
                    continue
                if closes and _CLOSES.match(text, day.span.stop):
                    return day.end
                if not closes and day.start is not None and day.start[:7] >= start[:7] and day.start != day.end:
                    return day.end
    return None


def _counted(text: str, candidate: Candidate, start: str) -> str | None:
    """The day that 为期三天 counts to, said in the sentence of the event or the one behind it."""
    if candidate.type is EventType.WORKS:
        return None
    edge = text.find("\n", candidate.sentence.span.stop)
    following = text.find("。", candidate.sentence.span.stop)
    stop = min(at for at in (edge, following, len(text)) if at >= 0)
    match = _DAYS.search(text, candidate.sentence.span.start, max(stop, candidate.sentence.span.stop))
    match = match or _IN_DAYS.search(text, candidate.sentence.span.stop)
    days = to_int(match[1]) if match is not None else None
    if days is None or not 2 <= days <= _LONGEST:
        return None
    return (date.fromisoformat(start) + timedelta(days=days - 1)).isoformat()

"""The lines of a curriculum vitae: 张某，男，汉族，…；2014年9月任…县委书记；现任…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.mentions.people.appointment_words import life
from kg.mentions.people.bounds import name_ending, within
from kg.mentions.people.finds import Find, Held
from kg.mentions.people.names import read_name
from kg.mentions.posts import PostLexicon, TitleSpot
from kg.mentions.posts.runs import Runs
from kg.mentions.skipping import Skipping
from kg.model import Span, Standing, TenureStatus

_FORMER, _CURRENT, _PROPOSED = TenureStatus.FORMER, TenureStatus.CURRENT, TenureStatus.PROPOSED
_CLAUSE = re.compile(r"[。；;\n]")
_CV = Skipping.of(
    r"[，,] ?(?:曾用名[^，]{2,6}，)?[男女][，,。；]|[，,]?(?:出生于|生于)\d{4}年|[，,]\d{4}年(?:\d{1,2}月)?(?:出生|生)",
    first="，,出生",
)
"""How a life begins behind a name."""
_STATUS = {"former": _FORMER, "current": _CURRENT, "proposed": _PROPOSED, "held": _FORMER}
_ELSEWHERE = re.compile(
    r"[。\n](?=昨日|今日|今天|日前|近日|此前|据|另据|同日|当日|[^。\n，]{0,24}(?:会议|记者|通报|宣布|涉嫌|消息|决定[:：，]))"
)


def vitae(
    text: str,
    spots: Sequence[TitleSpot],
    finds: Sequence[Find],
    *,
    known: Sequence[Find],
    lexicon: PostLexicon,
    runs: Runs,
) -> Iterator[Find]:
    """Lines of a life after 张某，男，汉族，…: every post told with 任, as long as the text stays with that person.

    ``finds`` are names that the verbs of an appointment show, ``known`` all others: the first of them ends the life.
    """
    anchors = []
    for at, _ in _CV.spans(text):
        begin = name_ending(text, at, lexicon)
        if begin is None:
            begin = _name_after_heading(text, at, lexicon)
        if begin is not None:
            anchors.append((begin, at))
    names = {f.name for f in (*known, *finds) if f.shown()} if anchors else set()
    for number, (begin, stop) in enumerate(anchors):
        name = text[begin:stop]
        end = anchors[number + 1][0] if number + 1 < len(anchors) else min(len(text), stop + 1500)
        spoken = (text.find(n, stop, end) for n in names if n not in name and name not in n)
        if other := min((at for at in spoken if at > 0), default=None):
            end = min(end, max(text.rfind(mark, stop, other) for mark in "。；\n") + 1 or other)
        if away := _ELSEWHERE.search(text, stop, end):
            end = away.start()
        posts = tuple(_told(text, stop, end, spots, runs))
        yield Find(Span(begin, stop), name, "curriculum-vitae", posts)


def _name_after_heading(text: str, at: int, lexicon: PostLexicon) -> int | None:
    """A name glued to what stands before it but printed twice: …简历张三张三，男."""
    for length in (3, 2):
        begin = at - length
        if begin >= 0 and text.count(text[begin:at]) > 1:
            reading = read_name(text, begin, lexicon=lexicon.names, stop=at)
            if reading is not None and reading.score >= 2:
                return begin
    return None


def _told(text: str, start: int, end: int, spots: Sequence[TitleSpot], runs: Runs) -> Iterator[Held]:
    """Posts between ``start`` and ``end`` with the status of the verb that governs them."""
    for match in life().finditer(text, start, end):
        status = _STATUS[str(match.lastgroup)]
        clause = _CLAUSE.search(text, match.end(), end)
        stop = clause.start() if clause else end
        yield from _row(text, match.end(), stop, spots, runs, status)


def _row(text: str, at: int, stop: int, spots: Sequence[TitleSpot], runs: Runs, status: TenureStatus) -> Iterator[Held]:
    """Every post of one clause: a list that may change the body at each comma."""
    for spot in spots:
        if at <= spot.start and spot.stop <= stop and spot.title.standing is not Standing.PRIVATE:
            slot = within(runs.slot(spot), at, text)
            if not spot.title.strong and slot.body is None:
                continue
            here = slot.status if slot.status is not TenureStatus.CURRENT else status
            verb = life().search(text, at, spot.start)
            if verb:
                break
            yield Held(slot, here, rule="curriculum-vitae")

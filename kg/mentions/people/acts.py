"""Names whose holders show a public role by what they do: who chairs, who reports for a body, who wins a prize."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from kg.mentions.people.act_words import act_words, either
from kg.mentions.people.bounds import names_ending
from kg.mentions.people.finds import Find
from kg.mentions.people.names import BOUNDARY, NameReading, read_name
from kg.mentions.posts import PostLexicon, TitleSpot
from kg.mentions.posts.runs import Runs
from kg.mentions.skipping import Skipping
from kg.model import Span, Standing

_SURE_SAID, _SURE_CHAIR = 2.8, 1.0
"""How sure the reading of a name must be that only its act announces: that it speaks, that it chairs or reports."""
_BEGINS = re.compile(r"[。！？；，\n”：]")
_LINE = re.compile(r"\n")
_SENTENCE = "。！？\n"
_PRIZES = re.compile(r"[奖冠牌亚季]|第[一二三四五六七八1-8]名")
"""Without one of these no text tells of a prize."""
_FARTHEST = 60
"""Code points from where a clause begins to the act."""


def occasions() -> tuple[str, ...]:
    """What stands behind words that only look like a name: 高峰|论坛."""
    return act_words("occasion")


@cache
def _act() -> Skipping:
    """The words of an act of a leader, by the first character of each."""
    every = act_words("chair", "said")
    pattern = rf"(?:{'|'.join(every)})(?=[，：“\n]|要|[一-鿿])|作[一-鿿]{{0,8}}(?:{either('report')})"
    return Skipping.of(pattern, first="".join(sorted({word[0] for word in every} | {"作"})))


@cache
def _then() -> re.Pattern[str]:
    """What may follow such a name."""
    return re.compile(rf"{either('chair', 'said', 'then')}|(?:代表|受)[一-鿿]{{2,30}}作|作")


@cache
def _prize() -> Skipping:
    """A verb of winning with its prize in the same clause."""
    pattern = rf"(?:{either('won')})了?(?=[^。；，\n]{{0,24}}?(?:{either('prize')}))"
    return Skipping.of(pattern, first="".join(sorted({word[0] for word in act_words("won")})))


@cache
def _by() -> re.Pattern[str]:
    """What may stand between a winner and the verb: 以一幅《…》, 凭借…."""
    return re.compile(r"(?:，?(?:以|凭借?|用时|最终|力压|击败|战胜|后来居上|表现)[^。；，\n]{0,40}，?)?")


def acting(text: str, *, known: Collection[str], lexicon: PostLexicon, runs: Runs) -> Iterator[Find]:
    """A bare name at the beginning of a clause whose holder chairs, reports or demands: 王建国主持召开…会议.

    ``known`` are the names that need no such sign.
    """
    for at, _ in _act().spans(text):
        for begin in _beginnings(text, at):
            if text[begin : begin + 3] in known or text[begin : begin + 2] in known:
                break
            reading = _bare(text, begin, at, lexicon, runs)
            if reading is not None:
                name = text[begin : reading.stop]
                said = text.startswith(act_words("said"), at)
                standing = Standing.PUBLIC if said else Standing.OFFICIAL
                yield Find(Span(begin, reading.stop), name, "act-of-a-leader", standing=standing)
                break


def speaking(text: str, *, found: Collection[str], lexicon: PostLexicon, runs: Runs) -> Iterator[Find]:
    """A name that opens a paragraph and speaks, though nothing in the article says who it is: the article goes on from elsewhere.

    ``found`` are all names that the article shows in some role, private ones too.
    """
    for start in (0, *(match.end() for match in _LINE.finditer(text))):
        if text[start : start + 1] not in lexicon.names.initial:
            continue
        reading = read_name(text, start, lexicon=lexicon.names)
        if reading is None or reading.score < _SURE_SAID or reading.shape == "foreign":
            continue
        name = text[start : reading.stop]
        if len(name) < 3 or name in found or name in lexicon.names.common or runs.is_division(name):
            continue
        if text.find(name) < start:
            continue  # 今年六十岁的王建国…: told of before without any role
        if _speaks().match(text, reading.stop):
            yield Find(Span(start, reading.stop), name, "speaker-of-a-paragraph", standing=Standing.PUBLIC)


@cache
def _speaks() -> re.Pattern[str]:
    return re.compile(rf"(?:{either('speaks')})，")


def _beginnings(text: str, at: int) -> Iterator[int]:
    """Where the clause begins that ends with the act, then where its sentence does."""
    floor = max(0, at - _FARTHEST)
    clauses = [match.end() for match in _BEGINS.finditer(text, floor, at)]
    if clauses:
        yield clauses[-1]
        sentence = next((c for c in reversed(clauses[:-1]) if text[c - 1] in _SENTENCE), None)
        if sentence is not None:
            yield sentence
    elif not floor:
        yield 0


def _bare(text: str, begin: int, at: int, lexicon: PostLexicon, runs: Runs) -> NameReading | None:
    """The name that begins at ``begin`` if the act at ``at`` is its holder's."""
    if text[begin : begin + 1] not in lexicon.names.single and text[begin : begin + 2] not in lexicon.names.compound:
        return None
    reading = read_name(text, begin, lexicon=lexicon.names)
    if reading is None or reading.stop > at or reading.shape == "foreign":
        return None
    name = text[begin : reading.stop]
    sure = _SURE_SAID if text.startswith(act_words("said"), at) else _SURE_CHAIR
    if reading.score < sure - (0.8 if name[:2] in lexicon.names.compound else 0.0):
        return None
    if name in lexicon.names.common or runs.is_division(name) or runs.title_at(begin, reading.stop):
        return None
    if len(name) == 2 and (reading.score < BOUNDARY or text.count(name) < 2):
        return None
    return reading if _then().match(text, reading.stop) else None


def winners(text: str, spots: Sequence[TitleSpot], *, lexicon: PostLexicon, runs: Runs) -> Iterator[Find]:
    """Those who win a prize: by name alone before the verb, or as 选手 in a clause that tells of one."""
    wins = list(_prize().spans(text)) if _PRIZES.search(text) else []
    for at, _ in wins:
        for span in names_ending(text, at, lexicon, runs) if not _of_children(text, at) else ():
            yield Find(span, text[span.start : span.stop], "winner-of-a-prize", standing=Standing.PUBLIC)
    for spot in spots if wins else ():
        if spot.title.word in act_words("player"):
            reading = read_name(text, spot.stop, lexicon=lexicon.names)
            young = _of_children(text, spot.stop)
            if reading is not None and not young and reading.score >= 1.0 and _wins(text, reading.stop):
                span = Span(spot.stop, reading.stop)
                yield Find(span, text[span.start : span.stop], "winner-of-a-prize", standing=Standing.PUBLIC)


@cache
def _young() -> re.Pattern[str]:
    return re.compile(either("young"))


def _of_children(text: str, at: int) -> bool:
    """Whether the sentence so far tells of children and pupils, who stay private whatever they win."""
    since = max(text.rfind(mark, 0, at) for mark in "。；\n")
    return _young().search(text, since + 1, _clause(text, at)) is not None


def _wins(text: str, at: int) -> bool:
    """Whether a prize is told right behind ``at``, of this name or of the list that it opens."""
    by = _by().match(text, at)
    start = by.end() if by is not None else at
    won = _prize().search(text, at)
    return won is not None and (won[0] == start or won[0] < _clause(text, at))


def _clause(text: str, at: int) -> int:
    ends = [end for mark in "。；，\n" if (end := text.find(mark, at)) >= 0]
    return min(ends, default=len(text))

"""Names right after a title, and the names that follow in the same list: 副市长王建国、李春生出席."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from msgspec.structs import replace

from kg.mentions.people.acts import occasions
from kg.mentions.people.bounds import tells_when
from kg.mentions.people.finds import Find, held
from kg.mentions.people.names import BOUNDARY, WORD_AFTER, NameReading, is_han, read_name
from kg.mentions.posts import PostLexicon, Title, TitleSpot
from kg.mentions.posts.runs import Runs, Slot
from kg.model import Span, Standing, TenureStatus

STRONG, WEAK, LISTED = 0.95, 2.4, 1.4
"""How sure a reading must be after a strong title, after a weak one, inside a list."""
_SEPARATOR = re.compile(r" ?[、，,] ?| (?=[一-鿿])|和|及|以及")
_SPEAKS = frozenset("：:")
"""What shows a speaker's name behind title and blank, as transcripts print it."""
_CONJUNCTIONS = "和与及同"
_CANDIDATE = "候选人"
"""Between title and name: the post is only proposed."""


def after_titles(
    text: str, spots: Sequence[TitleSpot], *, lexicon: PostLexicon, runs: Runs, named: Collection[int] = ()
) -> list[Find]:
    """Every name that a title announces, with all the posts of its run.

    ``named`` are the offsets where names end that have their title behind them: such a title announces no other.
    """
    finds: list[Find] = []
    for spot in spots:
        if spot.start in named:
            continue
        finds += _after(text, spot, lexicon, runs)
    return finds


def _after(text: str, spot: TitleSpot, lexicon: PostLexicon, runs: Runs) -> Iterator[Find]:
    begin = spot.stop
    apart = text[begin : begin + 1] == " "
    begin += apart
    if not is_han(text[begin : begin + 1]):
        return
    proposed = text.startswith(_CANDIDATE, begin)
    begin += len(_CANDIDATE) if proposed else 0
    reading = read_name(text, begin, lexicon=lexicon.names)
    if reading is None or (apart and text[reading.stop : reading.stop + 1] not in _SPEAKS):
        return
    if reading.score < _least(spot.title, based=True) or _crosses(text, begin, reading, lexicon):
        return
    if text[begin] in _CONJUNCTIONS and (runs.opens(reading.stop) or runs.title_at(begin + 1, reading.stop)):
        return  # 治保主任和村委书记: no name
    if text.startswith(occasions(), reading.stop):
        return  # 校长高峰论坛: no name
    if runs.is_title(begin + 1, reading.stop) or tells_when(text, begin, reading, lexicon):
        return  # 任组长, 白主任, 查案时: no name
    slots = runs.before(spot.stop)
    if not _sure(reading, slots):
        return
    if proposed:
        slots = (*slots[:-1], replace(slots[-1], status=TenureStatus.PROPOSED))
    yield _find(text, begin, reading, slots, runs, rule="title-before-name")
    yield from _listed(text, reading.stop, slots[-1:], lexicon, runs)


def _sure(reading: NameReading, slots: tuple[Slot, ...]) -> bool:
    """Whether the title before is strong enough for this reading."""
    last = slots[-1]
    return reading.score >= _least(last.spot.title, based=last.body is not None or len(slots) > 1)


def _least(title: Title, *, based: bool) -> float:
    """How sure a reading after ``title`` must be, less where a body or another title stands before (``based``)."""
    if title.strong:
        return STRONG - (0.2 if based else 0.0)
    return WEAK - 0.9 if based else WEAK


def _crosses(text: str, begin: int, reading: NameReading, lexicon: PostLexicon) -> bool:
    """Whether title and name rather share a word (某市长江生态…): then only a clear right bound helps."""
    if text[begin - 1 : reading.stop] in lexicon.names.common:
        return True  # 吉林省|长白山: no 省长
    return reading.score < WORD_AFTER and lexicon.names.common.get(text[begin - 1 : begin + 1], 0) >= 1000


def _find(text: str, begin: int, reading: NameReading, slots: tuple[Slot, ...], runs: Runs, *, rule: str) -> Find:
    based = runs.based(slots)
    role = next((s.spot.title.word for s in slots if _is_plain(s, based=based)), "")
    public = tuple(s for s in slots if not _is_plain(s, based=based))
    return Find(
        Span(begin, reading.stop),
        text[begin : reading.stop],
        rule,
        held(public, rule=rule),
        standing=Standing.PRIVATE if role and not public else None,
        role=role,
    )


def _is_plain(slot: Slot, *, based: bool) -> bool:
    """A role that anyone may have: a resident, a 代表 of nobody knows what, a 组长 without a body beside it (``based``)."""
    title = slot.spot.title
    if title.bare and not based:
        return True
    return title.standing is Standing.PRIVATE or (title.seat and slot.body is None)


def _listed(text: str, at: int, slots: tuple[Slot, ...], lexicon: PostLexicon, runs: Runs) -> Iterator[Find]:
    """The names that follow the first one of a list under the same title."""
    while separator := _SEPARATOR.match(text, at):
        begin = separator.end()
        comma = "，" in separator[0] or "," in separator[0]
        reading = read_name(text, begin, lexicon=lexicon.names)
        if reading is None or reading.score < (BOUNDARY if comma else LISTED):
            return
        if comma or runs.opens(reading.stop) or runs.title_at(begin, reading.stop):
            return
        yield _find(text, begin, reading, slots, runs, rule="list-after-title")
        at = reading.stop

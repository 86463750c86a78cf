"""Names without a title before them: lists of those who attend, names before a title, leaders whom a text merely cites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.mentions.name_lexicon import NameLexicon
from kg.mentions.people.act_words import either
from kg.mentions.people.finds import Find, held
from kg.mentions.people.names import CHAR_AFTER, WORD_AFTER, read_name
from kg.mentions.posts import PostLexicon, TitleSpot
from kg.mentions.posts.runs import Runs, Slot
from kg.model import Span, Standing, TenureStatus

_LIST = re.compile(r"[一-鿿]{2,4}、")
_START = re.compile(rf"[。；\n，](?={_LIST.pattern})")
_CITING = "总书记"
_CONJUNCTIONS = "和与及同"


@cache
def _attend() -> re.Pattern[str]:
    """What stands behind those who attend: 等领导一同出席; or others besides them first: ，有关单位负责同志参加."""
    leaders = r"(?:(?:同志|等)?(?:[省市县区州镇乡旗盟]?领导)?(?:同志)?|等[^，。；\n、]{0,10}领导(?:同志)?(?:、[^，。；\n]{2,8})?)?"
    others = rf"(?:，[^，。；\n]{{2,24}}(?:{either('others')}))?"
    how = rf"(?:{either('together')})?"
    return re.compile(rf"{leaders}{others}{how}(?:{either('attend')}|在[^，。；]{{1,12}}(?:出席|参加))")


def attendance(text: str, *, lexicon: NameLexicon) -> Iterator[Find]:
    """Two names and more between 、 right before 出席 and the like: 王建国、李春生出席."""
    heads = (0,) if _LIST.match(text) else ()
    for start in (*heads, *(match.end() for match in _START.finditer(text))):
        names = []
        at = start
        while (reading := read_name(text, at, lexicon=lexicon)) is not None and reading.score >= 1.4:
            names.append(Span(at, reading.stop))
            at = reading.stop
            if text[at : at + 1] not in "、" or at >= len(text):
                break
            at += 1
        if len(names) >= 2 and names[-1].stop == at and _attend().match(text, at):
            for span in names:
                yield Find(span, text[span.start : span.stop], "attendance-list", standing=Standing.OFFICIAL)


def cited(text: str, spots: Sequence[TitleSpot], *, lexicon: PostLexicon, runs: Runs) -> Iterator[Find]:
    """A name before the title of the one who heads the party: cited, not acting here."""
    for spot in spots:
        if spot.title.core != _CITING or not spot.start:
            continue
        for length in (3, 2):
            begin = spot.start - length
            if begin < 0 or text[begin] not in lexicon.names.single:
                continue
            if text[begin] in _CONJUNCTIONS and runs.announces(begin):
                continue  # 总书记和某某总书记: no surname
            reading = read_name(text, begin, lexicon=lexicon.names, stop=spot.start)
            if reading is not None and reading.score >= -1:
                slots = (runs.slot(spot),)
                yield Find(
                    Span(begin, spot.start),
                    text[begin : spot.start],
                    "name-before-title",
                    held(slots, rule="name-before-title"),
                )
                break


_NO_NAME = frozenset("科处室股部办队组所站院系会社委局厅区省市县镇乡村学界家史")
"""How names of parts of a body end, that only look like a person's (公司|华东区|总经理)."""
_SURE, _COMMON = 2.0, 50


def _least(spot: TitleSpot) -> float:
    """How sure a name before this title must be: 副 is also a part of names, 副局长 is none."""
    return _SURE - (WORD_AFTER - CHAR_AFTER) * spot.title.word.startswith("副")


def between(text: str, spots: Sequence[TitleSpot], *, lexicon: PostLexicon, runs: Runs) -> Iterator[Find]:
    """A full name between a body and its title: 省地震局|王建国|副局长到场."""
    names = lexicon.names
    for spot in spots:
        begin = spot.start - 3
        body = runs.body_before(begin)
        if body is None or text[begin] not in names.single or text[spot.start - 1] in _NO_NAME:
            continue
        if spot.title.standing not in (Standing.OFFICIAL, Standing.PUBLIC) or text[begin] in _CONJUNCTIONS:
            continue
        name = text[begin : spot.start]
        if names.common.get(name[:2], 0) >= _COMMON:
            continue
        reading = read_name(text, begin, lexicon=names, stop=spot.start)
        if reading is not None and reading.shape == "han" and reading.score >= _least(spot):
            slot = Slot(Span(spot.start, spot.stop), spot, TenureStatus.CURRENT, body, begin=spot.start)
            posts = held((slot,), rule="name-between")
            yield Find(Span(begin, spot.start), name, "name-between", posts)

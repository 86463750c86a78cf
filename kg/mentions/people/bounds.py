"""Names and posts that a verb bounds: the name that ends before it, the post that begins after it."""

from __future__ import annotations

import re

from msgspec.structs import replace

from kg.mentions.people.names import NameReading, read_name
from kg.mentions.posts import PostLexicon
from kg.mentions.posts.runs import Runs, Slot
from kg.model import Span

_BAD_BEFORE = re.compile(r"[一-鿿·\dA-Za-z]")


_BETWEEN = ("同志", "分别", "并列", "共同", "一举", "双双")
"""What may stand between a name and its verb."""


_MEANWHILE = ("时", "后", "前", "中", "期间", "过程中", "途中")
"""What ends a clause that says when something was done."""


def tells_when(text: str, begin: int, reading: NameReading, lexicon: PostLexicon) -> bool:
    """Whether a would-be name, read once, is a word with 时 and the like: 监委副主任**查案时**发现, 海报中."""
    word, name = text[begin : begin + 2], text[begin : reading.stop]
    if reading.shape != "han" or word not in lexicon.names.common or not text.startswith(_MEANWHILE, begin + 2):
        return False
    return len(name) in (2, 3) and text.count(name) == 1


def name_ending(text: str, at: int, lexicon: PostLexicon, runs: Runs | None = None) -> int | None:
    """Where a name begins that ends at ``at`` (or before 同志 there), bounded on its left."""
    stop = at - 2 if text.startswith("同志", at - 2) else at
    dot = text.rfind("·", max(0, stop - 9), stop)
    if dot > 0:
        return _dotted_ending(text, stop, dot, lexicon)
    for length in (3, 2, 4):
        begin = stop - length
        announced = runs is not None and runs.announces(begin)
        if begin < 0 or (begin and not announced and _BAD_BEFORE.match(text, begin - 1)):
            continue
        reading = read_name(text, begin, lexicon=lexicon.names, stop=stop)
        if reading is not None and reading.score >= 0.0 and not tells_when(text, begin, reading, lexicon):
            return begin
    return None


def names_ending(text: str, at: int, lexicon: PostLexicon, runs: Runs | None = None) -> list[Span]:
    """The name that ends at ``at`` (or before 同志 or 等 there) and those listed before it with 、, in reading order."""
    stop = at - 2 if text.startswith(_BETWEEN, at - 2) else at
    begin = name_ending(text, stop, lexicon, runs)
    found: list[Span] = []
    while begin is not None:
        found.insert(0, Span(begin, stop))
        stop = begin - 1
        begin = name_ending(text, stop, lexicon, runs) if stop > 0 and text[stop] in "、和" else None
    return found


def _dotted_ending(text: str, stop: int, dot: int, lexicon: PostLexicon) -> int | None:
    begin = dot
    while begin > 0 and (text[begin - 1] == "·" or text[begin - 1] in lexicon.names.translit) and dot - begin < 16:
        begin -= 1
    if begin and _BAD_BEFORE.match(text, begin - 1):
        return None
    reading = read_name(text, begin, lexicon=lexicon.names)
    return begin if reading is not None and reading.stop == stop else None


def within(slot: Slot, edge: int, text: str) -> Slot:
    """``slot`` without what lies before ``edge``: the name and the verb are no part of the body."""
    if slot.begin >= edge or slot.spot.start < edge:
        return slot
    words = text[edge : slot.spot.start].lstrip("、，的")
    span = Span(slot.spot.start - len(words), slot.spot.stop)
    return replace(slot, span=span, body=None, division=None, part="", words=words, begin=span.start, whole=False)

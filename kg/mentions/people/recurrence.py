"""Names found once are found again: bare, by the first part of a name with ·, or as surname with title (王书记)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.mentions.name_lexicon import NameLexicon
from kg.mentions.people.finds import Find
from kg.mentions.people.names import CHAR_AFTER, places, right_evidence
from kg.mentions.posts import TitleSpot
from kg.model import Span, Standing

_HAN = re.compile(r"[一-鿿]")
_DOCTRINE = re.compile(r"[一-鿿]{0,14}?思想")
_OPEN_LEFT = frozenset("对向在和与由给被让为是，。；：、“（ \n")


def again(text: str, known: Mapping[str, Standing], *, lexicon: NameLexicon) -> Iterator[Find]:
    """Every place where a known full name stands, whatever is beside it."""
    if not known:
        return
    for start, name in _occurrences(text, known):
        stop = start + len(name)
        if known[name] is Standing.REFERENCED and _DOCTRINE.match(text, stop):
            continue
        if _in_book_title(text, start):
            continue
        if len(name) == 2 and _inside_word(text, start, stop, lexicon):
            continue
        yield Find(Span(start, stop), name, "known-name")


def _occurrences(text: str, names: Iterable[str]) -> list[tuple[int, str]]:
    """Where ``names`` stand, in reading order; of those that overlap the leftmost, and of these the longest."""
    found: list[tuple[int, str]] = []
    edge = 0
    every = sorted((at, -len(name), name) for name in names for at in places(text, name))
    for start, _, name in every:
        if start >= edge:
            found.append((start, name))
            edge = start + len(name)
    return found


def _in_book_title(text: str, at: int) -> bool:
    """Whether ``at`` stands between 《 and 》: a work is named there, no one acts."""
    opening = text.rfind("《", max(0, at - 40), at)
    return opening >= 0 and "》" not in text[opening:at]


def _inside_word(text: str, start: int, stop: int, lexicon: NameLexicon) -> bool:
    """Whether two characters of a name stand by chance across or inside other words."""
    right = right_evidence(text, stop, lexicon)
    if right >= CHAR_AFTER:
        return False
    left = lexicon.common.get(text[max(0, start - 1) : start + 1], 0)
    cross = lexicon.common.get(text[stop - 1 : stop + 1], 0)
    return left >= 100 or cross >= 100 or right == 0.0


def first_parts(text: str, names: Iterable[str], *, lexicon: NameLexicon) -> Iterator[tuple[Find, str]]:
    """The first part of a name with · used alone, each with the full name."""
    for name in sorted(names):
        part = name.partition("·")[0]
        if len(part) < 2 or part == name or part in lexicon.common:
            continue
        for start in places(text, part):
            stop = start + len(part)
            if text.startswith("·", stop):
                continue
            if start and (text[start - 1] == "·" or text[start - 1] in lexicon.translit):
                continue
            if right_evidence(text, stop, lexicon) >= CHAR_AFTER:
                yield Find(Span(start, stop), part, "first-part"), name


def surnames(text: str, spots: Sequence[TitleSpot], held: Mapping[str, Iterable[str]]) -> Iterator[tuple[Find, str]]:
    """A surname with a title (王书记) where one known person alone fits both, each with the full name."""
    by_surname: dict[str, list[str]] = {}
    for name in sorted(held):
        if "·" not in name:
            by_surname.setdefault(name[0], []).append(name)
    for spot in spots:
        at = spot.start - 1
        if at < 0 or text[at] not in by_surname or (at and _HAN.match(text[at - 1]) and text[at - 1] not in _OPEN_LEFT):
            continue
        fitting = [n for n in by_surname[text[at]] if any(t.endswith(spot.title.core) for t in held[n])]
        if len(fitting) == 1:
            yield Find(Span(at, spot.stop), fitting[0], "surname-and-title"), fitting[0]

"""The sentences of an article: cut after 。！？ and their closing quotes, never inside a quotation or a bracket."""

from __future__ import annotations

import re

from kg.model import Article, PartKind, Sentence, Span

_STOP = re.compile(r"[。！？!?]+[”’」』）》]*|……[”’」』）]*(?=[^，。、；”’」』）])|[“‘「『（《]|[”’」』）》]|；")
_OPENING = {"“": "”", "‘": "’", "「": "」", "『": "』", "（": "）", "《": "》"}
_LONGEST_QUOTATION = 240
"""Code points within which a quotation is closed; a longer one is cut like running text, for its mark may be missing."""
_LONG_LIST = 60
"""Code points from which on a sentence is also cut at a semicolon: items of an agenda that are sentences of their own."""


def sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of ``article`` in order; those of one part tile it, and each heading is one sentence.

    A full stop inside a quotation ends the sentence only if the quotation ends with it and the next words do not go
    on telling who spoke: “好。”他说。 is one sentence, 他说：“好。” is one, too.
    """
    found: list[Sentence] = []
    for part in article.parts:
        start, stop = part.span
        if part.kind in (PartKind.PARAGRAPH, PartKind.CAPTION):
            for end in _ends(article.text, start, stop):
                found.append(Sentence(len(found), Span(start, end), part.kind))
                start = end
        if start < stop:
            found.append(Sentence(len(found), Span(start, stop), part.kind))
    return tuple(found)


def _ends(text: str, start: int, stop: int) -> list[int]:
    """Where sentences end, the end of the part included if a full stop stands there."""
    ends: list[int] = []
    closing: list[str] = []
    opened_at = start
    for mark in _STOP.finditer(text, start, stop):
        first = mark[0][0]
        if closing and mark.start() - opened_at > _LONGEST_QUOTATION:
            closing.clear()
        if first in _OPENING:
            if not closing:
                opened_at = mark.start()
            closing.append(_OPENING[first])
            continue
        if first in _CLOSING:
            _close(closing, first)
            continue
        tail = mark[0].lstrip("。！？!?…")
        for character in tail:
            _close(closing, character)
        if closing or first == "；":
            continue
        if tail and _goes_on(text, mark.end(), stop):
            continue
        ends.append(mark.end())
    return ends


_CLOSING = frozenset(_OPENING.values())
_SPEECH_GOES_ON = re.compile(
    r"[^。！？“”（）]{0,40}?(?:说|道|表示|介绍|称|坦言|感慨|回忆|告诉|强调|指出|认为)(?:[。，：！]|道)|[，、；的）等]"
)


def _close(closing: list[str], mark: str) -> None:
    if mark in closing:
        while closing and closing.pop() != mark:
            pass


def _goes_on(text: str, at: int, stop: int) -> bool:
    """Whether the words after a closed quotation belong to its sentence (他高兴地说。)."""
    return _SPEECH_GOES_ON.match(text, at, stop) is not None

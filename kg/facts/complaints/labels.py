"""What a count is of: a region, a type of pollution, a channel, or a word that only its list can explain."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from msgspec import Struct

from kg.facts.complaints.tokens import Token
from kg.facts.complaints.words import words
from kg.model import Channel, Ref, Span


class Dim(StrEnum):
    """The dimension that a figure fills in."""

    TOTAL = "total"
    REGION = "region"
    TYPE = "type"
    CHANNEL = "channel"
    UNDISCLOSED = "undisclosed"
    UNKNOWN = "unknown"


_REST = re.compile(r"[省市州县区盟旗]|地方")
_TAILS = ("问题", "涉及", "收到", "接到", "案件", "信访件", "有", "为", "的", "类", "是", "共", "达", "占")
"""What may stand between an unknown label and its count."""


class Label(Struct, frozen=True):
    """The head of a count: 南昌市, 大气污染, 来电."""

    dim: Dim
    text: str
    span: Span
    ref: Ref | None = None
    channel: Channel = Channel.ALL


class Run(Struct, frozen=True):
    """What a run of text holds: a label, or only words that change nothing."""

    label: Label | None
    case: bool
    """Names the cases themselves (信访件, 举报案件)."""


@cache
def _filler() -> re.Pattern[str]:
    w = words()
    ours = r"[我全本各][省市区州县盟旗](?:共|各地)?|全地区|[二两三四五六七八九十\d]+个?(?:省|市|州|县|区|地|地区|县市|市州|县区|类)"
    return re.compile(rf"(?:{w.any_of('link', 'case')}|{ours})")


@cache
def _case() -> re.Pattern[str]:
    return re.compile(words().any_of("case"))


@cache
def _shape() -> re.Pattern[str]:
    return re.compile(
        rf"(?!其他|其它|其余|各|全|本|我|该|外)[\u4e00-\u9fff]{{1,14}}(?:{words().any_of('region-shape')})"
    )


def looks_like_region(text: str) -> bool:
    """Whether an unknown word has the form of a region: 某新区, 某开发区, 某管委会."""
    return bool(_shape().fullmatch(text)) or text in words().of["recipient"]


def read_run(token: Token) -> Run:
    """What the run ``token`` holds.

    >>> from kg.model import Span
    >>> read_run(Token(T.RUN, Span(0, 6), "涉及大气问题")).label.text
    '大气污染'
    """
    text = token.text
    case = bool(_case().search(text))
    known = _known(text)
    if known is not None and known[3].startswith("其他") and _REST.search(text):
        return Run(None, case)  # 其他市州: what is left of the regions
    if known is not None:
        start, stop, dim, name, channel = known
        span = Span(token.span.start + start, token.span.start + stop)
        return Run(Label(dim, name, span, channel=channel), case)
    start, stop = _core(text)
    if start >= stop:
        return Run(None, case)
    span = Span(token.span.start + start, token.span.start + stop)
    return Run(Label(Dim.UNKNOWN, text[start:stop], span), case)


def of_region(token: Token) -> Label:
    """The label that a region token is."""
    return Label(Dim.REGION, token.text, token.span, ref=token.ref)


def _known(text: str) -> tuple[int, int, Dim, str, Channel] | None:
    """The longest known type or channel that has nothing but fillers around it."""
    w = words()
    starts, stops = _reach(text), _reach_back(text)
    best: tuple[int, int, Dim, str, Channel] | None = None
    for start in starts:
        for stop in stops:
            if stop <= start or (best and stop - start <= best[1] - best[0]):
                continue
            word = text[start:stop].strip()
            if word in w.channels:
                best = (start, stop, Dim.CHANNEL, word, w.channels[word])
            elif word in w.types:
                best = (start, stop, Dim.TYPE, w.types[word], Channel.ALL)
    return best


def _reach(text: str) -> list[int]:
    """Where a label may begin: the ends of the chains of fillers at the beginning."""
    reached, queue, fillers = {0}, [0], _fillers(first=True)
    while queue:
        at = queue.pop()
        for word in fillers.get(text[at : at + 1], ()):
            if text.startswith(word, at) and at + len(word) not in reached:
                reached.add(at + len(word))
                queue.append(at + len(word))
    return sorted(reached)


def _reach_back(text: str) -> list[int]:
    """Where a label may end: the beginnings of the chains of fillers at the end."""
    reached, queue, fillers = {len(text)}, [len(text)], _fillers(first=False)
    while queue:
        at = queue.pop()
        for word in fillers.get(text[at - 1 : at], ()):
            if text.endswith(word, 0, at) and at - len(word) not in reached:
                reached.add(at - len(word))
                queue.append(at - len(word))
    return sorted(reached)


@cache
def _fillers(*, first: bool) -> dict[str, tuple[str, ...]]:
    """The words that may stand around a label, by their first or their last character."""
    found: dict[str, list[str]] = {}
    for word in sorted({*words().of["link"], *words().of["case"]}):
        found.setdefault(word[0] if first else word[-1], []).append(word)
    return {character: tuple(group) for character, group in found.items()}


@cache
def _only_fillers() -> re.Pattern[str]:
    return re.compile(rf"(?:{_filler().pattern}|\W)*")


def _core(text: str) -> tuple[int, int]:
    """The stretch that is left when fillers are taken off, both ends; empty for a run of fillers only."""
    filler = _filler()
    if _only_fillers().fullmatch(text):
        return 0, 0
    start, stop = 0, len(text)
    # fillers of one character (为, 有, 的) may begin a name (有色金属): only behind the label they are taken off
    while found := filler.match(text, start):
        if found.end() - start < 2:
            break
        start = found.end()
    for word in (
        "有",
        "为",
        "的",
        "类",
        "问题",
        "是",
        "共",
        "达",
        "涉及",
        "占",
        "收到",
        "接到",
        "案件",
        "信访件",
        "交办",
    ):
        if text.endswith(word) and stop - len(word) > start:
            return start, stop - len(word)
    return start, stop

"""A notice on complaints as tokens: counts, batch numbers, regions, and the words that tie them together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from kg.facts.complaints.words import words
from kg.model import Ref, Span
from kg.numerals import to_int


class T(StrEnum):
    """The kinds of token."""

    REGION = "region"
    COUNT = "count"
    """A number with a unit of cases: 30件."""
    NUMBER = "number"
    """A bare number; only a list or a table gives it a meaning."""
    BATCH = "batch"
    """第十二批; 第五批、第六批 and 第五、六批 are one token with two numbers."""
    BATCHES = "batches"
    """共12批次, 第一批至第九批: many batches together."""
    DATE = "date"
    NOISE = "noise"
    """A number that counts no cases: a share, a comparison, a range, a rough figure."""
    NONE = "none"
    """无重点件: zero said in words."""
    PRIORITY = "priority"
    UNDISCLOSED = "undisclosed"
    DUPLICATE = "duplicate"
    NET = "net"
    OUTCOME = "outcome"
    CUMULATIVE = "cumulative"
    SINCE = "since"
    THIS = "this"
    PREVIOUS = "previous"
    EACH = "each"
    RESPECTIVE = "respective"
    AMONG = "among"
    REGION_HEAD = "region-head"
    TYPE_HEAD = "type-head"
    CHANNEL_HEAD = "channel-head"
    JOIN = "join"
    """、 和 与 及: ties labels or counts to a list."""
    COMMA = "comma"
    SEMICOLON = "semicolon"
    COLON = "colon"
    OPEN = "open"
    CLOSE = "close"
    STOP = "stop"
    BREAK = "break"
    """The end of a paragraph."""
    NEUTRAL = "neutral"
    """The recipient, the team: they change nothing between a label and its count."""
    RUN = "run"
    """Anything else."""


class Token(Struct, frozen=True):
    """A token of the repaired text."""

    kind: T
    span: Span
    text: str
    values: tuple[int, ...] = ()
    ref: Ref | None = None


class Spotted(NamedTuple):
    """A name that is never cut: a region, a neutral name (the recipient, the team), or any other body (a run)."""

    span: Span
    kind: T
    ref: Ref | None = None


_HAN = "\u3007○零一二两三四五六七八九十百千"
_ARABIC = r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?!\d)"
_OF = "每任何这那某另哪同头改办抓查送做"
"""Before 一件 these speak of any case, not of a figure: 每一件, 改一件."""
_ONE = rf"(?:{_ARABIC}|[{_HAN}]+)"
_TO = r"至|到|—+|-|～|~"
_DATE = "|".join(
    (
        r"\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?",
        rf"\d{{1,2}}月(?:\d{{1,2}}日)?(?:(?:{_TO})(?:\d{{1,2}}月)?\d{{1,2}}日)?",
        rf"\d{{1,2}}日(?:(?:{_TO})(?:\d{{1,2}}月)?\d{{1,2}}日)?",
        r"\d{1,2}[:：]\d{2}|\d{1,2}时",
    )
)
_PUNCTUATION = {
    "，": T.COMMA,
    "；": T.SEMICOLON,
    "：": T.COLON,
    "（": T.OPEN,
    "）": T.CLOSE,
    "\u3014": T.OPEN,
    "\u3015": T.CLOSE,
    "【": T.OPEN,
    "】": T.CLOSE,
    "[": T.OPEN,
    "]": T.CLOSE,
    "、": T.JOIN,
    "。": T.STOP,
    ".": T.STOP,
    "！": T.STOP,
    "？": T.STOP,
    "\n": T.BREAK,
}
_NAMES = {kind.value.replace("-", "_"): kind for kind in T}


@cache
def _pattern() -> re.Pattern[str]:
    """Every token but runs; the first alternative that fits wins."""
    w = words()
    unit = w.any_of("unit")
    # 个, 条 and 项 count many things; a count of cases ends there or says what it counts
    ends = rf"(?=[，。；、（）：\s]|$|的|{w.any_of('case', 'priority', 'duplicate')})"
    units = rf"(?:(?![个条起封通项例])(?:{unit})|[个条起封通项例](?:次)?{ends})"
    fewer = r"(?:扣除|剔除|去除|除去|合并|核减|减去)[^，。；（）\d\n]{0,8}?"
    spoken = rf"[{_HAN}]+(?=(?:[、，和与及][{_HAN}]+)*[、，和与及][{_HAN}]+(?:{unit}))"
    parts = [
        ("date", _DATE),
        ("batches", rf"第{_ONE}批?次?(?:{_TO})第?{_ONE}批(?:次)?"),
        ("batch", rf"第{_ONE}(?:批?次?[、和及与]第?{_ONE})*批(?:次)?|首批(?:次)?"),
        ("previous", rf"{w.any_of('previous')}|前{_ONE}批次?"),
        ("batches", rf"(?:{_ARABIC}|[{_HAN}]{{2,}}|[二两三四五六七八九十])个?批(?:次)?"),
        ("noise", _noise(unit)),
        ("none", rf"(?:{w.any_of('none')})(?={w.any_of('priority')})"),
        ("count", rf"(?:{_ARABIC})\s*{units}|(?!一起)(?<![{_OF}])[{_HAN}]+\s*{units}"),
        ("number", rf"(?:{_ARABIC})(?![年月日时分秒个项条例名人家次元万亿]|小时|[^\W\d_]*工作日)|{spoken}"),
        ("net", rf"{fewer}(?:{w.any_of('duplicate')})[^，。；（）\d\n]{{0,4}}?[之以]?后"),
        ("net", rf"(?<=[件个起])[之以]?后(?=[为有共计实余，])|{w.any_of('net')}"),
        ("priority", rf"{w.any_of('priority')}|重点(?={_ONE}(?:{unit})|[:：为有])"),
        ("each", _each(unit)),
    ]
    plain = "respective undisclosed duplicate region-head type-head channel-head cumulative since this outcome among"
    parts += [(kind, w.any_of(kind)) for kind in plain.split()]
    parts += [
        ("join", "和|与|以及|(?<!涉)及(?:其(?![他它余中]))?"),
        ("blank", r"[^\S\n]+|[“”\"‘’|]"),
        ("mark", "[" + re.escape("".join(_PUNCTUATION)) + "]"),
    ]
    # groups of one name may not repeat in a pattern, so each carries its place
    return re.compile("|".join(f"(?P<{name.replace('-', '_')}__{n}>{body})" for n, (name, body) in enumerate(parts)))


def _noise(unit: str) -> str:
    """Numbers that count no cases: comparisons, shares, ranges, rough figures, telephone and box numbers."""
    more = r"(?:增加|减少|上升|下降|增长|净增|新增|多出|减|增|多|少|降|升)了?"
    figure = rf"\s*{_ONE}\s*(?:{unit}|%|个百分点|成)"
    return "|".join(
        (
            rf"(?:较|比|与|同比|环比)[^，。；、（）\n]{{0,14}}?{more}{figure}?",
            more + figure,
            rf"\d+(?:\.\d+)?%|(?:{_ARABIC})(?:\.\d+)?(?:个百分点|成)|百分之[{_HAN}\d.]+",
            rf"{_ONE}(?:{unit})?(?:{_TO}){_ONE}\s*(?:{unit})",
            rf"(?:近|约|超过|超|逾|不到|不足|至少)\s*{_ONE}\s*(?:多|余)?(?:{unit})|{_ONE}[多余](?:{unit})",
            r"[A-Za-z]+\d+|\d+[A-Za-z]+|\d+-\d+(?:-\d+)*|\d{6,}|\d+\.\d+|0\d+",
        )
    )


def _each(unit: str) -> str:
    """各 and 均为 before a count: 各9件, 均为4件, 各有重点件1件; elsewhere they are ordinary words."""
    w = words()
    between = (
        rf"(?:的|件数|数量|接到|收到|受理|移交|交办|转办|反映|涉及|含|{w.any_of('priority', 'case')}|[为有是占共])*"
    )
    return rf"(?:{w.any_of('each', 'equal')})(?={between}\s*{_ONE}\s*(?:{unit}|[、，和]))"


def lex(text: str, *, spotted: Sequence[Spotted], start: int = 0, stop: int | None = None) -> list[Token]:
    """The tokens of ``text[start:stop]``; ``spotted`` stretches (sorted, apart) are never cut."""
    found: list[Token] = []
    at, end = start, len(text) if stop is None else stop
    for span, kind, ref in spotted:
        if span.start < at or span.stop > end:
            continue
        found += _plain(text, at, span.start)
        found.append(Token(kind, span, text[span.start : span.stop], ref=ref))
        at = span.stop
    return found + _plain(text, at, end)


def _plain(text: str, start: int, stop: int) -> list[Token]:
    """The tokens of a stretch without spotted names."""
    found: list[Token] = []
    at = start
    # no end given to the search: what stands behind the stretch says what a number in it counts
    for match in _pattern().finditer(text, start):
        if match.end() > stop:
            break
        if match.start() > at:
            found.append(Token(T.RUN, Span(at, match.start()), text[at : match.start()]))
        at = match.end()
        name = (match.lastgroup or "").rpartition("__")[0]
        if name == "blank":
            continue
        kind = _PUNCTUATION[match[0]] if name == "mark" else _NAMES[name]
        found.append(Token(kind, Span(match.start(), match.end()), match[0], values=_values(kind, match[0])))
    if stop > at:
        found.append(Token(T.RUN, Span(at, stop), text[at:stop]))
    return found


_NUMERALS = re.compile(_ONE)


def _values(kind: T, text: str) -> tuple[int, ...]:
    """The numbers that a token writes."""
    if kind is T.BATCH and text.startswith("首"):
        return (1,)
    if kind not in (T.COUNT, T.NUMBER, T.BATCH, T.BATCHES):
        return ()
    numbers = (to_int(found.replace(",", "")) for found in _NUMERALS.findall(text))
    return tuple(n for n in numbers if n is not None)

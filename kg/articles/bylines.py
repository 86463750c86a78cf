"""Who wrote, photographed and edited: credits to names with their roles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg import tables
from kg.divisions import Divisions
from kg.model import Level

_DOTTED = re.compile(r"[\u4e00-\u9fff]{1,8}(?:·[\u4e00-\u9fff]{1,8}){1,3}")
_HAN_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}")
_TOKEN = re.compile(r"[\u4e00-\u4e27\u4e29-\u9fff]+(?:·[\u4e00-\u4e27\u4e29-\u9fff]+)*")
"""A run of hanzi; 丨 (U+4E28) is a stroke that the press uses as a bar."""
_SOURCED = re.compile(r"来源：[^/。]{2,20}/(?P<name>[\u4e00-\u9fff]{2,3})）?$")
_ORGAN = re.compile(r"[省市县区团妇][\u4e00-\u9fff]{1,2}[委局办院会部厅]|团[省市县区]委|[省市县区]妇联|[省市县区]法院")
"""A body in the place of a name: 通讯员 团市委."""
_LEVELS = (Level.PROVINCE, Level.PREFECTURE, Level.COUNTY)
_REPORTERS = ("记者", "通讯员", "实习生")
_BREAK = re.compile(r"[（）【】。！？\[\]|\uff5c：]|来源|原标题|稿源|返回|分享|查看|发布")
_TAIL = re.compile(r"(?:综合)?报道|摄影报道|文/图|图/文|图文|文并摄|摄$|文$|图$|供图$|供稿$|整理$|审$")


class Credit(NamedTuple):
    """One name in a credit; offsets into the credit's text."""

    name: str
    role: str
    start: int
    stop: int


@cache
def _roles() -> re.Pattern[str]:
    rows = tables.read("layout_roles.tsv")
    plain = sorted({r["word"] for r in rows if r["kind"] != "prefix"}, key=lambda w: (-len(w), w))
    prefixes = sorted({r["word"] for r in rows if r["kind"] == "prefix"}, key=lambda w: (-len(w), w))
    marked = {r["word"] for r in rows if r["mark"]}
    loose = "|".join(w for w in plain if w not in marked)
    only = "|".join(w for w in plain if w in marked)
    pattern = rf"(?:{'|'.join(prefixes)})*(?:(?:{loose})\s*[：:/丨|\uff5c\-]?|(?:{only})\s*[：:/丨|\uff5c\-])\s*"
    return re.compile(pattern)


@cache
def surnames() -> frozenset[str]:
    """The characters with which Han and Hui surnames begin."""
    return frozenset(row["surname"][0] for row in tables.read("person_surnames.tsv"))


@cache
def _rare_surnames() -> frozenset[str]:
    return frozenset("".join(row["surnames"] for row in tables.read("layout_surnames.tsv")))


@cache
def _outlet_classes() -> tuple[str, ...]:
    return tuple(row["suffix"] for row in tables.read("layout_outlet_classes.tsv"))


@cache
def outlets() -> tuple[str, ...]:
    """The outlets of ``seeds/layout_outlets.tsv``, longest first."""
    names = {row["name"] for row in tables.read("layout_outlets.tsv")}
    return tuple(sorted(names, key=lambda n: (-len(n), n)))


@cache
def is_division(name: str) -> bool:
    """Whether a province, prefecture or county is called ``name``, in full or in short."""
    return any(d.level in _LEVELS for d in Divisions.load().named(name))


@cache
def _no_names() -> frozenset[str]:
    """Words of credits and layout themselves, which are names of nobody."""
    words = {row["word"] for row in tables.read("layout_words.tsv")} | {
        row["word"] for row in tables.read("layout_roles.tsv")
    }
    return frozenset(words | {"本报", "本网", "本刊", "本台", "报道"})


@cache
def desk_roles() -> tuple[str, ...]:
    """The words for those who edit, longest first."""
    words = {row["word"] for row in tables.read("layout_roles.tsv") if row["kind"] == "desk"}
    return tuple(sorted(words, key=lambda w: (-len(w), w)))


def has_role(text: str) -> bool:
    """Whether a credit's text has a word such as 记者 or 摄影."""
    return _roles().search(text) is not None


def credits_in(text: str) -> tuple[Credit, ...]:
    """The names of a credit such as ``记者 张三 李四 通讯员 王五`` or ``张三 李四``.

    Names without a role word must begin with a surname, all of them, or none counts: （完） and （新华网） name nobody.
    """
    pattern = _roles()
    marks = list(pattern.finditer(text))
    sourced = _SOURCED.search(text)
    if sourced and _is_name(sourced["name"], any_hanzi=False, short=True):
        return (Credit(sourced["name"], "", *sourced.span("name")),)
    if not marks:
        return tuple(_names(text, 0, len(text), role="", strict=True))
    found = list(_names(text, 0, marks[0].start(), role="", strict=True))
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        stop = following.start() if following else len(text)
        role = mark[0].strip(" ：:/丨|\uff5c-")
        end = _BREAK.search(text, mark.end(), stop)
        is_reporter = role.endswith(_REPORTERS)
        found += _names(text, mark.end(), end.start() if end else stop, role=role, strict=False, known=is_reporter)
    return tuple(found)


def _names(text: str, start: int, stop: int, *, role: str, strict: bool, known: bool = False) -> Iterator[Credit]:
    """The names between two role words.

    Args:
        text: the credit.
        start: where to look from.
        stop: where to look to.
        role: the word before them, empty where there is none.
        strict: all tokens must be names, or none is.
        known: any hanzi may be a name here (after 记者), not only those that begin with a surname.
    """
    tokens = list(_whole_tokens(text, start, stop))
    accepted: list[Credit] = []
    for at, end in tokens:
        token = text[at:end]
        tail = _TAIL.search(token)
        if tail and tail.start() >= 2:
            token = token[: tail.start()]
        parts = list(_parts(token, at))
        good = [Credit(name, role, a, b) for name, a, b in parts if _is_name(name, any_hanzi=known, short=strict)]
        if len(good) < len(parts) or not parts:
            if strict:
                return
            if accepted:
                break
        accepted += good
        if tail:
            break
    if not strict and accepted and text[accepted[-1].stop :].lstrip().startswith("报道") and len(accepted) > 1:
        accepted = [c for c in accepted if c is not accepted[-1] or not is_division(c.name)]
    yield from accepted


def _whole_tokens(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Runs of hanzi; two single ones with a blank between are one name (苏 禾)."""
    waiting: tuple[int, int] | None = None
    for found in _TOKEN.finditer(text, start, stop):
        at, end = found.span()
        if waiting:
            if end - at == 1 and not text[waiting[1] : at].strip():
                yield waiting[0], end
                waiting = None
                continue
            yield waiting
            waiting = None
        if end - at == 1:
            waiting = (at, end)
        else:
            yield at, end
    if waiting:
        yield waiting


def _parts(token: str, at: int) -> Iterator[tuple[str, int, int]]:
    """The names in a token: usually one; four or six hanzi may be two names that abut."""
    name = "".join(token.split())
    size = len(name)
    half = size // 2
    if "·" not in name and size in (4, 6) and size == len(token) and {name[0], name[half]} <= surnames():
        yield name[:half], at, at + half
        yield name[half:], at + half, at + size
    elif name:
        yield name, at, at + len(token)


def _is_name(name: str, *, any_hanzi: bool, short: bool) -> bool:
    if _DOTTED.fullmatch(name):
        return not any(piece.endswith(_outlet_classes()) for piece in name.split("·"))
    if (short and name[-1] in "讯电") or name in outlets() or _ORGAN.fullmatch(name):
        return False
    if not _HAN_NAME.fullmatch(name) or name.endswith(_outlet_classes()) or name in _no_names():
        return False
    if any_hanzi:
        return True
    return (name[0] in surnames() or name[0] in _rare_surnames()) and not (
        short and (len(name) > 3 or is_division(name))
    )

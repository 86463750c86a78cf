"""Who wrote, photographed and edited: credits to names with their roles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg import tables

_DOTTED = re.compile(r"[\u4e00-\u9fff]{1,8}(?:·[\u4e00-\u9fff]{1,8}){1,3}")
_HAN_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}")
_TOKEN = re.compile(r"[\u4e00-\u9fff]+(?:·[\u4e00-\u9fff]+)*")
_BREAK = re.compile(r"[（）【】。！？\[\]|｜]")
_TAIL = re.compile(r"(?:综合)?报道|摄影报道|文/图|图/文|图文|文并摄|摄$|文$|图$|供图$|供稿$|整理$")


class Credit(NamedTuple):
    """One name in a credit; offsets into the credit's text."""

    name: str
    role: str
    start: int
    stop: int


@cache
def _roles() -> tuple[re.Pattern[str], frozenset[str]]:
    rows = tables.read("layout_roles.tsv")
    plain = sorted({r["word"] for r in rows if r["kind"] != "prefix"}, key=lambda w: (-len(w), w))
    prefixes = sorted({r["word"] for r in rows if r["kind"] == "prefix"}, key=lambda w: (-len(w), w))
    writers = frozenset(r["word"] for r in rows if r["kind"] == "writer")
    pattern = rf"(?:{'|'.join(prefixes)})*(?:{'|'.join(plain)})\s*[：:/丨|｜]?\s*"
    return re.compile(pattern), writers


@cache
def surnames() -> frozenset[str]:
    """The characters with which Han and Hui surnames begin."""
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
def divisions() -> frozenset[str]:
    """Short names of provinces, prefectures and counties: what may stand before 报道 or in an outlet's name."""
    names = set()
    for row in tables.read("divisions.tsv"):
        if len(row["code"]) == 6 and len(row["name"]) > 2:
            names |= {row["name"], re.sub(r"(?:省|市|县|区|地区|自治[州县区旗]|盟|旗|林区|特区)$", "", row["name"])}
    return frozenset(n for n in names if len(n) > 1)


def has_role(text: str) -> bool:
    """Whether a credit's text has a word such as 记者 or 摄影."""
    return _roles()[0].search(text) is not None


def credits_in(text: str) -> tuple[Credit, ...]:
    """The names of a credit such as ``记者 张三 李四 通讯员 王五`` or ``张三 李四``.

    Names without a role word must begin with a surname, all of them, or none counts: （完） and （新华网） name nobody.
    """
    pattern, _ = _roles()
    marks = list(pattern.finditer(text))
    if not marks:
        return tuple(_names(text, 0, len(text), role="", strict=True))
    found = list(_names(text, 0, marks[0].start(), role="", strict=True))
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        stop = following.start() if following else len(text)
        role = mark[0].strip(" ：:/丨|｜")
        end = _BREAK.search(text, mark.end(), stop)
        found += _names(text, mark.end(), end.start() if end else stop, role=role, strict=False)
    return tuple(found)


def _names(text: str, start: int, stop: int, *, role: str, strict: bool) -> Iterator[Credit]:
    tokens = list(_whole_tokens(text, start, stop))
    accepted: list[Credit] = []
    for at, end in tokens:
        token = text[at:end]
        tail = _TAIL.search(token)
        if tail and tail.start() >= 2:
            token = token[: tail.start()]
        parts = list(_parts(token, at))
        good = [Credit(name, role, a, b) for name, a, b in parts if _is_name(name, strict=strict)]
        if len(good) < len(parts) or not parts:
            if strict:
                return
            if accepted:
                break
        accepted += good
        if tail:
            break
    if not strict and accepted and text[accepted[-1].stop :].lstrip().startswith("报道") and len(accepted) > 1:
        accepted = [c for c in accepted if c is not accepted[-1] or c.name not in divisions()]
    yield from accepted


def _whole_tokens(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Runs of hanzi; two single ones with a blank between are one name (刘 静)."""
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


def _is_name(name: str, *, strict: bool) -> bool:
    if _DOTTED.fullmatch(name):
        return True
    if not _HAN_NAME.fullmatch(name) or name.endswith(_outlet_classes()) or name in _NO_NAMES:
        return False
    return not strict or (name[0] in surnames() and len(name) <= 3 and name not in divisions())


_NO_NAMES = frozenset(("本报", "本网", "我们", "文并", "图片", "报道", "编辑", "完"))

"""What each chunk of a page is, seen with its neighbours."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import cache

from kg.articles.bylines import credits_in, has_role
from kg.articles.chunks import Chunk
from kg.articles.shapes import alternatives, is_label, is_opener, is_row, is_unfinished, words

_LONGEST_HEADING = 64
_BYLINE = re.compile(r"[□■◎◆▲△☆★●○◇]?\s*[^，。；！？]{0,24}(?:记者|通讯员|文/|作者|实习生)[^，。；！？]{2,60}$")
_PHOTO = re.compile(r"(?:[^。！？]{0,40}(?:摄|供图|摄影报道|图源.{0,12}|/图|/摄)|（[^（）]{2,30}(?:摄|供图)）)[）\s]*$")
_FURNITURE = re.compile(
    r"(?:第?\s?[A-Z]?\d{1,3}\s?版.{0,12}|[A-Z]?\d{1,3}|.{0,24}星期[一二三四五六日天].{0,24}"
    r"|(?:责任编辑|责编|值班编辑|值班编委|版式|校对|本版编辑|本版责编)[：\s].{2,40}|\d{4}年\d{1,2}月\d{1,2}日"
    r"|.{0,8}(?:国内统一(?:连续出版物|刊)号|邮发代号|总第\d+期|投稿邮箱).{0,40})$"
)


class ChunkKind(Enum):
    """The part a chunk plays on its page."""

    HEADING = auto()
    OPENER = auto()
    BYLINE = auto()
    TEXT = auto()
    ROW = auto()
    CAPTION = auto()
    FURNITURE = auto()
    SHORT = auto()
    """A short line without a full stop: a heading, or a piece of a paragraph."""


@cache
def _caption() -> re.Pattern[str]:
    starts = alternatives(words("caption"))
    return re.compile(rf"[（(▲▼◀▶△▽↑↓]?(?:{starts}[：:，]?)|{alternatives(words('credit'))}[。）]?$")


def kinds_of(chunks: list[Chunk]) -> list[ChunkKind]:
    """The kind of each chunk of a page, in their order."""
    kinds = [_alone(chunk) for chunk in chunks]
    _number_labels(chunks, kinds)
    wrapped = _is_wrapped(chunks, kinds)
    for at, kind in enumerate(kinds):
        if kind is ChunkKind.SHORT:
            kinds[at] = _in_place(chunks, kinds, at, wrapped=wrapped)
    _find_captions(chunks, kinds)
    return kinds


def _alone(chunk: Chunk) -> ChunkKind:
    text = chunk.text
    if chunk.level:
        return ChunkKind.HEADING
    if len(text) <= 60 and _FURNITURE.match(text):
        return ChunkKind.FURNITURE
    if len(text) <= 70 and _BYLINE.match(text) and not _PHOTO.match(text) and credits_in(text.lstrip("□■◎◆▲△☆★●○◇ ")):
        return ChunkKind.BYLINE
    if is_opener(text):
        return ChunkKind.OPENER
    if len(text) <= 200 and _caption().match(text):
        return ChunkKind.CAPTION
    if len(text) <= 60 and _PHOTO.match(text) and (has_role(text) or len(text) <= 8 or text.endswith(("）", "供图"))):
        return ChunkKind.CAPTION
    if is_row(text):
        return ChunkKind.ROW
    if len(text) <= _LONGEST_HEADING and "。" not in text and not text.endswith(("，", "、", "；", "：")):
        return ChunkKind.SHORT if is_unfinished(text) or text.endswith(("！", "？")) else ChunkKind.TEXT
    return ChunkKind.TEXT


def _number_labels(chunks: list[Chunk], kinds: list[ChunkKind]) -> None:
    """Fields with values, two and more in one block, are rows."""
    for at in range(1, len(chunks)):
        pair = (at - 1, at)
        if not chunks[at].gap and all(kinds[i] in (ChunkKind.SHORT, ChunkKind.ROW) and is_label(chunks[i].text) for i in pair):
            for i in pair:
                kinds[i] = ChunkKind.ROW
    for at in range(1, len(chunks)):
        if kinds[at] is ChunkKind.SHORT and not chunks[at].gap and at + 1 < len(chunks) and kinds[at + 1] is ChunkKind.ROW:
            kinds[at] = ChunkKind.ROW if not chunks[at + 1].gap and len(chunks[at].text) <= 24 and " " in chunks[at].text else kinds[at]


def _is_wrapped(chunks: list[Chunk], kinds: list[ChunkKind]) -> bool:
    texts = [c for c, k in zip(chunks, kinds, strict=True) if k in (ChunkKind.TEXT, ChunkKind.OPENER)]
    return bool(texts) and sum(1 for c in texts if c.width <= 40 and len(c.text) > c.width + 4) * 2 >= len(texts)


def _in_place(chunks: list[Chunk], kinds: list[ChunkKind], at: int, *, wrapped: bool) -> ChunkKind:
    following = next((k for k in kinds[at + 1 :] if k not in (ChunkKind.SHORT, ChunkKind.FURNITURE)), None)
    if following in (ChunkKind.OPENER, ChunkKind.BYLINE):
        return ChunkKind.HEADING
    before = next((i for i in range(at - 1, -1, -1) if kinds[i] not in (ChunkKind.CAPTION, ChunkKind.FURNITURE)), None)
    running = (ChunkKind.TEXT, ChunkKind.OPENER)
    if before is not None and kinds[before] in running and is_unfinished(chunks[before].text):
        return ChunkKind.TEXT
    if following is None or not wrapped or chunks[at].text.endswith(("！", "？")):
        return ChunkKind.HEADING
    neighbours = [chunks[i].width for i in (at - 1, at + 1) if 0 <= i < len(chunks) and kinds[i] in running]
    as_wide = any(abs(chunks[at].width - width) <= 2.5 for width in neighbours)
    return ChunkKind.TEXT if as_wide and kinds[at + 1] is ChunkKind.TEXT else ChunkKind.HEADING


def _find_captions(chunks: list[Chunk], kinds: list[ChunkKind]) -> None:
    """One short sentence right before a picture's credit is the caption."""
    for at in range(1, len(chunks)):
        if kinds[at] is not ChunkKind.CAPTION or kinds[at - 1] is not ChunkKind.TEXT or len(chunks[at].text) > 40:
            continue
        text = chunks[at - 1].text
        if _caption().match(chunks[at].text) is None and not has_role(chunks[at].text):
            continue
        if len(text) <= 80 and text.count("。") <= 1 and not chunks[at].text.startswith(("图片由", "本文", "本版")):
            kinds[at - 1] = ChunkKind.CAPTION

"""What each chunk of a page is, seen with its neighbours."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import cache

from kg.articles.bylines import credits_in, desk_roles, has_role
from kg.articles.chunks import Chunk
from kg.articles.openers import echoes
from kg.articles.shapes import (
    alternatives,
    is_continued,
    is_count,
    is_imprint,
    is_label,
    is_opener,
    is_turned,
    is_unfinished,
    tells_day,
    words,
)

_LONGEST_HEADING = 64
_BYLINE = re.compile(r"[□■◎◆▲△☆★●○◇]?\s*[^，。；！？]{0,24}(?:记者|通讯员|文/|作者|实习生)[^，。；！？]{2,60}$")
_TEXT_AND_PICTURE = re.compile(r"(?:文[/、 ]?图|图[/、 ]?文|文并摄|文/摄)[）)]?$")
_DAY_LINE = re.compile(
    r"\d{4}年\d{1,2}月\d{1,2}日|二〇[〇一二三四五六七八九]{2}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
)
_SIGNATURE = re.compile(r"[^，。！？]{2,40}(?:[局院会府委办室部厅处组队社司所站校]|中心|集团)$")
_PHOTO = re.compile(r"(?:[^。！？]{0,40}(?:摄|供图|摄影报道|图源.{0,12}|/图|/摄)|（[^（）]{2,30}(?:摄|供图)）)[）\s]*$")
_FURNITURE = re.compile(
    r"(?:第?\s?[A-Z]?\d{1,3}\s?版.{0,12}|[A-Z]?\d{1,3}|.{0,24}星期[一二三四五六日天].{0,24}"
    r"|(?:责任编辑|责编|值班编辑|值班编委|版式|校对|本版编辑|本版责编)[：\s].{2,40}|\d{4}年\d{1,2}月\d{1,2}日"
    r"|(?=.{0,20}[\-：:/.年月])[\d\-：:/.年月日时分秒 ]{8,24}(?: ?(?:来源|作者|编辑).{0,20})?|https?：.{0,80}|[^>]{2,12}(?:>[^>]{2,12}){1,5}|(?:来源|稿源)：.{0,20}"
    r"|.{0,8}(?:国内统一(?:连续出版物|刊)号|邮发代号|总第\d+期|投稿邮箱).{0,40})$"
)
_CELL = re.compile(r"\d[\d,.]{0,7}[%件个起]?")


class ChunkKind(Enum):
    """The part a chunk plays on its page."""

    HEADING = auto()
    OPENER = auto()
    BYLINE = auto()
    TEXT = auto()
    ROW = auto()
    CAPTION = auto()
    FURNITURE = auto()
    TURN = auto()
    """（下转第二版）"""
    CONTINUED = auto()
    """（上接第一版）"""
    DESK = auto()
    """Who edited, behind the text: 来源：… 编辑：… 审核：…"""
    SHORT = auto()
    """A short line without a full stop: a heading, or a piece of a paragraph."""


@cache
def _caption() -> re.Pattern[str]:
    starts = alternatives(words("caption"))
    return re.compile(rf"[（(▲▼◀▶△▽↑↓]?(?:{starts}[：:，]?)|{alternatives(words('credit'))}[。）]?$")


@cache
def _edited() -> re.Pattern[str]:
    return re.compile(rf"{alternatives(desk_roles())} ?[：丨|/]?|{alternatives(words('junk'))}")


def _is_desk(text: str) -> bool:
    return len(text) <= 80 and _desk().match(text) is not None and bool(credits_in(text))


@cache
def _desk() -> re.Pattern[str]:
    return re.compile(rf"(?:来源：\S{{2,20}} )?{alternatives(desk_roles())}\s?[：丨|/\uff5c][^，。]{{2,70}}$")


_RUNNING = (ChunkKind.TEXT, ChunkKind.OPENER)
_ECHO = 0.6
"""The share of a headline's pairs of characters that its report repeats at least."""
_RUNS_ON = re.compile(
    r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日，|(?:会议|大会|会上|活动|此次|本次|据了解|据悉|目前|随后|同时|当天|当日)[^，]{0,6}，"
    r"|[\u4e00-\u9fff·]{2,16}(?:说|表示|介绍|指出|强调|要求|认为)，"
)
"""How a paragraph begins, and no heading does."""


def kinds_of(chunks: list[Chunk]) -> list[ChunkKind]:
    """The kind of each chunk of a page, in their order."""
    kinds = [_alone(chunk) for chunk in chunks]
    _number_labels(chunks, kinds)
    _number_cells(chunks, kinds)
    _find_signatures(chunks, kinds)
    column = _column(chunks, kinds)
    marked = sum(1 for chunk in chunks if chunk.level) > 1
    for at, kind in enumerate(kinds):
        if kind is ChunkKind.SHORT:
            kinds[at] = _in_place(chunks, kinds, at, column=column, marked=marked)
    _find_captions(chunks, kinds)
    return kinds


def _alone(chunk: Chunk) -> ChunkKind:
    text = chunk.text
    if is_turned(text):
        return ChunkKind.TURN
    if is_continued(text):
        return ChunkKind.CONTINUED
    if chunk.level:
        return ChunkKind.HEADING
    if text.startswith("来源") and _is_desk(text):
        return ChunkKind.DESK
    if (len(text) <= 60 and _FURNITURE.match(text)) or is_imprint(text):
        return ChunkKind.FURNITURE
    if _is_desk(text):
        return ChunkKind.DESK
    if is_opener(text):
        if len(text) <= 80 and "。" not in text and _edited().search(text):
            return ChunkKind.DESK
        return ChunkKind.BYLINE if text.startswith("（") and "。" not in text else ChunkKind.OPENER
    is_picture = _PHOTO.match(text) and not _TEXT_AND_PICTURE.search(text)
    if len(text) <= 70 and _BYLINE.match(text) and not is_picture and credits_in(text.lstrip("□■◎◆▲△☆★●○◇ ")):
        return ChunkKind.BYLINE
    if len(text) <= 200 and _caption().match(text):
        return ChunkKind.CAPTION
    if len(text) <= 60 and _PHOTO.match(text) and (has_role(text) or len(text) <= 8 or text.endswith(("）", "供图"))):
        return ChunkKind.CAPTION
    if chunk.is_row:
        return ChunkKind.ROW
    if len(text) <= _LONGEST_HEADING and "。" not in text and not text.endswith(("，", "、", "；", "：")):
        return ChunkKind.SHORT if is_unfinished(text) or text.endswith(("！", "？")) else ChunkKind.TEXT
    return ChunkKind.TEXT


def _number_labels(chunks: list[Chunk], kinds: list[ChunkKind]) -> None:
    """Fields with values, two and more in one block, are rows."""
    for at in range(1, len(chunks)):
        pair = (at - 1, at)
        if not chunks[at].gap and all(
            kinds[i] in (ChunkKind.SHORT, ChunkKind.ROW) and is_label(chunks[i].text) for i in pair
        ):
            for i in pair:
                kinds[i] = ChunkKind.ROW


def _number_cells(chunks: list[Chunk], kinds: list[ChunkKind]) -> None:
    """Numbers that stand alone on a line, two and more, each below a name, are cells of a table, and so is the name."""
    cells = [i for i, c in enumerate(chunks) if i and not c.level and _CELL.fullmatch(c.text)]
    named = [i for i in cells if kinds[i - 1] in (ChunkKind.SHORT, ChunkKind.ROW) or i - 1 in cells]
    if len(named) < 2:
        return
    for i in named:
        kinds[i] = ChunkKind.ROW
        if kinds[i - 1] is ChunkKind.SHORT and len(chunks[i - 1].text) <= 16 and not chunks[i - 1].level:
            kinds[i - 1] = ChunkKind.ROW


def _find_signatures(chunks: list[Chunk], kinds: list[ChunkKind]) -> None:
    """A body alone on a line below the text and a day below it sign a notice."""
    for at in range(2, len(chunks)):
        pair = (kinds[at - 1], kinds[at])
        if pair != (ChunkKind.SHORT, ChunkKind.FURNITURE) or kinds[at - 2] not in (ChunkKind.TEXT, ChunkKind.ROW):
            continue
        if _DAY_LINE.fullmatch(chunks[at].text) and _SIGNATURE.match(chunks[at - 1].text):
            kinds[at - 1] = kinds[at] = ChunkKind.ROW


def _column(chunks: list[Chunk], kinds: list[ChunkKind]) -> float:
    """The usual width of a column, in full-width characters; 0 where paragraphs stand on one line each."""
    texts = [c for c, k in zip(chunks, kinds, strict=True) if k in _RUNNING]
    widths = sorted(c.width for c in texts if c.width <= 40 and len(c.text) > c.width + 4)
    return widths[len(widths) // 2] if len(widths) * 2 >= len(texts) and widths else 0.0


def _in_place(chunks: list[Chunk], kinds: list[ChunkKind], at: int, *, column: float, marked: bool) -> ChunkKind:
    """Tell a heading from a piece of a paragraph that a column's end cut off.

    Args:
        chunks: those of the page.
        kinds: theirs; the ones before ``at`` are settled.
        at: the short line.
        column: the width of the page's columns where its lines are wrapped, else 0.
        marked: whether the page marks its headings (Markdown), so that an unmarked line is none.
    """
    passed = (ChunkKind.SHORT, ChunkKind.FURNITURE, ChunkKind.TURN, ChunkKind.DESK)
    following = next((k for k in kinds[at + 1 :] if k not in passed), None)
    text = chunks[at].text
    if is_count(text):
        return ChunkKind.TEXT
    if following in (ChunkKind.OPENER, ChunkKind.BYLINE, ChunkKind.CONTINUED):
        return ChunkKind.HEADING
    if tells_day(text) or (marked and following is None):
        return ChunkKind.TEXT
    before = next((i for i in range(at - 1, -1, -1) if kinds[i] in _RUNNING or kinds[i] is ChunkKind.ROW), None)
    if before is not None and kinds[before] in _RUNNING and is_unfinished(chunks[before].text):
        return ChunkKind.TEXT
    if following is None or following is ChunkKind.ROW or before is None:
        return ChunkKind.HEADING
    after = next((c.text for c, k in zip(chunks[at + 1 :], kinds[at + 1 :], strict=True) if k not in passed), "")
    if marked or _RUNS_ON.match(text):
        return ChunkKind.TEXT
    if echoes(text, after[:160]) >= _ECHO or (
        column and echoes(text, chunks[at - 1].text + chunks[before].text) >= _ECHO
    ):
        return ChunkKind.HEADING
    if column and chunks[at].width >= column * 0.6 and " " not in text and text[-1] not in "！？":
        return ChunkKind.TEXT
    return ChunkKind.TEXT if "，" in text else ChunkKind.HEADING


def _find_captions(chunks: list[Chunk], kinds: list[ChunkKind]) -> None:
    """One short sentence right before a picture's credit is the caption."""
    for at in range(1, len(chunks)):
        if kinds[at] is not ChunkKind.CAPTION or kinds[at - 1] is not ChunkKind.TEXT or len(chunks[at].text) > 40:
            continue
        text, credit = chunks[at - 1].text, chunks[at].text
        if credit.startswith(words("caption")) or text.endswith(("，", "、", "；")):
            continue  # the credit has a caption of its own, or the sentence goes on behind the picture
        if _caption().match(credit) is None and not has_role(credit):
            continue
        if len(text) <= 80 and text.count("。") <= 1 and not chunks[at].text.startswith(("图片由", "本文", "本版")):
            kinds[at - 1] = ChunkKind.CAPTION

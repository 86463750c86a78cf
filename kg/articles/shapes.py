"""What a line looks like: an opener, a byline, a caption, a row of a table, a heading. Shapes only, no context."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from kg import tables

_FINISHED = re.compile(
    r"[。！？…；：!?;](?:[”’」』）】》*]|\[\d+\])*$|(?:\.{3,}|—{2,})$|（(?:完|责|来源|记者|通讯员|编辑|作者|据)[^（）]*）$"
)
_DAY = r"(?:\d{4}年)?\d{1,2}月\d{1,2}日"
_OPENER = re.compile(
    r"""(?:[（(]上接[^（）]{1,12}[）)])?(?:
      本[报网台刊社][^，。；：！？（）\s]{0,14}?(?:讯|电|消息)(?![\u4e00-\u9fff]{0,3}[，。])
    | 本[报网台刊社][^，。；：！？（）]{0,14}?\s*（[^（）]{0,12}?(?:记者|通讯员|实习|见习)
    | 本[报网台刊社](?:[\u4e00-\u9fff]{0,6})(?:记者|通讯员)[^，。；：！？（）]{2,40}?(?:报道|"""
    + _DAY
    + r""")
    | [^，。；：！？“”\s]{2,20}?"""
    + _DAY
    + r"""\s?(?:讯|电|消息|报道)(?![\u4e00-\u9fff]{0,3}[，。])
    | [^，。；：！？“”\s]{2,20}?讯\s*（[^（）]{0,24}?(?:记者|通讯员|实习|见习)
    | [\u4e00-\u9fff]{2,8}?(?:日报|晚报|早报|晨报|时报|新闻网|都市报|客户端)"""
    + _DAY
    + r"""[，讯]
    | [^，。；：！？“”（）\s]{0,16}(?:记者|通讯员)[^，。；：！？“”（）]{2,48}?(?:报道|"""
    + _DAY
    + r"""报道)
    | （[^（）]{0,16}?(?:记者|通讯员)[\s\u4e00-\u9fff·、/]{2,40}）
    | [^，。；：！？“”（）\s\d]{0,12}(?:记者|通讯员)\s(?!供图|供稿|摄)[\u4e00-\u9fff·]{2}[\u4e00-\u9fff·、\s]{0,38}?
        (?=(?:\d{4}年)?\d{1,2}[月日]|“|近日，|日前，|为(?:进一步|深入|全面|贯彻|切实|推动|推进|扎实|有效|加强|加快|落实|认真|提升|提高|了))
    | 据?新华社[^，。；：！？（）]{2,20}(?:电|（[^（）]{0,6}记者)
    | [^，。；：！？“”（）\s]{2,12}(?:消息|讯)\s?(?:（[^（）]{0,24}?(?:记者|通讯员)|记者[\u4e00-\u9fff·、\s]{2,30}?报道)
    | 【[^】]{2,12}(?:报道|讯|消息)[^】]{0,24}】
    )""",
    re.VERBOSE,
)
_MAY_OPEN = re.compile(r"[（(]?[^，。；：！？]{0,60}(?:讯|电|消息|记者|通讯员|报道|报|网|端|】)")
_NUMBER = re.compile(r"[-+]?\d[\d.,]*(?:%|[件个起人户宗项])?(?:（[^（）]*）)?|[—\-/]+|（[^（）]*）")
_ROW_END = re.compile(r"[\d%件个起人户宗项）—\-/]$")
_TURNED = r"[（(【▼▲△▽*]?\s?{}\s?第?\s?\w{{1,4}}\s?版[^。，！？]{{0,24}}[）)】]?$"
_COUNTED = re.compile(
    r"(?:[^，；、。：\s]{1,16}?\d[\d.,]*[件个人项起宗户次%][，；、]?\s?){2,}$|[\u4e00-\u9fff]{1,10}\d+件[，；]?$"
)
_NUMBERED = re.compile(
    r"第?[一二三四五六七八九十]{1,3}[、章节]|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.、](?!\d)|[①-⑳]"
)
_DAY_CLAUSE = re.compile(
    r"截至(?:\d{4}年)?\d{1,2}月\d{1,2}日|(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:上午|下午|晚|[至—-]\S{1,8}日)?，"
)
_LABEL = re.compile(r"[\u4e00-\u9fff（）]{2,14}：\s*\S")
_BULLET = re.compile(r"[□■◎◆▲△☆★●○◇]\s*(?=\S)")


def is_unfinished(text: str) -> bool:
    """Whether a paragraph breaks off: no full stop, question or exclamation mark at its end."""
    return _FINISHED.search(text, max(0, len(text) - 60)) is None


def opener(text: str) -> re.Match[str] | None:
    """The words with which a paper opens a report: 本报讯（记者 …, 新华社北京5月22日电, 某某日报5月21日，我区…."""
    return _OPENER.match(text) if _MAY_OPEN.match(text) else None


def is_opener(text: str) -> bool:
    """Whether ``text`` begins with an opener."""
    return opener(text) is not None


def is_row(text: str) -> bool:
    """Whether a line is a row of a table: a name and cells of numbers, once or more, perhaps numbered in front."""
    if len(text) > 80 or not _ROW_END.search(text):
        return False
    cells = text.split()
    numeric = [_NUMBER.fullmatch(cell) is not None for cell in cells]
    if all(numeric):
        return len(cells) > 1
    start = 1 if numeric[0] and len(cells) > 2 and cells[0].isdigit() else 0
    if numeric[start] or not numeric[-1] or any(len(c) > 24 for c in cells):
        return False
    return all(right for left, right in pairwise(numeric[start:]) if not left)


def is_count(text: str) -> bool:
    """Whether a line is a list of counts: 甲市20件；乙市30件."""
    return _COUNTED.match(text) is not None


def tells_day(text: str) -> bool:
    """Whether a line begins like running text: 4月3日，…."""
    return _DAY_CLAUSE.match(text) is not None


def is_turned(text: str) -> bool:
    """Whether a line only says that an article goes on on another page: （下转第二版）."""
    return len(text) <= 40 and _turn("turned").match(text) is not None


def is_continued(text: str) -> bool:
    """Whether a line only says that an article comes from another page: （上接第一版）."""
    return len(text) <= 40 and _turn("continued").match(text) is not None


def is_notice(text: str) -> bool:
    """Whether a heading is that of an official notice, never of a section: …任前公示, 关于…的通告."""
    return text.removesuffix("（摘要）").endswith(words("genre"))


def is_numbered(text: str) -> bool:
    """Whether a heading is numbered as sections are: 一、…, （二）…, 3.…."""
    return _NUMBERED.match(text) is not None


def is_imprint(text: str) -> bool:
    """Whether a line is the imprint of a site: 版权所有 ….

    >>> is_imprint("版权所有 某某网 备案号 1234")
    True
    """
    return len(text) <= 120 and _imprint().search(text) is not None


@cache
def _imprint() -> re.Pattern[str]:
    return re.compile(rf"^\s*{alternatives(words('imprint'))}|(?:ICP备|公网安备)\S*\d", re.IGNORECASE)


@cache
def _turn(kind: str) -> re.Pattern[str]:
    return re.compile(_TURNED.format(alternatives(words(kind))))


def is_label(text: str) -> bool:
    """Whether a line is a field with its value: 受理电话：12345."""
    return len(text) <= 60 and _LABEL.match(text) is not None


@cache
def words(kind: str) -> tuple[str, ...]:
    """The words of ``seeds/layout_words.tsv`` of one kind, longest first."""
    found = (row["word"] for row in tables.read("layout_words.tsv") if row["kind"] == kind)
    return tuple(sorted(found, key=lambda w: (-len(w), w)))


def alternatives(entries: tuple[str, ...]) -> str:
    """A pattern that matches any of ``entries``."""
    return "(?:" + "|".join(map(re.escape, entries)) + ")"

"""The words of an event's name: what belongs to it, and what shows that it names no single event."""

from __future__ import annotations

import re
from functools import cache

from kg.facts.events import lexicon as event_lexicon
from kg.facts.events.cast import Cast
from kg.model import Span
from kg.numerals import NUMERAL, to_int


def plain(name: str) -> str:
    """``name`` without white space and with balanced quotation marks."""
    name = re.sub(r"\s+|（(?:以下)?简称[^）]*）?", "", name)
    for left, right in ("“”", "（）", "「」"):
        if name.count(left) != name.count(right):
            name = name.replace(left, "").replace(right, "")
    return name


def core(name: str) -> str:
    """What of a name is compared: without year, quotation marks, and words of number and place."""
    return re.sub(r"[“”‘’「」《》（）·\s]|^\d{4}年|^(?:全省|全市|全县|全区|全州|地区)", "", name)


def trimmed(text: str, cast: Cast, span: Span) -> Span | None:
    """``span`` without what stands before a name: dates, 一场, and what 的 or a verb ends; None if nothing stays."""
    start = span.start
    dateline = _DATELINE.match(text, start, span.stop)
    if dateline is not None:
        start = dateline.end()
    credit = _CREDIT.match(text, start, span.stop)
    if credit is not None:
        start = credit.end()
    while (piece := _ATTRIBUTE.match(text, start, span.stop)) is not None:
        start = piece.end()
    for date in cast.dates_in(Span(start, span.stop)):
        year_only = date.text.endswith("年")
        if date.span.start - start <= 2 and not year_only:
            start = date.span.stop
    theme = _THEME.match(text, start, span.stop)
    if theme is not None:
        start = theme.end()
    front = _front().match(text, start, span.stop)
    if front is not None:
        start = front.end()
    return Span(start, span.stop) if start < span.stop else None


_DATELINE = re.compile(
    r"[^，。；“《]{0,30}?(?:(?:讯|电|消息|报道)\s*(?:（[^）\n]*）)|\d{1,2}月\d{1,2}日(?:讯|电)(?!视|信|商|力|话|影|子)\s*(?:（[^）\n]*）)?)\s*"
)

_THEME = re.compile(r"(?:【[^】\n]*】)?(?:以“[^”\n]*”为主题的(?=第|首届|\d{4}|“|《))?")
_CREDIT = re.compile(r"[^，。；]*?（[^）\n]*(?:供图|摄影|摄|提供)）\s*")
_ATTRIBUTE = re.compile(
    r"(?:“[^”\n]*”|《[^》\n]*》|（[^）\n]*）|[^“《（])*?(?:为期[^，。；]{1,5}的|主办的|承办的|举办的|举行的|召开的|组织的|开展的|参加的|(?<!为主题)的(?![^，。；“”]{1,8}——)|宣布|(?:主办|承办|协办|举办)(?=首届|第[一二三四五六七八九十\d]|20\d\d|“)|参加了?|出席了?|观看了?|获悉|了解到|举行了?|召开了?)(?=[^”》）])"
)


@cache
def _front() -> re.Pattern[str]:
    return re.compile(rf"(?:{event_lexicon.load().pattern('before')}|上午|下午|晚上|晚间|晚(?!会)|[，\s：])*")


def indefinite(name: str, head: str) -> bool:
    """Whether ``name`` speaks of many events or of none: 一系列活动, 3场培训, 等活动."""
    numbered = _NTH.sub("", name.removesuffix(head))
    bare = re.sub(_CLOSED, "", name)
    several = ("、" in name and name.count(head) > 1) or bare.count("、") > 1 or _AND_MORE.search(bare) is not None
    return several or _many().search(numbered) is not None or _DOING.search(numbered) is not None or len(name) > 90


_AND_MORE = re.compile(
    r"等(?![级候待])|[二三四五六七八九十两\d][大项个类](?!代|会|赛)|^(?:同类|类似|此类|首次|上述|其他|其它|下一次|上次|最后一次|首场|首期)[^“”]{2,4}$|日常|常态化|定期|各项|各类|各种"
)
_CLOSED = re.compile(r"“[^”]*”|《[^》]*》|（[^）]*）")

_DOING = re.compile(
    r"^(?:在|对|由|从|向|给)|^(?!“)[^“《]*?(?:进行|为大家|做了|并开展|用于|参与|担任|争取|赴|前往|带领|围绕|按照|根据|深入(?!学习|贯彻|推进|实施|开展))"
)

_NTH = re.compile(
    r"第[一二三四五六七八九十百零〇\d]+(?:轮|批|届|次|期|场)+|[一二三四五六七八九十]+届(?:[\u4e00-\u9fff]{0,8}?[一二三四五六七八九十]+次)?"
)


@cache
def _many() -> re.Pattern[str]:
    many = event_lexicon.load().pattern("many")
    return re.compile(
        rf"^(?:{many})|(?:等|等各类|等系列)$|(?:\d|[两二三四五六七八九十数几多])(?:余|多)?(?:场|期|次|轮次|场次|批次)|[。；！？]"
    )


def wished(text: str, cast: Cast, clause: Span, stop: int, *, but: str = "") -> bool:
    """Whether the clause, up to ``stop``, only wants, repeats, or uses the event: 要召开, 多次召开, 通过举办."""
    before = _CLOSED_PAIR.sub("某", text[clause.start : stop])
    for named in (*cast.bodies_in(Span(clause.start, stop)), *cast.persons_in(Span(clause.start, stop))):
        before = before.replace(text[named.span.start : named.span.stop], "某")
    found = _wish().search(before)
    return found is not None and found.group() != but


_CLOSED_PAIR = re.compile(r"“[^”\n]*”|《[^》\n]*》")


@cache
def _wish() -> re.Pattern[str]:
    words = event_lexicon.load().words["deny"] - {"要", "应", "未", "自", "曾"}
    longer = "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))
    return re.compile(
        rf"(?<![主重需必])要(?![闻点素])|[\d两三四五六七八九十]次$|(?<![响回适供反相])应(?![急邀用对聘])|(?<!从)未(?=[召举开])|{longer}"
    )


def numbered(name: str, unit: str) -> int | None:
    """Which 届 or 次 a name gives: the last one of that unit.

    >>> numbered("某市第十七届人民代表大会常务委员会第二十一次会议", "次")
    21
    """
    if unit == "届" and "首届" in name:
        return 1
    found = re.findall(rf"({NUMERAL}){unit}", name)
    return to_int(found[-1]) if found else None


_OCCASION = re.compile(rf"(?:19|20)\d\d(?:年度?|·)?|第?{NUMERAL}[届次](?=[^，]*[会赛节动式班])|首届|（[^）]{{1,8}}）")


def series(name: str) -> str | None:
    """The name without year and number, where it has them: what such events have in common.

    >>> series("某县2024年第九次常务会议")
    '某县常务会议'
    """
    bare = _OCCASION.sub("", name)
    return bare if bare != name and len(bare) >= 4 else None


def marks_of(text: str, span: Span) -> bool:
    """Whether a name is specific enough for a sentence that does not open the article."""
    return _SPECIFIC.search(text, span.start, span.stop) is not None


_SPECIFIC = re.compile(r"[“《]|第[一二三四五六七八九十百零〇\d]+[届次期]|首届|\d{4}年|(?<!\d)20\d\d(?![\d.%％])")

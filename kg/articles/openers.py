"""The first words of a report: its dateline and its writers; and where a headline runs straight into them."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from kg.articles.bylines import Credit, credits_in, has_role, is_division, outlets
from kg.articles.shapes import alternatives, opener, words

_DAY = re.compile(r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日\s?(?:讯|电|消息|报道)")
_PARENS = re.compile(r"\s*（([^（）]{2,70})）")
_REPORTED = re.compile(r"[^。！？“”（）]{0,60}?报道")
_ZONE = 120
"""Code points at the head of a report within which its writers are credited."""
_CORE = re.compile(
    r"(?:讯|电)\s?(?=（)|\d日\s?(?:讯|电|消息)(?![\u4e00-\u9fff]{0,3}[，。])|(?=本[报网台刊社][^，。]{0,10}?[讯（])"
)
_CLASS = re.compile(r"(?:新闻网|日报|晚报|早报|晨报|都市报|时报|商报|网|在线|融媒|发布|客户端)")
_LEAD_DAY = r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:至(?:\d{1,2}月)?\d{1,2}日)?(?:上午|下午|晚间?|凌晨|中午)?，"
_DATE = r"(?:\d{4}年)?\d{1,2}月\d{1,2}日"
_HEAD = 200
"""Code points within which a run-in headline must end."""
_LEAD = 600
"""Code points of a report in which its headline's words come again."""
_ECHO, _ECHO_OF_PURPOSE, _ECHO_OF_TITLE = 0.34, 0.4, 0.2
"""The least share of its pairs of characters that a headline's report says again: before a day, before 为进一步, after 原标题."""
_BODIES = tuple("局委院部会司县市区镇乡村所站队厂校团社行处办府党厅")
_SHORTEST_TITLE = 6
_SHORTEST, _LONGEST = 8, 120
"""Of a run-in headline."""


def writers(text: str) -> tuple[Credit, ...]:
    """The writers that the head of a report credits: 本报讯（记者 …）, 某某网记者 … 报道."""
    found = opener(text)
    if found is None:
        return ()
    opened = found[0]
    parens = _PARENS.match(text, found.end())
    if "（" in opened or text[found.end() - 1] == "）":
        # the name of an outlet may have brackets too: 某某网（某某日报网）讯（记者 …）
        closed = [p for p in _PARENS.finditer(text, found.start(), found.end() + _ZONE) if p.start() <= found.end()]
        named = [p for p in closed if has_role(p[1])]
        if named or (closed and not parens):
            inside = (named or closed)[0]
            return _shifted(inside[1], inside.start(1))
    if parens:
        return _shifted(parens[1], parens.start(1))
    if has_role(opened):
        return _shifted(opened.rstrip("】"), 0)
    return ()


def _shifted(text: str, by: int) -> tuple[Credit, ...]:
    return tuple(Credit(c.name, c.role, c.start + by, c.stop + by) for c in credits_in(text))


def dateline(text: str, page_date: str | None) -> str | None:
    """The day that a dateline gives, as ISO date; its year is the page's, or the one before it over New Year.

    >>> dateline("新华社北京12月31日电", "2026-01-01")
    '2025-12-31'
    """
    found = _DAY.search(text, 0, _ZONE) if opener(text) else None
    if found is None or not (found["year"] or page_date):
        return None
    year = int(found["year"] or (page_date or "")[:4])
    if not found["year"] and page_date and len(page_date) >= 7 and int(found["month"]) > int(page_date[5:7]) + 6:
        year -= 1
    try:
        return date(year, int(found["month"]), int(found["day"])).isoformat()
    except ValueError:
        return None


@cache
def _outlet() -> re.Pattern[str]:
    return re.compile(alternatives(outlets()))


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![，、；：（“‘《—\-至到在于从截\d年月]){_LEAD_DAY}|(?<![，、；：（“‘《])(?:{alternatives(words('lead'))}，|{alternatives(words('purpose'))})"
    )


def run_in(text: str, *, titled: bool = False) -> tuple[int, int]:
    """Where a headline ends that runs straight into the report, and where the report begins; 0, 0 where there is none.

    Three signs: an opener in mid-line (…植树护林某某新闻网3月12日讯), a headline printed twice, or the first words of
    a lead (3月12日，… 日前，… 为进一步…) in mid-line before which stands what the lead says again.

    Args:
        text: the first paragraph.
        titled: a label before it says that it begins with a headline (原标题：).
    """
    head = text[:_HEAD]
    at = _before_opener(head)
    if at:
        return at, at
    if opener(text) or _lead().match(text):
        return 0, 0
    twice = text.find(text[:_SHORTEST], _SHORTEST, _LONGEST)
    if twice > 0 and text.startswith(text[:twice].rstrip(), twice):
        end = twice + len(text[:twice].rstrip())
        end += len(text[end:]) - len(text[end:].lstrip())
        if text.startswith(text[:twice].rstrip(), end):
            return twice, end  # even thrice: the last one stays, for it may begin the report
        return twice, end if _lead().match(text, end) else twice
    at = _before_lead(text, head, titled=titled) or (_before_body(text, head) if titled else 0)
    return at, at


def _before_opener(head: str) -> int:
    for core in _CORE.finditer(head):
        at = _outlet_start(head, core.start()) if core[0] else core.start()
        if at is not None and opener(head[at:]):
            return at if at >= _SHORTEST_TITLE or head[:at].endswith("。") else 0
    named = _outlet_reporter().search(head)
    if named and named.start() >= _SHORTEST and echoes(head[: named.start()], head[named.end() :]) >= _ECHO:
        return named.start()
    return 0


@cache
def _outlet_reporter() -> re.Pattern[str]:
    return re.compile(rf"{alternatives(outlets())}(?:首席|全媒体|见习|实习)?(?:记者|通讯员)")


def _outlet_start(head: str, core: int) -> int | None:
    """Where the name of the outlet begins whose dateline ends at ``core``."""
    window = max(0, core - 30)
    known = [m.start() for m in _outlet().finditer(head, window, core)]
    if known:
        return known[0]
    for kind in _CLASS.finditer(head, window, core):
        for size in (6, 5, 4, 3, 2):
            if kind.start() - size >= 0 and is_division(head[kind.start() - size : kind.start()]):
                return kind.start() - size
    return None


def _before_lead(text: str, head: str, *, titled: bool) -> int:
    label = _label().search(head)
    for found in _lead().finditer(head):
        at = found.start()
        if at > _LONGEST or "。" in head[:at]:
            break
        heading = head[: label.start()] if label and 0 < label.start() < at else head[:at]
        if len(heading) < _SHORTEST or heading.count("“") > heading.count("”"):
            continue
        purpose = found[0].startswith("为") and not label and not titled
        needed = _ECHO_OF_TITLE if titled else _ECHO_OF_PURPOSE if purpose else _ECHO
        if heading.endswith(_BODIES if purpose else "时间"):
            continue
        if echoes(heading, text[at : at + _LEAD]) >= needed:
            return at
    if label is None or label.start() < _SHORTEST or "。" in head[: label.start()]:
        return 0
    bracket = head.rfind("（", 0, label.start())
    return bracket if bracket >= _SHORTEST and "）" not in head[bracket : label.start()] else label.start()


def _before_body(text: str, head: str) -> int:
    """Where a headline ends that a label announces: at a first word of reports that no comma follows, or at ！？…."""
    for found in _begin().finditer(head, _SHORTEST):
        at = found.end() if found[0][0] in "！？…" else found.start()
        if at > _LONGEST or "。" in head[:at]:
            return 0
        if head.count("“", 0, at) > head.count("”", 0, at) or head.count("（", 0, at) > head.count("）", 0, at):
            continue
        if echoes(head[:at], text[at : at + _LEAD]) >= _ECHO_OF_TITLE:
            return at
    return 0


@cache
def _begin() -> re.Pattern[str]:
    leads = alternatives(words("lead"))
    return re.compile(
        rf"[！？…]+(?![”』」！？…])|(?<![\d年月至到—\-]){_DATE}|{leads}|为[让使了][\u4e00-\u9fff]{{2}}|为(?:激励|切实|积极|充分|深入)"
        rf"|(?:本报|全媒体|首席|见习|实习){{0,2}}(?:记者|通讯员)\s"
        rf"|(?<!根)据[^，。！？“”]{{2,16}}?(?=\d|消息|通报|报道)|作为(?:[一由]|全)|{alternatives(outlets())}(?=\d|\s?[|丨\uff5c]?\s?记者|讯|消息|[：:])"
    )


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"{alternatives(words('label'))}[：:]")


def echoes(heading: str, text: str) -> float:
    """The share of a heading's pairs of neighbouring characters that ``text`` has too."""
    plain = re.sub(r"[^\w]", "", heading)
    pairs = {plain[i : i + 2] for i in range(len(plain) - 1)}
    return sum(1 for pair in pairs if pair in text) / len(pairs) if pairs else 0.0

"""Dates: what is printed, and the day, month or year it means."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kg.mentions.dates import find_dates
from kg.mentions.dates.calendar import When, month_of, parse, year_of
from kg.model import DateMention
from tests.mentions.articles import article


def told(text: str, *, published: str | None = "2026-05-24", dateline: str | None = None) -> str:
    """Every date as ``surface=start/end``; ``~`` marks an inferred year, ``?`` a date that cannot be known."""
    return " ".join(map(_one, find_dates(article(text, date=published, dateline=dateline))))


def _one(mention: DateMention) -> str:
    if mention.start is None:
        return f"{mention.text}=?"
    until = f"/{mention.end}" if mention.end != mention.start else ""
    return f"{mention.text}={mention.start}{until}{'~' if mention.inferred_year else ''}".replace(" ", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # figures
        ("5月22日，会议召开", "5月22日=2026-05-22~"),
        ("2025年12月3日上午", "2025年12月3日=2025-12-03"),
        ("2023 年 8 月 7 日", "2023年8月7日=2023-08-07"),
        ("发布日期：2026-05-22 10:30", "2026-05-22=2026-05-22"),
        ("2026.5.9印发", "2026.5.9=2026-05-09"),
        ("2026年3月印发", "2026年3月=2026-03"),
        ("2023年启动", "2023年=2023"),
        ("5月份完成", "5月份=2026-05~"),
        ("7月底完工", "7月底=2026-07~"),
        ("预计在7月底完工", "7月底=2026-07~"),
        ("8月4号报名", "8月4号=2025-08-04~"),
        ("截至5月21日，累计", "5月21日=2026-05-21~"),
        # ranges
        ("5月18日至25日举行", "5月18日至25日=2026-05-18/2026-05-25~"),
        ("5月9日—6月9日", "5月9日—6月9日=2026-05-09/2026-06-09~"),
        ("8月26-27日", "8月26-27日=2025-08-26/2025-08-27~"),
        ("2026年1—2月", "2026年1—2月=2026-01/2026-02"),
        ("今年3月至5月", "今年3月至5月=2026-03/2026-05~"),
        ("2025年12月28日至2026年1月3日", "2025年12月28日至2026年1月3日=2025-12-28/2026-01-03"),
        ("12月28日至1月3日", "12月28日至1月3日=2025-12-28/2026-01-03~"),
        ("2021—2025年", "2021—2025年=2021/2025"),
        ("2019年至2023年", "2019年至2023年=2019/2023"),
        ("2026年上半年", "2026年上半年=2026-01/2026-06"),
        ("今年一季度", "今年一季度=2026-01/2026-03~"),
        ("去年前三季度", "去年前三季度=2025-01/2025-09~"),
        # Chinese numerals
        ("二\u3007二六年五月二十二日", "二\u3007二六年五月二十二日=2026-05-22"),
        ("二零二五年", "二零二五年=2025"),
        ("五月一日", "五月一日=2026-05-01~"),
        # relative words
        ("今年以来", "今年=2026~"),
        ("去年12月31日", "去年12月31日=2025-12-31~"),
        ("今天上午", "今天=2026-05-24~"),
        ("昨日，记者获悉", "昨日=2026-05-23~"),
        ("5月20日开幕。次日，代表参观", "5月20日=2026-05-20~ 次日=2026-05-21~"),
        ("5月20日，县里开会。当天，还举行了演练", "5月20日=2026-05-20~ 当天=2026-05-20~"),
        ("本月", "本月=2026-05~"),
        ("上个月", "上个月=2026-04~"),
        ("近日，县里开会", "近日=?"),
        ("日前印发", "日前=?"),
        ("连日来，各村", "连日来=?"),
        # a day without its month
        ("22日，记者获悉", "22日=2026-05-22~"),
        ("5月20日签约，21日开工", "5月20日=2026-05-20~ 21日=2026-05-21~"),
        ("4月28日开班，30日结业", "4月28日=2026-04-28~ 30日=2026-04-30~"),
        ("28日发布", "28日=2026-04-28~"),
        ("8日至10日", "8日至10日=2026-05-08/2026-05-10~"),
        # the year of a month and day
        ("12月5日出台", "12月5日=2025-12-05~"),
        ("将于12月5日召开", "12月5日=2026-12-05~"),
        ("6月30日前完成", "6月30日=2026-06-30~"),
        ("2020年3月任职，8月离任", "2020年3月=2020-03 8月=2020-08~"),
        ("1975年8月出生", "1975年8月=1975-08"),
        ("2021年3月任副县长。5月20日，他主持会议", "2021年3月=2021-03 5月20日=2026-05-20~"),
    ],
)
def test_dates(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "每天10:00—22:00开放",
        "2月30日",
        "4月31日交付",
        "2026年13月",
        "十月革命",
        "15日内答复",
        "为期3日",
        "近5日资金流向",
        "每月26日前报送",
        "历时3个月",
        "第28日",
        "1.5公里，3.2亿元",
        "66件、53件",
        "二十届三中全会",
        "三月街",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert told(text) == ""


def test_the_day_of_the_report_is_the_datelines() -> None:
    assert told("今天，22日", published="2026-05-24", dateline="2026-05-23") == "今天=2026-05-23~ 22日=2026-05-22~"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5月22日，会议召开", "5月22日=?"),
        ("今年以来", "今年=?"),
        ("22日", "22日=?"),
        ("2026年5月22日，会议召开。5月23日", "2026年5月22日=2026-05-22 5月23日=2026-05-23~"),
        ("2026年第一次会议于3月2日召开", "2026年=2026 3月2日=2026-03-02~"),
    ],
)
def test_without_a_publication_date_only_the_text_gives_a_year(text: str, expected: str) -> None:
    assert told(text, published=None) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("5月22日", "5月22日=2026-05-22~"), ("22日", "22日=?"), ("昨天", "昨天=?")]
)
def test_a_publication_year_gives_a_year_and_no_more(text: str, expected: str) -> None:
    assert told(text, published="2026") == expected


@pytest.mark.xfail(reason="a month in Chinese numerals is read only with its year or its day")
def test_a_month_in_words() -> None:
    assert told("时至八月") == "八月=2025-08~"


@given(st.text(alphabet="0123456789年月日号至—-～今去昨当次近一二十 。，届的第:.", max_size=40))
def test_any_text_gives_valid_dates_in_order(text: str) -> None:
    found = find_dates(article(text))
    assert all(a.span.stop <= b.span.start for a, b in pairwise(found))
    for mention in found:
        assert article(text).text[mention.span.start : mention.span.stop] == mention.text
        for iso in (mention.start, mention.end):
            assert iso is None or re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", iso)
            if iso and len(iso) == 10:
                date.fromisoformat(iso)
        if mention.start and mention.end:
            assert mention.start <= mention.end


@given(st.dates(date(2000, 1, 1), date(2050, 12, 31)), st.integers(-300, 60))
def test_a_day_without_its_year_is_found_again(published: date, shift: int) -> None:
    day = date.fromordinal(published.toordinal() + shift)
    assume(day.year <= published.year)
    told_year = year_of(
        day.month, day.day, published=When(published.year, published.month, published.day), future=False
    )
    assert told_year == day.year


@given(st.dates(date(2000, 1, 1), date(2050, 12, 31)))
def test_a_day_without_its_month_lies_at_most_a_month_back(published: date) -> None:
    today = When(published.year, published.month, published.day)
    for day in (1, 15, 28):
        found = month_of(day, published=today, future=False)
        assert found is not None
        assert found.exact is not None
        assert -1 <= (published - found.exact).days <= 31


@pytest.mark.parametrize("iso", [None, "", "2026-13", "2026-02-30", "26-05-22", "2026-5-2", "0001"])
def test_parse_takes_only_dates_of_the_calendar(iso: str | None) -> None:
    assert parse(iso) is None


@pytest.mark.parametrize("iso", ["2026", "2026-05", "2026-05-22"])
def test_parse_and_iso_agree(iso: str) -> None:
    when = parse(iso)
    assert when is not None
    assert when.iso == iso

"""Chinese numerals to integers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.numerals import NUMERAL, to_int


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("十", 10),
        ("十二", 12),
        ("二十一", 21),
        ("一百零三", 103),
        ("三千二百", 3200),
        ("两", 2),
        ("两百", 200),
        ("廿三", 23),
        ("\u3007", 0),
        ("二\u3007二六", 2026),
        ("二零二六", 2026),
        ("12", 12),
        ("007", 7),
        ("3万", 30000),
        ("第十二批", 12),
        ("第3次", 3),
        ("二十一次", 21),
        ("十七届", 17),
        ("第五十六批次", 56),
        ("8个", 8),
    ],
)
def test_numerals(text: str, number: int) -> None:
    assert to_int(text) == number


@pytest.mark.parametrize(
    "text", ["", "批", "会议", "第", "第十二批信访", "1.5", "-3", "十十", "万", "1,200", "一" * 40]
)
def test_what_is_no_numeral(text: str) -> None:
    assert to_int(text) is None


@given(st.integers(min_value=1, max_value=99_999))
def test_every_number_survives_the_way_through_chinese(number: int) -> None:
    import cn2an

    assert to_int(cn2an.an2cn(number)) == number
    assert to_int(f"第{cn2an.an2cn(number)}次") == number
    assert to_int(str(number)) == number


@given(st.text(alphabet="\u3007零一二三四五六七八九十百千万亿两廿卅第批次0123456789年", max_size=30))
def test_garbage_is_a_number_or_none(text: str) -> None:
    value = to_int(text)
    assert value is None or value >= 0


def test_the_pattern_fits_inside_others() -> None:
    import re

    assert re.findall(rf"第({NUMERAL})批", "第十二批和第3批") == ["十二", "3"]

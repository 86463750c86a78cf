from __future__ import annotations

import pytest

from kg.pages.dating import date_of, in_name, normal


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2026-05-22", "2026-05-22"),
        ("2026/5/2", "2026-05-02"),
        ("2026年5月22日", "2026-05-22"),
        ("20260522", "2026-05-22"),
        ("2026-05", "2026-05"),
        ("2026年5月", "2026-05"),
        ("2026", "2026"),
        ("2026-05-22T08:00:00", "2026-05-22"),
        ("2026-02-30", None),
        ("昨天", None),
        ("", None),
    ],
)
def test_a_stated_date(value: str, date: str | None) -> None:
    assert normal(value) == date


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("2026-05-22/A1.txt", "2026-05-22"),
        ("daily_20260522_03.txt", "2026-05-22"),
        ("某某日报2026年5月22日第1版.md", "2026-05-22"),
        ("archive/2025/2026.05.22.html", "2026-05-22"),
        ("20261399.txt", None),
        ("page-1234567890.txt", None),
    ],
)
def test_a_date_in_a_file_name(name: str, date: str | None) -> None:
    assert in_name(name) == date


@pytest.mark.parametrize(
    ("stated", "name", "given", "text", "date", "inferred"),
    [
        ("2024-01-02", "2023-01-01.txt", "2022-01-01", "2021年", "2024-01-02", False),
        ("no date", "2023-01-01.txt", "2022-01-01", "2021年", "2023-01-01", False),
        (None, "a.txt", "2022-01-01", "2021年", "2022-01-01", False),
        (None, "a.txt", None, "2021年3月开工，2021年6月竣工，规划到2035年。", "2021", True),
        (None, "a.txt", None, "近日，会议召开。", None, True),
        (None, "a.txt", None, "上世纪1990年代", None, True),
    ],
)
def test_the_first_that_knows_decides(
    stated: str | None, name: str, given: str | None, text: str, date: str | None, inferred: bool
) -> None:
    assert date_of(stated=stated, name=name, given=given, text=text) == (date, inferred)

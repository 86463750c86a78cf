"""Tables fit the terminal, however wide their characters are."""

from __future__ import annotations

import pytest

from kg.cli.table import table, wide


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("abc", 3),
        ("主持", 4),
        ("主a", 3),
        ("阿依·买买提", 11),
        ("é", 1),
        ("e\u0301", 1),
        ("a\u200bb", 2),
        ("“”", 2),
        ("", 0),
    ],
)
def test_width_on_the_screen(text: str, columns: int) -> None:
    assert wide(text) == columns


def test_a_table_that_has_room_is_not_folded() -> None:
    assert list(table(("n", "名"), (("1", "主持"), ("22", "")))) == ["n   名", "────────", "1   主持", "22"]


def test_long_cells_are_folded_to_the_screen() -> None:
    lines = list(table(("date", "meeting"), (("2026-01-02", "地区行署第十四次常务会议" * 3),), width=40))
    assert all(wide(line) <= 40 for line in lines)
    assert "".join(line[10:].strip() for line in lines[2:]) == "地区行署第十四次常务会议" * 3
    assert lines[2].startswith("2026-01-02  地区")


def test_many_columns_are_squeezed_alike() -> None:
    lines = list(table(tuple("abcdef"), (("长" * 30,) * 6,), width=60))
    assert all(wide(line) <= 60 for line in lines)


def test_cells_give_no_orders_and_break_only_at_line_ends() -> None:
    lines = list(table(("a", "b"), (("x\x1b[31m", "one\ntwo"),)))
    assert lines[2:] == ["x\ufffd[31m  one", "        two"]


def test_no_columns_and_no_rows() -> None:
    assert list(table(("x",), ())) == ["x", "─"]
    assert list(table((), ())) == [""]

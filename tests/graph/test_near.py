"""Names that differ little."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.near import apart, near

NAMES = ("赵一鸣", "赵一鸣山", "钱望山", "阿依古丽·买买提", "云城市人民政府", "云城晨报", "Zhào Yīmíng", "孙")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("赵一铭", ["赵一鸣"]),
        ("赵一", ["赵一鸣"]),
        ("赵一鸣鸣", ["赵一鸣", "赵一鸣山"]),
        ("前忘山", ["钱望山"]),
        ("乾望山", ["钱望山"]),
        ("阿依古丽买卖提", ["阿依古丽·买买提"]),
        ("阿依古力·麦买提", ["阿依古丽·买买提"]),
        ("zhaoyiming", ["Zhào Yīmíng"]),
        ("zhaoyimin", ["Zhào Yīmíng"]),
        ("李", []),
        ("", []),
        ("qqqq", []),
    ],
)
def test_what_is_near(typed: str, found: list[str]) -> None:
    assert near(typed, NAMES)[: len(found)] == found
    assert bool(near(typed, NAMES)) is bool(found)


@given(st.text(max_size=6), st.text(max_size=6), st.integers(0, 3))
def test_distance_is_symmetric_and_bounded(one: str, other: str, most: int) -> None:
    assert apart(one, other, most) == apart(other, one, most) <= most + 1
    assert (apart(one, other, most) == 0) is (one == other)


@given(st.text(min_size=1, max_size=6), st.integers(0, 5), st.characters())
def test_one_character_off_is_one(name: str, at: int, character: str) -> None:
    at %= len(name)
    assert apart(name, name[:at] + character + name[at + 1 :], 1) <= 1
    assert apart(name, name[:at] + character + name[at:], 1) == 1
    assert apart(name, name[:at] + name[at + 1 :], 1) == 1

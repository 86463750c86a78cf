from __future__ import annotations

import pytest

from kg.graph.pinyin import pinyin


@pytest.mark.parametrize(
    ("name", "spelt"),
    [
        ("单晓明", "Shàn Xiǎomíng"),
        ("欧阳安", "Ōuyáng Ān"),
        ("赵晓安", "Zhào Xiǎo'ān"),
        ("尉迟明", "Yùchí Míng"),
        ("阿依·买买提", "Āyī Mǎimǎití"),
        ("解", "Jiě"),
        ("John", None),
        ("王A", None),
        ("", None),
        ("·", None),
    ],
)
def test_a_name_in_pinyin(name: str, spelt: str | None) -> None:
    assert pinyin(name) == spelt

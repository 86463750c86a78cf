"""Pinyin of names: usual readings, phrases that read otherwise, and what is no Chinese at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.pinyin import plain, readings, syllables


@pytest.mark.parametrize(
    ("name", "spelt"),
    [
        ("重庆银行", "chong qing yin hang"),
        ("吕绿", "lv lv"),
        ("县长会计", "xian zhang kuai ji"),
        ("买买提·吐尔逊", "mai mai ti · tu er xun"),
        ("", ""),
    ],
)
def test_names_are_spelt_as_people_type_them(name: str, spelt: str) -> None:
    assert " ".join(map(plain, syllables(name))) == spelt


def test_half_a_surrogate_pair_is_one_code_point() -> None:
    assert len(syllables("县\ud800长")) == 3


def test_every_reading_of_a_character_is_known() -> None:
    assert {"céng", "zēng"} <= set(readings("曾"))


@given(st.text(max_size=40))
def test_there_is_one_syllable_for_each_code_point(text: str) -> None:
    assert len(syllables(text)) == len(text)

"""A pattern searched with skips finds what `re` finds without."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.mentions.skipping import Skipping

PATTERNS = (
    ("(?<!各)[省市]长", "省市"),
    (r"(?<!\d)\d{1,2}月|(?:全票)?当选|任", r"\d全当任"),
    ("市长|市|长市", "市长"),
)


@pytest.mark.parametrize(("pattern", "first"), PATTERNS)
@given(text=st.text("省市长各12月全票当选任\n", max_size=40))
def test_the_same_spans_as_without_skips(pattern: str, first: str, text: str) -> None:
    assert [*Skipping.of(pattern, first=first).spans(text)] == [m.span() for m in re.finditer(pattern, text)]


def test_a_search_looks_back_before_its_start() -> None:
    pattern = Skipping.of("(?<!各)市长", first="市")
    assert pattern.search("各市长和市长", 1) == (4, 6)
    assert pattern.search("各市长", 1) is None

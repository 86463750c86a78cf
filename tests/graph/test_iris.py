"""IRIs are readable, legal, stable, and never the same for two keys."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.errors import UsageError
from kg.graph.iris import Iris, composed, local, page_local, place_local
from kg.model import Kind, Level, Passage, Place, Ref

BASE = "https://example.org/id/"
ILLEGAL = re.compile(r'[\x00-\x20<>"{}|^`\\/?#%\x7f-\xa0\ud800-\uf8ff\u200e\u200f\u202a-\u202e\u3000]')
TRICKY = st.text("ab甲·_-.:/#@ 0123(（)）", max_size=8)
KEYS = TRICKY | st.text(max_size=120)


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("艾力·吐尔洪", "艾力·吐尔洪"),
        ("张伟（甲县）", "张伟（甲县）"),
        ("“甲”会议-2031-04-01", "“甲”会议-2031-04-01"),
        ("𠮷野", "𠮷野"),
    ],
)
def test_a_harmless_key_is_its_own_name(key: str, shown: str) -> None:
    assert local(key) == shown


@pytest.mark.parametrize(
    "key", ["", ".", "..", "a b", "a/b", "a\x00", "甲\u200f", "e\u0301", "甲" * 200, "a--0123abcd", "\ud800"]
)
def test_any_other_key_is_marked(key: str) -> None:
    assert re.fullmatch(r".+--[0-9a-f]{8}", local(key))


@given(KEYS)
def test_a_local_part_is_legal_and_short(key: str) -> None:
    assert not ILLEGAL.search(local(key))
    assert 0 < len(local(key)) <= 106


@given(KEYS, KEYS)
@example("a_b", "a b")
@example("\u00e9", "e\u0301")
def test_two_keys_never_share_a_name(one: str, two: str) -> None:
    assert (local(one) == local(two)) == (one == two)
    assert (page_local(one) == page_local(two)) == (one == two)


@given(st.lists(TRICKY, min_size=2, max_size=4), st.lists(TRICKY, min_size=2, max_size=4))
@example(["a_b", "c"], ["a", "b_c"])
@example(["a", "", "b"], ["a", "b", ""])
def test_two_lists_of_parts_never_share_a_name(one: list[str], two: list[str]) -> None:
    assert (composed(*one) == composed(*two)) == (one == two)


@given(TRICKY, TRICKY)
@example("甲@123", "123-甲")
@example("123", "甲@123")
def test_two_places_never_share_a_name(one: str, two: str) -> None:
    assert (place_local(one, "甲") == place_local(two, "甲")) == (one == two)


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("seed.txt", "seed.txt"),
        ("2031/04/02 版.txt", "2031:04:02_版.txt--"),
        ("2031/04/02.txt", "2031:04:02.txt"),
        ("news.jsonl#17", "news.jsonl::17"),
        ("a:b", "a:b--"),
    ],
)
def test_a_page_shows_its_path(page: str, shown: str) -> None:
    assert page_local(page).startswith(shown)
    assert ("--" in page_local(page)) == ("--" in shown)


@pytest.mark.parametrize(
    ("key", "name", "shown"),
    [
        ("990100", "甲市", "甲市-990100"),
        ("甲口岸@990121", "甲口岸", "990121-甲口岸"),
        ("美国", "美国", "美国"),
    ],
)
def test_a_place_shows_its_name_and_code(key: str, name: str, shown: str) -> None:
    assert place_local(key, name) == shown


def test_things_articles_and_passages() -> None:
    iris = Iris(BASE, [Place(Ref(Kind.PLACE, "990100"), "甲市", Level.PREFECTURE)])
    assert iris.thing(Ref(Kind.PLACE, "990100")) == f"{BASE}place/甲市-990100"
    assert iris.thing(Ref(Kind.PERSON, "甲")) == f"{BASE}person/甲"
    assert iris.article("a/b.txt", 3) == f"{BASE}article/a:b.txt.03"
    assert iris.passage(Passage("a/b.txt", 3, 5, 9, "a-rule", "")) == f"{BASE}passage/a:b.txt.5-9.a-rule"
    assert iris.passage(Passage("a", 3, 5, 9, "b.c", "")) != iris.passage(Passage("a", 3, 5, 9, "b_c", ""))


@pytest.mark.parametrize("base", ["https://example.org/id/", "http://localhost:8000/x#", "urn+x://甲/"])
def test_a_base_that_is_taken(base: str) -> None:
    assert Iris(base).base == base


@pytest.mark.parametrize(
    "base", ["", "id/", "https://example.org", "https:///", "https://a b/", "https://a/?q/", "https://[/"]
)
def test_a_base_that_is_refused(base: str) -> None:
    with pytest.raises(UsageError, match="give an IRI like"):
        Iris(base)

from __future__ import annotations

import pytest

from kg import tables
from kg.errors import LexiconError
from kg.mentions.posts import PostLexicon
from kg.model import Standing, TenureStatus

LEXICON = PostLexicon.load()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("常务副专员", ["常务副专员"]),
        ("代理区长", ["代理区长"]),
        ("党组成员、二级调研员", ["党组成员", "二级调研员"]),
        ("党总支副书记", ["副书记"]),
        ("组织部长", ["部长"]),
        ("人大代表", ["代表"]),
        ("专职副主席", ["专职副主席"]),
        ("代表团、代表大会、委员会、书记处、主席台", []),
        ("领导小组和领导班子", []),
        ("总工程师", ["总工程师"]),
        ("董事长兼总经理", ["董事长", "总经理"]),
    ],
)
def test_titles(text: str, expected: list[str]) -> None:
    assert [spot.title.core for spot in LEXICON.find(text)] == expected


@pytest.mark.parametrize(
    ("word", "standing"),
    [
        ("县长", Standing.OFFICIAL),
        ("总经理", Standing.PUBLIC),
        ("村民", Standing.PRIVATE),
        ("总统", Standing.REFERENCED),
        ("首席专家", Standing.PUBLIC),
    ],
)
def test_what_a_title_says_of_its_holder(word: str, standing: Standing) -> None:
    (spot,) = LEXICON.find(word)
    assert spot.title.standing is standing


@pytest.mark.parametrize(
    ("before", "status"),
    [
        ("某市原", TenureStatus.FORMER),
        ("时任", TenureStatus.FORMER),
        ("拟任", TenureStatus.PROPOSED),
        ("某市", TenureStatus.CURRENT),
        ("", TenureStatus.CURRENT),
    ],
)
def test_status_words(before: str, status: TenureStatus) -> None:
    assert LEXICON.status_before(f"{before}局长", len(before))[0] is status


def test_the_users_own_titles() -> None:
    own = PostLexicon.load(extra=[{"kind": "post", "name": "茶长", "level": "public"}])
    assert [(s.title.core, s.title.standing) for s in own.find("副茶长")] == [("副茶长", Standing.PUBLIC)]
    with pytest.raises(LexiconError, match="unknown standing"):
        PostLexicon.load(extra=[{"kind": "post", "name": "茶长", "level": "noble"}])


@pytest.mark.parametrize(
    "name",
    [
        "post_titles.tsv",
        "post_prefixes.tsv",
        "post_blocks.tsv",
        "post_status.tsv",
        "post_hosts.tsv",
        "person_surnames.tsv",
        "person_after.tsv",
        "person_given_never.tsv",
        "person_refuse.tsv",
        "person_transliteration.tsv",
    ],
)
def test_tables_have_no_word_twice(name: str) -> None:
    rows = tables.read(name)
    words = [next(iter(row.values())) for row in rows]
    assert len(words) == len(set(words))

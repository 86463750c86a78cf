from __future__ import annotations

import pytest

from kg import lexicon
from kg.article_reader import read_articles
from kg.model import Page, Settings
from tests.mentions.people_notation import article

LEXICON = lexicon.load()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("吉县水利局大队长祁连山介绍，检查已结束。", []),
        ("吉县司法局副局长江望津到长江出席活动。", ["长江"]),
        ("吉县水利局局长阿曼古丽·卡德尔到阿曼访问。", ["阿曼"]),
        ("吉县水利局局长王建国到祁连山调研。", ["祁连山"]),
    ],
)
def test_a_place_read_out_of_a_name_is_none(text: str, expected: list[str]) -> None:
    page = Page("测试", text, "0" * 64)
    (read,) = read_articles(page, [article(text)], lexicon=LEXICON, settings=Settings())
    places = {place.ref: place.name for place in read.places}
    assert sorted(places[ref] for ref in read.note.mentions if ref in places) == sorted(expected)
    assert {"祁连山", "阿曼", "长江"} & set(places.values()) == {"祁连山", "阿曼", "长江"} & set(expected)

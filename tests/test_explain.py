"""Finding a thing by name, and all that the graph says of it with its sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.explain import Explanation, explain
from kg.graph import write_turtle
from kg.graph.lookup import Source
from kg.graph.near import fold
from tests.graph.everything import BASE, PAGE, everything


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("built")
    write_turtle(everything(), path / "graph.ttl", base=BASE)
    return path


def group(found: Explanation, title: str) -> list[str]:
    return [fact.words for g in found.groups if title in g.title for fact in g.facts]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("甲市人民政府", "body:甲市人民政府"),
        ("市政府", "body:甲市人民政府"),
        (" 甲市 政府 ", "body:甲市人民政府"),
        ("甲", "place:甲市-990100"),
        ("口岸", "place:990121-甲口岸"),
        ("990121-甲口岸", "place:990121-甲口岸"),
        ("赵一明", "person:赵一鸣"),
        ("person:赵一鸣（乙县）", "person:赵一鸣（乙县）"),
        (f"{BASE}person/赵一鸣", "person:赵一鸣"),
        ("shan xiao", "person:单晓"),
        ("Shàn Xiǎo", "person:单晓"),
        ("john smith", "person:John__Smith--e936b058"),
        ("阿依买买提", "person:阿依·买买提"),
        ("防汛会议", "event:甲市防汛会议-2031-04-01"),
        ("第12批", "batch:中央第九生态环境保护督察组_甲市-990100_12_2031"),
    ],
)
def test_a_thing_is_found_by_any_of_its_names(folder: Path, name: str, short: str) -> None:
    assert explain(folder, name).short == short


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("赵一鸣", "2 things are called '赵一鸣': person:赵一鸣, person:赵一鸣（乙县）; give one of these"),
        ("机构", r"15 things are called '机构': body:机构COMPANY, .* and 7 more; give one of these"),
        ("赵一铭", r"nothing in the graph is called '赵一铭'; did you mean 赵一鸣\?"),
        ("qqqq", "nothing in the graph is called 'qqqq': try a part of the name"),
        ("", "nothing in the graph is called ''"),
    ],
)
def test_a_name_of_none_or_many_is_refused(folder: Path, name: str, said: str) -> None:
    with pytest.raises(UsageError, match=said) as caught:
        explain(folder, name)
    assert "\n" not in str(caught.value)


def test_a_person_is_explained(folder: Path) -> None:
    found = explain(folder, "person:赵一鸣")
    assert (found.kind, found.name, found.also) == ("person", "赵一鸣", ("Zhào Yīmíng", "赵一明"))
    posts = group(found, "posts")
    assert "甲市人民政府市长 (现任 current, seen 2031-04-02 to 2031-04-09)" in posts
    assert "副书记 (现任 current, seen 2031)" in posts
    assert any(words.endswith("from 2031-03, until 2032)") for words in posts)
    assert group(found, "主持 chaired") == ["甲市防汛会议 (2031-04-01 to 2031-04), as 市委副书记、市长"]
    assert len(group(found, "said")) == 11
    assert len(group(found, "mentioned in")) == 1


def test_every_fact_shows_its_passage(folder: Path) -> None:
    found = explain(folder, "person:赵一鸣")
    chaired = next(g.facts[0] for g in found.groups if g.title == "主持 chaired")
    assert chaired.sources[-1] == Source(
        date="2031-04-02",
        page=PAGE,
        begin=60,
        end=68,
        headline='a "quoted" \\ back\\slash',
        text='甲市"召开"会议',
        rule="chair-after-name",
    )
    for section in found.groups:
        assert all(fact.sources for fact in section.facts), section.title


@pytest.mark.parametrize(
    ("name", "title", "words"),
    [
        ("甲市人民政府", "holders of posts", "市长 赵一鸣 (现任 current, seen 2031-04-02 to 2031-04-09)"),
        ("甲市人民政府", "召开 held", "甲市防汛会议 (2031-04-01 to 2031-04)"),
        ("甲市人民政府", "belongs to", "甲市"),
        ("甲市水利局", "part of", "甲市人民政府"),
        ("甲口岸", "lies in", "乙县"),
        ("甲口岸", "events here", "甲市防汛会议 (2031-04-01 to 2031-04)"),
        ("甲口岸", "level", "地点"),
        ("乙县", "division code", "990121"),
        ("乙县", "complaints", "中央第九生态环境保护督察组交办甲市第12批群众举报案件：本批、全部类型、全部渠道、全部案件 4件"),
        ("第12批", "complaints", "甲市：本批、大气 污染、全部渠道、全部案件 14件"),
        ("第12批", "recipient", "甲市"),
        ("甲市防汛会议", "when", "2031-04-01 to 2031-04"),
        ("甲市防汛会议", "date as printed", "4月1日"),
        ("甲市防汛会议", "where", "甲口岸"),
        ("甲市防汛会议", "主持 chaired by", "市委副书记、市长赵一鸣"),
        ("甲市防汛会议", "agenda", "通过：《甲市“防汛”办法》《乙<县>条例》Adopted"),
        ("单晓", "wrote", 'a "quoted" \\ back\\slash'),
    ],
)  # fmt: skip
def test_what_is_said_of_a_thing(folder: Path, name: str, title: str, words: str) -> None:
    assert words in group(explain(folder, name), title)


@pytest.mark.parametrize(
    ("name", "folded"),
    [("Ōuyáng Xiǎo'ān", "ouyangxiaoan"), ("阿依 · 买买提", "阿依买买提"), ("\uff21\uff22", "ab"), ("  ", "")],
)
def test_folding(name: str, folded: str) -> None:
    assert fold(name) == folded

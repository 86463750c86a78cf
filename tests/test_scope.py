"""What 我区, 全市 and 县委 mean in an article."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kg.divisions import Divisions
from kg.model import Article
from kg.scope import PageRegion, Scope, page_region_of, scope_of
from kg.scope_evidence import region_code
from tests.mentions.articles import article


@pytest.fixture(scope="module")
def divisions() -> Divisions:
    return Divisions.load()


def read(text: str, divisions: Divisions, *, region: str | None) -> Scope:
    one = article(text)
    return scope_of(one, divisions=divisions, page_region=page_region_of([one], divisions=divisions, region=region))


def told(scope: Scope) -> str:
    return " ".join(d.name for d in (scope.province, scope.prefecture, scope.county, scope.township) if d)


@pytest.mark.parametrize(
    ("region", "code"),
    [
        ("湖南", "430000"),
        ("江苏省苏州市太仓市", "320585"),
        ("新疆 阿勒泰地区", "654300"),
        ("北京市/朝阳区", "110105"),
        ("贵州省毕节市威宁彝族回族苗族自治县", "520526"),
        ("某地", None),
        ("", None),
        (None, None),
    ],
)
def test_region_code(divisions: Divisions, region: str | None, code: str | None) -> None:
    assert region_code(region, divisions=divisions) == code


@pytest.mark.parametrize(
    ("region", "text", "expected"),
    [
        ("湖南", "江华瑶族自治县召开政府常务会议。县委书记出席，全县各镇参加。", "湖南省 永州市 江华瑶族自治县"),
        ("湖南", "8月2日，省委召开常委会会议，听取全省情况汇报。", "湖南省"),
        ("辽宁", "营口市召开推进会。市委书记强调，全市上下要抓好落实。大石桥市、盖州市负责人发言。", "辽宁省 营口市"),
        ("江苏", "太仓市委召开会议，太仓市各镇参加。", "江苏省 苏州市 太仓市"),
        ("湖北", "武汉市20件、襄阳市18件、荆门市16件、潜江市5件。", "湖北省"),
        ("湖北", "潜江市召开会议，潜江市委书记出席，全市动员。", "湖北省 潜江市"),
        ("上海", "杨浦区召开会议，区委书记出席，全区动员。", "上海市 杨浦区"),
        (
            "陕西",
            "长安区韦曲街道开展排查。长安区区长到韦曲街道检查。",
            "陕西省 西安市 长安区 韦曲街道",
        ),
        (None, "布尔津县杜来提乡召开会议，布尔津县委书记出席。", "新疆维吾尔自治区 阿勒泰地区 布尔津县 杜来提乡"),
        (None, "北京、天津、河北、山西、上海的代表参加。", ""),
        (None, "会议研究了有关工作。", ""),
    ],
)
def test_scope_of(divisions: Divisions, region: str | None, text: str, expected: str) -> None:
    assert told(read(text, divisions, region=region)) == expected


@pytest.mark.parametrize(
    ("region", "text", "words"),
    [
        (
            "辽宁",
            "营口市召开推进会，全市参加。大石桥市发言。",
            "我市=营口市 全市=营口市 全省=辽宁省 市=营口市 自治区=-",
        ),
        ("江苏省苏州市太仓市", "太仓市召开推进会，我市各镇参加。", "我市=太仓市 全县=- 我省=江苏省"),
        ("江苏省苏州市", "苏州市召开推进会，常熟市、太仓市参加，全市动员。苏州市市长讲话。", "我市=苏州市"),
        ("上海市杨浦区", "杨浦区召开推进会，杨浦区各街道参加。", "我区=杨浦区 全区=杨浦区 全市=上海市 区=杨浦区"),
        (
            "新疆阿勒泰地区",
            "地区召开会议，阿勒泰地区各县参加。",
            "我区=新疆维吾尔自治区 地区=阿勒泰地区 全地区=阿勒泰地区 自治区=新疆维吾尔自治区 全州=-",
        ),
        (
            "新疆",
            "天山区召开会议，天山区各街道参加。天山区区长讲话。",
            "我区=天山区 全区=天山区 自治区=新疆维吾尔自治区",
        ),
        ("新疆", "天山区等地接到中央第三生态环境保护督察组交办我区的案件。", "我区=新疆维吾尔自治区"),
        ("内蒙古", "全区各盟市参加会议。", "全区=内蒙古自治区 我区=内蒙古自治区"),
        ("广东", "各地参加会议。", "我区=- 全区=- 我省=广东省"),
        ("四川", "凉山州召开会议，凉山州各县参加，全州动员。", "我州=凉山彝族自治州 自治州=凉山彝族自治州 全市=-"),
        ("内蒙古", "锡林郭勒盟召开会议，锡林郭勒盟各旗参加。", "我盟=锡林郭勒盟 全市=-"),
    ],
)
def test_deictic(divisions: Divisions, region: str, text: str, words: str) -> None:
    scope = read(text, divisions, region=region)
    pairs = [pair.split("=") for pair in words.split()]
    found = [(word, scope.deictic(word)) for word, _ in pairs]
    assert " ".join(f"{w}={d.name if d else '-'}" for w, d in found) == words


@pytest.mark.parametrize(
    ("level", "name"),
    [
        ("自治区", "新疆维吾尔自治区"),
        ("地", "阿勒泰地区"),
        ("行署", "阿勒泰地区"),
        ("县", "布尔津县"),
        ("乡", "杜来提乡"),
        ("镇", None),
        ("市", None),
        ("省", None),
        ("区", None),
        ("村", None),
    ],
)
def test_local(divisions: Divisions, level: str, name: str | None) -> None:
    found = scope_of(article("地区召开会议。"), divisions=divisions, page_region="654321201").local(level)
    assert (found.name if found else None) == name


def test_the_page_shows_its_region_without_front_matter(divisions: Divisions) -> None:
    articles: list[Article] = [
        article("#阿勒泰地区召开会议\n阿勒泰地区各县参加。"),
        article("#地区开展培训\n阿勒泰地区行署副专员讲话，布尔津县参加。"),
        article("#布尔津县举办活动\n布尔津县各乡镇参加。"),
    ]
    region = page_region_of(articles, divisions=divisions, region=None)
    assert region.code == "654300"
    assert region.counts["654321"] > 0
    lone = scope_of(article("#地区举办展览\n展览由地委宣传部主办。"), divisions=divisions, page_region=region)
    assert told(lone) == "新疆维吾尔自治区 阿勒泰地区"


def test_the_newspaper_shows_the_region(divisions: Divisions) -> None:
    from msgspec.structs import replace

    one = replace(article("各地参加会议。"), paper="沈阳日报")
    assert page_region_of([one], divisions=divisions, region=None).code == "210100"
    assert page_region_of([one], divisions=divisions, region="辽宁").code == "210100"
    assert page_region_of([one], divisions=divisions, region="湖南").code == "430000"


def test_an_empty_page_has_no_region(divisions: Divisions) -> None:
    assert page_region_of([], divisions=divisions, region=None) == PageRegion(None, {})
    assert Scope().deepest is None


@pytest.mark.shared
def test_short_names_of_organs_lead_to_the_right_division(divisions: Divisions, shared: Path) -> None:
    """On real pages, 省委 or 市政府 should lead to the division that the reader's full name begins with."""
    right = wrong = 0
    for path in sorted((shared / "gold").glob("held-*.json")):
        raw = (shared / "pages" / "others" / f"{path.stem}.txt").read_text("utf-8")
        head, _, body = raw.removeprefix("---\n").partition("\n---\n")
        meta = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
        scope = read(body.strip(), divisions, region=meta.get("region"))
        for names in json.loads(path.read_text("utf-8"))["articles"][0]["bodies"]:
            short = next(
                (n for n in names[1:] if n and re.match(r"(?:省|市|县|州|区)(?:委|政府|人大|政协|纪委)", n)), None
            )
            if short:
                found = scope.local(short[0])
                right += found is not None and found.name in names[0]
                wrong += found is not None and found.name not in names[0]
    assert right >= 30
    assert wrong <= 2

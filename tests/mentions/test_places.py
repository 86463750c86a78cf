"""Places: divisions, villages, sites, and words that mean a division."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.divisions import Divisions
from kg.mentions.places import DEICTIC, PlaceFindings, find_places
from kg.model import Level, Place
from kg.scope import page_region_of, scope_of
from tests.mentions.articles import article

DIVISIONS = Divisions.load()


def read(text: str, region: str | None) -> PlaceFindings:
    one = article(text)
    page = page_region_of([one], divisions=DIVISIONS, region=region)
    return find_places(one, divisions=DIVISIONS, scope=scope_of(one, divisions=DIVISIONS, page_region=page))


def told(found: PlaceFindings) -> str:
    """Every mention but the deictic ones, as ``surface`` or ``surface=name``; ``*`` marks one inside a body."""
    by_ref = {place.ref: place for place in found.places}
    told = []
    for mention in found.mentions:
        if mention.rule != DEICTIC:
            name = by_ref[mention.ref].name
            told.append(mention.name + (f"={name}" if name != mention.name else "") + "*" * mention.inside_body)
    return " ".join(told)


@pytest.mark.parametrize(
    ("region", "text", "expected"),
    [
        # full names, short names, chains
        (None, "开往布尔津县的班车", "布尔津县"),
        (None, "布尔津县杜来提乡塔木村", "布尔津县 杜来提乡 塔木村"),
        (None, "云南省迪庆州德钦县升平镇", "云南省 迪庆州=迪庆藏族自治州 德钦县 升平镇"),
        (None, "在山西临汾调研", "山西=山西省 临汾=临汾市"),
        (None, "来自福建长汀、湖南江华的代表", "福建=福建省 长汀=长汀县 湖南=湖南省 江华=江华瑶族自治县"),
        (None, "在沈阳、大连和哈萨克斯坦", "沈阳=沈阳市 大连=大连市 哈萨克斯坦"),
        (None, "北京市朝阳区和长春市朝阳区", "北京市 朝阳区 长春市 朝阳区"),
        (
            None,
            "昌吉州30件、巴州3件、克州2件",
            "昌吉州=昌吉回族自治州 巴州=巴音郭楞蒙古自治州 克州=克孜勒苏柯尔克孜自治州",
        ),
        # a bare county counts only with evidence
        (None, "江华的瓜", ""),
        (None, "道县位于湘南，江华县也是。江华的瓜", "道县 江华县=江华瑶族自治县 江华=江华瑶族自治县"),
        ("湖南省永州市江华县", "江华的瓜", "江华=江华瑶族自治县"),
        (None, "上海市长出席，邹平市长山镇参加", "上海=上海市* 邹平市 长山镇"),
        (None, "确保社会大局长治久安、世界大同", ""),
        (None, "打通绿色通道，公安民警到场", ""),
        (None, "支持欠发达县域，各县市区参加", ""),
        (None, "太湖南岸和中山东路", "太湖"),
        # a repeated name needs context
        (None, "朝阳区举行活动", ""),
        ("吉林省长春市", "朝阳区举行活动", "朝阳区"),
        (None, "和平镇举行活动", ""),
        # 中国 only as the country itself
        (None, "谱写中国式现代化新篇，建设美丽中国，坚持中国共产党领导", ""),
        (None, "哈萨克斯坦和中国的合作", "哈萨克斯坦 中国"),
        # villages
        ("江苏省盐城市建湖县", "上冈镇北塘村党总支书记到东桥社区走访", "上冈镇 北塘村 东桥社区"),
        ("江苏省盐城市建湖县", "来到北塘村、东桥村和西桥村", "北塘村 东桥村 西桥村"),
        ("江苏省盐城市建湖县", "北塘村3组村民说", "北塘村"),
        (None, "推进乡村振兴，驻村工作队进村入户，各村村民和社区居民参加", ""),
        (None, "引导社区青少年，同时社区也举办讲座", ""),
        (None, "建设示范村、文明村和完整社区", ""),
        # sites
        ("新疆", "霍尔果斯市霍尔果斯口岸", "霍尔果斯市 霍尔果斯口岸"),
        (None, "在云岭山国际滑雪度假区举行", "云岭山国际滑雪度假区"),
        (None, "走进和平湖公园，来到人民广场", "和平湖公园"),
        ("河南", "洛阳高新区管委会和洛阳高新技术产业开发区", "洛阳高新区* 洛阳高新技术产业开发区"),
        ("青海省海西州德令哈市", "在市体育场举行，德令哈市参加", "市体育场=德令哈市体育场 德令哈市"),
        ("江西", "兴国县循环经济产业园", "兴国县 兴国县循环经济产业园"),
        ("河北省衡水市景县", "在北塘村党群服务中心", "北塘村 党群服务中心=北塘村党群服务中心"),
        (None, "打造国家级旅游度假区，新建口袋公园和体育公园", ""),
        (None, "全国100多家滑雪场、5A级景区3个", ""),
        (None, "跳广场舞，建设公园城市", ""),
        # regiments of the corps
        ("新疆", "兵团第八师石河子市88团和一九九团职工", "石河子市 88团 一九九团"),
        ("新疆", "参观团、12个代表团和16团队", ""),
        ("甘肃", "第四师32团官兵", ""),
        # roads, rivers, regions
        (None, "S99云东高速公路和G216线、国道331线", "S99云东高速公路 G216线 国道331线"),
        (None, "全新X2车型与G7峰会", ""),
        (None, "长三角和塔里木河流域", "长三角=长江三角洲 塔里木河"),
        # inside a body
        (None, "沈阳市人民政府、布尔津县委和北京大学", "沈阳市* 布尔津县* 北京=北京市*"),
    ],
)
def test_places(region: str | None, text: str, expected: str) -> None:
    assert told(read(text, region)) == expected


def test_every_level_of_a_chain_has_its_own_span_and_parent() -> None:
    found = read("布尔津县杜来提乡塔木村党支部", None)
    assert [(m.span.start, m.span.stop, m.ref.key, m.rule) for m in found.mentions] == [
        (0, 4, "654321", "division"),
        (4, 8, "654321201", "division-chain"),
        (8, 11, "塔木村@654321201", "village-after-division"),
    ]
    by_key = {place.ref.key: place for place in found.places}
    assert sorted(by_key) == ["650000", "654300", "654321", "654321201", "塔木村@654321201"]
    assert by_key["650000"].parent is None
    assert by_key["654321201"].level is Level.TOWNSHIP
    village = by_key["塔木村@654321201"]
    assert village.level is Level.VILLAGE
    assert village.code is None
    assert village.parent == by_key["654321201"].ref


@pytest.mark.parametrize(
    ("region", "text", "expected"),
    [
        ("辽宁省鞍山市", "我市召开会议，全市参加", "我市=鞍山市 全市=鞍山市"),
        ("新疆阿勒泰地区", "地区召开会议", "地区=阿勒泰地区"),
        ("新疆", "我区接到中央第三生态环境保护督察组交办的案件", "我区=新疆维吾尔自治区"),
        ("江西省", "向我省移交信访件", "我省=江西省"),
        ("辽宁省鞍山市", "资本市场和全市场监管，健全省级机制，安全区域", ""),
        (None, "全市参加", ""),
    ],
)
def test_deictic_words_are_told_apart(region: str | None, text: str, expected: str) -> None:
    found = read(text, region)
    by_ref = {place.ref: place.name for place in found.places}
    assert " ".join(f"{m.name}={by_ref[m.ref]}" for m in found.mentions if m.rule == DEICTIC) == expected


def test_other_names_are_those_seen_and_those_no_other_division_has() -> None:
    def also(found: PlaceFindings, key: str) -> tuple[str, ...]:
        return next(p for p in found.places if p.ref.key == key).also

    assert also(read("吉林省和吉林市", None), "220200") == ()
    assert also(read("伊犁哈萨克自治州", None), "654000") == ("伊犁州", "伊犁")
    assert also(read("新疆阿勒泰和阿勒泰市", None), "654300") == ("阿勒泰",)
    assert also(read("新疆阿勒泰和阿勒泰市", None), "654301") == ()
    assert also(read("在阿勒泰云洲机场", None), "云洲机场@654300") == ("阿勒泰云洲机场",)


@pytest.mark.xfail(reason="a township without its class word is not read")
def test_a_bare_township() -> None:
    assert told(read("阳春春湾的企业", "广东省阳江市阳春市")) == "阳春=阳春市 春湾=春湾镇"


@given(st.text(alphabet="阿勒泰地区市县新疆吉林省村社区公园口岸国际长江路高速和在的、，。S99·我全" + "\n", max_size=60))
def test_any_text_gives_mentions_in_order_with_their_places(text: str) -> None:
    one = article(text)
    found = read(text, None)
    keys = {place.ref for place in found.places}
    assert list(found.mentions) == sorted(found.mentions, key=lambda m: (m.span, m.ref))
    for mention in found.mentions:
        assert one.text[mention.span.start : mention.span.stop] == mention.name
        assert mention.ref in keys
    assert all(place.parent is None or place.parent in keys for place in found.places)


def _labels(place: Place) -> set[str]:
    return {place.name, *place.also}


@pytest.mark.shared
def test_real_pages(shared: Path) -> None:
    """Of the places that a careful reader lists in single articles nearly all are found."""
    hit = miss = 0
    for path in sorted((shared / "gold").glob("held-*.json")):
        raw = (shared / "pages" / "others" / f"{path.stem}.txt").read_text("utf-8")
        head, _, body = raw.removeprefix("---\n").partition("\n---\n")
        meta = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
        found = read(body.strip(), meta.get("region"))
        labels = set[str]().union(*map(_labels, found.places))
        for names in json.loads(path.read_text("utf-8"))["articles"][0]["places"]:
            if labels & set(names):
                hit += 1
            else:
                miss += 1
    assert hit / (hit + miss) >= 0.9

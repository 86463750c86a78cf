"""Organisations by example: ``text [scope] -> surface = full name; …`` in one line each."""

from __future__ import annotations

from array import array
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.divisions import Division, Divisions
from kg.mentions.bodies import BodyFindings, BodyLexicon, find_bodies, organ, resolve
from kg.mentions.places import find_places
from kg.model import Article, BodyKind, Level, Part, PartKind, Sentence, Span
from kg.scope import Scope


@cache
def divisions() -> Divisions:
    return Divisions.load()


@cache
def lexicon() -> BodyLexicon:
    return BodyLexicon.load()


def division(name: str) -> Division:
    return divisions().named(name)[0]


def scope(name: str = "") -> Scope:
    """The scope of a page about the division ``name``: it and all above."""
    chain = divisions().chain(division(name).code) if name else ()
    by_level = {d.level: d for d in chain}
    return Scope(
        province=by_level.get(Level.PROVINCE),
        prefecture=by_level.get(Level.PREFECTURE),
        county=by_level.get(Level.COUNTY),
        township=by_level.get(Level.TOWNSHIP),
        focus=chain[-1].level if chain else None,
    )


def read(text: str, about: str = "") -> BodyFindings:
    whole = Span(0, len(text))
    article = Article("p", 1, text, array("I", range(len(text))), (Part(PartKind.PARAGRAPH, whole),))
    here = scope(about)
    return find_bodies(
        article,
        (Sentence(1, whole, PartKind.PARAGRAPH),),
        lexicon=lexicon(),
        divisions=divisions(),
        places=find_places(article, divisions=divisions(), scope=here),
        scope=here,
    )


def shown(found: BodyFindings) -> str:
    names = {b.ref: b.name for b in found.bodies}
    return "; ".join(m.name if m.name == names[m.ref] else f"{m.name}={names[m.ref]}" for m in found.mentions)


CASES = """
# organs under the name of a place
夷陵区委书记到会 -> 夷陵区委=中共宜昌市夷陵区委员会
宜昌市夷陵区人民政府印发 -> 宜昌市夷陵区人民政府
镇雄县政府常务会议 -> 镇雄县政府=镇雄县人民政府
中共塔城地委印发 -> 中共塔城地委=中共塔城地区委员会
塔城地区行署召开会议 -> 塔城地区行署=塔城地区行政公署
中共塔城地区委员会与塔城地委 -> 中共塔城地区委员会; 塔城地委=中共塔城地区委员会
恩施州委 -> 恩施州委=中共恩施土家族苗族自治州委员会
广西壮族自治区党委 -> 广西壮族自治区党委=中共广西壮族自治区委员会
政协镇雄县委员会 -> 政协镇雄县委员会=中国人民政治协商会议镇雄县委员会
镇雄县人大常委会主任 -> 镇雄县人大常委会=镇雄县人民代表大会常务委员会
镇雄县十八届人大常委会第三次会议 -> 镇雄县十八届人大常委会=镇雄县人民代表大会常务委员会
宜昌市中级法院、夷陵区法院 -> 宜昌市中级法院=宜昌市中级人民法院; 夷陵区法院=宜昌市夷陵区人民法院
民盟宜昌市委员会 -> 民盟宜昌市委员会=中国民主同盟宜昌市委员会
共青团湖北省委 -> 共青团湖北省委=中国共产主义青年团湖北省委员会
# level words, in a scope
省委、省政府决定 [湖北省] -> 省委=中共湖北省委员会; 省政府=湖北省人民政府
市发改委、财政局、住建局参加 [宜昌市] -> 市发改委=宜昌市发展和改革委员会; 财政局=宜昌市财政局; 住建局=宜昌市住房和城乡建设局
省工信厅、商务厅 [湖北省] -> 省工信厅=湖北省工业和信息化厅; 商务厅=湖北省商务厅
团市委、市妇联 [宜昌市] -> 团市委=中国共产主义青年团宜昌市委员会; 市妇联=宜昌市妇女联合会
地区医保局 [塔城地区] -> 地区医保局=塔城地区医疗保障局
市委组织部、宣传部 [宜昌市] -> 市委组织部=中共宜昌市委员会组织部; 宣传部=中共宜昌市委员会宣传部
县委常委、政法委书记 [镇雄县] -> 县委=中共镇雄县委员会; 政法委=中共镇雄县委员会政法委员会
市公安局交警支队 [宜昌市] -> 市公安局交警支队=宜昌市公安局交通警察支队
县委办、政府办 [镇雄县] -> 县委办=中共镇雄县委员会办公室; 政府办=镇雄县人民政府办公室
市纪委监委 [宜昌市] -> 市纪委监委=中共宜昌市纪律检查委员会宜昌市监察委员会
县中医院 [镇雄县] -> 县中医院=镇雄县中医院
市双拥工作领导小组 [宜昌市] -> 市双拥工作领导小组=宜昌市双拥工作领导小组
镇雄县委书记和县长到会，县委要求 [宜昌市] -> 镇雄县委=中共镇雄县委员会; 县委=中共镇雄县委员会
# inside a body
宜昌市水文中心党委 -> 宜昌市水文中心; 宜昌市水文中心党委=中共宜昌市水文中心委员会
宜昌市水文中心党委书记 -> 宜昌市水文中心
镇雄县医保局待遇保障科 -> 镇雄县医保局待遇保障科=镇雄县医疗保障局待遇保障科
省委第三巡视组 [湖北省] -> 省委第三巡视组=中共湖北省委员会第三巡视组
县教育局副局长 [镇雄县] -> 县教育局=镇雄县教育局
# lists that share the unit
恩施市、利川市、建始县3个县市人大常委会 -> 恩施市=恩施市人民代表大会常务委员会; 利川市=利川市人民代表大会常务委员会; 建始县3个县市人大常委会=建始县人民代表大会常务委员会
省、市委要求，市、县纪委监委联动 [镇雄县] -> 省=中共云南省委员会; 市委=中共昭通市委员会; 市=中共昭通市纪律检查委员会昭通市监察委员会; 县纪委监委=中共镇雄县纪律检查委员会镇雄县监察委员会
# towns, villages and autonomous counties
泼机镇委副书记到会 [镇雄县] -> 泼机镇委=中共镇雄县泼机镇委员会
中共镇雄县泼机镇委员会 -> 中共镇雄县泼机镇委员会
泼机镇金川村党总支和古村村委会 [镇雄县] -> 泼机镇金川村党总支=中共镇雄县泼机镇金川村总支部委员会; 古村村委会=镇雄县古村村民委员会
镇雄居委会 [镇雄县] ->
长阳自治县人民政府与长阳自治县委 [宜昌市] -> 长阳自治县人民政府=长阳土家族自治县人民政府; 长阳自治县委=中共长阳土家族自治县委员会
# shown by what stands around them
来源：峡江视界 编辑：张三 -> 峡江视界
据“峡江清风”微信公众号消息，来源：综合网络。来源：宜昌） -> 峡江清风
宜昌市将成立柑橘产业发展促进会，镇雄县成立专班 -> 柑橘产业发展促进会=宜昌市柑橘产业发展促进会
镇雄县安全生产推进会暨安委会第二次全体会议召开 -> 安委会=镇雄县安全生产委员会
宜昌市委常委、海外联谊会会长 [湖北省] -> 宜昌市委=中共宜昌市委员会; 海外联谊会=宜昌市海外联谊会
省委巡视五组、镇雄法院立案庭 [云南省] -> 省委巡视五组=中共云南省委员会巡视五组; 镇雄法院立案庭=镇雄县人民法院立案庭
考上了峡江师范学院 -> 峡江师范学院
# a part in the works is no part of the name
责令施工单位湖北云禾建设集团有限公司停工 -> 湖北云禾建设集团有限公司
# central bodies, media, the corps
国务院、工信部 -> 国务院=中华人民共和国国务院; 工信部=中华人民共和国工业和信息化部
兵团第六师五家渠市文联 -> 兵团第六师五家渠市文联=新疆生产建设兵团第六师五家渠市文学艺术界联合会
中新网武汉8月1日电 -> 中新网=中国新闻网
来源：三峡日报、湖北日报 -> 湖北日报
美国财政部和财政部 -> 美国财政部; 财政部=中华人民共和国财政部
据美财政部介绍 ->
省纪委监委驻省教育厅纪检监察组 [湖北省] -> 省纪委监委驻省教育厅纪检监察组=中共湖北省纪律检查委员会湖北省监察委员会驻湖北省教育厅纪检监察组
# forms that only another name of the text tells apart
镇雄县城市管理和综合执法局与县城管局 [镇雄县] -> 镇雄县城市管理和综合执法局; 县城管局=镇雄县城市管理和综合执法局
地区召开森林防火领导小组会议 [塔城地区] -> 森林防火领导小组=塔城地区森林防火领导小组
# names known by their ending
镇雄县道路交通安全委员会 -> 镇雄县道路交通安全委员会
走访宜昌蓝溪化工有限公司和华星生物科技有限公司 -> 宜昌蓝溪化工有限公司; 华星生物科技有限公司
由蓝溪（湖北）科技有限公司承办 -> 蓝溪（湖北）科技有限公司
夷陵区“映山红”文化大院 -> 夷陵区“映山红”文化大院=宜昌市夷陵区“映山红”文化大院
夷陵区樟村坪镇古村坪村党支部 -> 夷陵区樟村坪镇古村坪村党支部=中共宜昌市夷陵区樟村坪镇古村坪村支部委员会
# bodies whose name holds a place
武汉大学宜昌医院、中国驻法国大使馆 -> 武汉大学宜昌医院; 中国驻法国大使馆
# no bodies
各县市、相关部门和地直各单位参加 [塔城地区] ->
各县市科协、教育局及中小学校共同承办 [塔城地区] ->
科技部门、宣传部门、各级党委和人大代表 [宜昌市] ->
房地产公司和职业学院的大学生 [宜昌市] ->
来到社区卫生服务中心，参观会议中心 [宜昌市] ->
稳定的格局，开好局，处理好 [宜昌市] ->
全国11个市公安局 [宜昌市] ->
市领导、县领导出席 [宜昌市] ->
数字政府建设 [宜昌市] ->
省重点实验室和区域检验中心 [宜昌市] ->
蓝溪眼科夷陵医院和“双一流”大学、全国性公益基金会 [宜昌市] ->
"""


def cases() -> list[str]:
    return [line for line in CASES.strip().splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("case", cases())
def test_bodies_by_example(case: str) -> None:
    given_text, _, wanted = case.partition("->")
    text, _, about = given_text.strip().removesuffix("]").partition(" [")
    assert shown(read(text, about)) == wanted.strip()


@pytest.mark.parametrize(
    ("surface", "about", "near", "name"),
    [
        ("县委", "昭通市", "镇雄县", "中共镇雄县委员会"),
        ("地区医保局", "塔城地区", "", "塔城地区医疗保障局"),
        ("省人大常委会", "湖北省", "", "湖北省人民代表大会常务委员会"),
        ("市公安局交警大队", "荆门市", "钟祥市", "钟祥市公安局交通警察大队"),
        ("省委组织部办公室", "湖北省", "", "中共湖北省委员会组织部办公室"),
        ("中共中央", "", "", "中国共产党中央委员会"),
        ("中央组织部", "", "", "中国共产党中央委员会组织部"),
    ],
)
def test_a_form_resolves(surface: str, about: str, near: str, name: str) -> None:
    body = resolve(
        surface,
        lexicon=lexicon(),
        divisions=divisions(),
        scope=scope(about),
        near=division(near) if near else None,
    )
    assert body is not None
    assert body.name == name


@pytest.mark.parametrize("surface", ["市委", "县公安局", "相关部门", "", "会议"])
def test_a_form_without_a_place_resolves_to_nothing(surface: str) -> None:
    assert resolve(surface, lexicon=lexicon(), divisions=divisions(), scope=Scope()) is None


@pytest.mark.parametrize(
    ("key", "place", "name"),
    [
        ("party", "夷陵区", "中共宜昌市夷陵区委员会"),
        ("government", "塔城地区", "塔城地区行政公署"),
        ("government", "镇雄县", "镇雄县人民政府"),
        ("congress", "湖北省", "湖北省人民代表大会"),
        ("congress_standing", "湖北省", "湖北省人民代表大会常务委员会"),
        ("cppcc", "宜昌市", "中国人民政治协商会议宜昌市委员会"),
        ("discipline", "宜昌市", "中共宜昌市纪律检查委员会"),
        ("supervision", "宜昌市", "宜昌市监察委员会"),
        ("court", "宜昌市", "宜昌市中级人民法院"),
        ("court", "镇雄县", "镇雄县人民法院"),
        ("court", "湖北省", "湖北省高级人民法院"),
        ("procuratorate", "镇雄县", "镇雄县人民检察院"),
    ],
)
def test_the_organs_of_a_division(key: str, place: str, name: str) -> None:
    body = organ(key, division(place), lexicon=lexicon(), divisions=divisions())
    assert body.name == name
    assert body.place is not None
    assert body.place.key == division(place).code


def test_the_forms_of_a_body_are_its_own() -> None:
    body = organ("party", division("塔城地区"), lexicon=lexicon(), divisions=divisions())
    assert {"塔城地委", "中共塔城地委", "地委"} <= set(body.also)
    assert body.name not in body.also


def test_the_short_and_the_full_form_are_one_body() -> None:
    found = read("塔城地委、中共塔城地委和地委都是中共塔城地区委员会", "塔城地区")
    assert [b.name for b in found.bodies] == ["中共塔城地区委员会"]
    assert found.bodies[0].kind is BodyKind.PARTY


def test_a_form_that_nothing_resolves_stays_on_its_page() -> None:
    found = read("市委召开会议")
    assert [(m.name, m.ref.key) for m in found.mentions] == [("市委", "市委|p")]


def test_the_body_above_is_listed_without_a_mention() -> None:
    found = read("市委组织部召开会议", "宜昌市")
    assert [m.name for m in found.mentions] == ["市委组织部"]
    assert [b.name for b in found.bodies] == ["中共宜昌市委员会", "中共宜昌市委员会组织部"]
    assert found.bodies[1].parent == found.bodies[0].ref


@pytest.mark.xfail(strict=True, reason="nothing shows that the verb ends before the name")
def test_a_verb_that_no_table_has() -> None:
    assert shown(read("惜别星海公司")) == "星海公司"


_PIECES = st.sampled_from(
    [
        "宜昌市",
        "镇雄县",
        "市",
        "县委",
        "发改委",
        "人大常委会",
        "有限公司",
        "、",
        "和",
        "，",
        "书记",
        "“",
        "”",
        "（",
        "）",
        "中共",
        "兵团第六师",
        "村",
        "党支部",
        "3个县",
        "办",
        "处",
        "于",
        "从江西省",
        "\n",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=14).map("".join))
def test_mentions_are_sorted_lie_in_the_text_and_have_a_body(text: str) -> None:
    found = read(text, "宜昌市")
    spans = [m.span for m in found.mentions]
    assert spans == sorted(spans)
    assert all(text[m.span.start : m.span.stop] == m.name != "" for m in found.mentions)
    assert {m.ref for m in found.mentions} <= {b.ref for b in found.bodies}
    assert found == read(text, "宜昌市")


def test_a_body_of_the_users_own() -> None:
    own = BodyLexicon.load(extra=[{"kind": "body", "name": "星海文旅集团有限公司", "also": "星海文旅"}])
    body = resolve("星海文旅", lexicon=own, divisions=divisions(), scope=Scope())
    assert body is not None
    assert body.name == "星海文旅集团有限公司"


def test_every_unit_has_a_kind_and_every_parent_an_entry() -> None:
    table = lexicon()
    assert all(n.parent in table.named for n in table.named.values() if n.parent)
    assert all(u.under in table.units for u in table.units.values() if u.under)

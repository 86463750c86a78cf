"""Posts of foreign states, bodies that only the setting suggests, and names whose end is doubtful."""

from __future__ import annotations

import pytest

from kg.mentions.posts.abroad import Abroad
from kg.scope import Scope
from tests.mentions.people_notation import names, people


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("国防部副部长汉尔·玛利表示，战事在继续。", "汉尔·玛利 official 副部长@-"),
        ("乌克兰国防部副部长汉尔·玛利表示，战事在继续。", "汉尔·玛利 official 副部长@乌克兰国防部"),
        ("法国经济和财政部长布鲁·勒梅表示，将继续。", "布鲁·勒梅 official 部长@法国经济和财政部"),
        ("俄罗斯外交部长拉夫诺娃表示，将继续。", "拉夫诺娃 official 部长@俄罗斯外交部"),
        ("美国德拉市的前市长巴里·德尔认罪。甘肃省兰州市下雨。", "巴里·德尔 official 市长@-!Former"),
        ("甘肃省兰州市召开会议。奥兰多市市长巴里·德尔表示，将调查。", "巴里·德尔 official 市长@-"),
        ("纽约市警察局局长巴里·德尔表示，将调查。", "巴里·德尔 official 局长@纽约市警察局"),
        ("前美国驻联合国大使巴里·德尔发言。", "巴里·德尔 official 大使@-"),
        ("朝鲜劳动党中央委员会副部长金英子发表声明。", "金英子 official 副部长@朝鲜劳动党中央委员会"),
        ("俄中友好协会副主席谢盖·萨纳表示，贸易在增长。", "谢盖·萨纳 official 副主席@俄中友好协会"),
        ("韩国和日本会谈。国防部副部长金英子出席。", "金英子 official 副部长@-"),
    ],
)  # fmt: skip
def test_a_foreign_holder_gets_no_chinese_body(text: str, expected: str) -> None:
    assert expected in people(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("外交部副部长王建国会见法国客人。", "王建国 official 副部长@中华人民共和国外交部"),
        ("中国外交部发言人王建国主持记者会，回应美国媒体。", "王建国 official 发言人@中华人民共和国外交部"),
        ("昭苏县副县长西力·玉素甫介绍，项目已完工。", "西力·玉素甫 official 副县长@昭苏县人民政府"),
        (
            "新疆阿勒泰地区召开会议。阿勒泰地委副书记、专员木塔尔·卡里主持。",
            "木塔尔·卡里 official 副书记@中共阿勒泰地区委员会 专员@阿勒泰地区行政公署",
        ),
    ],
)
def test_a_chinese_holder_keeps_it(text: str, expected: str) -> None:
    assert expected in people(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "河北省召开会议。河北省省长王建国讲话。江西省委常委，省政府党组副书记、副省长李春生也在其列。",
            "李春生 official 常委@中共江西省委员会 党组副书记@江西省人民政府党组 副省长@江西省人民政府",
        ),
        ("中共中央总书记、国家主席王建国讲话。", "王建国 referenced 总书记@中国共产党中央委员会 国家主席@-"),
        ("李春生，男，汉族，1970年3月生，拟提名为地级市市长。邢台市召开会议。", "李春生 official 市长@-!Proposed"),
        (
            "李春生，男，汉族，1970年3月生。历任清河县水利局局长助理、副局长。",
            "李春生 official 副局长@清河县水利局!Former",
        ),
        ("该院重症医学科主任李春生介绍，病人已出院。清河县人民医院院长王建国说。", "李春生 public 主任@-"),
        (
            "清河县委政法委副书记王建国、四级调研员李春生出席。",
            "李春生 official 四级调研员@中共清河县委员会政法委员会",
        ),
        ("全国人大代表、红果控股集团董事长王建国说，收成不错。", "王建国 official 代表@全国人民代表大会 董事长@红果控股集团"),
        ("根据红果医疗中心发言人李春生的说法，伤者已出院。", "李春生 official 发言人@红果医疗中心"),
        ("红果水务集团有限公司原专职外部董事王建国被查。", "王建国 public 专职外部董事@红果水务集团有限公司!Former"),
        ("国际大学生红果联合会主席王建国出席。红果联合会有人到场。", "王建国 official 主席@国际大学生红果联合会"),
        ("清河县教育局党委委员、常委王建国出席。", "王建国 official 党委委员@中共清河县教育局委员会 常委@中共清河县教育局委员会"),
    ],
)  # fmt: skip
def test_whose_post_it_is(text: str, expected: str) -> None:
    assert expected in people(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("自治区政府副主席麦尔·木盖提参加有关活动。", ["麦尔·木盖提"]),
        ("昭苏县副县长西力·玉素甫江介绍，项目已完工。", ["西力·玉素甫江"]),
        ("国家安全局局长瓦里·马柳克关于该部门的汇报。", ["瓦里·马柳克"]),
        ("中央第二指导组副组长库热·买合苏提到会指导。", ["库热·买合苏提"]),
        ("内政部长拉尔德·达尔宁都将留任。", ["拉尔德·达尔宁"]),
        ("集团创始人叶夫·普里科任在6月出走。普里科任说，不再回来。普里科任于是离开。", ["叶夫·普里科任"]),
        ("集团董事长李忠让被查。李忠让（正厅级）涉嫌受贿。", ["李忠让"]),
        ("王建国总书记和通伦总书记会谈。", ["王建国"]),
        ("村治保主任和村委书记都到了。", []),
        ("比赛在赤峰和吉林省长白山（滑雪项目）举行。", []),
        ("被告人向法官陈述称，认罪。", []),
        ("水利部长江水利委员会召开会议。", []),
    ],
)
def test_where_a_name_ends(text: str, expected: list[str]) -> None:
    assert [name for name in dict.fromkeys(names(text)) if "·" not in name or name in expected] == expected


@pytest.mark.parametrize(
    "text",
    ["网红主播李春生宣布，将抽奖。", "组长王建国说，今天很忙。", "技术专家李春生认为，可以修好。", "馒头坊负责人王建国说，生意不错。"],
)  # fmt: skip
def test_a_bare_title_without_a_body_is_a_plain_role(text: str) -> None:
    assert people(text) == []


def test_a_bare_title_beside_a_body_is_public() -> None:
    assert people("清河县水利局办公室主任王建国参加。") != []
    assert people("清河县召开会议，市长王建国讲话。") != []


def test_an_article_of_foreign_states_only() -> None:
    assert Abroad.of("法国和德国会谈。", scope=Scope()).alone
    assert not Abroad.of("法国和中国会谈，德国参加。", scope=Scope()).alone

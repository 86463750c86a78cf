from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Byline, Kind, Ref, Span, Standing
from tests.mentions.people_notation import findings, names, people


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市长王建国主持会议。", ["王建国"]),
        ("市长柳彬出席会议并讲话。", ["柳彬"]),
        ("副市长黎虹说：“要抓紧。”", ["黎虹"]),
        ("副市长覃乃韦、周小丽参加。", ["覃乃韦", "周小丽"]),
        ("副区长欧阳文静介绍，工程已完工。", ["欧阳文静"]),
        ("专员阿不都拉·卡德尔主持召开会议。", ["阿不都拉·卡德尔"]),
        ("副局长古丽娜尔·买买提说，窗口已开放。", ["古丽娜尔·买买提"]),
        ("县领导王建国、李春生、赵海、陈小红出席会议。", ["王建国", "李春生", "赵海", "陈小红"]),
        ("县长王建国主持会议。李春生、赵海、陈小红出席。", ["王建国", "李春生", "赵海", "陈小红"]),
        ("哈萨克斯坦驻华大使诺维扎耶夫、法国驻华大使德朗分别发言。", ["诺维扎耶夫", "德朗"]),
        ("市佛教协会会长净慧法师表示，将继续捐助。", ["净慧"]),
        ("技术指导次仁多吉介绍，产量增加。", ["次仁多吉"]),
        ("副省长马力会见客人。", ["马力"]),
        ("副市长张国强调研企业。", ["张国强"]),
        ("副市长王志刚宣布开工。", ["王志刚"]),
        ("主教练范广文在赛后表示，要抓紧。", ["范广文"]),
        ("副市长李学正表示，要抓紧。", ["李学正"]),
        ("副市长张伟正在会上发言。", ["张伟"]),
        ("副书记陈冬与来荣出席。", ["陈冬"]),
        ("副书记林泽登门慰问老党员。", ["林泽"]),
        ("副书记林登出席。", ["林登"]),
        ("清河县水利局王建国副局长到场，清河县人民医院周志明主任、市教育局安全科科长李春生参加。", ["王建国", "周志明", "李春生"]),
        ("清河县水利局局长 王建国：渠已经修好。局长 李春生 参加。", ["王建国"]),
        ("县长赵海主持会议。王建国、李春生等县政府在家领导、副主任参加会议。", ["赵海", "王建国", "李春生"]),
        ("局长李泽随机抽查窗口。", ["李泽"]),
        ("书记周宏深有体会地说，路通了。", ["周宏"]),
        ("包括局长沈兆才在内的多人到场。", ["沈兆才"]),
    ],
)  # fmt: skip
def test_names_after_titles(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "县委书记高度重视此项工作。",
        "医院党委书记任上被查，局长尚空缺。",
        "局长冒名顶替他人。",
        "局长高兴地说，任务完成了。",
        "主任温室大棚已经建成。",
        "由副市长任组长的专班已成立。",
        "人大代表高质量履职。",
        "法润山乡·法治同行活动启动。",
        "2026·中国盐湖之城文化节开幕。",
        "市长江生态保护协会举办活动。",
        "青年科学家齐聚清河县。",
        "主要负责同志要亲自部署。",
        "深入学习贯彻习近平法治思想。",
        "负责人王某、市民谷女士均表示满意。",
        "游客中心主任办公室已搬迁。",
        "领导人员和领导班子要带头。",
        "非遗传承人方队入场。",
        "任命书已经送达。",
    ],
)
def test_what_is_no_name(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "村民王建国说：“水通了。”",
        "学员李春生表示，收获很大。",
        "“很方便。”游客陈小红说。",
        "观众古丽娜尔·买买提说，节目很好。",
        "店主赵海介绍，生意不错。",
        "乡贤代表李春生发言。",
        "志愿者王建国、李春生来到社区。",
        "10岁的小讲解员陈小红说，她很高兴。",
    ],
)
def test_private_persons_stay_out_and_are_counted_without_their_names(text: str) -> None:
    found = findings(text)
    assert found.persons == ()
    assert found.mentions == ()
    assert found.set_aside
    assert all(aside.what == "private person" for aside in found.set_aside)
    assert not any(name in str(found.set_aside) for name in ("王建国", "李春生", "陈小红", "古丽娜尔", "赵海"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("最终，来自清河县的选手王建国获得男子组冠军。", ["王建国 public"]),
        (
            "清河县选手王建国以一幅《春水》获得一等奖，吉县选手李春生、赵海获得二等奖。",
            ["王建国 public", "李春生 public"],
        ),
        ("比赛结束，王建国、李春生分别获得金牌和银牌。", ["王建国 public", "李春生 public"]),
        ("少儿组比赛中，选手李春生获得一等奖。", []),
        ("选手李春生练得满头大汗。", []),
        ("清江县监委副主任查案时发现，账目不清。", []),
        ("清江县监委副主任查案后指出，账目不清。", []),
        ("清江县监委副主任查案中发现，账目不清。", []),
        ("清江县监委副主任查案期间发现，账目不清。", []),
        ("调研期间，王建国还主持召开座谈会。", ["王建国 official"]),
        ("王建国代表县政协常务委员会作工作报告。", ["王建国 official"]),
        ("王建国强调，要把渠修好。", ["王建国 public"]),
        ("文章强调，要把渠修好。全会指出，任务艰巨。", []),
        ("开幕当天天气晴朗。\n王建国说，渠修好了。\n李春生指出，路也修好了。", ["王建国 public", "李春生 public"]),
        ("村民王建国来到渠边。\n王建国说，渠修好了。", []),
        ("今年六十岁的王建国来到渠边。\n王建国说，渠修好了。", []),
        ("全国中学校长高峰论坛在清河县举行。", []),
        (
            "清河县县长赵海主持。王建国、李春生，县直有关部门负责同志参加活动。",
            ["赵海 official 县长@清河县人民政府", "王建国 official"],
        ),
        (
            "大会选出新一届理事会，王建国、李春生、陈小红当选为清河县商会副会长。",
            ["王建国 public 副会长@清河县商会!Appointed", "李春生 public 副会长@清河县商会!Appointed"],
        ),
        ("会议表决通过了关于接受王建国辞职请求的决定。清河县县长李春生出席。", ["王建国 official"]),
    ],
)
def test_what_they_do_shows_a_public_role(text: str, expected: list[str]) -> None:
    assert people(text)[: len(expected)] == expected
    assert bool(people(text)) is bool(expected)


def test_private_persons_are_kept_on_demand() -> None:
    assert people("村民王建国说：“水通了。”", include_private=True) == ["王建国 private"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("清河县委副书记、县长王建国主持会议。", "王建国 official 副书记@中共清河县委员会 县长@清河县人民政府"),
        (
            "清河县委常委、宣传部部长王建国出席。",
            "王建国 official 常委@中共清河县委员会 部长@中共清河县委员会宣传部",
        ),
        (
            "清河县水利局党组书记、局长王建国说，汛期已到。",
            "王建国 official 党组书记@清河县水利局党组 局长@清河县水利局",
        ),
        ("清河县人大常委会副主任王建国参加。", "王建国 official 副主任@清河县人民代表大会常务委员会"),
        ("新华社消息，国家主席王建国发表讲话。", "王建国 referenced 国家主席@-"),
        ("清河县原县长王建国被查。", "王建国 official 县长@清河县人民政府!Former"),
        (
            "清河县水利局原党组书记、局长王建国被查。",
            "王建国 official 党组书记@清河县水利局党组!Former 局长@清河县水利局!Former",
        ),
        ("会议决定，任命王建国为清河县公安局局长。", "王建国 official 局长@清河县公安局!Appointed"),
        (
            "会议决定，接受王建国辞去清河县人民政府县长职务的请求。",
            "王建国 official 县长@清河县人民政府!Removed",
        ),
        ("免去王建国的清河县公安局局长职务。", "王建国 official 局长@清河县公安局!Removed"),
        ("李春生当选为清河县人民政府县长。", "李春生 official 县长@清河县人民政府!Appointed"),
        ("王建国同志不再担任清河县委书记。", "王建国 official 书记@中共清河县委员会!Removed"),
        ("2004年至2010年，王建国担任清河县县长期间，违规办事。", "王建国 official 县长@清河县人民政府!Former"),
        ("清河县县长王建国出席。他曾任吉县水利局局长。", "王建国 official 县长@清河县人民政府 局长@吉县水利局!Former"),
        (
            "王建国出生于1968年7月，历任吉县水利局局长、吉县县长。",
            "王建国 official 局长@吉县水利局!Former 县长@吉县人民政府!Former",
        ),
        ("王建国拟任县（市、区）委书记。清河县委书记李春生出席。", "王建国 official 书记@-!Proposed"),
        (
            "王建国，男，汉族，1970年3月生。2014年9月任清河县委书记；现任邢台市副市长。",
            "王建国 official 书记@中共清河县委员会!Former 副市长@邢台市人民政府",
        ),
        (
            "清河县委常委、纪委书记、监委主任王建国出席。",
            "王建国 official 常委@中共清河县委员会 书记@中共清河县纪律检查委员会 主任@清河县监察委员会",
        ),
        ("清河县副县长候选人李春生作介绍。", "李春生 official 副县长@清河县人民政府!Proposed"),
        ("李春生任首任清河县作家协会主席。清河县县长王建国出席。", "李春生 official 主席@清河县作家协会!Former"),
        ("清河县红果种植专业合作社理事长王建国介绍，收成不错。", "王建国 public 理事长@清河县红果种植专业合作社"),
    ],
)
def test_posts_and_bodies(text: str, expected: str) -> None:
    assert people(text)[0] == expected


def test_one_county_word_means_the_county_of_the_page() -> None:
    line = "县委副书记、县长王建国主持会议。"
    assert people(line, region="清河县") == ["王建国 official 副书记@中共清河县委员会 县长@清河县人民政府"]


def test_a_shared_head_gives_each_name_of_the_list_the_last_title() -> None:
    assert people("清河县副县长王建国、李春生和赵海参加。") == [
        f"{name} official 副县长@清河县人民政府" for name in ("王建国", "李春生", "赵海")
    ]


def test_a_title_without_a_body_takes_that_of_the_group_before() -> None:
    read = people("清河县人大常委会副主任王建国、李春生，办公室主任赵海参加。")
    assert read[0] == "王建国 official 副主任@清河县人民代表大会常务委员会"
    assert "秘书长" in people("清河县政协副主席王建国，秘书长李春生参加。")[1]


def test_each_of_those_elected_has_only_the_own_post() -> None:
    read = people("王建国、李春生当选为清河县商会副会长，陈小红当选为秘书长，赵海当选为监事长。")
    assert [line.count("@") for line in read] == [1, 1, 1, 1]


def test_what_someone_does_for_others_is_no_post() -> None:
    read = people("清河县县长王建国为林泉小学授旗原吉县人大常委会副主任李春生")
    assert read[0] == "王建国 official 县长@清河县人民政府"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("清河县医保局副局长李春生、待遇保障科科长王建国出席。", "王建国 official 科长@清河县医疗保障局待遇保障科"),
        (
            "清河县总工会一级巡视员、金融工委主任王建国出席。",
            "王建国 official 一级巡视员@清河县总工会 主任@清河县总工会金融工委",
        ),
        (
            "红石新区党工委副书记、管委会主任王建国说，路修好了。",
            "王建国 official 副书记@中共红石新区工作委员会 主任@红石新区管委会",
        ),
        (
            "清河县青年联谊会会长李春生，吉安市委常委、青年联谊会会长王建国出席。",
            "王建国 official 常委@中共吉安市委员会 会长@吉安市青年联谊会",
        ),
        ("局长李春生等县总工会相关负责人，清河县委副书记王建国出席。", "王建国 official 副书记@中共清河县委员会"),
        (
            "王建国曾任清河县公安局治安科科长、刑警大队大队长。",
            "王建国 official 科长@清河县公安局治安科!Former 大队长@清河县公安局刑事警察大队!Former",
        ),
        (
            "清河县青石大学团委书记、学生处处长王建国出席。",
            "王建国 official 书记@清河县青石大学团委 处长@清河县青石大学学生处",
        ),
        ("中央纪委国家监委驻水利部纪检监察组组长李春生，副部长王建国出席。", "王建国 official 副部长@-"),
        (
            "清河县卫生健康局办公室主任、机关纪委书记王建国被查。",
            "王建国 official 主任@清河县卫生健康局办公室 书记@清河县卫生健康局机关纪委",
        ),
        (
            "清河县委副书记、红石文化节执委会执行副主席王建国宣布开幕。",
            "王建国 official 副书记@中共清河县委员会 执行副主席@红石文化节执委会",
        ),
    ],
)
def test_a_part_belongs_to_the_body_of_the_post_before(text: str, expected: str) -> None:
    assert expected in people(text)


def test_known_names_are_found_again() -> None:
    found = findings("#王建国主持并讲话\n清河县县长王建国主持会议。王建国在讲话时强调，要抓紧。")
    assert [m.rule for m in found.mentions] == ["known-name", "title-before-name", "known-name"]
    assert len(found.persons) == 1


def test_the_first_part_alone_is_another_spelling() -> None:
    found = findings("副专员阿不都拉·卡德尔主持会议。阿不都拉强调，要抓紧。")
    assert found.persons[0].also == ("阿不都拉",)
    assert [m.rule for m in found.mentions] == ["title-before-name", "first-part"]


def test_a_surname_with_a_title_is_the_one_person_that_fits() -> None:
    found = findings("清河县委书记郝建国来到村里。座谈中，郝书记表示将全力支持。")
    assert [(m.rule, m.name) for m in found.mentions] == [
        ("title-before-name", "郝建国"),
        ("surname-and-title", "郝书记"),
    ]
    both = findings("清河县委书记郝建国、南宫市委书记郝春生来到村里。座谈中，郝书记表示将全力支持。")
    assert "surname-and-title" not in [m.rule for m in both.mentions]


def test_a_cited_leader_is_referenced_and_a_doctrine_names_no_one() -> None:
    found = findings("认真学习赵海洋总书记重要讲话。深入学习赵海洋法治思想和赵海洋新时代发展思想。")
    assert [p.standing for p in found.persons] == [Standing.REFERENCED]
    assert len(found.mentions) == 1


def test_reporters_come_from_the_byline() -> None:
    found = findings("（记者 王建国）会议召开。", bylines=(Byline("王建国", "记者", Span(4, 7)),))
    assert [(p.name, p.standing) for p in found.persons] == [("王建国", Standing.REPORTER)]
    assert found.persons[0].ref == Ref(Kind.PERSON, "王建国|测试")


def test_an_office_weighs_more_than_a_plain_role() -> None:
    text = "一等奖获奖选手、清河县红星村党支部委员王建国说，很高兴。"
    assert people(text)[0].startswith("王建国 official 委员@")


def test_a_body_that_only_the_title_implies_is_reported() -> None:
    found = findings("县长王建国主持会议。", region="清河县")
    assert [b.name for b in found.bodies] == ["清河县人民政府"]
    assert [(m.implied, m.ref.key) for m in found.body_mentions] == [(True, "清河县人民政府")]


@pytest.mark.xfail(reason="nothing beside the name shows an office")
def test_a_name_that_only_speaks() -> None:
    assert names("工程已经完工。王建国说，水通了。") == ["王建国"]


_PIECES = (
    "县长",
    "副局长",
    "王建国",
    "阿不都拉·卡德尔",
    "黎虹",
    "说",
    "，",
    "。",
    "任",
    "清河县",
    "、",
    "“好”",
    "\n",
    "党组",
    "·",
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=14))
def test_mentions_never_overlap_and_always_point_to_a_person(pieces: list[str]) -> None:
    text = "".join(pieces).replace("#", "")
    found = findings(text)
    spans = [m.span for m in found.mentions]
    assert spans == sorted(spans)
    assert all(a.stop <= b.start for a, b in pairwise(spans))
    assert {m.ref for m in found.mentions} == {p.ref for p in found.persons}
    assert all(text.split("\n") and m.name for m in found.mentions)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("专员阿不都拉·努尔塔扎第一时间赶到现场。", ["阿不都拉·努尔塔扎"]),
        ("专员阿不都拉·努尔塔扎首次主持会议。", ["阿不都拉·努尔塔扎"]),
        ("吉县水利局大队长祁连山介绍，检查已结束。", ["祁连山"]),
        ("吉县司法局副局长江望津出席会议。", ["江望津"]),
    ],
)
def test_names_that_hold_or_meet_other_words(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("大会执行主席、主席团常务主席王建国主持会议。", "王建国 official"),
        ("会议执行主席王建国、李春生在主席台就座。", "王建国 official"),
        ("吉县体育局局长王建国夺得冠军。", "王建国 official 局长@吉县体育局"),
        ("世界冠军王建国出席。", "王建国 public 世界冠军@-"),
    ],
)
def test_the_chair_of_a_sitting_is_no_office(text: str, expected: str) -> None:
    assert people(text)[0] == expected


def test_a_second_name_under_one_head_keeps_the_body_whatever_its_form() -> None:
    assert people("清河县委书记王建国、县长阿不都拉·卡德尔陪同。") == [
        "王建国 official 书记@中共清河县委员会",
        "阿不都拉·卡德尔 official 县长@清河县人民政府",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "任命王建国为吉县民政局局长，免去其吉县司法局副局长职务。",
            ["王建国 official 局长@吉县民政局!Appointed 副局长@吉县司法局!Removed"],
        ),
        (
            "任命王建国、李春生为吉县民政局副局长，免去其吉县司法局副局长职务。",
            ["王建国 official 副局长@吉县民政局!Appointed", "李春生 official 副局长@吉县民政局!Appointed"],
        ),
    ],
)
def test_what_the_same_person_loses(text: str, expected: list[str]) -> None:
    assert people(text) == expected


@pytest.mark.parametrize(
    ("text", "deputy"),
    [
        (
            "吉县政协主席王建国参加视察并召开座谈会，副主席李春生参加。",
            "李春生 official 副主席@中国人民政治协商会议吉县委员会",
        ),
        ("吉县政协主席王建国参加视察。副主席李春生参加。", "李春生 official 副主席@-"),
    ],
)
def test_a_bare_deputy_serves_under_the_chief_of_the_sentence(text: str, deputy: str) -> None:
    assert people(text)[1] == deputy

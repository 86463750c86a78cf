from __future__ import annotations

import pytest

from kg.facts.events import events
from tests.facts.notation import reading

LEAD = "[3月2日|日=2026-03-02]，[清江县|地]召开安全生产工作会议。"


def roles(notation: str) -> set[str]:
    """Every role of every event but that of the holder, as ``chairedBy 张三``."""
    found = events(reading(notation)).events
    return {f"{r.role} {r.agent.key}" for e in found for r in e.roles if r.role not in ("heldBy", "organizedBy")}


CASES = [
    pytest.param(
        "[县长|职][张三|人]、[副县长|职][李四|人]以及来自各地的师生代表参加会议。",
        {"attendedBy 张三", "attendedBy 李四"},
        id="with-those-who-come-from-elsewhere",
    ),
    pytest.param("[县长|职][张三|人]主持会议并讲话。", {"chairedBy 张三", "addressedBy 张三"}, id="chair-and-address"),
    pytest.param("会议由[县长|职][张三|人]主持。", {"chairedBy 张三"}, id="by-whom"),
    pytest.param("[省长|职][赵六|人]主持。", {"chairedBy 赵六"}, id="short-sentence"),
    pytest.param(
        "[县委书记|职][张三|人]出席会议并讲话，[县长|职][李四|人]主持会议。",
        {"attendedBy 张三", "addressedBy 张三", "chairedBy 李四"},
        id="two-subjects",
    ),
    pytest.param(
        "[副县长|职][张三|人]，[县政协副主席|职][李四|人]、[王五|人]及有关部门负责人出席会议，[赵六|人]列席。",
        {"attendedBy 张三", "attendedBy 李四", "attendedBy 王五", "observedBy 赵六"},
        id="list-over-clauses",
    ),
    pytest.param(
        "[县法院院长|职][张三|人]，[县监委|机构]、[县检察院|机构]负责人列席会议。",
        {"observedBy 张三", "observedBy 县监委", "observedBy 县检察院"},
        id="bodies-by-their-heads",
    ),
    pytest.param("会上，[张三|人]通报了全县安全生产情况。", {"reportedBy 张三"}, id="report"),
    pytest.param("会议听取了[县应急局|机构]关于隐患排查的情况汇报。", {"reportedBy 县应急局"}, id="heard"),
    pytest.param(
        "[县住建局|机构]、[县交通局|机构]作了表态发言。",
        {"addressedBy 县住建局", "addressedBy 县交通局"},
        id="bodies-speak",
    ),
    pytest.param(
        "[县住建局|机构]、双河镇作表态发言。",
        {"addressedBy 县住建局"},
        id="a-list-that-ends-in-unknown-names",
    ),
    pytest.param("[县住建局|机构]的工作得到了市局的专题培训。", set(), id="trained-not-training"),
    pytest.param("[张三|人]在讲话中强调，要压实责任。", {"addressedBy 张三"}, id="in-a-speech"),
    pytest.param("[张三|人=referenced]主持的重要会议精神要落实。", set(), id="cited-leader"),
    pytest.param("主持人[张三|人]介绍了流程。", set(), id="presenter"),
    pytest.param("第一阶段由[市科协主席|职][张三|人]主持。", set(), id="a-part-of-it"),
    pytest.param(
        "[甲州|地]召开前五月经济运行调度会，[副州长|职][张三|人]主持会议。",
        set(),
        id="another-meeting-that-is-not-read",
    ),
    pytest.param("[张三|人]主持县政府全面工作。", set(), id="office-not-event"),
    pytest.param("[张三|人]2003年参加工作。", set(), id="took-up-work"),
    pytest.param("[记者|职][张三|人=reporter]出席会议。", set(), id="reporter"),
    pytest.param("全县干部学习了[张三|人]的讲话精神。", set(), id="spirit-of-a-speech"),
    pytest.param("[张三|人]曾出席全国劳模表彰大会。", set(), id="another-event"),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_predicates_give_roles(sentence: str, expected: set[str]) -> None:
    assert roles(LEAD + sentence) == expected


def test_organisers_of_an_activity() -> None:
    found = events(
        reading(
            "[近日|日]，由[省侨办|机构]指导，[市侨办|机构]、[市教育局|机构]主办，[市少年宫|机构]承办的青少年文化交流活动在[清江市|地]举行。"
        )
    ).events
    assert {f"{r.role} {r.agent.key} {r.position}" for r in found[0].roles} == {
        "guidedBy 省侨办 1",
        "organizedBy 市侨办 1",
        "organizedBy 市教育局 2",
        "undertakenBy 市少年宫 1",
    }


def test_later_sentences_reach_back() -> None:
    text = (
        "[近日|日]，第二届合唱大赛在[清江市|地]举行。大赛为期三天。此次大赛由[市文联|机构]主办，[市文化馆|机构]承办。"
    )
    assert roles(text) == {"undertakenBy 市文化馆"}


def test_partner_is_a_co_organiser() -> None:
    (event,) = events(reading("[近日|日]，[县法院|机构]联合[县工商联|机构]召开民营企业家座谈会。")).events
    assert {f"{r.role} {r.agent.key}" for r in event.roles} == {"heldBy 县法院", "coOrganizedBy 县工商联"}


def test_the_printed_title_is_kept() -> None:
    (event,) = events(reading(LEAD + "[县委副书记、县长|职][张三|人]主持会议。")).events
    chair = next(r for r in event.roles if r.role == "chairedBy")
    assert (chair.printed, chair.passages[0].rule) == ("县委副书记、县长", "chair-after-name")


def test_one_chair_for_two_meetings_of_one_verb() -> None:
    found = events(
        reading("[3月2日|日=2026-03-02]，[市长|职][张三|人]主持召开[市政府|机构]党组会议和常务会议。")
    ).events
    assert [[r.agent.key for r in e.roles if r.role == "chairedBy"] for e in found] == [["张三"], ["张三"]]


def test_who_gives_a_title_does_not_win_it() -> None:
    (event,) = events(reading("[2020年|日=2020]，[省科协|机构]授予[清江公司|机构]“科普先锋”称号。")).events
    assert {f"{r.role} {r.agent.key}" for r in event.roles} == {"organizedBy 省科协", "wonBy 清江公司"}


UNDER = [
    pytest.param(
        "[3月2日|日=2026-03-02]，[市长|职][赵六|人]到[清江县|地]检查防汛工作。[副市长|职][张三|人]参加活动。",
        {"inspectedBy 赵六", "attendedBy 张三"},
        id="who-came-along",
    ),
    pytest.param(
        "[近日|日]，第二届清江法治研讨会召开。此次研讨会由[市法学会|机构]、清江杂志社主办，[市法院|机构]承办。",
        {"organizedBy 市法学会", "undertakenBy 市法院"},
        id="organiser-before-an-unknown-one",
    ),
    pytest.param(
        "[近日|日]，第二届清江法治研讨会召开。[市法治办|机构]成员单位负责人参加会议。",
        set(),
        id="heads-of-its-members",
    ),
    pytest.param(
        "[近日|日]，第二届清江法治研讨会召开。[市法院|机构]主要及分管负责同志参加会议。",
        {"attendedBy 市法院"},
        id="heads-of-a-body",
    ),
    pytest.param(
        "在[县教育局|机构]的统一组织下，[3月2日|日=2026-03-02]，“清江杯”中学生辩论赛在[县一中|机构]举行。",
        {"organizedBy 县教育局"},
        id="under-whose-organisation",
    ),
    pytest.param(
        "[近日|日]，“清江杯”中学生辩论赛在[县一中|机构]举行。在[县委|机构]的大力支持下，全县教育质量稳步提升。",
        set(),
        id="background-support",
    ),
    pytest.param(
        "[近日|日]，第二届合唱大赛在[清江市|地]举行。[市一中|机构]、[市二中|机构]等12支代表队参赛。",
        {"participatedBy 市一中", "participatedBy 市二中"},
        id="teams",
    ),
    pytest.param(
        "[近日|日]，第二届合唱大赛在[清江市|地]举行。[市一中|机构]参赛选手表现出色。",
        set(),
        id="contestants-are-not-their-school",
    ),
    pytest.param(
        "[县总工会|机构]立足职能，创新方式，举办“清江工匠”技能培训班。",
        {"organizedBy 县总工会"},
        id="subject-carried-over-clauses",
    ),
    pytest.param(
        "[县总工会|机构]立足职能，全县企业积极参与，举办“清江工匠”技能培训班。",
        set(),
        id="another-subject-in-between",
    ),
    pytest.param(
        "[3月2日|日=2026-03-02]，记者从[市政府|机构]召开的旅游工作新闻发布会上获悉，今年将有新变化。",
        {"heldBy 市政府"},
        id="source-of-a-report",
    ),
    pytest.param(
        "[近日|日]，[清江镇|地]领导走访慰问退休干部。镇党委书记[张三|人]看望老党员。镇领导[李四|人]、[王五|人]深入小区，陆续开展走访慰问。",
        {"attendedBy 张三", "attendedBy 李四", "attendedBy 王五"},
        id="visits-of-one-kind",
    ),
]


@pytest.mark.parametrize(("notation", "expected"), UNDER)
def test_who_stands_behind_an_event(notation: str, expected: set[str]) -> None:
    found = events(reading(notation)).events
    assert {f"{r.role} {r.agent.key}" for e in found for r in e.roles} == expected


def test_an_article_that_goes_on_tells_its_event_by_who_was_there() -> None:
    (event,) = events(
        reading(
            "[清江大学校长|职][张三|人]、[云州公司总经理|职][李四|人]分别发言，介绍了情况。\n"
            "[县委宣传部|机构]、[县教育局|机构]、[县科协|机构]有关同志，新闻媒体记者等参加活动。"
        )
    ).events
    assert (event.type.value, event.name, event.start) == ("Activity", "活动", None)
    assert [(r.role.value, r.agent.key) for r in event.roles] == [
        ("addressedBy", "张三"),
        ("addressedBy", "李四"),
        ("attendedBy", "县委宣传部"),
        ("attendedBy", "县教育局"),
        ("attendedBy", "县科协"),
    ]


def test_few_who_were_there_show_no_event() -> None:
    assert events(reading("[张三|人]常年参加活动。")).events == ()


def test_who_goes_elsewhere_is_not_of_the_first_visit() -> None:
    found = events(
        reading(
            "[近日|日]，[镇党委副书记|职][张三|人]走访慰问[东山村|地]村民。"
            "[镇长|职][李四|人]在[西山村|地]走访慰问。[镇人大主席|职][王五|人]走访慰问老党员。"
        )
    ).events
    assert [r.agent.key for r in found[0].roles] == ["张三", "王五"]


def test_a_sitting_is_held_by_who_holds_the_meeting() -> None:
    found = events(
        reading(
            "[3月2日|日=2026-03-02]，[清江县人大常委会|机构]召开第四次会议。[县人大常委会副主任|职][张三|人]主持第二次全体会议。"
        )
    ).events
    assert [[f"{r.role} {r.agent.key}" for r in e.roles] for e in found] == [
        ["heldBy 清江县人大常委会"],
        ["chairedBy 张三", "heldBy 清江县人大常委会"],
    ]


def test_who_speaks_beside_a_signing_speaks_at_the_ceremony() -> None:
    found = events(
        reading(
            "[3月2日|日=2026-03-02]，“童心”夏令营开营仪式在[清江市|地]举行。"
            "[甲校校长|职][张三|人]作为师生代表发言；[清江市|地]5所学校与海外2所华校签约缔结友好学校。"
        )
    ).events
    assert [[r.agent.key for r in e.roles] for e in found] == [["张三"], []]


def test_who_comes_to_a_signing_that_the_article_is_about() -> None:
    (event,) = events(
        reading(
            "[3月2日|日=2026-03-02]，[清江市政府|机构]与[青山集团|机构]签署战略合作协议。天气晴好。[市长|职][张三|人]出席活动。"
        )
    ).events
    assert [r.agent.key for r in event.roles] == ["清江市政府", "青山集团", "张三"]


def test_who_declares_an_activity_open_attends_its_ceremony() -> None:
    found = events(
        reading(
            "[3月2日|日=2026-03-02]，“童心”夏令营开营仪式在[清江市|地]举行。[市侨联主席|职][张三|人]宣布“童心”夏令营正式开营。"
        )
    ).events
    assert {e.name: [r.agent.key for r in e.roles] for e in found} == {
        "“童心”夏令营开营仪式": ["张三"],
        "“童心”夏令营": [],
    }


def test_who_is_going_to_hold_an_event_holds_it() -> None:
    (event,) = events(reading("[3月2日|日=2026-03-02]，[县文旅局|机构]即将举办第七届“清江杯”摄影大赛。")).events
    assert [f"{r.role} {r.agent.key}" for r in event.roles] == ["organizedBy 县文旅局"]


def test_who_arranges_this_forum_arranges_the_whole_and_not_the_part_told_last() -> None:
    text = (
        "[3月2日|日=2026-03-02]，第三届云水读书论坛在[清江县|地]举行。[3月3日|日=2026-03-03]，校园分论坛举行。"
        "本届论坛由[县文联|机构]、[县作协|机构]主办。"
    )
    arranged = {(e.name, r.agent.key) for e in events(reading(text)).events for r in e.roles if r.role == "organizedBy"}
    assert arranged == {("第三届云水读书论坛", "县文联"), ("第三届云水读书论坛", "县作协")}


def test_who_arranges_this_activity_arranges_no_ceremony_that_opens_it() -> None:
    text = (
        "[3月2日|日=2026-03-02]，[清江县|地]举办第三届云水图书巡展活动。第三届云水图书巡展活动启动仪式在文化广场举行。"
        "此次活动由[县文联|机构]、[县教育局|机构]主办。"
    )
    arranged = {(e.name, r.agent.key) for e in events(reading(text)).events for r in e.roles if r.role == "organizedBy"}
    assert {name for name, _ in arranged} == {"清江县第三届云水图书巡展活动"}


def test_who_arranges_a_thing_of_another_name_arranges_none_of_these() -> None:
    text = "[3月2日|日=2026-03-02]，第三届云水读书节在[清江县|地]举行。新生交流分享会由[县文联|机构]主办。"
    arranged = {(e.name, r.agent.key) for e in events(reading(text)).events for r in e.roles if r.role == "organizedBy"}
    assert arranged == {("新生交流分享会", "县文联")}

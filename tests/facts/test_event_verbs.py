"""Events that a verb tells, names that no noun of the table ends, and occasions."""

from __future__ import annotations

import pytest

from kg.facts.events import events
from kg.model import Event
from tests.facts.notation import reading


def told(notation: str) -> list[str]:
    """Class, name and days of each event, in one line."""
    return [f"{e.type} {e.name} {e.start}/{e.end}" for e in events(reading(notation)).events]


def roles(event: Event) -> set[str]:
    """Each role with its agent."""
    return {f"{r.role} {r.agent.key}" for r in event.roles}


TOLD = [
    pytest.param(
        "[3月2日|日=2026-03-02]，第三届“清江之声”万人合唱季在[市音乐厅|地]开幕。",
        ["Activity 第三届“清江之声”万人合唱季 2026-03-02/None"],
        id="numbered-name-of-no-noun",
    ),
    pytest.param("[近日|日]，万人合唱季在[市音乐厅|地]开幕。", [], id="neither-number-nor-quotation"),
    pytest.param("[近日|日]，第二届清江茶业促进会在[市音乐厅|地]举行。", [], id="a-body-is-no-event"),
    pytest.param(
        "[3月2日|日=2026-03-02]，第六届“清江杯”书画邀请展在[县文化馆|机构]落下帷幕。",
        ["Activity 第六届“清江杯”书画邀请展 None/2026-03-02"],
        id="curtain-falls",
    ),
    pytest.param(
        "[3月2日|日=2026-03-02]，在[清江县人大常委会|机构]第四次会议上，[张三|人]作了报告。",
        ["Meeting 清江县人大常委会第四次会议 2026-03-02/2026-03-02"],
        id="as-occasion",
    ),
    pytest.param(
        "[3月2日|日=2026-03-02]，[清江县人大常委会|机构]第四次会议表决通过《清江县河道管理条例》。",
        ["Meeting 清江县人大常委会第四次会议 2026-03-02/2026-03-02"],
        id="by-what-it-decides",
    ),
    pytest.param(
        "会议表决通过[清江县人大常委会|机构]第四次会议选举办法。",
        [],
        id="rules-of-a-meeting-are-none",
    ),
    pytest.param(
        "[3月2日|日=2026-03-02]，[清江县法院|机构]公开开庭审理一起借款纠纷案。",
        ["OtherEvent 清江县法院公开开庭审理一起借款纠纷案 2026-03-02/2026-03-02"],
        id="court-hears",
    ),
    pytest.param(
        "面对汛情，[清江移动公司|机构]闻令而动，紧急启动防汛应急预案。",
        ["Activity 清江移动公司紧急启动防汛应急预案 None/None"],
        id="carried-subject",
    ),
    pytest.param(
        "自[3月2日|日=2026-03-02]开始，[清江县|地]持续遭遇强降雨。",
        ["OtherEvent 清江县持续遭遇强降雨 2026-03-02/None"],
        id="blow-that-goes-on",
    ),
    pytest.param("[县公安局|机构]发布消息称，案件正在办理。", [], id="only-says"),
    pytest.param("[县公安局|机构]查获各类案件三百余件。", [], id="only-counts"),
    pytest.param("[县公安局|机构]将持续发布防骗指南。", [], id="only-plans"),
    pytest.param(
        "[4月1日|日=2026-04-01]，[县政协|机构]组织部分委员，视察城乡养老服务工作。",
        ["Inspection 县政协组织部分委员，视察城乡养老服务工作 2026-04-01/2026-04-01"],
        id="body-that-inspects",
    ),
    pytest.param("[4月1日|日=2026-04-01]，[县水务局|机构]加强河道巡查。", [], id="daily-work"),
    pytest.param(
        "[4月1日|日=2026-04-01]，[清江县|地]会展中心落成。",
        ["Launch 清江县会展中心落成 2026-04-01/2026-04-01"],
        id="completed",
    ),
]


@pytest.mark.parametrize(("notation", "expected"), TOLD)
def test_what_happened(notation: str, expected: list[str]) -> None:
    assert told(notation) == expected


def test_prizes_of_one_row_have_their_own_day_and_giver() -> None:
    found = events(
        reading(
            "[2011年3月|日=2011-03]、[2014年3月|日=2014-03]，"
            "[张三|人]分别被[县委组织部|机构]、[县人社局|机构]荣记三等功。"
        )
    ).events
    assert [(e.start, roles(e)) for e in found] == [
        ("2011-03", {"wonBy 张三", "organizedBy 县委组织部"}),
        ("2014-03", {"wonBy 张三", "organizedBy 县人社局"}),
    ]


PLAYED = [
    pytest.param("[县长|职][李四|人]宣布大赛开幕。", {"attendedBy 李四"}, id="opens"),
    pytest.param("[县长|职][李四|人]宣布退休。", set(), id="announces-something-else"),
    pytest.param("[镇长|职][李四|人]详细介绍了产业发展情况。", {"addressedBy 李四"}, id="explains"),
    pytest.param("讲解员[李四|人]介绍了展品情况。", set(), id="by-trade"),
    pytest.param("[县长|职][李四|人]为获奖选手颁奖。", {"attendedBy 李四"}, id="hands-over"),
    pytest.param("[县乳业公司|机构]提供支持。", {"supportedBy 县乳业公司"}, id="supports"),
    pytest.param(
        "大赛邀请[县中医院|机构]、[县妇幼保健院|机构]的医护人员到场服务。",
        {"participatedBy 县中医院", "participatedBy 县妇幼保健院"},
        id="invited",
    ),
    pytest.param("一等奖获奖选手、馆员[李四|人=public]说：“很高兴。”", {"wonBy 李四"}, id="winner-in-passing"),
    pytest.param("故事里有诺贝尔奖获得者[李四|人=public]。", set(), id="no-winner-of-this"),
    pytest.param("[副县长|职][李四|人]到现场了解比赛情况。", {"inspectedBy 李四"}, id="comes-to-look"),
]


@pytest.mark.parametrize(("sentence", "expected"), PLAYED)
def test_who_did_what_at_the_contest(sentence: str, expected: set[str]) -> None:
    first = "[3月8日|日=2026-03-08]，首届手工刺绣技能大赛在[县体育馆|地]举行。"
    (event,) = events(reading(first + sentence)).events
    assert roles(event) == expected


def test_the_speaker_on_an_occasion() -> None:
    (event,) = events(
        reading("[县委书记|职][张三|人]在[3月2日|日=2026-03-02]召开的全县经济工作会议上指出，要抓落实。")
    ).events
    assert (event.name, event.start, roles(event)) == ("全县经济工作会议", "2026-03-02", {"addressedBy 张三"})


def test_that_body_is_the_one_just_named() -> None:
    (event,) = events(reading("[近日|日]，记者从[县教育局|机构]了解到，该局联合相关部门开展“好少年”评选活动。")).events
    assert roles(event) == {"organizedBy 县教育局"}


def test_guests_look_round_where_a_place_has_a_name() -> None:
    found = events(
        reading(
            "[3月8日|日=2026-03-08]，首届手工刺绣技能大赛在[县体育馆|地]举行。"
            "活动前，与会嘉宾、各校师生参观了[县文化馆|机构]。"
        )
    ).events
    assert [(e.name, [p.key for p in e.places]) for e in found][1:] == [
        ("与会嘉宾、各校师生参观了县文化馆", ["县文化馆"])
    ]


AHEAD = [
    pytest.param(
        "[近日|日]，[县文旅局|机构]发布消息。负责人表示，下一步还将举办“护航成长”网络直播。",
        ["Activity “护航成长”网络直播 None/None"],
        id="announced-with-a-name-of-its-own",
    ),
    pytest.param(
        "[近日|日]，天气转凉。第31届清江运动会即将正式启幕。", ["Contest 第31届清江运动会 None/None"], id="soon"
    ),
    pytest.param("[近日|日]，天气转凉。负责人表示，下一步还将举办文艺演出。", [], id="announced-without-a-name"),
    pytest.param(
        "[3月2日|日=2026-03-02]，天气转凉。为落实《方案》的要求，做好各项工作，[3月2日|日=2026-03-02]，[县水利局|机构]召开防汛座谈会。",
        ["Meeting 县水利局防汛座谈会 2026-03-02/2026-03-02"],
        id="what-a-plan-asks-for-is-no-speech",
    ),
    pytest.param(
        "[3月2日|日=2026-03-02]，[清江县人大常委会|机构]召开第四次会议。会议听取了报告。会议通过了决定。按照规定，部分被任命人员进行了宪法宣誓。",
        [
            "Meeting 清江县人大常委会第四次会议 2026-03-02/2026-03-02",
            "Ceremony 宪法宣誓 2026-03-02/2026-03-02",
        ],
        id="oath-at-the-meeting-that-appoints",
    ),
    pytest.param(
        "[3月2日|日=2026-03-02]，“诗意清江”夏令营开营。天气晴好。在8天的活动中，孩子们将学习书法。",
        ["Activity “诗意清江”夏令营 2026-03-02/2026-03-09"],
        id="days-told-later",
    ),
    pytest.param(
        "[3月2日|日=2026-03-02]，“童心”夏令营开营仪式在[清江市|地]举行。天气晴好。同学们表演了节目。"
        "[清江大学|机构]与[青山集团|机构]签署战略合作协议。",
        [
            "Ceremony “童心”夏令营开营仪式 2026-03-02/2026-03-02",
            "Ceremony 清江大学与青山集团签署战略合作协议 2026-03-02/2026-03-02",
        ],
        id="signed-at-a-ceremony",
    ),
]


@pytest.mark.parametrize(("notation", "expected"), AHEAD)
def test_what_is_announced_and_what_goes_with_a_meeting(notation: str, expected: list[str]) -> None:
    assert told(notation) == expected

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.facts.events import events
from kg.facts.events.wording import numbered, series
from kg.model import Event, Kind, Role
from tests.facts.notation import body, place, reading


def told(notation: str) -> list[str]:
    """Class, name and days of each event, in one line."""
    return [f"{e.type} {e.name} {e.start}/{e.end}" for e in events(reading(notation)).events]


def only(notation: str) -> Event:
    """The one event of a text."""
    (event,) = events(reading(notation)).events
    return event


NAMES = [
    pytest.param(
        "[3月2日|日=2026-03-02]，[县长|职][张三|人]主持召开[县政府|机构]第五次常务会议，研究防汛工作。",
        ["Meeting 县政府第五次常务会议 2026-03-02/2026-03-02"],
        id="object-of-convening",
    ),
    pytest.param(
        "[3月2日|日=2026-03-02]，[县政府|机构]召开2026年第五次常务会议。",
        ["Meeting 县政府2026年第五次常务会议 2026-03-02/2026-03-02"],
        id="holder-becomes-prefix",
    ),
    pytest.param(
        "[28日|日=2026-02-28]，[市委常委会|机构]召开会议，传达学习有关文件。",
        ["Meeting 市委常委会会议 2026-02-28/2026-02-28"],
        id="bare-noun-with-holder",
    ),
    pytest.param(
        "[3月2日|日=2026-03-02]，[清江市侨联|机构]召开六届六次全委会议。",
        ["Meeting 清江市侨联六届六次全委会议 2026-03-02/2026-03-02"],
        id="numbered-without-the-ordinal-sign",
    ),
    pytest.param(
        "[近日|日]，[清江县|地]春季植树造林现场推进会在[东山镇|地]举行。",
        ["Meeting 清江县春季植树造林现场推进会 None/None"],
        id="subject-of-holding",
    ),
    pytest.param(
        "[5月1日|日=2026-05-01]，由[县文旅局|机构]主办、[县文化馆|机构]承办的第三届“清江之声”合唱比赛在[县体育馆|地]落幕。",
        ["Contest 第三届“清江之声”合唱比赛 None/2026-05-01"],
        id="closing-gives-the-end",
    ),
    pytest.param(
        "[5月1日|日=2026-05-01]，“书香清江”全民阅读活动在[人民公园|地]启动。活动将持续至[6月底|日=2026-06]。",
        ["Activity “书香清江”全民阅读活动 2026-05-01/2026-06"],
        id="opening-and-until",
    ),
    pytest.param(
        "[5月18日至25日|日=2026-05-18/2026-05-25]，2026年村干部素质提升培训班在[县委党校|机构]举办。",
        ["Training 2026年村干部素质提升培训班 2026-05-18/2026-05-25"],
        id="range",
    ),
    pytest.param(
        "[3月2日|日=2026-03-02]，[市长|职][张三|人]主持召开[市政府|机构]党组会议暨理论学习中心组学习会议和常务会议。",
        [
            "Meeting 市政府党组会议暨理论学习中心组学习会议 2026-03-02/2026-03-02",
            "Meeting 常务会议 2026-03-02/2026-03-02",
        ],
        id="two-meetings-of-one-verb",
    ),
    pytest.param(
        "# [清江县|地]召开安全生产工作会议\n[3月2日|日=2026-03-02]，[清江县|地]召开安全生产工作会议。会议指出，要抓好落实。",
        ["Meeting 清江县安全生产工作会议 2026-03-02/2026-03-02"],
        id="headline-and-lead-are-one",
    ),
    pytest.param(
        "[3月2日|日=2026-03-02]，[县长|职][张三|人]到[东山镇|地]调研春耕生产工作。",
        ["Inspection 张三到东山镇调研春耕生产工作 2026-03-02/2026-03-02"],
        id="visit",
    ),
    pytest.param(
        "# [清江县|地]智慧停车平台正式上线\n[近日|日]，市民发现停车更方便了。",
        ["Launch 清江县智慧停车平台正式上线 None/None"],
        id="launch",
    ),
    pytest.param(
        "[3月2日|日=2026-03-02]，[市文旅局|机构]发布了旅游宣传片《山水清江》。",
        ["Launch 旅游宣传片《山水清江》发布 2026-03-02/2026-03-02"],
        id="brought-out",
    ),
    pytest.param(
        "[3月2日|日=2026-03-02]，全县干部大会召开。会上，[张三|人]为乡村振兴工作站揭牌。",
        ["Meeting 全县干部大会 2026-03-02/2026-03-02", "Ceremony 乡村振兴工作站揭牌 2026-03-02/2026-03-02"],
        id="unveiled",
    ),
    pytest.param(
        "[2026年|日=2026]，[县人大|机构]组织60名代表赴[云南|地]、[贵州|地]交流，开阔视野。",
        ["Activity 组织60名代表赴云南、贵州交流 2026/2026"],
        id="group-sent-out",
    ),
    pytest.param(
        "# 某局2025年工作综述\n全年工作扎实。在[清江县|地]十七届人大四次会议上，代表们提出建议。",
        ["Meeting 清江县十七届人大四次会议 2025/2025"],
        id="meeting-as-place-in-a-review",
    ),
    pytest.param(
        "[3月2日|日=2026-03-02]，[县人大|机构]对重点项目建设情况开展专题调研。",
        ["Inspection 重点项目建设情况专题调研 2026-03-02/2026-03-02"],
        id="inspection-of-something",
    ),
    pytest.param(
        "[近日|日]，[清江镇|地]领导走访慰问退休老干部。",
        ["Activity 清江镇领导走访慰问退休老干部 None/None"],
        id="visit-by-a-group",
    ),
    pytest.param(
        "[县水利局|机构]举办“清江名匠”技能培训班。",
        ["Training “清江名匠”技能培训班 None/None"],
        id="one-noun-runs-into-the-next",
    ),
    pytest.param(
        "[近日|日]，[县长|职][张三|人]一行，先后走访慰问了坚守岗位的快递员。",
        ["Activity 张三先后走访慰问了坚守岗位的快递员 None/None"],
        id="visit-with-retinue",
    ),
    pytest.param(
        "[市政府新闻办|机构]举行“美丽清江”系列新闻发布会（水务专场）。",
        ["Meeting 市政府新闻办“美丽清江”系列新闻发布会（水务专场） None/None"],
        id="session-in-brackets",
    ),
    pytest.param(
        "[3月2日|日=2026-03-02]，第五期清江科技论坛——绿色农业与乡村在[清江市|地]成功举办。",
        ["Meeting 第五期清江科技论坛——绿色农业与乡村 2026-03-02/2026-03-02"],
        id="subtitle",
    ),
    pytest.param(
        "[县文旅局|机构]主办的第七届清江旗袍文化节，将于[3月9日|日=2026-03-09]启幕。",
        ["Activity 第七届清江旗袍文化节 2026-03-09/None"],
        id="pause-before-the-verb",
    ),
    pytest.param(
        "[县总工会|机构]开展“夏送清凉”慰问活动清江日报讯（记者甲）[3月2日|日=2026-03-02]，天气炎热。",
        ["Activity “夏送清凉”慰问活动 2026-03-02/2026-03-02"],
        id="headline-that-runs-into-the-lead",
    ),
    pytest.param(
        "本次“清江杯”夏令营由[市政协|机构]、[清江海外联谊会|机构]主办。",
        ["Activity “清江杯”夏令营 None/None"],
        id="by-whom-after-the-name",
    ),
    pytest.param(
        "[3月2日|日=2026-03-02]，“我们的家园”主题活动走进[东山镇|地]。",
        ["Activity “我们的家园”主题活动 2026-03-02/2026-03-02"],
        id="activity-goes-to-a-place",
    ),
    pytest.param(
        "[3月2日|日=2026-03-02]，[清江县统计局|机构]召开上半年工作评述会，总结工作。",
        ["Meeting 清江县统计局上半年工作评述会 2026-03-02/2026-03-02"],
        id="meeting-of-no-listed-noun",
    ),
    pytest.param(
        "[3月2日|日=2026-03-02]，“清江社区支持计划”活动在[清江市|地]举行。",
        ["Activity “清江社区支持计划”活动 2026-03-02/2026-03-02"],
        id="wish-words-inside-a-name",
    ),
    pytest.param(
        "[3月2日|日=2026-03-02]，第十二届清江国际糖酒交易会（以下简称清江糖酒会）在[清江市|地]开幕。",
        ["Activity 第十二届清江国际糖酒交易会 2026-03-02/None"],
        id="short-form-is-no-part-of-the-name",
    ),
    pytest.param(
        "清江网[3月2日|日=2026-03-02]电 （记者 甲乙）清江绿色产业博览会[2日|日=2026-03-02]在[清江市|地]开幕。",
        ["Activity 清江绿色产业博览会 2026-03-02/None"],
        id="dateline-with-reporter",
    ),
    pytest.param(
        "清江网[3月2日|日=2026-03-02]讯清江志愿者学院[2日|日=2026-03-02]正式揭牌成立。",
        ["Ceremony 清江志愿者学院正式揭牌成立 2026-03-02/2026-03-02"],
        id="dateline-without-reporter",
    ),
    pytest.param(
        "大赛还在进行。节目不断。据介绍，[今年4月|日=2026-04]，[市司法局|机构]主办的首届清江法治文艺大赛正式启动。",
        ["Contest 首届清江法治文艺大赛 2026-04/None"],
        id="as-is-explained",
    ),
    pytest.param(
        "[3月2日|日=2026-03-02]，[市政府新闻办|机构]召开“民生答卷”主题新闻发布会第六场——清江县专场，介绍有关情况。",
        ["Meeting 市政府新闻办“民生答卷”主题新闻发布会第六场——清江县专场 2026-03-02/2026-03-02"],
        id="numbered-session",
    ),
    pytest.param(
        "会议决定：接受[李四|人]辞去[县长|职=县政府]职务的请求；任命[张三|人]为[副县长|职=县政府]。",
        ["Appointment 接受李四辞去县长职务的请求，任命张三为副县长 None/None"],
        id="appointment-and-removal",
    ),
]


@pytest.mark.parametrize(("notation", "expected"), NAMES)
def test_events_carry_name_class_and_days(notation: str, expected: list[str]) -> None:
    assert told(notation) == expected


SILENT = [
    pytest.param("各部门要定期召开调度会，及时解决问题。", id="wish"),
    pytest.param("近年来，[清江县|地]多次举办职工技能大赛。", id="habit"),
    pytest.param("[3月2日|日=2026-03-02]，[县医院|机构]通过开展健康讲座服务群众。", id="means"),
    pytest.param("[张三|人]强调，下一步将举办全县旅游推介会。", id="reported-speech"),
    pytest.param("一年来，[县工会|机构]先后开展各类文体活动30余场次。", id="many"),
    pytest.param("[近日|日]，分局主要领导深入各片区走访慰问一线民警。", id="nobody-named-visits"),
    pytest.param("[县文化馆|机构]开展节目选拔各项活动。", id="activities-of-every-kind"),
    pytest.param("美术家采风走进[东山镇|地]活动深受欢迎。", id="name-of-an-activity-goes-on"),
    pytest.param("[县委组织部|机构]发挥党组织作用，服务群众。", id="part-of-a-word"),
    pytest.param("“我们今天举办了读书分享会，大家都很开心。”居民说。", id="quoted-speech"),
    pytest.param("依托平台，[县林业局|机构]开展林长制日常巡查。", id="routine"),
    pytest.param("会议强调，[县工会|机构]将共同探索新路，开展职工维权宣传活动。", id="still-to-come"),
    pytest.param("全县干部认真贯彻全省农业农村工作会议精神。", id="spirit-of-a-meeting"),
]


@pytest.mark.parametrize("notation", SILENT)
def test_wishes_habits_and_talk_are_no_events(notation: str) -> None:
    assert told(notation) == []


def test_a_venue_is_not_the_holder() -> None:
    event = only("[8月15日|日=2026-08-15]，[县水务局|机构]在[清江源|地]开展“爱水护水”志愿服务活动。")
    assert event.places == (place("清江源"),)
    assert [(r.role, r.agent) for r in event.roles] == [(Role.ORGANIZED, body("县水务局"))]


def test_a_body_holds_before_a_place() -> None:
    event = only(
        "# [清江县|地]举办第二届讲故事大赛\n[近日|日]，第二届讲故事大赛由[县社科联|机构]主办，在[县城|地]举行。"
    )
    assert [r.agent for r in event.roles if r.role is Role.ORGANIZED] == [body("县社科联")]


def test_ceremony_told_by_what_happened_there() -> None:
    found = events(
        reading(
            "[5月1日|日=2026-05-01]，“书香清江”全民阅读活动在[人民公园|地]拉开帷幕。启动仪式上，[县长|职][张三|人]致辞。"
        )
    ).events
    assert [(e.type.value, e.name) for e in found] == [
        ("Activity", "“书香清江”全民阅读活动"),
        ("Ceremony", "“书香清江”全民阅读活动启动仪式"),
    ]
    assert [(r.role, r.agent.key) for r in found[1].roles] == [(Role.ADDRESSED, "张三")]


def test_meetings_of_one_kind_on_two_days_are_two() -> None:
    found = told(
        "[7月10日|日=2026-07-10]，[甲市|地][市长|职][张三|人]主持召开[甲市政府|机构]常务会议。"
        "此前的[6月27日|日=2026-06-27]，[李四|人]主持召开[乙市政府|机构]常务会议。"
    )
    assert [f.split()[1] for f in found] == ["甲市政府常务会议", "乙市政府常务会议"]


def test_an_activity_begins_with_the_ceremony_that_opens_it() -> None:
    found = events(
        reading(
            "# 第四届“墨香清江”书法巡展活动启动\n[3月2日|日=2026-03-02]，第四届“墨香清江”书法巡展活动启动仪式在[人民公园|地]举行。"
            "活动现场，“一路书香”公益捐赠活动举行。活动期间，“名家面对面”文化讲座将陆续举行。活动持续至[4月|日=2026-04]。"
        )
    ).events
    assert [(e.type.value, e.start, e.end, [p.key for p in e.places]) for e in found[:3]] == [
        ("Activity", "2026-03-02", "2026-04", ["人民公园"]),
        ("Ceremony", "2026-03-02", "2026-03-02", ["人民公园"]),
        ("Activity", "2026-03-02", "2026-03-02", ["人民公园"]),
    ]
    assert all(e.start is None for e in found[3:])


PARTIES = [
    pytest.param(
        "[3月2日|日=2026-03-02]，[清江大学|机构]与[青山集团|机构]签署战略合作协议。",
        ["Ceremony 清江大学与青山集团签署战略合作协议 2026-03-02/2026-03-02"],
        id="signed",
    ),
    pytest.param("[清江大学|机构]已与30多家企业签订合作协议。", [], id="signed-with-many"),
    pytest.param(
        "[3月2日|日=2026-03-02]，天气转暖。[清江市|地]5所学校与海外2所华校签约缔结友好学校。",
        ["Ceremony 清江市5所学校与海外2所华校签约缔结友好学校 None/None"],
        id="a-few-of-one-place-sign",
    ),
    pytest.param("[清江市|地]30所学校与多所高校签约缔结友好学校。", [], id="many-sign"),
    pytest.param("[清江大学|机构]拟与[青山集团|机构]签署合作协议。", [], id="not-yet-signed"),
    pytest.param("[清江公司|机构]与[青山公司|机构]未签订合同。", [], id="not-signed"),
    pytest.param(
        "[3月2日|日=2026-03-02]，[县长|职][张三|人]与种粮大户进行座谈交流。",
        ["Meeting 张三与种粮大户进行座谈交流 2026-03-02/2026-03-02"],
        id="talked",
    ),
    pytest.param(
        "[3月2日|日=2026-03-02]，[清江县检察院|机构]充分履职，向[东山镇政府|机构]发出安全生产检察建议。",
        ["OtherEvent 清江县检察院向东山镇政府发出安全生产检察建议 2026-03-02/2026-03-02"],
        id="advice-sent",
    ),
    pytest.param(
        "[清江县检察院|机构]充分履职，向[东山镇政府|机构]发出安全生产检察建议。",
        ["OtherEvent 清江县检察院向东山镇政府发出安全生产检察建议 None/None"],
        id="advice-sent-by-who-opens-the-sentence",
    ),
    pytest.param("[清江县检察院|机构]拟向[东山镇政府|机构]发出检察建议。", [], id="advice-not-yet-sent"),
    pytest.param("法官多次与双方当事人进行座谈。", [], id="nobody-named-talked"),
]


@pytest.mark.parametrize(("notation", "expected"), PARTIES)
def test_what_two_parties_do_together(notation: str, expected: list[str]) -> None:
    assert told(notation) == expected


VISITS = [
    pytest.param(
        "[3月2日|日=2026-03-02]，[县长|职][张三|人]来到[清江纸业|机构]，详细了解生产情况。",
        ["Inspection 张三来到清江纸业 2026-03-02/2026-03-02"],
        id="came-and-looked",
    ),
    pytest.param("[3月2日|日=2026-03-02]，[县长|职][张三|人]来到[清江纸业|机构]，与工人们合影。", [], id="came-only"),
    pytest.param(
        "[近日|日]，[县政协|机构]组成考察团赴[东山镇|地]开展结对帮扶活动。天气晴好。考察团一行人来到[清江纸业|机构]，全面了解工艺流程。",
        ["Activity 结对帮扶活动 None/None", "Inspection 考察团来到清江纸业 None/None"],
        id="a-group-told-of-before",
    ),
    pytest.param(
        "[3月2日|日=2026-03-02]，[县人大|机构]连续3年对国企整改情况开展专题调研。",
        ["Inspection 国企整改情况专题调研 2026-03-02/2026-03-02"],
        id="inspected-again",
    ),
    pytest.param(
        "[3月2日|日=2026-03-02]，[县委书记|职][张三|人]专题调研[团县委|机构]工作。",
        ["Inspection 张三专题调研团县委工作 2026-03-02/2026-03-02"],
        id="the-league-is-no-party-of-visitors",
    ),
    pytest.param("[3月2日|日=2026-03-02]，记者来到[清江纸业|机构]，详细了解生产情况。", [], id="reporter-came"),
]


@pytest.mark.parametrize(("notation", "expected"), VISITS)
def test_who_comes_and_looks_visits(notation: str, expected: list[str]) -> None:
    assert told(notation) == expected


IN_PRIZES = [
    pytest.param(
        "[近日|日]，[青山酒楼|机构]获得“清江杯”厨艺争霸赛冠军。",
        ["Contest “清江杯”厨艺争霸赛 None/None"],
        id="contest-in-prize",
    ),
    pytest.param("[近日|日]，[青山酒楼|机构]获得本次比赛冠军。", [], id="this-contest"),
]


@pytest.mark.parametrize(("notation", "expected"), IN_PRIZES)
def test_a_prize_may_name_its_contest(notation: str, expected: list[str]) -> None:
    assert told(notation) == expected


def test_every_school_of_a_list_wins() -> None:
    event = only("[近日|日]，第三届合唱大赛落幕，[甲校|机构]的作品《春》、[乙校|机构]的作品《秋》获得一等奖。")
    assert [r.agent for r in event.roles if r.role is Role.WON] == [body("甲校"), body("乙校")]


def test_winners_belong_to_the_contest() -> None:
    event = only("[近日|日]，第三届机器人创新大赛结果揭晓，[青山科技公司|机构]获得一等奖。")
    assert [(r.role, r.agent) for r in event.roles] == [(Role.WON, body("青山科技公司"))]


def test_a_title_is_an_award() -> None:
    event = only("[2019年6月|日=2019-06]，[张三|人]荣获[市政府|机构]授予的“十佳青年”称号。")
    assert (event.type.value, event.start) == ("Award", "2019-06")
    assert {(r.role, r.agent.key) for r in event.roles} == {(Role.WON, "张三"), (Role.ORGANIZED, "市政府")}


def test_what_is_left_out_is_reported() -> None:
    found = events(reading("近年来，[清江县|地]连年举办职工技能大赛。"))
    assert found.events == ()
    assert [s.what for s in found.set_aside] in ([], ["trigger without fact"])


def test_every_fact_cites_the_page() -> None:
    read = reading(
        "[3月2日|日=2026-03-02]，[县长|职][张三|人]主持召开[县政府|机构]第五次常务会议，研究防汛工作。[李四|人]列席会议。"
    )
    event = events(read).events[0]
    assert event.ref == (Kind.EVENT, "测试/1/1")
    cited = [
        *event.passages,
        *(p for r in event.roles for p in r.passages),
        *(p for a in event.agenda for p in a.passages),
    ]
    assert cited
    assert all(read.page.text[p.begin : p.end] == p.text and p.rule for p in cited)


@pytest.mark.parametrize(
    ("name", "term", "ordinal", "common"),
    [
        ("某市十六届人大常委会第三十二次主任会议", 16, 32, "某市人大常委会主任会议"),
        ("某县2024年第九次常务会议", None, 9, "某县常务会议"),
        ("首届“甲乙杯”篮球赛", 1, None, "“甲乙杯”篮球赛"),
        ("安全生产推进会", None, None, None),
    ],
)
def test_numbers_and_series(name: str, term: int | None, ordinal: int | None, common: str | None) -> None:
    assert (numbered(name, "届"), numbered(name, "次"), series(name)) == (term, ordinal, common)


_PIECES = st.sampled_from(
    ["[县政府|机构]", "[张三|人]", "[近日|日]", "[东山镇|地]", "召开", "举行", "主持", "会议", "第三届", "“清江杯”", "大赛",
     "、", "，", "。", "的", "在", "和", "暨", "获得一等奖", "调研", "任命", "为", "听取了", "关于", "汇报", "《条例》", "（", "）", "“", "》"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=25).map("".join))
def test_any_text_is_read_twice_alike_and_cited_right(notation: str) -> None:
    read = reading(notation)
    found = events(read)
    assert found == events(read)
    for event in found.events:
        assert event.name
        assert event.passages
        assert all(read.page.text[p.begin : p.end] == p.text for p in event.passages)

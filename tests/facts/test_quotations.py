from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.facts.quotations import quotations
from tests.facts.notation import reading


def _said(notation: str) -> list[tuple[str, str, str]]:
    return [(q.speaker.key, q.act, q.text) for q in quotations(reading(notation))]


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("[张三|人]说：“水渠已经修好。”", ("张三", "说", "水渠已经修好。")),
        ("[张三|人]在会上表示，“水渠已经修好。”", ("张三", "表示", "水渠已经修好。")),
        ("“水渠已经修好。”[局长|职][张三|人]说。", ("张三", "说", "水渠已经修好。")),
        ("“水渠已经修好。”[局长|职][张三|人]说，“马上放水。”", ("张三", "说", "水渠已经修好。马上放水。")),
        ("“水渠已经修好。”[张三|人]告诉记者。", ("张三", "告诉记者", "水渠已经修好。")),
        ("[张三|人]在讲话时强调，要抓紧修好水渠。", ("张三", "强调", "要抓紧修好水渠")),
        ("[张三|人]介绍说，水渠全长十公里。", ("张三", "介绍说", "水渠全长十公里")),
        ("[张三|人]对工作给予肯定，并强调要抓紧修好水渠。", ("张三", "强调", "要抓紧修好水渠")),
        ("[张三|人]就下一步工作提出要求：要抓紧修好水渠。", ("张三", "提出要求", "要抓紧修好水渠")),
        ("[张三|人]表示学校将全力支持修好水渠。", ("张三", "表示", "学校将全力支持修好水渠")),
        ("[张三|人]看望老人，嘱咐他们注意身体。", ("张三", "嘱咐", "他们注意身体")),
        ("[张三|人]对客人的到来表示热烈欢迎。", ("张三", "表示", "对客人的到来表示热烈欢迎")),
        ("[张三|人]说：“他家挂着“光荣之家”的牌子，很好。”", ("张三", "说", "他家挂着“光荣之家”的牌子，很好。")),
    ],
)
def test_speech(notation: str, expected: tuple[str, str, str]) -> None:
    assert _said(notation) == [expected]


@pytest.mark.parametrize(
    "notation",
    [
        "[张三|人]参加活动。“水渠修好了。”村民说。",
        "[张三|人]听取了水渠情况介绍，大家一致表示，工程很好。",
        "会议强调，要抓紧修好水渠。[张三|人]参加。",
        "[张三|人]详细介绍了水渠情况。",
        "[张三|人]为演练作点评，各村派人到场观摩了演练。",
        "[局长|职][张三|人]参加。该负责人说，水渠已经修好。",
        "[张三|人=referenced]强调，要修好水渠。",
        "（记者 [张三|人=reporter]）说，水渠修好了。",
        "会见[张三|人]一行，对客人的到来表示欢迎。",
        "他说，水渠修好了。[张三|人]参加。",
    ],
)
def test_no_speech_of_a_person(notation: str) -> None:
    assert _said(notation) == []


def test_a_pronoun_right_behind_goes_on() -> None:
    said = _said("[张三|人]说：“水渠已经修好。”他表示，马上就会放水。")
    assert [text for _, _, text in said] == ["水渠已经修好。", "马上就会放水"]
    assert _said("[张三|人]说：“水渠已经修好。”村民也来了。他表示，马上就会放水。")[1:] == []


def test_several_speak_together() -> None:
    said = _said("[张三|人]、[李四|人]分别发言。他们表示，工程进展十分顺利。")
    assert [speaker for speaker, _, _ in said] == ["张三", "李四"]


def test_the_passage_holds_speaker_and_speech() -> None:
    (one,) = quotations(reading("会后，[张三|人]说：“水渠已经修好。”随后离开。"))
    assert [p.text for p in one.passages] == ["会后，张三说：“水渠已经修好。”"]
    assert one.passages[0].rule == "speech-after-name"


@pytest.mark.parametrize(
    ("notation", "spoken"),
    [
        ("[局长|职][张三|人]到现场察看。他要求，水渠要在月底前修好。", ["水渠要在月底前修好"]),
        ("[张三|人]带队走进田间。他弯腰看苗。他说，水渠修好了。", ["水渠修好了"]),
        ("[张三|人]蹲在田头。“今年的水真足！”他感慨道。", ["今年的水真足！"]),
        ("[张三|人]随车押运，他介绍，第二批物资明天就到。", ["第二批物资明天就到"]),
        ("[张三|人]讲了第一课。来自山村的学员高小云练得认真，她表示，回去要教给大家。", []),
        ("[张三|人]到场。刚毕业的马小云投了简历，她告诉记者，离家近最要紧。", []),
        ("[张三|人]在[李四|人]陪同下察看水渠。他强调，要抓紧修好。", []),
        ("“我跟[张三|人]学的。”村里人讲。他说，水渠修好了。", []),
    ],
)
def test_a_pronoun_means_the_one_just_named(notation: str, spoken: list[str]) -> None:
    assert [text for _, _, text in _said(notation)] == spoken


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        (
            "“水渠修好了，真不容易。”站在田头，某县[局长|职][张三|人]感慨地说。",
            ("张三", "感慨地说", "水渠修好了，真不容易。"),
        ),
        (
            "“提案不在长，管用就行。”讨论中，[委员|职][张三|人]打开了话匣子。",
            ("张三", "打开了话匣子", "提案不在长，管用就行。"),
        ),
        ("[张三|人]察看现场，要求抢险队伍连夜修好水渠。", ("张三", "要求", "抢险队伍连夜修好水渠")),
        ("[张三|人]勉励青年学子扎根基层。", ("张三", "勉励", "青年学子扎根基层")),
        ("[张三|人]在讲话时强调，“送水下乡”活动很有意义。", ("张三", "强调", "“送水下乡”活动很有意义")),
    ],
)
def test_speech_at_a_distance(notation: str, expected: tuple[str, str, str]) -> None:
    assert _said(notation) == [expected]


@pytest.mark.parametrize(
    "notation",
    [
        "[张三|人]到村里采访。她表示张三的行为让人受伤。",
        "李文请[张三|人]转达问候，表示愿意进一步深化合作交流。",
        "“送水下乡”活动中，[张三|人]说，",
        "“水渠修好了。”站在田头，村民高小云和[张三|人]说起往事。",
        "“水渠修好了。”[张三|人]的邻居说。",
        "[张三|人]（资料图）据公司官网介绍，水渠全长十公里。",
        "[张三|人]采纳合理性建议，在会上提出计划。",
        "“青山晚报”[社长|职][张三|人]说。",
        "记者对[张三|人]表示，水渠已经修好了。",
    ],
)
def test_someone_else_speaks(notation: str) -> None:
    assert _said(notation) == []


_PIECES = ("[张三|人]", "[李四|人]", "说", "表示", "“", "”", "，", "。", "：", "要修水渠", "他", "\n", "强调")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=16))
def test_any_text_is_read_and_speakers_are_among_the_persons(pieces: list[str]) -> None:
    line = "".join(pieces).strip()
    if line:
        read = reading(line)
        persons = {m.ref for m in read.mentions.persons}
        assert all(q.speaker in persons and q.text and q.passages for q in quotations(read))


def test_who_was_named_as_the_one_in_charge_is_meant_again() -> None:
    said = _said("[水利站负责人|职][张三|人]说：“水渠已经修好。”该负责人表示，马上就会放水。")
    assert [text for _, _, text in said] == ["水渠已经修好。", "马上就会放水"]

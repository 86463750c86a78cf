from __future__ import annotations

import pytest

from kg.facts.events import events
from tests.facts.notation import reading

LEAD = "[3月2日|日=2026-03-02]，[县长|职][张三|人]主持召开[县政府|机构]常务会议。"


def agenda(notation: str) -> list[str]:
    """Treatment and label of every item."""
    return [f"{a.treatment} {a.label}" for e in events(reading(notation)).events for a in e.agenda]


CASES = [
    pytest.param("与会专家通过了解当地环境，表达了合作意向。", [], id="by-way-of-learning"),
    pytest.param("会议代表学习了解水渠管护经验。", [], id="an-excursion"),
    pytest.param("通过对数据进行分析，研究用水规律和趋势走向。", [], id="a-practice"),
    pytest.param("会议传达学习了全省安全生产会议精神。", ["Studied 全省安全生产会议精神"], id="studied"),
    pytest.param(
        "会议研究了粮食收储、河道疏浚等工作。", ["Discussed 粮食收储", "Discussed 河道疏浚"], id="list-of-work"
    ),
    pytest.param(
        "会议研究部署安全生产工作与食品安全工作。",
        ["Discussed 安全生产工作", "Discussed 食品安全工作"],
        id="alike-halves",
    ),
    pytest.param(
        "会议审议通过了《甲方案》《乙办法（试行）》等有关文件。",
        ["Adopted 甲方案", "Adopted 乙办法（试行）"],
        id="row-of-titles",
    ),
    pytest.param(
        "会议听取了[县城管局|机构]关于《垃圾分类方案》的情况汇报。",
        ["Reviewed 垃圾分类方案"],
        id="report-about-a-title",
    ),
    pytest.param(
        "会议听取了[县发改局|机构]关于以工代赈项目的情况汇报。", ["Reviewed 以工代赈项目"], id="report-about-work"
    ),
    pytest.param(
        "会议传达学习省纪委会议精神和市纪委会议精神。",
        ["Studied 省纪委会议精神", "Studied 市纪委会议精神"],
        id="two-spirits",
    ),
    pytest.param("会议传达学习重要讲话、重要指示精神。", ["Studied 重要讲话、重要指示精神"], id="one-spirit"),
    pytest.param("会议还研究了其他事项。", [], id="other-matters"),
    pytest.param("会议仔细听取了渔民们的意见心声。", [], id="voices-heard"),
    pytest.param("会议强调，要认真研究解决群众困难。", [], id="wish"),
    pytest.param("要通过建立长效机制巩固成果。", [], id="by-means-of"),
    pytest.param(
        "会议指出，要认真学习贯彻习近平总书记关于安全生产的重要论述，抓好落实。",
        ["Studied 习近平总书记关于安全生产的重要论述"],
        id="studied-as-told",
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_items_are_the_things_named(sentence: str, expected: list[str]) -> None:
    assert agenda(LEAD + sentence) == expected


def test_only_meetings_have_an_agenda() -> None:
    assert agenda("[近日|日]，第二届合唱大赛在[清江市|地]举行。大赛研究了评分办法。") == []


def test_an_item_is_listed_once() -> None:
    text = "[3月2日|日=2026-03-02]，[县政府|机构]召开常务会议，研究防汛抗旱工作。会议研究了防汛抗旱工作。"
    assert agenda(text) == ["Discussed 防汛抗旱工作"]

"""Where events take place: at a venue, in the area that their name gives, or where those go who travel."""

from __future__ import annotations

import pytest

from kg.facts.events import events
from tests.facts.notation import reading


def places(notation: str) -> list[str]:
    """Each event of a text with the keys of its places."""
    return [f"{e.name} @ {' '.join(p.key for p in e.places)}".strip() for e in events(reading(notation)).events]


CASES = [
    pytest.param(
        "[3月2日|日=2026-03-02]，[清江市|地=370100]第三届“书香清江”读书活动正式启动。",
        ["清江市第三届“书香清江”读书活动 @ 370100"],
        id="area-in-the-name",
    ),
    pytest.param(
        "[3月2日|日=2026-03-02]，第三届[清江|地=370100]旗袍文化节开幕。",
        ["第三届清江旗袍文化节 @ 370100"],
        id="area-behind-a-number",
    ),
    pytest.param(
        "[3月2日|日=2026-03-02]，第二届[清江|地=370100]-[云州|地=370200]美食文化节开幕。",
        ["第二届清江-云州美食文化节 @"],
        id="two-areas-are-no-place",
    ),
    pytest.param(
        "[3月2日|日=2026-03-02]，第二届[中国|地=cn]清江奇石博览会开幕。",
        ["第二届中国清江奇石博览会 @"],
        id="a-country-is-no-place",
    ),
    pytest.param(
        "[3月2日|日=2026-03-02]，[清江市委网信办|机构]“青春护航”宣传活动正式启动。",
        ["清江市委网信办“青春护航”宣传活动 @"],
        id="not-of-a-body",
    ),
    pytest.param(
        "# [清江市|地=370100]第三届“书香”图书巡展活动启动\n[3月2日|日=2026-03-02]，[清江市|地=370100]第三届“书香”图书巡展活动启动仪式在[人民公园|地]举行。",
        ["清江市第三届“书香”图书巡展活动 @ 370100", "清江市第三届“书香”图书巡展活动启动仪式 @ 人民公园"],
        id="its-ceremony-has-the-venue",
    ),
    pytest.param(
        "《[清江市|地=370100]河道保护条例》将于[9月1日|日=2026-09-01]施行。",
        ["《清江市河道保护条例》施行 @ 370100"],
        id="rules-are-in-force-in-their-area",
    ),
    pytest.param(
        "[6日|日=2026-03-06]，[清江市|地=370100]“看世界”研学活动正式启动，20名学生前往[云州|地=370200]开展研学之旅。",
        ["清江市“看世界”研学活动 @ 370200"],
        id="travellers-go-elsewhere",
    ),
    pytest.param(
        "[3月2日|日=2026-03-02]，水库扩建项目开工仪式在[清江县|地=370101]举行。"
        "开工仪式前，[县长|职][张三|人]来到项目用地现场，详细了解规划情况。",
        ["水库扩建项目开工仪式 @ 370101", "张三来到项目用地现场 @ 370101"],
        id="before-the-ceremony-on-site",
    ),
    pytest.param(
        "[清江|地=370101]美食飘香。第三届“昆山”文化旅游节[7月30日|日=2026-07-30]晚在[市体育场|地=体育场@370101]圆满落幕。[县长|职][张三|人]出席闭幕式。",
        ["第三届“昆山”文化旅游节 @ 370101", "第三届“昆山”文化旅游节闭幕式 @ 体育场@370101"],
        id="a-festival-is-all-over-the-town",
    ),
    pytest.param(
        "[8月7日|日=2026-08-07]，第一届“清江杯”体验营在[清江大学|机构]举办。[8日|日=2026-08-08]下午，开营仪式在[云岭体育馆|地]举行。",
        ["第一届“清江杯”体验营 @ 清江大学", "第一届“清江杯”体验营开营仪式 @ 云岭体育馆"],
        id="a-ceremony-with-a-place-of-its-own",
    ),
    pytest.param(
        "[3月2日|日=2026-03-02]，[清江市|地=370100]5所学校与海外2所华校签约缔结友好学校。",
        ["清江市5所学校与海外2所华校签约缔结友好学校 @ 370100"],
        id="a-few-of-one-place-sign-there",
    ),
]


@pytest.mark.parametrize(("notation", "expected"), CASES)
def test_places(notation: str, expected: list[str]) -> None:
    assert places(notation) == expected

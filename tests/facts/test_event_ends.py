from __future__ import annotations

import pytest

from tests.facts.test_events import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "[3月2日|日=2026-03-02]，吉县第九届第二次会议在县城开幕。\n会议将于[3月5日|日=2026-03-05]闭幕。",
            "2026-03-02/2026-03-05",
        ),
        ("[3月2日|日=2026-03-02]，吉县农机操作培训班开班。培训班为期三天，五十人参加。", "2026-03-02/2026-03-04"),
        ("[3月2日|日=2026-03-02]，吉县农机操作培训班开班。学员五十人。去年的培训为期三天。", "2026-03-02/None"),
        (
            "[3月2日|日=2026-03-02]，吉县农机操作培训班开班仪式举行。\n县里的路将于[6月5日|日=2026-06-05]完工。",
            "2026-03-02/2026-03-02",
        ),
        (
            "[3月2日|日=2026-03-02]，清河大桥改造工程开工。工程将于[9月30日|日=2026-09-30]完工。",
            "2026-03-02/2026-09-30",
        ),
        (
            "[3月2日|日=2026-03-02]，清河大桥改造工程开工。施工期为[3月2日至9月30日|日=2026-03-02/2026-09-30]。",
            "2026-03-02/2026-09-30",
        ),
    ],
)
def test_the_end_that_is_told_later(text: str, expected: str) -> None:
    assert [line.rpartition(" ")[2] for line in told(text)] == [expected]


def test_what_a_meeting_decides_happens_on_its_day() -> None:
    lines = told(
        "[3月2日|日=2026-03-02]，[吉县人大常委会|机构]会议表决通过人事任免事项。会议决定任命[张三|人]为吉县[副县长|职]。"
    )
    assert all(line.endswith(" 2026-03-02/2026-03-02") for line in lines)
    assert lines

"""A year in review of one body."""

from __future__ import annotations

import pytest

from kg.facts.events import events
from tests.facts.notation import reading

HEAD = "#[甲县人大常委会|机构=甲县人大]2025年工作综述\n"


def told(notation: str) -> list[str]:
    """Each event with its days, places and roles, in one line."""
    return [
        " ".join(
            [f"{e.name} {e.start}/{e.end}", *(f"@{p.key}" for p in e.places), *(f"{r.role}={r.agent.key}" for r in e.roles)]
        )
        for e in events(reading(notation)).events
    ]  # fmt: skip


CASES = [
    pytest.param(
        HEAD
        + "成绩来之不易。工作稳步推进。一年来，[县人大常委会|机构=甲县人大]开展学前教育、安全生产“回头看”等专题视察3次。",
        ["学前教育、安全生产“回头看”等专题视察 2025/2025 inspectedBy=甲县人大"],
        id="a-counted-few-with-topics",
    ),
    pytest.param(
        HEAD + "成绩来之不易。工作稳步推进。先后对消防条例、渔业法等贯彻实施情况开展执法检查3次。",
        ["消防条例、渔业法等贯彻实施情况执法检查 2025/2025 inspectedBy=甲县人大"],
        id="topics-before-the-verb",
    ),
    pytest.param(HEAD + "成绩来之不易。工作稳步推进。对食品安全开展执法检查3次。", [], id="several-of-one-topic"),
    pytest.param(
        HEAD + "成绩来之不易。工作稳步推进。在[县委党校|机构]举办代表履职培训班1期。",
        ["代表履职培训班 2025/2025 @县委党校 organizedBy=甲县人大"],
        id="one-course",
    ),
    pytest.param(
        HEAD + "成绩来之不易。工作稳步推进。加强预算执行监督，与[乙镇人大|机构]同步开展专题调研。",
        ["预算执行专题调研 2025/2025 inspectedBy=甲县人大 inspectedBy=乙镇人大"],
        id="the-topic-opens-the-sentence",
    ),
    pytest.param(
        HEAD
        + "成绩来之不易。工作稳步推进。推进《清江保护条例（草案）》审议。立法调研组先后深入[丙村|地]、渔业企业，听取意见。",
        ["《清江保护条例（草案）》立法调研 2025/2025 inspectedBy=甲县人大"],
        id="the-law-before-the-team",
    ),
    pytest.param(
        HEAD + "成绩来之不易。工作稳步推进。全年接待来访两次，与[丁国戊省议会|机构]建立友好交流关系。",
        ["与丁国戊省议会建立友好交流关系 2025/2025 participatedBy=甲县人大 participatedBy=丁国戊省议会"],
        id="a-tie-of-the-body",
    ),
    pytest.param(
        HEAD + "成绩来之不易。工作稳步推进。强化监督，连续3年对湿地保护情况开展执法检查。",
        ["湿地保护情况执法检查 None/2025"],
        id="the-last-of-several-years",
    ),
    pytest.param(
        HEAD + "成绩来之不易。工作稳步推进。推进《清江保护条例》审议。\n立法调研组深入[丙村|地]，听取意见。",
        [],
        id="the-law-of-another-paragraph",
    ),
    pytest.param(HEAD + "成绩来之不易。工作稳步推进。全年开展执法检查2次、专题调研5次。", [], id="numbers-alone"),
    pytest.param(HEAD + "成绩来之不易。工作稳步推进。下一步，开展学前教育等专题视察3次。", [], id="planned"),
    pytest.param(
        HEAD + "成绩来之不易。工作稳步推进。[县政协|机构]开展学前教育工作等专题视察3次。", [], id="done-by-another"
    ),
    pytest.param(
        HEAD + "成绩来之不易。工作稳步推进。[乙镇|地]开展学前教育工作等专题视察3次。", [], id="done-in-a-part"
    ),
    pytest.param(
        HEAD + "成绩来之不易。工作稳步推进。[2024年|日=2024]，开展学前教育工作等专题视察3次。",
        ["学前教育工作等专题视察 2024/2024 inspectedBy=甲县人大"],
        id="a-year-of-its-own",
    ),
    pytest.param(
        "#[甲县人大常委会|机构=甲县人大]答记者问\n成绩来之不易。工作稳步推进。开展学前教育工作等专题视察3次。",
        [],
        id="no-review",
    ),
]


@pytest.mark.parametrize(("notation", "expected"), CASES)
def test_reviews(notation: str, expected: list[str]) -> None:
    assert told(notation) == expected

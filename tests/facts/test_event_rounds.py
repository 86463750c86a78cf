"""Rounds of inspection by their number."""

from __future__ import annotations

import pytest

from kg.facts.events import events
from tests.facts.notation import reading


def told(notation: str) -> list[str]:
    """Each event with its places and roles, in one line."""
    return [
        " ".join([e.name, *(f"@{p.key}" for p in e.places), *(f"{r.role}={r.agent.key}" for r in e.roles)])
        for e in events(reading(notation)).events
    ]


CASES = [
    pytest.param(
        "截至[6月底|日=2026-06]，[云州|地=370000]第二轮中央生态环保督察反馈的问题已完成整改。",
        ["第二轮中央生态环保督察 @370000"],
        id="named-in-passing",
    ),
    pytest.param(
        "近年来，[云州省|地=370000]实现了第一轮省级生态环境保护督察及“回头看”全覆盖，并开展了第二轮生态环境保护督察。",
        ["第一轮省级生态环境保护督察及“回头看” @370000", "第二轮省级生态环境保护督察 @370000"],
        id="the-level-is-carried",
    ),
    pytest.param(
        "[近日|日]，十届省委第三轮第一批巡视展开，[省委巡视五组|机构]进驻[甲县|地]、[乙县|地]巡视。",
        ["十届省委第三轮第一批巡视 @甲县 @乙县 inspectedBy=省委巡视五组"],
        id="stationed",
    ),
    pytest.param("[县委书记|职][张三|人]要求，做好迎接第三轮督察的准备，要高质量完成第三轮巡察。", [], id="ahead"),
    pytest.param("[张三|人]任第二轮中央生态环境保护督察组联络员。", [], id="a-team-is-no-round"),
    pytest.param("今年是第三轮督察开局之年。", [], id="of-nobody"),
    pytest.param("第二轮谈判结束后，督察人员离场。", [], id="another-round"),
]


@pytest.mark.parametrize(("notation", "expected"), CASES)
def test_rounds(notation: str, expected: list[str]) -> None:
    assert told(notation) == expected

from __future__ import annotations

from array import array

import pytest

from kg.model import Article, Part, PartKind, Span
from kg.sentences import sentences


def cut(text: str, kind: PartKind = PartKind.PARAGRAPH) -> list[str]:
    parts, at = [], 0
    for line in text.split("\n"):
        parts.append(Part(kind, Span(at, at + len(line))))
        at += len(line) + 1
    article = Article("a", 1, text, array("l", range(len(text))), tuple(parts))
    return [text[s.span.start : s.span.stop] for s in sentences(article)]


@pytest.mark.parametrize(
    "marked",
    [
        "甲县召开会议。|会议研究了供水。",
        "是什么？|为什么！|知道了",
        "他说：“先修渠。再修路。”|大家鼓掌。",
        "“先修渠。再修路。”县长张三说。|大家鼓掌。",
        "“先修渠，”张三说，“再修路。”|大家鼓掌。",
        "“车票多少钱？”|“几点出发？”|这些问题都有答案。|大家满意。",
        "会议通过了《办法》（试行）。|会议结束。",
        "（本次会议公开。会后发布。）|会议结束。|散会。",
        "会议听取报告；审议草案；通过决议。|散会。",
        "真想去看看……|第二天出发。",
        "第一段。|\n第二段",
    ],
)
def test_cuts(marked: str) -> None:
    text = marked.replace("|", "")
    assert marked.replace("\n", "").split("|") == cut(text)


def test_a_heading_is_one_sentence() -> None:
    assert cut("增产了！怎么看？", PartKind.HEADLINE) == ["增产了！怎么看？"]


def test_a_quotation_never_closed_swallows_no_more_than_its_share() -> None:
    text = "他说：“开始。" + "会议研究了供水工作。" * 60
    assert len(cut(text)) > 20

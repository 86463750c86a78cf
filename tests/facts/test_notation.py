from __future__ import annotations

from kg.model import PartKind, Span, Standing
from tests.facts.notation import body, person, reading


def test_brackets_become_mentions_and_leave_their_surface() -> None:
    read = reading("[3月2日|日=2026-03-02]，[县长|职][张三|人]主持召开[县政府|机构=某县人民政府]会议。[李四|人]列席。")
    assert read.article.text == "3月2日，县长张三主持召开县政府会议。李四列席。"
    assert [read.text(m.span) for m in read.mentions.persons] == ["张三", "李四"]
    assert [m.title for m in read.mentions.persons[0].posts] == ["县长"]
    assert read.mentions.persons[1].posts == ()
    assert read.mentions.bodies[0].ref == body("某县人民政府")
    assert (read.mentions.dates[0].start, read.mentions.dates[0].end) == ("2026-03-02", "2026-03-02")
    assert len(read.sentences) == 2


def test_first_line_may_be_a_headline() -> None:
    read = reading("# 县里开会\n[近日|日]，[王五|人=referenced]讲话。")
    assert read.article.headline == "县里开会"
    assert [s.part for s in read.sentences] == [PartKind.HEADLINE, PartKind.PARAGRAPH]
    assert read.mentions.dates[0].start is None
    assert read.mentions.persons[0].standing is Standing.REFERENCED
    assert read.mentions.persons[0].ref == person("王五")


def test_evidence_is_the_sentence_or_exactly_the_span() -> None:
    read = reading("[张三|人]讲话。会议结束。")
    (whole,) = read.evidence(Span(0, 2), rule="test-rule")
    (exact,) = read.evidence(Span(0, 2), rule="test-rule", exact=True)
    assert (whole.text, exact.text) == ("张三讲话。", "张三")


def test_a_sentence_too_long_to_read_at_a_glance_is_not_widened_to() -> None:
    read = reading(f"[张三|人]讲话，{'要求落实责任，' * 60}。")
    (passage,) = read.evidence(Span(0, 4), rule="test-rule")
    assert passage.text == "张三讲话"

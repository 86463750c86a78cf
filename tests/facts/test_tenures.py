from __future__ import annotations

from msgspec.structs import replace

from kg.facts.tenures import tenures
from kg.model import PersonMention, TenureStatus
from kg.reading import Reading
from tests.facts.notation import body, person, reading


def _with_status(read: Reading, status: TenureStatus) -> Reading:
    persons: tuple[PersonMention, ...] = tuple(
        replace(m, posts=tuple(replace(p, status=status) for p in m.posts)) for m in read.mentions.persons
    )
    return replace(read, mentions=replace(read.mentions, persons=persons))


def test_one_tenure_for_each_post_with_the_sentence_that_states_it() -> None:
    read = reading("会上，[县委书记|职=某县委][县长|职=某县政府][张三|人]讲话。")
    first, second = tenures(read)
    assert (first.title, first.body) == ("县委书记", body("某县委"))
    assert (second.title, second.body) == ("县长", body("某县政府"))
    assert first.person == second.person == person("张三")
    assert [p.text for t in (first, second) for p in t.passages] == ["会上，县委书记县长张三讲话。"] * 2


def test_the_same_post_twice_is_one_tenure_with_two_passages() -> None:
    (one,) = tenures(reading("[县长|职=某县政府][张三|人]主持。[县长|职=某县政府][张三|人]讲话。"))
    assert len(one.passages) == 2


def test_the_day_of_the_page_attests_and_starts_nothing() -> None:
    (one,) = tenures(reading("[县长|职][张三|人]主持。", date="2026-03-05"))
    assert (one.first_seen, one.last_seen, one.start, one.end) == ("2026-03-05", "2026-03-05", None, None)
    assert tenures(reading("[县长|职][张三|人]主持。", date=None))[0].first_seen is None


def test_an_appointment_starts_on_the_day_told_else_on_the_day_of_the_page() -> None:
    told = reading("[2025年9月|日=2025-09]，任命[县长|职][张三|人]。")
    assert tenures(_with_status(told, TenureStatus.APPOINTED))[0].start == "2025-09"
    untold = reading("任命[县长|职][张三|人]。", date="2026-03-05")
    assert tenures(_with_status(untold, TenureStatus.APPOINTED))[0].start == "2026-03-05"
    removed = tenures(_with_status(untold, TenureStatus.REMOVED))[0]
    assert (removed.start, removed.end) == (None, "2026-03-05")


def test_nobody_without_a_post() -> None:
    assert tenures(reading("[张三|人]讲话。")) == ()

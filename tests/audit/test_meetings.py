"""Meetings, posts and bodies, on plain records."""

from __future__ import annotations

import pytest

from kg.audit import Certainty, audit_ledger
from kg.audit.bodies import newly_named
from kg.audit.finding import Thing
from kg.audit.ledger import BodyRow, Ledger, MeetingRow, TenureRow
from kg.audit.offices import has_one_seat
from kg.model import Passage
from tests.audit.readings import findings, lines


def passage(text: str = "原文", article: int = 1) -> Passage:
    return Passage("甲.txt", article, 0, len(text), "rule", text)


def meeting(
    name: str,
    start: str | None = None,
    *,
    term: int | None = None,
    ordinal: int | None = None,
    series: str | None = "甲县人大常委会会议",
    places: tuple[tuple[str, str], ...] = (),
    chair: str | None = None,
    text: str = "原文",
) -> MeetingRow:
    chairs = ((Thing(f"person/{chair}", chair), (passage(),)),) if chair else ()
    thing = Thing(f"event/{name}-{start}", name)
    return MeetingRow(thing, series, term, ordinal, start, start, places, chairs, (passage(text),))


def tenure(
    person: str,
    first: str,
    last: str,
    *,
    title: str = "县长",
    body: str = "甲县人民政府",
    status: str = "Current",
    start: str | None = None,
    article: int | None = None,
    text: str = "原文",
) -> TenureRow:
    told = passage(text, article if article is not None else sum(map(ord, person)))
    who, where = Thing(f"person/{person}", person), Thing(f"body/{body}", body)
    return TenureRow(who, where, title, status, first, last, start, None, (told,))


def meetings(*rows: MeetingRow, published: str = "2024-05-01") -> list[str]:
    return lines(audit_ledger(Ledger(meetings=rows, published=((("甲.txt", 1), published),))))


def tenures(*rows: TenureRow) -> list[str]:
    return lines(audit_ledger(Ledger(tenures=rows)))


def numbered(*told: tuple[int, str | None], term: int | None = 10, series: str = "甲县人大常委会会议") -> list[str]:
    return meetings(*(meeting(f"第{n}次会议", day, term=term, ordinal=n, series=series) for n, day in told))


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (numbered((3, "2024-03-01"), (4, "2024-04-01"), (5, "2024-05-01")), []),
        (numbered((3, "2024-03-01"), (5, "2024-05-01")), ["meeting-missing 第4次"]),
        (numbered((3, None), (6, None)), ["meeting-missing 第4次、第5次"]),
        (numbered((3, "2024-03-01"), (30, "2024-05-01")), []),
        (numbered((3, "2024-03-01"), (5, "2025-05-01"), term=None), []),
        (numbered((3, "2024-03-01"), (5, "2024-05-01"), term=None), ["meeting-missing 第4次"]),
        (numbered((3, "2024-05-01"), (4, "2024-03-01")), ["meeting-dates-backwards"]),
        (numbered((3, "2024-05-01"), (4, "2024-03-01"), term=None), []),
        (numbered((3, "2024-05-01"), (4, "2024-05")), []),
    ],
)
def test_the_numbers_of_a_series(found: list[str], told: list[str]) -> None:
    assert found == told


HERE, THERE, NEAR = ("甲县", "430121"), ("乙县", "650121"), ("丙县", "430102")


@pytest.mark.parametrize(
    ("places", "days", "told"),
    [
        ((HERE, THERE), ("2024-05-01", "2024-05-01"), ["chair-in-two-places"]),
        ((HERE, NEAR), ("2024-05-01", "2024-05-01"), []),
        ((HERE, THERE), ("2024-05-01", "2024-05-02"), []),
        ((HERE, ("乙省", "65")), ("2024-05-01", "2024-05-01"), []),
        ((HERE, ("某处", "")), ("2024-05-01", "2024-05-01"), []),
        ((HERE, THERE), ("2024-05", "2024-05"), []),
    ],
)
def test_one_chair_in_two_places(
    places: tuple[tuple[str, str], tuple[str, str]], days: tuple[str, str], told: list[str]
) -> None:
    rows = [meeting(f"会{n}", days[n], places=(places[n],), chair="赵一鸣", series=None) for n in (0, 1)]
    assert meetings(*rows) == told


@pytest.mark.parametrize(
    ("text", "published", "told"),
    [
        ("大会将于4月20日举行。", "2024-05-01", ["event-before-announcement"]),
        ("大会将于20日举行。", "2024-05-01", ["event-before-announcement"]),
        ("大会将于4月20日举行。", "2024-04-10", []),
        ("大会4月20日举行，下届大会将于6月1日举行。", "2024-05-01", []),
        ("大会已于4月20日举行。", "2024-05-01", []),
    ],
)
def test_an_event_before_its_announcement(text: str, published: str, told: list[str]) -> None:
    assert meetings(meeting("大会", "2024-04-20", series=None, text=text), published=published) == told


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ((tenure("赵一鸣", "2024-01-01", "2024-05-01"), tenure("钱仲书", "2024-02-01", "2024-06-01")), 1),
        ((tenure("赵一鸣", "2024-01-01", "2024-05-01"), tenure("钱仲书", "2024-02-01", "2024-02-01")), 1),
        ((tenure("赵一鸣", "2024-01-01", "2024-01-01"), tenure("钱仲书", "2024-01-01", "2024-01-01")), 1),
        ((tenure("赵一鸣", "2024-01-01", "2024-02-01"), tenure("钱仲书", "2024-02-01", "2024-06-01")), 0),
        ((tenure("赵一鸣", "2024-01-01", "2024-05-01"), tenure("钱仲书", "2024-06-01", "2024-06-09")), 0),
        ((tenure("赵一鸣", "2024-01", "2024-05"), tenure("钱仲书", "2024-02-01", "2024-06-01")), 0),
        ((tenure("赵一鸣", "2024-01-01", "2024-05-01", article=1), tenure("钱仲书", "2024-02-01", "2024-02-01", article=1)), 0),
        ((tenure("赵一鸣", "2024-01-01", "2024-05-01"), tenure("钱仲书", "2024-02-01", "2024-02-01", status="Former")), 0),
        ((tenure("赵一鸣", "2024-01-01", "2024-05-01"), tenure("钱仲书", "2024-02-01", "2024-02-01", text="友城县长钱仲书")), 0),
    ],
)  # fmt: skip
def test_one_post_two_holders(rows: tuple[TenureRow, ...], told: int) -> None:
    assert tenures(*rows) == ["post-with-two-holders"] * told


@pytest.mark.parametrize(
    ("title", "body", "one"),
    [
        ("县长", "甲县人民政府", True),
        ("副县长", "甲县人民政府", False),
        ("书记", "中共甲县委员会", True),
        ("书记", "甲县教育局党组", False),
        ("委员", "中共甲县委员会", False),
        ("主任", "甲县人民代表大会常务委员会", True),
        ("主任", "甲县人民政府办公室", False),
        ("局长", "甲县教育局", True),
        ("代表", "甲县人民代表大会", False),
        ("院长", "甲县人民法院", True),
        ("院长", "甲大学", False),
    ],
)
def test_which_posts_have_one_seat(title: str, body: str, one: bool) -> None:
    assert has_one_seat(title, body) is one


def test_names_that_are_alike_may_be_one_person() -> None:
    rows = (tenure("赵一鸣", "2024-01-01", "2024-05-01"), tenure("赵一呜", "2024-02-01", "2024-02-01"))
    (found,) = audit_ledger(Ledger(tenures=rows))
    assert found.certainty is Certainty.MISREAD


@pytest.mark.parametrize(
    ("proposed", "told"), [("2024-05-01", ["appointed-before-proposal 2024-04-01:2024-05-01"]), ("2024-03-01", [])]
)
def test_appointed_before_proposed(proposed: str, told: list[str]) -> None:
    given = tenure("赵一鸣", "2024-04-02", "2024-04-02", status="Appointed", start="2024-04-01")
    assert tenures(given, tenure("赵一鸣", proposed, proposed, status="Proposed")) == told


@pytest.mark.parametrize(
    ("name", "day", "early"),
    [
        ("甲市生态环境局", "2016-05-01", True),
        ("甲市生态环境局", "2019-05-01", False),
        ("甲市环境保护局", "2016-05-01", False),
        ("甲县退役军人事务局", "2017-12-31", True),
        ("甲省数据局", "2016-05-01", False),
    ],
)
def test_bodies_before_their_renaming(name: str, day: str, early: bool) -> None:
    assert (newly_named(name, day=day) is not None) is early
    row = BodyRow(Thing("body/x", name), day, passage())
    assert lines(audit_ledger(Ledger(bodies=(row,)))) == ["body-before-renaming"] * early


def test_what_pages_say_of_meetings() -> None:
    text = "甲县人大常委会召开会议\n本报讯 {0}日，甲县第十届人大常委会第{1}次会议召开。县人大常委会主任赵一鸣主持会议。"
    pages = {"2024-03-02": text.format("3月1", "十三"), "2024-05-02": text.format("5月1", "十五")}
    assert [line.split()[0] for line in lines(findings(pages, region="湖南省"))] in ([], ["meeting-missing"])


def test_an_old_name_that_the_graph_writes_in_full_today_is_no_finding() -> None:
    text = "本报讯 5月1日，长沙市农业局局长赵一鸣主持召开会议。"
    assert lines(findings({"2014-05-02": text})) == []

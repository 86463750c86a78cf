"""One thing, one node: persons told apart, events and batches joined, whatever the order of the pages."""

from __future__ import annotations

import itertools

import pytest
from msgspec.structs import replace

from kg.model import (
    ArticleNote,
    Batch,
    Body,
    BodyKind,
    Channel,
    Coverage,
    Event,
    EventType,
    Kind,
    Knowledge,
    Level,
    Observation,
    PageNote,
    Participation,
    Passage,
    Person,
    Place,
    Ref,
    Role,
    Standing,
    Tenure,
    TenureStatus,
)
from kg.resolve import resolve

CITY = {"甲市": "430600", "乙县": "430621", "丙县": "430623", "丁市": "220200"}


def passage(page: str, begin: int = 0) -> tuple[Passage, ...]:
    return (Passage(page=page, article=1, begin=begin, end=begin + 2, rule="test", text="原文"),)


def page(name: str, *holders: str, meeting: str = "", standing: Standing = Standing.OFFICIAL) -> Knowledge:
    """A page from one-line notation: ``周启文 市长 甲市`` is a person, a title and where the body is."""
    persons, tenures, bodies, roles = [], [], [], []
    for line in holders:
        who, title, where = line.split()
        person = Ref(Kind.PERSON, f"{who}|{name}")
        body = Ref(Kind.BODY, f"{where}人民政府")
        persons.append(Person(person, who, standing))
        bodies.append(Body(body, body.key, BodyKind.GOVERNMENT, place=Ref(Kind.PLACE, CITY[where])))
        tenures.append(
            Tenure(
                person, title, body, TenureStatus.CURRENT, "2026-05-0" + name[-1], "2026-05-0" + name[-1], passage(name)
            )
        )
        roles.append(Participation(Role.CHAIRED, person, 1, title, passage(name)))
    event = Event(
        Ref(Kind.EVENT, f"{name}/1/1"),
        EventType.MEETING,
        meeting,
        passage(name),
        start="2026-05-01",
        roles=tuple(roles),
    )
    return Knowledge(
        pages=(PageNote(name, "0", "2026-05-02", False, None, None, None),),
        articles=(ArticleNote(name, 1, None, (), (), "2026-05-02", False, 0, 9, tuple(p.ref for p in persons)),),
        persons=tuple(persons),
        bodies=tuple(bodies),
        tenures=tuple(tenures),
        events=(event,) if meeting else (),
    )


@pytest.mark.parametrize(
    ("first", "second", "nodes"),
    [
        ("周启文 市长 甲市", "周启文 市长 甲市", 1),
        ("周启文 市长 甲市", "周启文 党组书记 甲市", 1),
        ("周启文 市长 甲市", "周启文 县长 乙县", 1),  # a city and a county inside it
        ("周启文 县长 丙县", "周启文 县长 乙县", 2),  # two counties of one city: two far offices
        ("周启文 市长 甲市", "周启文 市长 丁市", 2),
    ],
)
def test_one_name_is_one_person_where_the_offices_agree(first: str, second: str, nodes: int) -> None:
    resolved = resolve([page("p1", first), page("p2", second)])
    assert len(resolved.knowledge.persons) == nodes
    assert len(resolved.questions) == nodes - 1


def test_a_person_kept_apart_is_a_question_and_has_a_readable_key() -> None:
    resolved = resolve([page("p1", "周启文 市长 甲市"), page("p2", "周启文 市长 丁市")])
    assert [p.ref.key for p in resolved.knowledge.persons] == ["周启文（丁市人民政府）", "周启文（甲市人民政府）"]
    assert resolved.questions[0].what == "one name, kept apart"


def test_a_tenure_told_twice_is_one_with_both_sources() -> None:
    (tenure,) = resolve([page("p1", "周启文 市长 甲市"), page("p2", "周启文 市长 甲市")]).knowledge.tenures
    assert (tenure.first_seen, tenure.last_seen) == ("2026-05-01", "2026-05-02")
    assert [p.page for p in tenure.passages] == ["p1", "p2"]


@pytest.mark.parametrize(
    ("first", "second", "chairs", "nodes"),
    [
        ("甲市政府常务会议", "甲市政府常务会议", ("周启文", "周启文"), 1),
        ("政府常务会议", "甲市政府常务会议", ("周启文", "周启文"), 1),
        ("甲市政府常务会议", "甲市安全生产会议", ("周启文", "周启文"), 2),
        ("全市安全生产会议", "全市安全生产会议", ("周启文", "吴见山"), 2),
    ],
)
def test_a_meeting_told_twice_is_one(first: str, second: str, chairs: tuple[str, str], nodes: int) -> None:
    pages = [
        page("p1", f"{chairs[0]} 市长 甲市", meeting=first),
        page("p2", f"{chairs[1]} 副市长 甲市", meeting=second),
    ]
    assert len(resolve(pages).knowledge.events) == nodes


def test_two_meetings_of_one_article_stay_two() -> None:
    told = page("p1", "周启文 市长 甲市", meeting="领导干部会议")
    twice = replace(told, events=(*told.events, replace(told.events[0], ref=Ref(Kind.EVENT, "p1/1/2"))))
    assert len(resolve([twice]).knowledge.events) == 2


def visit(name: str, who: str, where: str) -> Knowledge:
    """A page that tells of one visit on one day: who went to a county or a site in it."""
    base = page(name, f"{who} 市长 甲市", meeting="调研")
    place = Ref(Kind.PLACE, CITY.get(where, where))
    role = replace(base.events[0].roles[0], role=Role.INSPECTED)
    event = replace(base.events[0], type=EventType.INSPECTION, places=(place,), roles=(role,))
    return replace(base, events=(event,))


@pytest.mark.parametrize(
    ("visits", "nodes"),
    [
        ([("周启文", "乙县"), ("周启文", "乙县")], 1),
        ([("周启文", "乙县"), ("吴见山", "乙县")], 2),
        ([("周启文", "乙县"), ("周启文", "丙县")], 2),
    ],
)
def test_two_visits_of_one_day_stay_two(visits: list[tuple[str, str]], nodes: int) -> None:
    pages = [visit(f"p{number}", *told) for number, told in enumerate(visits, 1)]
    assert len(resolve(pages).knowledge.events) == nodes


def test_a_team_without_its_number_is_the_one_that_the_page_names() -> None:
    def team(key: str) -> Body:
        return Body(Ref(Kind.BODY, key), key, BodyKind.INSPECTION)

    told = page("p1")
    plain, ninth, tenth = (team(f"中央{n}生态环境保护督察组") for n in ("", "第九", "第十"))
    note = replace(told.articles[0], mentions=(ninth.ref, plain.ref))
    one = resolve([replace(told, articles=(note,), bodies=(ninth, plain))]).knowledge
    assert [b.name for b in one.bodies] == [ninth.name]
    assert one.articles[0].mentions == (ninth.ref,)
    two = resolve([replace(told, articles=(note,), bodies=(ninth, plain, tenth))]).knowledge
    assert len(two.bodies) == 3


def notice(name: str, *, total: int, number: int = 3) -> Knowledge:
    area = Ref(Kind.PLACE, "430000")
    cell = Observation(Coverage.BATCH, area, None, Channel.ALL, False, total, passage(name))
    team = Ref(Kind.BODY, "中央第九生态环境保护督察组")
    return replace(page(name), batches=(Batch(number, team, area, "2026-05-01", None, (cell,), passage(name)),))


def test_a_batch_told_twice_is_one_and_figures_that_differ_both_stay() -> None:
    resolved = resolve([notice("p1", total=40), notice("p2", total=40), notice("p3", total=41)])
    (batch,) = resolved.knowledge.batches
    assert [(o.count, len(o.passages)) for o in batch.observations] == [(40, 2), (41, 1)]


@pytest.mark.parametrize(
    ("seats", "kept"),
    [
        (["430000", "430621"], ["430621"]),
        (["cn", "430000", "430621"], ["430621"]),
        (["430000", "430621", "430623"], ["430000", "430621", "430623"]),  # which of the two nobody can say
        (["430000", "440000"], ["430000", "440000"]),
        (["430621", "430621102"], ["430621102"]),
    ],
)
def test_a_site_is_where_the_most_exact_article_puts_it(seats: list[str], kept: list[str]) -> None:
    pages = [
        replace(page(f"p{n}"), places=(Place(Ref(Kind.PLACE, f"望湖公园@{seat}"), "望湖公园", Level.SITE),))
        for n, seat in enumerate(seats)
    ]
    assert [p.ref.key for p in resolve(pages).knowledge.places] == [f"望湖公园@{seat}" for seat in kept]


def test_the_order_of_the_pages_changes_nothing() -> None:
    pages = [
        page("p1", "周启文 市长 甲市", meeting="甲市政府常务会议"),
        page("p2", "周启文 县长 乙县", meeting="政府常务会议"),
        page("p3", "周启文 市长 丁市", meeting="丁市政府常务会议"),
        notice("p4", total=40),
        notice("p5", total=41),
    ]
    outcomes = {repr(resolve(order)) for order in itertools.permutations(pages)}
    assert len(outcomes) == 1

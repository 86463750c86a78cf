"""Invented knowledge with many notices and many meetings."""

from __future__ import annotations

import random

from kg.model import (
    AgendaItem,
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
    Treatment,
)

TYPES = ("大气", "水", "噪声", "土壤", "生态", "辐射", "海洋", "固体废物", "其他")
ROLES = (Role.CHAIRED, Role.ADDRESSED, Role.REPORTED, Role.ATTENDED, Role.ATTENDED, Role.OBSERVED)
PROVINCE = Ref(Kind.PLACE, "99")
TEAM = Ref(Kind.BODY, "第三生态环境保护督察组")


def passage(page: str, text: str, rule: str = "region-list") -> tuple[Passage, ...]:
    return (Passage(page, 1, 20, 20 + len(text), rule, text),)


def day(number: int) -> str:
    """The ``number``-th day after 1 January 2031, in months of 28 days."""
    return f"{2031 + number // 336}-{number // 28 % 12 + 1:02d}-{number % 28 + 1:02d}"


def region(number: int) -> Ref:
    return Ref(Kind.PLACE, f"99{number:02d}")


def notice(number: int, *, regions: int = 6, total: int = 0, date: str | None = None) -> Batch:
    """A whole notice: regions, types, channels, priority cases, running totals that assume 50 cases a batch."""
    rng = random.Random(number)
    page = f"notices/{number}.txt"
    shares = [rng.randint(0, 12) for _ in range(regions)]
    every = sum(shares) or 1

    def cell(
        count: int,
        *,
        area: Ref = PROVINCE,
        pollution: str | None = None,
        channel: Channel = Channel.ALL,
        priority: bool = False,
        coverage: Coverage = Coverage.BATCH,
    ) -> Observation:
        told = passage(page, f"第{number}批，{area.key}{pollution or ''}{channel.value}共{count}件。")
        return Observation(coverage, area, pollution, channel, priority, count, told)

    phone = every * 2 // 3
    cells = [
        cell(every),
        cell(every // 8, priority=True),
        cell(phone, channel=Channel.PHONE),
        cell(every - phone, channel=Channel.LETTER),
        cell(total or number * 50, coverage=Coverage.CUMULATIVE),
    ]
    cells += [cell(count, area=region(n)) for n, count in enumerate(shares)]
    cells += [cell(count // 5, area=region(n), priority=True) for n, count in enumerate(shares)]
    cells += [cell(1 + (number + n) % 9, pollution=kind) for n, kind in enumerate(TYPES)]
    return Batch(number, TEAM, PROVINCE, date or day(number), None, tuple(cells), passage(page, f"第{number}批。"))


def meeting(number: int, people: list[Person], bodies: list[Body]) -> Event:
    rng = random.Random(number)
    date = None if number % 11 == 0 else day(number)[:7] if number % 13 == 0 else day(number)
    body = bodies[number % len(bodies)]
    name = f"{body.name}第{number}次工作会议"
    told = passage(f"news/{number}.txt", f"{date}，{body.name}召开{name}。", "event-after-holding-verb")
    here = rng.sample(people, min(len(people), 1 + number % 6))
    roles = [Participation(Role.HELD, body.ref, 1, "", told)]
    for position, person in enumerate(here, 1):
        role = ROLES[(position - 1) % len(ROLES)]
        said = passage(f"news/{number}.txt", f"{person.name}参加{name}。", "attend-after-name")
        roles.append(Participation(role, person.ref, position, "有关负责同志", said))
    agenda = (AgendaItem(Treatment.STUDIED, "年度工作要点", told),)
    key = f"{name}-{date}"
    return Event(Ref(Kind.EVENT, key), EventType.MEETING, name, told, (), date, date, date, (), tuple(roles), agenda)


def corpus(*, batches: tuple[int, ...] = (1, 2, 3, 5, 6, 8, 9), regions: int = 6, meetings: int = 30) -> Knowledge:
    """Notices of the batches of these numbers, and as many meetings; the same call gives the same records."""
    places = [Place(PROVINCE, "远川省", Level.PROVINCE, (), "990000")]
    places += [Place(region(n), f"{'甲乙丙丁戊己庚辛壬癸'[n % 10]}{n}市", Level.PREFECTURE) for n in range(regions)]
    bodies = [
        Body(Ref(Kind.BODY, f"{n}号委员会"), f"{n}号委员会", BodyKind.MECHANISM) for n in range(1 + meetings // 9)
    ]
    people = [Person(Ref(Kind.PERSON, f"人{n}"), f"赵{n}", Standing.OFFICIAL) for n in range(2 + meetings // 3)]
    events = tuple(meeting(n, people, bodies) for n in range(1, meetings + 1))
    told = tuple(notice(n, regions=regions) for n in batches)
    ids = [p.page for b in told for p in b.passages] + [p.page for e in events for p in e.passages]
    return Knowledge(
        pages=tuple(PageNote(i, "0" * 64, "2031-06-01", False, "远川日报", None, None) for i in ids),
        articles=tuple(
            ArticleNote(i, 1, f"第{n}篇", (), (), "2031-06-01", n % 5 == 0, 0, 99, ()) for n, i in enumerate(ids)
        ),
        persons=tuple(people),
        bodies=(*bodies, Body(TEAM, TEAM.key, BodyKind.INSPECTION)),
        places=tuple(places),
        tenures=tuple(_tenure(n, person, bodies) for n, person in enumerate(people)),
        events=events,
        batches=told,
    )


def _tenure(number: int, person: Person, bodies: list[Body]) -> Tenure:
    body = bodies[number // 3 % len(bodies)]
    status = tuple(TenureStatus)[number % len(TenureStatus)]
    told = passage(f"news/{number}.txt", f"{body.name}主任{person.name}。", "title-before-name")
    start = day(number) if status is TenureStatus.APPOINTED else None
    end = day(number + 9) if status is TenureStatus.REMOVED else None
    return Tenure(person.ref, "主任", body.ref, status, day(number), day(number + 5), told, start=start, end=end)

"""An invented `Knowledge` of any size: districts with bodies, officers, meetings, complaint batches.

Every name is put together at random from common characters; the same ``size`` gives the same records.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

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
    Quotation,
    Ref,
    Role,
    Standing,
    Tenure,
    TenureStatus,
    Treatment,
)
from kg.view.data import picture

_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国文辉志鹏红玉兰梅春荣海燕东晓峰林斌波宇浩凯健俊帆雪琴云"
_PLACE = "东西南北中安平和兴永新长龙凤金银石水河湖山江海城阳明华宁昌庆福泰康乐清泉林丰"
_BODIES = (
    ("人民政府", BodyKind.GOVERNMENT, ("主任", "副主任", "秘书长")),
    ("教育局", BodyKind.GOVERNMENT, ("局长", "副局长")),
    ("财政局", BodyKind.GOVERNMENT, ("局长", "副局长")),
    ("人民法院", BodyKind.COURT, ("院长", "副院长")),
    ("总工会", BodyKind.MASS, ("主席", "副主席")),
    ("科学技术协会", BodyKind.MASS, ("主席", "副主席")),
    ("第一中学", BodyKind.INSTITUTION, ("校长", "书记")),
)
_EVENTS = (
    ("防汛工作会议", EventType.MEETING),
    ("教师培训班", EventType.TRAINING),
    ("职工技能竞赛", EventType.CONTEST),
    ("项目开工仪式", EventType.CEREMONY),
    ("安全生产检查", EventType.INSPECTION),
    ("全民阅读活动", EventType.ACTIVITY),
)
_AGENDA = ("年度工作要点", "财政预算调整方案", "水源地保护办法", "基层减负若干措施")
_PERSON_ROLES = (Role.ATTENDED, Role.ATTENDED, Role.ATTENDED, Role.ADDRESSED, Role.REPORTED, Role.OBSERVED)
_BODY_ROLES = (Role.ORGANIZED, Role.UNDERTAKEN, Role.CO_ORGANIZED, Role.PARTICIPATED)


@dataclass
class _District:
    place: Ref
    name: str
    bodies: list[Body] = field(default_factory=list)
    persons: list[Person] = field(default_factory=list)
    places: list[Ref] = field(default_factory=list)


@dataclass
class _Maker:
    rng: random.Random
    pages: list[PageNote] = field(default_factory=list)
    articles: list[ArticleNote] = field(default_factory=list)
    persons: list[Person] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    tenures: list[Tenure] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)
    batches: list[Batch] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    sentence: int = 0
    """Characters of every passage; 0 for as many as its words have."""

    def key(self, name: str) -> str:
        found, number = name, 2
        while found in self.used:
            found, number = f"{name}-{number}", number + 1
        self.used.add(found)
        return found

    def date(self) -> str:
        return f"{self.rng.randint(2021, 2025)}-{self.rng.randint(1, 12):02d}-{self.rng.randint(1, 28):02d}"

    def article(self, headline: str, date: str, paper: str, mentions: tuple[Ref, ...]) -> tuple[str, int]:
        page = f"{paper}/{date}-{len(self.articles) + 1:05d}.txt"
        self.pages.append(PageNote(page, "0" * 64, date, False, paper, None, None))
        author = self.persons[-1].ref if self.persons and self.persons[-1].standing is Standing.REPORTER else None
        authors = ((author, "记者"),) if author else ()
        self.articles.append(ArticleNote(page, 1, headline, (), authors, date, False, 20, 600, mentions))
        return page, 1

    def passage(self, where: tuple[str, int], text: str, rule: str) -> tuple[Passage, ...]:
        if self.sentence:
            text = (text + _filler(self) + _filler(self))[: self.sentence].ljust(self.sentence, "。")
        begin = self.rng.randint(20, 500)
        return (Passage(where[0], where[1], begin, begin + len(text), rule, text),)


def sample(size: int, *, seed: int = 7, sentence: int = 0) -> Knowledge:
    """About ``size`` nodes and two edges a node; the same call gives the same records.

    With ``sentence``, every passage has so many characters.
    """
    make = _Maker(random.Random(seed + size), sentence=sentence)
    districts = _districts(make, max(2, round(size**0.5 / 2.5)))
    while _count(make) < size:
        district = districts[int(len(districts) * make.rng.random() ** 1.5)]
        if make.rng.random() < 0.45:
            _person(make, district)
        else:
            _event(make, district, districts)
        if make.rng.random() < 0.02:
            _batch(make, district)
        if make.rng.random() < 0.03:
            _reporter(make)
    return Knowledge(
        pages=tuple(make.pages),
        articles=tuple(make.articles),
        persons=tuple(make.persons),
        bodies=tuple(make.bodies),
        places=tuple(make.places),
        tenures=tuple(make.tenures),
        events=tuple(make.events),
        quotations=tuple(make.quotations),
        batches=tuple(make.batches),
    )


def _count(make: _Maker) -> int:
    return len(make.persons) + len(make.bodies) + len(make.places) + len(make.events) + len(make.batches)


def _districts(make: _Maker, count: int) -> list[_District]:
    root = Ref(Kind.PLACE, make.key("平川地区"))
    make.places.append(Place(root, "平川地区", Level.PREFECTURE, ("平川",), "990100"))
    found = []
    for number in range(count):
        stem = "".join(make.rng.sample(_PLACE, 2))
        name = make.key(stem + make.rng.choice("县市区"))
        ref = Ref(Kind.PLACE, name)
        make.places.append(Place(ref, name, Level.COUNTY, (stem,), f"{990101 + number}", root))
        district = _District(ref, name, places=[ref])
        for suffix, kind, _titles in _BODIES[: 3 if count > 3 else 2]:
            _body(make, district, suffix, kind)
        found.append(district)
    return found


def _body(make: _Maker, district: _District, suffix: str, kind: BodyKind) -> Body:
    name = make.key(district.name + suffix)
    parent = district.bodies[0].ref if district.bodies else None
    body = Body(Ref(Kind.BODY, name), name, kind, (district.name[:2] + suffix,), district.place, parent)
    make.bodies.append(body)
    district.bodies.append(body)
    return body


def _name(make: _Maker) -> str:
    return make.rng.choice(_SURNAMES) + "".join(make.rng.sample(_GIVEN, make.rng.choice((1, 2, 2, 2))))


def _person(make: _Maker, district: _District) -> None:
    name = _name(make)
    person = Person(Ref(Kind.PERSON, make.key(name)), name, Standing.OFFICIAL)
    make.persons.append(person)
    district.persons.append(person)
    if len(district.bodies) < len(_BODIES) and make.rng.random() < 0.1:
        suffix, kind, _titles = _BODIES[len(district.bodies)]
        _body(make, district, suffix, kind)
    body = make.rng.choice(district.bodies)
    titles = next(t for suffix, _kind, t in _BODIES if suffix in body.name)
    date = make.date()
    where = make.article(f"{district.name}召开干部会议", date, f"{district.name}日报", (person.ref, body.ref))
    for title in make.rng.sample(titles, 2 if make.rng.random() < 0.2 else 1):
        passages = make.passage(where, f"{body.name}{title}{name}参加会议。", "title-before-name")
        status = make.rng.choice((TenureStatus.CURRENT,) * 4 + (TenureStatus.FORMER,))
        make.tenures.append(Tenure(person.ref, title, body.ref, status, date, date, passages))


def _event(make: _Maker, district: _District, districts: list[_District]) -> None:
    label, kind = make.rng.choice(_EVENTS)
    date = make.date()
    name = f"{district.name}{date[:4]}年{label}"
    if make.rng.random() < 0.25:
        site = make.key(district.name + "".join(make.rng.sample(_PLACE, 2)) + make.rng.choice(("镇", "乡", "广场")))
        make.places.append(Place(Ref(Kind.PLACE, site), site, Level.TOWNSHIP, (), None, district.place))
        district.places.append(make.places[-1].ref)
    pool = district.persons if make.rng.random() < 0.85 else make.rng.choice(districts).persons
    guests = make.rng.sample(pool, min(len(pool), make.rng.choice((0, 1, 1, 1, 2, 6))))
    hosts = make.rng.sample(district.bodies, min(len(district.bodies), make.rng.choice((1, 1, 2))))
    where = make.article(
        f"{label}在{district.name}举行",
        date,
        f"{district.name}日报",
        (*(g.ref for g in guests), *(h.ref for h in hosts)),
    )
    host = hosts[0].name
    people = "、".join(p.name for p in guests) or "有关人员"
    told = make.passage(where, f"{date[5:7]}月{date[8:]}日，{host}召开{name}，{people}出席会议。", "held-by-subject")
    roles = []
    for position, body in enumerate(hosts, 1):
        role = Role.HELD if position == 1 else make.rng.choice(_BODY_ROLES)
        roles.append(Participation(role, body.ref, position, "", told))
    for position, person in enumerate(guests, 1):
        role = Role.CHAIRED if position == 1 else make.rng.choice(_PERSON_ROLES)
        text = f"{person.name}{'主持会议' if role is Role.CHAIRED else '参加会议并发言'}，要求{_filler(make)}。"
        roles.append(Participation(role, person.ref, position, "有关负责同志", make.passage(where, text, "agent-verb")))
        if position == 1 and make.rng.random() < 0.4:
            text = f"{person.name}作了讲话，强调{_filler(make)}。"
            passages = make.passage(where, text, "address-after-name")
            roles.append(Participation(Role.ADDRESSED, person.ref, position, "", passages))
            make.quotations.append(Quotation(person.ref, _filler(make), "强调", passages))
    agenda = (AgendaItem(Treatment.STUDIED, make.rng.choice(_AGENDA), told),) if kind is EventType.MEETING else ()
    ref = Ref(Kind.EVENT, make.key(f"{date}-{name}"))
    places = (make.rng.choice(district.places),) if make.rng.random() < 0.6 else ()
    make.events.append(
        Event(ref, kind, name, told, (label,), date, date, date[5:], places, tuple(roles), agenda, None, None, None)
    )


def _batch(make: _Maker, district: _District) -> None:
    date = make.date()
    team = make.key("第一生态环境督察组") if not make.batches else None
    if team:
        make.bodies.append(Body(Ref(Kind.BODY, team), team, BodyKind.INSPECTION))
    team_ref = next(b.ref for b in make.bodies if b.kind is BodyKind.INSPECTION)
    number = len(make.batches) + 1
    where = make.article(f"第{number}批举报件移交", date, f"{district.name}日报", (district.place,))
    count = make.rng.randint(3, 60)
    told = make.passage(
        where, f"{date}，督察组向{district.name}移交第{number}批群众举报件{count}件。", "batch-handed-over"
    )
    counts = tuple(
        Observation(coverage, district.place, pollution, Channel.ALL, False, count + more, told)
        for more, (coverage, pollution) in enumerate(
            ((Coverage.BATCH, None), (Coverage.BATCH, "大气"), (Coverage.CUMULATIVE, None))
        )
    )
    make.batches.append(Batch(number, team_ref, district.place, date, 1, counts, told))


def _reporter(make: _Maker) -> None:
    name = _name(make)
    make.persons.append(Person(Ref(Kind.PERSON, make.key(name)), name, Standing.REPORTER))


def _filler(make: _Maker) -> str:
    """Some 30 characters that do not repeat, as real sentences do not."""
    return "".join(
        make.rng.choice(_PLACE + _GIVEN + "的把要在为和工作落实推进") for _ in range(make.rng.randint(20, 40))
    )


def busiest(knowledge: Knowledge) -> tuple[str, str]:
    """The person with most roles: id and name."""
    counts: dict[str, int] = {}
    for event in knowledge.events:
        for role in event.roles:
            if role.agent.kind == "person":
                counts[role.agent.key] = counts.get(role.agent.key, 0) + 1
    key = max(counts, key=lambda k: (counts[k], k))
    return f"person/{key}", next(p.name for p in knowledge.persons if p.ref.key == key)


def neighbours(knowledge: Knowledge, node: str) -> set[int]:
    """The nodes of the picture that a node is tied to."""
    found = picture(knowledge)
    me = next(i for i, n in enumerate(found.nodes) if n.id == node)
    return {e.target if e.source == me else e.source for e in found.edges if me in (e.source, e.target)} - {me}

"""An invented prefecture in two papers: small enough that every answer can be worked out by hand."""

from __future__ import annotations

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

MORNING, EVENING = "晨报.txt", "晚报.txt"
CITY, COUNTY, PORT, FAR = (
    Ref(Kind.PLACE, key) for key in ("990100", "990121", "东口岸@990121", "980121")
)  # fmt: skip
HALL, BUREAU = (Ref(Kind.BODY, key) for key in ("云城市人民政府", "云城市水务局"))
ZHAO, QIAN, SUN, LI = (Ref(Kind.PERSON, name) for name in ("赵长河", "钱望山", "孙晓月", "李拾穗"))
CROWD = tuple(Ref(Kind.PERSON, f"代表{n:02d}") for n in range(31))


def told(begin: int, *pages: str, rule: str = "some-rule") -> tuple[Passage, ...]:
    return tuple(Passage(page, 1, begin, begin + 4, rule, "原文如此") for page in pages or (MORNING,))


def town() -> Knowledge:
    """The same records at each call."""
    return Knowledge(
        pages=(_page(MORNING, "云城晨报", "2031-03-02"), _page(EVENING, "云城晚报", "2031-03-03")),
        articles=(_article(MORNING, "市政府研究防汛", "2031-03-02"), _article(EVENING, "防汛会议召开", "2031-03-03")),
        persons=tuple(Person(ref, ref.key, Standing.OFFICIAL) for ref in (ZHAO, QIAN, SUN, LI, *CROWD)),
        bodies=(
            Body(HALL, HALL.key, BodyKind.GOVERNMENT, ("市政府",), CITY),
            Body(BUREAU, BUREAU.key, BodyKind.GOVERNMENT, (), CITY, HALL),
        ),
        places=(
            Place(CITY, "云城市", Level.PREFECTURE, (), "990100"),
            Place(COUNTY, "河口县", Level.COUNTY, (), "990121", CITY),
            Place(PORT, "东口岸", Level.SITE, (), None, COUNTY),
            Place(FAR, "河口县", Level.COUNTY, (), "980121"),
        ),
        tenures=_tenures(),
        events=_events(),
        quotations=(Quotation(ZHAO, "河堤要天天看", "强调", told(200, MORNING)),),
        batches=_batches(),
    )


def _page(page: str, paper: str, date: str) -> PageNote:
    return PageNote(page, "0" * 64, date, False, paper, "云城市", None)


def _article(page: str, headline: str, date: str) -> ArticleNote:
    return ArticleNote(page, 1, headline, (), (), date, False, 0, 900, ())


def _tenures() -> tuple[Tenure, ...]:
    def held(who: Ref, title: str, first: str, last: str, status: TenureStatus = TenureStatus.CURRENT) -> Tenure:
        return Tenure(who, title, HALL, status, first, last, told(10))

    return (
        held(ZHAO, "市长", "2031-01-01", "2031-02-01"),
        held(QIAN, "市长", "2031-03-01", "2031-04-01"),
        held(SUN, "市长", "2031-05-01", "2031-06-01"),
        held(ZHAO, "副市长", "2030-01-01", "2030-02-01"),
        held(QIAN, "副市长", "2030-03-01", "2030-04-01"),
        held(SUN, "秘书长", "2030-01-01", "2030-09-01"),
        held(LI, "秘书长", "2030-05-01", "2030-12-01"),
        held(LI, "市长", "2029-01-01", "2029-01-01", TenureStatus.FORMER),
    )


def _part(role: Role, who: Ref, *pages: str, printed: str = "", position: int = 1) -> Participation:
    return Participation(role, who, position, printed, told(60 + position, *pages))


def _events() -> tuple[Event, ...]:
    def event(name: str, start: str | None, *roles: Participation, kind: EventType = EventType.MEETING, places: tuple[Ref, ...] = (), agenda: tuple[AgendaItem, ...] = ()) -> Event:  # fmt: skip
        key = Ref(Kind.EVENT, f"{name}-{start}")
        return Event(key, kind, name, told(60, MORNING), start=start, roles=roles, places=places, agenda=agenda)

    plan = (
        AgendaItem(Treatment.STUDIED, "防汛条例", told(90)),
        AgendaItem(Treatment.ADOPTED, "《河堤养护办法》", told(95)),
    )
    crowd = tuple(_part(Role.ATTENDED, who, position=n) for n, who in enumerate((ZHAO, *CROWD), 2))
    return (
        event(
            "市政府常务会议",
            "2031-03-01",
            _part(Role.HELD, HALL),
            _part(Role.CHAIRED, ZHAO, MORNING, printed="市长"),
            _part(Role.CHAIRED, QIAN, EVENING),
            _part(Role.ATTENDED, SUN, MORNING, EVENING),
            agenda=plan,
            places=(CITY,),
        ),
        event("防汛会商会", "2031-04", _part(Role.CHAIRED, ZHAO), _part(Role.REPORTED, SUN), places=(PORT,)),
        event("代表大会", "2031-05-06", _part(Role.CHAIRED, SUN), *crowd),
        event(
            "护堤义务劳动",
            None,
            _part(Role.ORGANIZED, BUREAU),
            _part(Role.UNDERTAKEN, HALL),
            kind=EventType.ACTIVITY,
            places=(COUNTY,),
        ),
    )


def _batches() -> tuple[Batch, ...]:
    def count(area: Ref, cases: int, page: str = MORNING, kind: str | None = None) -> Observation:
        return Observation(Coverage.BATCH, area, kind, Channel.ALL, False, cases, told(500, page))

    first = (count(CITY, 9), count(COUNTY, 5), count(COUNTY, 6, EVENING), count(CITY, 7, kind="水污染"))
    second = (count(CITY, 4), count(COUNTY, 4), count(CITY, 1, kind="水污染"))
    return (
        Batch(1, None, CITY, "2031-03-01", None, first, told(500)),
        Batch(2, None, CITY, "2031-03-02", None, second, told(600)),
    )

"""One invented `Knowledge` that uses every field and every value of every enumeration, with the worst strings."""

from __future__ import annotations

from kg.model import (
    AgendaItem,
    ArticleNote,
    Batch,
    Body,
    BodyKind,
    Channel,
    CountList,
    Coverage,
    Event,
    EventType,
    Kind,
    Knowledge,
    Level,
    ListOf,
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

BASE = "https://example.org/id/"
PAGE = "甲市日报/2031-04-02 第1版.txt"
RECORD = "news.jsonl#17"
NASTY = (
    'a "quoted" \\ back\\slash',
    "two\nlines\r\nand\ttab",
    "bell\x07 nul\x00 del\x7f c1\x85",
    "emoji 🀄👩‍👧 and 𠮷野",
    "right\u200fto\u202eleft\u2066 zero\u200bwidth \ufeff",
    "'''\"\"\"",
    "<http://example.org/> ^^xsd:date @zh ; . #",
    "长" * 10_000,
    " ",
    "trailing\\",
    "“弯引号”《书名》【方】[bold]x[/bold]",
)


def passage(begin: int, *, rule: str = "chair-after-name", page: str = PAGE, text: str = "原文") -> Passage:
    return Passage(page=page, article=1, begin=begin, end=begin + len(text), rule=rule, text=text)


def ref(kind: Kind, key: str) -> Ref:
    return Ref(kind, key)


CITY = ref(Kind.PLACE, "990100")
COUNTY = ref(Kind.PLACE, "990121")
PORT = ref(Kind.PLACE, "甲口岸@990121")
HALL = ref(Kind.BODY, "甲市人民政府")
TEAM = ref(Kind.BODY, "中央第九生态环境保护督察组")
ZHAO = ref(Kind.PERSON, "赵一鸣")
SIGNER = ref(Kind.PERSON, "单晓")
MEETING = ref(Kind.EVENT, "甲市防汛会议-2031-04-01")


def everything() -> Knowledge:
    """The same records at each call."""
    return Knowledge(
        pages=_pages(),
        articles=_articles(),
        persons=_persons(),
        bodies=_bodies(),
        places=_places(),
        tenures=_tenures(),
        events=_events(),
        quotations=tuple(
            Quotation(ZHAO, text, "强调", (passage(300 + n, rule="said-colon"),)) for n, text in enumerate(NASTY)
        ),
        batches=_batches(),
    )


def _pages() -> tuple[PageNote, ...]:
    return (
        PageNote(PAGE, "0" * 64, "2031-04-02", False, "甲市日报", "甲市", "https://example.org/a b?c=<d>"),
        PageNote(RECORD, "f" * 64, "2031-04", True, None, None, None),
    )


def _articles() -> tuple[ArticleNote, ...]:
    every = (CITY, HALL, ZHAO, ref(Kind.BODY, "nowhere"))
    return (
        ArticleNote(
            PAGE, 1, NASTY[0], NASTY, ((SIGNER, "记者"), (SIGNER, "摄影")), "2031-04-02", False, 10, 900, every
        ),
        ArticleNote(RECORD, 1, None, (), ((ref(Kind.PERSON, "nobody"), "记者"),), "2031-02-30", True, 0, 5, ()),
    )


def _persons() -> tuple[Person, ...]:
    named = (
        Person(ZHAO, "赵一鸣", Standing.OFFICIAL, ("赵一明", "赵一鸣")),
        Person(SIGNER, "单晓", Standing.REPORTER),
        Person(ref(Kind.PERSON, "赵一鸣（乙县）"), "赵一鸣", Standing.PUBLIC),
        Person(ref(Kind.PERSON, "阿依·买买提"), "阿依·买买提", Standing.REFERENCED),
        Person(ref(Kind.PERSON, "John  Smith"), "John  Smith", Standing.PRIVATE),
    )
    return named + tuple(Person(ref(Kind.PERSON, text), text, Standing.PUBLIC, NASTY[:3]) for text in NASTY)


def _bodies() -> tuple[Body, ...]:
    kinds = tuple(Body(ref(Kind.BODY, f"机构{kind.name}"), f"机构{kind.name}", kind) for kind in BodyKind)
    return (
        Body(HALL, "甲市人民政府", BodyKind.GOVERNMENT, ("市政府", "甲市政府"), CITY),
        Body(ref(Kind.BODY, "甲市水利局"), "甲市水利局", BodyKind.GOVERNMENT, (), CITY, HALL),
        Body(TEAM, TEAM.key, BodyKind.INSPECTION, ("督察组",)),
        *kinds,
    )


def _places() -> tuple[Place, ...]:
    levels = tuple(Place(ref(Kind.PLACE, f"{level}@990100"), level.value, level, parent=CITY) for level in Level)
    return (
        Place(CITY, "甲市", Level.PREFECTURE, ("甲",), "990100", ref(Kind.PLACE, "99")),
        Place(COUNTY, "乙县", Level.COUNTY, (), "990121", CITY),
        Place(PORT, "甲口岸", Level.SITE, (), None, COUNTY),
        *levels,
    )


def _tenures() -> tuple[Tenure, ...]:
    seen = ("2031-04-02", "2031-04-09")
    plain = tuple(
        Tenure(ZHAO, "市长", HALL, status, *seen, (passage(40, rule="post-before-name"),)) for status in TenureStatus
    )
    return (
        *plain,
        Tenure(ZHAO, "副书记", None, TenureStatus.CURRENT, None, "2031", (passage(40, rule="post-before-name"),)),
        Tenure(ZHAO, "书记", None, TenureStatus.CURRENT, "0000-13", "2031-02-29", (passage(40),)),
        Tenure(ZHAO, "主任", HALL, TenureStatus.APPOINTED, *seen, (passage(90),), start="2031-03", end="2032"),
        Tenure(ref(Kind.PERSON, "nobody"), "主任", HALL, TenureStatus.CURRENT, *seen, (passage(90),)),
    )


def _events() -> tuple[Event, ...]:
    told = (passage(60, text='甲市"召开"会议'), passage(60, rule="held-by-subject", page=RECORD))
    roles = tuple(
        Participation(role, who, n, "市委副书记、市长" if who == ZHAO else "", told)
        for n, role in enumerate(Role, 1)
        for who in (ZHAO, HALL)
        if who == ZHAO or role not in (Role.CHAIRED, Role.APPOINTED, Role.REMOVED)
    )
    stranger = Participation(Role.ATTENDED, ref(Kind.PERSON, "nobody"), 9, "", told)
    agenda = tuple(AgendaItem(t, f"《甲市“防汛”办法》《乙<县>条例》{t.value}", told) for t in Treatment)
    both = tuple(Participation(Role.ATTENDED, who, 1, "", told) for who in (ZHAO, ref(Kind.PERSON, "赵一鸣（乙县）")))
    kinds = tuple(Event(ref(Kind.EVENT, f"{t.value} 2031"), t, f"某{t.value}", told, roles=both) for t in EventType)
    return (
        Event(
            MEETING,
            EventType.MEETING,
            "甲市防汛会议",
            told,
            also=("防汛会议", *NASTY),
            start="2031-04-01",
            end="2031-04",
            date_text="4月1日",
            places=(PORT, CITY, ref(Kind.PLACE, "nowhere")),
            roles=(*roles, stranger),
            agenda=agenda,
            series="甲市防汛会议",
            term=3,
            ordinal=12,
        ),
        *kinds,
    )


def _batches() -> tuple[Batch, ...]:
    told = (passage(500, rule="batch-notice"),)
    counts = tuple(
        Observation(coverage, CITY, pollution, channel, priority, 10 + n, told)
        for n, (coverage, pollution, channel, priority) in enumerate(
            [(c, None, Channel.ALL, p) for c in Coverage for p in (False, True)]
            + [(Coverage.BATCH, "大气 污染", Channel.ALL, False)]
            + [(Coverage.BATCH, None, channel, False) for channel in Channel if channel is not Channel.ALL]
        )
    )
    disputed = Observation(Coverage.BATCH, COUNTY, None, Channel.ALL, False, 4, told)
    rival = Observation(Coverage.BATCH, COUNTY, None, Channel.ALL, False, 5, (passage(520, rule="batch-notice"),))
    deduplicated = (
        Observation(Coverage.BATCH, CITY, None, Channel.ONLINE, True, 7, told, gross=9),
        Observation(Coverage.CUMULATIVE, CITY, None, Channel.ONLINE, False, 8, told, net=6),
    )
    lists = tuple(
        CountList(of, coverage, priority, of is ListOf.REGIONS, of is ListOf.TYPES, told)
        for of in ListOf
        for coverage in Coverage
        for priority in (False, True)
    )
    nowhere = Observation(Coverage.BATCH, ref(Kind.PLACE, "nowhere"), None, Channel.ALL, False, 4, told)
    return (
        Batch(12, TEAM, CITY, "2031-04-01", 2, (*counts, disputed, rival, nowhere, *deduplicated), told, lists),
        Batch(1, None, None, None, None, (), told),
        Batch(
            3,
            TEAM,
            CITY,
            "2031-03-22",
            None,
            tuple(
                Observation(Coverage.BATCH, CITY, None, channel, False, count, told)
                for channel, count in ((Channel.ALL, 35), (Channel.PHONE, 20), (Channel.LETTER, 15))
            ),
            told,
            (CountList(ListOf.CHANNELS, Coverage.BATCH, False, True, False, told),),
        ),
    )

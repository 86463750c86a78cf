"""The records that flow between the stages; frozen, and free of every library.

``Page -> Article -> Sentence -> Mention -> facts``, all of one page, gathered as one `Knowledge`;
``resolve`` folds the `Knowledge` of many pages into one of the same shape.

Offsets count Unicode code points and are half-open. A `Span` lies in ``Article.text`` (the
repaired text); ``Article.offsets`` leads from there back to ``Page.text`` (the file as stored).
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch ``[start, stop)`` of ``Article.text``."""

    start: int
    stop: int

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.stop <= self.stop

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point."""
        return self.start < other.stop and other.start < self.stop


class Kind(StrEnum):
    """What kind of thing a `Ref` points to; the value is the first part of its IRI."""

    PERSON = "person"
    BODY = "body"
    PLACE = "place"
    EVENT = "event"


class Ref(NamedTuple):
    """A thing by kind and key. Keys are page-local until ``resolve``, global after it."""

    kind: Kind
    key: str


# --- pages and articles -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Page:
    """One source file (or one record of a JSONL file), decoded and otherwise as stored."""

    id: str
    """Path relative to the input folder, with ``/``; a JSONL record adds ``#`` and its own id."""
    text: str
    sha256: str
    start: int = 0
    """Where the text proper begins: after byte-order mark and front matter."""
    date: str | None = None
    """Publication date: ``YYYY-MM-DD``, or ``YYYY-MM`` or ``YYYY`` when only that is known."""
    date_inferred: bool = False
    paper: str | None = None
    region: str | None = None
    url: str | None = None
    title: str | None = None


class PartKind(StrEnum):
    """What a line of an article is."""

    HEADLINE = "headline"
    KICKER = "kicker"
    SECTION = "section"
    BYLINE = "byline"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Part:
    """One line of ``Article.text``: a heading, or a paragraph made whole again."""

    kind: PartKind
    span: Span


@dataclass(frozen=True, slots=True)
class Byline:
    """A reporter, correspondent or photographer as credited."""

    name: str
    role: str
    """As printed: 记者, 实习记者, 通讯员, 摄影…"""
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a page, repaired: headings first, then the body, one part a line."""

    page: str
    """``Page.id``."""
    number: int
    """1, 2, … in reading order on its page."""
    text: str
    """The parts joined by newlines, folded by ``kg.text.fold``, lines of one paragraph rejoined."""
    offsets: array[int]
    """For each code point of ``text`` its offset in ``Page.text``; a newline has that of the next part."""
    parts: tuple[Part, ...]
    bylines: tuple[Byline, ...] = ()
    date: str | None = None
    """Publication date of the page, however known."""
    date_inferred: bool = False
    dateline: str | None = None
    """The day a dateline gives (新华社北京5月22日电), as ISO date."""
    region: str | None = None
    """What the page says of its region, unresolved (湖南, 阿勒泰地区)."""
    paper: str | None = None
    continued: bool = False
    """Continued from another page (上接第一版)."""

    def of(self, *kinds: PartKind) -> tuple[str, ...]:
        """The texts of the parts of these kinds, in reading order."""
        return tuple(self.text[p.span.start : p.span.stop] for p in self.parts if p.kind in kinds)

    @property
    def headline(self) -> str | None:
        """The main headline, or nothing where the page prints none."""
        return next(iter(self.of(PartKind.HEADLINE)), None)

    @property
    def alternatives(self) -> tuple[str, ...]:
        """Every other heading: further headlines, kickers, sub-headlines, section headings."""
        kinds = (PartKind.HEADLINE, PartKind.KICKER, PartKind.SECTION)
        return tuple(text for text in dict.fromkeys(self.of(*kinds)) if text != self.headline)

    @property
    def body(self) -> Span:
        """From the first to the last paragraph, in ``Article.text``."""
        spans = [p.span for p in self.parts if p.kind is PartKind.PARAGRAPH]
        return Span(spans[0].start, spans[-1].stop) if spans else Span(0, 0)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one part of an article."""

    number: int
    span: Span
    part: PartKind


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """The evidence of a fact: a stretch of the page as stored, and the rule that read it."""

    page: str
    article: int
    begin: int
    end: int
    rule: str
    text: str
    """The page's own characters from ``begin`` to ``end``, each run of white space squeezed to one blank."""


# --- mentions: what the text names, found on characters ------------------------------------------


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or range. ``start``/``end`` are ISO (``YYYY-MM-DD``, ``YYYY-MM``, ``YYYY``), None for 近日."""

    span: Span
    text: str
    start: str | None
    end: str | None
    inferred_year: bool = False


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A division or a named site, with the thing it stands for."""

    span: Span
    name: str
    """The surface form."""
    ref: Ref
    rule: str
    inside_body: bool = False
    """Stands only inside the name of a body (the 阿勒泰 of 阿勒泰市人民政府)."""


@dataclass(frozen=True, slots=True)
class BodyMention:
    """An organisation, with the thing it stands for."""

    span: Span
    name: str
    ref: Ref
    rule: str
    implied: bool = False
    """Only a post implies it (县长 implies the county government); ``span`` is then the title's."""


class TenureStatus(StrEnum):
    """How a text speaks of a post."""

    CURRENT = "Current"
    FORMER = "Former"
    APPOINTED = "Appointed"
    REMOVED = "Removed"
    PROPOSED = "Proposed"


@dataclass(frozen=True, slots=True)
class PostMention:
    """A title with its body: 地委副书记 is 副书记 of 地委."""

    span: Span
    title: str
    body: Ref | None
    rule: str
    status: TenureStatus = TenureStatus.CURRENT


class Standing(StrEnum):
    """Why a person may, or may not, become a node."""

    OFFICIAL = "official"
    PUBLIC = "public"
    REFERENCED = "referenced"
    """A leader merely cited (习近平总书记关于…): a node, never a participant."""
    REPORTER = "reporter"
    PRIVATE = "private"
    """Left out unless the user asks for them."""


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person named at one place, with the posts that stand beside the name there."""

    span: Span
    name: str
    ref: Ref
    rule: str
    standing: Standing
    posts: tuple[PostMention, ...] = ()


@dataclass(frozen=True, slots=True)
class Mentions:
    """All that one article names, each tuple sorted by span."""

    dates: tuple[DateMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    bodies: tuple[BodyMention, ...] = ()
    persons: tuple[PersonMention, ...] = ()


# --- things ---------------------------------------------------------------------------------------


class BodyKind(StrEnum):
    """Subclasses of ``org:Organization``; the value is the local name in the ontology."""

    PARTY = "PartyBody"
    GOVERNMENT = "GovernmentBody"
    LEGISLATURE = "LegislativeBody"
    CONSULTATIVE = "ConsultativeBody"
    DISCIPLINE = "DisciplineBody"
    COURT = "Court"
    PROCURATORATE = "Procuratorate"
    MASS = "MassOrganisation"
    INSTITUTION = "PublicInstitution"
    COMPANY = "Company"
    INSPECTION = "InspectionTeam"
    MEDIA = "MediaBody"
    MILITARY = "MilitaryBody"
    MECHANISM = "Mechanism"
    OTHER = "OtherBody"


@dataclass(frozen=True, slots=True)
class Person:
    """A person as far as the pages show a public role."""

    ref: Ref
    name: str
    standing: Standing
    also: tuple[str, ...] = ()
    """Other spellings seen, and the short form that an article uses later."""


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation under its full official name."""

    ref: Ref
    name: str
    kind: BodyKind
    also: tuple[str, ...] = ()
    """Every other form seen or officially usual (地委, 阿勒泰地委)."""
    place: Ref | None = None
    """The place it has jurisdiction over or belongs to."""
    parent: Ref | None = None


class Level(StrEnum):
    """Levels of the division table, and the one for everything else."""

    COUNTRY = "country"
    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"
    TOWNSHIP = "township"
    VILLAGE = "village"
    SITE = "site"


@dataclass(frozen=True, slots=True)
class Place:
    """A division (with its code where the table has one) or a named site."""

    ref: Ref
    name: str
    level: Level
    also: tuple[str, ...] = ()
    code: str | None = None
    parent: Ref | None = None


# --- facts: each carries every passage that attests it ----------------------------------------------


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person holds, held, is given or loses a post."""

    person: Ref
    title: str
    """The bare title: 副书记, 专员, 党组书记."""
    body: Ref | None
    status: TenureStatus
    first_seen: str | None
    """Dates of the articles that attest it."""
    last_seen: str | None
    passages: tuple[Passage, ...]
    start: str | None = None
    """Only from an appointment."""
    end: str | None = None
    """Only from a removal."""


class EventType(StrEnum):
    """Classes of events; the value is the local name in the ontology."""

    MEETING = "Meeting"
    TRAINING = "Training"
    CONTEST = "Contest"
    CEREMONY = "Ceremony"
    INSPECTION = "Inspection"
    ACTIVITY = "Activity"
    LAUNCH = "Launch"
    APPOINTMENT = "Appointment"
    AWARD = "Award"
    WORKS = "Works"
    OTHER = "OtherEvent"


class Role(StrEnum):
    """Sub-properties of ``kg:participant``; the value is the local name in the ontology."""

    CHAIRED = "chairedBy"
    ATTENDED = "attendedBy"
    OBSERVED = "observedBy"
    ADDRESSED = "addressedBy"
    REPORTED = "reportedBy"
    HELD = "heldBy"
    ORGANIZED = "organizedBy"
    UNDERTAKEN = "undertakenBy"
    CO_ORGANIZED = "coOrganizedBy"
    GUIDED = "guidedBy"
    SUPPORTED = "supportedBy"
    PARTICIPATED = "participatedBy"
    WON = "wonBy"
    INSPECTED = "inspectedBy"
    APPOINTED = "appointed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Participation:
    """One person or body in one role at one event."""

    role: Role
    agent: Ref
    position: int
    """The place in the printed list, from 1."""
    printed: str
    """The title printed before the name (地委副书记、地区行署专员), or empty."""
    passages: tuple[Passage, ...]


class Treatment(StrEnum):
    """What a meeting did with an item of its agenda."""

    STUDIED = "Studied"
    REVIEWED = "Reviewed"
    ADOPTED = "Adopted"
    DISCUSSED = "Discussed"


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """An item of a meeting: the shortest noun phrase that names the thing."""

    treatment: Treatment
    label: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened or is scheduled."""

    ref: Ref
    type: EventType
    name: str
    passages: tuple[Passage, ...]
    also: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    date_text: str | None = None
    places: tuple[Ref, ...] = ()
    roles: tuple[Participation, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    series: str | None = None
    term: int | None = None
    """届"""
    ordinal: int | None = None
    """次"""


@dataclass(frozen=True, slots=True)
class Quotation:
    """What a person said, directly or as reported."""

    speaker: Ref
    text: str
    act: str
    """The verb: 说, 表示, 介绍, 指出…"""
    passages: tuple[Passage, ...]


class Coverage(StrEnum):
    """Which cases a figure counts."""

    BATCH = "ThisBatch"
    CUMULATIVE = "Cumulative"


class Channel(StrEnum):
    """How the complaints came in."""

    ALL = "AllChannels"
    PHONE = "Phone"
    LETTER = "Letter"
    ONLINE = "Online"
    VISIT = "Visit"


@dataclass(frozen=True, slots=True)
class Observation:
    """One count of one cell of the complaint cube."""

    coverage: Coverage
    area: Ref
    """A region, or the recipient itself for totals."""
    pollution: str | None
    """The type as worded (大气污染); None for all types."""
    channel: Channel
    priority: bool
    """Whether only priority cases (重点关注案件) are counted."""
    count: int
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """One batch of complaints handed over by an inspection team."""

    number: int
    team: Ref | None
    recipient: Ref | None
    date: str | None
    """The day the notice speaks of."""
    undisclosed: int | None
    observations: tuple[Observation, ...]
    passages: tuple[Passage, ...]


# --- what one page, or a whole build, knows -----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PageNote:
    """What stays of a page once it is read."""

    id: str
    sha256: str
    date: str | None
    date_inferred: bool
    paper: str | None
    region: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class ArticleNote:
    """What stays of an article once it is read."""

    page: str
    number: int
    headline: str | None
    alternatives: tuple[str, ...]
    authors: tuple[tuple[Ref, str], ...]
    """Byline persons with their printed role."""
    date: str | None
    date_inferred: bool
    begin: int
    """Of the body, in the page."""
    end: int
    mentions: tuple[Ref, ...]
    """Every person, body and place in it."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """Something seen and left out on purpose, counted in the report."""

    page: str
    article: int
    what: str
    """The kind of thing: ``private person``, ``name without post``, ``trigger without fact``…"""
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What one page says, or, after ``resolve``, what all pages say together."""

    pages: tuple[PageNote, ...] = ()
    articles: tuple[ArticleNote, ...] = ()
    persons: tuple[Person, ...] = ()
    bodies: tuple[Body, ...] = ()
    places: tuple[Place, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    events: tuple[Event, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    batches: tuple[Batch, ...] = ()
    set_aside: tuple[SetAside, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """What a build may change; the same for every page."""

    region: str | None = None
    paper: str | None = None
    date: str | None = None
    include_private: bool = False
    base: str = "https://w3id.org/gongbao/id/"
    max_bytes: int = field(default=20_000_000)
    """A larger page file is set aside."""

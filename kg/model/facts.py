"""Facts: each carries every passage that attests it."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from kg.model.base import Ref
from kg.model.mentions import TenureStatus
from kg.model.pages import Passage


class Tenure(Struct, frozen=True):
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


class Participation(Struct, frozen=True):
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


class AgendaItem(Struct, frozen=True):
    """An item of a meeting: the shortest noun phrase that names the thing."""

    treatment: Treatment
    label: str
    passages: tuple[Passage, ...]


class Event(Struct, frozen=True):
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


class Quotation(Struct, frozen=True):
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


class Observation(Struct, frozen=True):
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
    gross: int | None = None
    """The same cases with duplicates, where ``count`` is told to be without them (扣除重复件后为42件)."""
    net: int | None = None
    """The same cases without duplicates, where ``count`` is told to be with them."""


class ListOf(StrEnum):
    """What a published list divides the cases by; the value is the local name in the ontology."""

    REGIONS = "ByRegion"
    TYPES = "ByType"
    CHANNELS = "ByChannel"


class CountList(Struct, frozen=True):
    """A list of counts as one article prints it: 长沙市20件、株洲市12件、湘潭市10件.

    Its entries are the observations of its batch that divide the same cases and that the same article attests.
    """

    of: ListOf
    coverage: Coverage
    priority: bool
    whole: bool
    """Whether nothing says that entries are left out (等, 最多, 其余), and every number in it was read."""
    multiple: bool
    """Whether one case may count under several entries (部分案件涉及多种污染类型)."""
    passages: tuple[Passage, ...]
    """The stretches that hold the list."""


class Batch(Struct, frozen=True):
    """One batch of complaints handed over by an inspection team."""

    number: int
    team: Ref | None
    recipient: Ref | None
    date: str | None
    """The day the notice speaks of."""
    undisclosed: int | None
    observations: tuple[Observation, ...]
    passages: tuple[Passage, ...]
    lists: tuple[CountList, ...] = ()
    """The lists that its counts were printed in."""

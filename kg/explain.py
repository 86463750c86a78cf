"""What the graph says of one thing, in plain words, each fact with the passages it was read from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

from kg.graph.lookup import Lookup, Source
from kg.graph.naming import Names
from kg.graph.terms import ALT_LABEL, KG, PREF_LABEL, term
from kg.model import Role
from kg.query import load

_MEMBER = term("org:member")
_ORGANIZATION = term("org:organization")
_ROLE = term("org:role")
_START = term("schema:startDate")
_END = term("schema:endDate")
_LOCATION = term("schema:location")
_PARTICIPANT = term("cv:hasParticipant")
_PARTICIPATION = term("cv:hasParticipation")
_PLAYED = term("cv:role")
_AREA = term("sdmx-dimension:refArea")


class Fact(Struct, frozen=True):
    """One thing the graph says, and where it was read."""

    words: str
    sources: tuple[Source, ...]


class Group(Struct, frozen=True):
    """Facts of one kind."""

    title: str
    facts: tuple[Fact, ...]


class Explanation(Struct, frozen=True):
    """Everything about one person, body, place or event."""

    iri: str
    short: str
    """The IRI without its base: ``person:张伟（甲县）``."""
    kind: str
    name: str
    also: tuple[str, ...]
    groups: tuple[Group, ...]


def explain(folder: Path, name: str) -> Explanation:
    """Everything the graph in ``folder`` says of the thing called ``name``.

    Args:
        folder: where ``kg build`` wrote its graph.
        name: any of its names, or its IRI.

    Raises:
        UsageError: there is no graph, or no thing, or more than one, is called so.
    """
    lookup = Lookup(load(folder))
    names = Names(lookup)
    node = names.find(name)
    other = {*lookup.objects(node, ALT_LABEL), *lookup.objects(node, term("schema:alternateName"))}
    return Explanation(
        iri=node,
        short=names.short(node),
        kind=names.kind(node),
        name=lookup.label(node),
        also=tuple(sorted(other - {lookup.one(node, PREF_LABEL)})),
        groups=tuple(_groups(lookup, node)),
    )


def _groups(lookup: Lookup, node: str) -> Iterator[Group]:
    for section in _SECTIONS:
        by_title: dict[str, list[Fact]] = defaultdict(list)
        for title, fact in section(lookup, node):
            by_title[title].append(fact)
        for title, facts in by_title.items():
            yield Group(title, tuple(sorted(facts, key=lambda fact: (fact.sources[:1], fact.words))))


_Section = Iterator[tuple[str, Fact]]


def _belongings(lookup: Lookup, node: str) -> _Section:
    """What a place lies in, and what a body belongs to."""
    for title, predicate in (
        ("级别 level", KG + "level"),
        ("位于 lies in", term("schema:containedInPlace")),
        ("区划代码 division code", KG + "divisionCode"),
        ("管辖或所属地 belongs to", KG + "jurisdiction"),
        ("上级机构 part of", term("org:subOrganizationOf")),
        ("交办方 handed over by", KG + "handedOverBy"),
        ("接办地 recipient", KG + "recipient"),
    ):
        for value in lookup.objects(node, predicate):
            own = lookup.word(value, "zh") if value.startswith(KG) else ""
            yield title, Fact(own or (lookup.label(value) if "://" in value else value), ())


def _posts(lookup: Lookup, node: str) -> _Section:
    """The posts a person holds, or those who hold posts in a body."""
    for tenure in lookup.subjects(_MEMBER, node):
        body = lookup.one(tenure, _ORGANIZATION)
        words = f"{lookup.label(body) if body else ''}{lookup.label(lookup.one(tenure, _ROLE))}"
        yield "任职 posts", Fact(words + _tenure_words(lookup, tenure), lookup.sources(tenure))
    for tenure in lookup.subjects(_ORGANIZATION, node):
        words = f"{lookup.label(lookup.one(tenure, _ROLE))} {lookup.label(lookup.one(tenure, _MEMBER))}"
        yield "任职者 holders of posts", Fact(words + _tenure_words(lookup, tenure), lookup.sources(tenure))


def _tenure_words(lookup: Lookup, tenure: str) -> str:
    status = lookup.one(tenure, KG + "tenureStatus")
    first, last = lookup.one(tenure, KG + "firstSeen"), lookup.one(tenure, KG + "lastSeen")
    start, end = lookup.one(tenure, _START), lookup.one(tenure, _END)
    parts = [
        f"{lookup.word(status, 'zh')} {lookup.word(status, 'en')}" if status else "",
        f"seen {_period(first, last)}" if first or last else "",
        f"from {start}" if start else "",
        f"until {end}" if end else "",
    ]
    return f" ({', '.join(filter(None, parts))})"


def _period(first: str, last: str) -> str:
    return " to ".join(dict.fromkeys(filter(None, (first, last))))


def _when(lookup: Lookup, node: str) -> _Section:
    """When an event took place, in the words of the text too."""
    if period := _period(lookup.one(node, _START), lookup.one(node, _END)):
        yield "时间 when", Fact(period, lookup.sources(node))
    for text in lookup.objects(node, KG + "dateText"):
        yield "时间原文 date as printed", Fact(text, lookup.sources(node))
    for place in lookup.objects(node, _LOCATION):
        yield "地点 where", Fact(lookup.label(place), lookup.sources(node))


def _event_words(lookup: Lookup, event: str) -> str:
    period = _period(lookup.one(event, _START), lookup.one(event, _END))
    return lookup.label(event) + (f" ({period})" if period else "")


def _roles(lookup: Lookup, node: str) -> _Section:
    """The events of a person or body by role, and the participants of an event by role."""
    mine = [(p, lookup.one(p, _PLAYED)) for p in lookup.subjects(_PARTICIPANT, node)]
    theirs = [(p, lookup.one(p, _PLAYED)) for p in lookup.objects(node, _PARTICIPATION)]
    for role in (KG + role for role in Role):
        title = f"{lookup.word(role, 'zh')} {lookup.word(role, 'en').removesuffix(' by')}"
        for participation in (p for p, played in mine if played == role):
            events = lookup.subjects(_PARTICIPATION, participation)
            printed = lookup.one(participation, KG + "printedTitle")
            words = "; ".join(_event_words(lookup, e) for e in events) + (f", as {printed}" if printed else "")
            yield title, Fact(words, lookup.sources(participation))
        for participation in (p for p, played in theirs if played == role):
            printed = lookup.one(participation, KG + "printedTitle")
            words = printed + lookup.label(lookup.one(participation, _PARTICIPANT))
            yield f"{lookup.word(role, 'zh')} {lookup.word(role, 'en')}", Fact(words, lookup.sources(participation))


def _agenda(lookup: Lookup, node: str) -> _Section:
    for item in lookup.objects(node, KG + "agendaItem"):
        treatment = lookup.one(item, KG + "treatment")
        words = f"{lookup.word(treatment, 'zh')}：{lookup.label(item)}"
        yield "议题 agenda", Fact(words, lookup.sources(item))


def _quotations(lookup: Lookup, node: str) -> _Section:
    for quotation in lookup.subjects(term("schema:spokenByCharacter"), node):
        words = f"{lookup.one(quotation, KG + 'speechAct')}：{lookup.one(quotation, term('schema:text'))}"
        yield "言论 said", Fact(words, lookup.sources(quotation))


def _events_here(lookup: Lookup, node: str) -> _Section:
    for event in lookup.subjects(_LOCATION, node):
        yield "此地的事件 events here", Fact(_event_words(lookup, event), lookup.sources(event))


def _complaints(lookup: Lookup, node: str) -> _Section:
    """The counts of a place, or of a batch."""
    for count in lookup.subjects(_AREA, node):
        batch = lookup.label(lookup.one(count, KG + "batch"))
        yield "信访举报 complaints", Fact(f"{batch}：{_count_words(lookup, count)}", lookup.sources(count))
    for count in lookup.subjects(KG + "batch", node):
        area = lookup.label(lookup.one(count, _AREA))
        yield "信访举报 complaints", Fact(f"{area}：{_count_words(lookup, count)}", lookup.sources(count))


def _count_words(lookup: Lookup, count: str) -> str:
    cell = [lookup.one(count, KG + name) for name in ("coverage", "pollutionType", "channel", "priority")]
    words = [lookup.word(part, "zh") if part.startswith(KG) else lookup.label(part) for part in cell]
    return f"{'、'.join(words)} {lookup.one(count, KG + 'caseCount')}件"


def _articles(lookup: Lookup, node: str) -> _Section:
    """The articles that a person wrote, and those that mention the thing."""
    written = lookup.subjects(term("schema:author"), node)
    for article in written:
        yield "署名 wrote", Fact(lookup.one(article, term("schema:headline")), (lookup.article(article),))
    for article in lookup.subjects(term("schema:mentions"), node):
        if article not in written:
            yield "见于 mentioned in", Fact(lookup.one(article, term("schema:headline")), (lookup.article(article),))


_SECTIONS: tuple[Callable[[Lookup, str], _Section], ...] = (
    _belongings,
    _when,
    _posts,
    _roles,
    _agenda,
    _quotations,
    _events_here,
    _complaints,
    _articles,
)

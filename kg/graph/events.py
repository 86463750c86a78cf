"""Events: who did what at them, what they dealt with, and what was said."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from kg.graph.index import Index
from kg.graph.iris import mark
from kg.graph.offices import tenure_iri
from kg.graph.terms import CHINESE, KG, TYPE, Triple, day, labels, link, number, term, text
from kg.model import AgendaItem, Event, Kind, Knowledge, Participation, Quotation, Tenure, TenureStatus

_EVENT = KG + "Event"
_START = term("schema:startDate")
_END = term("schema:endDate")
_DATE_TEXT = KG + "dateText"
_LOCATION = term("schema:location")
_SERIES = term("schema:EventSeries")
_SUPER_EVENT = term("schema:superEvent")
_TERM = KG + "term"
_ORDINAL = KG + "ordinal"
_PARTICIPATION = term("cv:Participation")
_HAS_PARTICIPATION = term("cv:hasParticipation")
_HAS_PARTICIPANT = term("cv:hasParticipant")
_ROLE = term("cv:role")
_POSITION = term("schema:position")
_PRINTED = KG + "printedTitle"
_CAPACITY = KG + "capacity"
_AGENDA = KG + "agendaItem"
_AGENDA_ITEM = KG + "AgendaItem"
_TREATMENT = KG + "treatment"
_CONSIDERS = KG + "considers"
_LAW = term("eli:LegalResource")
_TITLE = re.compile(r"《([^《》]+)》")
_QUOTATION = term("schema:Quotation")
_SPOKEN_BY = term("schema:spokenByCharacter")
_TEXT = term("schema:text")
_ACT = KG + "speechAct"
_HELD = (TenureStatus.CURRENT, TenureStatus.APPOINTED)
"""Statuses of a post in which its holder may act."""


def events(knowledge: Knowledge, index: Index) -> Iterator[Triple]:
    """The events, with one direct edge and one participation for each who took part."""
    for event in knowledge.events:
        node = index.iris.thing(event.ref)
        yield link(node, TYPE, _EVENT)
        yield link(node, TYPE, KG + event.type)
        yield from labels(node, event.name, *event.also)
        yield from _when(event, node)
        for ref in index.known(event.places):
            yield link(node, _LOCATION, index.iris.thing(ref))
        if event.series:
            yield from _series(event.series, node, index)
        yield from index.derived(node, event.passages)
        for role in event.roles:
            if role.agent in index.names:
                yield from _participation(event, role, node, index)
        for item in event.agenda:
            yield from _agenda_item(event, item, node, index)


def _when(event: Event, node: str) -> Iterator[Triple]:
    yield from day(node, _START, event.start)
    yield from day(node, _END, event.end)
    yield from text(node, _DATE_TEXT, event.date_text)
    yield from number(node, _TERM, event.term)
    yield from number(node, _ORDINAL, event.ordinal)


def _series(name: str, event: str, index: Index) -> Iterator[Triple]:
    node = index.iris.node("series", name)
    yield link(event, _SUPER_EVENT, node)
    yield link(node, TYPE, _SERIES)
    yield from labels(node, name)


def _participation(event: Event, role: Participation, event_node: str, index: Index) -> Iterator[Triple]:
    edge = KG + role.role
    agent = index.iris.thing(role.agent)
    kind = () if role.agent.kind is Kind.PERSON else (role.agent.kind.value,)
    node = index.iris.node("participation", event.ref.key, role.role, *kind, index.iris.name(role.agent))
    yield link(event_node, edge, agent)
    yield link(event_node, _HAS_PARTICIPATION, node)
    yield link(node, TYPE, _PARTICIPATION)
    yield link(node, _HAS_PARTICIPANT, agent)
    yield link(node, _ROLE, edge)
    yield from number(node, _POSITION, role.position)
    yield from text(node, _PRINTED, role.printed)
    for tenure in _capacities(role, index.tenures.get(role.agent, ())):
        yield link(node, _CAPACITY, tenure_iri(tenure, index))
    yield from index.derived(node, role.passages)


def _capacities(role: Participation, tenures: tuple[Tenure, ...]) -> Iterator[Tenure]:
    """The tenures that the printed title names, as the same article attests them; none where two would fit.

    The longest title is taken out first: 市委副书记、市长 names 副书记 and 市长, not 书记.
    """
    where = {(p.page, p.article) for p in role.passages}
    held: dict[str, list[Tenure]] = defaultdict(list)
    for tenure in tenures:
        if tenure.status in _HELD and any((p.page, p.article) in where for p in tenure.passages):
            held[tenure.title].append(tenure)
    left = role.printed
    for title in sorted(held, key=lambda title: (-len(title), title)):
        if title in left:
            left = left.replace(title, "", 1)
            current = [t for t in held[title] if t.status is TenureStatus.CURRENT] or held[title]
            if len(current) == 1:
                yield current[0]


def _agenda_item(event: Event, item: AgendaItem, event_node: str, index: Index) -> Iterator[Triple]:
    node = index.iris.node("agenda", event.ref.key, item.treatment, item.label)
    yield link(event_node, _AGENDA, node)
    yield link(node, TYPE, _AGENDA_ITEM)
    yield from labels(node, item.label)
    yield link(node, _TREATMENT, KG + item.treatment)
    for title in dict.fromkeys(_TITLE.findall(item.label)):
        law = index.iris.node("law", title)
        yield link(node, _CONSIDERS, law)
        yield link(law, TYPE, _LAW)
        yield from labels(law, title)
    yield from index.derived(node, item.passages)


def quotations(knowledge: Knowledge, index: Index) -> Iterator[Triple]:
    """What persons said."""
    for quotation in knowledge.quotations:
        if quotation.speaker in index.names:
            yield from _quotation(quotation, index)


def _quotation(quotation: Quotation, index: Index) -> Iterator[Triple]:
    node = index.iris.node("quotation", index.iris.name(quotation.speaker), mark(quotation.text))
    yield link(node, TYPE, _QUOTATION)
    yield link(node, _SPOKEN_BY, index.iris.thing(quotation.speaker))
    yield (node, _TEXT, quotation.text, CHINESE)
    yield from text(node, _ACT, quotation.act)
    yield from index.derived(node, quotation.passages)

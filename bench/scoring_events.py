"""Scoring events: which were found, and their kind, days, places, parts and business."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bench.found import FoundEvent, FoundPage, Thing
from bench.gold import Dates, Event, GoldPage, Item, Role
from bench.matching import align, fits, match_things, part_of, same_day
from bench.names import fold, likeness
from bench.tally import Page

AGENDA = 0.6
_CONVENED = {"organizedBy": "heldBy"}
"""召开, 举办 and 主办 are one act of convening."""
_STAFFING = ("appointed", "removed")
_PRESENT = ("attendedBy", "participatedBy")
"""Who presides, speaks or wins is there anyway: such a role beside another counts neither way."""


def events(gold: GoldPage, found: FoundPage, sink: Page) -> None:
    """Count events, event types, event dates, event places, event roles and chaired.

    Appointments are known by whom they appoint or remove, so one event for a whole list and one for each person
    count alike.
    """
    told = [event for article in gold.articles for event in article.events]
    staffing = [event for event in told if _staff(event)]
    others = [event for event in told if not _staff(event)]
    named = sorted(found.events.values(), key=lambda e: e.thing.iri)
    left = [event for event in named if not _appoints(event, staffing)]
    for event in staffing:
        near = [other for other in named if _appoints(other, (event,))]
        own = next((other for other in near if other in left or "Appointment" in other.types), None)
        _count(event, near[0] if near else None, sink)
        if own is not None:
            _details(event, own, sink)
    aligned = align(others, [e for e in named if e in left or "Appointment" not in e.types])
    used = {match.thing.iri for match in aligned.values()}
    for number, event in enumerate(others):
        match = aligned.get(number)
        parts = [e for e in left if e.thing.iri not in used and match and part_of(e, match, event.names)]
        used |= {part.thing.iri for part in parts}
        _count(event, match, sink)
        if not event.optional:
            _details(event, match, sink)
            _roles(event, [*([match] if match else ()), *parts], sink)
    _staffing_roles(staffing, named, sink)
    for other in left:
        if other.thing.iri not in used:
            sink.wrong("events", other.thing.shown)
            for role, agent in sorted(other.roles, key=lambda r: (r[0], r[1].iri)):
                if role not in _STAFFING:
                    _both("wrong", role, f"{other.thing.shown}: {role} {agent.shown}", sink)


def _staff(event: Event) -> bool:
    return any(name in _STAFFING for role in event.roles for name in role.roles)


def _appoints(found: FoundEvent, events_: Iterable[Event]) -> bool:
    """Whether a found event appoints or removes someone whom one of the events does."""
    agents = [agent for role, agent in found.roles if role in _STAFFING]
    wanted = [role.agent for event in events_ for role in event.roles if role.roles[0] in _STAFFING]
    return any(fits(names, agent) for names in wanted for agent in agents)


def _count(event: Event, match: FoundEvent | None, sink: Page) -> None:
    if event.optional:
        return
    if match is None:
        sink.missed("events", event.names[0])
    else:
        sink.right("events")


def _details(event: Event, match: FoundEvent | None, sink: Page) -> None:
    name = event.names[0]
    if event.optional:
        return
    if match is not None:
        if match.types & {form for type_ in event.types for form in (type_, type_ + "Event")}:
            sink.right("event types")
        else:
            stated = ", ".join(sorted(match.types - {"Event"}))
            sink.missed("event types", f"{name}: {event.types[0]}")
            sink.wrong("event types", f"{name}: {stated} for {event.types[0]}")
    _date(name + " start", event.start, match.start if match else None, sink)
    _date(name + " end", event.end, (match.end or match.start) if match else None, sink)
    match_things(
        event.places,
        match.places if match else (),
        neutral=event.places_optional,
        family="event places",
        sink=sink,
        tag=f"{name}: ",
    )


def _date(what: str, accepted: Dates, stated: str | None, sink: Page) -> None:
    if stated is not None and same_day(accepted, stated):
        sink.right("event dates")
        return
    if not same_day(accepted, None):
        sink.missed("event dates", f"{what} {accepted[0]}")
    if stated is not None:
        sink.wrong("event dates", f"{what} {stated} for {accepted[0]}")


def _both(verdict: str, role: str, what: str, sink: Page) -> None:
    """Count a role, and once more under chaired if it is that."""
    for family in ("event roles", "chaired") if role == "chairedBy" else ("event roles",):
        if verdict == "right":
            sink.right(family)
        elif verdict == "missed":
            sink.missed(family, what)
        else:
            sink.wrong(family, what)


def _fits(role: Role, stated: tuple[str, Thing]) -> bool:
    same = {_CONVENED.get(name, name) for name in role.roles}
    return _CONVENED.get(stated[0], stated[0]) in same and fits(role.agent, stated[1])


def _roles(event: Event, matches: Sequence[FoundEvent], sink: Page) -> None:
    every = {role for match in matches for role in match.roles if role[0] not in _STAFFING}
    stated = sorted(every, key=lambda r: (r[0], r[1].iri))
    for role in event.roles:
        if not role.optional and role.roles[0] not in _STAFFING:
            verdict = "right" if any(_fits(role, part) for part in stated) else "missed"
            _both(verdict, role.roles[0], f"{event.names[0]}: {role.roles[0]} {role.agent[0]}", sink)
    for name, agent in stated:
        known = any(_fits(role, (name, agent)) for role in event.roles)
        present = name in _PRESENT and any(fits(role.agent, agent) for role in event.roles)
        if not known and not present:
            _both("wrong", name, f"{event.names[0]}: {name} {agent.shown}", sink)


def _staffing_roles(staffing: Sequence[Event], named: Sequence[FoundEvent], sink: Page) -> None:
    """Who was appointed and who removed, whichever event the graph hangs it on."""
    roles = [role for event in staffing for role in event.roles if role.roles[0] in _STAFFING]
    optional = {id(role) for event in staffing for role in event.roles if event.optional or role.optional}
    stated = sorted(
        {part for event in named for part in event.roles if part[0] in _STAFFING}, key=lambda r: (r[0], r[1].iri)
    )
    for role in roles:
        if id(role) not in optional:
            verdict = "right" if any(_fits(role, part) for part in stated) else "missed"
            _both(verdict, role.roles[0], f"{role.roles[0]} {role.agent[0]}", sink)
    for name, agent in stated:
        if not any(_fits(role, (name, agent)) for role in roles):
            _both("wrong", name, f"{name} {agent.shown}", sink)


def agenda(gold: GoldPage, found: FoundPage, sink: Page) -> None:
    """Count the business of the page's events, whichever event the graph hangs it on."""
    told = [(e, item) for article in gold.articles for e in article.events for item in e.agenda]
    once = {(item.verbs[0], fold(item.text)): item for event, item in told if not (event.optional or item.optional)}
    wanted = list(once.values())
    spared = [item for event, item in told if event.optional or item.optional]
    left = sorted(found.agenda)
    for item in wanted:
        best = max(left, key=lambda part: _worth(item, part), default=None)
        if best is not None and _worth(item, best) >= AGENDA:
            sink.right("agenda")
            left.remove(best)
        else:
            sink.missed("agenda", f"{item.verbs[0]} {item.text}")
    for part in left:
        if not any(_worth(item, part) >= AGENDA for item in spared):
            sink.wrong("agenda", " ".join(part))


def _worth(item: Item, part: tuple[str, str]) -> float:
    return likeness((item.text,), (part[1],)) if part[0] in item.verbs else 0.0

"""Events that an article tells of: what, when, where, who did what, and what was on the agenda."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from kg.facts.events.agenda import agenda
from kg.facts.events.appointments import BY_DECISION, appointments
from kg.facts.events.awards import IN_PRIZE, award, contest, each, won
from kg.facts.events.candidates import Candidate
from kg.facts.events.drafts import Draft, Scene, gather, same
from kg.facts.events.ground import HEADINGS, Ground
from kg.facts.events.parts import by_name, held_by, parts_of
from kg.facts.events.role_cues import Played
from kg.facts.events.settings import over_years, when, year_in_review
from kg.facts.events.telling import scene_of, starts_events, told_and_not
from kg.facts.events.triggers import CHANGE, PRIZE
from kg.facts.events.venues import where
from kg.facts.events.wording import numbered, series
from kg.model import AgendaItem, Event, EventType, Kind, Participation, Passage, Ref, Role, SetAside, Span
from kg.reading import Reading

LONGEST_NAME = 60
"""In characters; a longer form is kept beside the name, never as the name."""


class EventFindings(Struct, frozen=True):
    """The events of one article, and the trigger words that gave none."""

    events: tuple[Event, ...]
    set_aside: tuple[SetAside, ...]


def events(reading: Reading) -> EventFindings:
    """All events that one article tells of as happened or scheduled."""
    if not reading.sentences:
        return EventFindings((), ())
    ground = Ground.of(reading)
    told, dropped = told_and_not(ground)
    scene = scene_of(ground, gather(told))
    parts = parts_of(ground, scene)
    items = _items(ground, scene)
    others = [*_awards(ground, scene, parts), *_changes(ground)]
    found = [
        _event(ground, scene, *row) for row in zip(scene.drafts, parts, items, range(1, 1 + len(items)), strict=True)
    ]
    for number, (draft, played) in enumerate(others, len(found) + 1):
        found.append(_event(ground, scene, draft, played, (), number))
    return EventFindings(tuple(found), tuple(_aside(reading, c) for c in dropped))


# --- agenda, awards, appointments --------------------------------------------------------------------


def _items(ground: Ground, scene: Scene) -> list[list[AgendaItem]]:
    """The agenda of each meeting of the scene, in its order."""
    found: list[list[AgendaItem]] = [[] for _ in scene.drafts]
    for sentence in ground.reading.sentences:
        verbs = ground.agenda_verbs[sentence.number]
        if not verbs or sentence.part in HEADINGS:
            continue
        focus = scene.meeting(sentence.number)
        if focus is None:
            continue
        for item in agenda(ground.text, sentence, verbs):
            if not any(i.treatment is item.treatment and _alike(i.label, item.label) for i in found[focus]):
                passages = ground.reading.evidence(item.span, rule=item.rule)
                found[focus].append(AgendaItem(item.treatment, item.label, passages))
    return found


def _alike(one: str, two: str) -> bool:
    return one in two or two in one


def _awards(ground: Ground, scene: Scene, parts: list[list[Played]]) -> list[tuple[Draft, list[Played]]]:
    """Titles as events of their own; winners of a place are added to the parts of the contest that is told of."""
    own: list[Candidate] = []
    for sentence in ground.reading.sentences:
        if sentence.number not in ground.waited[PRIZE]:
            continue
        dated = any(d.start for d in ground.cast.dates_in(sentence.span))
        row = [one for w in won(ground.text, ground.cast, sentence) for one in each(w, ground.text, ground.cast)]
        for item in row:
            given = award(item)
            named = contest(item)
            target = scene.contest(sentence.number) if item.rank else None
            if named is not None:
                target = next(
                    (i for i, d in enumerate(scene.drafts) if any(same(c, named) for c in d.candidates)), None
                )
                own += [named] if target is None and (dated or starts_events(ground, sentence)) else []
            if target is not None:
                parts[target] += [
                    by_name(given, Role.WON, winner, position=number, rule="winner-before-prize")
                    for number, winner in enumerate(item.winners, 1)
                ]
            elif not item.rank and (dated or starts_events(ground, sentence)):
                own.append(given)
    return [(draft, held_by(draft, ground.cast)) for draft in (Draft((c,)) for c in own)]


def _changes(ground: Ground) -> list[tuple[Draft, list[Played]]]:
    """Appointments and removals."""
    return [
        (Draft((c,)), [by_name(c, role, agent, position=n, rule=c.rule) for n, (role, agent) in enumerate(who, 1)])
        for c, who in appointments(ground.reading, ground.cast, ground.waited[CHANGE])
    ]


# --- the event ---------------------------------------------------------------------------------------


def _event(
    ground: Ground, scene: Scene, draft: Draft, parts: Sequence[Played], items: Sequence[AgendaItem], number: int
) -> Event:
    """One event with everything that hangs on it."""
    reading, first = ground.reading, draft.first
    main, opener = _beside(scene, draft)
    on_its_own = first.type in (EventType.AWARD, EventType.APPOINTMENT) and first.rule not in BY_DECISION
    on_its_own = on_its_own or first.rule == IN_PRIZE
    date = when(reading, ground.cast, draft, main=None if on_its_own else main, opener=opener)
    date = over_years(ground.text, first, date or year_in_review(reading))
    name, *also = _names(draft)
    return Event(
        ref=Ref(Kind.EVENT, f"{reading.article.page}/{reading.article.number}/{number}"),
        type=first.type,
        name=name,
        passages=_passages(reading, ((c.told, c.rule) for c in draft.candidates)),
        also=tuple(also),
        start=date.start if date else None,
        end=date.end if date else None,
        date_text=date.text if date else None,
        places=where(reading, ground.cast, draft, main=main, opener=opener),
        roles=_participations(reading, parts),
        agenda=tuple(items),
        series=series(name),
        term=numbered(name, "届"),
        ordinal=numbered(name, "次"),
    )


def _beside(scene: Scene, draft: Draft) -> tuple[Draft | None, Draft | None]:
    """The event that ``draft`` is a part of, on the day that it opened, and the ceremony that opens ``draft`` itself."""
    leader = min(scene.leading, default=None)
    index = next((i for i, d in enumerate(scene.drafts) if d is draft), None)
    own = scene.opener(index) if index is not None else None
    opener = scene.drafts[own] if own is not None else None
    if leader is None or leader == index:
        return (draft if leader is not None else None), opener
    first = scene.opener(leader)
    return scene.drafts[leader if first is None or first == index else first], opener


def _names(draft: Draft) -> list[str]:
    """The name in full first, then every other form."""
    forms = dict.fromkeys(n for c in (draft.first, *draft.candidates) for n in (c.name, *c.also))
    best = max((c.name for c in draft.candidates if len(c.name) <= LONGEST_NAME), key=len, default=draft.first.name)
    return [best, *(f for f in forms if f != best)]


def _participations(reading: Reading, parts: Sequence[Played]) -> tuple[Participation, ...]:
    """One participation for each agent and role, with every passage that attests it."""
    grouped: dict[tuple[Role, Ref], list[Played]] = {}
    for part in parts:
        grouped.setdefault((part.role, part.agent.ref), []).append(part)
    return tuple(
        Participation(
            role=role,
            agent=agent,
            position=group[0].position,
            printed=next((p.agent.printed for p in group if p.agent.printed), ""),
            passages=_passages(reading, ((p.told, p.rule) for p in group)),
        )
        for (role, agent), group in grouped.items()
    )


def _passages(reading: Reading, told: Iterable[tuple[Span, str]]) -> tuple[Passage, ...]:
    """The evidence for these stretches, each once."""
    found: dict[Passage, None] = {}
    for span, rule in told:
        found.update(dict.fromkeys(reading.evidence(span, rule=rule)))
    return tuple(sorted(found))


def _aside(reading: Reading, candidate: Candidate) -> SetAside:
    """The trigger with where its sentence stands in the page; not the sentence itself, which may name a private person."""
    where = " ".join(f"[{p.begin}:{p.end}]" for p in reading.evidence(candidate.span, rule=candidate.rule))
    return SetAside(
        page=reading.article.page,
        article=reading.article.number,
        what="trigger without fact",
        text=f"{candidate.name[:80]} {where}",
        why="names no event of this article: background, reported speech, or a word that refers back",
    )

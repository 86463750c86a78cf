"""Gather pages in one order, rewrite references, and join facts that are the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from kg.model import (
    ArticleNote,
    Batch,
    Body,
    Event,
    Knowledge,
    Participation,
    Passage,
    Person,
    Place,
    Quotation,
    Ref,
    Tenure,
)


class Renaming(Struct, frozen=True):
    """From page-local references to global ones; a reference that is not in it stays."""

    keys: Mapping[Ref, Ref]

    def __call__(self, ref: Ref) -> Ref:
        """The global reference."""
        return self.keys.get(ref, ref)

    def touches(self, refs: Iterable[Ref]) -> bool:
        """Whether any of the references changes: most records need not be made anew."""
        return not self.keys.keys().isdisjoint(refs)


def union(*groups: Iterable[str]) -> tuple[str, ...]:
    """All the strings once, sorted."""
    return tuple(sorted(set(chain(*groups))))


def place_of(passage: Passage) -> tuple[str, int, int, int, str]:
    """Where a passage stands, for sorting."""
    return (passage.page, passage.article, passage.begin, passage.end, passage.rule)


def evidence(facts: Iterable[tuple[Passage, ...]]) -> tuple[Passage, ...]:
    """All the passages once, in page order."""
    return tuple(sorted(set(chain.from_iterable(facts)), key=place_of))


def gather(pages: Iterable[Knowledge]) -> Knowledge:
    """One `Knowledge` with the pages in the order of their ids, places and bodies joined by reference."""
    ordered = sorted(pages, key=lambda k: k.pages[0].id if k.pages else "")
    return Knowledge(
        pages=tuple(chain.from_iterable(k.pages for k in ordered)),
        articles=tuple(chain.from_iterable(k.articles for k in ordered)),
        persons=tuple(chain.from_iterable(k.persons for k in ordered)),
        bodies=_join_bodies(chain.from_iterable(k.bodies for k in ordered)),
        places=_join_places(chain.from_iterable(k.places for k in ordered)),
        tenures=tuple(chain.from_iterable(k.tenures for k in ordered)),
        events=tuple(chain.from_iterable(k.events for k in ordered)),
        quotations=tuple(chain.from_iterable(k.quotations for k in ordered)),
        batches=tuple(chain.from_iterable(k.batches for k in ordered)),
        set_aside=tuple(chain.from_iterable(k.set_aside for k in ordered)),
    )


def _join_bodies(bodies: Iterable[Body]) -> tuple[Body, ...]:
    joined: dict[Ref, Body] = {}
    for body in bodies:
        seen = joined.get(body.ref)
        joined[body.ref] = (
            body
            if seen is None
            else replace(
                seen,
                also=union(seen.also, body.also),
                kind=min(seen.kind, body.kind),
                place=seen.place or body.place,
                parent=seen.parent or body.parent,
            )
        )
    return tuple(joined[ref] for ref in sorted(joined))


def _join_places(places: Iterable[Place]) -> tuple[Place, ...]:
    joined: dict[Ref, Place] = {}
    for place in places:
        seen = joined.get(place.ref)
        joined[place.ref] = (
            place
            if seen is None
            else replace(
                seen,
                also=union(seen.also, place.also),
                code=seen.code or place.code,
                parent=seen.parent or place.parent,
            )
        )
    return tuple(joined[ref] for ref in sorted(joined))


def rename(
    knowledge: Knowledge,
    renaming: Renaming,
    *,
    persons: tuple[Person, ...] | None = None,
    places: tuple[Place, ...] | None = None,
    events: tuple[Event, ...] | None = None,
) -> Knowledge:
    """``knowledge`` with every reference rewritten, and the given things put in place of the old ones."""
    return replace(
        knowledge,
        persons=knowledge.persons if persons is None else persons,
        places=tuple(_place(p, renaming) for p in (knowledge.places if places is None else places)),
        bodies=tuple(_body(b, renaming) for b in knowledge.bodies),
        articles=tuple(_article(a, renaming) for a in knowledge.articles),
        tenures=tuple(
            replace(t, person=renaming(t.person)) if t.person in renaming.keys else t for t in knowledge.tenures
        ),
        events=tuple(_event(e, renaming) for e in (knowledge.events if events is None else events)),
        quotations=tuple(_quotation(q, renaming) for q in knowledge.quotations),
        batches=tuple(_batch(b, renaming) for b in knowledge.batches),
    )


def _place(place: Place, renaming: Renaming) -> Place:
    return replace(place, parent=renaming(place.parent)) if place.parent and place.parent in renaming.keys else place


def _body(body: Body, renaming: Renaming) -> Body:
    return replace(body, place=renaming(body.place)) if body.place and body.place in renaming.keys else body


def _article(article: ArticleNote, renaming: Renaming) -> ArticleNote:
    if not renaming.touches((*article.mentions, *(ref for ref, _ in article.authors))):
        return article
    return replace(
        article,
        authors=tuple(dict.fromkeys((renaming(ref), role) for ref, role in article.authors)),
        mentions=tuple(sorted({renaming(ref) for ref in article.mentions})),
    )


def _event(event: Event, renaming: Renaming) -> Event:
    if not renaming.touches((event.ref, *event.places, *(role.agent for role in event.roles))):
        return event
    return replace(
        event,
        ref=renaming(event.ref),
        places=tuple(dict.fromkeys(map(renaming, event.places))),
        roles=tuple(replace(role, agent=renaming(role.agent)) for role in event.roles),
    )


def _quotation(quotation: Quotation, renaming: Renaming) -> Quotation:
    return replace(quotation, speaker=renaming(quotation.speaker)) if quotation.speaker in renaming.keys else quotation


def _batch(batch: Batch, renaming: Renaming) -> Batch:
    return replace(
        batch,
        team=renaming(batch.team) if batch.team else None,
        recipient=renaming(batch.recipient) if batch.recipient else None,
        observations=tuple(replace(o, area=renaming(o.area)) for o in batch.observations),
    )


def join_tenures(knowledge: Knowledge) -> Knowledge:
    """Tenures of one person, title, body and status as one, seen from the first to the last date."""
    joined: dict[tuple[Ref, str, Ref | None, str], Tenure] = {}
    for tenure in knowledge.tenures:
        key = (tenure.person, tenure.title, tenure.body, tenure.status.value)
        seen = joined.get(key)
        joined[key] = tenure if seen is None else _both(seen, tenure)
    ordered = sorted(joined, key=lambda k: (k[0], k[1], k[2] or ("", ""), k[3]))
    return replace(knowledge, tenures=tuple(joined[key] for key in ordered))


def _both(one: Tenure, two: Tenure) -> Tenure:
    dates = sorted(d for t in (one, two) for d in (t.first_seen, t.last_seen) if d)
    return replace(
        one,
        first_seen=dates[0] if dates else None,
        last_seen=dates[-1] if dates else None,
        start=min(filter(None, (one.start, two.start)), default=None),
        end=max(filter(None, (one.end, two.end)), default=None),
        passages=evidence((one.passages, two.passages)),
    )


def join_roles(groups: Iterable[tuple[Participation, ...]]) -> tuple[Participation, ...]:
    """Participations of one agent in one role as one, in printed order."""
    joined: dict[tuple[str, Ref], Participation] = {}
    for role in chain.from_iterable(groups):
        key = (role.role.value, role.agent)
        seen = joined.get(key)
        joined[key] = (
            role
            if seen is None
            else replace(
                seen,
                position=min(seen.position, role.position),
                printed=max(seen.printed, role.printed, key=lambda text: (len(text), text)),
                passages=evidence((seen.passages, role.passages)),
            )
        )
    return tuple(sorted(joined.values(), key=lambda r: (r.role.value, r.position, r.agent)))

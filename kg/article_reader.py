"""From the articles of one page to what they name and what they say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from msgspec import Struct

from kg.facts.complaints import batches
from kg.facts.events import events
from kg.facts.quotations import quotations
from kg.facts.tenures import tenures
from kg.lexicon import Lexicon
from kg.mentions.bodies import find_bodies
from kg.mentions.dates import find_dates
from kg.mentions.people import find_people
from kg.mentions.places import PlaceFindings, find_places
from kg.model import (
    Article,
    ArticleNote,
    Batch,
    Body,
    Event,
    Mentions,
    Page,
    Person,
    PersonMention,
    Place,
    PlaceMention,
    Quotation,
    Ref,
    SetAside,
    Settings,
    Tenure,
)
from kg.reading import Reading
from kg.scope import Scope, page_region_of, scope_of
from kg.sentences import sentences


class ReadArticle(Struct, frozen=True):
    """What one article names and says, its note included."""

    note: ArticleNote
    persons: tuple[Person, ...]
    bodies: tuple[Body, ...]
    places: tuple[Place, ...]
    tenures: tuple[Tenure, ...]
    events: tuple[Event, ...]
    quotations: tuple[Quotation, ...]
    batches: tuple[Batch, ...]
    set_aside: tuple[SetAside, ...]


def read_articles(
    page: Page, articles: Sequence[Article], *, lexicon: Lexicon, settings: Settings
) -> tuple[ReadArticle, ...]:
    """Read every article of a page, each in the scope that the whole page suggests."""
    region = page_region_of(articles, divisions=lexicon.divisions, region=page.region)
    return tuple(
        _read(
            page,
            article,
            scope=scope_of(article, divisions=lexicon.divisions, page_region=region),
            lexicon=lexicon,
            settings=settings,
        )
        for article in articles
    )


def _read(page: Page, article: Article, *, scope: Scope, lexicon: Lexicon, settings: Settings) -> ReadArticle:
    cut = sentences(article)
    places = find_places(article, divisions=lexicon.divisions, scope=scope)
    found = find_bodies(article, cut, lexicon=lexicon.bodies, divisions=lexicon.divisions, places=places, scope=scope)
    people = find_people(
        article,
        cut,
        lexicon=lexicon.posts,
        body_lexicon=lexicon.bodies,
        divisions=lexicon.divisions,
        scope=scope,
        bodies=found,
        include_private=settings.include_private,
    )
    named = tuple(m for m in places.mentions if not _in_name(m, people.mentions))
    gone = _gone(places, named)
    reading = Reading(
        page=page,
        article=article,
        sentences=cut,
        mentions=Mentions(
            dates=find_dates(article),
            places=named,
            bodies=tuple(sorted((*found.mentions, *people.body_mentions), key=lambda m: (m.span, m.ref))),
            persons=people.mentions,
        ),
        scope=scope,
    )
    happened = events(reading)
    counted = batches(reading, divisions=lexicon.divisions)
    held = tenures(reading)
    said = quotations(reading)
    return ReadArticle(
        note=_note(reading, people.persons, (*_in_events(happened.events), *_in_batches(counted.batches))),
        persons=people.persons,
        bodies=(*found.bodies, *people.bodies, *counted.bodies),
        places=(*(p for p in places.places if p.ref not in gone), *counted.places),
        tenures=held,
        events=happened.events,
        quotations=said,
        batches=counted.batches,
        set_aside=(*people.set_aside, *happened.set_aside, *counted.set_aside),
    )


def _in_name(place: PlaceMention, persons: Sequence[PersonMention]) -> bool:
    """Whether a place is only read out of a person's name, or across its beginning: 海 of 王海, 长江 in 局长江某."""
    return any(place.span.overlaps(m.span) for m in persons)


def _gone(places: PlaceFindings, named: Sequence[PlaceMention]) -> frozenset[Ref]:
    """The places that nothing names any more and nothing named lies in."""
    above = {p.ref: p.parent for p in places.places}
    needed: set[Ref] = set()
    read = {m.ref for m in places.mentions}
    for ref in {m.ref for m in named} | (set(above) - read):
        at: Ref | None = ref
        while at is not None and at not in needed:
            needed.add(at)
            at = above.get(at)
    return frozenset(read - needed)


def _in_events(found: Iterable[Event]) -> Iterable[Ref]:
    return chain.from_iterable((*e.places, *(r.agent for r in e.roles)) for e in found)


def _in_batches(found: Iterable[Batch]) -> Iterable[Ref]:
    for batch in found:
        yield from filter(None, (batch.team, batch.recipient))
        yield from (o.area for o in batch.observations)


def _note(reading: Reading, persons: Sequence[Person], in_facts: Iterable[Ref]) -> ArticleNote:
    article, mentions = reading.article, reading.mentions
    named = chain(
        (m.ref for m in mentions.persons),
        (m.ref for m in mentions.bodies),
        (m.ref for m in mentions.places if not m.inside_body and m.rule != "deictic"),
        in_facts,
    )
    by_name = {p.name: p.ref for p in persons}
    body = article.body
    return ArticleNote(
        page=article.page,
        number=article.number,
        headline=article.headline,
        alternatives=article.alternatives,
        authors=tuple((by_name[b.name], b.role) for b in article.bylines if b.name in by_name),
        date=article.date,
        date_inferred=article.date_inferred,
        begin=article.offsets[body.start] if body.stop else 0,
        end=article.offsets[body.stop - 1] + 1 if body.stop else 0,
        mentions=tuple(sorted(set(named))),
    )

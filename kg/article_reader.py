"""From the articles of pages to what they name and what they say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, islice

from msgspec import Struct

from kg.facts.complaints import ComplaintFindings, batches
from kg.facts.events import EventFindings, events
from kg.facts.quotations import quotations
from kg.facts.tenures import tenures
from kg.lexicon import Lexicon
from kg.mentions.bodies import BodyFindings, find_bodies
from kg.mentions.dates import find_dates
from kg.mentions.people import PeopleFindings, find_people
from kg.mentions.places import PlaceFindings, find_places
from kg.model import (
    Article,
    ArticleNote,
    Batch,
    Body,
    DateMention,
    Event,
    Mentions,
    Page,
    Person,
    PersonMention,
    Place,
    PlaceMention,
    Quotation,
    Ref,
    Sentence,
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
    return read_together([(page, articles)], lexicon=lexicon, settings=settings)[0]


def read_together(
    pages: Sequence[tuple[Page, Sequence[Article]]], *, lexicon: Lexicon, settings: Settings
) -> list[tuple[ReadArticle, ...]]:
    """Read the articles of several pages, page by page; what one says does not depend on the others.

    Each stage goes over all the articles before the next begins, so that its tables stay in the processor's cache.
    """
    divisions = lexicon.divisions
    regions = [page_region_of(articles, divisions=divisions, region=page.region) for page, articles in pages]
    scoped = [
        (page, article, scope_of(article, divisions=divisions, page_region=region))
        for (page, articles), region in zip(pages, regions, strict=True)
        for article in articles
    ]
    named = _named(scoped, lexicon=lexicon, settings=settings)
    readings = [n.reading for n in named]
    happened = [events(r) for r in readings]
    counted = [batches(r, divisions=divisions) for r in readings]
    held = [tenures(r) for r in readings]
    said = [quotations(r) for r in readings]
    told = map(_told, named, happened, counted, held, said)
    return [tuple(islice(told, len(articles))) for _, articles in pages]


class _Named(Struct, frozen=True):
    """An article with all that it names."""

    reading: Reading
    places: PlaceFindings
    bodies: BodyFindings
    people: PeopleFindings


def _named(scoped: Sequence[tuple[Page, Article, Scope]], *, lexicon: Lexicon, settings: Settings) -> Sequence[_Named]:
    divisions = lexicon.divisions
    cut = [sentences(article) for _, article, _ in scoped]
    places = [find_places(article, divisions=divisions, scope=scope) for _, article, scope in scoped]
    bodies = [
        find_bodies(article, c, lexicon=lexicon.bodies, divisions=divisions, places=p, scope=scope)
        for (_, article, scope), c, p in zip(scoped, cut, places, strict=True)
    ]
    people = [
        find_people(
            article,
            c,
            lexicon=lexicon.posts,
            body_lexicon=lexicon.bodies,
            divisions=divisions,
            scope=scope,
            bodies=b,
            include_private=settings.include_private,
        )
        for (_, article, scope), c, b in zip(scoped, cut, bodies, strict=True)
    ]
    dates = [find_dates(article) for _, article, _ in scoped]
    return [_reading(*found) for found in zip(scoped, cut, dates, places, bodies, people, strict=True)]


def _reading(
    scoped: tuple[Page, Article, Scope],
    cut: tuple[Sentence, ...],
    dates: tuple[DateMention, ...],
    places: PlaceFindings,
    bodies: BodyFindings,
    people: PeopleFindings,
) -> _Named:
    page, article, scope = scoped
    mentions = Mentions(
        dates=dates,
        places=tuple(m for m in places.mentions if not _in_name(m, people.mentions)),
        bodies=tuple(sorted((*bodies.mentions, *people.body_mentions), key=lambda m: (m.span, m.ref))),
        persons=people.mentions,
    )
    reading = Reading(page=page, article=article, sentences=cut, mentions=mentions, scope=scope)
    return _Named(reading, places, bodies, people)


def _told(
    named: _Named,
    happened: EventFindings,
    counted: ComplaintFindings,
    held: tuple[Tenure, ...],
    said: tuple[Quotation, ...],
) -> ReadArticle:
    people, gone = named.people, _gone(named.places, named.reading.mentions.places)
    in_facts = (*_in_events(happened.events), *_in_batches(counted.batches))
    return ReadArticle(
        note=_note(named.reading, people.persons, in_facts),
        persons=people.persons,
        bodies=(*named.bodies.bodies, *people.bodies, *counted.bodies),
        places=(*(p for p in named.places.places if p.ref not in gone), *counted.places),
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

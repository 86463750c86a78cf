"""Scoring: each family of facts of a page, as a reader found it and as a graph has it (rules: docs/annotating.md)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from bench.found import FoundPage, FoundTenure, Thing
from bench.gold import GoldPage, Names, Person
from bench.matching import fits, match_things, merged
from bench.names import alike, fold, folded
from bench.scoring_complaints import complaints
from bench.scoring_events import agenda, events
from bench.tally import Page, Score

NEAR = 40
"""How far from the reader's start an article may begin, in code points: a byline or dateline belongs to neither."""
HEADLINE = 0.75
_CENTRE = ("中国共产党中央委员会", "中共中央", "党中央", "中央")


def score_pages(gold: Iterable[GoldPage], found: Mapping[str, FoundPage], texts: Mapping[str, str]) -> Score:
    """Score every page of the gold; a page that the graph lacks has missed everything.

    Args:
        gold: what the reader found.
        found: what the graph says, by page identifier.
        texts: the pages' text as stored, by identifier, to check offsets with.
    """
    score = Score()
    for page in gold:
        name = page_named(page.id, found) or page.id
        _score_page(page, found.get(name, FoundPage()), texts.get(name, ""), score.at(page.id))
    for name in sorted(found):
        _passages(name, found[name], texts, score)
    return score


def page_named(name: str, pages: Iterable[str]) -> str | None:
    """The identifier that gold means by a page's name, with or without folder and suffix."""
    known = sorted(pages)
    for candidate in known:
        if candidate == name or PurePosixPath(candidate).stem == name:
            return candidate
    return None


def _score_page(gold: GoldPage, found: FoundPage, text: str, sink: Page) -> None:
    _articles(gold, found, text, sink)
    _persons(gold, found, sink)
    _posts(gold, found, sink)
    _bodies(gold, found, sink)
    _places(gold, found, sink)
    events(gold, found, sink)
    agenda(gold, found, sink)
    complaints(gold, found, sink)
    _speakers(gold, found, sink)


def _articles(gold: GoldPage, found: FoundPage, text: str, sink: Page) -> None:
    starts = [start_of(article.start, text) for article in gold.articles]
    left = dict(sorted(found.articles.items()))
    untitled = [starts[n] for n, article in enumerate(gold.articles) if not article.titles]
    for article in gold.articles:
        scored = {
            iri: max((alike(title, line) for title in article.titles for line in other.headlines), default=0.0)
            for iri, other in left.items()
        }
        best = max(scored, key=lambda iri: scored[iri], default=None)
        if not article.titles:
            continue
        if best is not None and scored[best] >= HEADLINE:
            sink.right("headlines")
            del left[best]
        else:
            sink.missed("headlines", article.titles[0])
    for other in left.values():
        if other.headlines and not any(_near(at, other.begin) for at in untitled):
            sink.wrong("headlines", min(other.headlines))
    begins = sorted(a.begin for a in found.articles.values() if a.begin is not None)
    for article, at in zip(gold.articles, starts, strict=True):
        here = next((begin for begin in begins if _near(at, begin)), None)
        if here is None:
            sink.missed("article starts", article.start)
        else:
            sink.right("article starts")
            begins.remove(here)
    for begin in begins:
        sink.wrong("article starts", f"{begin} {text[begin : begin + 12]!r}")
    authors = {author for article in found.articles.values() for author in article.authors}
    bylines = merged((name,) for article in gold.articles for name in article.byline)
    match_things(bylines, authors, family="bylines", sink=sink)


def start_of(words: str, text: str) -> int | None:
    """Where ``words`` stand in ``text``, white space and punctuation apart; None if nowhere."""
    plain = [(fold(character), at) for at, character in enumerate(text)]
    kept = [(character, at) for characters, at in plain for character in characters]
    where = "".join(character for character, _ in kept).find(fold(words))
    return kept[where][1] if where >= 0 and fold(words) else None


def _near(start: int | None, begin: int | None) -> bool:
    return start is not None and begin is not None and abs(start - begin) <= NEAR


def persons_of(gold: GoldPage) -> list[Person]:
    """The page's persons, each once: the most public of the kinds that its articles give, all posts together."""
    order = ("official", "public", "private", "referenced", "reporter")
    people = [person for article in gold.articles for person in article.persons]
    people += [Person((name,), "reporter", (), False) for article in gold.articles for name in article.byline]
    together: list[Person] = []
    for names in merged(person.names for person in people):
        same = [person for person in people if folded(person.names) & folded(names)]
        together.append(
            Person(
                names=names,
                kind=min((person.kind for person in same), key=order.index),
                posts=tuple(dict.fromkeys(post for person in same for post in person.posts)),
                optional=all(person.optional for person in same),
            )
        )
    return together


def _persons(gold: GoldPage, found: FoundPage, sink: Page) -> None:
    people = persons_of(gold)
    private = [person.names for person in people if person.kind == "private"]
    wanted = [p.names for p in people if p.kind in ("official", "public") and not p.optional]
    neutral = [p.names for p in people if p.kind in ("reporter", "referenced") or p.optional]
    match_things(wanted, found.persons, neutral=neutral, family="persons", sink=sink)
    for thing in sorted(found.persons, key=lambda t: t.iri):
        if any(fits(names, thing) for names in private):
            sink.private(thing.shown)


def _posts(gold: GoldPage, found: FoundPage, sink: Page) -> None:
    left = sorted(found.tenures, key=lambda t: (t.person.iri, t.title, t.body.iri if t.body else ""))
    for person in persons_of(gold):
        mine = [tenure for tenure in left if fits(person.names, tenure.person)]
        used: set[FoundTenure] = set()
        for post in person.posts:
            good = [
                t
                for t in mine
                if fold(t.title) in folded(post.titles)
                and (post.bodiless or (t.body is not None and fits(post.bodies, t.body)))
            ]
            used |= set(good)
            if post.optional or person.optional or person.kind not in ("official", "public"):
                continue
            if good:
                sink.right("posts")
            else:
                sink.missed("posts", f"{person.names[0]} {post.titles[0]} @ {(*post.bodies, '-')[0]}")
        if person.kind == "referenced" or person.optional:
            used |= set(mine)
        left = [tenure for tenure in left if tenure not in used]
    for tenure in left:
        body = tenure.body.shown if tenure.body else "-"
        sink.wrong("posts", f"{tenure.person.shown} {tenure.title} @ {body}")


def _bodies(gold: GoldPage, found: FoundPage, sink: Page) -> None:
    wanted = merged(names for article in gold.articles for names in article.bodies)
    neutral = [names for article in gold.articles for names in article.bodies_optional]
    neutral += [post.bodies for person in persons_of(gold) for post in person.posts if post.optional]
    neutral += [(thing.shown,) for thing in found.bodies if thing.shown.endswith("党组")]
    neutral += _inside(found.bodies, (name for names in wanted for name in names))
    match_things(wanted, found.bodies, neutral=[*neutral, _CENTRE], family="bodies", sink=sink)


def _places(gold: GoldPage, found: FoundPage, sink: Page) -> None:
    wanted = merged(names for article in gold.articles for names in article.places)
    neutral = [names for article in gold.articles for names in article.places_optional]
    hosts = [name for article in gold.articles for names in (*article.bodies, *article.places) for name in names]
    neutral += _inside(found.places, hosts)
    match_things(wanted, found.places, neutral=neutral, family="places", sink=sink)


def _inside(things: Iterable[Thing], hosts: Iterable[str]) -> list[Names]:
    """The things of which a name is only a part of another name: 甲市 in 甲市文化馆, 乙大学 in 乙大学文学院."""
    longer = [fold(name) for name in hosts]
    return [(t.shown,) for t in things if any(own in name and own != name for own in t.names for name in longer)]


def _speakers(gold: GoldPage, found: FoundPage, sink: Page) -> None:
    said = [statement for article in gold.articles for statement in article.statements]
    private = [person.names for person in persons_of(gold) if person.kind == "private"]
    wanted = merged(s.speaker for s in said if not s.optional)
    neutral = [s.speaker for s in said if s.optional]
    open_ = [names for names in wanted if not any(folded(names) & folded(p) for p in private)]
    match_things(open_, found.speakers, neutral=neutral, family="speakers", sink=sink)


def _passages(name: str, page: FoundPage, texts: Mapping[str, str], score: Score) -> None:
    for begin, end, quoted in page.passages:
        score.passages += 1
        if re.sub(r"\s", "", texts.get(name, "")[begin:end]) != re.sub(r"\s", "", quoted):
            score.passages_wrong.append(f"{name} {begin}-{end}: {quoted[:20]}")

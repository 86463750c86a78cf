"""The persons of an article: names with a public role, where each stands, and the posts and bodies beside them.

A name becomes a person when a title announces it, a list carries that title on, an appointment or a curriculum
vitae names it, or it stands among those who attend; then it is known and found everywhere in the article. Names
with a private role, or with none, are set aside without being named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from kg.divisions import Divisions
from kg.mentions.bodies import BodyFindings, BodyLexicon
from kg.mentions.people.acts import acting, speaking, winners
from kg.mentions.people.appointments import appointments
from kg.mentions.people.attendance import attendance, between, cited
from kg.mentions.people.finds import Find, Held, merged
from kg.mentions.people.names import dotted_names
from kg.mentions.people.recurrence import again, first_parts, surnames
from kg.mentions.people.titles import after_titles
from kg.mentions.posts import PostLexicon, TitleSpot, is_office
from kg.mentions.posts.forms import is_independent
from kg.mentions.posts.runs import Runs, Slot
from kg.mentions.posts.seats import Seats
from kg.model import (
    Article,
    Body,
    BodyMention,
    Kind,
    Person,
    PersonMention,
    PostMention,
    Ref,
    Sentence,
    SetAside,
    Standing,
    TenureStatus,
)
from kg.scope import Scope

_STRONGEST = (Standing.OFFICIAL, Standing.PUBLIC, Standing.REFERENCED, Standing.REPORTER, Standing.PRIVATE)


class PeopleFindings(Struct, frozen=True):
    """What `find_people` found; every tuple sorted."""

    mentions: tuple[PersonMention, ...] = ()
    persons: tuple[Person, ...] = ()
    bodies: tuple[Body, ...] = ()
    """Bodies that only posts imply."""
    body_mentions: tuple[BodyMention, ...] = ()
    set_aside: tuple[SetAside, ...] = ()


class _Known(Struct, frozen=True):
    """A name of the article with the standing that all its places show together."""

    standing: Standing
    also: tuple[str, ...] = ()


def find_people(
    article: Article,
    sentences: Sequence[Sentence],
    *,
    lexicon: PostLexicon,
    body_lexicon: BodyLexicon,
    divisions: Divisions,
    scope: Scope,
    bodies: BodyFindings,
    include_private: bool = False,
) -> PeopleFindings:
    """Find the persons of ``article``, their posts, and the bodies that these posts imply.

    ``include_private`` keeps persons with a merely private role, who are otherwise counted in ``set_aside``
    under their role and never named.
    """
    text = article.text
    spots = lexicon.find(text)
    runs = Runs(text, spots, bodies.mentions, lexicon=lexicon, divisions=divisions, scope=scope)
    finds = _announced(text, spots, lexicon, runs)
    known = _known(finds)
    keep = {n: k for n, k in known.items() if include_private or k.standing is not Standing.PRIVATE}
    finds = merged([f for f in _recurring(text, finds, keep, spots, lexicon) if f.name in keep])
    seats = Seats(bodies, lexicon=body_lexicon, names=lexicon.names, divisions=divisions, scope=scope, article=article)
    mentions = _mentions(article, tuple(_seated(finds, seats, text)), keep)
    aside = tuple(_aside(article, known, text, lexicon))
    return PeopleFindings(
        mentions=tuple(sorted({*mentions, *_bylines(article)}, key=lambda m: (m.span, m.rule))),
        persons=tuple(_persons(article, {f.name: keep[f.name] for f in finds})),
        bodies=tuple(seats.bodies()),
        body_mentions=tuple(sorted(set(seats.mentions), key=lambda m: (m.span, m.ref))),
        set_aside=aside,
    )


def _announced(text: str, spots: Sequence[TitleSpot], lexicon: PostLexicon, runs: Runs) -> list[Find]:
    """The names that the words beside them announce."""
    finds = [*winners(text, spots, lexicon=lexicon, runs=runs), *cited(text, spots, lexicon=lexicon, runs=runs)]
    finds += between(text, spots, lexicon=lexicon, runs=runs)
    finds += after_titles(text, spots, lexicon=lexicon, runs=runs, named={f.span.stop for f in finds if f.posts})
    finds += appointments(text, spots, known=finds, lexicon=lexicon, runs=runs)
    if any(f.shown() is Standing.OFFICIAL for f in finds):
        finds += attendance(text, lexicon=lexicon.names)
    known = {find.name for find in finds if find.shown() not in (None, Standing.PRIVATE)}
    finds += acting(text, known=known, lexicon=lexicon, runs=runs)
    return merged([*finds, *speaking(text, found={find.name for find in finds}, lexicon=lexicon, runs=runs)])


def _known(finds: Iterable[Find]) -> dict[str, _Known]:
    """The names with a standing: the strongest that any place shows, a citation only where nothing else is shown."""
    shown: dict[str, set[Standing]] = {}
    for find in finds:
        if standing := find.shown():
            shown.setdefault(find.name, set()).add(standing)
    return {
        name: _Known(
            Standing.REFERENCED if Standing.REFERENCED in standings else next(s for s in _STRONGEST if s in standings)
        )
        for name, standings in sorted(shown.items())
    }


def _recurring(
    text: str, finds: list[Find], known: dict[str, _Known], spots: Sequence[TitleSpot], lexicon: PostLexicon
) -> list[Find]:
    """The finds, and every other place that names a known person; other spellings go to ``known``."""
    every = [*finds, *again(text, {n: k.standing for n, k in known.items()}, lexicon=lexicon.names)]
    held = {n: [h.slot.spot.title.core for f in finds if f.name == n for h in f.posts] for n in known}
    short = [*first_parts(text, known, lexicon=lexicon.names), *surnames(text, spots, held)]
    for find, name in short:
        if find.rule == "first-part":
            known[name] = replace(known[name], also=tuple(sorted({*known[name].also, find.name})))
        every.append(replace(find, name=name))
    return every


def _seated(finds: Iterable[Find], seats: Seats, text: str) -> Iterator[Find]:
    """The finds with the body of each post, taken over from the post before where it has none of its own."""
    last: tuple[int, Ref | None] = (-9, None)
    heads: dict[str, tuple[int, Ref | None]] = {}
    for find in finds:
        posts: list[Held] = []
        before: Ref | None = None
        for held in find.posts:
            # 副局长甲、待遇保障科科长乙: a part goes on with the body before, another body's own name does not
            first = held.slot.span.start if is_independent(held.slot.words) else held.slot.first
            if not posts and first - last[0] in (0, 1) and text[last[0] : first] in ("、", "，", ""):
                before = last[1]
            elif not posts:
                before = _of_head(held.slot, heads, text)
            told = held.rule == "curriculum-vitae"
            run = bool(posts) or (before is not None and not told)
            body = seats.seat(held.slot, before, name=find.name, run=run, told=told)
            status = _carried(posts, held, seats.body(body))
            posts.append(replace(held, body=body, status=status))
            before = body or before
            heads[held.slot.core] = (find.span.stop, body)
        yield replace(find, posts=tuple(posts)) if posts else find
        if posts:
            last = (find.span.stop, before)
        elif text[last[0] : find.span.start] in ("、", " "):
            last = (find.span.stop, last[1])


def _of_head(slot: Slot, heads: Mapping[str, tuple[int, Ref | None]], text: str) -> Ref | None:
    """The body of the chief whose bare deputy the same sentence names: 某会主任甲参加并讲话，副主任乙参加."""
    if slot.body or slot.division or slot.words or not slot.core.startswith("副"):
        return None
    stop, body = heads.get(slot.core.removeprefix("副"), (0, None))
    between = text[stop : slot.span.start]
    return body if between.endswith(("，", "、")) and not any(c in between for c in "。；！？\n") else None


def _carried(posts: Sequence[Held], held: Held, body: Body | None) -> TenureStatus:
    """原 goes on to the next post of the run, unless that one has another body: 原党委书记、局长."""
    if not posts or held.status is not TenureStatus.CURRENT or posts[-1].status is not TenureStatus.FORMER:
        return held.status
    own = held.slot.body or held.slot.division
    same = body is not None and posts[-1].body in (body.ref, body.parent)
    return TenureStatus.FORMER if same or not own else held.status


def _mentions(article: Article, finds: Sequence[Find], known: dict[str, _Known]) -> Iterator[PersonMention]:
    for find in finds:
        yield PersonMention(
            span=find.span,
            name=article.text[find.span.start : find.span.stop],
            ref=_ref(article, find.name),
            rule=find.rule,
            standing=known[find.name].standing,
            posts=tuple(_post(held) for held in find.posts if is_office(held.slot.core, bodied=held.body is not None)),
        )


def _post(held: Held) -> PostMention:
    core = held.slot.core
    return PostMention(held.slot.span, core, held.body, held.rule, held.status)


def _bylines(article: Article) -> Iterator[PersonMention]:
    for line in article.bylines:
        yield PersonMention(line.span, line.name, _ref(article, line.name), "byline", Standing.REPORTER)


def _persons(article: Article, known: dict[str, _Known]) -> Iterator[Person]:
    reporters = {line.name: _Known(Standing.REPORTER) for line in article.bylines}
    for name, one in sorted((reporters | known).items()):
        yield Person(_ref(article, name), name, one.standing, one.also)


def _ref(article: Article, name: str) -> Ref:
    return Ref(Kind.PERSON, f"{name}|{article.page}")


def _aside(article: Article, known: dict[str, _Known], text: str, lexicon: PostLexicon) -> Iterator[SetAside]:
    """What was left out, without naming anyone."""
    private = sum(one.standing is Standing.PRIVATE for one in known.values())
    for _ in range(private):
        yield SetAside(article.page, article.number, "private person", "", "a private role only")
    bylines = {line.name for line in article.bylines}
    for match in dotted_names(text):
        named = any(name in match[0] or match[0] in name for name in (*known, *bylines))
        if not named and all(c in lexicon.names.translit for c in match[0].replace("·", "")):
            yield SetAside(article.page, article.number, "name without a role", "", "no post or role beside it")

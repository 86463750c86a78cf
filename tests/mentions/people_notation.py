"""People read from one line, and written back in one line: ``王建国 official 副书记@中共清河县委员会 县长@清河县人民政府``.

A status other than Current follows the body after ``!``; names come in the order of their first place in the text.
"""

from __future__ import annotations

from array import array
from functools import cache

from kg.divisions import Divisions
from kg.mentions.bodies import BodyLexicon, find_bodies
from kg.mentions.people import PeopleFindings, find_people
from kg.mentions.places import find_places
from kg.mentions.posts import PostLexicon
from kg.model import Article, Byline, Part, PartKind, Span, TenureStatus
from kg.scope import scope_of
from kg.sentences import sentences


def article(text: str, *, region: str | None = None, bylines: tuple[Byline, ...] = ()) -> Article:
    """``text`` as an article: a line that begins with ``#`` is the headline, the others are paragraphs."""
    kinds = [PartKind.HEADLINE if line.startswith("#") else PartKind.PARAGRAPH for line in text.split("\n")]
    lines = [line.removeprefix("#").strip() for line in text.split("\n")]
    parts, at = [], 0
    for kind, line in zip(kinds, lines, strict=True):
        parts.append(Part(kind, Span(at, at + len(line))))
        at += len(line) + 1
    joined = "\n".join(lines)
    return Article("测试", 1, joined, array("i", range(len(joined))), tuple(parts), bylines, region=region)


def findings(
    text: str, *, region: str | None = None, bylines: tuple[Byline, ...] = (), include_private: bool = False
) -> PeopleFindings:
    """What `find_people` finds in ``text`` with the shipped lexicons."""
    one = article(text, region=region, bylines=bylines)
    divisions, bodies, posts = _lexicons()
    code = next((d.code for d in divisions.named(region)), None) if region else None
    scope = scope_of(one, divisions=divisions, page_region=code)
    cut = sentences(one)
    places = find_places(one, divisions=divisions, scope=scope)
    found = find_bodies(one, cut, lexicon=bodies, divisions=divisions, places=places, scope=scope)
    return find_people(
        one,
        cut,
        lexicon=posts,
        body_lexicon=bodies,
        divisions=divisions,
        scope=scope,
        bodies=found,
        include_private=include_private,
    )


@cache
def _lexicons() -> tuple[Divisions, BodyLexicon, PostLexicon]:
    return Divisions.load(), BodyLexicon.load(), PostLexicon.load()


def people(text: str, *, region: str | None = None, include_private: bool = False) -> list[str]:
    """The persons of ``text`` in the notation of this module."""
    found = findings(text, region=region, include_private=include_private)
    lines: dict[str, list[str]] = {}
    for mention in found.mentions:
        name = mention.ref.key.partition("|")[0]
        line = lines.setdefault(name, [name, mention.standing.value])
        for post in mention.posts:
            body = post.body.key.partition("|")[0] if post.body else "-"
            status = "" if post.status is TenureStatus.CURRENT else f"!{post.status.value}"
            line += [w for w in (f"{post.title}@{body}{status}",) if w not in line]
    return [" ".join(line) for line in lines.values()]


def names(text: str, *, region: str | None = None) -> list[str]:
    """The names of the persons of ``text`` by first place."""
    return [line.partition(" ")[0] for line in people(text, region=region)]

"""What a careful reader found on a page: the records of ``tests/gold`` and their reading (docs/annotating.md)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import UsageError

KINDS = ("official", "public", "private", "reporter", "referenced")
_KEYS = {
    "page": "doc articles note",
    "article": "id title title_alt start byline persons bodies bodies_optional places places_optional events "
    "complaints statements note",
    "byline": "name role note",
    "person": "name name_alt kind posts optional note",
    "post": "title title_alt body status optional note",
    "event": "id type type_alt names mentioned optional start end places places_optional roles agenda note",
    "role": "role role_alt agent optional note",
    "agenda item": "verb verb_alt item optional note",
    "complaint": "batch date team recipient total priority phone letter undisclosed by_region by_type cumulative note",
    "cumulative": "as_of batches total priority phone letter undisclosed by_region by_type note",
    "statement": "speaker start optional note",
}
Names = tuple[str, ...]
Dates = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Post:
    """A post: its accepted titles, the accepted names of its body, and whether it may stand without a body."""

    titles: Names
    bodies: Names
    bodiless: bool
    optional: bool


@dataclass(frozen=True, slots=True)
class Person:
    """A person named in an article."""

    names: Names
    kind: str
    posts: tuple[Post, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class Role:
    """One agent's part in an event: any of ``roles`` is right."""

    roles: Names
    agent: Names
    optional: bool


@dataclass(frozen=True, slots=True)
class Item:
    """Something an event dealt with: any of ``verbs`` is right."""

    verbs: Names
    text: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened. ``start`` and ``end`` list every right answer; None among them: none is right too."""

    types: Names
    names: Names
    optional: bool
    start: Dates
    end: Dates
    places: tuple[Names, ...]
    places_optional: tuple[Names, ...]
    roles: tuple[Role, ...]
    agenda: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a figure of a complaint notice belongs."""

    batch: int
    coverage: str
    """ThisBatch or Cumulative."""
    kind: str
    """total, Phone, Letter, undisclosed, region or type."""
    names: Names
    """Accepted names of the region or type."""
    priority: bool


@dataclass(frozen=True, slots=True)
class Complaint:
    """One batch of complaints with every figure."""

    batch: int
    date: str | None
    team: Names
    recipient: Names
    figures: tuple[tuple[Cell, int], ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """What someone said, from ``start`` on."""

    speaker: Names
    start: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Article:
    """One article. ``titles`` is empty where none is printed."""

    titles: Names
    start: str
    byline: Names
    persons: tuple[Person, ...]
    bodies: tuple[Names, ...]
    bodies_optional: tuple[Names, ...]
    places: tuple[Names, ...]
    places_optional: tuple[Names, ...]
    events: tuple[Event, ...]
    complaints: tuple[Complaint, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A page's identifier, as in the graph or without its suffix, and its articles."""

    id: str
    articles: tuple[Article, ...]


def read_folder(folder: Path) -> tuple[GoldPage, ...]:
    """Every ``*.json`` of a folder, by name.

    Raises:
        UsageError: there are none, or one breaks the form.
    """
    files = sorted(folder.glob("*.json"))
    if not files:
        raise UsageError(f"there is no gold in {folder}: give a folder with one JSON file for each page")
    return tuple(read(path) for path in files)


def read(path: Path) -> GoldPage:
    """One file.

    Raises:
        UsageError: it is no JSON, or a key is unknown, missing or of the wrong type.
    """
    try:
        return page(json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        missing = f"the key {error} is missing" if isinstance(error, KeyError) else str(error)
        raise UsageError(f"{path}: {missing}: see docs/annotating.md for the form") from error


def page(data: Mapping[str, Any]) -> GoldPage:
    """The page in parsed JSON.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: the data breaks the form.
    """
    _check(data, "page")
    return GoldPage(data["doc"], tuple(_article(a) for a in data["articles"]))


def _check(data: Mapping[str, Any], what: str) -> None:
    known = _KEYS[what].split()
    for key in data:
        if key not in known:
            raise ValueError(f"{what} with the unknown key {key!r} (known: {', '.join(known)})")


def _names(data: Any) -> Names:
    """A name or a list of names."""
    listed = (data,) if isinstance(data, str) else tuple(data or ())
    if not all(isinstance(name, str) for name in listed):
        raise ValueError(f"a list of names is wanted, not {data!r}")
    return listed


def _lists(data: Any) -> tuple[Names, ...]:
    return tuple(_names(entry) for entry in data or ())


def _dates(data: Any) -> Dates:
    return tuple(data) if isinstance(data, list) else (data,)


def _article(data: Mapping[str, Any]) -> Article:
    _check(data, "article")
    for line in data.get("byline", ()):
        _check(line, "byline")
    return Article(
        titles=(*_names(data.get("title")), *_names(data.get("title_alt"))),
        start=data["start"],
        byline=tuple(line["name"] for line in data.get("byline", ())),
        persons=tuple(_person(p) for p in data.get("persons", ())),
        bodies=_lists(data.get("bodies")),
        bodies_optional=_lists(data.get("bodies_optional")),
        places=_lists(data.get("places")),
        places_optional=_lists(data.get("places_optional")),
        events=tuple(_event(e) for e in data.get("events", ())),
        complaints=tuple(_complaint(c) for c in data.get("complaints", ())),
        statements=tuple(_statement(s) for s in data.get("statements", ())),
    )


def _person(data: Mapping[str, Any]) -> Person:
    _check(data, "person")
    if data["kind"] not in KINDS:
        raise ValueError(f"person of the unknown kind {data['kind']!r} (known: {', '.join(KINDS)})")
    return Person(
        names=(*_names(data["name"]), *_names(data.get("name_alt"))),
        kind=data["kind"],
        posts=tuple(_post(p) for p in data.get("posts", ())),
        optional=bool(data.get("optional")),
    )


def _post(data: Mapping[str, Any]) -> Post:
    _check(data, "post")
    return Post(
        titles=(data["title"], *_names(data.get("title_alt"))),
        bodies=_names([body for body in data["body"] if body is not None]),
        bodiless=None in data["body"],
        optional=bool(data.get("optional")),
    )


def _event(data: Mapping[str, Any]) -> Event:
    _check(data, "event")
    start = _dates(data.get("start"))
    return Event(
        types=(data["type"], *_names(data.get("type_alt"))),
        names=_names(data["names"]),
        optional=bool(data.get("optional") or data.get("mentioned")),
        start=start,
        end=_dates(data["end"]) if data.get("end") else (None, *start),
        places=_lists(data.get("places")),
        places_optional=_lists(data.get("places_optional")),
        roles=tuple(_role(r) for r in data.get("roles", ())),
        agenda=tuple(_item(i) for i in data.get("agenda", ())),
    )


def _role(data: Mapping[str, Any]) -> Role:
    _check(data, "role")
    return Role((data["role"], *_names(data.get("role_alt"))), _names(data["agent"]), bool(data.get("optional")))


def _item(data: Mapping[str, Any]) -> Item:
    _check(data, "agenda item")
    return Item((data["verb"], *_names(data.get("verb_alt"))), data["item"], bool(data.get("optional")))


def _statement(data: Mapping[str, Any]) -> Statement:
    _check(data, "statement")
    return Statement(_names(data["speaker"]), data["start"], bool(data.get("optional")))


def _complaint(data: Mapping[str, Any]) -> Complaint:
    _check(data, "complaint")
    figures = list(_figures(data, data["batch"], "ThisBatch"))
    if data.get("cumulative"):
        _check(data["cumulative"], "cumulative")
        figures += _figures(data["cumulative"], data["batch"], "Cumulative")
    return Complaint(
        batch=data["batch"],
        date=data.get("date"),
        team=_names(data.get("team")),
        recipient=_names(data.get("recipient")),
        figures=tuple(figures),
    )


def _figures(data: Mapping[str, Any], batch: int, coverage: str) -> list[tuple[Cell, int]]:
    cells = [
        (Cell(batch, coverage, kind, (), priority), data.get(key))
        for key, kind, priority in (
            ("total", "total", False),
            ("priority", "total", True),
            ("phone", "Phone", False),
            ("letter", "Letter", False),
            ("undisclosed", "undisclosed", False),
        )
    ]
    for region, (cases, priority_cases) in (data.get("by_region") or {}).items():
        names = tuple(region.split("|"))
        cells.append((Cell(batch, coverage, "region", names, False), cases))
        cells.append((Cell(batch, coverage, "region", names, True), priority_cases))
    for kind, cases in (data.get("by_type") or {}).items():
        cells.append((Cell(batch, coverage, "type", tuple(kind.split("|")), False), cases))
    return [(cell, count) for cell, count in cells if count is not None]

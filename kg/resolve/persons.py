"""Tell apart people of one name: by body and by place; what stays in doubt is a question, not a merge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from msgspec import Struct
from msgspec.structs import replace

from kg.model import Body, Kind, Knowledge, Level, Person, Ref, Standing, Tenure
from kg.resolve.merge import union

_RANK = {
    s: n
    for n, s in enumerate(
        (Standing.OFFICIAL, Standing.PUBLIC, Standing.REFERENCED, Standing.REPORTER, Standing.PRIVATE)
    )
}
_PREFECTURE, _COUNTY = 4, 6
"""Digits of a division code that name the prefecture and the county."""


class Question(Struct, frozen=True):
    """Something the pages do not settle."""

    what: str
    name: str
    keys: tuple[str, ...]


class People(Struct, frozen=True):
    """Persons under global keys, how to get there, and what stays open."""

    persons: tuple[Person, ...]
    keys: Mapping[Ref, Ref]
    questions: tuple[Question, ...]


@dataclass(slots=True)
class _Cluster:
    """Page-local persons taken to be one human being."""

    persons: list[Person] = field(default_factory=list)
    bodies: set[str] = field(default_factory=set)
    areas: set[str] = field(default_factory=set)
    papers: set[str] = field(default_factory=set)

    def same(self, other: _Cluster) -> bool:
        """Whether both hold a post of one body, are at home in one place, or write for one paper."""
        return bool(self.bodies & other.bodies or self.papers & other.papers) or _near(self.areas, other.areas)

    def take(self, other: _Cluster) -> None:
        """Make the other part of this one."""
        self.persons += other.persons
        self.bodies |= other.bodies
        self.areas |= other.areas
        self.papers |= other.papers


def tell_apart(knowledge: Knowledge) -> People:
    """Cluster the page-local persons of each name."""
    by_name: dict[str, list[_Cluster]] = defaultdict(list)
    for cluster in _clusters(knowledge):
        by_name[cluster.persons[0].name].append(cluster)
    persons: list[Person] = []
    keys: dict[Ref, Ref] = {}
    questions: list[Question] = []
    for name in sorted(by_name):
        groups = _joined(by_name[name])
        labels = _labels(name, groups)
        for label, group in zip(labels, groups, strict=True):
            ref = Ref(Kind.PERSON, label)
            keys.update(dict.fromkeys((p.ref for p in group.persons), ref))
            persons.append(
                Person(
                    ref=ref,
                    name=name,
                    standing=min((p.standing for p in group.persons), key=_RANK.__getitem__),
                    also=union(*(p.also for p in group.persons)),
                )
            )
        if len(groups) > 1:
            questions.append(Question(what="one name, kept apart", name=name, keys=tuple(labels)))
    return People(tuple(sorted(persons, key=lambda p: p.ref)), keys, tuple(questions))


def _clusters(knowledge: Knowledge) -> Iterable[_Cluster]:
    tenures: dict[Ref, list[Tenure]] = defaultdict(list)
    for tenure in knowledge.tenures:
        tenures[tenure.person].append(tenure)
    bodies = {b.ref: b for b in knowledge.bodies}
    papers = {p.id: p.paper for p in knowledge.pages}
    homes = _homes(knowledge)
    authors = {ref: a.page for a in knowledge.articles for ref, _ in a.authors}
    wholes: dict[Ref, Person] = {}
    for person in knowledge.persons:
        seen = wholes.get(person.ref)
        wholes[person.ref] = (
            person
            if seen is None
            else replace(
                seen,
                also=union(seen.also, person.also),
                standing=min(seen.standing, person.standing, key=_RANK.__getitem__),
            )
        )
    for person in wholes.values():
        posts = [t.body for t in tenures[person.ref] if t.body is not None]
        page = person.ref.key.partition("|")[2]
        areas = set(filter(None, (_area(bodies[b]) for b in posts if b in bodies)))
        if not posts and person.standing is not Standing.REFERENCED:
            areas |= homes.get(page, set())
        paper = papers.get(authors[person.ref]) if person.ref in authors else None
        yield _Cluster(
            persons=[person],
            bodies={b.key for b in posts} | ({"referenced"} if person.standing is Standing.REFERENCED else set()),
            areas=areas,
            papers={paper} if paper else set(),
        )


def _area(body: Body) -> str | None:
    """The prefecture or county a body belongs to, as code prefix; provincial and central bodies are no home."""
    code = body.place.key if body.place else ""
    if not code[:_COUNTY].isdigit() or len(code) < _COUNTY or code[2:_COUNTY] == "0000":
        return None
    return code[:_PREFECTURE] if code[_PREFECTURE:_COUNTY] == "00" else code[:_COUNTY]


def _near(ones: set[str], others: set[str]) -> bool:
    """Whether two homes agree: the same county, or a prefecture and something inside it."""
    return any(a.startswith(b) or b.startswith(a) for a in ones for b in others)


def _homes(knowledge: Knowledge) -> dict[str, set[str]]:
    """For each page the one prefecture that all its divisions lie in, if there is one."""
    levels = {p.ref: p for p in knowledge.places if p.code and p.level is not Level.PROVINCE}
    areas: dict[str, set[str]] = defaultdict(set)
    for article in knowledge.articles:
        for ref in article.mentions:
            place = levels.get(ref)
            if place is not None and place.code and len(place.code) >= 6:
                areas[article.page].add(place.code[:_PREFECTURE])
    return {page: found for page, found in areas.items() if len(found) == 1}


def _joined(clusters: list[_Cluster]) -> list[_Cluster]:
    """Join until no two are the same; the outcome does not depend on the order, since joining only widens."""
    groups: list[_Cluster] = []
    for cluster in clusters:
        fits = [g for g in groups if g.same(cluster)]
        groups = [g for g in groups if g not in fits]
        for other in fits:
            cluster.take(other)
        groups.append(cluster)
    return sorted(groups, key=lambda g: min(p.ref.key for p in g.persons))


def _labels(name: str, groups: list[_Cluster]) -> list[str]:
    """One readable key a cluster: the bare name, or the name with its first body or page."""
    if len(groups) == 1:
        return [name]
    hints = [min(g.bodies, default=None) or min(p.ref.key.partition("|")[2] for p in g.persons) for g in groups]
    return [
        f"{name}（{hint}）" if hints.count(hint) == 1 else f"{name}（{hint}·{number}）"
        for number, hint in enumerate(hints, 1)
    ]

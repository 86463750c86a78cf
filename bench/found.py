"""What a graph says of each page, read from its Turtle as any user's query would read it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from bench.names import folded
from kg.errors import UsageError
from kg.graph.terms import KG, NAMESPACES

ROLES = (
    *("chairedBy", "attendedBy", "observedBy", "addressedBy", "reportedBy", "heldBy", "organizedBy", "undertakenBy"),
    *("coOrganizedBy", "guidedBy", "supportedBy", "participatedBy", "wonBy", "inspectedBy", "appointed", "removed"),
)
_PREFIXES = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in NAMESPACES.items())


@dataclass(frozen=True, slots=True)
class Thing:
    """A node with its names, folded; two with one IRI are one."""

    iri: str
    shown: str
    names: frozenset[str]


@dataclass(slots=True)
class FoundArticle:
    """An article: its headlines, and where its body begins (code points)."""

    headlines: set[str] = field(default_factory=set)
    begin: int | None = None
    authors: set[Thing] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class FoundTenure:
    """Somebody's post."""

    person: Thing
    title: str
    body: Thing | None


@dataclass(slots=True)
class FoundEvent:
    """An event, with the roles that this page attests."""

    thing: Thing
    labels: set[str]
    types: set[str] = field(default_factory=set)
    start: str | None = None
    end: str | None = None
    places: set[Thing] = field(default_factory=set)
    roles: set[tuple[str, Thing]] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class FoundCount:
    """One observation of the cube of complaints."""

    batch: int
    coverage: str
    area: Thing
    pollution: Thing | None
    channel: str
    priority: bool
    count: int


@dataclass(frozen=True, slots=True)
class FoundBatch:
    """A batch: number, date, team and what it keeps from publication."""

    batch: int
    date: str | None
    team: Thing | None
    undisclosed: int | None


@dataclass(slots=True)
class FoundPage:
    """Everything that passages of one page attest."""

    articles: dict[str, FoundArticle] = field(default_factory=lambda: defaultdict(FoundArticle))
    persons: set[Thing] = field(default_factory=set)
    bodies: set[Thing] = field(default_factory=set)
    places: set[Thing] = field(default_factory=set)
    tenures: set[FoundTenure] = field(default_factory=set)
    events: dict[str, FoundEvent] = field(default_factory=dict)
    agenda: set[tuple[str, str]] = field(default_factory=set)
    batches: set[FoundBatch] = field(default_factory=set)
    counts: set[FoundCount] = field(default_factory=set)
    speakers: set[Thing] = field(default_factory=set)
    passages: list[tuple[int, int, str]] = field(default_factory=list)


def read_graph(path: Path) -> dict[str, FoundPage]:
    """The pages of ``graph.ttl`` by identifier.

    Raises:
        UsageError: the file is missing or no Turtle.
    """
    store = ox.Store()
    try:
        store.bulk_load(path=str(path), format=ox.RdfFormat.TURTLE)
    except (OSError, SyntaxError) as error:
        raise UsageError(f"{path} cannot be read as Turtle ({error}): give the graph.ttl of a build") from error
    return _Reader(store).pages


class _Reader:
    """Fills the pages, one kind of node after the other."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self.pages: dict[str, FoundPage] = defaultdict(FoundPage)
        self._labels: dict[str, list[str]] = defaultdict(list)
        for iri, label in self._rows("SELECT ?x ?l { ?x skos:prefLabel|foaf:name|skos:altLabel ?l } ORDER BY ?x ?l"):
            self._labels[str(iri)].append(str(label))
        shown = self._rows("SELECT ?x ?l { ?x skos:prefLabel|foaf:name ?l } ORDER BY ?x ?l")
        self._shown = dict(_pair(row) for row in shown)
        articles = self._rows("SELECT ?a ?i { ?a a schema:NewsArticle ; schema:isPartOf/dcterms:identifier ?i }")
        self._article_page = dict(_pair(row) for row in articles)
        self._pages_of: dict[str, set[str]] = defaultdict(set)
        self._articles()
        self._passages()
        self._tenures()
        self._events()
        self._complaints()
        for node, speaker in self._rows("SELECT ?q ?p { ?q a schema:Quotation ; schema:spokenByCharacter ?p }"):
            for page in self._on(node):
                page.speakers.add(self._thing(speaker))

    def _rows(self, query: str) -> Iterator[tuple[str, ...]]:
        """Rows of plain strings; an unbound variable is empty."""
        rows = self._store.query(_PREFIXES + query)
        assert isinstance(rows, ox.QuerySolutions)
        for row in rows:
            yield tuple("" if value is None else value.value for value in row)

    def _thing(self, iri: str) -> Thing:
        return Thing(iri, str(self._shown.get(iri, iri)), folded(self._labels[iri]))

    def _on(self, node: str) -> Iterator[FoundPage]:
        """The pages with a passage that attests the node."""
        for page in sorted(self._pages_of[node]):
            yield self.pages[page]

    def _articles(self) -> None:
        for article, page in self._article_page.items():
            self.pages[page].articles[article]
        for article, begin in self._rows("SELECT ?a ?b { ?a a schema:NewsArticle ; nif:beginIndex ?b }"):
            self._article(article).begin = int(begin)
        for article, text in self._rows("SELECT ?a ?h { ?a schema:headline|schema:alternativeHeadline ?h }"):
            self._article(article).headlines.add(text)
        for article, author in self._rows("SELECT ?a ?w { ?a a schema:NewsArticle ; schema:author ?w }"):
            self._article(article).authors.add(self._thing(author))
        for kind, type_ in (("persons", "foaf:Person"), ("bodies", "org:Organization"), ("places", "schema:Place")):
            for article, node in self._rows(f"SELECT DISTINCT ?a ?x {{ ?a schema:mentions ?x . ?x a {type_} }}"):
                getattr(self.pages[self._article_page[article]], kind).add(self._thing(node))

    def _article(self, iri: str) -> FoundArticle:
        return self.pages[self._article_page[iri]].articles[iri]

    def _passages(self) -> None:
        at: dict[str, str] = {}
        for passage, article, begin, end, text in self._rows(
            "SELECT ?s ?a ?b ?e ?t { ?s a kg:Passage ; schema:isPartOf ?a ; nif:beginIndex ?b ; nif:endIndex ?e ;"
            " nif:anchorOf ?t }"
        ):
            at[passage] = self._article_page[article]
            self.pages[at[passage]].passages.append((int(begin), int(end), text))
        for node, passage in self._rows("SELECT ?x ?s { ?x prov:wasDerivedFrom ?s }"):
            if passage in at:
                self._pages_of[node].add(at[passage])

    def _tenures(self) -> None:
        for node, person, title, body in self._rows(
            "SELECT ?t ?p ?l ?o { ?t a kg:Tenure ; org:member ?p ; org:role/skos:prefLabel ?l ."
            " OPTIONAL { ?t org:organization ?o } }"
        ):
            for page in self._on(node):
                page.tenures.add(FoundTenure(self._thing(person), title, self._thing(body) if body else None))

    def _events(self) -> None:
        for node, type_, start, end in self._rows(
            "SELECT ?e ?c ?s ?d { ?e a kg:Event , ?c . OPTIONAL { ?e schema:startDate ?s }"
            " OPTIONAL { ?e schema:endDate ?d } FILTER NOT EXISTS { ?e a kg:ComplaintBatch } }"
        ):
            for page in self._on(node):
                event = page.events.setdefault(node, FoundEvent(self._thing(node), set(self._labels[node])))
                event.types.add(type_.rsplit("#")[-1].rsplit("/")[-1])
                event.start, event.end = start or None, end or None
        for node, place in self._rows("SELECT ?e ?p { ?e a kg:Event ; schema:location ?p }"):
            for event in self._told(node):
                event.places.add(self._thing(place))
        attested: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        for node, agent, role, part in self._rows(
            "SELECT ?e ?a ?r ?n { ?e cv:hasParticipation ?n . ?n cv:hasParticipant ?a ; cv:role ?r }"
        ):
            attested[(node, role, agent)] |= self._pages_of[part]
        edges = " ".join(f"kg:{role}" for role in ROLES)
        for node, role, agent in self._rows(f"SELECT ?e ?r ?a {{ VALUES ?r {{ {edges} }} ?e ?r ?a }}"):
            for name in sorted(attested[(node, role, agent)] or self._pages_of[node]):
                if node in self.pages[name].events:
                    self.pages[name].events[node].roles.add((role.removeprefix(KG), self._thing(agent)))
        for node, verb, label in self._rows(
            "SELECT DISTINCT ?i ?v ?l { ?e kg:agendaItem ?i . ?i kg:treatment ?v ; skos:prefLabel ?l }"
        ):
            for found in self._on(node):
                found.agenda.add((verb.removeprefix(KG).lower(), label))

    def _told(self, node: str) -> Iterator[FoundEvent]:
        return (page.events[node] for page in self._on(node) if node in page.events)

    def _complaints(self) -> None:
        for node, number, date, team, undisclosed in self._rows(
            "SELECT ?b ?n ?d ?t ?u { ?b a kg:ComplaintBatch ; kg:batchNumber ?n . OPTIONAL { ?b schema:startDate ?d }"
            " OPTIONAL { ?b kg:handedOverBy ?t } OPTIONAL { ?b kg:undisclosedCases ?u } }"
        ):
            for page in self._on(node):
                who = self._thing(team) if team else None
                page.batches.add(FoundBatch(int(number), date or None, who, int(undisclosed) if undisclosed else None))
        for node, number, coverage, area, pollution, channel, priority, count in self._rows(
            "SELECT ?o ?n ?c ?a ?t ?h ?p ?v { ?o a qb:Observation ; kg:batch/kg:batchNumber ?n ; kg:coverage ?c ;"
            " sdmx-dimension:refArea ?a ; kg:pollutionType ?t ; kg:channel ?h ; kg:priority ?p ; kg:caseCount ?v }"
        ):
            for page in self._on(node):
                page.counts.add(
                    FoundCount(
                        batch=int(number),
                        coverage=coverage.removeprefix(KG),
                        area=self._thing(area),
                        pollution=None if pollution == KG + "AllTypes" else self._thing(pollution),
                        channel=channel.removeprefix(KG),
                        priority=priority == KG + "PriorityCases",
                        count=int(count),
                    )
                )


def _pair(row: tuple[str, ...]) -> tuple[str, str]:
    """A row of two as a pair."""
    first, second = row
    return first, second

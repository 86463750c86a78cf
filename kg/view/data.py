"""What the view shows: a `Knowledge` as nodes, edges, remarks, and the passages behind each.

Every person, body, place, event and complaint batch is a node. Every statement that ties two of them is an edge
of its own, parallel ones included; a statement about one alone (an agenda item, a quotation, a count, an office
without a body) is a remark on its node. Edges run from the event, the holder, the part or the batch to the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from msgspec import Struct

from kg.model import ArticleNote, Batch, Event, Knowledge, PageNote, Passage, Ref, Standing, Tenure

KINDS = ("person", "body", "place", "event", "batch")
"""The kinds of nodes; all but the last are the values of `kg.model.Kind`."""

Passages = tuple[int, ...]
"""Indexes into ``Picture.passages``."""


class Node(Struct, frozen=True):
    """A person, body, place, event or batch."""

    id: str
    """``kind/key``, unique: what a deep link names."""
    kind: str
    sort: str
    """The finer class: a standing, a body kind, a level, an event type; empty for a batch."""
    label: str
    also: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    passages: Passages = ()


class Edge(Struct, frozen=True):
    """One statement that ties two nodes."""

    source: int
    target: int
    """Indexes into ``Picture.nodes``."""
    relation: str
    """The local name of the property: ``chairedBy``, ``tenure``, ``location``…"""
    note: str = ""
    """The title held, or the title printed before the name."""
    status: str = ""
    """Of a tenure: a value of `kg.model.TenureStatus`."""
    start: str | None = None
    end: str | None = None
    """When it was so; of a tenure, the articles that attest it."""
    passages: Passages = ()
    began: str | None = None
    ended: str | None = None
    """Of a tenure that an appointment began or a removal ended: that day."""


class Remark(Struct, frozen=True):
    """One statement about a single node."""

    node: int
    what: str
    """``agenda``, ``quotation``, ``office``, ``count``, ``code``, ``term``, ``ordinal``, ``series``, ``dateText``…"""
    fields: tuple[str, ...]
    passages: Passages = ()
    area: int = -1
    """Of a count: the node of the region that it counts."""


class Picture(Struct, frozen=True):
    """All that the page holds, in a fixed order."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    remarks: tuple[Remark, ...]
    passages: tuple[Passage, ...]
    articles: tuple[ArticleNote, ...]
    pages: tuple[PageNote, ...]
    seen_in: tuple[tuple[int, ...], ...]
    """For each article the nodes that it names, its authors first."""
    written_by: tuple[tuple[int, int, str], ...]
    """``(node, article, role)`` for every byline."""


@dataclass(slots=True)
class _Collector:
    """Gives out indexes while the records are walked in order."""

    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    passages: dict[Passage, int] = field(default_factory=dict)
    ids: dict[str, int] = field(default_factory=dict)
    dates: dict[tuple[str, int], str | None] = field(default_factory=dict)

    def add(
        self,
        name: str,
        kind: str,
        sort: str,
        label: str,
        *,
        also: Iterable[str] = (),
        start: str | None = None,
        end: str | None = None,
        passages: tuple[Passage, ...] = (),
    ) -> int:
        """The index of a new node; a second one of the same id gets a number."""
        unique, number = name, 2
        while unique in self.ids:
            unique, number = f"{name}~{number}", number + 1
        index = self.ids[unique] = len(self.nodes)
        others = tuple(dict.fromkeys([a for a in also if a and a != label])) if also else ()
        self.nodes.append(Node(unique, kind, sort, label or name, others, start, end, self.cite(passages)))
        return index

    def at(self, ref: Ref | None) -> int | None:
        """The index of the node of ``ref``; None for what is only pointed to, which the graph leaves out too."""
        return None if ref is None else self.ids.get(_id(ref))

    def cite(self, passages: Iterable[Passage]) -> Passages:
        """The indexes of the passages, each kept once."""
        indexes = [self.passages.setdefault(p, len(self.passages)) for p in passages]
        return tuple(dict.fromkeys(indexes)) if len(indexes) > 1 else tuple(indexes)

    def tie(
        self,
        source: int,
        target: Ref | None,
        relation: str,
        passages: tuple[Passage, ...] = (),
        *,
        start: str | None = None,
        end: str | None = None,
        note: str = "",
    ) -> None:
        """An edge, dated by its first article where nothing better is known; none to what is no node."""
        end_node = self.at(target)
        if end_node is None:
            return
        start = start or next((d for p in passages if (d := self.dates.get((p.page, p.article)))), None)
        cited = self.cite(passages)
        self.edges.append(Edge(source, end_node, relation, note=note, start=start, end=end, passages=cited))

    def remark(self, node: int, what: str, *fields: str | int | None, passages: tuple[Passage, ...] = ()) -> None:
        """A remark, unless its first field is empty."""
        if fields[0] not in (None, ""):
            texts = tuple("" if f is None else str(f) for f in fields)
            self.remarks.append(Remark(node, what, texts, self.cite(passages)))


def picture(knowledge: Knowledge) -> Picture:
    """All of ``knowledge`` as a `Picture`; the same records give the same picture, in the same order."""
    to = _Collector()
    to.dates.update({(a.page, a.number): a.date for a in knowledge.articles})
    _things(to, knowledge)
    for tenure in knowledge.tenures:
        _tenure(to, tenure)
    for quotation in knowledge.quotations:
        speaker = to.at(quotation.speaker)
        if speaker is not None:
            to.remark(speaker, "quotation", quotation.text, quotation.act, passages=quotation.passages)
    return Picture(
        tuple(to.nodes),
        tuple(to.edges),
        tuple(to.remarks),
        tuple(to.passages),
        knowledge.articles,
        knowledge.pages,
        tuple([_seen_in(to, article) for article in knowledge.articles]),
        tuple(_written_by(to, knowledge.articles)),
    )


def _id(ref: Ref) -> str:
    return f"{ref.kind}/{ref.key}"


def _things(to: _Collector, knowledge: Knowledge) -> None:
    """First every node, so that the records' order is the picture's; then what the records say of each other."""
    for person in knowledge.persons:
        to.add(_id(person.ref), "person", person.standing.value, person.name, also=person.also)
    bodies = [to.add(_id(b.ref), "body", b.kind.value, b.name, also=b.also) for b in knowledge.bodies]
    places = [to.add(_id(p.ref), "place", p.level.value, p.name, also=p.also) for p in knowledge.places]
    events = [
        to.add(_id(e.ref), "event", e.type.value, e.name, also=e.also, start=e.start, end=e.end, passages=e.passages)
        for e in knowledge.events
    ]
    batches = [_batch_node(to, b) for b in knowledge.batches]
    for node, body in zip(bodies, knowledge.bodies, strict=True):
        to.tie(node, body.place, "jurisdiction")
        to.tie(node, body.parent, "subOrganizationOf")
    for node, place in zip(places, knowledge.places, strict=True):
        to.tie(node, place.parent, "containedInPlace")
        to.remark(node, "code", place.code)
    for node, event in zip(events, knowledge.events, strict=True):
        _event(to, node, event)
    for node, batch in zip(batches, knowledge.batches, strict=True):
        _batch(to, node, batch)


def _event(to: _Collector, node: int, event: Event) -> None:
    for role in event.roles:
        to.tie(node, role.agent, role.role.value, role.passages, note=role.printed, start=event.start, end=event.end)
    for place in event.places:
        to.tie(node, place, "location", event.passages, start=event.start)
    for item in event.agenda:
        to.remark(node, "agenda", item.label, item.treatment.value, passages=item.passages)
    to.remark(node, "dateText", event.date_text)
    to.remark(node, "series", event.series)
    to.remark(node, "term", event.term)
    to.remark(node, "ordinal", event.ordinal)


def _tenure(to: _Collector, tenure: Tenure) -> None:
    person, body, status = to.at(tenure.person), to.at(tenure.body), tenure.status.value
    seen = tenure.first_seen, tenure.last_seen
    if person is None:
        return
    if body is None:
        to.remark(person, "office", tenure.title, status, *seen, tenure.start, tenure.end, passages=tenure.passages)
        return
    cited = to.cite(tenure.passages)
    post = Edge(
        *(person, body, "tenure", tenure.title, status, *seen, cited),
        began=tenure.start,
        ended=tenure.end,
    )
    to.edges.append(post)


def _batch_node(to: _Collector, batch: Batch) -> int:
    recipient = to.at(batch.recipient)
    label = f"{'' if recipient is None else to.nodes[recipient].label}第{batch.number}批群众举报"
    name = f"batch/{batch.recipient.key if batch.recipient else ''}-{batch.number}"
    return to.add(name, "batch", "", label, start=batch.date, passages=batch.passages)


def _batch(to: _Collector, node: int, batch: Batch) -> None:
    to.tie(node, batch.team, "handedOverBy", batch.passages, start=batch.date)
    to.tie(node, batch.recipient, "recipient", batch.passages, start=batch.date)
    to.remark(node, "undisclosed", batch.undisclosed)
    for cell in batch.observations:
        area = to.at(cell.area)
        if area is None:
            continue
        priority = "PriorityCases" if cell.priority else "AllCases"
        kind = cell.coverage.value, to.nodes[area].label, cell.pollution or "", cell.channel.value, priority
        to.remarks.append(Remark(node, "count", (str(cell.count), *kind), to.cite(cell.passages), area))


def _seen_in(to: _Collector, article: ArticleNote) -> tuple[int, ...]:
    """What an article names; only things that are nodes already, so that a mention alone adds none."""
    names = dict.fromkeys(map(_id, [*(ref for ref, _ in article.authors), *article.mentions]))
    return tuple([to.ids[name] for name in names if name in to.ids])


def _written_by(to: _Collector, articles: Iterable[ArticleNote]) -> Iterator[tuple[int, int, str]]:
    for number, article in enumerate(articles):
        for ref, role in article.authors:
            if _id(ref) in to.ids:
                yield to.ids[_id(ref)], number, role


def bylines(found: Picture) -> frozenset[int]:
    """The nodes that are reporters and nothing else: no edge leads to them."""
    tied = {end for edge in found.edges for end in (edge.source, edge.target)}
    reporter = Standing.REPORTER.value
    return frozenset(i for i, n in enumerate(found.nodes) if n.sort == reporter and i not in tied)

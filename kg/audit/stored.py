"""Fill the ledger from a graph that was loaded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.audit.bodies import ending
from kg.audit.finding import Certainty, Finding, Thing
from kg.audit.gather import by_node, by_place, first_sentences, in_settled_order, list_key, tenure_key
from kg.audit.ledger import BatchRow, Count, Ledger, Listed, MeetingRow, TenureRow
from kg.audit.meetings import matters as meeting_matters
from kg.audit.offices import matters as tenure_matters
from kg.audit.validate import Violation
from kg.graph.terms import DERIVED, KG, PREF_LABEL, TYPE, term
from kg.model import Channel, Coverage, ListOf, Passage, TenureStatus

if TYPE_CHECKING:
    import pyoxigraph

_PART_OF = term("schema:isPartOf")
_AREA = term("sdmx-dimension:refArea")
_ORGANIZATION = term("org:organization")
_MEMBER = term("org:member")
_START = term("schema:startDate")
_END = term("schema:endDate")
_LOCATION = term("schema:location")
_STATUSES = {KG + s.value: s.value for s in (TenureStatus.CURRENT, TenureStatus.APPOINTED, TenureStatus.PROPOSED)}

_Values = dict[str, list[str]]


class StoredGraph:
    """The default graph of a store, read for the audit.

    Each property that matters is read once and joined in memory: far faster than one look-up for each node.
    """

    def __init__(self, store: pyoxigraph.Store) -> None:
        import pyoxigraph as ox

        self._store = store
        self._ox = ox
        self._read: dict[str, _Values] = {}
        self._passages: dict[str, Passage] = {}

    def _all(self, predicate: str) -> _Values:
        """Every subject with its values of ``predicate``."""
        found = self._read.get(predicate)
        if found is None:
            found = defaultdict(list)
            quads = self._store.quads_for_pattern(None, self._ox.NamedNode(predicate), None, self._ox.DefaultGraph())
            for quad in quads:
                found[quad.subject.value].append(quad.object.value)  # type: ignore[union-attr]
            for values in found.values():
                values.sort()
            self._read[predicate] = found = dict(found)
        return found

    def _of(self, node: str, predicate: str) -> list[str]:
        return self._all(predicate).get(node, [])

    def _one(self, node: str, predicate: str) -> str | None:
        return next(iter(self._of(node, predicate)), None)

    def _number(self, node: str, predicate: str) -> int | None:
        value = self._one(node, predicate)
        return None if value is None else int(value)

    def _typed(self, kind: str) -> list[str]:
        quads = self._store.quads_for_pattern(
            None, self._ox.NamedNode(TYPE), self._ox.NamedNode(kind), self._ox.DefaultGraph()
        )
        return sorted(q.subject.value for q in quads)  # type: ignore[union-attr]

    def _name(self, node: str) -> str:
        """The Chinese name: concepts have an English one beside it."""
        names = self._of(node, PREF_LABEL)
        return next((n for n in names if not n.isascii()), names[0] if names else node)

    def _thing(self, node: str) -> Thing:
        return Thing(node, self._name(node))

    def _evidence(self, node: str) -> tuple[Passage, ...]:
        return by_place(map(self._passage, self._of(node, DERIVED)))

    def _passage(self, node: str) -> Passage:
        found = self._passages.get(node)
        if found is None:
            article = self._one(node, _PART_OF) or ""
            page = self._one(article, _PART_OF) or ""
            found = self._passages[node] = Passage(
                page=self._one(page, term("dcterms:identifier")) or "",
                article=self._number(article, term("schema:position")) or 0,
                begin=self._number(node, term("nif:beginIndex")) or 0,
                end=self._number(node, term("nif:endIndex")) or 0,
                rule=self._one(node, KG + "rule") or "",
                text=self._one(node, term("nif:anchorOf")) or "",
            )
        return found

    def finding(self, violation: Violation) -> Finding:
        """A broken shape as a finding, with the passages of its node."""
        messages = dict(violation.messages)
        return Finding(
            check="shape",
            certainty=Certainty.GRAPH,
            subject=self._thing(violation.node),
            values=(
                ("component", violation.component),
                ("message_en", messages.get("en", "")),
                ("message_zh", messages.get("zh", "")),
                ("name", self._name(violation.node)),
                ("path", violation.path),
                ("value", violation.value),
            ),
            passages=self._evidence(violation.node),
        )

    # --- the ledger -----------------------------------------------------------------------------------

    def ledger(self) -> Ledger:
        """What the checks look at."""
        tenures = tuple(sorted(self._tenures(), key=tenure_key))
        published = tuple(sorted(self._published().items()))
        return Ledger(
            batches=tuple(sorted(self._batches(), key=by_node)),
            meetings=tuple(sorted(filter(meeting_matters, self._meetings()), key=by_node)),
            tenures=tenures,
            bodies=tuple(sorted(first_sentences(self._said_of_bodies(), dict(published)), key=by_node)),
            published=published,
        )

    def _published(self) -> dict[tuple[str, int], str]:
        inferred = self._all(KG + "dateInferred")
        found: dict[tuple[str, int], str] = {}
        for article in self._typed(term("schema:NewsArticle")):
            day = self._one(article, term("schema:datePublished"))
            if day and article not in inferred:
                page = self._one(self._one(article, _PART_OF) or "", term("dcterms:identifier")) or ""
                found[page, self._number(article, term("schema:position")) or 0] = day
        return found

    def _batches(self) -> Iterator[BatchRow]:
        observed: dict[str, list[str]] = defaultdict(list)
        for observation in self._typed(term("qb:Observation")):
            observed[self._one(observation, KG + "batch") or ""].append(observation)
        lists: dict[str, list[str]] = defaultdict(list)
        for listed in self._typed(term("qb:ObservationGroup")):
            entry = self._one(listed, term("qb:observation")) or ""
            lists[self._one(entry, KG + "batch") or ""].append(listed)
        for node in self._typed(KG + "ComplaintBatch"):
            yield self._batch(node, observed[node], lists[node])

    def _batch(self, node: str, observed: list[str], lists: list[str]) -> BatchRow:
        team, recipient = self._one(node, KG + "handedOverBy"), self._one(node, KG + "recipient")
        counts = {o: self._count(o) for o in observed}
        return BatchRow(
            thing=self._thing(node),
            number=self._number(node, KG + "batchNumber") or 0,
            team=self._thing(team) if team else None,
            recipient=self._thing(recipient) if recipient else None,
            date=self._one(node, _START),
            undisclosed=self._number(node, KG + "undisclosedCases"),
            counts=in_settled_order(counts.values()),
            lists=tuple(sorted((self._list(n, counts) for n in lists), key=list_key)),
            passages=self._evidence(node),
        )

    def _count(self, node: str) -> Count:
        pollution = self._one(node, KG + "pollutionType") or ""
        others = (self._number(node, KG + name) for name in ("grossCount", "netCount"))
        return Count(
            coverage=Coverage((self._one(node, KG + "coverage") or "").removeprefix(KG)),
            area=self._thing(self._one(node, _AREA) or ""),
            pollution=None if pollution == KG + "AllTypes" else self._name(pollution),
            channel=Channel((self._one(node, KG + "channel") or "").removeprefix(KG)),
            priority=self._one(node, KG + "priority") == KG + "PriorityCases",
            count=self._number(node, KG + "caseCount") or 0,
            others=tuple(n for n in others if n is not None),
            passages=self._evidence(node),
        )

    def _list(self, node: str, counts: dict[str, Count]) -> Listed:
        entries = in_settled_order(counts[e] for e in self._of(node, term("qb:observation")) if e in counts)
        return Listed(
            of=ListOf((self._one(node, KG + "breakdown") or "").removeprefix(KG)),
            coverage=entries[0].coverage,
            priority=entries[0].priority,
            whole=self._one(node, KG + "wholeList") == "true",
            multiple=self._one(node, KG + "counting") == KG + "MultipleCounting",
            entries=entries,
            passages=self._evidence(node),
        )

    def _meetings(self) -> Iterator[MeetingRow]:
        batches = set(self._typed(KG + "ComplaintBatch"))
        chaired = self._chaired()
        for node in self._typed(KG + "Event"):
            series, ordinal = self._one(node, term("schema:superEvent")), self._number(node, KG + "ordinal")
            start = self._one(node, _START)
            if node in batches or not (start or (series and ordinal is not None)):
                continue
            places = {(self._name(place), self._code(place)) for place in self._of(node, _LOCATION)}
            yield MeetingRow(
                thing=self._thing(node),
                series=self._name(series) if series else None,
                term=self._number(node, KG + "term"),
                ordinal=ordinal,
                start=start,
                end=self._one(node, _END),
                places=tuple(sorted(places)),
                chairs=tuple(sorted(chaired.get(node, ()))),
                passages=self._evidence(node),
            )

    def _chaired(self) -> dict[str, list[tuple[Thing, tuple[Passage, ...]]]]:
        """The persons in the chair, by event."""
        people = set(self._typed(term("foaf:Person")))
        roles, participants = self._all(term("cv:role")), self._all(term("cv:hasParticipant"))
        found: dict[str, list[tuple[Thing, tuple[Passage, ...]]]] = defaultdict(list)
        for event, participations in self._all(term("cv:hasParticipation")).items():
            for node in participations:
                agent = participants.get(node, [""])[0]
                if roles.get(node) == [KG + "chairedBy"] and agent in people:
                    found[event].append((self._thing(agent), self._evidence(node)))
        return found

    def _code(self, place: str) -> str:
        """The division code of a place, or of the division around it."""
        at: str | None = place
        for _ in range(9):
            if at is None:
                break
            code = self._one(at, KG + "divisionCode")
            if code:
                return code
            at = self._one(at, term("schema:containedInPlace"))
        return ""

    def _tenures(self) -> Iterator[TenureRow]:
        for node, bodies in self._all(_ORGANIZATION).items():
            person = self._one(node, _MEMBER)
            status = _STATUSES.get(self._one(node, KG + "tenureStatus") or "")
            title = self._name(self._one(node, term("org:role")) or "")
            if person and status and tenure_matters(title, self._name(bodies[0]), status):
                yield TenureRow(
                    person=self._thing(person),
                    body=self._thing(bodies[0]),
                    title=title,
                    status=status,
                    first_seen=self._one(node, KG + "firstSeen"),
                    last_seen=self._one(node, KG + "lastSeen"),
                    start=self._one(node, _START),
                    end=self._one(node, _END),
                    passages=self._evidence(node),
                )

    def _said_of_bodies(self) -> Iterator[tuple[Thing, tuple[Passage, ...]]]:
        """The bodies whose names a reform brought, with the passages of facts about them."""
        new = {body for body in self._typed(term("org:Organization")) if ending(self._name(body))}
        for predicate in (_ORGANIZATION, term("cv:hasParticipant")):
            for node, values in self._all(predicate).items():
                if values[0] in new:
                    yield self._thing(values[0]), self._evidence(node)

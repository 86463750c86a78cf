"""Fill the ledger from a build's knowledge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg.audit.bodies import ending
from kg.audit.finding import Thing
from kg.audit.ledger import BatchRow, BodyRow, Count, Ledger, Listed, MeetingRow, TenureRow
from kg.audit.meetings import matters as meeting_matters
from kg.audit.offices import matters as tenure_matters
from kg.graph.complaints import batch_iris, batch_name, entries_of
from kg.graph.index import Index, index
from kg.model import Batch, Event, Kind, Knowledge, Observation, Passage, Place, Ref, Role, TenureStatus

_STATUSES = (TenureStatus.CURRENT, TenureStatus.APPOINTED, TenureStatus.PROPOSED)


def ledger_of(knowledge: Knowledge, *, base: str) -> Ledger:
    """What the checks look at, from resolved ``knowledge``."""
    found = index(knowledge, base=base)
    dates = _published(knowledge)
    nodes = batch_iris(knowledge.batches, found)
    return Ledger(
        batches=tuple(
            sorted((_batch(b, n, found) for b, n in zip(knowledge.batches, nodes, strict=True)), key=by_node)
        ),
        meetings=tuple(sorted(_meetings(knowledge, found), key=by_node)),
        tenures=tuple(sorted(_tenures(knowledge, found), key=tenure_key)),
        bodies=tuple(sorted(first_sentences(_said_of_bodies(knowledge, found), dates), key=by_node)),
        published=tuple(sorted(dates.items())),
    )


def by_node(row: BatchRow | MeetingRow | BodyRow) -> str:
    """The node of a row, for sorting."""
    return row.thing.node


def tenure_key(row: TenureRow) -> tuple[str, ...]:
    """What tells tenures apart, for sorting."""
    return (row.body.node, row.title, row.person.node, row.status, row.start or "", row.end or "")


def list_key(row: Listed) -> tuple[object, ...]:
    """What tells the lists of a batch apart, for sorting."""
    return (row.passages, row.of, row.coverage, row.priority)


def _thing(ref: Ref, found: Index) -> Thing:
    return Thing(found.iris.thing(ref), found.names[ref])


# --- complaints ---------------------------------------------------------------------------------------


def _batch(batch: Batch, node: str, found: Index) -> BatchRow:
    known = {ref: _thing(ref, found) for ref in found.known((batch.team, batch.recipient))}
    observed = [o for o in batch.observations if o.area in found.names]
    counts = {id(o): _count(o, found) for o in observed}
    return BatchRow(
        thing=Thing(node, batch_name(batch, found)),
        number=batch.number,
        team=known.get(batch.team) if batch.team else None,
        recipient=known.get(batch.recipient) if batch.recipient else None,
        date=batch.date,
        undisclosed=batch.undisclosed,
        counts=in_settled_order(counts.values()),
        lists=tuple(
            sorted(
                (
                    Listed(
                        of=listed.of,
                        coverage=listed.coverage,
                        priority=listed.priority,
                        whole=listed.whole,
                        multiple=listed.multiple,
                        entries=in_settled_order(counts[id(o)] for o in entries_of(listed, batch, observed)),
                        passages=by_place(listed.passages),
                    )
                    for listed in batch.lists
                    if entries_of(listed, batch, observed)
                ),
                key=list_key,
            )
        ),
        passages=by_place(batch.passages),
    )


def _count(o: Observation, found: Index) -> Count:
    return Count(
        coverage=o.coverage,
        area=_thing(o.area, found),
        pollution=o.pollution,
        channel=o.channel,
        priority=o.priority,
        count=o.count,
        others=tuple(n for n in (o.gross, o.net) if n is not None),
        passages=by_place(o.passages),
    )


def in_settled_order(counts: Iterable[Count]) -> tuple[Count, ...]:
    """The figures in the order of their passages."""
    return tuple(
        sorted(
            counts,
            key=lambda c: (c.coverage, c.priority, c.passages[:1], c.area.node, c.pollution or "", c.channel, c.count),
        )
    )


def by_place(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """The passages in the order of the pages, each once."""
    return tuple(sorted(set(passages)))


# --- events, posts and bodies -------------------------------------------------------------------------


def _codes(places: Iterable[Place]) -> Mapping[Ref, str]:
    """The division code of each place, that of the place around it for a site."""
    by_ref = {p.ref: p for p in places}
    found: dict[Ref, str] = {}
    for place in by_ref.values():
        at: Place | None = place
        for _ in range(8):
            if at is None or at.code:
                break
            at = by_ref.get(at.parent) if at.parent else None
        found[place.ref] = (at.code or "") if at else ""
    return found


def _meetings(knowledge: Knowledge, found: Index) -> Iterator[MeetingRow]:
    codes = _codes(knowledge.places)
    rows = (_meeting(e, found, codes) for e in knowledge.events if e.start or (e.series and e.ordinal is not None))
    return filter(meeting_matters, rows)


def _meeting(event: Event, found: Index, codes: Mapping[Ref, str]) -> MeetingRow:
    chaired = sorted(
        (_thing(r.agent, found), by_place(r.passages))
        for r in event.roles
        if r.role is Role.CHAIRED and r.agent.kind is Kind.PERSON and r.agent in found.names
    )
    return MeetingRow(
        thing=_thing(event.ref, found),
        series=event.series,
        term=event.term,
        ordinal=event.ordinal,
        start=event.start,
        end=event.end,
        places=tuple(sorted({(found.names[ref], codes.get(ref, "")) for ref in found.known(event.places)})),
        chairs=tuple(chaired),
        passages=by_place(event.passages),
    )


def _tenures(knowledge: Knowledge, found: Index) -> Iterator[TenureRow]:
    for t in knowledge.tenures:
        if t.status not in _STATUSES or t.person not in found.names or t.body is None or t.body not in found.names:
            continue
        if tenure_matters(t.title, found.names[t.body], t.status.value):
            yield TenureRow(
                person=_thing(t.person, found),
                body=_thing(t.body, found),
                title=t.title,
                status=t.status.value,
                first_seen=t.first_seen,
                last_seen=t.last_seen,
                start=t.start,
                end=t.end,
                passages=by_place(t.passages),
            )


def _said_of_bodies(knowledge: Knowledge, found: Index) -> Iterator[tuple[Thing, tuple[Passage, ...]]]:
    """The bodies whose names a reform brought, with the passages of facts about them."""
    new = {b.ref: _thing(b.ref, found) for b in knowledge.bodies if ending(b.name)}
    for tenure in knowledge.tenures:
        if tenure.body in new and tenure.person in found.names:
            yield new[tenure.body], tenure.passages
    for event in knowledge.events:
        for role in event.roles:
            if role.agent in new:
                yield new[role.agent], role.passages


def first_sentences(
    said: Iterable[tuple[Thing, tuple[Passage, ...]]], dates: Mapping[tuple[str, int], str]
) -> Iterator[BodyRow]:
    """Each body with the first sentence that prints the new part of its name.

    A body has its full name of today even where a page prints another (农业局), so only what is printed counts.
    """
    first: dict[Thing, tuple[str, Passage]] = {}
    for body, passages in said:
        printed = ending(body.name)
        for passage in passages:
            day = dates.get((passage.page, passage.article))
            if day and printed in passage.text:
                first[body] = min(first.get(body, (day, passage)), (day, passage))
    for body, (day, passage) in first.items():
        yield BodyRow(body, day, passage)


def _published(knowledge: Knowledge) -> dict[tuple[str, int], str]:
    return {(a.page, a.number): a.date for a in knowledge.articles if a.date and not a.date_inferred}

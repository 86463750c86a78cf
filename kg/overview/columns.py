"""A `Knowledge` as the column arrays that the page reads: -1 means none, names and passages are numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from kg.audit import Finding, Thing
from kg.model import Batch, Coverage, Event, EventType, Knowledge, Settings, Tenure
from kg.overview.batches import batch_nodes
from kg.overview.collector import Collector
from kg.overview.context import Context
from kg.overview.findings import findings_columns, nodes_of
from kg.overview.inspections import inspections
from kg.view.columns import Table


def columns(
    knowledge: Knowledge,
    context: Context,
    *,
    findings: Sequence[Finding] = (),
    base: str = Settings().base,
) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the page draws, and the passages behind it."""
    to = Collector(knowledge, context)
    meetings = [e for e in knowledge.events if e.type is EventType.MEETING]
    drawn = {
        "corpus": _corpus(knowledge),
        "events": _months(knowledge.events),
        "complaints": _complaints(to, knowledge.batches),
        "meetings": _meetings(to, meetings),
        "posts": _posts(to, knowledge.tenures),
        "findings": findings_columns(to, findings, nodes_of(knowledge, base=base) if findings else _nowhere),
    }
    return drawn | {"things": to.things()}, to.passages()


def _nowhere(_: Thing) -> str:
    return ""


def _corpus(knowledge: Knowledge) -> dict[str, Any]:
    dated = [page for page in knowledge.pages if page.date]
    printed = [page for page in dated if not page.date_inferred]
    # a date inferred from the text may be that of what the text tells of
    days = [page.date for page in (printed if 2 * len(printed) >= len(dated) else dated) if page.date]
    return {
        "pages": len(knowledge.pages),
        "articles": len(knowledge.articles),
        "persons": len(knowledge.persons),
        "bodies": len(knowledge.bodies),
        "places": len(knowledge.places),
        "events": len(knowledge.events),
        "papers": len({page.paper for page in knowledge.pages if page.paper}),
        "first": min(days, default=None),
        "last": max(days, default=None),
    }


def _months(events: Iterable[Event]) -> dict[str, Any]:
    """How many events of each type each month holds; what has no month is counted under an empty one."""
    counts = Counter((e.start[:7] if e.start and len(e.start) >= 7 else "", e.type.value) for e in events)
    found = sorted(counts.items())
    return {"month": [m for (m, _), _ in found], "type": [t for (_, t), _ in found], "count": [n for _, n in found]}


def _complaints(to: Collector, batches: Sequence[Batch]) -> dict[str, Any]:
    types, channels = Table(), Table()
    cells = [(number, cell) for number, batch in enumerate(batches) for cell in batch.observations]
    return {
        "inspections": [
            {"recipient": to.thing(i.recipient), "team": to.thing(i.team), "batches": i.batches}
            for i in inspections(batches)
        ],
        "batch": {
            "node": batch_nodes(batches),
            "number": [b.number for b in batches],
            "recipient": [to.thing(b.recipient) for b in batches],
            "date": [b.date for b in batches],
            "undisclosed": [b.undisclosed for b in batches],
            "cited": [to.cite(b.passages) for b in batches],
        },
        "cell": {
            "batch": [number for number, _ in cells],
            "cumulative": [int(c.coverage is Coverage.CUMULATIVE) for _, c in cells],
            "area": [to.thing(c.area) for _, c in cells],
            "type": types.column(c.pollution for _, c in cells),
            "channel": channels.column(c.channel.value for _, c in cells),
            "priority": [int(c.priority) for _, c in cells],
            "count": [c.count for _, c in cells],
            "gross": {n: c.gross for n, (_, c) in enumerate(cells) if c.gross is not None},
            "net": {n: c.net for n, (_, c) in enumerate(cells) if c.net is not None},
            "cited": [to.cite_bare(c.passages) for _, c in cells],
        },
        "types": types.entries,
        "channels": channels.entries,
    }


def _meetings(to: Collector, meetings: Sequence[Event]) -> dict[str, Any]:
    roles = Table()
    parts = [(number, part) for number, meeting in enumerate(meetings) for part in meeting.roles]
    items = [(number, item) for number, meeting in enumerate(meetings) for item in meeting.agenda]
    return {
        "key": [m.ref.key for m in meetings],
        "name": [m.name for m in meetings],
        "start": [m.start for m in meetings],
        "end": [m.end if m.end != m.start else None for m in meetings],
        "told": [m.date_text for m in meetings],
        "places": [[to.thing(p) for p in m.places] for m in meetings],
        "cited": [to.cite(m.passages) for m in meetings],
        "part": {
            "meeting": [number for number, _ in parts],
            "role": roles.column(p.role.value for _, p in parts),
            "agent": [to.thing(p.agent) for _, p in parts],
            "person": [int(p.agent.kind.value == "person") for _, p in parts],
            "printed": {n: p.printed for n, (_, p) in enumerate(parts) if p.printed},
            "cited": [to.cite(p.passages) for _, p in parts],
        },
        "item": {
            "meeting": [number for number, _ in items],
            "label": [i.label for _, i in items],
            "treatment": [i.treatment.value for _, i in items],
        },
        "roles": roles.entries,
    }


def _posts(to: Collector, tenures: Sequence[Tenure]) -> dict[str, Any]:
    titles, statuses = Table(), Table()
    return {
        "person": [to.thing(t.person) for t in tenures],
        "title": titles.column(t.title for t in tenures),
        "body": [to.thing(t.body) for t in tenures],
        "status": statuses.column(t.status.value for t in tenures),
        "first": [t.first_seen for t in tenures],
        "last": [t.last_seen if t.last_seen != t.first_seen else None for t in tenures],
        "began": {n: t.start for n, t in enumerate(tenures) if t.start},
        "ended": {n: t.end for n, t in enumerate(tenures) if t.end},
        "cited": [to.cite(t.passages) for t in tenures],
        "titles": titles.entries,
        "statuses": statuses.entries,
    }

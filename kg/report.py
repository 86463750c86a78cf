"""What a build read, found, and set aside: ``report.json``, and the summary that the command prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from kg.graph.index import dangling, evidence
from kg.model import Knowledge
from kg.pipeline import Built

Report = dict[str, Any]


def report(built: Built) -> Report:
    """A plain tree of strings, numbers, lists and dicts, the same for the same build."""
    knowledge = built.resolved.knowledge
    with_facts = {p.page for p in evidence(knowledge)}
    return {
        "pages": {
            "read": len(knowledge.pages),
            "unreadable": [{"page": u.id, "reason": u.reason} for u in built.unreadable],
            "without_facts": sorted(p.id for p in knowledge.pages if p.id not in with_facts),
        },
        "articles": len(knowledge.articles),
        "characters": built.characters,
        "things": {
            "persons": len(knowledge.persons),
            "bodies": len(knowledge.bodies),
            "places": len(knowledge.places),
        },
        "facts": dict(facts(knowledge)),
        "rules": dict(sorted(Counter(p.rule for p in evidence(knowledge)).items())),
        "set_aside": _set_aside(knowledge),
        "links_left_out": [f"{ref.kind}: {ref.key}" for ref in dangling(knowledge)],
        "questions": [{"what": q.what, "name": q.name, "kept_apart": list(q.keys)} for q in built.resolved.questions],
    }


def facts(knowledge: Knowledge) -> Iterator[tuple[str, int]]:
    """Counts of facts by kind."""
    yield "tenures", len(knowledge.tenures)
    yield "events", len(knowledge.events)
    yield "participations", sum(len(e.roles) for e in knowledge.events)
    yield "agenda_items", sum(len(e.agenda) for e in knowledge.events)
    yield "quotations", len(knowledge.quotations)
    yield "complaint_batches", len(knowledge.batches)
    yield "complaint_counts", sum(len(b.observations) for b in knowledge.batches)


def _set_aside(knowledge: Knowledge) -> Report:
    """Counts by kind and reason, and each single case but for private persons, who stay unnamed."""
    counts = Counter((s.what, s.why) for s in knowledge.set_aside)
    return {
        "counts": [{"what": what, "why": why, "count": n} for (what, why), n in sorted(counts.items())],
        "cases": [
            {"page": s.page, "article": s.article, "what": s.what, "text": s.text, "why": s.why}
            for s in sorted(knowledge.set_aside, key=lambda s: (s.page, s.article, s.what, s.text, s.why))
        ],
    }

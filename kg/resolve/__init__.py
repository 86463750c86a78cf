"""Fold what single pages say into one `Knowledge` where one thing is one node.

Places and bodies arrive under keys that already hold for the whole build (a division code, a full official
name). Persons, events and complaint batches are page-local until here: `persons` tells people of one name
apart, `events` and `batches` join what several articles tell, `merge` rewrites every reference.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import Knowledge
from kg.resolve.batches import join_batches
from kg.resolve.events import join_events
from kg.resolve.merge import Renaming, gather, join_tenures, rename
from kg.resolve.persons import Question, tell_apart

__all__ = ["Question", "Resolved", "resolve"]


@dataclass(frozen=True, slots=True)
class Resolved:
    """The whole build's knowledge, and what a person should look at."""

    knowledge: Knowledge
    questions: tuple[Question, ...]


def resolve(pages: Iterable[Knowledge]) -> Resolved:
    """Join the knowledge of many pages; the result does not depend on their order."""
    gathered = gather(pages)
    people = tell_apart(gathered)
    named = rename(gathered, Renaming(people.keys), persons=people.persons)
    events = join_events(named.events)
    renamed = rename(named, Renaming(events.keys), events=events.events)
    return Resolved(
        knowledge=join_batches(join_tenures(renamed)),
        questions=people.questions,
    )

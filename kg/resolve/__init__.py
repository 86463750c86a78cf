"""Fold what single pages say into one `Knowledge` where one thing is one node.

Divisions and bodies arrive under keys that already hold for the whole build (a code, a full official name).
Sites, persons, events and complaint batches do not: `places` joins a site seen in its county and in its province,
`teams` gives an inspection team the number that its page names, `persons` tells people of one name apart, `events` and `batches` join what several articles tell, and `merge`
rewrites every reference.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from kg.model import Knowledge
from kg.resolve.batches import join_batches
from kg.resolve.events import join_events
from kg.resolve.merge import Renaming, gather, join_tenures, rename
from kg.resolve.persons import Question, tell_apart
from kg.resolve.places import join_sites
from kg.resolve.teams import number_teams

__all__ = ["Question", "Resolved", "resolve"]


class Resolved(Struct, frozen=True):
    """The whole build's knowledge, and what a person should look at."""

    knowledge: Knowledge
    questions: tuple[Question, ...]


def resolve(pages: Iterable[Knowledge]) -> Resolved:
    """Join the knowledge of many pages; the result does not depend on their order."""
    raw = gather(map(number_teams, pages))
    places, sites = join_sites(raw)
    gathered = rename(raw, Renaming(sites), places=places)
    people = tell_apart(gathered)
    named = rename(gathered, Renaming(people.keys), persons=people.persons)
    events = join_events(named.events)
    renamed = rename(named, Renaming(events.keys), events=events.events)
    return Resolved(
        knowledge=join_batches(join_tenures(renamed)),
        questions=people.questions,
    )

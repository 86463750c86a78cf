"""Stretches of text that may tell of an event."""

from __future__ import annotations

from msgspec import Struct, field

from kg.facts.events.holders import Holders
from kg.model import EventType, Ref, Sentence, Span

STAGED = "ceremony-of-main-event"
"""The rule of ceremonies that are told only by what happened at them."""
AS_SOURCE = "event-as-source"
"""The rule of meetings that are told only as where a report comes from."""
DEED = "deed-of-body"
"""The rule of what a body does, told by a verb alone."""
BEFELL = "blow-to-place"
"""The rule of what befalls a place."""
SIGNED = "parties-sign"
"""The rule of papers signed and ties made."""
TALKED = "parties-talk"
"""The rule of talks."""
ROUND = "numbered-round"
"""The rule of rounds of inspection, told by their number."""
UNNAMED = "event-by-attendance"
"""The rule of the event that an article never names."""
SENT_TO = "advice-sent"
"""The rule of formal advice that one body sends another."""
TOLD_BY_VERB = (DEED, BEFELL)
"""Rules of what happens without anybody coming together: nobody chairs, attends or opens it."""
APART = frozenset({SIGNED, SENT_TO, *TOLD_BY_VERB})
"""Rules whose names are clauses, which are never compared with nouns."""


class Candidate(Struct, frozen=True):
    """A stretch that names an event and the clause that tells of it."""

    name: str
    span: Span
    """The name in the text, without a holder that stands apart."""
    told: Span
    """From the holder or name to the end of verb or name: the passage."""
    head: str
    """The noun at the end of the name, or the verb that stands for it."""
    type: EventType
    sentence: Sentence
    rule: str
    verb: int
    """Where the verb begins."""
    also: tuple[str, ...] = ()
    holders: Holders = ()
    day: str | None = None
    """The full date that the sentence gives before the verb."""
    owner: Ref | None = None
    """The body that the name begins with."""
    core: str = field(default="")
    """The name without holder, year, quotation marks and blanks, for comparing."""

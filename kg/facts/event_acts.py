"""Visits and inspections, launches and works: events that a verb tells, without a noun of event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.facts.cast import Cast
from kg.facts.event_names import Candidate
from kg.model import Sentence
from kg.reading import Reading


def acts(reading: Reading, cast: Cast, sentence: Sentence, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """The events of one sentence that no noun names, beside those that are ``known``."""
    return iter(())

"""Everything the event readers look at in one article, found once: triggers by sentence, and where the article opens."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Protocol, TypeVar

from msgspec import Struct

from kg.facts.events import lexicon as event_lexicon
from kg.facts.events.act_words import Act, act_finder
from kg.facts.events.agenda import AgendaVerb, agenda_verbs
from kg.facts.events.cast import Cast
from kg.facts.events.deeds import deed_finder
from kg.facts.events.lexicon import Noun, Verb
from kg.facts.events.role_cues import Cue, cue_finder
from kg.facts.events.triggers import sentences_with
from kg.model import PartKind, Sentence, Span
from kg.reading import Reading

HEADINGS = frozenset({PartKind.HEADLINE, PartKind.KICKER, PartKind.SECTION})
LEAD = 2
"""How many sentences of the body open the article: what they name, the article is about."""


class _Spot(Protocol):
    @property
    def span(self) -> Span: ...


S = TypeVar("S", bound=_Spot)


class Ground(Struct, frozen=True):
    """One article with its triggers; each list of lists has one list a sentence."""

    reading: Reading
    text: str
    cast: Cast
    nouns: list[list[Noun]]
    verbs: list[list[Verb]]
    cues: list[list[Cue]]
    acts: list[list[Act]]
    deeds: list[list[Act]]
    agenda_verbs: list[list[AgendaVerb]]
    waited: dict[str, frozenset[int]]
    """Reader → numbers of the sentences with a word that it waits for."""
    lead: frozenset[int]
    """Numbers of the sentences that open the body."""
    openers: frozenset[int]
    """Numbers of the sentences that open a paragraph."""

    @classmethod
    def of(cls, reading: Reading) -> Ground:
        """The ground of one article."""
        text = reading.article.text
        starts = [s.span.start for s in reading.sentences]
        body = [s.number for s in reading.sentences if s.part is PartKind.PARAGRAPH]
        lexicon = event_lexicon.load()
        return cls(
            reading=reading,
            text=text,
            cast=Cast.of(reading.mentions, text),
            nouns=_by_sentence(starts, lexicon.find_nouns(text)),
            verbs=_by_sentence(starts, lexicon.find_verbs(text)),
            cues=_by_sentence(starts, cue_finder().find(text)),
            acts=_by_sentence(starts, act_finder().find(text)),
            deeds=_by_sentence(starts, deed_finder().find(text)),
            agenda_verbs=_by_sentence(starts, agenda_verbs().find(text)),
            waited=sentences_with(text, starts),
            lead=frozenset(body[:LEAD]),
            openers=_openers(reading, starts),
        )

    def opens(self, sentence: Sentence) -> bool:
        """Whether a sentence stands in a heading or among those that open the body."""
        return sentence.part in HEADINGS or sentence.number in self.lead


def _by_sentence(starts: list[int], found: Iterable[S]) -> list[list[S]]:
    cut: list[list[S]] = [[] for _ in starts]
    for item in found:
        at = bisect_right(starts, item.span.start) - 1
        if at >= 0:
            cut[at].append(item)
    return cut


def _openers(reading: Reading, starts: list[int]) -> frozenset[int]:
    paragraphs = [p.span for p in reading.article.parts if p.kind is PartKind.PARAGRAPH]
    numbers = (max(0, bisect_right(starts, p.start) - 1) for p in paragraphs)
    return frozenset(n for n in numbers if reading.sentences[n].part is PartKind.PARAGRAPH)

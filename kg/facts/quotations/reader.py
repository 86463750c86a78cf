"""What persons said: quoted before or after their name, around it, or reported (强调，…).

Only persons of the reading speak: words of someone who is none, a resident or a customer, give nothing. A leader who is
merely cited is no speaker of the article.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.facts.quotations.rules import Speech, after_quote, before_quote, pronoun, reported, together
from kg.model import PersonMention, Quotation, Ref, Span, Standing
from kg.reading import Reading


@dataclass(frozen=True, slots=True)
class _Said:
    speaker: Ref
    speech: Speech


def quotations(reading: Reading) -> tuple[Quotation, ...]:
    """One quotation for each stretch of speech, in reading order."""
    speakers = [m for m in reading.mentions.persons if m.standing not in (Standing.REFERENCED, Standing.REPORTER)]
    said = sorted({(s.speech.parts[0], s.speaker): s for s in _said(reading, speakers)}.items())
    return tuple(q for _, one in said if (q := _quotation(reading, one)).text)


def _said(reading: Reading, speakers: list[PersonMention]) -> Iterator[_Said]:
    text = reading.article.text
    last: _Said | None = None
    taken: list[Span] = []
    for number, mention in enumerate(speakers):
        limit = speakers[number + 1].span.start if number + 1 < len(speakers) else len(text)
        if any(span.covers(mention.span) for span in taken):
            continue
        for speech in _speeches(text, mention, limit):
            last = _Said(mention.ref, speech)
            taken += speech.parts
            yield last
        if last is not None and last.speaker == mention.ref:
            for speech in pronoun(text, last.speech.stop, limit):
                yield _Said(mention.ref, speech)
    for speech, spoken in together(text, speakers):
        for ref in spoken:
            yield _Said(ref, speech)


def _speeches(text: str, mention: PersonMention, limit: int) -> Iterator[Speech]:
    """The first rule that reads something at this name."""
    start = min([mention.span.start, *(post.span.start for post in mention.posts)])
    for speech in (
        after_quote(text, start, mention.span.stop),
        before_quote(text, mention.span, limit),
        reported(text, start, mention.span, limit),
    ):
        if speech is not None:
            yield speech
            return


def _quotation(reading: Reading, said: _Said) -> Quotation:
    speech = said.speech
    words = "".join(reading.text(part).strip("“”\n ") for part in speech.parts)
    return Quotation(
        speaker=said.speaker,
        text=words,
        act=speech.verb,
        passages=reading.evidence(Span(speech.start, speech.stop), rule=speech.rule),
    )

"""What persons said: quoted before or after their name, around it, or reported (强调，…).

Only persons of the reading speak: words of someone who is none, a resident or a customer, give nothing. A leader who is
merely cited is no speaker of the article.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct

from kg.facts.quotations.pronouns import pronouns
from kg.facts.quotations.quoted import after_quote, before_quote
from kg.facts.quotations.reported import done_to, reported, together
from kg.facts.quotations.speech import Speech, quoting
from kg.facts.quotations.words import verb_starts
from kg.model import PersonMention, Quotation, Ref, Span, Standing
from kg.reading import Reading

_NEAREST, _FARTHEST = 80, 240
"""Code points between a name and the verb of its own clause, or of a pronoun that means it."""


class _Said(Struct, frozen=True):
    speaker: Ref
    speech: Speech


def quotations(reading: Reading) -> tuple[Quotation, ...]:
    """One quotation for each stretch of speech, in reading order."""
    speakers = [m for m in reading.mentions.persons if m.standing not in (Standing.REFERENCED, Standing.REPORTER)]
    said = sorted({(s.speech.parts[0], s.speaker): s for s in _said(reading, speakers)}.items())
    return tuple(q for _, one in said if (q := _quotation(reading, one)).text)


def _said(reading: Reading, speakers: Sequence[PersonMention]) -> Iterator[_Said]:
    text = reading.article.text
    verbs = verb_starts(text) if speakers else []
    taken: list[Span] = []
    for number, mention in enumerate(speakers):
        at = mention.span.stop
        near = bisect_left(verbs, at)
        reach = verbs[near] - at if near < len(verbs) else _FARTHEST
        if reach >= _FARTHEST or any(span.covers(mention.span) for span in taken):
            continue
        speech = _speech(text, mention, _limit(text, speakers, number)) if reach < _NEAREST else None
        if speech is not None:
            taken += speech.parts
            yield _Said(mention.ref, speech)
        since = Span(mention.span.start, speech.stop if speech else at)
        for more in pronouns(text, since, _next(text, speakers, number)) if _acts(text, speakers, number) else ():
            # nobody calls himself by name: 她表示王建国… is said by another woman
            if not any(mention.name in text[part.start : part.stop] for part in more.parts):
                yield _Said(mention.ref, more)
    for speech, spoken in together(text, speakers) if verbs else ():
        for ref in spoken:
            yield _Said(ref, speech)


def _start(mention: PersonMention) -> int:
    """Where the name with its posts begins."""
    return min([mention.span.start, *(post.span.start for post in mention.posts)])


def _next(text: str, speakers: Sequence[PersonMention], number: int) -> int:
    """Where the next person is named."""
    return speakers[number + 1].span.start if number + 1 < len(speakers) else len(text)


def _limit(text: str, speakers: Sequence[PersonMention], number: int) -> int:
    """Where the next person is named who may speak: not one who is visited, or spoken to, in this sentence."""
    for other in speakers[number + 1 :]:
        if not done_to(text, _start(other), "object", "hearer"):
            return other.span.start
    return len(text)


def _acts(text: str, speakers: Sequence[PersonMention], number: int) -> bool:
    """Whether a pronoun may mean this name: it acts, the sentence names no one else before, and no one quotes it."""
    mention = speakers[number]
    if done_to(text, _start(mention), "object", "hearer", "beside"):
        return False
    since = max(text.rfind(stop, 0, mention.span.start) for stop in "。！？\n")
    others = (m for m in speakers[:number] if m.span.start > since)
    return all(m.ref == mention.ref for m in others) and not quoting(text, mention.span.start)


def _speech(text: str, mention: PersonMention, limit: int) -> Speech | None:
    """The first rule that reads something at this name."""
    start = _start(mention)
    return (
        after_quote(text, start, mention.span.stop)
        or before_quote(text, mention.span, limit)
        or reported(text, start, mention.span, limit)
    )


def _quotation(reading: Reading, said: _Said) -> Quotation:
    speech = said.speech
    words = "".join(_bare(reading.text(part).strip()) for part in speech.parts)
    return Quotation(
        speaker=said.speaker,
        text=words,
        act=speech.verb,
        passages=reading.evidence(Span(speech.start, speech.stop), rule=speech.rule),
    )


def _bare(words: str) -> str:
    """``words`` without the marks around them, but with those of a word quoted inside: “送水下乡”活动很好."""
    inner = words.removeprefix("“").removesuffix("”")
    return inner if inner.find("”") < 0 or 0 <= inner.find("“") < inner.find("”") else words

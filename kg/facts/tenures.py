"""Who holds, held, is given or loses which post, as one article says it."""

from __future__ import annotations

from kg.model import Passage, PersonMention, PostMention, Ref, Span, Tenure, TenureStatus
from kg.reading import Reading

_Key = tuple[Ref, str, Ref | None, TenureStatus]


def tenures(reading: Reading) -> tuple[Tenure, ...]:
    """One tenure for each person, title, body and status, with the clauses that state it.

    Reporters hold no tenure: a byline names a role of the page, not a post.
    """
    stated: dict[_Key, list[Passage]] = {}
    days: dict[_Key, str | None] = {}
    for mention in reading.mentions.persons:
        for post in mention.posts:
            key = (mention.ref, post.title, post.body, post.status)
            passages = stated.setdefault(key, [])
            days.setdefault(key, _told_day(reading, post))
            passages += [
                p for p in reading.evidence(_stretch(reading, mention, post), rule=post.rule) if p not in passages
            ]
    seen = _day(reading)
    return tuple(_tenure(key, stated[key], seen=seen, told=days[key]) for key in sorted(stated, key=_order))


def _order(key: _Key) -> tuple[str, str, str, str]:
    person, title, body, status = key
    return person.key, title, body.key if body else "", status


def _tenure(key: _Key, passages: list[Passage], *, seen: str | None, told: str | None) -> Tenure:
    person, title, body, status = key
    return Tenure(
        person=person,
        title=title,
        body=body,
        status=status,
        first_seen=seen,
        last_seen=seen,
        passages=tuple(sorted(passages)),
        start=told if status is TenureStatus.APPOINTED else None,
        end=told if status is TenureStatus.REMOVED else None,
    )


def _day(reading: Reading) -> str | None:
    """The day that the article speaks on: its dateline's, else the page's."""
    return reading.article.dateline or reading.article.date


def _told_day(reading: Reading, post: PostMention) -> str | None:
    """The last date before the post in its sentence, else the day that the article speaks on."""
    if post.status not in (TenureStatus.APPOINTED, TenureStatus.REMOVED):
        return None
    sentence = reading.sentence_at(post.span.start).span
    dates = [d for d in reading.mentions.dates if sentence.start <= d.span.start < post.span.start]
    return dates[-1].start if dates else _day(reading)


def _stretch(reading: Reading, mention: PersonMention, post: PostMention) -> Span:
    """From the post to the name; where they stand in different sentences, the sentence of the post."""
    start, stop = min(post.span.start, mention.span.start), max(post.span.stop, mention.span.stop)
    sentence = reading.sentence_at(post.span.start)
    if sentence.span.covers(Span(start, stop)):
        return Span(start, stop)
    return sentence.span

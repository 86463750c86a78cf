"""Batches of complaints: how many cases an inspection team handed over, by region, type and channel.

`complaint_tokens` cuts a notice into counts and the words that tie them, `complaint_grammar` reads prose,
`complaint_tables` reads tables, `complaint_settle` lets sums decide what words leave open, and this module makes
the batches.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from kg.divisions import Divisions
from kg.facts.complaints.figures import Dropped, Figure
from kg.facts.complaints.grammar import Grammar
from kg.facts.complaints.labels import Dim
from kg.facts.complaints.lists import lists
from kg.facts.complaints.places import Frame, Registry, frame_of
from kg.facts.complaints.settle import settle
from kg.facts.complaints.tables import Entry, Zone, zones
from kg.facts.complaints.tokens import T, Token, lex
from kg.facts.complaints.totals import one_total_each, otherwise, with_duplicates
from kg.facts.complaints.words import words
from kg.model import Batch, Body, Channel, Coverage, Observation, PartKind, Passage, Place, Ref, SetAside, Span
from kg.numerals import NUMERAL
from kg.reading import Reading

_BATCH = re.compile(rf"第(?:{NUMERAL})(?:批?次?[、和及与至到—-]+第?(?:{NUMERAL}))*批|首批")

_HANDED = re.compile(r"[^，。；]{0,12}(?:移交|交办|转办|转交|收到|接到)")


class ComplaintFindings(Struct, frozen=True):
    """What one article says of complaint batches."""

    batches: tuple[Batch, ...] = ()
    places: tuple[Place, ...] = ()
    """Regions and recipients that are not among the mentions."""
    bodies: tuple[Body, ...] = ()
    """Inspection teams that are not among the mentions."""
    set_aside: tuple[SetAside, ...] = ()


def batches(reading: Reading, *, divisions: Divisions) -> ComplaintFindings:
    """The batches of complaints that an article tells of, each with its counts.

    An article without an inspection, complaints and a numbered batch gives none.
    """
    if not _concerns(reading.article.text):
        return ComplaintFindings()
    anchors = [Span(*m.span()) for m in _BATCH.finditer(reading.article.text)]
    if not anchors:
        whole = Span(0, len(reading.article.text))
        return ComplaintFindings(set_aside=(_aside(reading, whole, "complaint counts", "no batch number"),))
    registry = Registry(reading, divisions)
    frame = frame_of(reading, divisions=divisions, registry=registry, anchors=anchors)
    tables = zones(reading, frame.region)
    tokens = _tokens(reading, frame, tables)
    grammar = _read(reading, tokens, tables)
    figures, dropped = settle(grammar.figures)
    lost = (*grammar.dropped, *dropped)
    aside = [_aside(reading, d.span, "complaint count", d.why) for d in lost]
    found = tuple(
        batch
        for number in sorted({f.batch for f in figures if f.batch is not None})
        if (batch := _batch(reading, number, [f for f in figures if f.batch == number], frame, registry, tokens, aside))
    )
    duplicates = grammar.duplicates if len(found) == 1 else []
    found = tuple(
        _listed(reading, b, [f for f in figures if f.batch == b.number], lost=lost, duplicates=duplicates)
        for b in found
    )
    if not found:
        return ComplaintFindings(set_aside=tuple(aside))
    return ComplaintFindings(
        batches=found,
        places=registry.places_of(found),
        bodies=tuple(registry.bodies[ref] for ref in sorted(registry.bodies)),
        set_aside=tuple(aside),
    )


@cache
def _evidence() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(words().any_of("team")), re.compile(words().any_of("evidence"))


def _concerns(text: str) -> bool:
    """Whether the text speaks of complaints to an inspection, in batches."""
    if "批" not in text:
        return False
    team, complaint = _evidence()
    return bool(complaint.search(text) and team.search(text) and re.search(r"\d|[一二三四五六七八九十]件", text))


def _aside(reading: Reading, span: Span, what: str, why: str) -> SetAside:
    return SetAside(reading.page.id, reading.article.number, what, reading.text(span)[:80], why)


# --- reading ----------------------------------------------------------------------------------------


def _tokens(reading: Reading, frame: Frame, tables: Sequence[Zone]) -> list[Token]:
    """The tokens of the article without its tables; a batch that no sentence ties to complaints ends what was said."""
    offsets = reading.article.offsets
    tokens = [
        token
        for token in lex(reading.article.text, spotted=frame.spotted)
        if not any(z.span.start <= offsets[token.span.start] < z.span.stop for z in tables)
    ]
    named = [t for t in tokens if t.kind is T.BATCH]
    tied = {n for t in named if _ties(reading.text(reading.sentence_at(t.span.start).span)) for n in t.values}
    return [replace(t, kind=T.OUTCOME) if t.kind is T.BATCH and not tied.issuperset(t.values) else t for t in tokens]


@cache
def _tie() -> re.Pattern[str]:
    return re.compile(words().any_of("evidence", "case", "priority"))


def _ties(sentence: str) -> bool:
    """Whether a sentence speaks of complaints."""
    return bool(_tie().search(sentence))


def _read(reading: Reading, tokens: Sequence[Token], tables: Sequence[Zone]) -> Grammar:
    """Prose and tables in the order of the page, the headline first."""
    grammar, at = Grammar(), 0
    for zone in tables:
        stop = next((n for n in range(at, len(tokens)) if _behind(reading, tokens[n], zone)), len(tokens))
        grammar.read(tokens[at:stop])
        grammar.table([_figure(e) for e in zone.entries])
        at = stop
    grammar.read(tokens[at:])
    return grammar


def _behind(reading: Reading, token: Token, zone: Zone) -> bool:
    """Whether a token of running text stands behind a table in the page."""
    running = any(p.kind is PartKind.PARAGRAPH and p.span.covers(token.span) for p in reading.article.parts)
    return running and reading.article.offsets[token.span.start] >= zone.span.stop


def _figure(entry: Entry) -> Figure:
    cumulative = entry.measure == "cumulative"
    return Figure(
        count=entry.count,
        span=Span(0, 0),
        dim=entry.dim,
        rule="table-total" if entry.dim is Dim.TOTAL else "table-row",
        group=0,
        batch=None,
        coverage=Coverage.CUMULATIVE if cumulative else Coverage.BATCH,
        label=entry.label,
        priority=entry.measure == "priority",
        stated=cumulative,
        stored=entry.span,
    )


# --- batches ----------------------------------------------------------------------------------------


def _batch(
    reading: Reading,
    number: int,
    figures: list[Figure],
    frame: Frame,
    registry: Registry,
    tokens: Sequence[Token],
    aside: list[SetAside],
) -> Batch | None:
    """One batch with its cells, or nothing where no recipient is known that they could be counted for."""
    if frame.recipient is None:
        aside.append(_aside(reading, figures[0].span, "complaint batch", "no recipient"))
        return None
    cells: dict[tuple[object, ...], Observation] = {}
    undisclosed: int | None = None
    for figure in one_total_each(figures):
        if figure.dim is Dim.UNDISCLOSED:
            if figure.coverage is Coverage.BATCH:
                undisclosed = figure.count if undisclosed is None else undisclosed
            continue
        observation = _observation(reading, figure, frame.recipient, registry)
        if observation is None:
            aside.append(_aside(reading, figure.span, "complaint count", "no known label"))
            continue
        if figure.dim is Dim.TOTAL:
            observation, other = otherwise(observation, figure, figures)
            if other is not None:
                observation = replace(observation, passages=_both(observation.passages, _evidence_of(reading, other)))
        key = (*_cell(observation), figure.count if figure.dim is Dim.TOTAL else None)
        seen = cells.get(key)
        if seen is None:
            cells[key] = observation
        elif seen.count == observation.count:
            cells[key] = replace(seen, passages=_both(seen.passages, observation.passages))
        elif observation.channel is Channel.ONLINE:
            # 微信3件、网络5件 are both online
            total = seen.count + observation.count
            cells[key] = replace(seen, count=total, passages=_both(seen.passages, observation.passages))
        else:
            aside.append(
                _aside(reading, figure.span, "complaint count", f"says {observation.count} after {seen.count}")
            )
    if not cells:
        return None
    anchor = _anchor(reading, number, tokens)
    return Batch(
        number=number,
        team=frame.team,
        recipient=frame.recipient,
        date=_date(reading, number, anchor, tokens),
        undisclosed=undisclosed,
        observations=tuple(cells.values()),
        passages=reading.evidence(reading.sentence_at(anchor.start).span, rule="batch"),
    )


def _listed(
    reading: Reading,
    batch: Batch,
    figures: list[Figure],
    *,
    lost: Sequence[Dropped],
    duplicates: Sequence[tuple[int, Coverage]],
) -> Batch:
    """``batch`` with the lists that its counts stand in, its totals with and without the duplicates that are told."""
    told = lists(reading, figures, dropped=lost, duplicates_told=bool(duplicates))
    return replace(batch, lists=told, observations=tuple(with_duplicates(batch, figures, duplicates)))


def _observation(reading: Reading, figure: Figure, recipient: Ref, registry: Registry) -> Observation | None:
    area, pollution, channel = recipient, None, Channel.ALL
    label = figure.label
    if figure.dim is Dim.REGION and label is not None:
        named = (m.ref for m in reading.mentions.places if m.span == label.span and figure.stored is None)
        area = label.ref or next(named, None) or registry.site(label.text, recipient)
    elif figure.dim is Dim.TYPE and label is not None:
        pollution = label.text
    elif figure.dim is Dim.CHANNEL and label is not None:
        channel = label.channel
    elif figure.dim is not Dim.TOTAL:
        return None
    return Observation(
        coverage=figure.coverage,
        area=area,
        pollution=pollution,
        channel=channel,
        priority=figure.priority,
        count=figure.count,
        passages=_evidence_of(reading, figure),
    )


def _evidence_of(reading: Reading, figure: Figure) -> tuple[Passage, ...]:
    if figure.stored is None:
        return reading.evidence(figure.span, rule=figure.rule, exact=True)
    begin, end = figure.stored
    text = " ".join(reading.page.text[begin:end].split())
    return (Passage(reading.page.id, reading.article.number, begin, end, figure.rule, text),)


def _cell(o: Observation) -> tuple[object, ...]:
    return o.coverage, o.area, o.pollution, o.channel, o.priority


def _both(one: tuple[Passage, ...], two: tuple[Passage, ...]) -> tuple[Passage, ...]:
    return tuple(dict.fromkeys((*one, *two)))


def _anchor(reading: Reading, number: int, tokens: Sequence[Token]) -> Span:
    """Where the batch is named: in a paragraph if it is, else in the headline."""
    named = [t.span for t in tokens if t.kind is T.BATCH and number in t.values]
    parts = [p.span for p in reading.article.parts if p.kind is PartKind.PARAGRAPH]
    told = [span for span in named if any(p.covers(span) for p in parts)]
    return (told or named)[0]


def _date(reading: Reading, number: int, anchor: Span, tokens: Sequence[Token]) -> str | None:
    """The day that the notice speaks of: the one nearest before the batch number, in its sentence first."""
    sentence = reading.sentence_at(anchor.start).span
    days = [m for m in reading.mentions.dates if m.start and m.start == m.end]
    here = [m for m in days if sentence.covers(m.span)]
    before = [m for m in here if m.span.stop <= anchor.start]
    tied = [v for t in tokens if t.kind is T.BATCH and sentence.covers(t.span) for v in t.values]
    if len(tied) > 1 and len(before) == len(tied) and number in tied:
        return before[tied.index(number)].start
    told = before[-1:] or [m for m in here if _HANDED.match(reading.article.text, m.span.stop)]
    if told:
        return told[0].start
    earlier = [m for m in days if m.span.stop <= anchor.start]
    return (earlier[-1] if earlier else days[0]).start if days else None

"""Event names as the text gives them: what is held, and what takes place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.facts.events import lexicon as event_lexicon
from kg.facts.events.candidates import AS_SOURCE, Candidate
from kg.facts.events.cast import Cast
from kg.facts.events.clauses import clause_end, clauses, shut
from kg.facts.events.heads import heads, unlisted, unlisted_before
from kg.facts.events.holders import Holders, carried, doers, holders
from kg.facts.events.lexicon import BOTH, OBJECT, SUBJECT, Noun, Verb
from kg.facts.events.wording import core, indefinite, marks_of, plain, trimmed, wished
from kg.model import EventType, Kind, Role, Sentence, Span
from kg.reading import Reading


def named_events(
    reading: Reading, cast: Cast, sentence: Sentence, verbs: list[Verb], nouns: list[Noun]
) -> Iterator[Candidate]:
    """The events that one sentence names beside a verb that tells of them."""
    text = reading.article.text
    whole = clauses(text, sentence.span)
    taken: set[Span] = set()
    for verb in verbs:
        clause = next((c for c in whole if c.start <= verb.span.start < c.stop), sentence.span)
        if (
            _part_of_word(text, verb)
            or _inside_quotation(text, sentence.span, verb.span)
            or any(n.span.overlaps(verb.span) for n in nouns)
        ):
            continue
        found: list[Candidate] = []
        if verb.side in (OBJECT, BOTH):
            found = list(_objects(reading, cast, sentence, clause, verb, nouns))
        if not found and verb.side in (SUBJECT, BOTH):
            found = list(_subject(reading, cast, sentence, clause, verb, nouns))
        for candidate in found:
            if not any(candidate.span.overlaps(t) for t in taken):
                taken.add(candidate.span)
                yield candidate


def _part_of_word(text: str, verb: Verb) -> bool:
    """Whether the verb is only a part of a noun: 组织 in 党组织 or 组织部."""
    if verb.word in ("主办", "承办") and text.startswith(("单位", "方", "者", "部门", "地", "城市"), verb.span.stop):
        return True
    return verb.word == "组织" and (
        text[verb.span.start - 1 : verb.span.start] in tuple("党社会群团业")
        or text[verb.span.stop : verb.span.stop + 1] in "部党化生关机者人架领和的、委"
    )


def _inside_quotation(text: str, sentence: Span, verb: Span) -> bool:
    """Whether the verb stands in quoted speech or in the title of a work."""
    return any(q.covers(verb) for q in shut(text, sentence))


# --- 召开会议: the name follows the verb ---------------------------------------------------------


def _objects(
    reading: Reading,
    cast: Cast,
    sentence: Sentence,
    clause: Span,
    verb: Verb,
    nouns: list[Noun],
) -> Iterator[Candidate]:
    text = reading.article.text
    start = verb.span.stop
    rule = f"event-after-{_VERB_RULES[verb.side]}"
    told_by: Holders = ()
    if (_SOURCE.match(text, start) and text.rfind("从", clause.start, start) >= 0) or (
        _OCCASION.match(text, start) and text.rfind("在", clause.start, start) >= 0
    ):
        told_by = _speakers(text, cast, clause, start) if _OCCASION.match(text, start) else ()
        start += 1
        rule = AS_SOURCE
    elif text.startswith(_NO_OBJECT, start):
        return
    limit = clause_end(text, start, sentence.span.stop)
    if wished(
        text, cast, clause, verb.span.start, but="连续" if _YEAR_BY_YEAR.search(text, clause.start, start) else ""
    ):
        return
    ends = heads(text, Span(start, limit), nouns) or unlisted(text, verb, limit)
    begin = start
    earlier = [c for c in clauses(text, sentence.span) if c.stop <= clause.start]
    by = (
        holders(text, cast, clause, earlier[-1] if earlier else None, verb)
        or doers(text, cast, sentence, verb)
        or carried(text, cast, sentence, clause, verb)
    )
    by = (*by, *told_by)
    for head in ends:
        if verb.word == "进行" and head.type is not EventType.CEREMONY:
            continue
        span = trimmed(text, cast, Span(begin, head.span.stop))
        begin = head.span.stop + 1
        if span is None or indefinite(text[span.start : span.stop], head.word):
            continue
        yield _candidate(text, cast, sentence, span, head, by, verb, rule=rule)


_YEAR_BY_YEAR = re.compile(r"连续[\d一二三四五六七八九十]+年对")
"""Inspected again this year: 连续3年对食品安全开展执法检查."""
_SOURCE = re.compile(r"的[^，。；的]{2,40}?会上?(?:获悉|了解到|得知|通报|介绍)")


def _speakers(text: str, cast: Cast, clause: Span, start: int) -> Holders:
    """Who speaks on the occasion: 县委书记张三在12月26日召开的全县经济工作会议上指出."""
    at = text.rfind("在", clause.start, start)
    persons = cast.persons_in(Span(clause.start, at))
    if not persons or persons[-1].span.stop != at or _SAYS.search(text, start, clause.stop) is None:
        return ()
    return ((Role.ADDRESSED, persons[-1]),)


_SAYS = re.compile(r"(?:会|会议|仪式|论坛|大会|典礼|活动)上(?:指出|强调|要求|表示|说|作|致|发言|讲话|提出|介绍)")
_OCCASION = re.compile(r"的[^，。；的]{2,40}?(?:会|会议|仪式|活动|论坛|大会|典礼)(?:上|现场)")
_NO_OBJECT = ("的", "前", "后", "以来", "期间", "地点", "时间", "方式", " ", "，", "。")

_VERB_RULES = {OBJECT: "holding-verb", BOTH: "holding-verb", SUBJECT: "happening-verb"}


# --- 会议召开: the name stands before the verb -------------------------------------------------------


def _subject(
    reading: Reading, cast: Cast, sentence: Sentence, clause: Span, verb: Verb, nouns: list[Noun]
) -> Iterator[Candidate]:
    text = reading.article.text
    if _NOT_NOW.match(text, verb.span.stop):
        return
    if verb.word == "走进" and _WALK.match(text, verb.span.stop) is not None:
        return
    arranged = verb.word in ("主办", "承办")
    ends = {b.span.stop for b in cast.bodies_in(Span(sentence.span.start, verb.span.start))} if arranged else set()
    before = (n for n in reversed(nouns) if n.span.stop <= verb.span.start and n.span.stop not in ends)
    head = next((n for n in before if n.word != "常委会"), None)
    stop = _name_end(text, head, verb) if head is not None else None
    if stop is None:
        head = unlisted_before(text, clause, verb, _between())
        stop = _name_end(text, head, verb) if head is not None else None
    if head is None or stop is None:
        return
    own = next((c for c in clauses(text, sentence.span) if c.start <= head.span.start < c.stop), clause)
    paused = own.stop == stop and clause.start == stop + 1 and marks_of(text, Span(own.start, stop))
    if own != clause and not paused and _AFTER_PAUSE.fullmatch(text, stop, clause.start) is None:
        return
    if wished(text, cast, own, verb.span.start, but="通过"):
        return
    head = head._replace(span=Span(head.span.start, stop))
    span = trimmed(text, cast, Span(own.start, stop))
    if span is None or indefinite(text[span.start : span.stop], head.word):
        return
    yield _candidate(text, cast, sentence, span, head, (), verb, rule="event-before-verb")


def _name_end(text: str, head: Noun, verb: Verb) -> int | None:
    """Where the name with that noun ends, if nothing stands between it and the verb that would part them."""
    if verb.span.start - head.span.stop > 60:
        return None
    stop = _CLOSE.match(text, head.span.stop).end()  # type: ignore[union-attr]
    subtitle = _SUBTITLE.match(text, stop, verb.span.start)
    stop = subtitle.end() if subtitle is not None else stop
    begin = stop + text.startswith("，", stop)
    return stop if stop <= verb.span.start and _between().fullmatch(text, begin, verb.span.start) else None


_NOT_NOW = re.compile(
    r"的|情况|进程|过程|成效|力度|以来|期间|[前后]|之际|时|了?[\d一二三四五六七八九十两几多数]+(?:余|多)?(?:届|次|年|期|场)"
)
_CLOSE = re.compile(r"[”」）]*(?:（(?:(?:以下|下称)?简?称[^）\n]{1,40}|[^）\n]{1,12})）)?")

_WALK = re.compile(r"[^，。；]{1,10}(?:活动|行动|之旅|采风)")
_SUBTITLE = re.compile(r"(?:——|—)(?:“[^”\n]*”|[^，。；：“”—在于]){2,30}(?=在|于|\d|成功|圆满|隆重|顺利|正式)")

_AFTER_PAUSE = re.compile(r"在[^，。；]{1,20}(?:后|中)，")


@cache
def _between() -> re.Pattern[str]:
    adverbs = event_lexicon.load().pattern("adverb")
    return re.compile(
        rf"(?:{adverbs}|(?:\d{{4}}年)?(?:\d{{1,2}}月)?\d{{1,2}}日|[至到—–\-~\s]|月底|月初|起"
        rf"|在[^，。；]{{1,20}}(?:后|中)，|以[^，。；“”]{{1,14}}?(?:形式|方式|为主题)|以线上\+线下|(?:于|在|由)[^，。；！？]{{1,30}}?)*"
    )


def _subject_of(text: str, cast: Cast, sentence: Sentence, verb: Verb) -> str:
    """What a ceremony opens, where it is the subject: 春季读书班在县委党校举行开班仪式."""
    clause = next((c for c in clauses(text, sentence.span) if c.start <= verb.span.start < c.stop), sentence.span)
    before = _THING.match(text, clause.start, verb.span.start)
    span = trimmed(text, cast, Span(clause.start, before.end(1))) if before else None
    if span is None or not 4 <= span.stop - span.start <= 36 or cast.persons_in(span) or cast.bodies_in(span):
        return ""
    return plain(text[span.start : span.stop])


_OF = re.compile(r"(?:对|就|围绕)((?![其该此他])[^，。；：“”]{3,36})$")
_THING = re.compile(
    r"((?:“[^”\n]*”|《[^》\n]*》|[^，。；：“《])+?)(?:(?:\d{1,2}月)?\d{1,2}日|上午|下午|(?:在|于)[^，。；：“”]{2,30})+$"
)


# --- shared -----------------------------------------------------------------------------------------


def _candidate(
    text: str,
    cast: Cast,
    sentence: Sentence,
    span: Span,
    head: Noun,
    by: Holders,
    verb: Verb,
    *,
    rule: str,
) -> Candidate:
    rest = plain(text[span.start : span.stop])
    days = reversed(cast.dates_in(Span(sentence.span.start, max(verb.span.start, span.start))))
    name = rest
    also: list[str] = []
    told = Span(min(span.start, verb.span.start), max(span.stop, verb.span.stop))
    if (
        head.type is EventType.INSPECTION
        and len(rest) <= 6
        and (of := _OF.search(text[sentence.span.start : verb.span.start]))
    ):
        name, also = plain(of[1]) + rest, [plain(of[0]) + verb.word + rest]
    if head.type is EventType.CEREMONY and rest == head.word and not by and verb.span.stop <= span.start:
        subject = _subject_of(text, cast, sentence, verb)
        name, also = (subject + rest, [rest]) if subject else (name, also)
    hosts = [n for role, n in by if role is not Role.ADDRESSED]
    if len({n.span for n in hosts}) == 1:
        holder = hosts[0]
        surface = plain(text[holder.span.start : holder.span.stop])
        told = Span(min(told.start, holder.span.start), told.stop)
        if surface not in rest and (
            head.type is EventType.MEETING or holder.ref.kind is Kind.PLACE or rest == head.word
        ):
            name, also = surface + rest, [rest]
    return Candidate(
        name=name,
        span=span,
        told=told,
        head=head.word,
        type=head.type,
        sentence=sentence,
        rule=rule,
        verb=verb.span.start,
        also=tuple(a for a in also if a != head.word),
        holders=by,
        day=next((d.start for d in days if d.start and len(d.start) == 10), None),
        owner=next((b.ref for b in cast.bodies_in(span) if b.span.start == span.start), None),
        core=core(name) if head.type is EventType.INSPECTION else core(rest),
    )

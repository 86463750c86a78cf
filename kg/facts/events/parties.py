"""What two parties do together, told by a verb alone: they sign a paper, join hands, or sit down to talk."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.facts.events import lexicon as event_lexicon
from kg.facts.events.candidates import SENT_TO, SIGNED, TALKED, Candidate
from kg.facts.events.cast import Cast, Named
from kg.facts.events.clauses import clauses, shut
from kg.facts.events.holders import outermost
from kg.facts.events.role_lists import begins_as_list
from kg.facts.events.role_lists import chain as listed
from kg.facts.events.wording import core, plain, wished
from kg.model import EventType, Role, Sentence, Span
from kg.reading import Reading

TOGETHER = frozenset({SIGNED, TALKED, SENT_TO})
"""All rules of this module."""


def parties(reading: Reading, cast: Cast, sentence: Sentence) -> Iterator[Candidate]:
    """The papers that two named bodies sign in one sentence, and the talks that somebody named has with others."""
    text = reading.article.text
    found = list(_gate().finditer(text, sentence.span.start, sentence.span.stop))
    if not found:
        return
    quoted = shut(text, sentence.span)
    for clause in clauses(text, sentence.span):
        verb = next((m for m in found if clause.start <= m.start() < clause.stop), None)
        if verb is None or any(q.covers(Span(*verb.span())) for q in quoted):
            continue
        if wished(text, cast, clause, verb.start()) or _UNREAL.search(text, clause.start, verb.start()):
            continue
        candidate = (
            _signed(text, cast, sentence, clause)
            or _talked(text, cast, sentence, clause, verb.start())
            or _sent(text, cast, sentence, clause)
        )
        if candidate is not None:
            yield candidate


@cache
def _gate() -> re.Pattern[str]:
    lexicon = event_lexicon.load()
    return re.compile(f"{lexicon.pattern('sign')}|{lexicon.pattern('talk')}|{lexicon.pattern('advice')}")


_UNREAL = re.compile(r"[没未]|曾|将(?:与|和)|可|拟|如|若|希望|计划|召集|组织双方|累计|\d{2,}[家户份个]")


# --- 甲与乙签署战略合作协议 -------------------------------------------------------------------------


def _signed(text: str, cast: Cast, sentence: Sentence, clause: Span) -> Candidate | None:
    match = _signing().search(text, clause.start, clause.stop)
    if match is None or (text.startswith("的", match.end("verb")) and _PAST.search(text, clause.start, match.start())):
        return None
    zone = Span(clause.start, match.start("verb"))
    areas = [p for p in cast.places_in(zone) if _WHOLE.match(text, p.span.stop)]
    found = outermost([*cast.bodies_in(zone), *areas])
    bodies = [n for n in found if not any(m.span.start == n.span.stop for m in found)]
    first = [b for b in bodies if b.span.stop <= match.start("with")]
    second = [b for b in bodies if b.span.start >= match.end("with")]
    if _many_of_one_place(text, cast, clause, match):
        return _candidate(
            text, sentence, Span(clause.start, match.end()), match["verb"], match.start("verb"), [], SIGNED
        )
    if not first or not second or cast.persons_in(Span(clause.start, match.start("verb"))):
        return None
    if not begins_as_list(text, first[0], clause) or first[-1].span.stop < match.start("with") - 6:
        return None
    if second[0].span.start > match.end("with") + 8:
        return None
    span = Span(first[0].span.start, match.end())
    return _candidate(text, sentence, span, match["verb"], match.start("verb"), [*first, *second], SIGNED)


def _many_of_one_place(text: str, cast: Cast, clause: Span, match: re.Match[str]) -> bool:
    """Whether a counted few of a named place sign with others: 清江市5所学校与海外2所华校签约."""
    first = next(iter(cast.places_in(Span(clause.start, match.start("with")))), None)
    return (
        first is not None
        and first.span.start == clause.start
        and _COUNTED.fullmatch(text, first.span.stop, match.start("with")) is not None
        and _COUNT.search(text, match.end("with"), match.start("verb")) is not None
    )


_COUNT = re.compile(r"[\d一二三四五六七八九十两]{1,2}[所家个座支名]")
_COUNTED = re.compile(rf"的?{_COUNT.pattern}[\u4e00-\u9fff]{{2,8}}")
_PAST = re.compile(r"落实|履行|依据|按照|根据")
"""Before a paper that was signed some time: 落实与乙签署的协议."""
_WHOLE = re.compile(r"[、，和与同及跟]|分别|双方|签|共同|等|两|在|建|缔|结")
"""What follows an area that is a party itself, and no part of a body's name."""


@cache
def _signing() -> re.Pattern[str]:
    lexicon = event_lexicon.load()
    return re.compile(
        rf"(?P<with>与|和|同|跟)(?:“[^”\n]*”|[^，。；：“”与]){{2,60}}?(?P<verb>{lexicon.pattern('sign')})了?"
        rf"(?:“[^”\n]*”|《[^》\n]*》|[^，。；：“《”]){{0,40}}?(?:{lexicon.pattern('paper')}|》)(?:仪式|书)?(?=$|，|。|；|并)"
    )


# --- 县长张三与村干部进行座谈 ------------------------------------------------------------------------


def _talked(text: str, cast: Cast, sentence: Sentence, clause: Span, verb: int) -> Candidate | None:
    match = _talk().search(text, clause.start, clause.stop)
    if match is None:
        return None
    persons = cast.persons_in(Span(clause.start, verb))
    before = [p for p in persons if p.span.stop <= match.start("with")]
    if before and begins_as_list(text, before[0], clause) and _HE.fullmatch(text, before[-1].span.stop, match.start()):
        who = listed(text, before)
        others = [p for p in persons if p.span.start >= match.end("with")]
        span = Span(who[0].span.start, match.end())
        return _candidate(text, sentence, span, "座谈", verb, [*who, *others], TALKED)
    group = _group().match(text, clause.start, match.start())
    if group is not None and not persons:
        return _candidate(text, sentence, Span(group.start("who"), match.end()), "座谈", verb, [], TALKED)
    return None


_HE = re.compile(r"(?:一行|同志|等[^，。；：]{0,10})?(?:还|又|随后|分别|先后|一同|现场|在[^，。；]{2,16})*")


@cache
def _talk() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<with>与|同|和)[^，。；：“”]{{2,60}}?(?:“[^”\n]{{1,4}}”[^，。；：“”]{{2,12}}?)?"
        rf"(?:进行|举行|开展|围绕[^，。；]{{2,30}})*了?(?:亲切|深入|友好|面对面)?(?:{event_lexicon.load().pattern('talk')})(?=$|，|。|；|并)"
    )


@cache
def _group() -> re.Pattern[str]:
    return re.compile(
        rf"(?:随后|会后|之后|其间|期间)?(?P<who>[^，。；：“”]{{0,10}}?(?:{event_lexicon.load().pattern('group')})(?:一行)?)"
    )


# --- 甲检察院向乙镇政府发出检察建议 -----------------------------------------------------------------


def _sent(text: str, cast: Cast, sentence: Sentence, clause: Span) -> Candidate | None:
    match = _sending().search(text, clause.start, clause.stop)
    if match is None or not cast.bodies_in(Span(*match.span("to"))):
        return None
    bodies = outermost(list(cast.bodies_in(Span(sentence.span.start, match.start()))))
    opening = [b for b in bodies if any(b.start == c.start for c in clauses(text, sentence.span))]
    if not opening or any(True for _ in cast.persons_in(Span(clause.start, match.start()))):
        return None
    sender = opening[-1]
    name = plain(text[sender.span.start : sender.span.stop] + text[match.start() : match.end()])
    return Candidate(
        name=name,
        span=Span(*match.span()),
        told=Span(sender.span.start, match.end()),
        head=match["what"],
        type=EventType.OTHER,
        sentence=sentence,
        rule=SENT_TO,
        verb=match.start("verb"),
        also=(plain(match[0]),),
        holders=((Role.HELD, sender),),
        core=core(name),
    )


@cache
def _sending() -> re.Pattern[str]:
    return re.compile(
        rf"向(?P<to>[^，。；：“”向]{{2,40}}?)(?:依法|公开|当场|正式|分别)?(?P<verb>发出|制发|送达|公开宣告送达|宣告送达|发送)了?"
        rf"[^，。；：“”《]{{0,16}}?(?P<what>{event_lexicon.load().pattern('advice')})书?(?=$|，|。|；|并)"
    )


def _candidate(
    text: str, sentence: Sentence, span: Span, head: str, verb: int, who: Sequence[Named], rule: str
) -> Candidate:
    name = re.sub(r"(?<=[^归返偿])还(?=与|同|和)", "", plain(text[span.start : span.stop]))
    role = Role.ATTENDED if rule == TALKED else Role.PARTICIPATED
    return Candidate(
        name=name,
        span=span,
        told=span,
        head=head,
        type=EventType.MEETING if rule == TALKED else EventType.CEREMONY,
        sentence=sentence,
        rule=rule,
        verb=verb,
        also=(f"{head}会",) if rule == TALKED else (),
        holders=tuple((role, w) for w in dict.fromkeys(who)),
        core=core(name),
    )

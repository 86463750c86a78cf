"""Who did what at an event: chaired, attended, spoke, organised."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.facts.events import lexicon as event_lexicon
from kg.facts.events.cast import Cast, Named
from kg.facts.events.clauses import clauses, shut
from kg.facts.events.lexicon import Noun
from kg.facts.events.role_cues import Cue, Played
from kg.facts.events.role_gaps import BODY_GAPS, DENIED, GAPS, NEEDED, UNREAL, WIDE
from kg.facts.events.role_lists import begins_as_list, chain, ends_as_list, joined_by
from kg.model import EventType, PartKind, Role, Sentence, Span

_HEADINGS = frozenset({PartKind.HEADLINE, PartKind.KICKER, PartKind.SECTION})


def roles(text: str, cast: Cast, sentence: Sentence, nouns: Sequence[Noun], *, cues: Sequence[Cue]) -> Iterator[Played]:
    """The roles that one sentence gives, in reading order."""
    quoted = [q for q in shut(text, sentence.span) if q.stop - q.start > 14]
    pending: list[Named] = []
    subject: list[Named] = []
    for clause in _pieces(text, sentence):
        own = [c for c in cues if clause.covers(c.span) and not any(q.covers(c.span) for q in quoted)]
        own = [c for c in own if _tells(text, c, clause)]
        if not own:
            listed = _listed(text, cast, clause)
            goes_on = bool(listed) or _PEOPLE.fullmatch(text, clause.start, clause.stop) is not None
            pending = [*pending, *listed] if goes_on else []
            acting = cast.persons_in(clause)[:1]
            if acting and not listed:
                subject = list(acting) if begins_as_list(text, acting[0], clause) else []
            continue
        start = clause.start
        for cue in own:
            found = _subject(text, cast, Span(start, cue.span.start), cue)
            if found:
                opens = begins_as_list(text, found[0], clause) and start == clause.start
                fitting = [p for p in pending if cue.who == "any" or (p.ref.kind == cue.who)]
                subject = [*fitting, *found] if opens else found
            elif start == clause.start:
                carried = _CARRIED.fullmatch(text, clause.start, cue.span.start) is not None
                carried = carried or (
                    bool(pending) and _PEOPLE.fullmatch(text, clause.start, cue.span.start) is not None
                )
                subject = [*pending] if pending and carried else (subject if carried else [])
            elif _LINK.fullmatch(text, start, cue.span.start) is None:
                subject = []
            yield from _played(text, sentence, clause, cue, subject, nouns)
            start = cue.span.stop
        pending = []


_CARRIED = re.compile(
    r"\s*(?:\d{1,2}月\d{1,2}日|已?以[^，。；]{1,8}身份|并|并在会上|还|也|随后|同时|会上|最后|分别|先后|亲自|在会上|并作|并作了|作|作了|并代表[^，。；]{1,14}|现场|进行|进行了|发表|发表了|并发表)*"
)
_PEOPLE = re.compile(
    r"[^，。；：“”《》了]{0,50}(?:负责人|负责同志|同志|代表|人员|干部|成员|[科处局司院校秘]长|书长|书记|主任|领导|班子|委员|嘉宾|师生|群众|总师|总工|专家|记者|\d人)(?:等)?(?:共[^，。；]{1,6}人)?(?:分别|共同|一同)?"
)
_LINK = re.compile(r"[^，。；：“”]{0,40}?")


def _pieces(text: str, sentence: Sentence) -> list[Span]:
    """The clauses of a sentence; in a heading a blank ends one as well."""
    found = list(clauses(text, sentence.span))
    if sentence.part not in _HEADINGS:
        return found
    cut: list[Span] = []
    for clause in found:
        cut += [Span(*m.span()) for m in re.compile(r"\S+").finditer(text, clause.start, clause.stop)]
    return cut


def _listed(text: str, cast: Cast, clause: Span) -> list[Named]:
    """The persons or bodies of a clause that is nothing but a part of a list."""
    persons = cast.persons_in(clause)
    if persons and ends_as_list(text, persons[-1], clause.stop, body=False):
        found = chain(text, persons)
        return found if begins_as_list(text, found[0], clause) else []
    bodies = _able(text, _outermost(cast.bodies_in(clause)))
    if bodies and ends_as_list(text, bodies[-1], clause.stop, body=True):
        return chain(text, bodies, body=True)
    return []


def _outermost(named: Sequence[Named]) -> list[Named]:
    return [n for n in named if not any(m.span != n.span and m.span.covers(n.span) for m in named)]


def _subject(text: str, cast: Cast, before: Span, cue: Cue) -> list[Named]:
    """Those who stand before the predicate as its subject."""
    if cue.who != "body":
        persons = cast.persons_in(before)
        silent = [s for s in cast.silent if before.covers(s)]
        if cue.needs and persons and text.endswith(_by_trade(), before.start, persons[-1].start):
            return []
        if persons and not any(s.start > persons[-1].span.start for s in silent):
            gap = WIDE if cue.needs else GAPS[cue.role]
            if gap.fullmatch(text, persons[-1].span.stop, cue.span.start):
                return chain(text, persons)
    if cue.who != "person":
        bodies = _able(text, _outermost(cast.bodies_in(before)))
        if cue.who == "any" and cue.role is Role.ADDRESSED:
            bodies = _with_areas(text, cast, before, bodies)
        gap = BODY_GAPS[cue.role]
        if bodies and gap.fullmatch(text, bodies[-1].span.stop, cue.span.start):
            found = chain(text, bodies, body=True)
            return [] if _OF_MANY.search(text, before.start, found[0].start) else found
    return []


def _with_areas(text: str, cast: Cast, before: Span, bodies: Sequence[Named]) -> list[Named]:
    """``bodies`` with the counties and townships that stand in one list with them: 县商务局、东山镇作典型发言."""
    areas = [
        p
        for p in cast.places_in(before)
        if text[p.span.stop - 1] in "县市区旗镇乡" and not _AREA_GOES_ON.match(text, p.span.stop)
    ]
    areas = [p for p in areas if not any(b.span.overlaps(p.span) for b in bodies)]
    return sorted([*bodies, *areas], key=lambda n: n.span)


_AREA_GOES_ON = re.compile(r"[\u4e00-\u9fff]{2,10}?(?:、|等)")
_OF_MANY = re.compile(r"各[^，。；]{0,14}$|是由$")


def _able(text: str, bodies: Sequence[Named]) -> list[Named]:
    """Bodies that act as such: not the congress of 人大代表."""
    return [
        b for b in bodies if not text.startswith(("代表", "委员"), b.span.stop) or text[b.span.stop - 1] not in "大协"
    ]


def _tells(text: str, cue: Cue, clause: Span) -> bool:
    """Whether the cue is a predicate here, not a part of a noun (主持人, 讲话精神, 工作报告)."""
    if cue.needs and not _followed(text, cue, clause):
        return False
    before, after = text[max(clause.start, cue.span.start - 60) : cue.span.start], text[cue.span.stop : clause.stop]
    return (
        DENIED[cue.role].match(after) is None
        and (cue.role not in NEEDED or NEEDED[cue.role].search(before[-40:] + cue.word + after[:30]) is not None)
        and not UNREAL.search(before[-12:])
    )


def _followed(text: str, cue: Cue, clause: Span) -> bool:
    """Whether one of the words that the cue needs stands after it in its clause (宣布大赛开幕)."""
    if cue.needs == _OVER:
        return text[cue.span.stop : cue.span.stop + 1] in ("", "。", "，", "；", "并", "\n")
    found = _needed_words(cue.needs).search(text, cue.span.stop, min(clause.stop, cue.span.stop + 36))
    return found is not None


@cache
def _by_trade() -> tuple[str, ...]:
    return tuple(sorted(event_lexicon.load().words["trade"]))


_OVER = "over"


@cache
def _needed_words(use: str) -> re.Pattern[str]:
    return re.compile(event_lexicon.load().pattern(use))


def _played(
    text: str, sentence: Sentence, clause: Span, cue: Cue, subject: Sequence[Named], nouns: Sequence[Noun]
) -> Iterator[Played]:
    noun = None
    nouns = [n for n in nouns if n.word != "常委会"]
    if cue.role not in (Role.ADDRESSED, Role.REPORTED):
        noun = next((n for n in nouns if cue.span.stop <= n.span.start and n.span.stop <= clause.stop), None)
    if noun is not None and noun.type is EventType.WORKS:
        noun = None
    if noun is not None and cue.role is Role.CHAIRED:
        noun = _last_of_name(text, noun, nouns, clause)
    gap = text[cue.span.stop : noun.span.start] if noun else ""
    if noun is not None and (len(gap) > 60 or "并" in gap):
        noun, gap = None, ""
    named = noun is not None and _THIS.fullmatch(gap) is None
    role = cue.role
    for position, agent in enumerate(subject, 1):
        if position > 1 and joined_by(text, subject[position - 2], agent):
            role = Role.CO_ORGANIZED
        yield Played(
            role=role,
            agent=agent,
            position=position,
            told=Span(min(agent.start, cue.span.start), max(cue.span.stop, agent.span.stop)),
            rule=(SOFT if cue.needs else _RULES[cue.role])
            + (UNDER if cue.word.endswith("下") else _BESIDE[len(subject) > 1]),
            sentence=sentence,
            noun=noun,
            named=named,
        )


def _last_of_name(text: str, noun: Noun, nouns: Sequence[Noun], clause: Span) -> Noun:
    """Of 培训班开班仪式 the last noun, which names the event that is chaired."""
    for other in nouns:
        if other.span.start == noun.span.stop and other.span.stop <= clause.stop:
            noun = other
    return noun


SOFT = "present"
"""How the rules begin of those who do at an event what people also do elsewhere: announce, explain, hand over prizes."""
UNDER = "-under-name"
"""How the rules end that read 在甲的指导下: they speak only of what the sentence goes on to name."""
_BESIDE = ("-after-name", "-after-list")
_THIS = re.compile(r"了?(?:召开)?(?:此次|本次|这次|该|当天的?|了)?")
_RULES = {
    Role.CHAIRED: "chair",
    Role.ATTENDED: "attend",
    Role.OBSERVED: "observe",
    Role.ADDRESSED: "address",
    Role.REPORTED: "report",
    Role.ORGANIZED: "organize",
    Role.UNDERTAKEN: "undertake",
    Role.CO_ORGANIZED: "co-organize",
    Role.GUIDED: "guide",
    Role.SUPPORTED: "support",
    Role.PARTICIPATED: "participate",
}

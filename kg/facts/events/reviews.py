"""What a year in review tells of the body it is about: 开展甲、乙等专题调研5次, 在党校举办专题班1期."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from msgspec.structs import replace

from kg.facts.events import lexicon as event_lexicon
from kg.facts.events.candidates import Candidate
from kg.facts.events.cast import Named
from kg.facts.events.clauses import clauses, shut
from kg.facts.events.ground import HEADINGS, Ground
from kg.facts.events.holders import outermost
from kg.facts.events.settings import year_in_review
from kg.facts.events.wording import core, plain
from kg.model import EventType, PartKind, Role, Sentence, Span

COUNTED, ON_TOPIC, ON_DRAFT, TIED = "counted-in-review", "topic-in-review", "draft-in-review", "tie-in-review"
"""The rules of this module."""


def reviewed(ground: Ground) -> Iterator[Candidate]:
    """The events of a year in review that its other words would not show to be single events."""
    if year_in_review(ground.reading) is None:
        return
    holder = _holder(ground)
    if holder is None:
        return
    body = [s for s in ground.reading.sentences if s.part is PartKind.PARAGRAPH]
    for sentence in body:
        for clause in clauses(ground.text, sentence.span):
            found = _counted(ground, sentence, clause, holder) or _on_topic(ground, sentence, clause, holder)
            found = found or _tied(ground, sentence, clause, holder)
            if found is not None:
                yield found
    for before, sentence in pairwise(body):
        draft = _on_draft(ground, before, sentence, holder)
        if draft is not None:
            yield draft


def _holder(ground: Ground) -> Named | None:
    """The one body that the headings name: the review is of its year."""
    headings = [s for s in ground.reading.sentences if s.part in HEADINGS]
    found = [b for s in headings for b in outermost(list(ground.cast.bodies_in(s.span)))]
    return found[0] if len({b.ref for b in found}) == 1 else None


def _by(ground: Ground, sentence: Sentence, stop: int, holder: Named) -> Named | None:
    """The body of the review, unless the sentence is about somebody else: as it stands there, or else in the heading."""
    before = Span(sentence.span.start, stop)
    if ground.cast.persons_in(before) or any(q.start < stop < q.stop for q in shut(ground.text, sentence.span)):
        return None
    bodies = outermost(list(ground.cast.bodies_in(before)))
    if any(b.ref != holder.ref and _AT.search(ground.text, before.start, b.span.start) is None for b in bodies):
        return None
    areas = [p.start for p in ground.cast.places_in(before) if not any(b.span.covers(p.span) for b in bodies)]
    if any(c.start in areas for c in clauses(ground.text, before)):
        return None  # 甲县开展…: the county's own
    if _NOT_DONE.search(ground.text, before.start, stop) is not None:
        return None
    return next((b for b in bodies if b.ref == holder.ref), holder)


_AT = re.compile(r"(?:在|到|赴|与|和|同|对|向|、|邀请)$")
_NOT_DONE = re.compile(
    r"将(?![军士领来要才相])|计划(?![，。；])|拟|(?<![重主需])要(?![闻点素求])|下一步|[没未]|各[县市区镇乡]"
)


# --- 开展甲、乙等专题调研5次, 举办专题班1期 -------------------------------------------------------------


def _counted(ground: Ground, sentence: Sentence, clause: Span, holder: Named) -> Candidate | None:
    text = ground.text
    found = (pattern.search(text, clause.start, clause.stop) for pattern in (_several(), _one(), _into()))
    match = next(filter(None, found), None)
    if match is None or (by := _by(ground, sentence, match.start("verb"), holder)) is None:
        return None
    of = plain(match["of"]) if "of" in match.groupdict() else ""
    return _candidate(ground, sentence, Span(*match.span("name")), match, by, COUNTED, of=of)


@cache
def _nouns(*types: EventType) -> str:
    nouns = event_lexicon.load().nouns
    words = sorted((w for w, t in nouns.items() if t in types and len(w) >= 3), key=lambda w: (-len(w), w))
    return "|".join(map(re.escape, words))


_VERB = r"(?P<verb>(?:组织|集中|同步|联合)?(?:开展|举办|组织|实施)了?)"
_COUNT = r"[一二两三四五六七八九十\d]{1,2}"


@cache
def _several() -> re.Pattern[str]:
    """A counted few, of which topics are named: 开展甲情况、乙工作等专题调研5次."""
    return re.compile(
        rf"{_VERB}(?P<name>(?:“[^”\n]*”|《[^》\n]*》|[^，。；：“”《]){{6,44}}?等(?P<noun>{_nouns(EventType.INSPECTION)}))"
        rf"{_COUNT}[次项轮]$"
    )


@cache
def _one() -> re.Pattern[str]:
    """One course: 举办人大代表专题班1期."""
    return re.compile(
        rf"{_VERB}(?P<name>(?:“[^”\n]*”|[^，。；：“”、等的]){{0,24}}?(?P<noun>{_nouns(EventType.TRAINING)}))"
        r"(?:1|一)[次期场]$"
    )


@cache
def _into() -> re.Pattern[str]:
    """A counted few, with their topics before the verb: 对甲条例、乙法等贯彻实施情况开展执法检查3次."""
    return re.compile(
        rf"(?:对|就|围绕)(?P<of>(?:“[^”\n]*”|《[^》\n]*》|[^，。；：“”《]){{4,40}}?等(?:[^，。；：“”《]{{0,12}}?))"
        rf"{_VERB}(?P<name>(?P<noun>{_nouns(EventType.INSPECTION)})){_COUNT}[次项轮]$"
    )


# --- 细化政府债务管理监督，…开展专题调研 ----------------------------------------------------------------


def _on_topic(ground: Ground, sentence: Sentence, clause: Span, holder: Named) -> Candidate | None:
    """An inspection whose topic the sentence opens with."""
    text = ground.text
    match = _bare().search(text, clause.start, clause.stop)
    topic = _TOPIC.match(text, sentence.span.start, clause.start) if match is not None else None
    if match is None or topic is None or (by := _by(ground, sentence, match.start("verb"), holder)) is None:
        return None
    beside = _WITH.search(text, clause.start, match.start("verb"))
    partners = outermost(list(ground.cast.bodies_in(Span(*beside.span(1))))) if beside is not None else []
    found = _candidate(ground, sentence, Span(*match.span("noun")), match, by, ON_TOPIC, of=plain(topic[1]))
    return _also_by(found, partners)


def _also_by(found: Candidate, partners: list[Named]) -> Candidate:
    return replace(found, holders=(*found.holders, *((Role.INSPECTED, p) for p in partners)))


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(rf"{_VERB}(?P<noun>{_nouns(EventType.INSPECTION)})$")


_TOPIC = re.compile(r"(?:细化|强化|深化|加强|优化|抓实|做实|聚焦|围绕|紧盯|紧扣)([^，。；：“”、]{4,16}?)(?:的?监督)，")
_WITH = re.compile(r"(?:与|会同|联合)([^，。；：“”]{4,60}?)(?:共同|同步|联合)?$")


# --- 推进《甲条例》二审工作。立法调研组深入乙村 ----------------------------------------------------------


def _on_draft(ground: Ground, before: Sentence, sentence: Sentence, holder: Named) -> Candidate | None:
    """A survey for a law that the sentence before it names."""
    text = ground.text
    team = _TEAM.match(text, sentence.span.start, sentence.span.stop)
    if team is None or text.find("\n", before.span.stop - 1, sentence.span.start) >= 0:
        return None
    titles = list(_LAW.finditer(text, before.span.start, before.span.stop))
    by = _by(ground, before, before.span.stop, holder) if len(titles) == 1 else None
    if by is None:
        return None
    return _candidate(ground, sentence, Span(*team.span("noun")), team, by, ON_DRAFT, of=plain(titles[0][0]))


_TEAM = re.compile(r"(?P<noun>立法调研)(?P<verb>组)(?:一行)?(?:先后|分别)?(?:深入|赴|前往|走进|来到|到)")
_LAW = re.compile(r"《[^》\n]{2,40}(?:条例|办法|规定|法)(?:[（(][^）)]{2,8}[）)])?》")


# --- 与甲国乙省议会建立友好交流关系 -----------------------------------------------------------------------


def _tied(ground: Ground, sentence: Sentence, clause: Span, holder: Named) -> Candidate | None:
    """A tie of the body with somebody named, where the clause begins with 与."""
    text = ground.text
    match = _tie().fullmatch(text, clause.start, clause.stop)
    if match is None or (by := _by(ground, sentence, clause.start, holder)) is None:
        return None
    other = Span(*match.span("with"))
    bodies = outermost(list(ground.cast.bodies_in(other)))
    if not (bodies or ground.cast.places_in(other)):
        return None
    found = _candidate(ground, sentence, Span(*match.span()), match, by, TIED)
    return _together(found, by, bodies)


def _together(found: Candidate, by: Named, others: list[Named]) -> Candidate:
    return replace(
        found, type=EventType.OTHER, head="关系", holders=tuple((Role.PARTICIPATED, n) for n in (by, *others))
    )


@cache
def _tie() -> re.Pattern[str]:
    lexicon = event_lexicon.load()
    return re.compile(
        rf"与(?P<with>[^，。；：“”]{{3,30}}?)(?P<noun>{lexicon.pattern('sign')})了?(?P<verb>[^，。；]{{0,8}}?(?:{lexicon.pattern('paper')}))"
    )


# --- shared ------------------------------------------------------------------------------------------


def _candidate(
    ground: Ground, sentence: Sentence, span: Span, match: re.Match[str], by: Named, rule: str, *, of: str = ""
) -> Candidate:
    noun = match["noun"]
    type_ = event_lexicon.load().nouns.get(noun, EventType.OTHER)
    name = of + plain(ground.text[span.start : span.stop])
    return Candidate(
        name=name,
        span=span,
        told=Span(min(span.start, match.start("verb")), max(span.stop, match.end("verb"))),
        head=noun,
        type=type_,
        sentence=sentence,
        rule=rule,
        verb=match.start("verb"),
        holders=((Role.INSPECTED if type_ is EventType.INSPECTION else Role.ORGANIZED, by),),
        core=core(name),
    )

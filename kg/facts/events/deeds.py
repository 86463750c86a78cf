"""What a named body does, or what befalls a place, told by a verb alone: 县法院公开宣判一起案件, 甲县发生火灾."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from kg import tables
from kg.errors import LexiconError
from kg.facts.events import lexicon as event_lexicon
from kg.facts.events.act_words import Act, ActFinder
from kg.facts.events.candidates import BEFELL, DEED, Candidate
from kg.facts.events.cast import Cast, Named
from kg.facts.events.clauses import clauses, shut
from kg.facts.events.holders import carried, outermost
from kg.facts.events.lexicon import OBJECT, Verb
from kg.facts.events.role_lists import chain
from kg.facts.events.wording import core, plain, wished
from kg.model import EventType, Role, Sentence, Span
from kg.reading import Reading

_CARRIES, _BEFALLS = "carries", "befalls"
_LONGEST = 44
"""Code points of a clause that may be the name of what is done."""


def deeds(reading: Reading, cast: Cast, sentence: Sentence, found: Sequence[Act]) -> Iterator[Candidate]:
    """The deeds of one sentence that tells of no other event; at most one a clause."""
    text = reading.article.text
    quoted = shut(text, sentence.span)
    for clause in clauses(text, sentence.span):
        act = next((a for a in found if clause.covers(a.span)), None)
        if act is None or any(q.covers(act.span) for q in quoted) or wished(text, cast, clause, act.span.start):
            continue
        candidate = (_befell if act.kind == _BEFALLS else _done)(text, cast, sentence, clause, act)
        if candidate is not None:
            yield candidate


def _done(text: str, cast: Cast, sentence: Sentence, clause: Span, act: Act) -> Candidate | None:
    stop = _object_end(text, act, clause)
    if stop is None:
        return None
    who = _doers(text, cast, sentence, clause, act)
    start = who[0].span.start if who and who[0].span.start >= clause.start else act.span.start
    if not who or stop - start > _LONGEST:
        return None
    role = Role.UNDERTAKEN if act.kind == _CARRIES else Role.ORGANIZED
    surface = "、".join(plain(text[w.span.start : w.span.stop]) for w in who)
    deed = plain(text[who[-1].span.stop if start < act.span.start else start : stop])
    return Candidate(
        name=surface + deed,
        span=Span(start, stop),
        told=Span(start, stop),
        head=act.word,
        type=act.type,
        sentence=sentence,
        rule=DEED,
        verb=act.span.start,
        also=tuple(dict.fromkeys((deed, plain(text[act.span.start : stop])))),
        holders=tuple((role, w) for w in who),
        core=core(deed),
    )


def _object_end(text: str, act: Act, clause: Span) -> int | None:
    """Where the thing that is done ends, if it is one thing."""
    thing = text[act.span.stop : clause.stop]
    if len(thing) < 3 or _NO_THING.search(thing) is not None or _VAGUE.search(thing) is not None:
        return None
    if act.kind == _CARRIES and not thing.endswith(tuple(event_lexicon.load().words["plan"])):
        return None
    return clause.stop


_NO_THING = re.compile(
    r"^(?:的(?!典型)|后|前|时|会|人|者|率|数|量|方|和|与|及|、|情况|工作|机制|以来|称|显示|，|：|渠道|平台$)"
)
_VAGUE = re.compile(
    r"(?:[一二三四五六七八九十百千万两几多\d]{2,}(?:余|多)?[个起件项条批家场次种款箱吨元万斤台辆份套名人]|累计|共计|分别|多起|各类|一系列|等$|预警|信号|公告$|消息$|数据$|公示$|原因$|称$|一则|视频|声明|讣告|天气|气温|评论|文章|情况通报$|通告$|通报$|水平$|能力$|力度$|质量$|作用$|效能$|形象$)"
)


def _doers(text: str, cast: Cast, sentence: Sentence, clause: Span, act: Act) -> list[Named]:
    """The bodies that open the clause, or those that open the sentence and go on acting."""
    bodies = outermost(list(cast.bodies_in(Span(clause.start, act.span.start))))
    if any(True for _ in cast.persons_in(Span(clause.start, act.span.start))):
        return []
    if bodies and _gap().fullmatch(text, bodies[-1].span.stop, act.span.start):
        who = chain(text, bodies, body=True)
        return who if _OPENING.fullmatch(text, clause.start, who[0].span.start) else []
    verb = Verb(act.span, act.word, OBJECT, Role.ORGANIZED)
    return [] if bodies else [named for _, named in carried(text, cast, sentence, clause, verb)]


_OPENING = re.compile(
    r"\s*(?:[^，。；“《]{0,30}(?:讯|电|消息|报道)\s*(?:（[^）\n]*）)?)?\s*(?:20\d\d年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:上午|下午|晚|近日|日前|由)?"
)


@cache
def _gap() -> re.Pattern[str]:
    adverbs = event_lexicon.load().pattern("deed-adverb")
    return re.compile(
        rf"(?:等)?(?:{adverbs}|(?:\d{{4}}年)?(?:\d{{1,2}}月)?\d{{1,2}}日|(?:在|向|对|为|从|就)[^，。；：“”]{{2,24}})*"
    )


# --- 京津冀等地遭遇强降雨 ----------------------------------------------------------------------------


def _befell(text: str, cast: Cast, sentence: Sentence, clause: Span, act: Act) -> Candidate | None:
    blow = _blow().fullmatch(text, act.span.stop, clause.stop)
    places = outermost(list(cast.places_in(Span(clause.start, act.span.start))))
    if blow is None or not places or _HIT.fullmatch(text, places[-1].span.stop, act.span.start) is None:
        return None
    row = chain(text, places, body=True)
    if _OPENING.fullmatch(text, clause.start, row[0].span.start) is None:
        return None
    stop = blow.end(1)
    name = plain(text[row[0].span.start : stop])
    return Candidate(
        name=name,
        span=Span(row[0].span.start, stop),
        told=Span(row[0].span.start, stop),
        head=act.word,
        type=EventType.OTHER,
        sentence=sentence,
        rule=BEFELL,
        verb=act.span.start,
        also=(plain(text[act.span.start : stop]),),
        core=core(name),
    )


_HIT = re.compile(r"[^，。；：“”]{0,24}?(?:持续|突然|连续|相继|先后)?")


@cache
def _blow() -> re.Pattern[str]:
    return re.compile(
        rf"(?:了|一起|一场)*((?:“[^”\n]*”|[^，。；：“”]){{0,16}}?(?:{event_lexicon.load().pattern('blow')}))(?:袭击|侵袭|天气|过程|灾害)*"
    )


@cache
def deed_finder() -> ActFinder:
    """The verbs of ``seeds/event_deeds.tsv``.

    Raises:
        LexiconError: the table is missing or names an unknown class of event.
    """
    try:
        rows = tuple((r["word"], EventType(r["type"]), r["kind"]) for r in tables.read("event_deeds.tsv"))
    except ValueError as error:
        raise LexiconError(f"seeds/event_deeds.tsv: {error}: use the values of kg.model.EventType") from error
    return ActFinder(
        rows, AhoCorasick([r[0] for r in rows], matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)
    )

"""Event names as the text gives them: what is held, and what takes place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from kg.facts import event_lexicon
from kg.facts.cast import Cast, Named
from kg.facts.clauses import clause_end, clauses, shut
from kg.facts.event_lexicon import BOTH, OBJECT, SUBJECT, Noun, Verb
from kg.facts.role_lists import chain as person_chain
from kg.model import EventType, Kind, Ref, Role, Sentence, Span
from kg.reading import Reading


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that names an event and the clause that tells of it."""

    name: str
    span: Span
    """The name in the text, without a holder that stands apart."""
    told: Span
    """From the holder or name to the end of verb or name: the passage."""
    head: str
    """The noun at the end of the name, or the verb that stands for it."""
    type: EventType
    sentence: Sentence
    rule: str
    verb: int
    """Where the verb begins."""
    also: tuple[str, ...] = ()
    holders: tuple[tuple[Role, Named], ...] = ()
    day: str | None = None
    """The full date that the sentence gives before the verb."""
    owner: Ref | None = None
    """The body that the name begins with."""
    core: str = field(default="")
    """The name without holder, year, quotation marks and blanks, for comparing."""


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
    return verb.word == "组织" and (
        text[verb.span.start - 1 : verb.span.start] in ("党", "社", "群")
        or text[verb.span.stop : verb.span.stop + 1] in "部党化生关机者人架领和的、委"
    )


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
    if text.startswith(_NO_OBJECT, start):
        return
    limit = clause_end(text, start, sentence.span.stop)
    if wished(text, cast, clause, verb.span.start):
        return
    heads = _heads(text, Span(start, limit), nouns)
    begin = start
    earlier = [c for c in clauses(text, sentence.span) if c.stop <= clause.start]
    holders = _holders(text, cast, clause, earlier[-1] if earlier else None, verb) or _doers(text, cast, sentence, verb)
    for head in heads:
        span = trimmed(text, cast, Span(begin, head.span.stop))
        begin = head.span.stop + 1
        if span is None or indefinite(text[span.start : span.stop], head.word):
            continue
        yield _candidate(text, cast, sentence, span, head, holders, verb, rule=f"event-after-{_VERB_RULES[verb.side]}")


_NO_OBJECT = ("的", "前", "后", "以来", "期间", "地点", "时间", "方式", " ", "，", "。")
_VERB_RULES = {OBJECT: "holding-verb", BOTH: "holding-verb", SUBJECT: "happening-verb"}


def _heads(text: str, span: Span, nouns: list[Noun]) -> list[Noun]:
    """The noun that ends the name, or the two nouns of two names that 和 joins (学习会议和常务会议)."""
    quoted = shut(text, span)
    found: list[Noun] = []
    open_names: list[Noun] = []
    for noun in nouns:
        if not span.covers(noun.span):
            continue
        inside = next((q for q in quoted if q.covers(noun.span)), None)
        stop = noun.span.stop
        if inside is not None:
            if inside.stop - 1 != stop or text[inside.start] == "（":
                continue
            stop = inside.stop
            noun = noun._replace(span=Span(noun.span.start, stop))
        working = _WORK.match(text, stop, span.stop) if noun.type in _WORKED else None
        if working is not None:
            stop = working.end()
            noun = noun._replace(span=Span(noun.span.start, stop))
        if stop == span.stop:
            found.append(noun)
            break
        after = _follow().match(text, stop, span.stop)
        if after is None:
            continue
        if after.group() == "暨":
            continue
        if after.group() in _JOINING:
            open_names.append(noun)
            continue
        found.append(noun)
        break
    if not found:
        return open_names[:1]
    return [*open_names[-1:], *found] if open_names and _parallel(text, open_names[-1], found[0]) else found


_WORKED = frozenset({EventType.ACTIVITY, EventType.INSPECTION})
_WORK = re.compile(r"工作(?=$|并|，)")
_JOINING = frozenset({"和", "与", "及", "、"})


def _parallel(text: str, one: Noun, two: Noun) -> bool:
    """Whether both nouns end a name of their own: short, without 的, of one class."""
    between = text[one.span.stop + 1 : two.span.stop]
    return one.type is two.type and len(between) <= 20 and "的" not in between and text[one.span.stop] == "和"


@cache
def _follow() -> re.Pattern[str]:
    return re.compile(event_lexicon.load().pattern("follow"))


def _holders(text: str, cast: Cast, clause: Span, earlier: Span | None, verb: Verb) -> tuple[tuple[Role, Named], ...]:
    """Who stands right before the verb: 县政府召开, 团县委、县教育局联合举办."""
    if verb.role is None:
        return ()
    before = Span(clause.start, verb.span.start)
    named = outermost([*cast.bodies_in(before), *cast.places_in(before)])
    venue = next((m for n in named for m in [_AT.search(text, max(clause.start, n.start - 4), n.start)] if m), None)
    if venue is not None:
        before = Span(clause.start, venue.start())
        named = [n for n in named if n.span.stop <= before.stop]
    if not named and (venue is not None or _BETWEEN_HOLDER.fullmatch(text, clause.start, verb.span.start)):
        return _holders_before(text, cast, earlier, verb) if earlier is not None else ()
    if not named or _BETWEEN_HOLDER.fullmatch(text, named[-1].span.stop, before.stop) is None:
        return ()
    if any(n.ref.kind is Kind.PLACE for n in named) and not _opens(text, cast, clause, named):
        return ()
    return _with_roles(text, named, verb)


def _doers(text: str, cast: Cast, sentence: Sentence, verb: Verb) -> tuple[tuple[Role, Named], ...]:
    """Persons who go and do it: 校长张三，书记李四到甲村开展慰问活动."""
    if verb.word not in ("开展", "组织开展", "联合开展"):
        return ()
    persons = cast.persons_in(Span(sentence.span.start, verb.span.start))
    if not persons or _GOING.fullmatch(text, persons[-1].span.stop, verb.span.start) is None:
        return ()
    return tuple((Role.ATTENDED, p) for p in person_chain(text, persons))


_GOING = re.compile(
    r"(?:一行|等[^，。；：]{0,14})?(?:先后|分别|带队|率队)*(?:深入|前往|赴|到|来到|走进)[^，。；：“”]{1,40}"
)


def _holders_before(text: str, cast: Cast, earlier: Span, verb: Verb) -> tuple[tuple[Role, Named], ...]:
    """The bodies that open the clause before: 县水务局联合甲镇政府组成服务队，在乙村开展…."""
    named = outermost(list(cast.bodies_in(earlier)))
    acting = _ACTING.search(text, earlier.start, earlier.stop)
    if not named or acting is None or any(cast.persons_in(earlier)):
        return ()
    named = [n for n in named if n.span.stop <= acting.start()]
    if not named or _JUST_DATED.fullmatch(text, earlier.start, named[0].start) is None:
        return ()
    if _LIST_REST.fullmatch(text, named[-1].span.stop, acting.start()) is None:
        return ()
    return _with_roles(text, named, verb)


_LIST_REST = re.compile(r"(?:、[^，。；]{1,30})?(?:等)?")
_JUST_DATED = re.compile(r"(?:\d{1,2}月)?(?:\d{1,2}日)?(?:上午|下午)?")
_ACTING = re.compile(r"(?:共同|联合)?(?:组成|组建|抽调|组织|邀请|聚焦|紧扣|结合|立足|积极|坚持)[^，。；]{2,60}$")


def _with_roles(text: str, named: list[Named], verb: Verb) -> tuple[tuple[Role, Named], ...]:
    found: list[tuple[Role, Named]] = []
    role = verb.role or Role.ORGANIZED
    for index, (holder, partner) in enumerate(chain_before(text, named)):
        if index and partner:
            role = Role.CO_ORGANIZED
        found.append((role, holder))
    return tuple(found)


def _opens(text: str, cast: Cast, clause: Span, named: list[Named]) -> bool:
    """Whether a place is the subject of its clause: nothing but a date or a dateline stands before it."""
    first = chain_before(text, named)[0][0]
    before = text[clause.start : first.start]
    dates = cast.dates_in(Span(clause.start, first.start))
    return (
        not before.strip()
        or before.endswith(("）", "：", " ", "由"))
        or any(d.span.stop >= first.start - 3 for d in dates)
    )


_AT = re.compile(r"(?:位于|在|于|到|赴|走进|深入|前往|来到|向|对|为|从|与|同|围绕)$")


def chain_before(text: str, named: list[Named]) -> list[tuple[Named, bool]]:
    """The last of ``named`` and those before it in one list with it, and whether 联合 brings it in."""
    chain = [(named[-1], False)]
    for earlier in reversed(named[:-1]):
        gap = text[earlier.span.stop : chain[0][0].start]
        if not gap and earlier.ref.kind is Kind.PLACE:
            continue
        if _LIST_GAP.fullmatch(gap) is None:
            break
        chain[0] = (chain[0][0], _PARTNER.search(gap) is not None)
        chain.insert(0, (earlier, False))
    return chain


def outermost(named: list[Named]) -> list[Named]:
    """``named`` in order, without those that stand inside another."""
    order = sorted(set(named), key=lambda n: (n.span.start, -n.span.stop, n.ref))
    found: list[Named] = []
    for one in order:
        if not found or one.span.start >= found[-1].span.stop:
            found.append(one)
    return found


_PARTNER = re.compile(r"联合|会同|协同|携手|联手")
_LIST_GAP = re.compile(r"(?:、|和|与|及|以及|，|\s|等|联合|会同|协同|携手|联手)*")
_BETWEEN_HOLDER = re.compile(
    r"(?:，|、|\s|等|单位|部门|党组|共同|联合|组织|专门|专题|又|还|再次|首次|正式|成功|隆重|集中|统一|牵头|先后|陆续|如期|率先|精心|在线|线上|线下|今天|今日|昨天|昨日|当天|当日|上午|下午|近日|日前"
    r"|\d{1,2}月|\d{1,2}日|(?:在|于)[^，。；“”]{1,25})*"
)


# --- 会议召开: the name stands before the verb -------------------------------------------------------


def _subject(
    reading: Reading, cast: Cast, sentence: Sentence, clause: Span, verb: Verb, nouns: list[Noun]
) -> Iterator[Candidate]:
    text = reading.article.text
    if text.startswith(("的", "以来", "期间", "前", "之际", "时"), verb.span.stop):
        return
    head = next((n for n in reversed(nouns) if n.span.stop <= verb.span.start and n.word != "常委会"), None)
    if head is None or verb.span.start - head.span.stop > 60:
        return
    stop = head.span.stop
    stop = _CLOSE.match(text, stop).end()  # type: ignore[union-attr]
    if stop > verb.span.start or _between().fullmatch(text, stop, verb.span.start) is None:
        return
    own = next((c for c in clauses(text, sentence.span) if c.start <= head.span.start < c.stop), clause)
    if own != clause and _AFTER_PAUSE.fullmatch(text, stop, clause.start) is None:
        return
    if wished(text, cast, own, verb.span.start, but="通过"):
        return
    head = head._replace(span=Span(head.span.start, stop))
    span = trimmed(text, cast, Span(own.start, stop))
    if span is None or indefinite(text[span.start : span.stop], head.word):
        return
    yield _candidate(text, cast, sentence, span, head, (), verb, rule="event-before-verb")


_CLOSE = re.compile(r"[”」）]*(?:（[^）\n]{1,12}）)?")
_AFTER_PAUSE = re.compile(r"在[^，。；]{1,20}(?:后|中)，")


@cache
def _between() -> re.Pattern[str]:
    adverbs = event_lexicon.load().pattern("adverb")
    return re.compile(
        rf"(?:{adverbs}|(?:\d{{4}}年)?(?:\d{{1,2}}月)?\d{{1,2}}日|[至到—–\-~\s]|月底|月初|起"
        rf"|在[^，。；]{{1,20}}(?:后|中)，|以[^，。；“”]{{1,14}}?(?:形式|方式|为主题)|以线上\+线下|(?:于|在|由)[^，。；！？]{{1,30}}?)*"
    )


# --- shared -----------------------------------------------------------------------------------------


def _candidate(
    text: str,
    cast: Cast,
    sentence: Sentence,
    span: Span,
    head: Noun,
    holders: tuple[tuple[Role, Named], ...],
    verb: Verb,
    *,
    rule: str,
) -> Candidate:
    rest = plain(text[span.start : span.stop])
    days = reversed(cast.dates_in(Span(sentence.span.start, max(verb.span.start, span.start))))
    name, also = rest, []
    told = Span(min(span.start, verb.span.start), max(span.stop, verb.span.stop))
    if len({n.span for _, n in holders}) == 1:
        holder = holders[0][1]
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
        holders=holders,
        day=next((d.start for d in days if d.start and len(d.start) == 10), None),
        owner=next((b.ref for b in cast.bodies_in(span) if b.span.start == span.start), None),
        core=core(rest),
    )


def plain(name: str) -> str:
    """``name`` without white space and with balanced quotation marks."""
    name = re.sub(r"\s+", "", name)
    for left, right in ("“”", "（）", "「」"):
        if name.count(left) != name.count(right):
            name = name.replace(left, "").replace(right, "")
    return name


def core(name: str) -> str:
    """What of a name is compared: without year, quotation marks, and words of number and place."""
    return re.sub(r"[“”‘’「」《》（）·\s]|^\d{4}年|^(?:全省|全市|全县|全区|全州|地区)", "", name)


def trimmed(text: str, cast: Cast, span: Span) -> Span | None:
    """``span`` without what stands before a name: dates, 一场, and what 的 or a verb ends; None if nothing stays."""
    start = span.start
    dateline = _DATELINE.match(text, start, span.stop)
    if dateline is not None:
        start = dateline.end()
    for piece in _ATTRIBUTE.finditer(text, start, span.stop):
        start = piece.end()
    for date in cast.dates_in(Span(start, span.stop)):
        year_only = date.text.endswith("年")
        if date.span.start - start <= 2 and not year_only:
            start = date.span.stop
    front = _front().match(text, start, span.stop)
    if front is not None:
        start = front.end()
    return Span(start, span.stop) if start < span.stop else None


_DATELINE = re.compile(r"[^，。；“《]{0,30}?(?:讯|电|消息|报道)\s*(?:（[^）\n]*）)\s*")
_ATTRIBUTE = re.compile(
    r"(?:“[^”\n]*”|《[^》\n]*》|（[^）\n]*）|[^“《（])*?(?:为期[^，。；]{1,5}的|主办的|承办的|举办的|举行的|召开的|组织的|开展的|参加的|(?<!为主题)的|宣布|参加了?|出席了?|观看了?|获悉|了解到|举行了?|召开了?)(?=[^”》）])"
)


@cache
def _front() -> re.Pattern[str]:
    return re.compile(rf"(?:{event_lexicon.load().pattern('before')}|上午|下午|晚上|晚间|[，\s：])*")


def indefinite(name: str, head: str) -> bool:
    """Whether ``name`` speaks of many events or of none: 一系列活动, 3场培训, 等活动."""
    numbered = _NTH.sub("", name.removesuffix(head))
    bare = re.sub(_CLOSED, "", name)
    several = (
        ("、" in name and name.count(head) > 1) or bare.count("、") > 1 or "等" in bare[-len(head) - 3 : -len(head)]
    )
    return several or _many().search(numbered) is not None or _DOING.search(numbered) is not None or len(name) > 90


_CLOSED = re.compile(r"“[^”]*”|《[^》]*》|（[^）]*）")
_DOING = re.compile(r"^(?!“)[^“《]*?(?:参与|担任|争取|赴|前往|带领|围绕|按照|根据|深入(?!学习|贯彻|推进|实施|开展))")
_NTH = re.compile(r"第[一二三四五六七八九十百零〇\d]+(?:轮|批|届|次|期|场)+")


@cache
def _many() -> re.Pattern[str]:
    many = event_lexicon.load().pattern("many")
    return re.compile(
        rf"^(?:{many})|(?:等|等各类|等系列)$|(?:\d|[两二三四五六七八九十数几多])(?:余|多)?(?:场|期|次|轮次|场次|批次)|[。；！？]"
    )


def wished(text: str, cast: Cast, clause: Span, stop: int, *, but: str = "") -> bool:
    """Whether the clause, up to ``stop``, only wants, repeats, or uses the event: 要召开, 多次召开, 通过举办."""
    before = text[clause.start : stop]
    for named in (*cast.bodies_in(Span(clause.start, stop)), *cast.persons_in(Span(clause.start, stop))):
        before = before.replace(text[named.span.start : named.span.stop], "某")
    found = _wish().search(before)
    return found is not None and found.group() != but


@cache
def _wish() -> re.Pattern[str]:
    words = event_lexicon.load().words["deny"] - {"要", "应", "未", "自", "曾"}
    longer = "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))
    return re.compile(rf"(?<![主重需必])要(?![闻点素])|(?<![响回适])应(?![急邀])|(?<!从)未(?=[召举开])|{longer}")


def _inside_quotation(text: str, sentence: Span, verb: Span) -> bool:
    """Whether the verb stands in quoted speech or in the title of a work."""
    return any(q.covers(verb) for q in shut(text, sentence))

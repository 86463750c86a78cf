"""Who won what: a place in a contest that the article tells of, or a title as an event of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from kg import tables
from kg.facts.events import lexicon as event_lexicon
from kg.facts.events.candidates import Candidate
from kg.facts.events.cast import Cast, Named
from kg.facts.events.clauses import clauses
from kg.facts.events.role_lists import chain
from kg.facts.events.wording import core, plain
from kg.model import EventType, Kind, Role, Sentence, Span


class Won(Struct, frozen=True):
    """Winners and what they won."""

    winners: tuple[Named, ...]
    prize: str
    rank: bool
    """A place in a contest, not a title."""
    givers: tuple[Named, ...]
    span: Span
    told: Span
    sentence: Sentence
    day: str | None = None
    """The day, month or year of this prize alone, where a row of prizes gives each its own."""


def won(text: str, cast: Cast, sentence: Sentence) -> Iterator[Won]:
    """The prizes of one sentence with their winners, who stand before the verb in its clause or in the one before."""
    subject: list[Named] = []
    for clause in clauses(text, sentence.span):
        start = clause.start
        for match in _won().finditer(text, clause.start, clause.stop):
            if text.startswith(_OF_OTHERS, max(clause.start, match.start() - 1)):
                continue
            if match[0].startswith(("授予", "评为")) and "被" not in text[clause.start : match.start()]:
                yield from _given(text, cast, sentence, clause, match)
                continue
            before = Span(start, match.start())
            named = _named(cast, before)
            givers = _givers(text, cast, Span(match.start(), match.start("prize")), before, named)
            own = [n for n in named if n not in givers]
            until = text.rfind("被", before.start, before.stop) if givers else -1
            if own and _NEAR.fullmatch(text, own[-1].span.stop, until if until >= 0 else match.start()):
                subject = _winners(text, own)
            elif own or start != clause.start or before.stop - before.start > 14:
                subject = [] if not givers else subject
            start = match.end()
            if subject:
                prize = plain(text[match.start("prize") : match.end("prize")])
                yield Won(
                    winners=tuple(subject),
                    prize=prize,
                    rank=match["rank"] is not None,
                    givers=givers,
                    span=Span(match.start("prize"), match.end("prize")),
                    told=Span(min(subject[0].start, match.start()), match.end()),
                    sentence=sentence,
                )
        leading = _named(cast, clause)[:1]
        if leading and leading[0].start - clause.start <= 2 and _may_win(text, leading[0]):
            subject = leading


def _winners(text: str, own: list[Named]) -> list[Named]:
    """The last of ``own`` with those before it in one list, works between them: 甲校的作品《春》、乙校的作品《秋》."""
    if own[-1].ref.kind is not Kind.BODY:
        return chain(text, own)
    row = own[-1:]
    for earlier in reversed(own[:-1]):
        if _WITH_WORK.fullmatch(text, earlier.span.stop, row[0].start) is None:
            break
        row.insert(0, earlier)
    return row


_WITH_WORK = re.compile(
    r"(?:代表队|选手|队)?(?:的)?(?:选送|参赛|报送)?(?:的)?(?:作品|节目|项目|选手|团队)?(?:《[^》\n]*》|“[^”\n]*”)?(?:等)?[、，和及与\s]*"
)


def _may_win(text: str, named: Named) -> bool:
    """Whether a name that opens a clause may be the subject of what follows: no body that only belongs to a title."""
    return named.ref.kind is Kind.PERSON or _ACTS.match(text, named.span.stop) is not None


_OF_OTHERS = ("向", "给", "对", "为")
_ACTS = re.compile(r"[，、的凭以在从经获荣均也还被分]|（|代表队|一举|成功|$")


def _named(cast: Cast, span: Span) -> list[Named]:
    """The persons of a stretch, and the bodies that do not stand in the title of one."""
    persons = cast.persons_in(span)
    bodies = [b for b in cast.bodies_in(span) if not any(p.start <= b.span.start < p.span.start for p in persons)]
    return sorted({*persons, *bodies}, key=lambda n: (n.span, n.ref))


def _given(text: str, cast: Cast, sentence: Sentence, clause: Span, match: re.Match[str]) -> Iterator[Won]:
    """甲授予乙…称号: the winner follows the verb, and who gives it stands before."""
    inside = Span(match.start(), match.end())
    winners = [n for n in _named(cast, inside) if n.start - match.start() <= 3]
    if winners:
        start = winners[-1].span.stop
        yield Won(
            winners=tuple(winners),
            prize=plain(text[start : match.end()]).removeprefix("同志"),
            rank=match["rank"] is not None,
            givers=tuple(cast.bodies_in(Span(clause.start, match.start()))[-1:]),
            span=Span(start, match.end()),
            told=Span(clause.start, match.end()),
            sentence=sentence,
        )


def _givers(text: str, cast: Cast, inside: Span, before: Span, named: list[Named]) -> tuple[Named, ...]:
    """The bodies of 荣获省委、省政府授予的 and of 被省公务员局评为."""
    after = cast.bodies_in(inside)
    if after and "授予的" in text[inside.start : inside.stop]:
        return tuple(after)
    by = text.rfind("被", before.start, before.stop)
    if by >= 0:
        return tuple(n for n in named if n.span.start > by and n.ref.kind is Kind.BODY)
    return ()


_NEAR = re.compile(
    r"(?:等[^，。；：“”]{0,6})?(?:的)?(?:选送|参赛|报送)?(?:的)?(?:作品|选手|项目|团队|代表队|队|同学|同志)?(?:《[^》]*》)?"
    r"(?:、[^，。；：、“”《》]{2,16}的?(?:选送|参赛|报送)?的?(?:作品|节目)《[^》]*》)*"
    r"(?:均|还|也|分别|先后|一举|成功|最终|凭借[^，。；]{0,20}|以[^，。；]{0,16}|在[^，。；]{2,24}中|曾)*"
)


@cache
def _won() -> re.Pattern[str]:
    words: dict[str, list[str]] = {"won": [], "rank": [], "title": []}
    for row in tables.read("event_honours.tsv"):
        words[row["use"]].append(re.escape(row["word"]))
    won_, rank, title = ("|".join(sorted(words[use], key=lambda w: (-len(w), w))) for use in ("won", "rank", "title"))
    return re.compile(
        rf"(?:{won_}|评为|授予)(?:了)?(?:[^，。；：“”]{{1,40}}?授予的)?"
        rf"(?P<prize>(?:“[^”\n]*”|[^，。；：“”]){{0,40}}?(?:(?P<rank>{rank})|(?:{title})|“[^”\n]*(?:{title}|者|员|集体|单位)”))"
    )


def each(item: Won, text: str, cast: Cast) -> list[Won]:
    """One prize for each giver where a row of days says so: 2011年3月、2014年3月，张三分别被甲局、乙局记功一次."""
    if len(item.givers) < 2 or "分别被" not in text[item.told.start : item.span.start]:
        return [item]
    days = [d for d in cast.dates_in(Span(item.sentence.span.start, item.span.start)) if d.start]
    if len(days) != len(item.givers):
        return [item]
    return [replace(item, givers=(g,), day=d.start) for g, d in zip(item.givers, days, strict=True)]


def award(item: Won) -> Candidate:
    """A title or medal as an event."""
    return Candidate(
        name=item.prize,
        span=item.span,
        told=item.told,
        head="授予",
        type=EventType.AWARD,
        sentence=item.sentence,
        rule="award-to-name",
        day=item.day,
        verb=item.span.start,
        holders=(*((Role.WON, w) for w in item.winners), *((Role.ORGANIZED, g) for g in item.givers)),
        core=core(item.prize),
    )


def contest(item: Won) -> Candidate | None:
    """The contest that a prize names (获得“清江杯”厨艺争霸赛冠军), if it names one in full."""
    match = _named_contest().match(item.prize) if item.rank else None
    if match is None or _NO_CONTEST.search(match[1]):
        return None
    name = match[1]
    return Candidate(
        name=name,
        span=Span(item.span.start, min(item.span.stop, item.span.start + len(name))),
        told=item.told,
        head=match[2],
        type=EventType.CONTEST,
        sentence=item.sentence,
        rule=IN_PRIZE,
        verb=item.span.start,
        holders=tuple((Role.WON, w) for w in item.winners),
        core=core(name),
    )


IN_PRIZE = "contest-in-prize"
"""The rule of contests that only a prize names."""
_NO_CONTEST = re.compile(r"^.{0,4}$|本次|此次|该|本届|各级|各类|多项|[国省市]级|^的|这|全国大赛|团体|个人|等")


@cache
def _named_contest() -> re.Pattern[str]:
    return re.compile(rf"((?:“[^”]*”|《[^》]*》|[^“《])*?({event_lexicon.load().pattern('contest')}))")

"""Who won what: a place in a contest that the article tells of, or a title as an event of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg import tables
from kg.facts.cast import Cast, Named
from kg.facts.clauses import clauses
from kg.facts.event_names import Candidate
from kg.facts.event_wording import core, plain
from kg.facts.role_lists import chain
from kg.model import EventType, Role, Sentence, Span


@dataclass(frozen=True, slots=True)
class Won:
    """Winners and what they won."""

    winners: tuple[Named, ...]
    prize: str
    rank: bool
    """A place in a contest, not a title."""
    givers: tuple[Named, ...]
    span: Span
    told: Span
    sentence: Sentence


def won(text: str, cast: Cast, sentence: Sentence) -> Iterator[Won]:
    """The prizes of one sentence with their winners, who stand before the verb in its clause or in the one before."""
    subject: list[Named] = []
    for clause in clauses(text, sentence.span):
        start = clause.start
        for match in _won().finditer(text, clause.start, clause.stop):
            before = Span(start, match.start())
            named = sorted({*cast.persons_in(before), *cast.bodies_in(before)}, key=lambda n: n.span)
            givers = _givers(text, cast, Span(match.start(), match.start("prize")), before, named)
            own = [n for n in named if n not in givers]
            if own and _NEAR.fullmatch(text, own[-1].span.stop, match.start()):
                subject = chain(text, own, body=own[-1].ref.kind == "body")
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
        leading = sorted({*cast.persons_in(clause), *cast.bodies_in(clause)}, key=lambda n: n.span)
        if leading and leading[0].start - clause.start <= 2:
            subject = [leading[0]]


def _givers(text: str, cast: Cast, inside: Span, before: Span, named: list[Named]) -> tuple[Named, ...]:
    """The bodies of 荣获省委、省政府授予的 and of 被省公务员局评为."""
    after = cast.bodies_in(inside)
    if after and "授予的" in text[inside.start : inside.stop]:
        return tuple(after)
    by = text.rfind("被", before.start, before.stop)
    if by >= 0:
        return tuple(n for n in named if n.span.start > by and n.ref.kind == "body")
    return ()


_NEAR = re.compile(
    r"(?:等[^，。；：“”]{0,6})?(?:的)?(?:选送)?(?:的)?(?:作品|选手|项目|团队|代表队|队|同学|同志)?(?:《[^》]*》)?"
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
        verb=item.span.start,
        holders=(*((Role.WON, w) for w in item.winners), *((Role.ORGANIZED, g) for g in item.givers)),
        core=core(item.prize),
    )

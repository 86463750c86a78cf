"""Rounds of inspection by their number: 第二轮省级生态环境保护督察, 十一届市委第五轮巡察."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.events.candidates import ROUND, Candidate
from kg.facts.events.cast import Cast, Named
from kg.facts.events.clauses import clauses, shut
from kg.facts.events.holders import outermost
from kg.facts.events.wording import core, plain, wished
from kg.model import EventType, Role, Sentence, Span

_COUNT = r"第?[一二三四五六七八九十\d]{1,3}"
_ROUND = re.compile(
    rf"(?P<by>(?:{_COUNT}届)?(?:[省市县区州旗]委|自治区党委|地委|盟委)?)第[一二三四五六七八九十\d]{{1,3}}轮(?:第[一二三四五六七八九十\d]{{1,3}}[批期])?"
    r"(?P<level>中央|国家|省级|省|自治区级|市级|省委|市委|区委|县委)?(?P<of>生态(?:环境)?保护|生态环保|环境保护|环保|自然资源|耕地保护|常规|专项|政治|提级|交叉)*"
    r"(?P<what>督察|巡视|巡察)(?!组|办|员|局|长|机构|规划)(?:(?:及|和|暨)?“回头看”)?"
)


def rounds(text: str, cast: Cast, sentence: Sentence) -> Iterator[Candidate]:
    """The rounds that one sentence names, whatever it says of them; a round without a level takes that before it."""
    if text.find("轮", sentence.span.start, sentence.span.stop) < 0:
        return
    level = ""
    for match in _ROUND.finditer(text, sentence.span.start, sentence.span.stop):
        clause = next((c for c in clauses(text, sentence.span) if c.start <= match.start() < c.stop), sentence.span)
        quoted = any(q.start < match.start() < q.stop for q in shut(text, clause))
        level = match["level"] or level
        bare = not (level or match["by"] or match["of"])  # 第三轮督察 alone may be of anybody
        if quoted or bare or wished(text, cast, clause, match.start()):
            continue
        printed = plain(match[0])
        name = printed if match["level"] else printed.replace("轮", f"轮{level}", 1)
        team = _team(text, cast, sentence, Span(match.end(), sentence.span.stop))
        yield Candidate(
            name=name,
            span=Span(*match.span()),
            told=Span(*match.span()),
            head=match["what"],
            type=EventType.INSPECTION,
            sentence=sentence,
            rule=ROUND,
            verb=match.start(),
            also=(printed,) if printed != name else (),
            holders=tuple((Role.INSPECTED, t) for t in team),
            core=core(name).replace("环境保护", "环保"),
        )


def _team(text: str, cast: Cast, sentence: Sentence, zone: Span) -> list[Named]:
    """The teams that the sentence goes on to send: 省委巡视九组进驻甲县、乙县巡视."""
    going = [m.start() for m in _STATIONED.finditer(text, zone.start, zone.stop)]
    return [b for b in outermost(list(cast.bodies_in(zone))) if b.span.stop in going] if going else []


_STATIONED = re.compile(r"(?<=组)(?:已|正式|将)?进驻")

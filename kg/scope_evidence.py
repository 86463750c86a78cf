"""How strongly an article shows each division: by naming it, and by words like 全县 and 地委."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kg import tables
from kg.divisions import Division, Divisions, Spot
from kg.model import Article, Level, PartKind

_LEAD = 160
"""Code points after the start of the body in which a name weighs more."""
PAPER = re.compile(r"(?:日报|晚报|晨报|早报|商报|时报|新报|都市报|快报|导报|广播|电视台|发布|新闻网|融媒)")
_ORGAN = re.compile(
    r"(?:人民政府|政府|委|人大|政协|法院|检察院|行署|行政公署|纪委|党|市长|县长|区长|州长|省长|专员|书记)"
)
_CHAIN = re.compile(r"[\s/·>,，、-]+")


def region_code(text: str | None, *, divisions: Divisions) -> str | None:
    """The code of the smallest division in a chain of names: 江苏省苏州市昆山市, 湖南, 新疆 阿勒泰地区."""
    code: str | None = None
    for spot in divisions.spots(_CHAIN.sub("", text or "")):
        found = [d for d in divisions.named(spot.name) if d.level is not Level.COUNTRY]
        within = [d for d in found if code is None or divisions.inside(d.code, code)]
        if within:
            code = within[0].code
    return code


def sums(weights: Mapping[str, int], divisions: Divisions, *, level: Level, within: str | None) -> dict[str, int]:
    """For each division of ``level`` inside ``within`` what it and all inside it weigh."""
    sums: Counter[str] = Counter()
    for code, weight in weights.items():
        top = divisions.above(code, level)
        if top and (within is None or divisions.inside(top.code, within) or divisions.inside(within, top.code)):
            sums[top.code] += weight
    return dict(sums)


def weights(article: Article, divisions: Divisions, *, within: str | None) -> Counter[str]:
    """How strongly the article names each division, the country and foreign states left out."""
    clear: Counter[str] = Counter()
    vague: list[tuple[list[Division], int]] = []
    bare: list[tuple[list[Division], int]] = []
    for name, weight in _name_weights(article, divisions).items():
        found = [d for d in divisions.named(name) if d.level is not Level.COUNTRY]
        if within:
            found = [d for d in found if divisions.inside(d.code, within) or divisions.inside(within, d.code)] or found
        shown = [d for d in found if not needs_evidence(name, d, divisions)]
        if len(shown) == 1 or (shown and shown[0].level is not shown[1].level):
            clear[shown[0].code] += weight
        elif shown:
            vague.append((shown, weight))
        elif found:
            bare.append((found, weight))
    for choices, weight in vague:
        near = [d for d in choices if any(up.code in clear for up in divisions.chain(d.code))]
        if len(near) == 1:
            clear[near[0].code] += weight
    for choices, weight in bare:
        known = [d for d in choices if d.code in clear]
        if len(known) == 1:
            clear[known[0].code] += weight
    return clear


def _name_weights(article: Article, divisions: Divisions) -> Mapping[str, int]:
    """How strongly the article writes each name, in the order of first appearance."""
    return _weighed(article.text, _heading_stop(article), article.body.start + _LEAD, divisions)


@lru_cache(maxsize=8)
def _weighed(text: str, heading: int, lead: int, divisions: Divisions) -> Mapping[str, int]:
    """The same for a text with its heading and its lead; page and article ask for it in turn."""
    found: Counter[str] = Counter()
    for spot in divisions.spots(text):
        found[spot.name] += _weight(text, spot, heading=heading, lead=lead)
    return found


def needs_evidence(name: str, division: Division, divisions: Divisions) -> bool:
    """Whether ``name`` alone does not show that ``division`` is meant."""
    if not divisions.is_bare(name, division.code) or division.level is Level.PROVINCE:
        return False
    return division.level is not Level.PREFECTURE or divisions.is_word(name)


def _weight(text: str, spot: Spot, *, heading: int, lead: int) -> int:
    """More in the headline and in the lead, and more before the name of an organ or a paper."""
    weight = 1
    if spot.start < heading:
        weight += 2
    elif spot.start < lead:
        weight += 1
    after = text[spot.stop : spot.stop + 4]
    if _ORGAN.match(after) or PAPER.match(after):
        weight += 1
    return weight


def _heading_stop(article: Article) -> int:
    """Where the headline and the kicker end."""
    heads = [p.span.stop for p in article.parts if p.kind in (PartKind.HEADLINE, PartKind.KICKER)]
    return max(heads, default=0)


@cache
def _cues() -> tuple[AhoCorasick, tuple[tuple[str, int], ...]]:
    """The words of ``scope_words.tsv`` with their level and weight."""
    rows = tables.read("scope_words.tsv")
    automaton = AhoCorasick([row["word"] for row in rows], matchkind=MatchKind.LeftmostLongest)
    return automaton, tuple((row["level"], int(row["weight"])) for row in rows)


def cue_weights(text: str) -> Counter[str]:
    """How strongly words like 全县, 市委 and 地委 show each level (``city``: a city of whatever level)."""
    automaton, meanings = _cues()
    found: Counter[str] = Counter()
    for number, _, _ in automaton.find_matches_as_indexes(text):
        level, weight = meanings[number]
        found[level] += weight
    return found

"""Named sites and villages: a proper part, words that go with it, and a class word (将军山 + 国际滑雪 + 度假区)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kg import tables
from kg.mentions.place_divisions import Resolved
from kg.model import Level, Span

_REACH = 14
"""Code points before the class word in which its name must begin."""
_INNER = re.compile(r"[\u4e00-\u9fff·A-Za-z0-9]*\Z")
_EDGE = re.compile(r"[“‘《〈（「]\Z")
_AFTER_SITE = re.compile(r"(?:舞|城市|项目|建设(?:者|工程)|化|经济|人|群|带|式|级|型|学|里|内外)")
_AFTER_VILLAGE = re.compile(r"(?:民(?!委|委会)|庄|落|寨|官|容|口|史|医|头|集体|级|干部|镇|村|两|屯|居|规|晚|超|BA|子|务|卫生|网格|工作者|矫正|治理|服务|养老|食堂|团购|教育)")
_ROAD = re.compile(
    r"(?:[GSXYZ]\d{1,4}(?:线|[\u4e00-\u9fff]{2,6}?高速(?:公路)?)?(?:K\d+\+\d+(?:[—至-]K\d+\+\d+)?)?"
    r"|国道\d{3}线?|省道\d{2,3}线?|(?<![\d])\d{3}[国省]道)(?![A-Za-z0-9])"
)
_REGIMENT = re.compile(r"(?<![\d第])(?:[一二三四五六七八九十百〇零]{1,6}|\d{2,3})团(?=[\u4e00-\u9fff]{0,4}(?:连|镇|职工|党|社区|医院|中学|，|、|。|场))")


@dataclass(frozen=True, slots=True)
class Site:
    """A site or village named at one place, not yet tied to a division."""

    span: Span
    name: str
    """Without the division in front where enough is left: 将军山国际滑雪度假区."""
    level: Level
    rule: str
    before: Resolved | None
    """The division that stands directly before the name or in it."""


@cache
def _suffixes() -> tuple[AhoCorasick, tuple[tuple[str, Level], ...]]:
    """The class words of sites and villages."""
    rows = [(r["suffix"], Level.SITE) for r in tables.read("place_site_classes.tsv")]
    rows += [(r["suffix"], Level.VILLAGE) for r in tables.read("place_villages.tsv")]
    automaton = AhoCorasick([suffix for suffix, _ in rows], matchkind=MatchKind.LeftmostLongest)
    return automaton, tuple(rows)


@cache
def _left() -> re.Pattern[str]:
    """A word after which a name begins, unless it begins a word that stands in names."""
    names = tables.read("place_name_words.tsv")
    keep = "|".join(sorted((r["word"] for r in names), key=lambda w: (-len(w), w)))
    words = "|".join(sorted((r["word"] for r in tables.read("place_left_words.tsv")), key=lambda w: (-len(w), w)))
    return re.compile(rf"(?:{keep})|(?P<cut>{words})")


@cache
def _modifiers() -> re.Pattern[str]:
    """Words at the end of a stem that do not name anything."""
    words = sorted((r["word"] for r in tables.read("place_modifiers.tsv")), key=lambda w: (-len(w), w))
    return re.compile(rf"(?:{'|'.join(words)})+\Z")


@cache
def _natural() -> tuple[AhoCorasick, tuple[tuple[str, str], ...]]:
    """The names of ``place_natural.tsv``, each with the name that it stands for."""
    forms = [(form, r["name"]) for r in tables.read("place_natural.tsv") for form in (r["name"], r["also"]) if form]
    return AhoCorasick([form for form, _ in forms], matchkind=MatchKind.LeftmostLongest), tuple(forms)


def find_sites(text: str, found: Sequence[Resolved]) -> list[Site]:
    """The sites, villages, roads, rivers and regions named in ``text``, sorted by span, none inside another."""
    sites = [*_classed(text, found), *_roads(text), *_named(text)]
    return _outermost(sites)


def _outermost(sites: Sequence[Site]) -> list[Site]:
    """Of overlapping sites the longest."""
    kept: list[Site] = []
    for site in sorted(sites, key=lambda s: (s.span.start - s.span.stop, s.span)):
        if not any(site.span.overlaps(other.span) for other in kept):
            kept.append(site)
    return sorted(kept, key=lambda s: s.span)


def _classed(text: str, found: Sequence[Resolved]) -> Iterator[Site]:
    """Sites and villages by their class word."""
    automaton, meanings = _suffixes()
    ends = {r.span.stop: r for r in found}
    taken = 0
    for number, start, stop in automaton.find_matches_as_indexes(text):
        suffix, level = meanings[number]
        after = _AFTER_VILLAGE if level is Level.VILLAGE else _AFTER_SITE
        if after.match(text, stop) and not (level is Level.VILLAGE and text.startswith("村", stop)):
            continue
        if site := _by_suffix(text, Span(start, stop), suffix, level, ends, floor=taken):
            taken = site.span.stop
            yield site


def _by_suffix(
    text: str, word: Span, suffix: str, level: Level, ends: dict[int, Resolved], *, floor: int
) -> Site | None:
    """The site whose class word stands at ``word``."""
    low = max(floor, word.start - _REACH)
    window = text[low : word.start]
    inner = _INNER.search(window)
    begin = low + inner.start() if inner else word.start
    # a window full of characters has no edge on its left
    edged = begin > low or low == floor or not re.match(r"[\u4e00-\u9fff]", text[begin - 1 : begin])
    for cut in _left().finditer(text, begin, word.start):
        if cut["cut"] and cut.end() < word.start and not any(cut.start() < e and cut.end() > ends[e].span.start for e in ends if begin < e <= word.start):
            begin, edged = cut.end(), True
    before = next((ends[at] for at in range(word.start, begin - 1, -1) if at in ends and (at > begin or level is Level.VILLAGE)), None)
    if before is None and not edged:
        return None
    stem_start = before.span.stop if before else begin
    stem = text[stem_start : word.start]
    proper = _modifiers().sub("", stem)
    if level is Level.VILLAGE:
        if not _village_stem(stem, proper, chained=before is not None):
            return None
        return Site(Span(stem_start, word.stop), stem + suffix, level, "village-after-division" if before else "village", before)
    if len(proper) >= 2 and len(stem) <= 12:
        return Site(Span(stem_start, word.stop), stem + suffix, level, "site-class", before)
    if before is not None and len(stem) <= 8:
        return Site(Span(before.span.start, word.stop), text[before.span.start : word.stop], level, "site-of-division", before)
    return None


def _village_stem(stem: str, proper: str, *, chained: bool) -> bool:
    """Whether ``stem`` names a village: one character is enough only directly after its township."""
    if not proper or not re.fullmatch(r"[\u4e00-\u9fff]+", stem):
        return False
    return len(stem) <= 7 if chained else 2 <= len(stem) <= 6 and len(proper) >= 2


def _roads(text: str) -> Iterator[Site]:
    """Numbered roads: G217线, S21阿乌高速公路, 国道216线."""
    for match in _ROAD.finditer(text):
        yield Site(Span(*match.span()), match[0], Level.SITE, "road-number", None)


def _named(text: str) -> Iterator[Site]:
    """Rivers, mountains and regions of the table."""
    automaton, forms = _natural()
    for number, start, stop in automaton.find_matches_as_indexes(text):
        yield Site(Span(start, stop), forms[number][1], Level.SITE, "natural-name", None)

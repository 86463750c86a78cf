"""Named sites and villages: a proper part, words that go with it, and a class word (云岭山 + 国际滑雪 + 度假区)."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from kg.mentions.places.divisions import Resolved
from kg.mentions.places.words import SiteClass, classes, left_words, modifiers, natural_names, place_follows
from kg.model import Level, Span

_REACH = 14
"""Code points before the class word in which its name must begin."""
_SHORT = 4
"""Code points of a proper part that may begin a clause without further evidence."""
_WINDOW = re.compile(r"[\u4e00-\u9fff·A-Za-z0-9]*\Z")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_FIGURES = re.compile(r"[0-9]|级")
_OUR = re.compile(r"[省市县区州]|自治区|自治州|地区")
_HOUSE = re.compile(r"(?:馆|中心|剧院|音乐厅)\Z")
"""Class words of houses: the division in front is part of their names (上海工业博物馆)."""
_ORGAN = re.compile(r"法院|检察院|公司|集团|大学|学院|中学|小学|医院|银行|局|支队")
_ORGANISED = re.compile(r"党[委总支]|支部|村委|居委|两委|支两委|[\d一二三四五六七八九十]{1,2}组|村民(?!委)")
"""What follows a village that has a name."""
_AFTER_SITE = re.compile(r"舞|城市|项目|化|经济|人(?!民)|群|带|式|级|型|学|里|内外|管理条例草案")
_AFTER_VILLAGE = re.compile(
    r"庄|落|寨|官|容|口|史|医|头|集体|级|干部|镇|两|屯|居(?!民|委)|规|晚|超|BA|务|卫生|网格|工作者|矫正|治理|服务|养老|食堂|团购|教育|民(?!委)"
)
_NO_VILLAGE = frozenset("乡农全各驻进入走到下出挂联包千百万数为本该每离回爱护整邻同外他她我你几多余近渔牧")
"""Characters that make 村 a common noun: 乡村, 驻村, 各村."""
_ROAD = re.compile(
    r"(?:(?<![A-Za-z0-9])[GS]\d{1,4}(?:线|[国省]道|[\u4e00-\u9fff]{0,6}?高速(?:公路)?)"
    r"|(?<![A-Za-z0-9])[XYZ]\d{3}线|[国省]道[GS]?\d{2,3}线?|(?<!\d)\d{3}[国省]道)"
    r"(?:K\d+\+\d+(?:[—至-]K\d+\+\d+)?)?(?![A-Za-z0-9])"
)
_ROAD_SIGN = re.compile(r"[GSXYZ国省](?:\d|道)")
"""What every numbered road has; found much faster than a road, since it begins with one set."""
_LISTED = re.compile(r"[、和与及]")
_CORPS_DIVISION = re.compile(r"[一二三四五六七八九十]师")
_REGIMENT = re.compile(r"(?<![\d第])(?:\d{2,3}|[一二三四五六七八九十百零\u3007]{2,6})团(?![队体圆结购长员委组伙课])")


class Site(Struct, frozen=True):
    """A site or village named at one place, not yet tied to a division."""

    span: Span
    name: str
    """Without the division in front where enough is left: 云岭山国际滑雪度假区."""
    level: Level
    rule: str
    before: Resolved | None = None
    """The division that stands directly before the name, or opens it (霍尔果斯 of 霍尔果斯口岸)."""
    ours: str = ""
    """市 of 市体育场: the name begins with the division that this means."""


class _Window(NamedTuple):
    """The stretch before a class word in which its name lies."""

    begin: int
    edged: bool
    """Whether something shows that the name begins there."""
    worded: bool
    """Whether it is a word, and not only the beginning of a clause."""
    sure: bool
    """Whether the word on its left shows that a place follows."""
    before: Resolved | None


def find_sites(text: str, found: Sequence[Resolved]) -> list[Site]:
    """The sites, villages, roads, rivers and regions named in ``text``, sorted by span; of overlapping ones the longest."""
    kept: list[Site] = []
    for site in sorted((*_classed(text, found), *_roads(text), *_regiments(text), *_named(text)), key=_longest_first):
        span = site.span
        if not any(span.overlaps(other.span) for other in kept):
            kept.append(site)
    return sorted(kept, key=lambda s: s.span)


def _longest_first(site: Site) -> tuple[int, Span]:
    return site.span.start - site.span.stop, site.span


def _classed(text: str, found: Sequence[Resolved]) -> Iterator[Site]:
    """Sites and villages by their class word."""
    automaton, known = classes()
    ends = {one.span.stop: one for one in found}
    covered = {at for one in found for at in range(one.span.start, one.span.stop)}
    previous: Site | None = None
    shown: set[str] = set()
    doubtful: list[Site] = []
    for number, start, stop in automaton.find_matches_as_indexes(text):
        kind, word = known[number], Span(start, stop)
        if start in covered or not _may_end(text, word, kind):
            continue
        window = _window(text, word, ends, covered, floor=previous.span.stop if previous else 0)
        site = (_village if kind.level is Level.VILLAGE else _site)(text, word, kind, window)
        joined = _of_site(previous, word, kind) if site is None and previous and previous.span.stop == start else None
        site = site or joined
        if site is None:
            continue
        if joined or _shown(text, site, kind, window) or _continues(text, previous, site):
            shown.add(site.name)
            previous = site
            yield site
        else:
            doubtful.append(site)
    names = [site.name for site in doubtful]
    yield from (site for site in doubtful if site.name in shown or names.count(site.name) > 1)


def _shown(text: str, site: Site, kind: SiteClass, window: _Window) -> bool:
    """Whether the place where it stands shows that ``site`` is a name, so that it needs no second mention."""
    if site.rule == "village":
        return window.sure or _ORGANISED.match(text, site.span.stop) is not None
    if site.rule != "site-class" or site.before is not None or window.worded:
        return True
    # at the beginning of a clause a long stem may hold a verb: 一旦发现…水库
    quoted = text[site.span.start - 1 : site.span.start] in "、“《〈"
    return quoted or len(modifiers().sub("", site.name.removesuffix(kind.suffix))) <= _SHORT


def _of_site(outer: Site, word: Span, kind: SiteClass) -> Site | None:
    """北塘村党群服务中心, 云岭体育公园滑冰场: what a class word makes of the village or site just before it."""
    if kind.level is Level.VILLAGE:
        return None
    if outer.level is Level.VILLAGE:
        return Site(word, outer.name + kind.suffix, Level.SITE, "site-of-village", outer.before)
    return replace(outer, span=Span(outer.span.start, word.stop), name=outer.name + kind.suffix)


def _continues(text: str, previous: Site | None, site: Site) -> bool:
    """Whether ``site`` stands in a list behind another of its kind."""
    if previous is None or previous.level is not site.level:
        return False
    return _LISTED.fullmatch(text, previous.span.stop, site.span.start) is not None


def _may_end(text: str, word: Span, kind: SiteClass) -> bool:
    """Whether the characters around the class word leave it a class word: not 乡村, 村民, 广场舞."""
    if kind.level is Level.VILLAGE:
        generic = word.start == 0 or text[word.start - 1] in _NO_VILLAGE
        return not generic and not _AFTER_VILLAGE.match(text, word.stop)
    return not _AFTER_SITE.match(text, word.stop) and text[word.start - 1 : word.start + 2] != "背景区"


def _window(text: str, word: Span, ends: Mapping[int, Resolved], covered: Container[int], *, floor: int) -> _Window:
    """Where the name that ends with the class word may begin, and the division that stands before it."""
    low = max(floor, word.start - _REACH)
    inner = _WINDOW.search(text, low, word.start)
    begin = inner.start() if inner else word.start
    # a window full of characters has no edge on its left
    edged, worded, sure = begin > low or low == floor, False, False
    for cut in left_words().finditer(text, begin, word.start):
        if cut["cut"] and not (cut.start() in covered and cut.end() - 1 in covered):
            begin, edged, worded, sure = cut.end(), True, True, cut["cut"] in place_follows()
    before = next((ends[at] for at in range(word.start, begin - 1, -1) if at in ends), None)
    return _Window(begin, edged, worded, sure, before)


def _site(text: str, word: Span, kind: SiteClass, window: _Window) -> Site | None:
    """A site: a proper stem and the class word, or a division and a class word that may follow it alone."""
    before = window.before
    if before is None and not window.edged:
        return None
    start = before.span.stop if before else window.begin
    stem = text[start : word.start]
    proper = modifiers().sub("", stem)
    if _FIGURES.search(stem):
        return None
    house = before is not None and _HOUSE.search(kind.suffix)
    if len(proper) >= 2 and len(stem) <= 12 and not house:
        return Site(Span(start, word.stop), stem + kind.suffix, Level.SITE, "site-class", before)
    if before is not None and (kind.alone or (house and proper)) and len(stem) <= 8 and not _ORGAN.search(stem):
        whole = Span(before.span.start, word.stop)
        return Site(whole, text[whole.start : whole.stop], Level.SITE, "site-of-division", before)
    if before is None and kind.alone and _OUR.fullmatch(stem):
        return Site(Span(start, word.stop), kind.suffix, Level.SITE, "site-of-our-division", None, stem)
    return None


def _village(text: str, word: Span, kind: SiteClass, window: _Window) -> Site | None:
    """A village or community: directly after its township or county, or with a clear left edge."""
    start = window.before.span.stop if window.before else window.begin
    stem = text[start : word.start]
    if not _HAN.fullmatch(stem):
        return None
    proper = modifiers().sub("", stem)
    if window.before is not None:
        least = 1 if window.before.division.level in (Level.COUNTY, Level.TOWNSHIP) else 2
        if len(proper) >= least and len(stem) <= 7:
            return Site(
                Span(start, word.stop), stem + kind.suffix, Level.VILLAGE, "village-after-division", window.before
            )
        return None
    if window.edged and proper == stem and 2 <= len(stem) <= 5:
        return Site(Span(start, word.stop), stem + kind.suffix, Level.VILLAGE, "village")
    return None


def _roads(text: str) -> Iterator[Site]:
    """Numbered roads: G217线, S99云东高速公路, 国道216线."""
    if _ROAD_SIGN.search(text):
        for match in _ROAD.finditer(text):
            yield Site(Span(*match.span()), match[0], Level.SITE, "road-number")


def _regiments(text: str) -> Iterator[Site]:
    """Regiments of the Xinjiang corps, which are places like townships: 88团."""
    if "兵团" in text or ("师" in text and _CORPS_DIVISION.search(text)):
        for match in _REGIMENT.finditer(text):
            yield Site(Span(*match.span()), match[0], Level.TOWNSHIP, "regiment")


def _named(text: str) -> Iterator[Site]:
    """Rivers, mountains and regions of the table."""
    automaton, forms = natural_names()
    for number, start, stop in automaton.find_matches_as_indexes(text):
        yield Site(Span(start, stop), forms[number][1], Level.SITE, "natural-name")

"""What 地区, 我市, 全县 or 省委 mean in one article: the divisions that it is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from kg.divisions import Division, Divisions
from kg.model import Article, Level
from kg.scope_evidence import PAPER, cue_weights, region_code, sums, weights

_OURS = re.compile(r"^(?:我们?|咱们?|全|本|该|各)")
_AUTONOMOUS_REGION = re.compile(r"自治区$")
_CENTRE = re.compile(
    r"中央(?:第[一二三四五六七八九十]+)?(?:生态环境保护|环境保护|环保|巡视|安全生产|指导)?(?:督察|督查|巡视|考核)组"
)
_RANKS = (Level.PROVINCE, Level.PREFECTURE, Level.COUNTY, Level.TOWNSHIP)


class PageRegion(Struct, frozen=True):
    """What a page as a whole is about."""

    code: str | None = None
    """The smallest division that its region, its newspaper's name or its articles show."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """How strongly the articles together name each division, by code."""


class Scope(Struct, frozen=True):
    """The divisions an article speaks of without naming them; None where nothing shows it."""

    province: Division | None = None
    prefecture: Division | None = None
    county: Division | None = None
    township: Division | None = None
    focus: Level | None = None
    """The level of the division that the article is mainly about; None where it is not clear."""
    centre: bool = False
    """Whether a central inspection team appears: it deals with provinces, so 我区 is then an autonomous region."""

    def deictic(self, word: str) -> Division | None:
        """The division that 我区, 全省, 本市, 全地区, 自治区 or 县 means here.

        >>> Scope().deictic("我省") is None
        True
        """
        kind = _OURS.sub("", word)
        if kind == "区":
            return self._our_region(named=kind != word)
        return self.local(kind)

    def _our_region(self, *, named: bool) -> Division | None:
        """The autonomous region or the city district that 我区 (``named``), 全区 or 区 means."""
        region = self.province if self.province and _AUTONOMOUS_REGION.search(self.province.name) else None
        district = self.local("区")
        if region and named and (self.centre or not (district and self.focus in (Level.COUNTY, Level.TOWNSHIP))):
            return region
        return district

    def local(self, organ_level: str) -> Division | None:
        """The division whose organs 省委, 市政府, 地委, 行署, 州人大, 县委, 区委, 镇党委 are, by their first part.

        ``organ_level`` is 省, 自治区, 市, 地区 (or 地), 州 (or 自治州), 盟, 县, 旗, 区, 乡, 镇 or 街道.
        """
        match organ_level:
            case "省":
                return _ending(self.province, "省")
            case "自治区":
                return _ending(self.province, "自治区")
            case "特区":
                return _ending(self.province, "特别行政区")
            case "市":
                return self._city()
            case "地" | "地区" | "行署":
                return _ending(self.prefecture, "地区")
            case "州" | "自治州":
                return _ending(self.prefecture, "自治州")
            case "盟":
                return _ending(self.prefecture, "盟")
            case "县" | "自治县":
                return _ending(self.county, "县")
            case "旗" | "自治旗":
                return _ending(self.county, "旗")
            case "区":
                return _ending(self.county, "区")
            case "乡" | "镇" | "街道":
                return _ending(self.township, organ_level)
            case _:
                return None

    def _city(self) -> Division | None:
        """The city: a county-level one when the article is about it, else the prefecture, else the municipality."""
        county, prefecture = _ending(self.county, "市"), _ending(self.prefecture, "市")
        if county and (prefecture is None or self.focus in (Level.COUNTY, Level.TOWNSHIP)):
            return county
        return prefecture or _ending(self.province, "市")

    @property
    def deepest(self) -> Division | None:
        """The smallest division known."""
        return self.township or self.county or self.prefecture or self.province


def _ending(division: Division | None, suffix: str) -> Division | None:
    """``division`` if its name ends so."""
    return division if division and division.name.endswith(suffix) else None


def page_region_of(articles: Sequence[Article], *, divisions: Divisions, region: str | None) -> PageRegion:
    """The division that a page is about and how strongly each division is named on it.

    ``region`` is what the front matter or the settings say; without it the newspaper's name and the counts over
    all articles decide. The code is None where nothing stands out.
    """
    hint: Counter[str] = Counter()
    for article in articles:
        hint.update(weights(article, divisions, within=None))
    code = region_code(region, divisions=divisions)
    for paper in sorted({a.paper for a in articles if a.paper}):
        own = region_code(PAPER.split(paper)[0], divisions=divisions)
        if own and (code is None or divisions.inside(own, code)):
            code = own
    if code is None or len(articles) > 1:
        code = _standing_out(hint, divisions, above=code) or code
    return PageRegion(code, dict(sorted(hint.items())))


def _standing_out(named: Mapping[str, int], divisions: Divisions, *, above: str | None) -> str | None:
    """The smallest division, down to prefectures, that has at least half of what is named on its level."""
    code = above
    for level, share in ((Level.PROVINCE, 0.5), (Level.PREFECTURE, 0.5), (Level.COUNTY, 0.7)):
        on_level = sums(named, divisions, level=level, within=code)
        best = max(on_level, key=lambda c: (on_level[c], c), default=None)
        if best is None or on_level[best] < max(4, share * sum(on_level.values())):
            break
        if level is Level.COUNTY and code and named.get(code, 0) * 2 > on_level[best]:
            break
        code = best
    return code


def scope_of(article: Article, *, divisions: Divisions, page_region: PageRegion | str | None = None) -> Scope:
    """The divisions that ``article`` is about, from its own words first and the page around it second.

    ``page_region`` may be the bare code of a division.
    """
    page = page_region if isinstance(page_region, PageRegion) else PageRegion(page_region)
    named = weights(article, divisions, within=page.code)
    cues = cue_weights(article.text)
    chosen: dict[Level, Division] = {d.level: d for d in divisions.chain(page.code or "")}
    for level in _RANKS:
        if level in chosen:
            continue
        within = next((chosen[up].code for up in reversed(_RANKS) if up in chosen), None)
        if level is not Level.PROVINCE and within is None:
            break
        best = _dominant(sums(named, divisions, level=level, within=within))
        if best is None and level is Level.PREFECTURE and within and _skips_prefecture(named, divisions, within):
            continue
        if best is None and (cues[level.value] or (cues["city"] and level in (Level.PREFECTURE, Level.COUNTY))):
            best = _dominant(sums(page.counts, divisions, level=level, within=within))
        found = divisions.get(best or "")
        if found is None:
            break
        chosen[level] = found
    focus = _focus(chosen, named, cues)
    return Scope(
        province=chosen.get(Level.PROVINCE),
        prefecture=chosen.get(Level.PREFECTURE),
        county=chosen.get(Level.COUNTY),
        township=chosen.get(Level.TOWNSHIP),
        focus=focus,
        centre=bool(_CENTRE.search(article.text)),
    )


def _skips_prefecture(named: Mapping[str, int], divisions: Divisions, province: str) -> bool:
    """Whether the article is about a county that stands directly under ``province``: 北京市 has no prefecture."""
    below = sums(named, divisions, level=Level.COUNTY, within=province)
    direct = {c: w for c, w in below.items() if (d := divisions.get(c)) is not None and d.parent == province}
    others = sums(named, divisions, level=Level.PREFECTURE, within=province)
    return max(direct.values(), default=0) > sum(others.values())


def _dominant(found: Mapping[str, int]) -> str | None:
    """The code that weighs at least half as much again as any other."""
    ranked = sorted(((weight, code) for code, weight in found.items()), reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] < 1.5 * ranked[1][0]):
        return None
    return ranked[0][1]


def _candidates(chosen: Mapping[Level, Division]) -> Iterator[tuple[Level, Division]]:
    """The chosen divisions, smallest first."""
    for level in reversed(_RANKS):
        if level in chosen:
            yield level, chosen[level]


def _focus(chosen: Mapping[Level, Division], named: Mapping[str, int], cues: Mapping[str, int]) -> Level | None:
    """The level whose division the article names most, counting words like 全县 for it."""
    weights = {level: named.get(d.code, 0) + cues.get(level.value, 0) for level, d in _candidates(chosen)}
    # 全市 speaks of the city named most; of two named alike, of the larger
    cities = [(named.get(d.code, 0), -_RANKS.index(level), level) for level, d in chosen.items() if _ending(d, "市")]
    if cities and max(cities)[0]:
        weights[max(cities)[2]] += cues.get("city", 0)
    best = max(weights, key=lambda level: weights[level], default=None)
    return best if best and weights[best] else None

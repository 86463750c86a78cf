"""What stands to the left of a name in one article: places, level words, and where a name must begin."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.divisions import Division, Divisions, Spot
from kg.mentions.bodies.lexicon import BodyLexicon
from kg.mentions.bodies.names import Seat, level_word, seat_of
from kg.scope import Scope

LEVEL_WORDS = (
    "自治区", "自治州", "自治县", "自治旗", "地区", "街道", "省", "市", "县", "区", "州", "盟", "旗", "镇", "乡",
)  # fmt: skip
_OPENING_LEVELS = LEVEL_WORDS[:-1]
_ENDS = {"地": "地区", "州": "自治州"}
_SHORT = {"地区": "地", "自治州": "州", "自治县": "县", "自治旗": "旗"}
"""Level words that papers also print in short."""
_TERM = re.compile(r"第?[一二三四五六七八九十百]{1,4}届(?:全国)?$|第?\d{1,2}届$")
_CJK = re.compile(r"[\u3400-\u9fff]")
_CLASS = "省市县区州盟旗镇乡"
_UNKNOWN_PLACE = re.compile(r"[\u3400-\u9fff]{2,3}[市县区州旗镇乡]|[\u3400-\u9fff]{1,6}(?:村|社区)")
_NO_PLACE = re.compile(r"[全我各本该两三多数几一个邻外城]|直属|级")
_NO_SPOT = Spot(sys.maxsize, sys.maxsize, "")
_NUMBER = re.compile(r"[\s\d][\s\d]*[年月日号时点分家名个所位人次余]?")
_RUN = 16
"""How far in a run of posts a bare 省 may stand behind the province that it takes up, in code points."""
_AWAY = re.compile(r"[；\n我到来赴在与和、一行]")
_REACH = 40
"""How far left a name may begin, in code points."""


@dataclass(slots=True)
class Ground:
    """One text with its place names and stops indexed, and what 市 or 县 last meant in it."""

    text: str
    lexicon: BodyLexicon
    divisions: Divisions
    scope: Scope
    near: Division | None = None
    sites: Mapping[int, tuple[int, Seat]] = field(default_factory=dict)
    """Villages and zones by where they end: where they begin, and the seat that they are."""
    given: Mapping[int, Division] = field(default_factory=dict)
    """The divisions already told for the place names of the text, by where they end."""
    spots: list[Spot] = field(init=False)
    by_stop: dict[int, Spot] = field(init=False)
    stops: list[int] = field(init=False)
    hard: list[int] = field(init=False)
    blocked: set[int] = field(init=False)
    recent: dict[str, tuple[int, Division]] = field(default_factory=dict)
    ends: set[int] = field(default_factory=set)
    """Where the bodies found so far end."""

    def __post_init__(self) -> None:
        """Index the text."""
        self.spots = [self._mended(s) for s in self.divisions.spots(self.text)]
        if "自治" in self.text:
            self.spots = [self._autonomous(s) for s in self.spots]
        self.by_stop = {s.stop: s for s in self.spots}
        stops: list[int] = []
        hard: list[int] = []
        self.blocked = set()
        roles, ahead = self.lexicon.roles, iter((*self.spots, _NO_SPOT))
        covered, following = 0, next(ahead)
        for n, start, stop in self.lexicon.bounds.find_matches_as_indexes(self.text):
            # both run from left to right, so the place that may cover a bound is the last one passed
            while following.start <= start:
                covered, following = following.stop, next(ahead)
            role = roles[n]
            if role == "keep" or covered >= stop:
                continue
            if role == "group":
                self.blocked.update(range(start, stop))
                continue
            stops.append(stop)
            if role == "stop":
                hard.append(stop)
        numbers = [m.end() for m in _NUMBER.finditer(self.text) if _breaks(m[0])]
        self.stops, self.hard = sorted(stops + numbers), sorted(hard + numbers)

    def _mended(self, spot: Spot) -> Spot:
        """``spot``, or the one inside it where its first character is a word of its own: 从|江西省, not 从江."""
        if spot.name[0] in self.lexicon.marks["function"] and spot.name[-1] not in _CLASS:
            for inner in self.divisions.spots(self.text[spot.start + 1 : spot.stop + 8]):
                start, stop = inner.start + spot.start + 1, inner.stop + spot.start + 1
                if start == spot.start + 1 and stop > spot.stop:
                    return Spot(start, stop, inner.name)
                break
        return spot

    def _autonomous(self, spot: Spot) -> Spot:
        """``spot`` with the class word behind it: 长阳自治县 for 长阳土家族自治县."""
        if not self.text.startswith("自治", spot.stop):
            return spot
        word = self.text[spot.stop : spot.stop + len("自治县")]
        found = word in LEVEL_WORDS and any(d.name.endswith(word) for d in self.divisions.named(spot.name))
        return Spot(spot.start, spot.stop + len(word), spot.name) if found else spot

    def left_bound(self, at: int, *, weakly: bool = False) -> int:
        """Where a name that ends at ``at`` may begin at the earliest; ``weakly`` looks past weak stops."""
        stops = self.hard if weakly else self.stops
        n = bisect_right(stops, at)
        return max(stops[n - 1] if n else 0, at - _REACH, 0)

    def clean(self, at: int) -> bool:
        """Whether a new word surely begins at ``at``: after a stop, a place, or anything that is no Han character."""
        if at <= 0 or at in self.by_stop or at in self.ends or not _CJK.match(self.text[at - 1]):
            return True
        n = bisect_left(self.stops, at)
        return n < len(self.stops) and self.stops[n] == at

    def places_between(self, start: int, stop: int) -> list[Spot]:
        """The place names that lie in ``[start, stop)``."""
        n = bisect_left(self.spots, (start,))
        found = []
        for spot in self.spots[n:]:
            if spot.stop > stop:
                break
            found.append(spot)
        return found

    def before_term(self, at: int) -> int:
        """``at``, or where 第十四届 begins if that stands just before it."""
        found = _TERM.search(self.text, max(0, at - 8), at)
        return found.start() if found else at

    def chain(self, at: int) -> tuple[int, Seat] | None:
        """The place that ends at ``at`` with all that is written before it: 湖北省宜昌市夷陵区."""
        if (site := self.sites.get(at)) is not None:
            return self._site(*site)
        last = self.by_stop.get(at)
        if last is None:
            return None
        start, meant = last.start, self.divisions.named(last.name)
        while (before := self.by_stop.get(start)) is not None:
            outer = {d.code for d in self.divisions.named(before.name)}
            inside = tuple(d for d in meant if any(d.code != o and self.divisions.inside(d.code, o) for o in outer))
            if not inside:
                break
            start, meant = before.start, inside
        told = self.given.get(at)
        return start, self._seat(self.text[start:at], last.name, (told,) if told in meant else meant)

    def _site(self, start: int, seat: Seat) -> tuple[int, Seat]:
        """A village or zone with the divisions written before it."""
        outer = self.chain(start) if start not in self.sites else None
        if outer is None:
            return start, seat
        name = seat.variants[0] if seat.variants else seat.name
        head = outer[1].name if seat.name.endswith("村") else self.text[outer[0] : start]
        return outer[0], Seat(head + name, seat.division, (name, *seat.variants), site=True)

    def unknown(self, at: int) -> tuple[int, Seat] | None:
        """A place that no table has, if one surely stands between a stop or a known place and ``at``: 西藏|某某县."""
        start = begin = self.left_bound(at)
        for spot in self.places_between(start, at):
            begin = spot.stop if spot.start == begin else begin
        village = self.text.endswith(("村", "社区"), begin, at)
        if begin == start and not village:
            return None
        if not _UNKNOWN_PLACE.fullmatch(self.text, begin, at) or _NO_PLACE.search(self.text, begin, at):
            return None
        name = self.text[begin:at]
        if name.endswith(("村", "社区")):
            home = self.chain(begin)
            here = self.scope.township or self.scope.county
            head = home[1].name if home else seat_of(here, divisions=self.divisions).name if here else ""
            return start, Seat(head + name, home[1].division if home else here, (name,), site=True, known=bool(head))
        return start, Seat(name)

    def _seat(self, written: str, name: str, meant: tuple[Division, ...]) -> Seat:
        """The one of ``meant`` that the text is about, or a seat under the written name."""
        if len(meant) == 1:
            return seat_of(meant[0], divisions=self.divisions)
        chosen = self.divisions.resolve(name, scope=self.scope)
        if chosen is not None and chosen in meant:
            return seat_of(chosen, divisions=self.divisions)
        near = [d for d in meant if self.near and self.divisions.inside(d.code, self.near.code)]
        if len(near) == 1:
            return seat_of(near[0], divisions=self.divisions)
        if written != name and meant:
            return Seat(written)
        return Seat(written, known=False)

    def level_before(self, at: int) -> tuple[int, str] | None:
        """The level word (市, 自治区) that ends at ``at`` and begins a new word, with its start."""
        if not self.text.endswith(LEVEL_WORDS, 0, at):
            return None
        for word in LEVEL_WORDS:
            if self.text.endswith(word, 0, at):
                start = at - len(word)
                sure = word == "省" and start not in self.blocked
                return (start, word) if sure or self.starts_name(start) else None
        return None

    def level_at(self, at: int) -> str:
        """The level word that begins at ``at``, or nothing."""
        if not self.text.startswith(_OPENING_LEVELS, at):
            return ""
        return next(w for w in _OPENING_LEVELS if self.text.startswith(w, at))

    def starts_name(self, start: int) -> bool:
        """Whether a bare level word at ``start`` can stand for a division."""
        before = self.text[start - 1 : start]
        if start in self.blocked or before in self.lexicon.marks["count"]:
            return False
        return self.clean(start) or before in self.lexicon.marks["ours"]

    def local(self, word: str, *, at: int) -> Division | None:
        """What 市, 县, 地区… means at offset ``at``: as last used in the sentence, else in the article's scope."""
        if self.near is not None:
            for division in reversed(self.divisions.chain(self.near.code)):
                if _is_level(division, word):
                    return division
        if (held := self._last_titled(word, at=at)) is not None:
            return held
        last = self.recent.get(word)
        between = self.text[last[0] : at] if last else "。"
        if last and "。" not in between:
            # 省 mostly means that of the paper; but not in a run of posts: 安徽省委常委，省政府副省长
            run = len(between) <= _RUN and not _AWAY.search(between)
            if run or word not in ("省", "自治区"):
                return last[1]
        return self.scope.local(word) or (last[1] if last else None) or self._last_named(word, at=at)

    def _last_titled(self, word: str, *, at: int) -> Division | None:
        """The division of this level whose head the sentence has just named: 某县县长、县委书记."""
        since = max(self.text.rfind("。", 0, at), self.recent.get(word, (0,))[0])
        for spot in reversed(self.places_between(since, at)):
            head = self.text.startswith((word + "长", "副" + word + "长", "代" + word + "长"), spot.stop)
            if head and spot.name.endswith(word) and (found := self.chain(spot.stop)):
                return found[1].division
        return None

    def _last_named(self, word: str, *, at: int) -> Division | None:
        """The last division of this level written before ``at``."""
        n = bisect_left(self.spots, (at,))
        for spot in reversed(self.spots[:n]):
            if spot.name.endswith(_ENDS.get(word, word)) and (found := self.chain(spot.stop)):
                return found[1].division
        return None

    def note(self, division: Division | None, *, at: int) -> None:
        """Remember that the text has just spoken, up to ``at``, of an organ of ``division``."""
        self.ends.add(at)
        if division is not None and (word := level_word(division.name)):
            self.recent[word] = (at, division)
            if short := _SHORT.get(word):
                self.recent[short] = (at, division)

    def deictic(self, word: str, *, at: int) -> Seat:
        """The seat that a bare level word means; one that is not `Seat.known` where nothing shows it."""
        division = self.local(word, at=at)
        if division is None:
            return Seat(word, known=False)
        return seat_of(division, divisions=self.divisions)


def _breaks(run: str) -> bool:
    """Whether digits or blanks end whatever stands before them: 5月, 3家, a line break, but not 186团."""
    return not run[-1].isdigit() or not run[0].isdigit()


def _is_level(division: Division, word: str) -> bool:
    """Whether ``word`` can stand for ``division``: 州 for an autonomous prefecture, 市 for a city."""
    name = level_word(division.name)
    return name == word or _ENDS.get(word) == name or (word in ("县", "旗") and name == "自治" + word)

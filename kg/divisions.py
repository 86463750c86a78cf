"""The administrative divisions of China, to township level: names, codes, and what stands inside what."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind
from msgspec import Struct

from kg import resources, tables
from kg.division_forms import forms
from kg.errors import LexiconError
from kg.model import Level
from kg.tables import Row

if TYPE_CHECKING:
    from kg.scope import Scope

_ALSO = re.compile(r"[、;；,，|]")
_CLASSED = frozenset({Level.PROVINCE.value, Level.PREFECTURE.value, Level.COUNTY.value})
_REMEMBERED = 4
"""Texts whose spots are kept: several readers ask about one article in turn."""
_RANK = {level.value: rank for rank, level in enumerate(Level)}


class Division(Struct, frozen=True, cache_hash=True):
    """One row of the division table."""

    code: str
    """GB/T 2260 (6 digits) down to counties, 9 digits for townships; countries have ISO 3166-1 letters (kz)."""
    name: str
    """Official name: 阿勒泰地区."""
    level: Level
    parent: str | None
    """Code of the division it stands in; None for the country."""
    short: str
    """The name without its class word where papers use that (阿勒泰, 伊犁州), else the name itself."""
    forms: tuple[str, ...] = ()
    """Every other usual form, former names last."""


class Spot(NamedTuple):
    """Where a text writes a name of the table, in code points, half-open."""

    start: int
    stop: int
    name: str


class _Entry(NamedTuple):
    """A row of the table as stored: cheaper than a `Division` for forty thousand townships."""

    name: str
    level: str
    parent: str


class Divisions:
    """The table of divisions with its names; make one with `Divisions.load`."""

    __slots__ = (
        "_automaton",
        "_bare",
        "_candidates",
        "_chains",
        "_divisions",
        "_entries",
        "_forms",
        "_lineages",
        "_named",
        "_names",
        "_spots",
        "_words",
    )

    def __init__(
        self, entries: dict[str, _Entry], also: dict[str, list[str]], former: Sequence[tuple[str, str]]
    ) -> None:
        self._entries = entries
        # filled as they are asked for: most of the forty thousand townships never are
        self._divisions: dict[str, Division] = {}
        self._lineages: dict[str, frozenset[str]] = {}
        self._chains: dict[str, tuple[Division, ...]] = {}
        self._candidates: dict[str, tuple[Division, ...]] = {}
        self._forms: dict[str, list[str]] = {}
        self._bare: set[tuple[str, str]] = set()
        self._named: dict[str, list[str]] = {}
        words = tables.read("place_words.tsv")
        self._words = frozenset(row["name"] for row in words)
        never = {row["name"] for row in words if row["counts"] == "never"}
        for code, entry in entries.items():
            self._named.setdefault(entry.name, []).append(code)
            if entry.level != Level.TOWNSHIP or code in also:
                self._add_forms(code, entry, also.get(code, ()), never)
        for name, code in former:
            if name not in self._named and code in entries:
                self._add(code, name)
        self._names = list(self._named)
        self._automaton = AhoCorasick(self._names, matchkind=MatchKind.LeftmostLongest)
        self._spots = lru_cache(maxsize=_REMEMBERED)(self._find_spots)

    @classmethod
    def load(cls, *, extra: Sequence[Row] = ()) -> Divisions:
        """The table in ``seeds/``, with rows of the user's own (fields name, also, level, parent and perhaps code).

        Raises:
            LexiconError: a table is missing or broken, or one of the user's rows has an unknown level or parent.
        """
        return _shipped() if not extra else _build(tuple(extra))

    def _add_forms(self, code: str, entry: _Entry, also: Sequence[str], never: Container[str]) -> None:
        """Enter every form but the official name."""
        made = forms(entry.name, Level(entry.level))
        for form in (*made.classed, *also):
            self._add(code, form)
            if entry.level in _CLASSED and form[-1] not in "省市县区州盟旗":
                self._bare.add((form, code))
        # the county 通道 has its full name only, but the province 河南 keeps its short one
        if made.bare and not (made.bare in never and entry.level == Level.COUNTY):
            self._add(code, made.bare)
            self._bare.add((made.bare, code))

    def _add(self, code: str, form: str) -> None:
        """Enter one form of the division ``code``."""
        codes = self._named.setdefault(form, [])
        if code not in codes:
            codes.append(code)
            self._forms.setdefault(code, []).append(form)

    def get(self, code: str) -> Division | None:
        """The division with this code."""
        if (found := self._divisions.get(code)) or (entry := self._entries.get(code)) is None:
            return found
        others = tuple(self._forms.get(code, ()))
        short = others[0] if others and entry.level != Level.COUNTRY else entry.name
        division = Division(code, entry.name, Level(entry.level), entry.parent or None, short, others)
        self._divisions[code] = division
        return division

    def _up(self, code: str) -> Iterator[str]:
        """``code`` and the codes above it, the country left out."""
        while (entry := self._entries.get(code)) is not None and entry.parent:
            yield code
            code = entry.parent

    def chain(self, code: str) -> tuple[Division, ...]:
        """The divisions from the province down to ``code`` itself; empty for a country or an unknown code."""
        found = self._chains.get(code)
        if found is None:
            found = tuple(division for step in reversed(tuple(self._up(code))) if (division := self.get(step)))
            self._chains[code] = found
        return found

    def full_name(self, code: str) -> str:
        """The name with all that stands above it: 新疆维吾尔自治区阿勒泰地区吉木乃县; empty if unknown."""
        entry = self._entries.get(code)
        return "".join(d.name for d in self.chain(code)) or (entry.name if entry else "")

    def above(self, code: str, level: Level) -> Division | None:
        """The division of ``level`` that ``code`` is or stands in."""
        return next((d for d in self.chain(code) if d.level is level), None)

    def named(self, name: str) -> tuple[Division, ...]:
        """The divisions that ``name`` may mean, by level (highest first), then code."""
        found = self._candidates.get(name)
        if found is None:
            codes = self._named.get(name)
            if codes is None:
                return ()  # not kept: texts ask for endless strings that are no names
            means = (self.get(code) for code in codes)
            found = tuple(sorted((d for d in means if d), key=lambda d: (_RANK[d.level], d.code)))
            self._candidates[name] = found
        return found

    def is_bare(self, name: str, code: str) -> bool:
        """Whether ``name`` lacks the class word of ``code``: 昌黎 for 昌黎县, but not 阿勒泰地区 or 哈萨克斯坦."""
        return (name, code) in self._bare

    def is_word(self, name: str) -> bool:
        """Whether the bare ``name`` is also an ordinary word (长治, 来宾), so that it needs other evidence."""
        return name in self._words

    def resolve(self, name: str, *, scope: Scope) -> Division | None:
        """The division that ``name`` means in ``scope``; None where nothing decides between several.

        What the scope itself is comes first, then what lies inside its county, prefecture and province, then
        the highest level.
        """
        ranked = sorted((self._distance(d, scope), _RANK[d.level], d.code, d) for d in self.named(name))
        if not ranked or (len(ranked) > 1 and ranked[0][:2] == ranked[1][:2]):
            return None
        return ranked[0][3]

    def _distance(self, division: Division, scope: Scope) -> int:
        """How far ``division`` is from ``scope``: 0 in it, 1 in its county, … 4 elsewhere."""
        levels = (scope.county, scope.prefecture, scope.province)
        if division in (scope.township, *levels):
            return 0
        above = self._lineage(division.code)
        return next((n for n, part in enumerate(levels, 1) if part and part.code in above), 4)

    def children(self, code: str) -> tuple[Division, ...]:
        """The divisions directly inside ``code``, by code."""
        return tuple(
            d for child, entry in sorted(self._entries.items()) if entry.parent == code and (d := self.get(child))
        )

    def inside(self, code: str, ancestor: str) -> bool:
        """Whether ``code`` is ``ancestor`` or stands in it."""
        return code == ancestor or ancestor in self._lineage(code)

    def _lineage(self, code: str) -> frozenset[str]:
        """What `_up` gives, kept: it is asked for again and again."""
        found = self._lineages.get(code)
        if found is None:
            found = self._lineages[code] = frozenset(self._up(code))
        return found

    def spots(self, text: str) -> tuple[Spot, ...]:
        """Where ``text`` writes names of the table, leftmost and longest first, in reading order."""
        return self._spots(text)

    def _find_spots(self, text: str) -> tuple[Spot, ...]:
        names = self._names
        return tuple(Spot(start, stop, names[n]) for n, start, stop in self._automaton.find_matches_as_indexes(text))


def _shipped_rows() -> Iterator[tuple[str, _Entry]]:
    """The rows of ``divisions.tsv``, read without the checks that its own test makes."""
    path = resources.folder("seeds") / "divisions.tsv"
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as error:
        raise LexiconError(f"cannot read the table {path}: {error.strerror}") from error
    for line in lines:
        if line and line[0] != "#":
            code, name, level, parent = line.split("\t")
            yield code, _Entry(name, level, parent)


def _build(extra: tuple[Row, ...]) -> Divisions:
    """The shipped tables and ``extra``, indexed."""
    entries = dict(_shipped_rows())
    also: dict[str, list[str]] = {}
    for row in tables.read("place_countries.tsv"):
        entries[row["code"]] = _Entry(row["name"], Level.COUNTRY.value, "")
        also[row["code"]] = [row["also"]] if row["also"] else []
    for row in tables.read("place_short_names.tsv"):
        also.setdefault(row["code"], []).append(row["form"])
    codes = {entry.name: code for code, entry in reversed(entries.items())} if extra else {}
    for row in extra:
        code, entry = _own(row, entries, codes)
        entries[code] = entry
        also.setdefault(code, []).extend(form for form in _ALSO.split(row.get("also", "")) if form)
    former = [(row["name"], row["code"]) for row in tables.read("divisions_former.tsv")]
    return Divisions(entries, also, former)


def _own(row: Row, entries: Mapping[str, _Entry], codes: Mapping[str, str]) -> tuple[str, _Entry]:
    """The code and entry of one of the user's own places; without a code it is ``name@parent``."""
    name, level, above = row["name"], row.get("level") or Level.SITE.value, row.get("parent", "")
    parent = above if above in entries else codes.get(above, "")
    if level not in _RANK or (above and not parent):
        unknown = f"level {level}" if level not in _RANK else f"parent {above}"
        raise LexiconError(f"place {name}: unknown {unknown}: give {', '.join(_RANK)} and a code or name of the table")
    return row.get("code") or f"{name}@{parent or 'cn'}", _Entry(name, level, parent or "cn")


@cache
def _shipped() -> Divisions:
    """The table without the user's own rows, built once."""
    return _build(())

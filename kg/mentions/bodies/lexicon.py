"""The tables about organisations, indexed for reading: units, named bodies, endings of names, bounds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind
from msgspec import Struct, field

from kg import tables
from kg.errors import LexiconError
from kg.model import BodyKind
from kg.tables import Row

ONE_CHARACTER_LEVELS = "省市县区州盟旗地镇乡"
_ENDINGS = {"委": "委员会", "办": "办公室"}


class Unit(Struct, frozen=True):
    """An organ or a department that every division of some level has: 政府, 发改委, 组织部."""

    key: str
    """For the organs of a division (party, government…); else the template."""
    full: str
    """Template: ``{X}`` the division, ``{P}`` the body it belongs to, ``{U}`` the province or prefecture above."""
    forms: tuple[str, ...]
    """Usual ones, as printed after the place; ``~`` stands for its level word (~委)."""
    kind: BodyKind
    under: str = ""
    attached: str = ""
    """Template for the unit inside a body that is no division's organ (水文中心党委)."""
    rare: tuple[str, ...] = ()
    """Forms that are read but are no usual names."""


class Named(Struct, frozen=True):
    """A body that its name alone tells: 国务院, 新华社."""

    name: str
    also: tuple[str, ...]
    kind: BodyKind
    parent: str = ""


class Ending(Struct, frozen=True):
    """A word that ends names of organisations: 有限公司, 医院, 领导小组."""

    suffix: str
    kind: BodyKind
    start: str
    """What must stand to the left: ``place``, ``name``, ``inside`` or ``none``."""


@dataclass(slots=True)
class Word:
    """All that one string may be."""

    unit: Unit | None = None
    lead: int = -1
    """Where in the word its level word stands (1 in 团市委), or -1."""
    named: Named | None = None
    ending: Ending | None = None
    rivals: tuple[Unit, ...] = ()
    """Other units of the same short form (城管局), which only their full names tell apart."""


class BodyLexicon(Struct, frozen=True):
    """Every table about organisations; make one with `BodyLexicon.load`."""

    units: dict[str, Unit]
    """By key."""
    named: dict[str, Named]
    """By full name."""
    prefixes: dict[str, tuple[str, str]]
    """共青团, 民盟…: the key of the unit that follows, or the template of the name."""
    words: dict[str, Word]
    patterns: tuple[str, ...]
    anchors: AhoCorasick
    """Over ``patterns``; a pattern without a `Word` consumes text that only looks like a body."""
    bounds: AhoCorasick
    roles: tuple[str, ...]
    """What each pattern of ``bounds`` is: ``stop``, ``weak``, ``group`` or ``keep``."""
    regions: tuple[str, ...]
    """中国, 长三角…: words that open a name as a division does."""
    expansions: dict[str, str] = field(default_factory=dict)
    """管委会 to 管理委员会."""
    marks: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Small sets of words by their role in ``body_marks.tsv``."""
    unless: dict[str, str] = field(default_factory=dict)
    """By the last character of an ending: the characters that make another word of it (组织, 处罚)."""
    common: frozenset[str] = field(default_factory=frozenset)
    """Modifiers that make no name of their own."""

    @classmethod
    def load(cls, *, extra: Sequence[Row] = ()) -> BodyLexicon:
        """The tables in ``seeds/``, with rows of the user's own (fields name, also, parent).

        Raises:
            LexiconError: a table is missing or broken.
        """
        return _shipped() if not extra else _build(tuple(extra))


@cache
def _shipped() -> BodyLexicon:
    """The tables without the user's own rows, built once."""
    return _build(())


def parts(text: str) -> tuple[str, ...]:
    """The entries of a field parted by ``|``."""
    return tuple(x for x in text.split("|") if x)


def _kind(name: str, *, where: str) -> BodyKind:
    try:
        return BodyKind(name)
    except ValueError:
        raise LexiconError(f"{where}: {name!r} is no kind of body: use one of {', '.join(BodyKind)}") from None


def _units() -> Iterator[Unit]:
    """The units of both tables; a department is one for each ending that it is found with."""
    for row in tables.read("body_units.tsv"):
        forms = parts(row["forms"])
        yield Unit(
            row["key"] or row["full"],
            row["full"],
            tuple(f for f in forms if not f.startswith("-")),
            _kind(row["kind"], where="body_units.tsv"),
            row["under"],
            row["attached"],
            tuple(f[1:] for f in forms if f.startswith("-")),
        )
    for row in tables.read("body_departments.tsv"):
        for end in row["ends"].split():
            full = row["stem"] + _ENDINGS.get(end, end)
            stems = (row["stem"], *parts(row["shorts"]))
            shown = dict.fromkeys(x for s in stems for x in (s + end, s + _ENDINGS.get(end, end)))
            forms = tuple(x for x in shown if len(x) > 2 or x in _SHORT_ENOUGH)
            yield Unit("{X}" + full, "{X}" + full, forms, _department_kind(end))


_SHORT_ENOUGH = frozenset(
    [
        "体育局",
        "旅游局",
        "教育局",
        "公安局",
        "民政局",
        "司法局",
        "财政局",
        "水利局",
        "水务局",
        "商务局",
        "审计局",
        "统计局",
        "信访局",
        "林业局",
        "体育局",
    ]
)


def _department_kind(end: str) -> BodyKind:
    return BodyKind.INSTITUTION if end == "中心" else BodyKind.GOVERNMENT


def _named(extra: Sequence[Row]) -> Iterator[Named]:
    for row in tables.read("body_national.tsv"):
        kind = _kind(row["kind"], where="body_national.tsv")
        yield Named(row["name"], parts(row["also"]), kind, row["parent"])
    for row in tables.read("body_media.tsv"):
        yield Named(row["name"], parts(row["also"]), BodyKind.MEDIA)
    for row in tables.read("body_schools.tsv"):
        yield Named(row["name"], parts(row["also"]), BodyKind.INSTITUTION)
    for row in extra:
        yield Named(row["name"], parts(row.get("also", "")), BodyKind.OTHER, row.get("parent", ""))


def _spelt(form: str) -> Iterator[tuple[str, int]]:
    """``form`` with each level word in the place of ``~``, and where that stands."""
    at = form.find("~")
    if at < 0:
        yield form, -1
    else:
        for level in ONE_CHARACTER_LEVELS:
            yield form.replace("~", level), at


def _build(extra: tuple[Row, ...]) -> BodyLexicon:
    words: dict[str, Word] = {}
    units: dict[str, Unit] = {}
    for unit in _units():
        units.setdefault(unit.key, unit)
        for form in (*unit.forms, *unit.rare):
            for spelt, lead in _spelt(form):
                word = words.setdefault(spelt, Word())
                if word.unit is None:
                    word.unit, word.lead = unit, lead
                elif word.unit.key != unit.key:
                    word.rivals = (*word.rivals, unit)
    named: dict[str, Named] = {}
    for entry in _named(extra):
        named.setdefault(entry.name, entry)
        for form in (entry.name, *entry.also):
            word = words.setdefault(form, Word())
            if word.named is None or entry.name in {row["name"] for row in extra}:
                word.named = entry
    endings = {
        row["suffix"]: Ending(row["suffix"], _kind(row["kind"], where="body_types.tsv"), row["start"])
        for row in tables.read("body_types.tsv")
    }
    for suffix, ending in endings.items():
        words.setdefault(suffix, Word()).ending = ending
    for spelt, word in words.items():
        if word.ending is None and (word.unit is not None or word.named is not None):
            word.ending = next((e for n in range(len(spelt)) if (e := endings.get(spelt[n:]))), None)
    rows = [(row["word"], row["role"]) for row in tables.read("body_bounds.tsv")]
    patterns = (*words, *(w for w, role in rows if role == "not" and w not in words))
    bounds = [(w, role) for w, role in rows if role != "not"]
    listed = {w for w, _ in bounds}
    bounds += [(w, "keep") for w, x in words.items() if len(w) > 2 and (x.unit or x.named) and w not in listed]
    return BodyLexicon(
        units=units,
        named=named,
        prefixes={row["prefix"]: (row["unit"], row["full"]) for row in tables.read("body_prefixes.tsv")},
        words=words,
        patterns=patterns,
        anchors=AhoCorasick(list(patterns), matchkind=MatchKind.LeftmostLongest),
        bounds=AhoCorasick([w for w, _ in bounds], matchkind=MatchKind.LeftmostLongest),
        roles=tuple(role for _, role in bounds),
        regions=tuple(row["word"] for row in tables.read("body_regions.tsv")),
        expansions={row["short"]: row["full"] for row in tables.read("body_expansions.tsv")},
        marks={row["role"]: parts(row["words"]) for row in tables.read("body_marks.tsv")},
        unless={row["last"]: row["next"] for row in tables.read("body_unless.tsv")},
        common=frozenset(row["word"] for row in tables.read("body_common.tsv")),
    )

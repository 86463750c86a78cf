"""The forms in which papers write a division: 伊犁哈萨克自治州, 伊犁州, 伊犁."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kg import tables
from kg.model import Level

_CLASS = re.compile(r"(?:特别行政区|自治[区州县旗]|地区|林区|特区|矿区|[省市县区旗盟])$")
_AUTONOMOUS = re.compile(r"自治([区州县旗])$")


class Forms(NamedTuple):
    """How one division may be written besides its official name."""

    classed: tuple[str, ...]
    """With a class word: 伊犁州, 岫岩县, 昌黎县. They count like the official name."""
    bare: str | None
    """Without one: 伊犁, 岫岩, 昌黎. It counts only beside other evidence, or at a high level."""


@cache
def _peoples() -> re.Pattern[str]:
    """The names of nationalities at the end of a name, longest first."""
    names = sorted((row["name"] for row in tables.read("place_peoples.tsv")), key=lambda name: (-len(name), name))
    return re.compile(f"(?:{'|'.join(names)})$")


def _base(name: str) -> str:
    """``name`` of an autonomous division without its class word and its nationalities."""
    rest = _AUTONOMOUS.sub("", name)
    while (shorter := _peoples().sub("", rest)) != rest and len(shorter) >= 2:
        rest = shorter
    return rest.removesuffix("族")


def forms(name: str, level: Level) -> Forms:
    """The forms that a rule yields for the official ``name`` of a county, prefecture or province; else none.

    >>> forms("伊犁哈萨克自治州", Level.PREFECTURE)
    Forms(classed=('伊犁州',), bare='伊犁')
    """
    if level not in (Level.PROVINCE, Level.PREFECTURE, Level.COUNTY):
        return Forms((), None)
    if found := _AUTONOMOUS.search(name):
        base = _base(name)
        # 广西壮族自治区 is never 广西区; such forms stand in the reviewed table
        return Forms((), None) if found[1] == "区" else Forms((base + found[1],), base)
    bare = _CLASS.sub("", name)
    return Forms((), bare if len(bare) >= 2 and bare != name else None)

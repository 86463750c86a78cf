"""Names in pinyin, as the search of the view compares them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.view.data import Node

_LONGEST = 48
"""Characters of a name that are read; nobody types more."""

_OTHER = re.compile(r"[^a-z0-9]+")


def keys(nodes: Iterable[Node]) -> Iterator[str]:
    """For each node its syllables with blanks between; further readings of a surname follow after ``|``.

    A person's first character often has a reading of its own as a surname (曾 zeng, not ceng; 单 shan), so each of
    its readings is offered.
    """
    from pypinyin import Style, lazy_pinyin, pinyin

    for node in nodes:
        name = node.label[:_LONGEST]
        syllables = _plain(lazy_pinyin(name))
        if not syllables:
            yield ""
            continue
        found = [" ".join(syllables)]
        if node.kind == "person":
            readings = pinyin(name[0], style=Style.NORMAL, heteronym=True)[0]
            found += [" ".join([r, *syllables[1:]]) for r in _plain(readings) if r != syllables[0]]
        yield "|".join(found)


def _plain(syllables: Iterable[str]) -> list[str]:
    """Lower case, Latin letters and digits only, empty ones left out."""
    return [plain for s in syllables if (plain := _OTHER.sub("", s.lower()))]

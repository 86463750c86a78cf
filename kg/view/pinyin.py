"""Names in pinyin, as the search of the view compares them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.pinyin import plain, readings, syllables
from kg.view.data import Node

_LONGEST = 48
"""Characters of a name that are read; nobody types more."""

_OTHER = re.compile(r"[^a-z0-9]+")


def keys(nodes: Iterable[Node]) -> Iterator[str]:
    """For each node its syllables with blanks between; further readings of a surname follow after ``|``.

    A person's first character often has a reading of its own as a surname (曾 zeng, not ceng; 单 shan), so each of
    its readings is offered.
    """
    for node in nodes:
        name = node.label[:_LONGEST]
        spelt = _plain(map(plain, syllables(name)))
        if not spelt:
            yield ""
            continue
        found = [" ".join(spelt)]
        if node.kind == "person":
            others = dict.fromkeys(_plain(map(plain, readings(name[0]))))
            found += [" ".join([r, *spelt[1:]]) for r in others if r != spelt[0]]
        yield "|".join(found)


def _plain(spelt: Iterable[str]) -> list[str]:
    """Lower case, Latin letters and digits only, empty ones left out."""
    return [kept for s in spelt if (kept := _OTHER.sub("", s.lower()))]

"""Names in pinyin, as the search of the view compares them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

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
    shown = [(node.label[:_LONGEST].replace("\n", " "), node.kind) for node in nodes]
    # all names in one text: no phrase reaches over a line end
    read = syllables("\n".join(name for name, _ in shown))
    begin = 0
    for name, kind in shown:
        spelt = [typed for s in read[begin : begin + len(name)] if (typed := _typed(s))]
        begin += len(name) + 1
        found = " ".join(spelt)
        if kind == "person" and spelt:
            others = dict.fromkeys(map(_typed, readings(name[0])))
            found = "|".join([found, *(" ".join([r, *spelt[1:]]) for r in others if r and r != spelt[0])])
        yield found


@lru_cache(maxsize=8192)
def _typed(syllable: str) -> str:
    """As people type it: lower case, Latin letters and digits only."""
    return _OTHER.sub("", plain(syllable).lower())

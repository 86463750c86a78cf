"""Read a built graph back into plain triples."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct

from kg.errors import UsageError
from kg.graph.terms import BASE, FAMILIES, IRI, Triple
from kg.graph.terms import prefixes as all_prefixes
from kg.query import graph_file

Tell: TypeAlias = Callable[[str, int, int], None]
"""Told of progress: step, done, total."""

_PIECE = 1 << 20


class GraphFile(Struct, frozen=True):
    """One built graph, read from its Turtle."""

    path: Path
    base: str
    """What the IRI of every node begins with."""
    prefixes: Mapping[str, str]
    """Namespace by prefix, as the file declares them and as the vocabulary knows them."""
    triples: tuple[Triple, ...]
    """Each once, sorted."""


def read(folder: Path, *, tell: Tell = lambda *_: None) -> GraphFile:
    """The graph in a folder that ``kg build`` wrote; a Turtle file may be given instead of its folder.

    Args:
        folder: the folder or file.
        tell: told of progress, in bytes.

    Raises:
        UsageError: there is no graph, it is broken, or it has nodes without a name.
    """
    path = graph_file(folder)
    triples, declared = parse(path, tell=tell)
    base = _base(declared)
    return GraphFile(path, base, all_prefixes(base) | declared, triples)


def parse(path: Path, *, tell: Tell = lambda *_: None) -> tuple[tuple[Triple, ...], dict[str, str]]:
    """The triples of a Turtle file, each once and sorted, and its prefixes.

    Raises:
        UsageError: the file is broken, or has nodes without a name.
    """
    import pyoxigraph as ox

    found: set[Triple] = set()
    tags: dict[str, str] = {}
    try:
        with _Told(path, tell) as file:
            parser = ox.parse(input=file, format=ox.RdfFormat.TURTLE)
            for quad in parser:
                subject, value = quad.subject, quad.object
                if isinstance(value, ox.NamedNode):
                    kind = IRI
                elif isinstance(value, ox.Literal):
                    tag = value.language
                    if tag is None:
                        kind = value.datatype.value
                    else:
                        kind = tags.get(tag) or tags.setdefault(tag, "@" + usual_case(tag))
                else:
                    raise _nameless(path)
                if not isinstance(subject, ox.NamedNode):
                    raise _nameless(path)
                found.add((subject.value, quad.predicate.value, value.value, kind))
    except (SyntaxError, OSError) as error:
        reason = next(iter(str(error).splitlines()), "no reason given")
        raise UsageError(f"{path} cannot be read ({reason}): build it again") from error
    return tuple(sorted(found)), dict(parser.prefixes)


def _nameless(path: Path) -> UsageError:
    return UsageError(f"{path} has nodes without a name, which kg build never writes: build it again")


def _base(prefixes: Mapping[str, str]) -> str:
    """What all nodes begin with, after the prefixes of their families."""
    for family in FAMILIES:
        namespace = prefixes.get(family, "")
        if namespace.endswith(f"{family}/"):
            return namespace.removesuffix(f"{family}/")
    return BASE


def usual_case(tag: str) -> str:
    """A language tag as it is usually written, since the parser gives all of them in small letters.

    >>> usual_case("zh-hans"), usual_case("zh-latn-pinyin")
    ('zh-Hans', 'zh-Latn-pinyin')
    """
    first, *rest = tag.split("-")
    return "-".join([first, *(part.title() if len(part) == 4 else part for part in rest)])


class _Told(io.FileIO):
    """A file that tells how much of it has been read."""

    def __init__(self, path: Path, tell: Tell) -> None:
        super().__init__(path)
        self._size = path.stat().st_size
        self._done = 0
        self._told = tell

    def read(self, size: int | None = -1, /) -> bytes:
        piece = super().read(_PIECE if size is None or size < 0 else size) or b""
        self._done += len(piece)
        self._told("reading the graph", self._done, self._size)
        return piece

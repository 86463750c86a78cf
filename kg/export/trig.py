"""TriG: Turtle with one named graph per article."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence

from kg.graph import turtle
from kg.graph.terms import Triple


def trig(graphs: Mapping[str, Sequence[Triple]], *, prefixes: Mapping[str, str]) -> Iterator[str]:
    """The file piece by piece: the prefixes, then each graph as a block of sorted Turtle."""
    namespaces = dict(prefixes)
    for prefix, namespace in sorted(namespaces.items()):
        yield f"@prefix {prefix}: <{namespace}> .\n"
    for name, triples in graphs.items():
        out = io.StringIO()
        turtle.write(triples, out, prefixes=namespaces)
        _, _, body = out.getvalue().partition("\n\n")
        yield f"\n<{name}> {{\n{body}}}\n"

"""``kg explain``: what the graph says of one thing, and where it was read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from kg.explain import Explanation, Fact
    from kg.graph.lookup import Source


def explain(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder that kg build wrote.", show_default=False)],
    name: Annotated[str, typer.Argument(metavar="NAME", help="Any name of it, or its IRI.", show_default=False)],
) -> None:
    """Say what the graph knows of a person, body, place or event, each fact with its sentence.

    Example: kg explain graphs/ 甲县人民政府
    """
    from kg.cli.plain import console, plain
    from kg.explain import explain as explained

    found = explained(folder, name)
    screen = console()
    for text, style in _lines(found):
        screen.print(plain(text, style), soft_wrap=not screen.is_terminal)


def _lines(found: Explanation) -> Iterator[tuple[str, str]]:
    yield f"{found.name}  ({found.kind}, {found.short})", "bold"
    if found.also:
        yield f"also called {', '.join(found.also)}", "dim"
    for group in found.groups:
        yield "", ""
        yield group.title, "bold cyan"
        for fact in group.facts:
            yield from _fact(fact)


def _fact(fact: Fact) -> Iterator[tuple[str, str]]:
    yield f"  {fact.words or '(no headline)'}", ""
    for source in fact.sources:
        if source.text:
            yield f"      “{source.text}”", "italic"
        yield f"      {_where(source)}", "dim"


def _where(source: Source) -> str:
    """Headline, date, page and offsets, rule."""
    about = [source.headline if source.text else "", source.date, f"{source.page} [{source.begin}:{source.end}]"]
    return " · ".join(filter(None, [*about, f"rule {source.rule}" if source.rule else ""]))

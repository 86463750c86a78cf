"""``kg view``: open the picture of the graph."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.errors import UsageError


def view(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder that kg build wrote.", show_default=False)],
    print_only: Annotated[bool, typer.Option("--print", help="Print the path instead of opening it.")] = False,
) -> None:
    """Open graph.html in the browser.

    Example: kg view graphs/
    """
    page = folder / "graph.html"
    if not page.is_file():
        raise UsageError(f"no view in {folder}: {page} is missing; make it with: kg build PAGES --out {folder}")
    if print_only:
        print(page)
        return

    import webbrowser

    if not webbrowser.open(page.resolve().as_uri()):
        raise UsageError(f"no browser could be started: open {page} yourself")

"""``kg push``: the graph into a store on this or another machine."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer


def push(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder that kg build wrote.", show_default=False)],
    url: Annotated[
        str,
        typer.Argument(
            metavar="URL",
            help="The store's SPARQL 1.1 Graph Store endpoint, such as http://localhost:7878/store.",
            show_default=False,
        ),
    ],
    again: Annotated[bool, typer.Option("--again", help="Send everything, whatever the journal says.")] = False,
    clear: Annotated[
        bool, typer.Option("--clear", help="Send credentials over plain HTTP to another machine.")
    ] = False,
) -> None:
    """Send the graph to a SPARQL store, one named graph per article; only what it does not have yet.

    Credentials come from the environment: KG_PUSH_USER and KG_PUSH_PASSWORD, or KG_PUSH_TOKEN.

    Example: kg push graphs/ http://localhost:7878/store
    """
    from kg.cli.progress import progress
    from kg.push import push as pushed

    with progress() as tell:
        outcome = pushed(folder, url, environment=os.environ, again=again, in_clear=clear, tell=tell)
    print(f"{outcome.sent:,} graphs sent, {outcome.unchanged:,} unchanged, {outcome.deleted:,} deleted")

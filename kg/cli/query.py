"""``kg query``: ask the graph in SPARQL, or one of the saved questions."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli import asking

_TOLD = "What a saved question is told"


def _told(name: str, text: str) -> typer.models.OptionInfo:
    """An option that names a parameter of saved questions."""
    option: typer.models.OptionInfo = typer.Option(f"--{name}", help=text, rich_help_panel=_TOLD, show_default=False)
    return option


def query(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder that kg build wrote.", show_default=False)],
    sparql: Annotated[
        str | None,
        typer.Argument(metavar="SPARQL", help="The query; - reads it from standard input.", show_default=False),
    ] = None,
    file: Annotated[Path | None, typer.Option("--file", "-f", help="Read the query from a file.")] = None,
    ask: Annotated[str | None, typer.Option("--ask", metavar="NAME", help="Ask a saved question.")] = None,
    every: Annotated[bool, typer.Option("--list", help="List the saved questions and what they take.")] = False,
    form: Annotated[
        str, typer.Option("--format", help="table, csv, json, or ttl (for CONSTRUCT and DESCRIBE).")
    ] = "table",
    person: Annotated[str | None, _told("person", "A person, by any name or IRI.")] = None,
    body: Annotated[str | None, _told("body", "A body.")] = None,
    who: Annotated[str | None, _told("who", "A person or a body.")] = None,
    place: Annotated[str | None, _told("place", "A place or division.")] = None,
    document: Annotated[str | None, _told("document", "A document's title, or a part of it.")] = None,
    article: Annotated[str | None, _told("article", "An article, by headline or IRI.")] = None,
    role: Annotated[str | None, _told("role", "A role: 主持, chaired by, chairedBy …")] = None,
    title: Annotated[str | None, _told("title", "A bare title: 书记, 局长 …")] = None,
    status: Annotated[str | None, _told("status", "How a post is spoken of: 现任, current …")] = None,
    paper: Annotated[str | None, _told("paper", "A newspaper.")] = None,
    least: Annotated[str | None, _told("least", "At least so often.")] = None,
    from_: Annotated[str | None, _told("from", "Not before this date, month or year.")] = None,
    to: Annotated[str | None, _told("to", "Not after this date, month or year.")] = None,
) -> None:
    """Ask the graph in SPARQL (SELECT, ASK, CONSTRUCT, DESCRIBE), or one of the saved questions.

    The prefixes of the vocabulary are known.

    Example: kg query graphs/ 'SELECT ?name { ?e kg:chairedBy/foaf:name ?name }'

    Example: kg query graphs/ --ask who-chaired --from 2026-06
    """
    told = (person, body, who, place, document, article, role, title, status, paper, least, from_, to)
    values = {name: value for name, value in zip(asking.PARAMETERS, told, strict=True) if value is not None}
    asking.query(folder, sparql, file=file, ask=ask, every=every, form=form, values=values)

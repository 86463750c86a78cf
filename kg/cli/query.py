"""``kg query``: ask the graph in SPARQL."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.graph.answer import Answer

_FORMS = ("table", "csv", "json", "ttl")


def query(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder that kg build wrote.", show_default=False)],
    sparql: Annotated[
        str | None,
        typer.Argument(metavar="SPARQL", help="The query; - reads it from standard input.", show_default=False),
    ] = None,
    file: Annotated[Path | None, typer.Option("--file", "-f", help="Read the query from a file.")] = None,
    form: Annotated[
        str, typer.Option("--format", help="table, csv, json, or ttl (for CONSTRUCT and DESCRIBE).")
    ] = "table",
) -> None:
    """Ask the graph in SPARQL (SELECT, ASK, CONSTRUCT, DESCRIBE). The prefixes of the vocabulary are known.

    Example: kg query graphs/ 'SELECT ?name { ?e kg:chairedBy/foaf:name ?name }'
    """
    if form not in _FORMS:
        raise UsageError(f"--format {form!r} is none of {', '.join(_FORMS)}")
    text = _text(sparql, file)

    from kg.query import run

    answer = run(folder, text)
    if form == "table":
        _show(answer)
    else:
        sys.stdout.write({"csv": answer.csv, "json": answer.json, "ttl": answer.ttl}[form]())


def _text(sparql: str | None, file: Path | None) -> str:
    if (sparql is None) == (file is None):
        raise UsageError("give the query either as text after the folder or with --file")
    try:
        if file is not None:
            return file.read_text("utf-8-sig")
        return sys.stdin.read() if sparql == "-" else str(sparql)
    except OSError as error:
        raise UsageError(f"cannot read the query {file}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"cannot read the query {file or '-'}: it is not UTF-8") from error


def _show(answer: Answer) -> None:
    from rich import box
    from rich.table import Table

    from kg.cli.plain import console, plain

    if answer.truth is not None:
        print("yes" if answer.truth else "no")
        return
    screen = console()
    table = Table(box=box.SIMPLE_HEAD, show_edge=False)
    for name in answer.columns:
        table.add_column(plain(name), overflow="fold")
    for row in answer.rows:
        table.add_row(*(plain(answer.short(cell)) for cell in row))
    screen.print(table)
    screen.print(f"{len(answer.rows):,} row{'' if len(answer.rows) == 1 else 's'}", style="dim")

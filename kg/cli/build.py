"""``kg build``: pages in, graph out."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.model import Settings
    from kg.report import Report

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def build(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...",
            help="Folders (read with everything inside), files (.txt .md .html .pdf .jsonl .jsonl.gz), or - for standard input.",
            show_default=False,
        ),
    ],
    out: Annotated[Path, typer.Option("--out", "-o", help="The folder to write to.", show_default=False)],
    region: Annotated[
        str | None, typer.Option(help="Region of pages that do not name theirs, such as 阿勒泰地区.")
    ] = None,
    paper: Annotated[str | None, typer.Option(help="Newspaper of pages that do not name theirs.")] = None,
    date: Annotated[
        str | None, typer.Option(help="Publication date (YYYY-MM-DD) of pages that do not give theirs.")
    ] = None,
    lexicon: Annotated[
        Path | None,
        typer.Option(help="Your own posts, bodies and places: a table with the fields kind name also level parent."),
    ] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes to read pages with.")] = 1,
    include_private: Annotated[
        bool,
        typer.Option("--include-private", help="Also take in ordinary citizens that the pages name."),
    ] = False,
) -> None:
    """Read newspaper pages and write graph.ttl, graph.html, index.html, articles.jsonl and report.json.

    Example: kg build pages/ --out graphs/ --region 阿勒泰地区

    Exit status: 0 all pages read, 1 some pages could not be read (they are named), 2 nothing was built.
    """
    from kg.model import Settings

    if date is not None and not _DATE.fullmatch(date):
        raise UsageError(f"--date {date!r} is no date: write it as 2026-05-22")
    settings = Settings(region=region, paper=paper, date=date, include_private=include_private)
    report = _build(inputs, out=out, settings=settings, lexicon=lexicon, workers=workers)
    _summarise(report, out)
    unreadable = report["pages"]["unreadable"]
    for page in unreadable:
        print(f"kg: {page['page']}: {page['reason']}", file=sys.stderr)
    if unreadable:
        raise typer.Exit(1)


def _build(inputs: list[str], *, out: Path, settings: Settings, lexicon: Path | None, workers: int) -> Report:
    from kg.cli.progress import progress
    from kg.write import build_into

    with progress() as tell:
        return build_into(out, inputs, settings=settings, user_lexicon=lexicon, workers=workers, tell=tell)


def _summarise(report: Report, out: Path) -> None:
    """One small table: what was read, what was found, what was set aside."""
    from rich.console import Console
    from rich.table import Table

    table = Table(title="What the pages say", show_header=False, title_justify="left")
    table.add_column(style="bold")
    table.add_column(justify="right")
    rows = {"pages": report["pages"]["read"], "articles": report["articles"], **report["things"], **report["facts"]}
    for name, count in rows.items():
        table.add_row(name.replace("_", " "), f"{count:,}")
    table.add_section()
    table.add_row("set aside (see report.json)", f"{sum(c['count'] for c in report['set_aside']['counts']):,}")
    console = Console(highlight=False)
    console.print(table)
    console.print(f"Open {out / 'index.html'} (at a glance) or {out / 'graph.html'} (the network),", markup=False)
    console.print(f"or ask: kg query {out} --list", markup=False)

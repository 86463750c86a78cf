"""``kg check``: what does not add up."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.audit import Finding
    from kg.model import Passage

_FORMS = ("text", "table", "csv", "json")
_LANGUAGES = ("zh", "en")


def check(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder that kg build wrote.", show_default=False)],
    lang: Annotated[str, typer.Option(help="Language of the messages: en or zh.")] = "en",
    form: Annotated[str, typer.Option("--format", help="text, table, csv or json.")] = "text",
    json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
) -> None:
    """Say what does not add up: complaint figures, meeting numbers, posts held twice, and rules that the graph breaks.

    Example: kg check graphs/ --lang zh

    Exit status: 0 nothing found, 1 findings, 2 the graph could not be checked.
    """
    if form not in _FORMS:
        raise UsageError(f"--format {form!r} is none of {', '.join(_FORMS)}")
    if lang not in _LANGUAGES:
        raise UsageError(f"--lang {lang!r} is none of {', '.join(_LANGUAGES)}")

    from kg.audit import audit_store
    from kg.audit.context import sentences
    from kg.audit.output import as_csv, as_json
    from kg.query import load

    findings = audit_store(load(folder, tell=_note))
    around = sentences(folder, findings)
    if json or form == "json":
        sys.stdout.write(as_json(findings, around))
    elif form == "csv":
        sys.stdout.write(as_csv(findings, around))
    elif form == "table":
        _table(findings, lang)
    else:
        _text(findings, around, lang)
    if findings:
        raise typer.Exit(1)


def _note(line: str) -> None:
    print(f"kg: {line}", file=sys.stderr)


def _text(findings: Sequence[Finding], around: Mapping[Passage, str], lang: str) -> None:
    """One block for each finding: what, and the sentences with page and offsets."""
    from kg.cli.plain import console, plain

    screen = console()
    for finding in findings:
        screen.print(plain(f"{finding.title(lang)}", "bold"))
        screen.print(plain(f"  {finding.message(lang)}"))
        shown = ""
        for passage in finding.passages:
            screen.print(plain(f"  {passage.page} [{passage.begin}:{passage.end}]  {passage.text}"))
            if around[passage] not in (shown, passage.text):
                shown = around[passage]
                screen.print(plain(f"    {shown}", "dim"))
        screen.print()
    screen.print(_count(findings, lang), style="dim")


def _table(findings: Sequence[Finding], lang: str) -> None:
    from rich import box
    from rich.table import Table

    from kg.cli.plain import console, plain

    table = Table(box=box.SIMPLE_HEAD, show_edge=False)
    for name in ("check", "how sure", "message", "where"):
        table.add_column(name, overflow="fold")
    for finding in findings:
        where = "\n".join(f"{p.page} [{p.begin}:{p.end}]" for p in finding.passages)
        table.add_row(plain(finding.title(lang)), finding.certainty.value, plain(finding.message(lang)), plain(where))
    screen = console()
    screen.print(table)
    screen.print(_count(findings, lang), style="dim")


def _count(findings: Sequence[Finding], lang: str) -> str:
    if lang == "zh":
        return f"共{len(findings)}项发现" if findings else "未发现问题"
    return f"{len(findings):,} finding{'' if len(findings) == 1 else 's'}"

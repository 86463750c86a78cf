"""The command ``kg`` and its one error boundary."""

from __future__ import annotations

import sys

import typer

from kg.cli.build import build
from kg.cli.explain import explain
from kg.cli.query import query
from kg.cli.view import view
from kg.errors import KgError

app = typer.Typer(
    name="kg",
    help="Read pages of Chinese local newspapers into a graph of public life, every fact tied to its sentence.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (build, query, explain, view):
    app.command()(command)


def run() -> None:
    """Run the command line; an error of ours becomes one line and exit status 2."""
    try:
        app()
    except KgError as error:
        print(f"kg: {error}", file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)


if __name__ == "__main__":
    run()

"""The command ``kg``."""

from __future__ import annotations

import sys

import typer

from kg.cli.boundary import guarded, say
from kg.cli.build import build
from kg.cli.check import check
from kg.cli.explain import explain
from kg.cli.export import export
from kg.cli.push import push
from kg.cli.query import query
from kg.cli.serve import serve
from kg.cli.view import view

app = typer.Typer(
    name="kg",
    help="Read pages of Chinese local newspapers into a graph of public life, every fact tied to its sentence.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # rich would double the time that help takes
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (build, query, explain, check, view, serve, export, push):
    app.command()(command)


_CallError: type[Exception] = typer.BadParameter.__mro__[2]
"""What typer raises for a wrong call (``ClickException``), wherever the installed release keeps that class."""


def run() -> None:
    """Run the command line; whatever goes wrong becomes one line on standard error, and exit status 2."""
    sys.exit(guarded(_called))


def _called() -> object:
    try:
        return app(standalone_mode=False)
    except _CallError as error:
        return _wrong_call(error)
    except typer.Abort:
        return 130


def _wrong_call(error: BaseException) -> int:
    """A wrong option or argument: what, and where help is. No argument at all: the help itself."""
    message = str(getattr(error, "format_message", lambda: error)())
    context = getattr(error, "ctx", None)
    command = getattr(context, "command_path", "kg")
    if type(error).__name__ == "NoArgsIsHelpError":
        print(message)
        return 2
    return say(f"{' '.join(message.split()).rstrip('.')}; see {command} --help")


if __name__ == "__main__":
    run()

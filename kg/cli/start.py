"""Where the command begins: a plain question is answered before the command line's library is even loaded.

Loading it costs more than most answers. So ``kg query`` with arguments that leave no doubt is taken here;
everything else (other commands, help, whatever is misspelt) goes to `kg.cli.main`, which explains itself better.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kg.cli import asking

_OPTIONS = {"--file": "file", "-f": "file", "--ask": "ask", "--format": "form"}
_TOLD = {f"--{name}": name for name in asking.PARAMETERS}


def run() -> None:
    """Run the command line; whatever goes wrong becomes one line on standard error, and exit status 2."""
    # igraph loads matplotlib wherever it is installed, at half a second a build; this process draws nothing with it
    sys.modules.setdefault("matplotlib", None)  # type: ignore[arg-type]
    try:
        _run()
    finally:
        gc.freeze()  # the process ends here: without a last search for cycles in all its tables


def _run() -> None:
    call = parsed(sys.argv[1:])
    if call is None:
        from kg.cli.main import run as main

        main()
    else:
        from kg.cli.boundary import guarded

        sys.exit(guarded(lambda: asking.query(**call)))


def parsed(arguments: Sequence[str]) -> dict[str, Any] | None:
    """The arguments of `asking.query`; None unless every one is plain.

    >>> parsed(["query", "graphs", "ASK {}", "--format", "csv"])["sparql"]
    'ASK {}'
    """
    if arguments[:1] != ["query"]:
        return None
    words: list[str] = []
    call: dict[str, Any] = {}
    values: dict[str, str] = {}
    rest = iter(arguments[1:])
    for argument in rest:
        name, given, value = argument.partition("=") if argument.startswith("--") else (argument, "", "")
        if name == "--list" and not given:
            call["every"] = True
        elif name in _OPTIONS or name in _TOLD:
            value = value if given else next(rest, "")
            if not value or (not given and value.startswith("-")):
                return None
            (call if name in _OPTIONS else values)[_OPTIONS.get(name) or _TOLD[name]] = value
        elif argument.startswith("-") and argument != "-":
            return None
        else:
            words.append(argument)
    if not 1 <= len(words) <= 2:
        return None
    if "file" in call:
        call["file"] = Path(call["file"])
    return {"folder": Path(words[0]), "sparql": words[1] if words[1:] else None, "values": values, **call}

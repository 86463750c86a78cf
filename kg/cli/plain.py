"""Text from newspapers on a terminal: shown as it is, never obeyed."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_WIDE = 100_000
"""Columns of an output that is no terminal: nothing needs folding there."""


def visible(text: str) -> str:
    """``text`` with a mark for every control code and turn of direction."""
    return _CONTROL.sub("\ufffd", text)


def plain(text: str, style: str = "") -> Text:
    """``text`` without markup, control codes and turns of direction: ``[方]`` stays ``[方]``."""
    from rich.text import Text

    return Text(visible(text), style=style)


def console() -> Console:
    """Standard output; folded to the terminal's width, if it is a terminal."""
    from rich.console import Console

    return Console(highlight=False, width=None if sys.stdout.isatty() else _WIDE)

"""What the server and the processes that answer say to each other."""

from __future__ import annotations

from typing import NamedTuple


class Request(NamedTuple):
    """A query, or a saved question with what it is told."""

    sparql: str
    accept: tuple[str, ...]
    """Media types that the asker takes, the best first."""
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    question: str = ""
    told: tuple[tuple[str, str], ...] = ()
    bind_only: bool = False
    """Whether only the query with everything filled in is wanted."""


class Reply(NamedTuple):
    """An answer as HTTP sends it."""

    status: int
    media: str
    body: bytes
    cut: int = 0
    """The number of rows after which the answer was cut, if it was."""


def refusal(status: int, text: str) -> Reply:
    """One line on what is wrong."""
    return Reply(status, "text/plain", f"{text}\n".encode("utf-8", "replace"))

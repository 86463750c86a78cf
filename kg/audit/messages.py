"""The words of the findings, from ``seeds/audit_messages.tsv``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kg import tables
from kg.errors import LexiconError

LANGUAGES = ("zh", "en")


@cache
def _rows() -> dict[tuple[str, str], tuple[str, str]]:
    """Title and text by name and language.

    Raises:
        LexiconError: a message lacks one of the languages.
    """
    found = {(row["name"], row["language"]): (row["title"], row["text"]) for row in tables.read("audit_messages.tsv")}
    for name, language in found:
        missing = [other for other in LANGUAGES if (name, other) not in found]
        if missing or language not in LANGUAGES:
            raise LexiconError(f"audit_messages.tsv: {name} has no line in {' and '.join(missing)}: add it")
    return found


def names() -> tuple[str, ...]:
    """The names of all messages, sorted."""
    return tuple(sorted({name for name, _ in _rows()}))


def text(name: str, language: str, values: Mapping[str, str | int]) -> str:
    """The message ``name`` with its values filled in; a value that is the name of a ``word-…`` gives that word.

    Raises:
        LexiconError: no such message.
    """
    said = {key: _said(value, language) for key, value in values.items()}
    return _row(name, language)[1].format_map(said)


def _said(value: str | int, language: str) -> str | int:
    return _row(value, language)[1] if isinstance(value, str) and value.startswith("word-") else value


def title(name: str, language: str) -> str:
    """The short name of a check.

    Raises:
        LexiconError: no such message.
    """
    return _row(name, language)[0]


def _row(name: str, language: str) -> tuple[str, str]:
    try:
        return _rows()[name, language]
    except KeyError:
        raise LexiconError(f"audit_messages.tsv: no message {name!r} in {language!r}: add a line") from None

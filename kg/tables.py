"""Read a table of ``seeds/``: reviewed data, one entry a line, with a header that explains it.

    # fields: name  kind  also
    # source: own compilation from …, 2026-11
    # note: anything a reader should know
    地委	party	…

Fields are separated by one tab; a missing last field is empty; ``#`` begins a comment line.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg import resources
from kg.errors import LexiconError

Row = dict[str, str]


def read(name: str, *, base: Path | None = None) -> list[Row]:
    """The rows of ``seeds/<name>`` (or of ``base/<name>``) in file order, each a dict by field name.

    Raises:
        LexiconError: no such table, no header, too many fields in a line, or a line given twice.
    """
    path = (base or resources.folder("seeds")) / name
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise LexiconError(f"cannot read the table {path}: {error.strerror}") from error
    return list(parse(text, where=str(path)))


def parse(text: str, *, where: str) -> Iterator[Row]:
    """The rows of a table given as text; ``where`` names it in errors.

    Raises:
        LexiconError: as for `read`.
    """
    fields: list[str] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#"):
            label, _, rest = line[1:].strip().partition(":")
            if label == "fields":
                fields = rest.split()
            continue
        if not line.strip():
            continue
        if not fields:
            raise LexiconError(f"{where}:{number}: no '# fields:' line above the first entry: add one")
        values = line.split("\t")
        if len(values) > len(fields):
            raise LexiconError(
                f"{where}:{number}: {len(values)} fields where {len(fields)} are declared: mend the line"
            )
        if line in seen:
            raise LexiconError(f"{where}:{number}: repeats line {seen[line]}: remove one")
        seen[line] = number
        yield dict(zip(fields, [v.strip() for v in values] + [""] * (len(fields) - len(values)), strict=True))

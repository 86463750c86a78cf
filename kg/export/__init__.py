"""A built graph in the forms that other programs read."""

from __future__ import annotations

from pathlib import Path

from kg.errors import OutputError, UsageError
from kg.export.formats import FORMATS
from kg.export.source import GraphFile, Tell, read
from kg.output import staged

__all__ = ["FORMATS", "GraphFile", "export", "read"]


def export(folder: Path, form: str, *, out: Path | None = None, tell: Tell = lambda *_: None) -> Path:
    """Write the graph in ``folder`` in another format, whole or not at all.

    Args:
        folder: what ``kg build`` wrote, or a Turtle file.
        form: a name in `FORMATS`; capitals and hyphens do not matter.
        out: the file, or for formats of several files the folder; beside the graph unless given.
        tell: told of progress: step, done, total.

    Returns:
        What was written: the file or the folder.

    Raises:
        UsageError: the format is unknown, there is no graph, or a library for the format is missing.
        OutputError: the place cannot be written to.
    """
    plain = "".join(filter(str.isalnum, form.lower()))
    if plain not in FORMATS:
        raise UsageError(f"there is no format {form!r}: choose one of {', '.join(FORMATS)}")
    chosen = FORMATS[plain]
    graph = read(folder, tell=tell)
    target = out or graph.path.parent / chosen.target
    if chosen.is_folder and target.is_file():
        raise OutputError(f"{target} is a file, and {form} is written as a folder: choose another place with --out")
    if not chosen.is_folder and target.is_dir():
        raise OutputError(f"{target} is a folder, and {form} is written as a file: choose another place with --out")
    try:
        with staged(target if chosen.is_folder else target.parent) as stage:
            chosen.write(graph, stage if chosen.is_folder else stage / target.name, tell)
    except OSError as error:
        raise OutputError(f"cannot write {target}: {error.strerror}; choose another place with --out") from error
    return target

"""Which files the user means, and what each is called in the graph."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from kg.errors import UsageError

SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".pdf", ".jsonl", ".jsonl.gz")
STDIN = "-"


class Source(Struct, frozen=True):
    """One input file, not yet read."""

    path: Path | None
    """None for standard input."""
    id: str
    """Path relative to the input folder, with ``/``; the bare name of a file given by itself."""


def sources(inputs: Sequence[str], *, skipped: list[str] | None = None) -> tuple[Source, ...]:
    """The files behind ``inputs``, sorted by id and each once.

    Folders are read with everything inside, except hidden files and folders and files of a type that holds no
    page; a file named by itself is taken whatever its suffix; ``-`` is standard input. Where two inputs would
    give one id, both ids become paths from the folder that holds both, whatever the order of the arguments.

    Args:
        inputs: paths as typed.
        skipped: receives the path of every file that a folder holds and that was passed over, sorted.

    Raises:
        UsageError: an input does not exist, or a folder cannot be listed.
    """
    found: dict[Path | None, str] = {}
    passed_over: set[str] = set()
    for name in sorted(set(inputs)):
        if name == STDIN:
            found[None] = "stdin"
            continue
        path = Path(name)
        if path.is_dir():
            for file in _files(path):
                if _is_page(file, path):
                    found.setdefault(file, file.relative_to(path).as_posix())
                else:
                    passed_over.add(str(file))
        elif path.exists():
            found.setdefault(path, path.name)
        else:
            raise UsageError(f"there is no file or folder {name}: check the path")
    if skipped is not None:
        skipped.extend(sorted(passed_over))
    told_apart = _tell_apart(_once(found))
    return tuple(sorted((Source(path, id_) for path, id_ in told_apart.items()), key=lambda s: s.id))


def _files(folder: Path) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        raise UsageError(f"cannot list the folder {error.filename}: {error.strerror}; check its permissions")

    for root, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for file in sorted(files):
            yield Path(root, file)


def _is_page(file: Path, folder: Path) -> bool:
    inside = file.relative_to(folder)
    return not inside.name.startswith(".") and inside.name.lower().endswith(SUFFIXES)


def _once(found: dict[Path | None, str]) -> dict[Path | None, str]:
    """One entry for a file reached by two inputs: the longest id, which is relative to the outer folder."""
    best: dict[object, tuple[str, Path | None]] = {}
    for path, id_ in found.items():
        key = path and path.resolve()
        candidate = (id_, path)
        held = best.get(key)
        if held is None or (-len(id_), id_, str(path)) < (-len(held[0]), held[0], str(held[1])):
            best[key] = candidate
    return {path: id_ for id_, path in best.values()}


def _tell_apart(found: dict[Path | None, str]) -> dict[Path | None, str]:
    """Ids that two files share become paths from the folder that holds both, or one further up if that is taken."""
    counts = Counter(found.values())
    out: dict[Path | None, str] = dict(found)
    for id_ in sorted(i for i, n in counts.items() if n > 1):
        rivals = {path: path.resolve() for path, own in found.items() if own == id_ and path is not None}
        if len(rivals) < 2:
            continue
        taken = {own for path, own in out.items() if path not in rivals}
        base = Path(os.path.commonpath([path.parent for path in rivals.values()]))
        for above in (base, *base.parents):
            named = {path: full.relative_to(above).as_posix() for path, full in rivals.items()}
            if not taken.intersection(named.values()):
                break
        out.update(list(named.items()))
    return out

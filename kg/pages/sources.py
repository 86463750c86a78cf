"""Which files the user means, and what each is called in the graph."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kg.errors import UsageError

SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".pdf", ".jsonl", ".jsonl.gz")
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """One input file, not yet read."""

    path: Path | None
    """None for standard input."""
    id: str
    """Path relative to the input folder, with ``/``; the bare name of a file given by itself."""


def sources(inputs: Sequence[str], *, skipped: list[str] | None = None) -> tuple[Source, ...]:
    """The files behind ``inputs``, sorted by id and each once.

    Folders are read with everything inside, except hidden files and folders and files of a type that holds no
    page; a file named by itself is taken whatever its suffix; ``-`` is standard input. Where two inputs would
    give one id, each id of theirs gets as much of its folder's path in front as tells them apart, whatever the
    order of the arguments.

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
    """One entry for a file reached by two inputs: the shortest id that names it."""
    best: dict[object, tuple[str, Path | None]] = {}
    for path, id_ in found.items():
        key = path and path.resolve()
        candidate = (id_, path)
        held = best.get(key)
        if held is None or (-len(id_), id_, str(path)) < (-len(held[0]), held[0], str(held[1])):
            best[key] = candidate
    return {path: id_ for id_, path in best.values()}


def _tell_apart(found: dict[Path | None, str]) -> dict[Path | None, str]:
    counts = Counter(found.values())
    out = dict(found)
    for id_ in sorted(i for i, n in counts.items() if n > 1):
        rivals = [path for path, own in found.items() if own == id_]
        resolved = {path: PurePosixPath(path.resolve().as_posix()) if path else PurePosixPath(id_) for path in rivals}
        depth = len(PurePosixPath(id_).parts)
        while True:
            depth += 1
            named = {path: "/".join(full.parts[-depth:]).lstrip("/") for path, full in resolved.items()}
            if len(set(named.values())) == len(named) and not set(named.values()) & (set(out.values()) - {id_}):
                break
            if depth > max(len(full.parts) for full in resolved.values()):
                break
        out.update(named)
    return out

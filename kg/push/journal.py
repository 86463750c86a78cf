"""What a store has been sent, line by line beside the graph, so that a broken-off push goes on where it was."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from kg.errors import OutputError

SUFFIX = ".push.jsonl"


class Journal:
    """The graphs that one store has, each with the SHA-256 of what was sent; written down as soon as it is sent.

    Several stores share the file. A line that a crash cut short is passed over.

    Args:
        path: the file; made if missing.
        store: the store's address.

    Raises:
        OutputError: the file cannot be read or written.
    """

    def __init__(self, path: Path, *, store: str) -> None:
        self._path = path
        self._store = store
        self._stores: dict[str, dict[str, str]] = {store: {}}
        self._file: TextIO | None = None
        try:
            lines = list(_lines(path))
            for line in lines:
                self._take(line)
            kept = sum(len(sent) for sent in self._stores.values())
            if len(lines) > 2 * kept:
                self._rewrite()
        except OSError as error:
            raise self._unwritable(error) from error

    def __enter__(self) -> Self:
        """Open the file for writing."""
        try:
            self._file = self._path.open("a", encoding="utf-8", newline="\n")
            if self._path.stat().st_size and not self._path.read_bytes().endswith(b"\n"):
                self._file.write("\n")
        except OSError as error:
            raise self._unwritable(error) from error
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close it; a file in which nothing was written is taken away again."""
        if self._file:
            self._file.close()
            if not self._path.stat().st_size:
                self._path.unlink()

    @property
    def graphs(self) -> tuple[str, ...]:
        """The graphs that the store has or may have, sorted."""
        return tuple(sorted(self._sent))

    @property
    def certain(self) -> tuple[str, ...]:
        """Those of the `graphs` that the store has with known content."""
        return tuple(sorted(graph for graph, digest in self._sent.items() if digest))

    @property
    def _sent(self) -> dict[str, str]:
        return self._stores[self._store]

    def has(self, graph: str, digest: str) -> bool:
        """Whether the store has this graph with this content."""
        return self._sent.get(graph) == digest

    def write(self, graph: str, digest: str | None) -> None:
        """Note that the store has a graph, or with None that it no longer has."""
        line = {"store": self._store, "graph": graph, "sha256": digest}
        self._take(line)
        try:
            if self._file:
                self._file.write(json.dumps(line, ensure_ascii=False) + "\n")
                self._file.flush()
        except OSError as error:
            raise self._unwritable(error) from error

    def doubt(self) -> None:
        """Note that what the store has of any graph is not known, so that every one is sent, or deleted, again."""
        for graph in self.graphs:
            self.write(graph, "")

    def _take(self, line: dict[str, str | None]) -> None:
        sent = self._stores.setdefault(str(line["store"]), {})
        digest = line["sha256"]
        if digest is None:
            sent.pop(str(line["graph"]), None)
        else:
            sent[str(line["graph"])] = digest

    def _rewrite(self) -> None:
        """Leave out what later lines have overtaken."""
        fresh = self._path.with_name(self._path.name + ".new")
        with fresh.open("w", encoding="utf-8", newline="\n") as out:
            for store, sent in sorted(self._stores.items()):
                for graph, digest in sorted(sent.items()):
                    line = {"store": store, "graph": graph, "sha256": digest}
                    out.write(json.dumps(line, ensure_ascii=False) + "\n")
        fresh.replace(self._path)

    def _unwritable(self, error: OSError) -> OutputError:
        return OutputError(f"cannot keep the journal {self._path}: {error.strerror}; make its folder writable")


def _lines(path: Path) -> Iterator[dict[str, str | None]]:
    if not path.exists():
        return
    with path.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            try:
                found = json.loads(line)
            except ValueError:
                continue
            if isinstance(found, dict) and {"store", "graph", "sha256"} <= found.keys():
                yield found

"""The graph as an indexed store beside its Turtle, so that a question need not read the Turtle again.

For ``graph.ttl`` the folder ``.graph.ttl.store`` holds one store, named after the SHA-256 of the Turtle, of the
vocabulary and of the library that wrote it. It is made when a question first needs it, under another name, and
renamed when it is whole: of several processes that make it at once, one wins and the others take that one. It is
only ever opened for reading. ``seen`` beside it remembers which file had that hash, so that an unchanged file is
not hashed again. Stores of earlier Turtle are removed when a new one is made; whoever still reads one goes on, since
its files stay until they are closed.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kg import resources
from kg.errors import UsageError
from kg.graph.terms import ONTOLOGY

if TYPE_CHECKING:
    import pyoxigraph

_FORM = "1"
"""Changes whenever stores of an earlier release must not be read."""
_SEEN = "seen"
_MAKING = "making-"
_FORGOTTEN = 3600
"""Seconds after which a store in the making is that of a process which was stopped."""
_LARGE = 5_000_000
"""Bytes of Turtle from which on indexing takes long enough to be told of."""
_TRIES = 3


def store_folder(turtle: Path) -> Path:
    """The folder that holds the store of a Turtle file."""
    return turtle.with_name(f".{turtle.name}.store")


def state(turtle: Path) -> str:
    """What changes whenever another store would be needed: the file, the vocabulary, or the library is another.

    Raises:
        OSError: there is no such file.
    """
    import pyoxigraph as ox

    files = (path.stat() for path in (turtle, _vocabulary()))
    return " ".join([_FORM, ox.__version__, *(f"{f.st_dev}:{f.st_ino}:{f.st_size}:{f.st_mtime_ns}" for f in files)])


def opened(turtle: Path, *, tell: Callable[[str], None] = lambda _: None) -> pyoxigraph.Store:
    """The triples of ``turtle`` as the default graph, and the vocabulary as the named graph `ONTOLOGY`.

    Args:
        turtle: the graph; the store beside it is made if it is missing or of other triples.
        tell: told in one line when a large graph is indexed, or when no store can be kept.

    Raises:
        UsageError: the Turtle cannot be read.
    """
    import pyoxigraph as ox

    trouble: OSError | None = None
    for _ in range(_TRIES):
        try:
            made = _known(turtle) or _made(turtle, tell)
        except OSError as error:
            trouble = error
            break
        try:
            return ox.Store.read_only(str(made))
        except OSError as error:  # another process has just replaced it, or it is damaged
            trouble = error
            _remove(made)
    reason = getattr(trouble, "strerror", None) or _first_line(trouble)
    tell(f"no store can be kept beside {turtle} ({reason}): the graph is read anew for each question")
    return _filled(ox.Store(), turtle)


def _known(turtle: Path) -> Path | None:
    """The store that was made of this very file, if it is still there."""
    home = store_folder(turtle)
    try:
        seen, name = (home / _SEEN).read_text("utf-8").splitlines()
    except (OSError, ValueError):
        return None
    return home / name if seen == state(turtle) and (home / name).is_dir() else None


def _made(turtle: Path, tell: Callable[[str], None]) -> Path:
    """The folder of the store of ``turtle``, made unless the same triples have one.

    Raises:
        OSError: it cannot be written.
    """
    home = store_folder(turtle)
    now = state(turtle)
    wanted = home / _key(turtle)
    if not wanted.is_dir():
        home.mkdir(exist_ok=True)
        if turtle.stat().st_size > _LARGE:
            tell(f"indexing {turtle} once; later questions need not wait")
        _make(turtle, wanted)
        _sweep(home, wanted.name)
    if state(turtle) == now:  # else the file changed under our hands: the next question looks again
        with suppress(OSError):
            part = _part(home)
            part.write_text(f"{now}\n{wanted.name}\n", "utf-8")
            part.replace(home / _SEEN)
    return wanted


def _make(turtle: Path, wanted: Path) -> None:
    import pyoxigraph as ox

    making = _part(wanted.parent)
    try:
        store = _filled(ox.Store(str(making)), turtle)
        store.flush()
        del store
        with suppress(OSError):  # another process was faster: its store is as good
            making.replace(wanted)
    finally:
        _remove(making)


def _part(home: Path) -> Path:
    """A name for something that is not whole yet."""
    return home / f"{_MAKING}{os.getpid()}-{time.time_ns()}"


def _key(turtle: Path) -> str:
    import hashlib

    import pyoxigraph as ox

    with turtle.open("rb") as data:
        digest = hashlib.file_digest(data, "sha256")
    digest.update(_vocabulary().read_bytes())
    digest.update(f"{_FORM} {ox.__version__}".encode())
    return digest.hexdigest()[:32]


def _vocabulary() -> Path:
    return resources.folder("ontology") / "kg.ttl"


def _filled(store: pyoxigraph.Store, turtle: Path) -> pyoxigraph.Store:
    """``store`` with the triples of ``turtle`` and the vocabulary.

    Raises:
        UsageError: the Turtle is broken, or cannot be read.
        OSError: the store cannot be written.
    """
    import pyoxigraph as ox

    try:
        turtle.open("rb").close()
    except OSError as error:
        raise UsageError(f"{turtle} cannot be read ({error.strerror}): ask its owner, or build it again") from error
    try:
        store.bulk_load(path=str(turtle), format=ox.RdfFormat.TURTLE)
    except SyntaxError as error:
        raise UsageError(f"{turtle} cannot be read ({_first_line(error)}): build it again") from error
    store.bulk_load(path=str(_vocabulary()), format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(ONTOLOGY))
    return store


def _sweep(home: Path, kept: str) -> None:
    """Remove the stores of earlier Turtle, and what a stopped process left behind."""
    for path in home.iterdir():
        if path.name in (kept, _SEEN):
            continue
        with suppress(OSError):
            if not path.name.startswith(_MAKING) or time.time() - path.stat().st_mtime > _FORGOTTEN:
                _remove(path)


def _remove(path: Path) -> None:
    import shutil

    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _first_line(error: object) -> str:
    return next(iter(str(error).splitlines()), "no reason given")

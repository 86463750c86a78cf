"""The store beside the Turtle: made once, found again, never wrong, never in the way."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from kg import store
from kg.errors import UsageError
from kg.graph.terms import ONTOLOGY
from kg.store import opened, store_folder

ONE = '<a:s> <a:p> "one" .\n'
TWO = '<a:s> <a:p> "two" .\n<a:s> <a:p> "three" .\n'
ASK = """
import sys
from pathlib import Path
from kg.store import opened
print(sorted(row["o"].value for row in opened(Path(sys.argv[1])).query("SELECT ?o { ?s ?p ?o }")))
"""


@pytest.fixture
def turtle(tmp_path: Path) -> Path:
    path = tmp_path / "graph.ttl"
    path.write_text(ONE, "utf-8")
    return path


def values(turtle: Path) -> list[str]:
    found: Any = opened(turtle).query("SELECT ?o { ?s <a:p> ?o }")
    return sorted(row["o"].value for row in found)


def stores(turtle: Path) -> list[str]:
    return sorted(path.name for path in store_folder(turtle).iterdir() if path.name != "seen")


@pytest.fixture
def no_filling(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_filled", lambda *_: pytest.fail("the Turtle was read again"))


def test_a_store_is_made_once(turtle: Path, request: pytest.FixtureRequest) -> None:
    assert values(turtle) == ["one"]
    assert len(stores(turtle)) == 1
    request.getfixturevalue("no_filling")
    assert values(turtle) == ["one"]
    assert values(turtle.parent / "." / "graph.ttl") == ["one"]


def test_an_unchanged_file_is_not_even_hashed(turtle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    values(turtle)
    monkeypatch.setattr(store, "_key", lambda _: pytest.fail("hashed again"))
    assert values(turtle) == ["one"]


def test_the_same_triples_in_a_new_file_keep_their_store(turtle: Path, request: pytest.FixtureRequest) -> None:
    values(turtle)
    before = stores(turtle)
    turtle.unlink()
    turtle.write_text(ONE, "utf-8")
    request.getfixturevalue("no_filling")
    assert values(turtle) == ["one"]
    assert stores(turtle) == before


def test_other_triples_get_another_store_and_the_old_one_goes(turtle: Path) -> None:
    reading = opened(turtle)
    before = stores(turtle)
    turtle.write_text(TWO, "utf-8")
    assert values(turtle) == ["three", "two"]
    assert len(stores(turtle)) == 1
    assert stores(turtle) != before
    assert bool(reading.query('ASK { ?s ?p "one" }')), "who still reads the old one goes on"


def test_another_vocabulary_gets_another_store(turtle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    values(turtle)
    before = stores(turtle)
    vocabulary = tmp_path / "kg.ttl"
    vocabulary.write_text("<a:x> <a:y> <a:z> .", "utf-8")
    monkeypatch.setattr(store, "_vocabulary", lambda: vocabulary)
    assert bool(opened(turtle).query(f"ASK {{ GRAPH <{ONTOLOGY}> {{ <a:x> <a:y> <a:z> }} }}"))
    assert stores(turtle) != before


def test_the_store_is_only_read(turtle: Path) -> None:
    with pytest.raises(RuntimeError, match="read-write"):
        opened(turtle).update("INSERT DATA { <a:s> <a:p> <a:o> }")


def test_many_processes_make_it_at_once(turtle: Path, plain_environment: dict[str, str]) -> None:
    command = [sys.executable, "-c", ASK, str(turtle)]
    asking = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=plain_environment) for _ in range(4)]
    assert [process.communicate()[0] for process in asking] == ["['one']\n"] * 4
    assert len(stores(turtle)) == 1


def test_what_a_stopped_process_left_is_swept(turtle: Path) -> None:
    home = store_folder(turtle)
    (home / "making-1-1").mkdir(parents=True)
    (home / "making-2-2").mkdir()
    long_ago = time.time() - 7200
    os.utime(home / "making-1-1", (long_ago, long_ago))
    values(turtle)
    assert not (home / "making-1-1").exists()
    assert (home / "making-2-2").exists(), "somebody may still be making it"


def test_a_damaged_store_is_made_again(turtle: Path) -> None:
    values(turtle)
    (damaged,) = stores(turtle)
    shutil.rmtree(store_folder(turtle) / damaged)
    (store_folder(turtle) / damaged).mkdir()
    assert values(turtle) == ["one"]
    (store_folder(turtle) / "seen").write_bytes(b"\xff")
    assert values(turtle) == ["one"]


def test_where_no_store_can_be_kept_the_graph_is_read_in_memory(turtle: Path) -> None:
    store_folder(turtle).write_text("in the way")
    said: list[str] = []
    assert bool(opened(turtle, tell=said.append).query('ASK { ?s ?p "one" }'))
    assert len(said) == 1
    assert said[0].startswith(f"no store can be kept beside {turtle} (")
    assert said[0].endswith("): the graph is read anew for each question")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become somebody else")
def test_a_folder_of_somebody_else(turtle: Path, tmp_path: Path) -> None:
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)

    assert as_nobody(turtle).startswith("no store can be kept beside ")
    values(turtle)
    assert as_nobody(turtle) == "", "what others made may be read"


def as_nobody(turtle: Path) -> str:
    """What is told when a process without rights opens the store."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.setuid(65534)
        opened(turtle, tell=lambda text: void(os.write(writing, text.encode())))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as told:
        text = told.read()
    assert os.waitpid(child, 0)[1] == 0
    return text


def void(_: object) -> None: ...


def test_a_large_graph_is_told_of(turtle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_LARGE", 10)
    said: list[str] = []
    opened(turtle, tell=said.append)
    opened(turtle, tell=said.append)
    assert said == [f"indexing {turtle} once; later questions need not wait"]


def test_broken_turtle_leaves_no_store(turtle: Path) -> None:
    turtle.write_text("<a:s> <a:p>", "utf-8")
    with pytest.raises(UsageError, match=r"graph\.ttl cannot be read \(.*\): build it again"):
        opened(turtle)
    assert stores(turtle) == []

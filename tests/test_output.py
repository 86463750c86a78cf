"""Outputs appear whole or not at all; offsets travel as runs."""

from __future__ import annotations

import itertools
from array import array
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import OutputError
from kg.model import Article, Part, PartKind, Span
from kg.output import runs, staged


def test_files_appear_when_the_block_ends_well(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with staged(out) as stage:
        (stage / "graph.ttl").write_text("new")
        assert not (out / "graph.ttl").exists()
    assert [p.name for p in out.iterdir()] == ["graph.ttl"]


def test_nothing_changes_when_the_block_fails(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("old")
    (tmp_path / "other.txt").write_text("not ours")

    def fail() -> None:
        with staged(tmp_path) as stage:
            (stage / "graph.ttl").write_text("new")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert {p.name: p.read_text() for p in tmp_path.iterdir()} == {"graph.ttl": "old", "other.txt": "not ours"}


def test_a_folder_that_was_not_there_is_not_left_behind(tmp_path: Path) -> None:
    def fail() -> None:
        with staged(tmp_path / "out"):
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert not (tmp_path / "out").exists()


def test_a_place_that_cannot_be_written_is_named_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(OutputError, match=r"^cannot write to .*/file/out: Not a directory; choose another folder"),
        staged(tmp_path / "file" / "out"),
    ):
        pass


@given(
    st.lists(st.lists(st.integers(1, 4), max_size=30), max_size=4), st.lists(st.integers(0, 50), min_size=4, max_size=4)
)
def test_runs_give_back_every_offset(steps: list[list[int]], starts: list[int]) -> None:
    """Within a part offsets grow, by one or more; the parts themselves may stand in any order in the page."""
    offsets: list[int] = []
    parts: list[Part] = []
    for begin, part in zip(starts, steps, strict=False):
        first = len(offsets)
        offsets += itertools.accumulate([begin, *part])
        parts.append(Part(PartKind.PARAGRAPH, Span(first, len(offsets))))
        offsets.append(offsets[-1])
    article = Article(page="p", number=1, text="字" * len(offsets), offsets=array("l", offsets), parts=tuple(parts))
    found = list(runs(article))
    assert [begin + i for _, begin, length in found for i in range(length)] == offsets
    assert [at for at, _, _ in found] == [sum(r[2] for r in found[:n]) for n in range(len(found))]

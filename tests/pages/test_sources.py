from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.pages import Source, sources


def touch(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("某县召开会议。", "utf-8")
    return path


def ids(found: tuple[Source, ...]) -> list[str]:
    return [s.id for s in found]


def test_a_folder_is_read_with_everything_inside(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.MD", "a/d.html", ".hidden.txt", ".git/e.txt", "f.png", "g.jsonl.gz"):
        touch(tmp_path / name)
    skipped: list[str] = []
    assert ids(sources([str(tmp_path)], skipped=skipped)) == ["a/c.MD", "a/d.html", "b.txt", "g.jsonl.gz"]
    assert skipped == [str(tmp_path / ".hidden.txt"), str(tmp_path / "f.png")]


def test_a_file_named_by_itself_is_taken_whatever_its_suffix(tmp_path: Path) -> None:
    assert ids(sources([str(touch(tmp_path / "page.ocr"))])) == ["page.ocr"]


def test_standard_input_has_no_path() -> None:
    assert sources(["-"]) == (Source(None, "stdin"),)


def test_a_missing_input_is_named() -> None:
    with pytest.raises(UsageError, match="no file or folder nowhere/at/all"):
        sources(["nowhere/at/all"])


def test_equal_ids_are_kept_apart_whatever_the_order(tmp_path: Path) -> None:
    folders = [tmp_path / "x" / "May", tmp_path / "y" / "May", tmp_path / "z"]
    for folder in folders:
        touch(folder / "A1.txt")
    touch(folders[0] / "A2.txt")
    found = {sources([str(f) for f in order]) for order in permutations(folders)}
    assert len(found) == 1
    assert ids(found.pop()) == ["A2.txt", "x/May/A1.txt", "y/May/A1.txt", "z/A1.txt"]


def test_a_file_reached_twice_is_read_once(tmp_path: Path) -> None:
    file = touch(tmp_path / "sub" / "A1.txt")
    assert ids(sources([str(tmp_path), str(tmp_path / "sub"), str(file)])) == ["sub/A1.txt"]

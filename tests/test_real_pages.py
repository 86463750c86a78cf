"""How the real pages beside the project are read, held against what a careful reader found."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

LEAST = {
    "complaints": 0.99,
    "chaired": 0.90,
    "article starts": 0.95,
    "headlines": 0.90,
    "bylines": 0.97,
    "persons": 0.85,
}


@pytest.fixture(scope="module")
def scores(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    out = tmp_path_factory.mktemp("real")
    pages = str(shared / "pages")
    subprocess.run([sys.executable, "-m", "kg", "build", pages, "--out", str(out)], check=True, capture_output=True)
    subprocess.run(
        [
            sys.executable,
            str(shared / "score.py"),
            str(out / "graph.ttl"),
            "--gold",
            str(shared / "gold"),
            "--pages",
            pages,
            "--json",
            str(out / "scores.json"),
        ],
        check=True,
        capture_output=True,
    )
    found: dict[str, Any] = json.loads((out / "scores.json").read_text("utf-8"))
    return found


@pytest.mark.shared
@pytest.mark.parametrize("family", sorted(LEAST))
def test_a_family_reaches_its_mark(family: str, scores: dict[str, Any]) -> None:
    assert scores[family]["f1"] >= LEAST[family]


@pytest.mark.shared
def test_the_whole_reaches_its_mark(scores: dict[str, Any]) -> None:
    assert scores["overall"] >= 0.65


@pytest.mark.shared
def test_no_private_person_is_in_the_graph(scores: dict[str, Any]) -> None:
    assert scores["private"]["fp"] == 0


@pytest.mark.shared
def test_every_passage_gives_its_text(scores: dict[str, Any]) -> None:
    right, all_of_them = scores["passages"]
    assert right == all_of_them > 0

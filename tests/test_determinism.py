"""Same pages, same bytes: whatever the order, the workers or the hash seed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

FILES = ("graph.ttl", "graph.html", "index.html", "articles.jsonl", "report.json")


def build(inputs: list[Path], out: Path, *, seed: str, workers: int, environment: dict[str, str]) -> dict[str, bytes]:
    command = [sys.executable, "-m", "kg", "build", *map(str, inputs), "--out", str(out), "--workers", str(workers)]
    subprocess.run(command, check=True, capture_output=True, env={**environment, "PYTHONHASHSEED": seed})
    return {name: (out / name).read_bytes() for name in FILES}


def pages_in(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*") if p.is_file())


def check(pages: list[Path], folder: Path, environment: dict[str, str]) -> None:
    once = build(pages, folder / "one", seed="1", workers=1, environment=environment)
    again = build(pages[::-1], folder / "two", seed="4242", workers=4, environment=environment)
    for name in FILES:
        assert once[name] == again[name], f"{name} differs between the two builds"


def test_order_workers_and_hash_seed_change_nothing(
    root: Path, tmp_path: Path, plain_environment: dict[str, str]
) -> None:
    check(pages_in(root / "seeds" / "pages"), tmp_path, plain_environment)


@pytest.mark.shared
def test_nor_do_they_on_real_pages(shared: Path, tmp_path: Path, plain_environment: dict[str, str]) -> None:
    check(pages_in(shared / "pages"), tmp_path, plain_environment)

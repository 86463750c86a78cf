"""Same pages, same bytes: whatever the order, the workers or the hash seed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

FILES = ("graph.ttl", "graph.html", "articles.jsonl", "report.json")


def build(inputs: list[Path], out: Path, *, seed: str, workers: int, environment: dict[str, str]) -> dict[str, bytes]:
    command = [sys.executable, "-m", "kg", "build", *map(str, inputs), "--out", str(out), "--workers", str(workers)]
    subprocess.run(command, check=True, capture_output=True, env={**environment, "PYTHONHASHSEED": seed})
    return {name: (out / name).read_bytes() for name in FILES}


@pytest.fixture(scope="module")
def pages(root: Path) -> list[Path]:
    return sorted(p for p in (root / "seeds" / "pages").rglob("*") if p.is_file())


def test_order_workers_and_hash_seed_change_nothing(
    pages: list[Path], tmp_path: Path, plain_environment: dict[str, str]
) -> None:
    once = build(pages, tmp_path / "one", seed="1", workers=1, environment=plain_environment)
    again = build(pages[::-1], tmp_path / "two", seed="4242", workers=4, environment=plain_environment)
    for name in FILES:
        assert once[name] == again[name], f"{name} differs between the two builds"

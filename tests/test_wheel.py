"""The wheel, in an environment of its own and outside the checkout, builds and queries a page."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

import pytest

PAGE = "# 通知\n\n本报讯（记者 陈晓岚）2026年5月22日，岳阳市市长周启文主持召开市政府常务会议，研究防汛工作。\n"


def call(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_works_outside_the_checkout(root: Path, tmp_path: Path) -> None:
    built = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(root)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    wheel = next(tmp_path.glob("gongbao-*.whl"))
    home = tmp_path / "fresh"
    venv.create(home, with_pip=True)
    python = home / "bin" / "python"
    installed = subprocess.run(
        [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel)],
        capture_output=True,
        text=True,
        check=False,
    )
    if "No matching distribution" in installed.stderr or "Could not fetch" in installed.stderr:
        pytest.skip("the package index cannot be reached: the wheel's dependencies cannot be installed")
    assert installed.returncode == 0, installed.stderr
    (tmp_path / "page.md").write_text(PAGE, "utf-8")
    call(home / "bin" / "kg", "build", "page.md", "--out", "graph", cwd=tmp_path)
    query = "SELECT ?name { ?meeting kg:chairedBy/foaf:name ?name }"
    assert "周启文" in call(home / "bin" / "kg", "query", "graph", query, "--format", "csv", cwd=tmp_path)
    place = call(python, "-c", "import kg; print(kg.__file__)", cwd=tmp_path)
    assert str(home) in place

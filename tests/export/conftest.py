"""A built folder that uses every field, with the worst strings."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.export import GraphFile, read
from kg.graph import write_turtle
from tests.graph.everything import BASE, everything


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("built")
    write_turtle(everything(), path / "graph.ttl", base=BASE)
    return path


@pytest.fixture(scope="session")
def graph(folder: Path) -> GraphFile:
    return read(folder)

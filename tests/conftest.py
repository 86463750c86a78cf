"""What every test may use."""

from __future__ import annotations

import os
import warnings
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with real pages beside the checkout; a test that needs it is skipped, loudly, where it is missing."""
    path = ROOT.parent / "shared"
    if not (path / "pages").is_dir():
        warnings.warn(f"{path} is missing: tests on real pages are skipped", stacklevel=2)
        pytest.skip("the folder ../shared with real pages is not there")
    return path


@pytest.fixture(scope="session")
def plain_environment() -> dict[str, str]:
    """The environment for child processes, without anything that changes what they do."""
    return {k: v for k, v in os.environ.items() if k != "PYTHONHASHSEED"}

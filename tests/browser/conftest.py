"""The browser and the pages that the tests open in it."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from kg.model import Knowledge
from kg.view import write_view
from tests.browser.chromium import Browser, MissingError, chromium
from tests.browser.hostile import hostile
from tests.view.sample import sample

__all__ = ["Browser"]


def _missing(why: str) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(f"{why}: the browser tests must run here", pytrace=False)
    warnings.warn(f"{why}: THE VIEW IS NOT TESTED IN A BROWSER", stacklevel=2)
    pytest.skip(f"{why}; install chromium and chromium-driver")


@pytest.fixture(scope="session")
def browser(pages: Path) -> Iterator[Browser]:
    """One browser for all tests."""
    try:
        with chromium(pages) as found:
            yield found
    except MissingError as missing:
        _missing(str(missing))


@pytest.fixture
def quiet(browser: Browser) -> Iterator[None]:
    """After the test: nothing was fetched, nothing complained, nothing of the data ran."""
    yield
    assert browser.requests() == []
    assert browser.complaints() == []
    assert browser.run("return window.ran") is None


@pytest.fixture(scope="session")
def small() -> Knowledge:
    """Drawn by vis-network node by node."""
    return sample(120)


@pytest.fixture(scope="session")
def large() -> Knowledge:
    """Drawn as one picture."""
    return sample(1500)


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory, small: Knowledge, large: Knowledge) -> Path:
    """A folder with the pages to open."""
    folder = tmp_path_factory.mktemp("pages")
    write(folder / "small.html", write_view(small))
    write(folder / "large.html", write_view(large))
    write(folder / "empty.html", write_view(Knowledge()))
    write(folder / "hostile.html", write_view(hostile(), title="</title><script>window.ran=1</script>{{7*7}}\"'"))
    return folder


def write(path: Path, html: str) -> None:
    path.write_text(html, "utf-8", newline="\n")


@pytest.fixture
def make_page(pages: Path) -> Callable[[str, str], str]:
    """Write one more page and give its name."""

    def make(name: str, html: str) -> str:
        write(pages / name, html)
        return name

    return make

"""Files of other packages are found without importing them, and missed with a word on what to do."""

from __future__ import annotations

import pytest

from kg.errors import LexiconError
from kg.resources import of_package


def test_a_file_of_a_package_is_found() -> None:
    assert of_package("jieba", "dict.txt").is_file()


@pytest.mark.parametrize(("package", "name"), [("jieba", "nothing.txt"), ("no_such_package", "dict.txt")])
def test_what_is_missing_is_named(package: str, name: str) -> None:
    message = f"the file {name} of the package {package} is missing: reinstall the package gongbao"
    with pytest.raises(LexiconError, match=message):
        of_package(package, name)

"""Where the project's data folders are: in a checkout beside ``kg/``, in a wheel inside it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kg.errors import LexiconError

_PACKAGE = Path(__file__).resolve().parent


@cache
def folder(name: str) -> Path:
    """The folder ``seeds`` or ``ontology``: the checkout's first, the packaged copy second.

    Raises:
        LexiconError: neither is there, so the installation is incomplete.
    """
    for candidate in (_PACKAGE.parent / name, _PACKAGE / "_data" / name):
        if candidate.is_dir():
            return candidate
    raise LexiconError(f"the data folder {name}/ is missing beside {_PACKAGE}: reinstall the package gongbao")

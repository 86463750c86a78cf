"""Where data lies: the project's own folders, and single files of other packages, which are not imported for them."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
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


def of_package(package: str, name: str) -> Path:
    """The file ``name`` in the folder of an installed package, found without importing it: imports cost more.

    Raises:
        LexiconError: the package or the file is missing.
    """
    spec = find_spec(package)
    path = Path(spec.origin).parent / name if spec is not None and spec.origin is not None else None
    if path is None or not path.is_file():
        raise LexiconError(f"the file {name} of the package {package} is missing: reinstall the package gongbao")
    return path

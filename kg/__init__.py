"""Read pages of Chinese local newspapers into a graph of public life, every fact tied to its sentence.

import kg
graph = kg.build("pages/", out="graphs/")
graph = kg.load("graphs/")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.api import Graph, build, load

__all__ = ["Graph", "build", "load"]


def __getattr__(name: str) -> Any:
    """The names of `kg.api`, imported when first used, so that ``import kg`` costs nothing."""
    if name in __all__:
        from kg import api

        return getattr(api, name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*globals(), *__all__]

"""What 地区, 我市, 全县 or 省委 mean in one article: the divisions that it is about."""

from __future__ import annotations

from dataclasses import dataclass

from kg.divisions import Division


@dataclass(frozen=True, slots=True)
class Scope:
    """The divisions an article speaks of without naming them; None where nothing shows it."""

    province: Division | None = None
    prefecture: Division | None = None
    county: Division | None = None
    township: Division | None = None

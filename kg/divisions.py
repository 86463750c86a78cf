"""The administrative divisions of China, to township level: names, codes, and what stands inside what."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Level


@dataclass(frozen=True, slots=True)
class Division:
    """One row of the division table."""

    code: str
    """GB/T 2260 (6 digits) down to counties, 9 digits for townships."""
    name: str
    """Official name: 阿勒泰地区."""
    level: Level
    parent: str | None
    """Code of the division it stands in; None for the country."""
    short: str
    """The name without its class word where papers use that (阿勒泰, 伊犁州), else the name itself."""

"""One organisation as found at one spot of a text, before the spots of an article are put together."""

from __future__ import annotations

from msgspec import Struct

from kg.mentions.bodies.lexicon import Unit
from kg.mentions.bodies.names import Seat
from kg.model import BodyKind, Span


class Found(Struct, frozen=True):
    """A spot with what it means."""

    span: Span
    name: str
    """Full official name."""
    kind: BodyKind
    rule: str
    unit: Unit | None = None
    seat: Seat | None = None
    parent: Found | None = None
    also: tuple[str, ...] = ()
    known: bool = True
    """False where the name may mean several bodies, so that it must not merge across pages."""
    beside: bool = False
    """Whether the body inside the name is named too: 水文中心 in 水文中心党委."""
    rivals: tuple[Unit, ...] = ()
    """Other units that the same short form may mean."""

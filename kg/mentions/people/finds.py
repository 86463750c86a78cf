"""A name found with the posts beside it, before it is decided who becomes a person of the graph."""

from __future__ import annotations

from functools import reduce

from msgspec import Struct, field
from msgspec.structs import replace

from kg.mentions.posts.runs import Slot
from kg.model import Ref, Span, Standing, TenureStatus

_ORDER = (Standing.OFFICIAL, Standing.PUBLIC, Standing.REFERENCED, Standing.PRIVATE)


class Held(Struct, frozen=True):
    """One post of a find: its slot, the status that the sentence gives it, and its body once that is known."""

    slot: Slot
    status: TenureStatus
    body: Ref | None = None
    rule: str = "title-before-name"


class Find(Struct, frozen=True):
    """One name at one place."""

    span: Span
    name: str
    rule: str
    posts: tuple[Held, ...] = ()
    standing: Standing | None = None
    """Set where the words around show it without a post; a title that shows a stronger one decides."""
    role: str = ""
    """The plain role of a private person, for the report."""
    also: tuple[str, ...] = field(default=())

    def shown(self) -> Standing | None:
        """The standing that this place shows: a head of state is cited, an office weighs more than a plain role."""
        if not self.posts:
            return self.standing
        titles = {held.slot.spot.title.standing for held in self.posts}
        if Standing.REFERENCED in titles:
            return Standing.REFERENCED
        return next((s for s in _ORDER if s is self.standing or s in titles), None)


def held(slots: tuple[Slot, ...], *, rule: str, status: TenureStatus | None = None) -> tuple[Held, ...]:
    """The posts of ``slots``; ``status`` overrides what stands before each."""
    return tuple(Held(slot, status or slot.status, rule=rule) for slot in slots)


def merged(finds: list[Find]) -> list[Find]:
    """The finds by span, one for each: where two rules found the same name, their posts together."""
    by_span: dict[Span, list[Find]] = {}
    for find in finds:
        by_span.setdefault(find.span, []).append(find)
    kept: list[Find] = []
    for span in sorted(by_span, key=lambda s: (s.start, -s.stop)):
        if not kept or kept[-1].span.stop <= span.start:
            kept.append(reduce(_together, by_span[span]))
    return kept


def _together(one: Find, other: Find) -> Find:
    new = tuple(held for held in other.posts if held not in one.posts)
    return replace(one, posts=one.posts + new, standing=one.standing or other.standing, role=one.role or other.role)

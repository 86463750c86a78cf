"""What of a page stands in no article, told and counted by kind."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from kg.articles.chunks import Chunk


class ResidueKind(StrEnum):
    """Why a chunk of a page stands in no article.

    Besides these, only marks of layout are left out (``#``, ``**``, ``|``, ``- ``, tags), the labels 标题： and
    原标题： in front of a headline, and what lies outside the main element of an HTML page.
    """

    FURNITURE = "furniture"
    """Page numbers, dates and imprints of the sheet, lines of editors and sources."""
    TURN = "turn"
    """（上接第一版） and （下转第二版） on a line of their own."""
    REPEATED = "repeated"
    """Printed a second time, word for word."""


class Residue(Struct, frozen=True):
    """A chunk of a page that stands in no article."""

    kind: ResidueKind
    text: str
    begin: int
    """Offset of its first code point in ``Page.text``."""
    end: int


def residue_of(kind: ResidueKind, chunk: Chunk) -> Residue:
    """``chunk`` as residue."""
    return Residue(kind, chunk.text, chunk.offsets[0], chunk.offsets[-1] + 1)

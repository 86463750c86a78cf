"""An `Article` written as plain text, for tests of everything that reads names."""

from __future__ import annotations

from array import array

from kg.model import Article, Part, PartKind, Span
from kg.text import fold


def article(text: str, *, date: str | None = "2026-05-24", dateline: str | None = None) -> Article:
    """One part a line; a line that begins with ``#`` is the headline."""
    lines = [fold(line) for line in text.split("\n")]
    parts: list[Part] = []
    kept: list[str] = []
    at = 0
    for line in lines:
        kind = PartKind.HEADLINE if line.startswith("#") else PartKind.PARAGRAPH
        kept.append(line.removeprefix("#"))
        parts.append(Part(kind=kind, span=Span(at, at + len(kept[-1]))))
        at += len(kept[-1]) + 1
    whole = "\n".join(kept)
    return Article(
        page="测试",
        number=1,
        text=whole,
        offsets=array("i", range(len(whole))),
        parts=tuple(parts),
        date=date,
        dateline=dateline,
    )

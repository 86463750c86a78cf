"""Scoring complaint notices: the day, the team, and every figure."""

from __future__ import annotations

from collections.abc import Iterable

from bench.found import FoundBatch, FoundCount, FoundPage
from bench.gold import Cell, Complaint, GoldPage
from bench.matching import fits
from bench.names import folded
from bench.tally import Page


def complaints(gold: GoldPage, found: FoundPage, sink: Page) -> None:
    """Count the family complaints; a figure with another value is missed and wrong at once."""
    notices = [complaint for article in gold.articles for complaint in article.complaints]
    _batches(notices, found.batches, sink)
    stated = [(_cell(count, notices), count.count) for count in sorted(found.counts, key=repr)]
    stated += [(Cell(b.batch, "ThisBatch", "undisclosed", (), False), b.undisclosed or 0) for b in _withheld(found)]
    for cell, count in (figure for notice in notices for figure in notice.figures):
        here = [part for part in stated if _same(cell, part[0])]
        if any(value == count for _, value in here):
            sink.right("complaints")
        else:
            sink.missed("complaints", f"{_words(cell)} = {count}")
        for part in here:
            stated.remove(part)
            if part[1] != count:
                sink.wrong("complaints", f"{_words(cell)} = {part[1]} for {count}")
    for cell, count in stated:
        sink.wrong("complaints", f"{_words(cell)} = {count}")


def _batches(notices: Iterable[Complaint], found: Iterable[FoundBatch], sink: Page) -> None:
    left = sorted(found, key=repr)
    for notice in notices:
        here = [batch for batch in left if batch.batch == notice.batch]
        for what, wanted, good in (
            ("day", notice.date, any(b.date == notice.date for b in here)),
            ("team", notice.team[:1], any(b.team and fits(notice.team, b.team) for b in here)),
        ):
            if wanted and good:
                sink.right("complaints")
            elif wanted:
                sink.missed("complaints", f"batch {notice.batch} {what} {wanted}")
        left = [batch for batch in left if batch not in here]
    for batch in left:
        sink.wrong("complaints", f"batch {batch.batch}")


def _withheld(found: FoundPage) -> list[FoundBatch]:
    return sorted((batch for batch in found.batches if batch.undisclosed is not None), key=repr)


def _cell(count: FoundCount, notices: Iterable[Complaint]) -> Cell:
    """Where a reader would look for the figure: totals stand for the recipient as a whole."""
    whole = any(fits(notice.recipient, count.area) for notice in notices if notice.batch == count.batch)
    if count.pollution is not None:
        kind, names = "type", tuple(sorted(count.pollution.names))
    elif count.channel != "AllChannels":
        kind, names = count.channel, ()
    elif whole:
        kind, names = "total", ()
    else:
        kind, names = "region", tuple(sorted(count.area.names))
    return Cell(count.batch, count.coverage, kind, names, count.priority)


def _same(one: Cell, other: Cell) -> bool:
    alike = (one.batch, one.coverage, one.kind, one.priority) == (
        other.batch,
        other.coverage,
        other.kind,
        other.priority,
    )
    return alike and (not one.names or bool(folded(one.names) & folded(other.names)))


def _words(cell: Cell) -> str:
    parts = (f"batch {cell.batch}", cell.coverage, cell.kind, *cell.names[:1], "priority" if cell.priority else "")
    return " ".join(part for part in parts if part)

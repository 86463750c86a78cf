"""Totals told more than once: in headline and text, with duplicates and without them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from kg.facts.complaints.figures import Figure
from kg.facts.complaints.labels import Dim
from kg.facts.complaints.lists import sums_of
from kg.facts.complaints.settle import chosen_total
from kg.model import Batch, Channel, Coverage, Observation


def one_total_each(figures: list[Figure]) -> list[Figure]:
    """The figures with one total for each coverage; two where headline and text plainly differ."""
    totals = [f for f in figures if f.dim is Dim.TOTAL]
    kept: list[Figure] = []
    for figure in figures:
        if figure.dim is Dim.TOTAL:
            alike = _alike(figure, totals)
            plain = not any(f.weak or f.rule == "net-total" for f in alike)
            if figure.count != chosen_total(alike, figures).count and not plain:
                continue
        kept.append(figure)
    return kept


def _alike(figure: Figure, totals: Sequence[Figure]) -> list[Figure]:
    """The totals of the same cases."""
    return [f for f in totals if (f.coverage, f.priority) == (figure.coverage, figure.priority)]


def otherwise(observation: Observation, figure: Figure, figures: Sequence[Figure]) -> tuple[Observation, Figure | None]:
    """A total with the figure for the same cases before, or after, duplicates are taken off, where both are told."""
    alike = _alike(figure, [f for f in figures if f.dim is Dim.TOTAL and not f.weak])
    net = [f for f in alike if f.rule == "net-total"]
    if net and figure.rule == "net-total":
        more = [f for f in alike if f.rule != "net-total" and f.count > figure.count]
        other = max(more, key=lambda f: f.count, default=None)
        return (replace(observation, gross=other.count) if other else observation), other
    fewer = [f for f in net if f.count < figure.count]
    return (replace(observation, net=fewer[-1].count), fewer[-1]) if fewer else (observation, None)


def with_duplicates(
    batch: Batch, figures: Sequence[Figure], duplicates: Sequence[tuple[int, Coverage]]
) -> Iterator[Observation]:
    """The observations of ``batch``; a total of which so many cases are told to be duplicates has both counts.

    42件（含重复件3件）is 39 cases without duplicates, unless its lists sum to 45 with them.
    """
    for o in batch.observations:
        total = (o.area, o.pollution, o.channel, o.priority) == (batch.recipient, None, Channel.ALL, False)
        number = next((n for n, coverage in duplicates if coverage is o.coverage), None)
        if not total or not number or o.gross is not None or o.net is not None:
            yield o
        elif o.count + number in sums_of(figures, o.coverage):
            yield replace(o, gross=o.count + number)
        elif number <= o.count:
            yield replace(o, net=o.count - number)
        else:
            yield o

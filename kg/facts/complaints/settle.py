"""Sums decide where words leave open what a list counts: this batch or all batches, all cases or priority cases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from kg.facts.complaints.figures import Dropped, Figure
from kg.facts.complaints.labels import Dim, looks_like_region
from kg.model import Coverage

_Key = tuple[int | None, Coverage, bool]
_LISTS = (Dim.REGION, Dim.TYPE, Dim.CHANNEL)
_REST = ("其余", "其他", "其它", "剩余", "另")
"""Names of what is left over, and of no region."""


def settle(figures: Sequence[Figure]) -> tuple[list[Figure], list[Dropped]]:
    """The figures that hold, each counting what its list's sum agrees with, and those left out."""
    dropped: list[Dropped] = []
    named = [_explained(figures, n) for n in range(len(figures))]
    batches = {f.batch for f in named if f.batch is not None}
    if len(batches) == 1:
        (only,) = batches
        named = [f if f.batch is not None else replace(f, batch=only) for f in named]
    named = _regions_by_sum(named)
    kept: list[Figure] = []
    for figure in named:
        why = "no batch" if figure.batch is None else "no known label" if figure.dim is Dim.UNKNOWN else ""
        if why:
            dropped.append(Dropped(figure.span, why))
        else:
            kept.append(figure)
    totals = _totals(kept)
    settled: list[Figure] = []
    moved: dict[int, Coverage] = {}
    for group in sorted(_groups(kept), key=lambda g: g[0].priority):
        first, placed = group[0], _placed(group, totals, kept)
        if first.priority and first.group in moved and not first.stated:
            # priority cases stand beside the cases that they are of
            placed = [replace(f, coverage=moved[first.group]) for f in group]
        elif placed and placed[0].coverage is not first.coverage and not first.priority:
            moved[first.group] = placed[0].coverage
        settled += placed
    for figure in settled:
        if figure.inside is not None:
            dropped.append(Dropped(figure.span, "counts a cell of two dimensions"))
    return _ordered(f for f in settled if f.inside is None), dropped


def _explained(figures: Sequence[Figure], n: int) -> Figure:
    """Figure ``n``, its label explained by the list around it where no table knows it."""
    figure = figures[n]
    if figure.dim is not Dim.UNKNOWN or figure.label is None:
        return figure
    around = [f.dim for f in figures[n + 1 :] if f.group == figure.group and f.dim in _LISTS][:1]
    if around == [Dim.REGION] and looks_like_region(figure.label.text):
        return replace(figure, dim=Dim.REGION, rule="region-list")
    return figure


def _regions_by_sum(figures: list[Figure]) -> list[Figure]:
    """The figures, those with unknown names (第八师, 农垦总局) made regions where they complete a list to its total."""
    totals = _totals(figures)
    unknown = [f for f in figures if f.dim is Dim.UNKNOWN and f.label and f.inside is None and not f.priority]
    unknown = [f for f in unknown if f.label and not f.label.text.startswith(_REST)]
    regions: list[Figure] = []
    for group in _groups(unknown, also=Dim.UNKNOWN):
        first = group[0]
        beside = [
            f
            for f in figures
            if f.dim is Dim.REGION
            and not f.priority
            and f.inside is None
            and (f.group, f.batch, f.coverage) == (first.group, first.batch, first.coverage)
        ]
        shaped = len(group) > 1 and all(f.label and looks_like_region(f.label.text) for f in group)
        total = totals.get((first.batch, first.coverage, False))
        if (beside or shaped) and sum(f.count for f in (*group, *beside)) == total:
            regions += group
    return [replace(f, dim=Dim.REGION, rule="region-list") if f in regions else f for f in figures]


def _totals(figures: Sequence[Figure]) -> dict[_Key, int]:
    """The total of each batch and coverage, of all cases and of priority cases."""
    candidates: dict[_Key, list[Figure]] = {}
    for figure in figures:
        if figure.dim is Dim.TOTAL:
            candidates.setdefault((figure.batch, figure.coverage, figure.priority), []).append(figure)
    return {key: chosen_total(found, figures).count for key, found in candidates.items()}


def chosen_total(candidates: Sequence[Figure], figures: Sequence[Figure]) -> Figure:
    """The total among ``candidates``: net of duplicates before gross, unless only the gross one is what the lists sum to."""
    strong = [f for f in candidates if not f.weak] or list(candidates)
    net = [f for f in strong if f.rule == "net-total"]
    if not net:
        return strong[0]
    sums = {
        sum(f.count for f in group) for group in _groups(figures) if group[0].dim in _LISTS and not group[0].priority
    }
    gross = next((f for f in strong if f.rule != "net-total" and f.count in sums), None)
    return gross if gross and not any(f.count in sums for f in net) else net[-1]


def _groups(figures: Sequence[Figure], *, also: Dim = Dim.REGION) -> list[list[Figure]]:
    """The lists: figures of one group and dimension (or of ``also``), all of priority cases or none."""
    found: dict[tuple[object, ...], list[Figure]] = {}
    for f in figures:
        own = (f.span, f.stored) if f.dim not in (*_LISTS, also) else ()
        # the parts of each count are a list of their own
        key = (f.group, f.batch, f.coverage, f.dim, f.priority and f.rule, f.inside, *own)
        found.setdefault(key, []).append(f)
    return list(found.values())


def _placed(group: list[Figure], totals: dict[_Key, int], figures: Sequence[Figure]) -> list[Figure]:
    """``group`` where its sum belongs."""
    first = group[0]
    if first.dim not in _LISTS:
        return group
    kept = [f for f in group if not f.weak] if len(group) < 2 else group
    batch, coverage, priority = first.batch, first.coverage, first.priority
    total = sum(f.count for f in kept)
    if first.inside is not None:
        whole = totals.get((batch, coverage, False))
        apart = total != first.inside if first.doubtful else total == whole and total != first.inside
        if not apart:
            return kept
        group = kept = [replace(f, inside=None, doubtful=False) for f in kept]
        first = group[0]
    own = totals.get((batch, coverage, priority))
    if total == own or not kept:
        return kept
    if own is not None and not priority and first.label is not None:
        # a label that no table knows, at the end, is not of the list where the list is whole without it
        known = [f for f in kept if (f.label and f.label.ref is not None) or f.dim is not Dim.REGION]
        if len(known) < len(kept) and sum(f.count for f in known) == own:
            return known
    others = [
        (cov, prio)
        for cov in Coverage
        for prio in (False, True)
        if (cov, prio) != (coverage, priority)
        and totals.get((batch, cov, prio)) == total
        and (not prio or first.dim is Dim.REGION)
        and (prio == priority or first.rule != "priority")
        and not _has_list(figures, replace(first, coverage=cov, priority=prio), group)
    ]
    single = priority and len(kept) == 1
    if len(others) == 1 and not single and not (len(kept) == 1 and others[0][1]):
        cov, prio = others[0]
        return [replace(f, coverage=cov, priority=prio) for f in kept]
    if priority and own is not None and total > own and first.rule == "priority-list" and len(kept) > 1:
        return [replace(f, priority=False) for f in kept]
    return kept


def _has_list(figures: Sequence[Figure], like: Figure, group: Sequence[Figure]) -> bool:
    """Whether a list of the same cells as ``like`` was read besides ``group``."""
    return any(
        f.dim is like.dim
        and f.batch == like.batch
        and f.coverage is like.coverage
        and f.priority == like.priority
        and f.inside is None
        and f not in group
        for f in figures
    )


def _ordered(figures: Iterable[Figure]) -> list[Figure]:
    return sorted(figures, key=lambda f: (f.stored is not None, f.stored or f.span, f.dim.value))

"""Geometry of the layout: push discs apart, pack boxes, ring leaves around their stem.

Only ``+ - * /`` and ``sqrt`` are used, which every machine rounds in the same way.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, sqrt

Point = tuple[float, float]

_TURN = (-0.7373688780783197, 0.6754902942615238)
"""The golden angle as cosine and sine: each further point of a sunflower is turned by it."""


def sunflower(count: int, *, step: float, inner: float = 0.0) -> list[Point]:
    """``count`` points around the origin, about ``step`` apart, none nearer to it than ``inner``."""
    points = []
    x, y = 1.0, 0.0
    skip = (inner / (0.56 * step)) ** 2
    for number in range(count):
        radius = 0.56 * step * sqrt(number + skip)
        points.append((x * radius, y * radius))
        x, y = x * _TURN[0] - y * _TURN[1], x * _TURN[1] + y * _TURN[0]
    return points


def spread(points: Sequence[Point], radii: Sequence[float], *, rounds: int) -> list[Point]:
    """The points moved apart until the discs around them do not overlap, or ``rounds`` are over."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    cell = 2.2 * sorted(radii)[len(radii) // 2] if radii else 1.0
    for _ in range(rounds):
        if not _push(xs, ys, radii, cell):
            break
    return list(zip(xs, ys, strict=True))


def _push(xs: list[float], ys: list[float], radii: Sequence[float], cell: float) -> bool:
    """One round over all pairs that share a cell of a grid; whether any two discs overlapped noticeably."""
    corners = []
    cells: dict[tuple[int, int], list[int]] = {}
    for i, (x, y, r) in enumerate(zip(xs, ys, radii, strict=True)):
        left, low = floor((x - r) / cell), floor((y - r) / cell)
        corners.append((left, low))
        for cx in range(left, floor((x + r) / cell) + 1):
            for cy in range(low, floor((y + r) / cell) + 1):
                cells.setdefault((cx, cy), []).append(i)
    moved = False
    for (cx, cy), inside in cells.items():
        for place, i in enumerate(inside):
            left, low = corners[i]
            for j in inside[place + 1 :]:
                # a pair that shares several cells is met in the first of them only
                if (corners[j][0] if corners[j][0] > left else left) != cx:
                    continue
                if (corners[j][1] if corners[j][1] > low else low) != cy:
                    continue
                dx, dy, room = xs[j] - xs[i], ys[j] - ys[i], radii[i] + radii[j]
                square = dx * dx + dy * dy
                if square >= room * room * 0.98:
                    continue
                moved = True
                if square < 1e-6:
                    dx, dy, square = 0.6, 0.8 if (i + j) % 2 else -0.8, 1.0
                gap = sqrt(square)
                push = (room - gap) / gap * 1.04
                share = radii[j] / room  # the smaller disc gives way more
                xs[i] -= dx * push * share
                ys[i] -= dy * push * share
                xs[j] += dx * push * (1 - share)
                ys[j] += dy * push * (1 - share)
    return moved


def gather(points: Sequence[Point], radii: Sequence[float], *, rounds: int, last: int) -> list[Point]:
    """`spread`, with a pull to the middle between the pushes, and ``last`` pushes without: discs end close together."""
    found = list(points)
    total = sum(r * r for r in radii) or 1.0
    for _ in range(rounds):
        mx = sum(p[0] * r * r for p, r in zip(found, radii, strict=True)) / total
        my = sum(p[1] * r * r for p, r in zip(found, radii, strict=True)) / total
        found = [(mx + (x - mx) * 0.93, my + (y - my) * 0.93) for x, y in found]
        found = spread(found, radii, rounds=3)
    return spread(found, radii, rounds=last)


def shelve(sizes: Sequence[tuple[float, float]], *, width: float) -> list[Point]:
    """The lower left corner of each box of ``(width, height)``, each as low as the skyline lets it be.

    Boxes are laid in the order given, tallest first for a good fit; all lie within ``width`` if they can.
    """
    skyline: list[tuple[float, float, float]] = [(0.0, width, 0.0)]  # from, to, height
    corners = []
    for wide, high in sizes:
        x, y = _lowest(skyline, wide, width)
        corners.append((x, y))
        skyline = _raise(skyline, x, x + wide, y + high)
    return corners


def _lowest(skyline: Sequence[tuple[float, float, float]], wide: float, width: float) -> Point:
    best = (max(s[2] for s in skyline), 0.0)
    for start, _, _ in skyline:
        if start + wide > width + 1e-9:
            break
        height = max(s[2] for s in skyline if s[0] < start + wide and s[1] > start)
        best = min(best, (height, start))
    return best[1], best[0]


def _raise(
    skyline: Sequence[tuple[float, float, float]], left: float, right: float, top: float
) -> list[tuple[float, float, float]]:
    cut = []
    for start, stop, height in skyline:
        if start < left:
            cut.append((start, min(stop, left), height))
        if stop > right:
            cut.append((max(start, right), stop, height))
    cut.append((left, right, top))
    cut.sort()
    merged = [cut[0]]
    for start, stop, height in cut[1:]:
        last = merged[-1]
        if height == last[2] and start <= last[1]:
            merged[-1] = (last[0], max(stop, last[1]), height)
        else:
            merged.append((start, stop, height))
    return merged

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.view.layout import STEP, Layout, place
from kg.view.packing import shelve, spread, sunflower


def crowd(count: int, pairs: int, seed: int = 1) -> list[tuple[int, int]]:
    rng = random.Random(seed)
    return [(rng.randrange(count), rng.randrange(count)) for _ in range(pairs)]


def overlaps(layout: Layout) -> int:
    """How many pairs of nodes stand nearer than a third of a step."""
    found, seen = 0, sorted(layout.points)
    for i, (x, y) in enumerate(seen):
        for other in seen[i + 1 :]:
            if other[0] - x > STEP / 3:
                break
            found += abs(other[1] - y) < STEP / 3 and (other[0] - x) ** 2 + (other[1] - y) ** 2 < STEP * STEP / 9
    return found


STAR = [(0, n) for n in range(1, 500)]
PATH = [(n, n + 1) for n in range(400)]
PIECES = [(2 * n, 2 * n + 1) for n in range(300)]


@pytest.mark.parametrize(
    ("count", "pairs"),
    [(0, []), (1, []), (2, [(0, 1)]), (3, [(0, 0)]), (500, STAR), (401, PATH), (700, PIECES), (900, crowd(900, 1500))],
    ids=["none", "one", "pair", "loop", "star", "path", "pieces", "crowd"],
)
def test_every_node_has_a_place_of_its_own(count: int, pairs: list[tuple[int, int]]) -> None:
    layout = place(count, pairs)
    assert len(layout.points) == count
    assert all(isinstance(v, int) for point in layout.points for v in point)
    assert overlaps(layout) <= count // 100


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=60))
def test_any_graph_is_placed_and_the_same_again(pairs: list[tuple[int, int]]) -> None:
    first = place(31, pairs)
    assert len(set(first.points)) == 31
    assert place(31, [(b, a) for a, b in reversed(pairs)]) == first


def test_the_layout_leaves_the_random_numbers_of_others_alone() -> None:
    random.seed(5)
    expected = random.random()
    random.seed(5)
    place(400, crowd(400, 700))
    assert random.random() == expected


def test_communities_are_told_as_islands() -> None:
    pairs = [(block * 40 + a, block * 40 + b) for block in range(6) for a, b in crowd(40, 160, seed=block)]
    layout = place(240, pairs + [(block * 40, block * 40 + 40) for block in range(5)])
    inside = [i for i in layout.islands if len(i.members) >= 30]
    assert len(inside) >= 4
    for island in inside:
        spots = [layout.points[node] for node in island.members]
        within = [(x - island.x) ** 2 + (y - island.y) ** 2 <= island.radius**2 for x, y in spots]
        assert sum(within) >= 0.9 * len(spots)


def test_neighbours_stand_nearer_than_strangers() -> None:
    pairs = crowd(600, 900, seed=3)
    layout = place(600, pairs)
    strangers = crowd(600, 900, seed=4)

    def usual(of: list[tuple[int, int]]) -> float:
        gaps = [
            abs(layout.points[a][0] - layout.points[b][0]) + abs(layout.points[a][1] - layout.points[b][1])
            for a, b in of
        ]
        return sorted(gaps)[len(gaps) // 2]

    assert usual(pairs) * 1.5 < usual(strangers)


def test_boxes_on_shelves_do_not_overlap() -> None:
    rng = random.Random(2)
    sizes = [(rng.uniform(5, 90), rng.uniform(5, 60)) for _ in range(150)]
    corners = shelve(sizes, width=400)
    boxes = [(x, y, x + w, y + h) for (x, y), (w, h) in zip(corners, sizes, strict=True)]
    assert all(b[2] <= 400 + 1e-6 for b in boxes)
    for i, a in enumerate(boxes):
        for b in boxes[i + 1 :]:
            assert a[2] <= b[0] + 1e-6 or b[2] <= a[0] + 1e-6 or a[3] <= b[1] + 1e-6 or b[3] <= a[1] + 1e-6


def test_discs_are_pushed_apart() -> None:
    points = spread([(0.0, 0.0)] * 20, [10.0] * 20, rounds=200)
    for i, (x, y) in enumerate(points):
        for other in points[i + 1 :]:
            assert (x - other[0]) ** 2 + (y - other[1]) ** 2 > 18**2


def test_petals_keep_their_distance() -> None:
    petals = sunflower(60, step=10.0, inner=15.0)
    assert min(x * x + y * y for x, y in petals) >= 15.0**2 - 1e-6
    gaps = [(a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 for i, a in enumerate(petals) for b in petals[i + 1 :]]
    assert min(gaps) > 6.0**2

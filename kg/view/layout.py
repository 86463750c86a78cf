"""Where each node stands: close to what it is tied to, apart from the rest, the same at every build.

Nodes with a single neighbour are set around it like petals. What remains is split into communities, each drawn by
itself (Kamada-Kawai while small, Fruchterman-Reingold beyond) and kept as a disc; the discs are drawn as a graph of
their own, turned towards their neighbours and pushed together, and last all nodes are pushed off each other.
Unconnected parts are packed beside the largest.

The algorithms chosen use no transcendental functions and one seeded random source, so positions do not depend on
the hash seed, the C library or the day; they may differ between builds of igraph.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import sqrt
from typing import Any

from msgspec import Struct

from kg.view.packing import Point, gather, shelve, spread, sunflower

STEP = 60.0
"""The distance between neighbours, in the units of the positions."""

_DIRECT = 130
"""A part of so many nodes is drawn whole; a larger one by communities."""

_ISLAND = 30
"""The least members of a community that is told of as an island."""


class Effort(Struct, frozen=True):
    """How many rounds each step of the layout may take."""

    apart: int
    """Nodes pushed off each other inside a part."""
    together: int
    """Parts pulled towards each other."""
    last: int
    """Parts pushed off each other after that."""
    drawing: int
    """Steps of a spring drawing for each node."""


_FINE = Effort(apart=6, together=14, last=40, drawing=30)
_COARSE = Effort(apart=1, together=3, last=12, drawing=8)
"""For graphs of which the eye sees only clusters at first."""
_MANY = 10_000
"""From so many nodes on the layout is coarse."""


class Island(Struct, frozen=True):
    """A community and the disc that holds most of it; large ones hold smaller ones."""

    members: tuple[int, ...]
    x: int
    y: int
    radius: int


class Layout(Struct, frozen=True):
    """Integer positions of all nodes, in order, and the islands, largest first."""

    points: tuple[tuple[int, int], ...]
    islands: tuple[Island, ...]


class _Net(Struct, frozen=True):
    """The graph to be drawn, without loops or parallel edges."""

    graph: Any
    """As igraph knows it."""
    around: Sequence[Sequence[int]]
    """The neighbours of each node."""
    effort: Effort


@dataclass(slots=True)
class _Part:
    """Nodes drawn together, around the origin."""

    points: dict[int, Point]
    islands: list[Sequence[int]]
    """The members of each community, large before small."""

    @property
    def radius(self) -> float:
        """Of the disc that holds most of it; what sticks out finds room between the others."""
        squares = sorted(x * x + y * y for x, y in self.points.values())
        return sqrt(squares[(len(squares) - 1) * 85 // 100]) + STEP * 0.6


def place(count: int, pairs: Sequence[tuple[int, int]]) -> Layout:
    """Positions for nodes ``0 … count - 1`` tied by ``pairs``; parallel and reversed pairs weigh as one."""
    import igraph

    edges = sorted({(min(p), max(p)) for p in pairs if p[0] != p[1]})
    graph = igraph.Graph(n=count, edges=edges)
    net = _Net(graph, graph.get_adjlist(), _COARSE if count >= _MANY else _FINE)
    with _seeded():
        parts = [_connected(net, members) for members in graph.connected_components() if len(members) > 1]
    alone = [node for node, around in enumerate(net.around) if not around]
    return _packed(count, parts, alone)


@contextmanager
def _seeded() -> Iterator[None]:
    """Random numbers for igraph from a source of our own, the usual one given back afterwards."""
    import igraph

    igraph.set_random_number_generator(random.Random(20261))
    try:
        yield
    finally:
        igraph.set_random_number_generator(random)


def _connected(net: _Net, members: Sequence[int]) -> _Part:
    """One connected part: its core drawn first, then the petals around it."""
    petals: dict[int, list[int]] = {}
    if len(members) > 2:
        for node in members:
            if len(net.around[node]) == 1:
                petals.setdefault(net.around[node][0], []).append(node)
    leaves = {leaf for group in petals.values() for leaf in group}
    core = [node for node in members if node not in leaves]
    radii = {node: _room(len(petals.get(node, ()))) for node in core}
    part = _core(net, core, radii)
    apart = spread(list(part.points.values()), [radii[node] for node in part.points], rounds=net.effort.apart)
    part.points = dict(zip(part.points, apart, strict=True))
    for stem, group in petals.items():
        x, y = part.points[stem]
        for leaf, (dx, dy) in zip(group, sunflower(len(group), step=STEP * 0.8, inner=STEP * 0.75), strict=True):
            part.points[leaf] = (x + dx, y + dy)
    part.islands = [[*nodes, *(leaf for n in nodes for leaf in petals.get(n, ()))] for nodes in part.islands]
    return part


def _room(petals: int) -> float:
    """The radius that a node with so many petals takes up."""
    return STEP * 0.5 if not petals else STEP * (0.56 * 0.8 * sqrt(petals + 2.8) + 0.5)


def _core(net: _Net, nodes: Sequence[int], radii: dict[int, float]) -> _Part:
    if len(nodes) <= _DIRECT:
        return _drawn(net, nodes, radii)
    inner = net.graph.induced_subgraph(nodes)
    groups = [sorted(nodes[i] for i in group) for group in inner.community_multilevel()]
    if len(groups) < 2 or len(groups) > len(nodes) // 2:
        return _drawn(net, nodes, radii)
    return _joined(net, [(g, _core(net, g, radii)) for g in groups])


def _drawn(net: _Net, nodes: Sequence[int], radii: dict[int, float]) -> _Part:
    """One part drawn whole, scaled so that its nodes have room, centred."""
    room = [radii[n] for n in nodes]
    if len(nodes) <= 2:
        half = 1.15 * sum(room) / len(room) * (len(nodes) - 1)
        return _Part({node: (half * side, 0.0) for node, side in zip(nodes, (-1, 1), strict=False)}, [])
    inner = net.graph.induced_subgraph(nodes)
    start = sunflower(len(nodes), step=1.0)
    if len(nodes) <= _DIRECT and inner.is_connected():
        drawn = inner.layout_kamada_kawai(seed=start, maxiter=net.effort.drawing * len(nodes))
    else:
        drawn = inner.layout_fruchterman_reingold(seed=start, niter=150)
    scale = 2.3 * sum(room) / len(room) / _usual_edge(drawn.coords, inner.get_edgelist())
    points = spread([(x * scale, y * scale) for x, y in drawn.coords], room, rounds=net.effort.apart)
    return _Part(dict(zip(nodes, _centred(points), strict=True)), [])


def _usual_edge(points: Sequence[Sequence[float]], edges: Sequence[tuple[int, int]]) -> float:
    lengths = sorted(sqrt((points[a][0] - points[b][0]) ** 2 + (points[a][1] - points[b][1]) ** 2) for a, b in edges)
    return max(lengths[len(lengths) // 2], 1e-3) if lengths else 1.0


def _centred(points: Sequence[Point]) -> list[Point]:
    """The points with the middle of their box at the origin."""
    mx = (min(p[0] for p in points) + max(p[0] for p in points)) / 2
    my = (min(p[1] for p in points) + max(p[1] for p in points)) / 2
    return [(x - mx, y - my) for x, y in points]


def _joined(net: _Net, groups: Sequence[tuple[Sequence[int], _Part]]) -> _Part:
    """Parts set out as discs by the ties between them, each turned towards its neighbours."""
    import igraph

    owner = {node: number for number, (nodes, _) in enumerate(groups) for node in nodes}
    ties: dict[tuple[int, int], int] = {}
    across: list[tuple[int, int]] = []
    for nodes, _ in groups:
        for node in nodes:
            mine = owner[node]
            for other in net.around[node]:
                theirs = owner.get(other, mine)
                if theirs != mine:
                    across.append((node, other))
                    pair = (mine, theirs) if mine < theirs else (theirs, mine)
                    ties[pair] = ties.get(pair, 0) + 1
    discs = [part.radius + STEP * 0.5 for _, part in groups]
    outline = igraph.Graph(n=len(groups), edges=sorted(ties))
    weights = [sqrt(ties[pair]) for pair in sorted(ties)]
    start = sunflower(len(groups), step=1.0)
    drawn = outline.layout_fruchterman_reingold(weights=weights, seed=start, niter=400).coords
    scale = 1.6 * sum(discs) / len(discs) / _usual_edge(drawn, outline.get_edgelist())
    spots = [(x * scale, y * scale) for x, y in drawn]
    centres = _centred(gather(spots, discs, rounds=net.effort.together, last=net.effort.last))
    return _assembled(groups, centres, across, owner)


def _assembled(
    groups: Sequence[tuple[Sequence[int], _Part]],
    centres: Sequence[Point],
    across: Sequence[tuple[int, int]],
    owner: dict[int, int],
) -> _Part:
    turns = [[0.0, 0.0] for _ in groups]
    for node, other in across:
        number = owner[node]
        cx, cy = centres[number]
        x, y = groups[number][1].points[node]
        tx, ty = centres[owner[other]][0] - cx, centres[owner[other]][1] - cy
        length = sqrt(tx * tx + ty * ty) or 1.0
        turns[number][0] += (x * tx + y * ty) / length
        turns[number][1] += (x * ty - y * tx) / length
    whole = _Part({}, [])
    for (nodes, part), (cx, cy), (cos, sin) in zip(groups, centres, turns, strict=True):
        size = sqrt(cos * cos + sin * sin)
        cos, sin = (cos / size, sin / size) if size > 1e-9 else (1.0, 0.0)
        for node, (x, y) in part.points.items():
            whole.points[node] = (cx + x * cos - y * sin, cy + x * sin + y * cos)
        whole.islands += [nodes, *part.islands]
    return whole


def _packed(count: int, parts: Sequence[_Part], alone: Sequence[int]) -> Layout:
    """All parts on one sheet, and below them the nodes without ties in rows."""
    boxed = []
    for part in parts:
        xs, ys = [p[0] for p in part.points.values()], [p[1] for p in part.points.values()]
        left, low = min(xs) - STEP, min(ys) - STEP
        boxed.append((max(ys) + STEP - low, max(xs) + STEP - left, left, low, part))
    boxed.sort(key=lambda b: (-b[0], -b[1], min(b[4].points)))
    area = sum(b[0] * b[1] for b in boxed)
    width = max([sqrt(area * 1.5), *(b[1] for b in boxed)], default=STEP)
    corners = shelve([(b[1], b[0]) for b in boxed], width=width)
    points = [(0.0, 0.0)] * count
    islands = []
    for (_, _, left, low, part), (x, y) in zip(boxed, corners, strict=True):
        for node, (px, py) in part.points.items():
            points[node] = (px - left + x, py - low + y)
        islands += [island for island in part.islands if len(island) >= _ISLAND]
    bottom = max((y + b[0] for b, (_, y) in zip(boxed, corners, strict=True)), default=0.0) + STEP
    row = max(1, int(width / STEP))
    for number, node in enumerate(alone):
        points[node] = (number % row * STEP, bottom + number // row * STEP)
    found = [_island(members, points) for members in islands]
    found.sort(key=lambda i: (-len(i.members), i.members))
    return Layout(tuple((round(x), round(y)) for x, y in points), tuple(found))


def _island(members: Sequence[int], points: Sequence[Point]) -> Island:
    """The disc around the middle of the members that holds most of them."""
    mx = sum(points[m][0] for m in members) / len(members)
    my = sum(points[m][1] for m in members) / len(members)
    squares = sorted((points[m][0] - mx) ** 2 + (points[m][1] - my) ** 2 for m in members)
    radius = sqrt(squares[(len(squares) - 1) * 9 // 10]) + STEP * 0.6
    return Island(tuple(sorted(members)), round(mx), round(my), round(radius))

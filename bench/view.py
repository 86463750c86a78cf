"""``python -m bench.view``: the HTML view beside stock pyvis, at three sizes, in headless Chromium.

Every graph is generated, with sentences of 60 characters. Limits stand in `LIMITS`; the exit status is 1 if a median
exceeds its own. Gaps are those between frames as the page sees them, so other work on the machine lengthens them.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from statistics import median

from bench.browsing import cpu_to, heap, longest_gap
from tests.browser.chromium import Browser, MissingError, chromium

SIZES = (1_000, 5_000, 20_000)
REPEATS = 3
STOCK_SETTLE = 40.0
"""CPU seconds that stock pyvis may take to settle; nothing larger is opened once it has not."""
STOCK_BUILD = 120.0
"""Seconds that stock pyvis may take to write its page."""


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured of one page; None where it was not reached."""

    build: float | None
    """CPU seconds of a Python process that lays out and writes the page, imports included."""
    megabytes: float | None
    picture: float | None = None
    """CPU seconds of the renderer until the first picture that stays."""
    drag: float | None = None
    zoom: float | None = None
    """Longest gap between two frames, in milliseconds."""
    heap: float | None = None
    """Megabytes of JavaScript heap after a collection, passages unpacked."""


LIMITS = {
    1_000: Row(build=5, megabytes=1, picture=2, drag=100, zoom=200, heap=10),
    5_000: Row(build=15, megabytes=2.5, picture=2, drag=100, zoom=250, heap=20),
    20_000: Row(build=40, megabytes=8, picture=4, drag=200, zoom=300, heap=60),
}

_OURS = """
import sys, time
from pathlib import Path
from tests.view.sample import sample
made = sample(int(sys.argv[1]), sentence=60)
begun = time.process_time()
from kg.view import write_view
Path(sys.argv[2]).write_text(write_view(made), "utf-8", newline="\\n")
print(time.process_time() - begun)
"""

_STOCK = """
import sys, time
from pathlib import Path
from kg.view.data import picture
from tests.view.sample import sample
found = picture(sample(int(sys.argv[1]), sentence=60))
begun = time.process_time()
from pyvis.network import Network
net = Network(directed=True, cdn_resources="in_line")
for node in found.nodes:
    net.add_node(node.id, label=node.label, group=node.kind)
for edge in found.edges:
    title = "\\n".join(found.passages[p].text for p in edge.passages)
    net.add_edge(found.nodes[edge.source].id, found.nodes[edge.target].id, label=edge.relation, title=title)
Path(sys.argv[2]).write_text(net.generate_html(), "utf-8", newline="\\n")
print(time.process_time() - begun)
"""


def main() -> int:
    """Measure, print the table, and say whether every limit is kept."""
    kept = True
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(
            f"{'view':14} {'nodes':>7} {'build CPU s':>12} {'MB':>6} {'picture CPU s':>14} {'drag ms':>8} {'zoom ms':>8} {'heap MB':>8}"
        )
        try:
            for size, row in _ours(folder):
                print(_line("ours", size, row), flush=True)
                limit = LIMITS[size]
                print(_line("  at most", size, limit), flush=True)
                kept &= all(getattr(row, f.name) <= getattr(limit, f.name) for f in fields(Row))
            for size, row in _stock(folder):
                print(_line("stock pyvis", size, row), flush=True)
        except MissingError as missing:
            print(f"bench: {missing}: install chromium and chromium-driver", file=sys.stderr)
            return 2
    print(f"medians of {REPEATS}; – means not reached: stock pyvis may take {STOCK_SETTLE:.0f} CPU s to settle")
    return 0 if kept else 1


def _ours(folder: Path) -> Iterator[tuple[int, Row]]:
    for size in SIZES:
        path = folder / f"ours-{size}.html"
        build, digest = _written(_OURS, size, path, seed="0")
        if size == SIZES[0]:
            _, again = _written(_OURS, size, path, seed="1")
            assert digest == again, "the same graph gave other bytes"
        with chromium(folder) as browser:
            pictures = [cpu_to(browser, path.name, "return !!window.kgView && kgView.ready") for _ in range(REPEATS)]
            browser.select(browser.run("return kgView.shown()[0]"))
            megabytes = heap(browser)
            browser.press("\ue00c", "0")
            drags, zooms = _gaps(browser)
        yield size, Row(build, path.stat().st_size / 1e6, median(p for p in pictures if p), drags, zooms, megabytes)


def _stock(folder: Path) -> Iterator[tuple[int, Row]]:
    settles = True
    for size in (200, *SIZES):
        path = folder / f"stock-{size}.html"
        build, _ = _written(_STOCK, size, path, seed="0", limit=STOCK_BUILD)
        if build is None:
            yield size, Row(None, None)
            continue
        megabytes = path.stat().st_size / 1e6
        if not settles:
            yield size, Row(build, megabytes)
            continue
        with chromium(folder) as browser:
            watch = (
                "if (typeof network !== 'undefined' && !window.watched) { window.watched = true;"
                " network.once('stabilizationIterationsDone', () => { window.settled = true; }); }"
                " return !!window.settled"
            )
            picture = cpu_to(browser, path.name, watch, most=STOCK_SETTLE)
            settles = picture is not None
            if not settles:
                yield size, Row(build, megabytes)
                continue
            drag, zoom = _gaps(browser)
            yield size, Row(build, megabytes, picture, drag, zoom, heap(browser))


def _gaps(browser: Browser) -> tuple[float, float]:
    found = [(longest_gap(browser, "drag"), longest_gap(browser, "zoom")) for _ in range(REPEATS)]
    return median(d for d, _ in found), median(z for _, z in found)


def _written(program: str, size: int, path: Path, *, seed: str, limit: float = 600) -> tuple[float | None, str]:
    """CPU seconds that a process of its own needs to write the page, and the digest of the page."""
    command = [sys.executable, "-c", program, str(size), str(path)]
    environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).resolve().parents[1]), "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=limit)
    except subprocess.TimeoutExpired:
        return None, ""
    return float(done.stdout), hashlib.sha256(path.read_bytes()).hexdigest()


def _line(what: str, size: int, row: Row) -> str:
    def cell(value: float | None, width: int, digits: int) -> str:
        return f"{'–' if value is None else format(value, f'.{digits}f'):>{width}}"

    times = f"{cell(row.build, 12, 1)} {cell(row.megabytes, 6, 2)} {cell(row.picture, 14, 2)}"
    return f"{what:14} {size:7,} {times} {cell(row.drag, 8, 0)} {cell(row.zoom, 8, 0)} {cell(row.heap, 8, 1)}"


if __name__ == "__main__":
    sys.exit(main())

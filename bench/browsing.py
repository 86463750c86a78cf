"""What a page costs in the browser: CPU time of its renderer, longest gap between frames, heap."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

from tests.browser.chromium import Browser

_TICKS = os.sysconf("SC_CLK_TCK")

_WATCH_FRAMES = """
window.gap = 0;
let last = performance.now();
const frame = (now) => {
  window.gap = Math.max(window.gap, now - last);
  last = now;
  if (window.gap >= 0) window.frames_ = requestAnimationFrame(frame);
};
window.frames_ = requestAnimationFrame((now) => { last = now; frame(now); });
"""


def cpu_to(browser: Browser, page: str, script: str, *, most: float = 60) -> float | None:
    """CPU seconds of the renderers from opening ``page`` until ``script`` says true; None if it takes more than most."""
    from selenium.common.exceptions import TimeoutException

    browser.driver.get("about:blank")
    before = _renderers(browser)
    try:
        browser.driver.get((browser.folder / page).as_uri())
        while not browser.run(script):
            if sum(spent - before.get(pid, 0.0) for pid, spent in _renderers(browser).items()) > most:
                return None
            time.sleep(0.05)
    except TimeoutException:  # the page does nothing else for half a minute
        return None
    browser.driver.execute_async_script(
        "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))"
    )
    return sum(spent - before.get(pid, 0.0) for pid, spent in _renderers(browser).items())


def longest_gap(browser: Browser, gesture: str) -> float:
    """The longest gap between frames in milliseconds while the stage is dragged or zoomed for two seconds."""
    box = browser.run(
        "const b = document.querySelector('#network, #mynetwork').getBoundingClientRect();"
        " return [b.x + b.width / 2, b.y + b.height / 2]"
    )
    browser.run(_WATCH_FRAMES)
    (_drag if gesture == "drag" else _zoom)(browser, *box)
    found: float = browser.run("cancelAnimationFrame(window.frames_); const g = window.gap; window.gap = -1; return g")
    return found


def _drag(browser: Browser, x: float, y: float) -> None:
    x += 60  # beside the node in the middle
    browser.mouse("mousePressed", x, y)
    for step in range(60):
        browser.mouse("mouseMoved", x + 150 * (1 - abs(step - 30) / 30), y + step * 2)
        time.sleep(0.03)
    browser.mouse("mouseReleased", x, y + 120)
    time.sleep(0.3)


def _zoom(browser: Browser, x: float, y: float) -> None:
    for step in range(24):
        event = {"type": "mouseWheel", "x": x, "y": y, "deltaX": 0, "deltaY": -120 if step < 12 else 120}
        browser.driver.execute_cdp_cmd("Input.dispatchMouseEvent", event)
        time.sleep(0.07)
    time.sleep(0.5)


def heap(browser: Browser) -> float:
    """Megabytes of JavaScript heap in use after a collection."""
    browser.driver.execute_cdp_cmd("HeapProfiler.collectGarbage", {})
    used: dict[str, Any] = browser.driver.execute_cdp_cmd("Runtime.getHeapUsage", {})
    return float(used["usedSize"]) / 1e6


def _renderers(browser: Browser) -> dict[int, float]:
    """CPU seconds so far of each renderer process of this browser, by process id."""
    children: dict[int, list[int]] = {}
    spent: dict[int, float] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            line = stat.read_text()
            command = (stat.parent / "cmdline").read_bytes()
        except OSError:
            continue
        pid = int(stat.parent.name)
        values = line.rpartition(")")[2].split()
        children.setdefault(int(values[1]), []).append(pid)
        if b"--type=renderer" in command:
            spent[pid] = (int(values[11]) + int(values[12])) / _TICKS
    ours, waiting = set(), [browser.driver.service.process.pid]
    while waiting:
        pid = waiting.pop()
        ours.add(pid)
        waiting += children.get(pid, [])
    return {pid: seconds for pid, seconds in spent.items() if pid in ours}

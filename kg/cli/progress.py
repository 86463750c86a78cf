"""A progress bar on standard error for anything that takes more than a second."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Tell = Callable[[str, int, int], None]
"""Called with the step's name, how much is done, and of how much."""

_PATIENCE = 1.0
"""Seconds before a bar appears."""


@contextmanager
def progress() -> Iterator[Tell]:
    """Yield a function that shows a bar, once the work has taken more than a second and somebody watches."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    began = time.monotonic()
    tasks = {}
    shown = False

    def tell(step: str, done: int, total: int) -> None:
        nonlocal shown
        if not shown and time.monotonic() - began > _PATIENCE and bar.console.is_terminal:
            bar.start()
            shown = True
        if step not in tasks:
            tasks[step] = bar.add_task(step, total=total)
        bar.update(tasks[step], completed=done, total=total)

    try:
        yield tell
    finally:
        if shown:
            bar.stop()

"""Write the files of a build: whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from kg.errors import OutputError
from kg.model import Article, Part, PartKind, Span


@contextmanager
def staged(out: Path) -> Iterator[Path]:
    """A folder beside the final files; what lies in it when the block ends well replaces its namesakes in ``out``.

    When the block fails, ``out`` is as it was: nothing half-written, and no folder that was not there before.

    Raises:
        OutputError: ``out`` cannot be made or written to.
    """
    created = not out.exists()
    try:
        out.mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(prefix=".building-", dir=out))
    except OSError as error:
        raise OutputError(f"cannot write to {out}: {error.strerror}; choose another folder with --out") from error
    try:
        yield stage
        for path in sorted(stage.iterdir()):
            path.replace(out / path.name)
    except BaseException:
        shutil.rmtree(stage, ignore_errors=True)
        if created:
            shutil.rmtree(out, ignore_errors=True)
        raise
    stage.rmdir()


def article_line(article: Article) -> bytes:
    """One line of ``articles.jsonl``.

    ``offsets`` lists runs ``[at, page, length]``: ``length`` code points of ``text`` from ``at`` on stand in the
    page from ``page`` on.
    """
    record: dict[str, Any] = {
        "page": article.page,
        "number": article.number,
        "headline": article.headline,
        "alternatives": article.alternatives,
        "bylines": [{"name": b.name, "role": b.role} for b in article.bylines],
        "date": article.date,
        "date_inferred": article.date_inferred,
        "dateline": article.dateline,
        "paper": article.paper,
        "region": article.region,
        "continued": article.continued,
        "parts": [{"kind": p.kind.value, "start": p.span.start, "stop": p.span.stop} for p in article.parts],
        "text": article.text,
        "offsets": list(runs(article)),
    }
    return msgspec.json.encode(record) + b"\n"


def runs(article: Article) -> Iterator[tuple[int, int, int]]:
    """``Article.offsets`` as runs of consecutive code points."""
    offsets = article.offsets
    at = 0
    for part in article.parts or (Part(PartKind.PARAGRAPH, Span(0, len(offsets))),):
        for start, stop in ((at, part.span.start), (part.span.start, part.span.stop)):
            yield from _runs(offsets, start, stop)
        at = part.span.stop
    yield from _runs(offsets, at, len(offsets))


def _runs(offsets: Sequence[int], start: int, stop: int) -> Iterator[tuple[int, int, int]]:
    """The runs of one part, in which offsets only grow: as long as they grow by one a step, both ends tell it."""
    while start < stop:
        reach, step = start + 1, stop - start
        while step:
            if reach + step <= stop and offsets[reach + step - 1] - offsets[start] == reach + step - 1 - start:
                reach += step
            step //= 2
        yield start, offsets[start], reach - start
        start = reach

"""A whole build: from input files to the five files of a graph folder."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from kg.audit import audit
from kg.errors import UsageError
from kg.graph import write_turtle
from kg.model import Article, Settings
from kg.output import article_line, staged
from kg.overview import write_overview
from kg.pages import sources
from kg.pipeline import PageReading, build, unhurried_collector
from kg.report import Report, report
from kg.view import write_view


@unhurried_collector()
def build_into(
    out: Path,
    inputs: Sequence[str],
    *,
    settings: Settings,
    user_lexicon: Path | None = None,
    workers: int = 1,
    tell: Callable[[str, int, int], None] = lambda *_: None,
) -> Report:
    """Read ``inputs`` and write the graph, its two pages, ``articles.jsonl`` and ``report.json`` to ``out``.

    Args:
        out: the folder; made if missing, and left as it was if anything fails.
        inputs: folders, files, or ``-``.
        settings: defaults for pages that say nothing of themselves, and what to take in.
        user_lexicon: the user's own posts, bodies and places.
        workers: processes to read with.
        tell: told of progress: step, done, total.

    Returns:
        What ``report.json`` holds.

    Raises:
        UsageError: an input is missing, or not one page could be read.
        LexiconError: a table breaks its rules.
        OutputError: ``out`` cannot be written.
    """
    found = sources(inputs)
    with staged(out) as stage:
        with (stage / "articles.jsonl").open("wb") as lines:
            done = 0
            notices: list[Article] = []

            def on_page(page: PageReading) -> None:
                nonlocal done
                done += 1
                tell("reading pages", done, max(done, len(found)))
                if page.knowledge.batches:
                    notices.extend(page.articles)
                lines.writelines(article_line(a) for a in page.articles)

            built = build(found, settings=settings, user_lexicon=user_lexicon, workers=workers, on_page=on_page)
        if not built.resolved.knowledge.pages:
            raise UsageError(_nothing(inputs, built.unreadable[0].reason if built.unreadable else "no page files"))
        summary = report(built)
        tell("writing the graph", 0, 3)
        write_turtle(built.resolved.knowledge, stage / "graph.ttl", base=settings.base)
        tell("writing the graph", 1, 3)
        page = write_view(built.resolved.knowledge)
        (stage / "graph.html").write_text(page, "utf-8", newline="\n")
        tell("writing the graph", 2, 3)
        findings = audit(built.resolved.knowledge, base=settings.base)
        overview = write_overview(built.resolved.knowledge, notices=notices, findings=findings, base=settings.base)
        (stage / "index.html").write_text(overview, "utf-8", newline="\n")
        tell("writing the graph", 3, 3)
        text = json.dumps(summary, ensure_ascii=False, indent=1)
        (stage / "report.json").write_text(text + "\n", "utf-8", newline="\n")
    return summary


def _nothing(inputs: Sequence[str], reason: str) -> str:
    return f"nothing readable in {' '.join(inputs)} ({reason}): give a folder or files with newspaper pages"

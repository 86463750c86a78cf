"""The whole sentence around a passage, from ``articles.jsonl`` beside the graph."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from kg.audit.finding import Finding
from kg.model import Passage

ARTICLES = "articles.jsonl"
_ENDS = re.compile("[。！？!?\n]")
_LONGEST = 400
"""Code points of a sentence that is shown whole."""


def sentences(folder: Path, findings: Iterable[Finding]) -> dict[Passage, str]:
    """The sentence around each passage of the findings; the passage itself where the article is not to be had.

    Args:
        folder: what ``kg build`` wrote; a graph file alone has no articles beside it.
        findings: of the graph in it.
    """
    wanted: dict[tuple[str, int], set[Passage]] = {}
    for passage in (p for f in findings for p in f.passages):
        wanted.setdefault((passage.page, passage.article), set()).add(passage)
    found = {p: p.text for passages in wanted.values() for p in passages}
    path = folder / ARTICLES
    if not wanted or not path.is_file():
        return found
    with path.open("rb") as lines:
        for line in lines:
            article = msgspec.json.decode(line)
            for passage in wanted.get((article["page"], article["number"]), ()):
                found[passage] = _sentence(article, passage)
    return found


def _sentence(article: dict[str, Any], passage: Passage) -> str:
    text: str = article["text"]
    start, stop = _at(article["offsets"], passage.begin), _at(article["offsets"], passage.end - 1)
    if start is None or stop is None:
        return passage.text
    before = [m.end() for m in _ENDS.finditer(text, 0, start)]
    after = _ENDS.search(text, stop)
    begin, end = before[-1] if before else 0, after.end() if after else len(text)
    sentence = text[begin:end].strip()
    return sentence if len(passage.text) <= len(sentence) <= _LONGEST else passage.text


def _at(runs: list[list[int]], offset: int) -> int | None:
    """Where a code point of the page stands in the article's text."""
    by_page = sorted(runs, key=lambda run: run[1])
    run = bisect_right(by_page, offset, key=lambda run: run[1]) - 1
    if run < 0:
        return None
    at, page, length = by_page[run]
    return at + offset - page if offset < page + length else None

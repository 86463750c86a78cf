"""How well real pages are split, by the measures that the project is judged by."""

from __future__ import annotations

import json
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest

from kg.articles import split
from kg.model import Article, Page, Settings
from kg.pages import load, sources
from kg.text import fold, squeeze

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is missing: the real pages are not measured"),
]


def judged() -> Iterator[tuple[dict[str, Any], Page, tuple[Article, ...]]]:
    for source in sources([str(SHARED / "pages")]):
        for page in load(source, settings=Settings()):
            assert isinstance(page, Page)
            gold = json.loads((SHARED / "gold" / f"{Path(page.id).stem}.json").read_text("utf-8"))
            yield gold, page, split(page)


def f1(right: int, found: int, wanted: int) -> float:
    return 2 * right / (found + wanted)


def test_bylines() -> None:
    right = found = wanted = 0
    for gold, _, articles in judged():
        names = {b["name"] for a in gold["articles"] for b in a.get("byline", [])}
        mine = {b.name for a in articles for b in a.bylines}
        right, found, wanted = right + len(names & mine), found + len(mine), wanted + len(names)
    assert f1(right, found, wanted) >= 0.98


def test_article_starts() -> None:
    right = found = wanted = 0
    for gold, page, articles in judged():
        text = fold(page.text)
        kept = [i for i, c in enumerate(text) if not c.isspace()]
        plain = "".join(text[i] for i in kept)
        begins = [a.offsets[a.body.start] for a in articles]
        starts = [kept[plain.index(squeeze(fold(a["start"])))] for a in gold["articles"]]
        right += sum(any(abs(b - s) <= 40 for b in begins) for s in starts)
        found, wanted = found + len(begins), wanted + len(starts)
    assert f1(right, found, wanted) >= 0.98


def test_headlines() -> None:
    right = found = wanted = 0
    for gold, _, articles in judged():
        titles = [[t for t in (a["title"], *a["title_alt"]) if t] for a in gold["articles"]]
        heads = [[h for h in (a.headline, *a.alternatives) if h] for a in articles]
        right += sum(any(alike(t, h) for hs in heads for h in hs for t in ts) for ts in titles if ts)
        found, wanted = found + sum(map(bool, heads)), wanted + sum(map(bool, titles))
    assert f1(right, found, wanted) >= 0.96


def alike(one: str, two: str) -> bool:
    return SequenceMatcher(None, squeeze(fold(one)), squeeze(fold(two)), autojunk=False).ratio() >= 0.8

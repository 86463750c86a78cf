"""Pages are read together, and yet each for itself."""

from __future__ import annotations

import pytest

from kg import pipeline
from kg.articles import Split, split_whole
from kg.lexicon import load
from kg.model import Page, Settings
from kg.pages import Unreadable

TEXTS = {
    "a.txt": "本报讯 5月8日，青棠地区召开防汛工作会议。地委副书记林慕白主持会议并讲话。",
    "b.txt": "本报讯 5月9日，云汀市举行职工篮球赛。",
    "c.txt": "本报讯 5月10日，市委书记章怀谷到社区调研。",
}


def page(name: str) -> Page:
    return Page(id=name, text=TEXTS[name], sha256="0" * 64, date="2026-05-12")


def test_a_page_says_the_same_alone_and_among_others() -> None:
    lexicon = load()
    alone = [pipeline.read_page(page(name), lexicon=lexicon, settings=Settings()) for name in TEXTS]
    assert pipeline.read_pages([page(name) for name in TEXTS], lexicon=lexicon, settings=Settings()) == alone


def test_a_page_that_the_readers_choke_on_is_named_and_the_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def split(page: Page) -> Split:
        if page.id == "b.txt":
            raise ZeroDivisionError("a defect")
        return split_whole(page)

    monkeypatch.setattr(pipeline, "split_whole", split)
    read = pipeline._read_or_say_why([page(name) for name in TEXTS], load(), Settings())
    assert [isinstance(outcome, Unreadable) for outcome in read] == [False, True, False]
    assert read[1] == Unreadable(
        "b.txt", "the reader failed on it (ZeroDivisionError: a defect); please report this page"
    )

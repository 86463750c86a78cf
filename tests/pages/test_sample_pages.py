"""The sample pages are invented, say so, and their figures agree with each other."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from kg import lexicon, tables
from kg.divisions import Divisions
from kg.model import Batch, Channel, Coverage, Knowledge, Page, Ref, Settings
from kg.pages import Unreadable, load, sources
from kg.pipeline import read_page

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
PAGES = sorted((SEEDS / "pages").iterdir())
CITIZENS = (
    "钱桂兰 马小冬 谭有田 刘铁柱 陈大林 宋金凤 秦芳芳 杜来福 马春燕 沙吾提 布合力其 巴哈尔·依明 赛尔江·买提努尔 "
    "库尔班江·买合木提 阿不都拉·肉孜 古力米热·热合曼 热孜宛·阿木提 依力亚斯·玉山"
)
"""Residents, students, drivers and villagers whom the pages quote by name."""
NOTE = "人物、地名、单位均属虚构"


@cache
def pages() -> tuple[Page, ...]:
    """The pages as loaded; every one is readable."""
    found: list[Page] = []
    for source in sources([str(SEEDS / "pages")]):
        for page in load(source, settings=Settings()):
            assert not isinstance(page, Unreadable), page
            found.append(page)
    return tuple(found)


@cache
def known() -> tuple[Knowledge, ...]:
    """What each page says."""
    words = lexicon.load(SEEDS / "pages.lexicon.tsv")
    return tuple(read_page(page, lexicon=words, settings=Settings()).knowledge for page in pages())


def batches() -> dict[int, Batch]:
    """The batches handed to the province, by number."""
    return {b.number: b for k in known() for b in k.batches if b.recipient and b.recipient.key == "990000"}


def count(number: int, coverage: Coverage, *, channel: Channel = Channel.ALL, priority: bool = False) -> int:
    """A figure of a batch for all regions and types."""
    batch = batches()[number]
    (found,) = (
        o.count
        for o in batch.observations
        if o.area == batch.recipient
        and o.pollution is None
        and (o.coverage, o.channel, o.priority) == (coverage, channel, priority)
    )
    return found


def regions(number: int, coverage: Coverage, *, priority: bool = False) -> dict[Ref, int]:
    """The figures of a batch by region."""
    batch = batches()[number]
    return {
        o.area: o.count
        for o in batch.observations
        if o.area != batch.recipient and o.coverage is coverage and o.priority is priority
    }


@pytest.mark.parametrize("path", PAGES, ids=lambda p: str(p.name))
def test_every_page_says_that_it_is_invented(path: Path) -> None:
    data = path.read_bytes()
    if path.suffix == ".jsonl":
        assert all(NOTE in json.loads(line)["note"] for line in data.decode("utf-8").splitlines())
    else:
        text = data.decode("gb18030" if NOTE.encode("gb18030") in data else "utf-8")
        assert NOTE in text.replace(",", "，")


def test_every_page_has_a_date() -> None:
    assert [p.id for p in pages() if p.date is None or p.date_inferred] == []


def test_no_invented_place_is_a_real_one() -> None:
    real = Divisions.load()
    rows = [row for row in tables.read("pages.lexicon.tsv", base=SEEDS) if row["kind"] == "place"]
    names = [name for row in rows for name in (row["name"], row["also"]) if name]
    assert [name for name in names if real.named(name)] == []
    assert [row["code"] for row in rows if real.get(row["code"])] == []


@pytest.mark.parametrize("number", [6, 7, 8, 9])
def test_the_figures_of_a_batch_add_up(number: int) -> None:
    total = count(number, Coverage.BATCH)
    by_channel = [count(number, Coverage.BATCH, channel=c) for c in (Channel.PHONE, Channel.LETTER)]
    by_type = [o.count for o in batches()[number].observations if o.pollution]
    assert sum(by_channel) == total
    assert sum(by_type) == total
    assert sum(regions(number, Coverage.BATCH).values()) == total
    priority = count(number, Coverage.BATCH, priority=True)
    assert sum(regions(number, Coverage.BATCH, priority=True).values()) == priority


@pytest.mark.parametrize("number", [7, 8, 9])
def test_each_batch_continues_the_one_before(number: int) -> None:
    for priority in (False, True):
        before = count(number - 1, Coverage.CUMULATIVE, priority=priority)
        now = count(number, Coverage.BATCH, priority=priority)
        assert count(number, Coverage.CUMULATIVE, priority=priority) == before + now
    assert sum(regions(9, Coverage.CUMULATIVE).values()) == count(9, Coverage.CUMULATIVE)


def test_cases_not_made_public_are_told() -> None:
    assert {n: batches()[n].undisclosed for n in (3, 4)} == {3: 3, 4: 2}


def test_citizens_stay_out() -> None:
    text = "".join(page.text for page in pages())
    citizens = CITIZENS.split()
    assert [name for name in citizens if name not in text.replace("\n", "")] == []
    assert [p.name for k in known() for p in k.persons if p.name in citizens] == []

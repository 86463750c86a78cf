"""The graph folder and the build's own knowledge give the same ledger, and so the same findings."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from bench.notices import WORDINGS, page, series
from kg.audit import audit, audit_ledger, audit_store
from kg.audit.gather import ledger_of
from kg.audit.stored import StoredGraph
from kg.graph import write_turtle
from kg.model import Knowledge
from kg.query import load
from tests.audit.readings import BASE, knowledge
from tests.graph.everything import everything

PAGES = {
    "2024-05-02": (
        "本报讯 5月1日，长沙市人民政府召开第三次常务会议，市长赵一鸣主持会议。"
        "会议由长沙市生态环境局承办。甲乙论坛将于5月1日举行。"
    ),
    "2024-05-09": "本报讯 5月8日，长沙市人民政府召开第五次常务会议，市长钱仲书主持会议。",
    "2014-05-09": "本报讯 5月8日，长沙市生态环境局局长孙立人主持召开会议。",
}


def graph(known: Knowledge, folder: Path) -> Path:
    write_turtle(known, folder / "graph.ttl", base=BASE)
    return folder


def faulty(wording: int) -> Mapping[str, str]:
    notices = list(series(wording, batches=4))
    pages = {f"{n.name[:10]} {n.number}": page(n, wording).split("---\n")[2] for n in notices}
    first = next(iter(pages))
    pages[first] = pages[first].replace("来信", "来访", 1).replace("件、", "0件、", 1)
    del pages[list(pages)[2]]
    return pages


@pytest.mark.parametrize("wording", range(WORDINGS))
def test_notices(wording: int, tmp_path: Path) -> None:
    known = knowledge(faulty(wording))
    store = load(graph(known, tmp_path))
    assert StoredGraph(store).ledger() == ledger_of(known, base=BASE)
    found = audit(known, base=BASE)
    assert found
    assert audit_store(store) == found


def test_meetings_and_posts(tmp_path: Path) -> None:
    known = knowledge(PAGES)
    store = load(graph(known, tmp_path))
    assert StoredGraph(store).ledger() == ledger_of(known, base=BASE)
    assert audit_store(store) == audit(known, base=BASE)


def test_everything_that_a_graph_can_hold(tmp_path: Path) -> None:
    known = everything()
    stored = StoredGraph(load(graph(known, tmp_path))).ledger()
    ledger = ledger_of(known, base=BASE)
    assert stored.batches == ledger.batches
    assert audit_ledger(stored) == audit_ledger(ledger)

"""Pushing to a real store: everything arrives once, whatever breaks off on the way."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Thread

import pyoxigraph as ox
import pytest
from msgspec.structs import replace

from kg.errors import OutputError
from kg.export import export
from kg.graph import write_turtle
from kg.graph.terms import ONTOLOGY
from kg.model import Knowledge
from kg.push import Pushed, push
from kg.push.address import Address, Credentials
from kg.push.remote import PAUSES, Remote
from kg.resources import folder as data_folder
from tests.graph.everything import BASE, everything
from tests.push.server import Store, running

Tell = Callable[[str, int, int], None]
GRAPHS = 14
"""Of twelve articles, of what no article says alone, and of the vocabulary."""


def pushed(
    path: Path, store: Store, *, again: bool = False, tell: Tell = lambda *_: None, pauses: Sequence[float] = PAUSES
) -> Pushed:
    def remote(to: Address, known_by: Credentials) -> Remote:
        return Remote(to, known_by, pauses=pauses)

    return push(path, store.url, environment={}, again=again, tell=tell, remote=remote)


def expected(path: Path) -> set[ox.Quad]:
    """The export with named graphs, and the vocabulary."""
    quads = export(path, "nq", out=path / "graph.nq")
    ontology = ox.NamedNode(ONTOLOGY)
    vocabulary = ox.parse(path=str(data_folder("ontology") / "kg.ttl"), format=ox.RdfFormat.TURTLE)
    return {
        *ox.parse(path=str(quads), format=ox.RdfFormat.N_QUADS),
        *(ox.Quad(q.subject, q.predicate, q.object, ontology) for q in vocabulary),
    }


@pytest.fixture
def built(tmp_path: Path) -> Path:
    path = tmp_path / "built"
    path.mkdir()
    write_turtle(many(), path / "graph.ttl", base=BASE)
    return path


def many(articles: int = 12) -> Knowledge:
    known = everything()
    more = (replace(known.articles[1], number=n) for n in range(2, articles))
    return replace(known, articles=(*known.articles, *more))


def test_everything_arrives_in_its_graph(built: Path) -> None:
    with running() as store:
        told: list[tuple[str, int, int]] = []
        outcome = pushed(built, store, tell=lambda *step: told.append(step))
        assert (outcome.unchanged, outcome.deleted) == (0, 0)
        assert store.quads() == expected(built)
        assert told[-1] == ("sending graphs", outcome.sent, outcome.sent)


def test_a_second_push_sends_only_what_changed(built: Path) -> None:
    with running() as store:
        first = pushed(built, store)
        assert pushed(built, store) == Pushed(0, first.sent, 0)
        write_turtle(many(articles=10), built / "graph.ttl", base=BASE)
        assert pushed(built, store) == Pushed(0, first.sent - 2, 2)
        assert store.quads() == expected(built)
        assert pushed(built, store, again=True) == Pushed(first.sent - 2, 0, 0)
        assert store.quads() == expected(built)


def test_a_store_that_lost_everything_is_sent_everything(built: Path) -> None:
    with running() as store:
        first = pushed(built, store)
        store.kill()
        store.start()
        assert pushed(built, store) == first
        assert store.quads() == expected(built)


def test_a_store_that_loses_in_mid_push_what_an_earlier_one_sent_is_sent_everything(built: Path) -> None:
    with running() as store:
        pushed(built, store)
        write_turtle(many(articles=13), built / "graph.ttl", base=BASE)
        deaths: list[str] = []

        def tell(step: str, done: int, total: int) -> None:
            if step == "sending graphs" and done == 1 and not deaths:
                deaths.append(step)
                store.kill()
                store.start()

        assert pushed(built, store, tell=tell).sent == GRAPHS + 1
        assert store.quads() == expected(built)


@pytest.mark.parametrize("on_disk", [True, False], ids=["on disk", "in memory"])
def test_a_store_killed_and_restarted_in_mid_push_has_everything(built: Path, tmp_path: Path, on_disk: bool) -> None:
    with running(tmp_path / "store" if on_disk else None) as store:
        deaths: list[Thread] = []

        def restart() -> None:
            time.sleep(0.4)
            store.start()

        def tell(step: str, done: int, total: int) -> None:
            if step == "sending graphs" and done == total // 2 and not deaths:
                store.kill()
                deaths.append(Thread(target=restart))
                deaths[0].start()

        outcome = pushed(built, store, tell=tell)
        deaths[0].join()
        assert store.quads() == expected(built)
        assert outcome.sent + outcome.unchanged == GRAPHS
        assert outcome.unchanged == 0


def test_a_broken_off_push_goes_on_where_it_was(built: Path, tmp_path: Path) -> None:
    with running(tmp_path / "store") as store:

        def tell(step: str, done: int, total: int) -> None:
            if (step, done) == ("sending graphs", 5):
                store.kill()

        with pytest.raises(OutputError, match=r"fails \(Connection refused\) after \d tries: .*to go on"):
            pushed(built, store, tell=tell, pauses=(0, 0, 0))
        store.start()
        outcome = pushed(built, store)
        assert (outcome.unchanged, outcome.sent) == (5, GRAPHS - 5)
        assert store.quads() == expected(built)


def test_the_journal_is_short_and_readable(built: Path) -> None:
    with running() as store:
        for _ in range(4):
            pushed(built, store, again=True)
        lines = (built / "graph.push.jsonl").read_text("utf-8").splitlines()
        assert len(lines) <= 4 * GRAPHS
        line = json.loads(lines[-1])
        assert line["store"] == store.url
        assert line["graph"].startswith(f"{BASE}article/")


def test_a_line_cut_short_is_passed_over(built: Path) -> None:
    with running() as store:
        first = pushed(built, store)
        journal = built / "graph.push.jsonl"
        journal.write_bytes(journal.read_bytes()[:-20])
        assert pushed(built, store) == Pushed(1, first.sent - 1, 0)
        assert pushed(built, store) == Pushed(0, first.sent, 0)

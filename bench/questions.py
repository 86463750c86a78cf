"""``python -m bench.questions``: the saved questions in pyoxigraph and in rdflib, and what a question costs besides.

The graph is the sample pages' own, copied with other names until it has 100,000 triples; then, for the cost of
``kg query`` itself, until it has a million. Answers are compared, row for row in the tests, by their number here.
"""

from __future__ import annotations

import math
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from kg.graph import turtle
from kg.graph.answer import cell
from kg.graph.terms import BASE, IRI, NAMESPACES, Triple, prefixes
from kg.model import Settings
from kg.query import known_prefixes, load
from kg.questions import bound, question
from kg.store import store_folder
from kg.write import build_into

ROOT = Path(__file__).resolve().parent.parent
COPIED = tuple(
    f"{BASE}{family}/" for family in prefixes(BASE) if family not in (*NAMESPACES, "place", "role", "pollution")
)
"""Families whose nodes are another thing in each copy; places, titles and types of pollution are shared."""
NAMED = tuple(f"{BASE}{family}/" for family in ("person", "body", "event", "article"))
TOLD: dict[str, dict[str, str]] = {
    "who-chaired": {"from": "2026-06", "to": "2026-06-13"},
    "took-part": {"who": "叶尔江·努尔塔扎"},
    "who-held": {"body": "青棠地区行政公署"},
    "career": {"person": "叶尔江·努尔塔扎"},
    "came-after": {"body": "青棠地区行政公署"},
    "meetings-of": {"body": "青棠地区行政公署"},
    "on-document": {"document": "行动方案"},
    "complaints-by-region": {"place": "岚川省"},
    "complaints-over-batches": {"place": "云汀市"},
    "complaints-by-type": {"place": "岚川省"},
    "sat-together": {},
    "sat-with": {"person": "叶尔江·努尔塔扎"},
    "organisers": {"role": "承办"},
    "events-in": {"place": "塔石县"},
    "papers-differ": {},
    "facts-of": {"article": "article:2026-06-14-A1.md.04"},
    "statements": {"person": "叶尔江·努尔塔扎"},
}


def copies(triples: list[Triple], wanted: int) -> Iterator[Triple]:
    """``triples`` again and again, each time with nodes and names of its own, until there are at least ``wanted``."""
    yield from triples
    for number in range(1, math.ceil(wanted / len(triples))):
        mark = f"~{number}"
        for subject, predicate, value, kind in triples:
            if kind == IRI:
                value += mark if value.startswith(COPIED) else ""
            elif kind[0] == "@" and subject.startswith(NAMED):
                value += mark
            yield subject + mark if subject.startswith(COPIED) else subject, predicate, value, kind


def sample(folder: Path) -> list[Triple]:
    """The triples of the sample pages."""
    import pyoxigraph as ox

    lexicon = ROOT / "seeds" / "pages.lexicon.tsv"
    build_into(folder, [str(ROOT / "seeds" / "pages")], settings=Settings(), user_lexicon=lexicon)
    found = ox.parse(path=str(folder / "graph.ttl"), format=ox.RdfFormat.TURTLE)
    return [_plain(triple.subject, triple.predicate, triple.object) for triple in found]


def _plain(*terms: Any) -> Triple:
    subject, predicate, value = (cell(term) for term in terms)
    assert subject
    assert predicate
    assert value
    return subject[0], predicate[0], *value


def cpu(work: Callable[[], object], *, times: int) -> float:
    """CPU seconds of the quickest of several runs."""
    taken = []
    for _ in range(times):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken)


def compare(folder: Path) -> float:
    """Print what each question takes in both engines; the geometric mean of the ratios."""
    import pyoxigraph as ox
    import rdflib

    disk = load(folder)
    memory = ox.Store()
    memory.bulk_load(path=str(folder / "graph.ttl"), format=ox.RdfFormat.TURTLE)
    graph = rdflib.Graph().parse(folder / "graph.ttl", format="turtle")
    known = known_prefixes(folder)
    print(
        f"{len(graph):,} triples\n{'question':26}{'rows':>7}{'rdflib ms':>11}{'memory ms':>11}{'store ms':>10}{'ratio':>8}"
    )
    ratios: list[tuple[float, float]] = []
    for name, told in TOLD.items():
        sparql = bound(question(name), told, store=disk)
        answers = [len(list(_ask(store, sparql, known))) for store in (memory, disk)]
        slow = cpu(lambda: answers.append(len(list(graph.query(sparql, initNs=known)))), times=1)  # noqa: B023
        assert len(set(answers)) == 1, f"{name}: {answers}"
        quick, stored = (cpu(lambda: list(_ask(s, sparql, known)), times=9) for s in (memory, disk))  # noqa: B023
        ratios.append((slow / quick, slow / stored))
        print(f"{name:26}{answers[0]:7,}{slow * 1e3:11.1f}{quick * 1e3:11.2f}{stored * 1e3:10.2f}{slow / stored:8.0f}")
    in_memory, on_disk = (statistics.geometric_mean(column) for column in zip(*ratios, strict=True))
    half = statistics.median(stored for _, stored in ratios)
    print(
        f"geometric mean: {on_disk:.0f} times faster from the store (wanted: 20; median {half:.0f}), {in_memory:.0f} from memory"
    )
    return on_disk


def _ask(store: Any, sparql: str, known: dict[str, str]) -> Any:
    return store.query(sparql, prefixes=known)


def besides(folder: Path) -> float:
    """Print what ``kg query`` costs on a large graph besides the query: the whole process less the query itself."""
    before = _children()
    _kg(folder, "ASK {}")
    first = _children() - before
    store, known = load(folder), known_prefixes(folder)
    size = sum(path.stat().st_size for path in store_folder(folder / "graph.ttl").rglob("*") if path.is_file())
    print(f"{len(store):,} triples: indexed once in {first:.1f} CPU s, {size / 1e6:.0f} MB")
    bare = _least(sys.executable, "-c", "pass")
    worst = 0.0
    for name in ("who-chaired", "sat-with", "complaints-by-region", "events-in"):
        told = [part for key, value in TOLD[name].items() for part in (f"--{key}", value)]
        whole = _least(sys.executable, "-m", "kg", "query", str(folder), "--ask", name, *told)
        sparql = bound(question(name), TOLD[name], store=store)
        itself = min(_fresh(folder, sparql, known) for _ in range(5))
        worst = max(worst, whole - itself)
        print(f"{name:26} whole process {whole:.3f} CPU s, query {itself:.3f}, besides {whole - itself:.3f}")
    print(f"at most {worst:.3f} CPU s besides the query (wanted: 0.15), of which Python itself takes {bare:.3f}")
    return worst


def _fresh(folder: Path, sparql: str, known: dict[str, str]) -> float:
    """CPU seconds of a query on a store that has just been opened, as every call of ``kg query`` finds it."""
    store = load(folder)
    return cpu(lambda: list(_ask(store, sparql, known)), times=1)


def _kg(folder: Path, sparql: str) -> None:
    command = [sys.executable, "-m", "kg", "query", str(folder), sparql]
    subprocess.run(command, check=True, capture_output=True)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _installed() -> dict[str, str]:
    """The environment of an installed program, whose bytecode is kept."""
    kept = {"PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "kg-bench-bytecode")}
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | kept


def _least(*command: str) -> float:
    taken = []
    for _ in range(7):
        before = _children()
        subprocess.run(command, check=True, capture_output=True, env=_installed())
        taken.append(_children() - before)
    return min(taken)


def main() -> int:
    """Measure; 1 if a target is missed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        triples = sample(folder)
        turtle.save(copies(triples, 100_000), folder / "graph.ttl", prefixes=prefixes(BASE))
        faster = compare(folder)
        turtle.save(copies(triples, 1_000_000), folder / "graph.ttl", prefixes=prefixes(BASE))
        return 0 if faster >= 20 and besides(folder) <= 0.15 else 1


if __name__ == "__main__":
    sys.exit(main())

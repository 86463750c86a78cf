"""The sample graph, built once from ``seeds/pages``, as rdflib and as pyoxigraph have it."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import rdflib

from kg.graph.answer import Cell
from kg.graph.terms import IRI, ONTOLOGY, STRING
from kg.model import Settings
from kg.query import known_prefixes, load, run
from kg.questions import bound, question
from kg.write import build_into

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Asked:
    """One graph in both engines."""

    folder: Path

    def __post_init__(self) -> None:
        self.store = load(self.folder)
        self._twin = rdflib.Dataset()
        self._twin.default_graph.parse(self.folder / "graph.ttl", format="turtle")
        self._twin.graph(rdflib.URIRef(ONTOLOGY)).parse(ROOT / "ontology" / "kg.ttl", format="turtle")

    def sparql(self, name: str, **told: str) -> str:
        return bound(question(name), {key.rstrip("_"): value for key, value in told.items()}, store=self.store)

    def cells(self, name: str, **told: str) -> list[tuple[Cell | None, ...]]:
        """The rows, as pyoxigraph has them."""
        return list(run(self.folder, self.sparql(name, **told), store=self.store).rows)

    def by_rdflib(self, name: str, **told: str) -> list[tuple[Cell | None, ...]]:
        """The rows, as rdflib has them."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of rdflib about itself
            rows: Any = self._twin.query(self.sparql(name, **told), initNs=known_prefixes(self.folder))
            return [tuple(map(_cell, row)) for row in rows]

    def rows(self, name: str, *columns: str, **told: str) -> list[str]:
        """The rows in one line each, only these columns, with IRIs cut short."""
        answer = run(self.folder, self.sparql(name, **told), store=self.store)
        at = [answer.columns.index(column) for column in columns]
        return [" | ".join(answer.short(row[i]) for i in at) for row in answer.rows]


def _cell(term: Any) -> Cell | None:
    if term is None:
        return None
    if isinstance(term, rdflib.URIRef):
        return str(term), IRI
    if term.language:
        first, _, rest = term.language.partition("-")
        return str(term), f"@{first}-{rest.title()}" if rest else f"@{first}"
    return str(term), str(term.datatype or STRING)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    """The sample pages, built afresh."""
    folder = tmp_path_factory.mktemp("sample")
    lexicon = ROOT / "seeds" / "pages.lexicon.tsv"
    build_into(folder, [str(ROOT / "seeds" / "pages")], settings=Settings(), user_lexicon=lexicon)
    return Asked(folder)

"""``graphs/`` is what the code builds from ``seeds/pages`` today."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
from rdflib import Graph

from kg.model import Settings
from kg.write import build_into


def test_the_graph_in_git_is_up_to_date(root: Path, tmp_path: Path) -> None:
    lexicon = root / "seeds" / "pages.lexicon.tsv"
    build_into(tmp_path, [str(root / "seeds" / "pages")], settings=Settings(), user_lexicon=lexicon)
    for path in sorted(tmp_path.iterdir()):
        assert path.read_bytes() == (root / "graphs" / path.name).read_bytes(), (
            f"{path.name} is stale: run `make graphs`"
        )


def test_two_libraries_read_the_same_graph(root: Path) -> None:
    path = root / "graphs" / "graph.ttl"
    ours = {(str(s), str(p), str(o)) for s, p, o in Graph().parse(path, format="turtle")}
    triples = pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE)
    theirs = {(t.subject.value, t.predicate.value, t.object.value) for t in triples}
    assert ours == theirs

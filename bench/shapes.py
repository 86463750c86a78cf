"""``python -m bench.shapes``: our validator beside pyshacl on one graph of 100,000 triples, in one run.

Both begin with the Turtle file and end with the violations; both must name the same ones.
"""

from __future__ import annotations

import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.faults import BASE
from bench.notices import page, series
from kg import lexicon as lexicons
from kg import resources
from kg.graph import write_turtle
from kg.model import Page, Settings
from kg.pipeline import read_page
from kg.resolve import resolve

TRIPLES = 100_000
WANTED = 8
_BATCHES = 250


@dataclass(frozen=True, slots=True)
class Compared:
    """One run of both."""

    triples: int
    ours: float
    """CPU seconds."""
    theirs: float
    violations: int
    same: bool


def graph(path: Path, *, batches: int) -> int:
    """Write the graph of so many generated batches, a few of its nodes broken; the number of triples."""
    lexicon = lexicons.load(None)
    read = [
        read_page(
            Page(id=n.name, text=page(n, 0), sha256="0" * 64, start=0, date=n.day.isoformat(), region=n.province),
            lexicon=lexicon,
            settings=Settings(),
        ).knowledge
        for n in series(1, batches=batches)
    ]
    return write_turtle(resolve(read).knowledge, path, base=BASE)


def compare(path: Path) -> Compared:
    """Validate the graph at ``path`` with both, ours first."""
    import pyoxigraph as ox
    import pyshacl
    import rdflib

    from kg.audit.shapes import read_shapes
    from kg.audit.validate import violations

    began = time.process_time()
    store = ox.Store()
    store.bulk_load(path=str(path), format=ox.RdfFormat.TURTLE)
    ours = {(v.node, v.component) for v in violations(store, read_shapes())}
    middle = time.process_time()
    shapes = str(resources.folder("ontology") / "shapes.ttl")
    _, report, _ = pyshacl.validate(rdflib.Graph().parse(path), shacl_graph=shapes)
    ended = time.process_time()
    assert isinstance(report, rdflib.Graph)
    theirs = {
        (str(report.value(result, rdflib.SH.focusNode)), _component(report, result))
        for result in report.subjects(rdflib.RDF.type, rdflib.SH.ValidationResult)
    }
    return Compared(len(store), middle - began, ended - middle, len(ours), ours == theirs)


def _component(report: object, result: object) -> str:
    import rdflib

    assert isinstance(report, rdflib.Graph)
    assert isinstance(result, rdflib.term.Node)
    name = str(report.value(result, rdflib.SH.sourceConstraintComponent))
    return name.removeprefix(str(rdflib.SH)).removesuffix("ConstraintComponent")


def main() -> int:
    """Print one row; status 1 where the findings differ or ours is not fast enough."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.ttl"
        first = graph(path, batches=_BATCHES)
        graph(path, batches=round(_BATCHES * TRIPLES / first) + 1)
        text = path.read_text("utf-8")
        path.write_text(text.replace("kg:caseCount 7 ", "kg:caseCount -7 ").replace("kg:Letter", "kg:Fax", 40), "utf-8")
        row = compare(path)
    ratio = row.theirs / row.ours
    print(
        f"{'triples':>9} {'kg check CPU s':>15} {'pyshacl CPU s':>14} {'ratio':>6} {'violations':>11} {'the same':>9}"
    )
    print(f"{row.triples:9,} {row.ours:15.2f} {row.theirs:14.1f} {ratio:6.1f} {row.violations:11,} {row.same!s:>9}")
    return 0 if row.same and ratio >= WANTED else 1


if __name__ == "__main__":
    sys.exit(main())

"""Write ``docs/vocabulary.md`` from ``ontology/kg.ttl``: ``python scripts/make_vocabulary.py``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.namespace import NamespaceManager

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "vocabulary.md"
KG = "https://w3id.org/gongbao/ontology#"
TIES = (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.seeAlso, SKOS.closeMatch)
HEAD = """# The vocabulary of the graph

Made from `ontology/kg.ttl` by `scripts/make_vocabulary.py`; do not edit.

Every node stands under `https://w3id.org/gongbao/id/` and there are no blank nodes. Every fact node has
`prov:wasDerivedFrom` → the passages it was read from; a passage carries `nif:beginIndex`, `nif:endIndex` (code points
of the page file as stored), `nif:anchorOf` (that text) and `kg:rule` (the rule that read it). Labels are
`skos:prefLabel` and `skos:altLabel`, of persons `foaf:name`.
"""
KINDS = (
    ("Classes", OWL.Class),
    ("Properties from node to node", OWL.ObjectProperty),
    ("Properties from node to value", OWL.DatatypeProperty),
    ("Concepts and other named values", None),
)


def render(graph: Graph) -> str:
    """The page, as Markdown."""
    parts = [HEAD]
    seen: set[URIRef] = set()
    for title, kind in KINDS:
        terms = [t for t in _terms(graph) if t not in seen and (kind is None or (t, RDF.type, kind) in graph)]
        seen.update(terms)
        rows = "\n".join(_row(graph, term) for term in terms)
        parts.append(f"## {title}\n\n| term | 中文 | what it is | tied to |\n|---|---|---|---|\n{rows}\n")
    rows = "\n".join(_published(graph, term) for term in _terms(graph, own=False))
    parts.append(f"## Published terms that the graph uses\n\n| term | 中文 | how it is used |\n|---|---|---|\n{rows}\n")
    return "\n".join(parts)


def _terms(graph: Graph, *, own: bool = True) -> Iterator[URIRef]:
    found = {s for s in graph.subjects(RDFS.label, None) if isinstance(s, URIRef) and str(s).startswith(KG) is own}
    yield from sorted(found)


def _published(graph: Graph, term: URIRef) -> str:
    label, use = _text(graph, term, RDFS.label, "zh"), _text(graph, term, SKOS.scopeNote, "en")
    return f"| `{_short(graph.namespace_manager, term)}` | {label} | {use} |"


def _row(graph: Graph, term: URIRef) -> str:
    names = graph.namespace_manager
    label, comment = _text(graph, term, RDFS.label, "zh"), _text(graph, term, RDFS.comment, "en")
    if not comment:
        comment = _text(graph, term, SKOS.definition, "en")
    ties = sorted({_short(names, o) for p in TIES for o in graph.objects(term, p) if isinstance(o, URIRef)})
    return f"| `{_short(names, term)}` | {label} | {comment} | {' '.join(f'`{t}`' for t in ties)} |"


def _text(graph: Graph, term: URIRef, predicate: URIRef, language: str) -> str:
    found = [str(o) for o in graph.objects(term, predicate) if getattr(o, "language", None) == language]
    return min(found, default="").replace("|", "\\|")


def _short(names: NamespaceManager, term: URIRef) -> str:
    return term.n3(names).strip("<>")


def main() -> None:
    """Read the ontology, write the page."""
    graph = Graph().parse(ROOT / "ontology" / "kg.ttl", format="turtle")
    TARGET.write_text(render(graph), "utf-8", newline="\n")


if __name__ == "__main__":
    main()

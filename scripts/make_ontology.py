"""Write ``docs/ontology.html`` from ``ontology/kg.ttl``: ``python scripts/make_ontology.py``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "ontology.html"
KG = "https://w3id.org/gongbao/ontology#"
SCHEMA = Namespace("https://schema.org/")
DOMAIN = (RDFS.domain, SCHEMA.domainIncludes)
RANGE = (RDFS.range, SCHEMA.rangeIncludes)


class Box(NamedTuple):
    """A class in the diagram: its left upper corner."""

    x: int
    y: int


WIDTH, HEIGHT = 178, 48
BOXES = {
    "kg:Page": Box(10, 20),
    "schema:NewsArticle": Box(312, 20),
    "kg:Passage": Box(620, 20),
    "schema:Quotation": Box(10, 160),
    "foaf:Person": Box(312, 160),
    "kg:Tenure": Box(620, 160),
    "org:Post": Box(930, 160),
    "kg:Together": Box(10, 300),
    "cv:Participation": Box(620, 300),
    "org:Organization": Box(930, 300),
    "kg:AgendaItem": Box(10, 440),
    "kg:Event": Box(312, 440),
    "schema:Place": Box(930, 440),
    "eli:LegalResource": Box(10, 580),
    "kg:ComplaintBatch": Box(312, 580),
    "qb:Observation": Box(620, 580),
    "qb:ObservationGroup": Box(930, 580),
}
ARROWS = (
    ("schema:NewsArticle", "schema:isPartOf", "kg:Page"),
    ("kg:Passage", "schema:isPartOf", "schema:NewsArticle"),
    ("schema:NewsArticle", "schema:mentions", "foaf:Person"),
    ("kg:Tenure", "prov:wasDerivedFrom", "kg:Passage"),
    ("schema:Quotation", "schema:spokenByCharacter", "foaf:Person"),
    ("kg:Tenure", "org:member", "foaf:Person"),
    ("kg:Tenure", "kg:post", "org:Post"),
    ("kg:Tenure", "org:organization", "org:Organization"),
    ("org:Post", "org:postIn", "org:Organization"),
    ("kg:Together", "kg:companion", "foaf:Person"),
    ("cv:Participation", "kg:capacity", "kg:Tenure"),
    ("cv:Participation", "cv:hasParticipant", "org:Organization"),
    ("cv:Participation", "cv:hasParticipant", "foaf:Person"),
    ("kg:Event", "cv:hasParticipation", "cv:Participation"),
    ("kg:Event", "kg:participant", "foaf:Person"),
    ("kg:Event", "kg:agendaItem", "kg:AgendaItem"),
    ("kg:Event", "schema:location", "schema:Place"),
    ("org:Organization", "kg:jurisdiction", "schema:Place"),
    ("kg:AgendaItem", "kg:considers", "eli:LegalResource"),
    ("kg:ComplaintBatch", "rdfs:subClassOf", "kg:Event"),
    ("qb:Observation", "kg:batch", "kg:ComplaintBatch"),
    ("qb:Observation", "sdmx-dimension:refArea", "schema:Place"),
    ("qb:ObservationGroup", "qb:observation", "qb:Observation"),
)
SECTIONS = (
    ("classes", "类", "Classes", OWL.Class),
    ("relations", "节点之间的属性", "Properties from node to node", OWL.ObjectProperty),
    ("values", "取值属性", "Properties from node to value", OWL.DatatypeProperty),
    ("concepts", "概念", "Concepts and lists", None),
)
STYLE = """
:root { --ink: #1d2733; --soft: #5b6b7c; --line: #d5dde5; --paper: #fff; --wash: #f4f7fa; --mark: #0b63a8; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4eaf0; --soft: #9fb0c0; --line: #33414f; --paper: #10161c; --wash: #19222b; --mark: #7cc0f5; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 70rem; padding: 1.5rem; background: var(--paper); color: var(--ink);
  font: 16px/1.55 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
a { color: var(--mark); text-decoration: none; } a:hover { text-decoration: underline; }
code { font-family: ui-monospace, "SF Mono", Consolas, monospace; font-size: .92em; }
h1 { margin-bottom: .2rem; } h1 small, h2 small { color: var(--soft); font-weight: 400; }
h2 { margin-top: 3rem; border-bottom: 2px solid var(--line); }
h3 { margin: 0; font-size: 1.05rem; } h3 span { font-weight: 400; }
nav { columns: 15rem; background: var(--wash); padding: 1rem; border-radius: .5rem; }
nav p { margin: .6rem 0 .1rem; font-weight: 600; break-after: avoid; } nav a { display: block; }
section.term { padding: 1rem 0; border-bottom: 1px solid var(--line); }
section.term:target { background: var(--wash); }
section p { margin: .25rem 0; } p[lang=en] { color: var(--soft); }
dl { display: grid; grid-template-columns: 11rem 1fr; gap: .1rem .8rem; margin: .5rem 0 0; font-size: .93rem; }
dt { color: var(--soft); } dd { margin: 0; } dd a { margin-right: .7em; }
table { border-collapse: collapse; width: 100%; } td, th { text-align: left; padding: .3rem .6rem .3rem 0;
  border-bottom: 1px solid var(--line); vertical-align: top; }
svg { width: 100%; height: auto; } svg rect { fill: var(--wash); stroke: var(--mark); stroke-width: 1.2; }
svg text { fill: var(--ink); font-size: 14px; text-anchor: middle; } svg .name { fill: var(--soft); font-size: 12px; }
svg path { stroke: var(--soft); stroke-width: 1.2; fill: none; } svg .tip { fill: var(--soft); stroke: none; }
svg .edge { font-size: 11.5px; paint-order: stroke; stroke: var(--paper); stroke-width: 5px; stroke-linejoin: round; }
svg .kind { stroke-dasharray: 5 4; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .4rem; } }
"""


def render(graph: Graph) -> str:
    """The page, complete in itself: it loads nothing."""
    return _Page(graph).html()


class _Page:
    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._own = sorted({s for s in graph.subjects(RDFS.label) if isinstance(s, URIRef) and s.startswith(KG)})
        published = graph.subjects(SKOS.scopeNote)
        self._published = sorted({s for s in published if isinstance(s, URIRef)}, key=self._short)

    def html(self) -> str:
        about = URIRef(KG.rstrip("#"))
        title, titel = (self._text(about, _dcterms("title"), tongue) for tongue in ("zh", "en"))
        version = escape(str(self._graph.value(about, OWL.versionInfo)))
        parts = [
            '<!doctype html>\n<html lang="zh-Hans">\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title} · {titel}</title>\n<style>{STYLE}</style>",
            f"<h1>{title} <small lang=en>{titel}</small></h1>",
            f"<p>{self._text(about, _dcterms('description'), 'zh')}</p>",
            f'<p lang="en">{self._text(about, _dcterms("description"), "en")}</p>',
            f"<p><code>{KG}</code> · {version} · <code>ontology/kg.ttl</code></p>",
            self._diagram(),
            "<p>每个事实（任职、事件、参与、议题、引语、批次、件数）都经 <code>prov:wasDerivedFrom</code> 指向读出它的证据片段。</p>",
            '<p lang="en">Every fact points by <code>prov:wasDerivedFrom</code> to the passages it was read from.</p>',
            self._contents(),
            *self._sections(),
            self._reused(),
        ]
        return "\n".join(parts) + "\n</html>\n"

    # --- terms -------------------------------------------------------------------------------------------

    def _sections(self) -> Iterator[str]:
        for anchor, chinese, english, terms in self._groups():
            yield f'<h2 id="{anchor}">{chinese} <small lang="en">{english}</small></h2>'
            yield from map(self._term, terms)

    def _groups(self) -> Iterator[tuple[str, str, str, list[URIRef]]]:
        seen: set[URIRef] = set()
        for anchor, chinese, english, kind in SECTIONS:
            terms = [t for t in self._own if t not in seen and (kind is None or (t, RDF.type, kind) in self._graph)]
            seen.update(terms)
            yield anchor, chinese, english, terms

    def _contents(self) -> str:
        lines = ["<nav>"]
        for anchor, chinese, _, terms in self._groups():
            lines.append(f'<p><a href="#{anchor}">{chinese}</a></p>')
            lines += [f'<a href="#{_local(t)}"><code>{_local(t)}</code> {self._label(t, "zh")}</a>' for t in terms]
        lines.append('<p><a href="#published">所用的通用术语</a></p>')
        return "\n".join([*lines, "</nav>"])

    def _term(self, term: URIRef) -> str:
        rows = "".join(f"<dt>{name}</dt><dd>{links}</dd>" for name, links in self._rows(term) if links)
        notes = "".join(
            f'<p lang="{tongue}">{self._text(term, predicate, tongue)}</p>'
            for predicate in (SKOS.note, SKOS.editorialNote)
            for tongue in ("zh", "en")
            if self._text(term, predicate, tongue)
        )
        return (
            f'<section class="term" id="{_local(term)}">\n<h3><code>{self._short(term)}</code> '
            f'{self._label(term, "zh")} <span lang="en">{self._label(term, "en")}</span></h3>\n'
            f'<p>{self._text(term, RDFS.comment, "zh")}</p><p lang="en">{self._text(term, RDFS.comment, "en")}</p>'
            f"{notes}\n<dl>{rows}</dl>\n</section>"
        )

    def _rows(self, term: URIRef) -> Iterator[tuple[str, str]]:
        out, back = self._graph.objects, self._graph.subjects
        yield "属于 kind", self._links(o for o in out(term, RDF.type) if not str(o).startswith(str(OWL)))
        yield "上位 specialises", self._links([*out(term, RDFS.subClassOf), *out(term, RDFS.subPropertyOf)])
        yield "相近 compare", self._links([*out(term, RDFS.seeAlso), *out(term, SKOS.closeMatch)])
        yield "主语 domain", self._links(o for tie in DOMAIN for o in out(term, tie))
        yield "取值 range", self._links(o for tie in RANGE for o in out(term, tie))
        yield "概念表 list", self._links(out(term, SKOS.inScheme))
        yield "下位 specialised by", self._links([*back(RDFS.subClassOf, term), *back(RDFS.subPropertyOf, term)])
        yield "具有 has", self._links(s for tie in DOMAIN for s in back(tie, term))
        yield "被指 pointed to by", self._links(s for tie in RANGE for s in back(tie, term))
        yield "各值 values", self._links(s for s in [*back(RDF.type, term), *back(SKOS.inScheme, term)])

    def _links(self, terms: Iterable[Node]) -> str:
        found = sorted({t for t in terms if isinstance(t, URIRef)}, key=self._short)
        return " ".join(f'<a href="{self._address(t)}"><code>{self._short(t)}</code></a>' for t in found)

    def _address(self, term: URIRef) -> str:
        if term in self._own:
            return f"#{_local(term)}"
        return f"#{_anchor(self._short(term))}" if term in self._published else escape(str(term))

    def _reused(self) -> str:
        rows = "\n".join(
            f'<tr id="{_anchor(self._short(t))}"><td><a href="{escape(str(t))}"><code>{self._short(t)}</code></a></td>'
            f"<td>{self._label(t, 'zh')}</td><td>{self._text(t, SKOS.scopeNote, 'zh')}"
            f'<p lang="en">{self._text(t, SKOS.scopeNote, "en")}</p></td></tr>'
            for t in self._published
        )
        return f'<h2 id="published">所用的通用术语 <small lang="en">Published terms in use</small></h2>\n<table>\n{rows}\n</table>'

    # --- the diagram -------------------------------------------------------------------------------------

    def _diagram(self) -> str:
        arrows = "\n".join(self._arrow(*arrow) for arrow in ARROWS)
        boxes = "\n".join(self._box(name, box) for name, box in BOXES.items())
        return (
            f'<svg viewBox="0 0 1130 650" role="img" aria-label="主要的类及其联系 Main classes and how they are tied">\n'
            '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
            f'<path class="tip" d="M0 0 8 4 0 8z"/></marker></defs>\n{arrows}\n{boxes}\n</svg>'
        )

    def _box(self, name: str, box: Box) -> str:
        term = self._iri(name)
        middle = box.x + WIDTH // 2
        return (
            f'<a href="{self._address(term)}"><rect x="{box.x}" y="{box.y}" width="{WIDTH}" height="{HEIGHT}" rx="7"/>'
            f'<text x="{middle}" y="{box.y + 20}">{self._label(term, "zh")}</text>'
            f'<text class="name" x="{middle}" y="{box.y + 38}">{name}</text></a>'
        )

    def _arrow(self, source: str, name: str, target: str) -> str:
        kind = name == "rdfs:subClassOf"
        if kind:
            fits = (self._iri(source), RDFS.subClassOf, self._iri(target)) in self._graph
        else:
            fits = self._fits(source, self._iri(name), DOMAIN) and self._fits(target, self._iri(name), RANGE)
        if not fits:
            raise ValueError(f"the diagram draws {source} {name} {target}, which the ontology does not allow")
        (x1, y1), (x2, y2) = _ends(BOXES[source], BOXES[target])
        x, y = (x1 + x2) // 2, (y1 + y2) // 2
        words = ("上位", "⊑") if kind else (self._label(self._iri(name), "zh"), name.partition(":")[2])
        lines = "".join(
            f'<tspan x="{x}" y="{y + down}">{word}</tspan>' for word, down in zip(words, (-4, 13), strict=True)
        )
        path = f'<path{" class=kind" if kind else ""} d="M{x1} {y1} {x2} {y2}" marker-end="url(#tip)"/>'
        return f'{path}<text class="edge">{lines}</text>'

    def _fits(self, cls: str, term: URIRef, ties: Iterable[URIRef]) -> bool:
        given = {o for tie in ties for o in self._graph.objects(term, tie)}
        return bool(given & set(self._graph.transitive_objects(self._iri(cls), RDFS.subClassOf)))

    # --- words -------------------------------------------------------------------------------------------

    def _iri(self, name: str) -> URIRef:
        return self._graph.namespace_manager.expand_curie(name)

    def _short(self, term: URIRef) -> str:
        return escape(term.n3(self._graph.namespace_manager).strip("<>"))

    def _label(self, term: URIRef, tongue: str) -> str:
        return self._text(term, RDFS.label, tongue)

    def _text(self, term: URIRef, predicate: URIRef, tongue: str) -> str:
        values = (o for o in self._graph.objects(term, predicate) if isinstance(o, Literal) and o.language == tongue)
        return escape(min(map(str, values), default=""))


def _ends(source: Box, target: Box) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where the line between the middles of two boxes leaves the one and meets the other."""
    a = (source.x + WIDTH // 2, source.y + HEIGHT // 2)
    b = (target.x + WIDTH // 2, target.y + HEIGHT // 2)
    return _edge(a, b), _edge(b, a)


def _edge(middle: tuple[int, int], towards: tuple[int, int]) -> tuple[int, int]:
    dx, dy = towards[0] - middle[0], towards[1] - middle[1]
    scale = min(WIDTH / 2 / abs(dx) if dx else 9.0, HEIGHT / 2 / abs(dy) if dy else 9.0)
    return round(middle[0] + dx * scale), round(middle[1] + dy * scale)


def _local(term: URIRef) -> str:
    return str(term).removeprefix(KG)


def _anchor(short: str) -> str:
    return short.replace(":", "-")


def _dcterms(name: str) -> URIRef:
    return URIRef(f"http://purl.org/dc/terms/{name}")


def main() -> None:
    """Read the ontology, write the page."""
    graph = Graph().parse(ROOT / "ontology" / "kg.ttl", format="turtle")
    TARGET.write_text(render(graph), "utf-8", newline="\n")


if __name__ == "__main__":
    main()

"""Walk a loaded graph: labels, links both ways, and the passages behind a node."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.graph.terms import CHINESE, DERIVED, KG, LABEL, ONTOLOGY, PREF_LABEL, TYPE, term

if TYPE_CHECKING:
    import pyoxigraph

_PART_OF = term("schema:isPartOf")
_BEGIN = term("nif:beginIndex")
_END = term("nif:endIndex")
_ANCHOR = term("nif:anchorOf")
_HEADLINE = term("schema:headline")
_PUBLISHED = term("schema:datePublished")
_IDENTIFIER = term("dcterms:identifier")
_RULE = KG + "rule"


class Source(NamedTuple):
    """Where something stands: an article, and within it a passage if one is known."""

    date: str
    """Of the article, empty if not known."""
    page: str
    """Path of the page file, relative to the folder that was read."""
    begin: int
    end: int
    """Half-open, in code points of the page file as stored: of the passage, else of the article's body."""
    headline: str
    text: str = ""
    """The passage itself."""
    rule: str = ""
    """The rule that read it."""


class Lookup:
    """One loaded graph, with the vocabulary as its named graph `ONTOLOGY`."""

    def __init__(self, store: pyoxigraph.Store) -> None:
        import pyoxigraph as ox

        self._store = store
        self._node = ox.NamedNode
        self._data = ox.DefaultGraph()
        self._ontology = ox.NamedNode(ONTOLOGY)

    def objects(self, subject: str, predicate: str) -> list[str]:
        """The values of a property, sorted; IRIs and bare literals alike."""
        return sorted(quad.object.value for quad in self._quads(subject, predicate, None))

    def one(self, subject: str, predicate: str) -> str:
        """The first value of a property, or nothing."""
        return next(iter(self.objects(subject, predicate)), "")

    def subjects(self, predicate: str, target: str) -> list[str]:
        """The nodes that point to ``target``, sorted."""
        return sorted(quad.subject.value for quad in self._quads(None, predicate, target))

    def called(self, name: str, predicates: Iterable[str], kind: str) -> Iterator[str]:
        """The nodes that have ``name``, of the kind ``@language`` that `kg.graph.terms.Triple` has, as a property."""
        import pyoxigraph as ox

        text = ox.Literal(name, language=kind[1:])
        for predicate in predicates:
            quads: Iterator[Any] = self._store.quads_for_pattern(None, self._node(predicate), text, self._data)
            yield from (quad.subject.value for quad in quads)

    def pairs(self, predicate: str) -> Iterator[tuple[str, str]]:
        """Every node with its value of a property, in no order."""
        for quad in self._quads(None, predicate, None):
            yield quad.subject.value, quad.object.value

    def _quads(self, subject: str | None, predicate: str, target: str | None) -> Iterator[Any]:
        """The export holds no blank nodes and no quoted triples, so every term has a ``value``."""
        return self._store.quads_for_pattern(
            self._node(subject) if subject else None,
            self._node(predicate),
            self._node(target) if target else None,
            self._data,
        )

    def label(self, node: str) -> str:
        """What a node is called, in Chinese where it has a name in both languages, else its IRI."""
        names = self.objects(node, PREF_LABEL) or self.objects(node, LABEL) or [node]
        return next((name for name in names if not name.isascii()), names[0])

    def word(self, node: str, language: str) -> str:
        """What the vocabulary calls one of its own terms."""
        quads: Iterator[Any] = self._store.quads_for_pattern(self._node(node), self._node(LABEL), None, self._ontology)
        return next((q.object.value for q in quads if q.object.language == language), node)

    def words(self, node: str, predicate: str) -> list[str]:
        """What the vocabulary says of one of its own terms, sorted."""
        quads = self._store.quads_for_pattern(self._node(node), self._node(predicate), None, self._ontology)
        return sorted(quad.object.value for quad in quads)  # type: ignore[union-attr]

    def kin(self, node: str) -> list[str]:
        """The terms of the vocabulary that are of the same own class, or parts of the same own property, sorted."""
        found: set[str] = set()
        for predicate in (term("rdfs:subPropertyOf"), TYPE):
            for parent in self.words(node, predicate):
                if parent.startswith(KG):
                    above = (self._node(predicate), self._node(parent), self._ontology)
                    found |= {quad.subject.value for quad in self._store.quads_for_pattern(None, *above)}  # type: ignore[union-attr]
        return sorted(found)

    def defined(self) -> Iterator[str]:
        """Every term that the vocabulary labels."""
        for quad in self._store.quads_for_pattern(None, self._node(LABEL), None, self._ontology):
            yield quad.subject.value  # type: ignore[union-attr]

    def is_text(self, text: str) -> bool:
        """Whether some property has ``text`` as its value, in Chinese or without a language."""
        import pyoxigraph as ox

        literals = (ox.Literal(text, language=CHINESE[1:]), ox.Literal(text))
        return any(any(self._store.quads_for_pattern(None, None, one, self._data)) for one in literals)

    def sources(self, node: str) -> tuple[Source, ...]:
        """The passages that a fact was read from, the oldest first."""
        return tuple(sorted(map(self._passage, self.objects(node, DERIVED))))

    def _passage(self, passage: str) -> Source:
        return self._source(
            passage,
            self.one(passage, _PART_OF),
            text=self.one(passage, _ANCHOR),
            rule=self.one(passage, _RULE),
        )

    def article(self, article: str) -> Source:
        """An article as a source of its own."""
        return self._source(article, article)

    def _source(self, node: str, article: str, *, text: str = "", rule: str = "") -> Source:
        return Source(
            date=self.one(article, _PUBLISHED),
            page=self.one(self.one(article, _PART_OF), _IDENTIFIER),
            begin=int(self.one(node, _BEGIN) or 0),
            end=int(self.one(node, _END) or 0),
            headline=self.one(article, _HEADLINE),
            text=text,
            rule=rule,
        )

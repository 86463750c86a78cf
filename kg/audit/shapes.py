"""The shapes of ``ontology/shapes.ttl`` as plain records: the features of SHACL that they use, and no others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from kg import resources
from kg.errors import LexiconError
from kg.graph.terms import NAMESPACES, TYPE, term

if TYPE_CHECKING:
    import pyoxigraph

_SH = NAMESPACES["sh"]
_FIRST = term("rdf:first")
_REST = term("rdf:rest")
_NIL = term("rdf:nil")
_USED = "path message minCount maxCount datatype class in or nodeKind pattern minInclusive lessThan lessThanOrEquals"
_KNOWN = frozenset(_SH + name for name in _USED.split(" "))

Term = Any
"""A term of pyoxigraph."""


class Alternative(Struct, frozen=True):
    """One member of ``sh:or``: a datatype or a class."""

    datatype: str | None
    cls: str | None


class Constraint(Struct, frozen=True):
    """One ``sh:property`` of a shape."""

    path: str
    inverse: bool
    messages: tuple[tuple[str, str], ...]
    """By language."""
    least: int | None = None
    most: int | None = None
    datatype: str | None = None
    cls: str | None = None
    values: frozenset[str] | None = None
    """IRIs that are allowed."""
    any_of: tuple[Alternative, ...] = ()
    only_iris: bool = False
    pattern: str | None = None
    at_least: int | None = None
    below: str | None = None
    """A property whose values must be greater."""
    not_above: str | None = None
    """A property whose values must be as great or greater."""


class Shape(Struct, frozen=True):
    """The constraints on every node of one class."""

    target: str
    constraints: tuple[Constraint, ...]


def read_shapes(path: Path | None = None) -> tuple[Shape, ...]:
    """The shapes in ``path``, sorted by the class that they are about.

    Raises:
        LexiconError: the file uses a feature of SHACL that nothing here checks.
    """
    import pyoxigraph as ox

    store = ox.Store()
    store.load(path=str(path or resources.folder("ontology") / "shapes.ttl"), format=ox.RdfFormat.TURTLE)
    return _Parser(store).shapes()


class _Parser:
    def __init__(self, store: pyoxigraph.Store) -> None:
        import pyoxigraph as ox

        self._ox = ox
        self._store = store

    def shapes(self) -> tuple[Shape, ...]:
        node_shape = self._ox.NamedNode(_SH + "NodeShape")
        nodes = [q.subject for q in self._store.quads_for_pattern(None, self._ox.NamedNode(TYPE), node_shape, None)]
        found = []
        for node in nodes:
            target = self._one(node, "targetClass")
            constraints = [self._constraint(value) for value in self._values(node, _SH + "property")]
            constraints.sort(key=lambda c: (c.path, c.inverse, c.messages))
            found.append(Shape(str(target), tuple(constraints)))
        return tuple(sorted(found, key=lambda shape: shape.target))

    def _values(self, node: Term, predicate: str) -> list[Term]:
        return [q.object for q in self._store.quads_for_pattern(node, self._ox.NamedNode(predicate), None, None)]

    def _one(self, node: Term, name: str) -> str | None:
        values = self._values(node, _SH + name)
        return values[0].value if values else None

    def _number(self, node: Term, name: str) -> int | None:
        value = self._one(node, name)
        return None if value is None else int(value)

    def _constraint(self, node: Term) -> Constraint:
        used = {q.predicate.value for q in self._store.quads_for_pattern(node, None, None, None)}
        if used - _KNOWN:
            raise LexiconError(
                f"shapes.ttl: nothing checks {' '.join(sorted(used - _KNOWN))}: extend kg/audit/shapes.py"
            )
        (path,) = self._values(node, _SH + "path")
        inverse = self._one(path, "inversePath") if isinstance(path, self._ox.BlankNode) else None
        kind = self._one(node, "nodeKind")
        if kind not in (None, _SH + "IRI"):
            raise LexiconError(f"shapes.ttl: nothing checks sh:nodeKind {kind}: extend kg/audit/shapes.py")
        listed = self._values(node, _SH + "in")
        messages = self._values(node, _SH + "message")
        return Constraint(
            path=inverse or path.value,
            inverse=inverse is not None,
            messages=tuple(sorted((m.language or "", m.value) for m in messages)),
            least=self._number(node, "minCount"),
            most=self._number(node, "maxCount"),
            datatype=self._one(node, "datatype"),
            cls=self._one(node, "class"),
            values=frozenset(v.value for v in self._list(listed[0])) if listed else None,
            any_of=tuple(self._alternative(v) for head in self._values(node, _SH + "or") for v in self._list(head)),
            only_iris=kind is not None,
            pattern=self._one(node, "pattern"),
            at_least=self._number(node, "minInclusive"),
            below=self._one(node, "lessThan"),
            not_above=self._one(node, "lessThanOrEquals"),
        )

    def _alternative(self, node: Term) -> Alternative:
        found = Alternative(self._one(node, "datatype"), self._one(node, "class"))
        if (found.datatype is None) == (found.cls is None):
            raise LexiconError("shapes.ttl: sh:or knows datatypes and classes only: extend kg/audit/shapes.py")
        return found

    def _list(self, head: Term) -> list[Term]:
        found = []
        while head.value != _NIL:
            found += self._values(head, _FIRST)
            (head,) = self._values(head, _REST)
        return found

"""The graph by node, as tables and networks walk it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from kg.graph.terms import CHINESE, ENGLISH, KG, LABEL, PINYIN, PREF_LABEL, TYPE, Triple

Value: TypeAlias = tuple[str, str]
"""A value and its kind, as in `kg.graph.terms.Triple`."""
_NONE: Mapping[str, Sequence[Value]] = {}
_TONGUES = {CHINESE: 0, PINYIN: 2, ENGLISH: 3}


def _tongue(value: Value) -> int:
    return _TONGUES.get(value[1], 1)


class Nodes:
    """What each node has.

    Args:
        triples: sorted.
        prefixes: namespace by prefix.
    """

    def __init__(self, triples: Iterable[Triple], *, prefixes: Mapping[str, str]) -> None:
        self._prefixes = {namespace: prefix for prefix, namespace in prefixes.items()}
        self._of: dict[str, dict[str, list[Value]]] = {}
        self._typed: dict[str, list[str]] = defaultdict(list)
        for subject, predicate, value, kind in triples:
            self._of.setdefault(subject, {}).setdefault(predicate, []).append((value, kind))
            if predicate == TYPE:
                self._typed[value].append(subject)
        for properties in self._of.values():
            for values in properties.values():
                if len(values) > 1:
                    values.sort(key=_tongue)

    def __iter__(self) -> Iterator[str]:
        """Every node, sorted."""
        return iter(self._of)

    def __contains__(self, node: str) -> bool:
        """Whether the graph says anything of ``node``."""
        return node in self._of

    def of_type(self, cls: str) -> Sequence[str]:
        """The nodes of a class, sorted."""
        return self._typed.get(cls, ())

    def properties(self, node: str) -> Mapping[str, Sequence[Value]]:
        """Everything a node has, by property."""
        return self._of.get(node, _NONE)

    def values(self, node: str, predicate: str) -> Sequence[Value]:
        """The values of one property: Chinese text first, then pinyin and English, each sorted."""
        return self._of.get(node, _NONE).get(predicate, ())

    def one(self, node: str, predicate: str) -> str | None:
        """The first value of a property, if there is one."""
        return next((value for value, _ in self.values(node, predicate)), None)

    def label(self, node: str) -> str:
        """What a node is called; an own term by its local name, and anything else without a name by its short IRI."""
        return self.one(node, PREF_LABEL) or self.one(node, LABEL) or self.word(node)

    def word(self, node: str) -> str:
        """An own term by its local name (``Meeting``), any other node by its short IRI."""
        return node.removeprefix(KG) if node.startswith(KG) else self.short(node)

    def short(self, iri: str) -> str:
        """An IRI by its prefix: ``person:赵一鸣``."""
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix = self._prefixes.get(iri[:cut])
        return f"{prefix}:{iri[cut:]}" if prefix else iri

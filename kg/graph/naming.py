"""Find the one thing that somebody means by a name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cached_property

from kg.errors import UsageError
from kg.graph.lookup import Lookup
from kg.graph.near import fold, near
from kg.graph.terms import ALT_LABEL, CHINESE, PINYIN, PREF_LABEL, TYPE, term

KINDS = {
    "person": term("foaf:Person"),
    "body": term("org:Organization"),
    "place": term("schema:Place"),
    "event": term("kg:Event"),
    "article": term("schema:NewsArticle"),
}
EXPLAINED = ("person", "body", "place", "event")
"""Kinds that a bare name may mean; an article only where one is asked for."""
_SHOWN = 8
_HEADLINE = term("schema:headline")
_CONTAINED = term("schema:containedInPlace")
_PREFERRED = (PREF_LABEL, _HEADLINE)
_OTHER = (ALT_LABEL, term("schema:alternateName"))


class Names:
    """The names of the things of a graph; all of them are only read where no thing is called exactly so."""

    def __init__(self, lookup: Lookup, *, kinds: Collection[str] = EXPLAINED) -> None:
        self._lookup = lookup
        self._wanted = kinds

    def kind(self, node: str) -> str:
        """``person``, ``body``, ``place``, ``event`` or ``article``; empty for what is none of them."""
        classes = self._lookup.objects(node, TYPE)
        return next((kind for kind, cls in KINDS.items() if cls in classes), "")

    def find(self, name: str) -> str:
        """The IRI of the one thing called ``name``.

        Exact names count before other spellings, and those before names that only contain it. An IRI does too,
        and so does what follows the base in it, with ``:`` or ``/`` after the family (``person:张伟（甲县）``).

        Raises:
            UsageError: no thing, or more than one, is called so.
        """
        found = self._exact(name.strip()) or self._loose(name.strip())
        if len(found) == 1:
            return found.pop()
        if found:
            raise UsageError(f"{len(found)} things are called {name!r}: {self._listed(found)}; give one of these")
        nodes = self.near(name)
        hint = f"; did you mean {' or '.join(map(self.shown, nodes))}?" if nodes else ": try a part of the name"
        raise UsageError(f"nothing in the graph is called {name!r}{hint}")

    def known(self, short: str) -> bool:
        """Whether a thing has this IRI, without its base."""
        return any(self.short(node) == short for node in self._things)

    def namesakes(self, node: str) -> list[str]:
        """Other things that share a name with a thing."""
        names = {name for predicate in (*_PREFERRED, *_OTHER) for name in self._lookup.objects(node, predicate)}
        return sorted({other for name in names for other in self._exact(name)} - {node})

    def near(self, name: str) -> list[str]:
        """The things whose names differ little from ``name``, the nearest first; none called so itself."""
        found = near(name, [known for known in self._nodes if known != name])
        return list(dict.fromkeys(min(self._nodes[n]) for n in found))

    def _exact(self, name: str) -> set[str]:
        """By IRI, by official name, else by another name exactly as printed: each a look into the index."""
        return (
            self._of_kind({name} if "://" in name else set())
            or self._of_kind(set(self._lookup.called(name, _PREFERRED, CHINESE)))
            or self._of_kind({n for kind in (CHINESE, PINYIN) for n in self._lookup.called(name, _OTHER, kind)})
        )

    def _of_kind(self, nodes: set[str]) -> set[str]:
        return {node for node in nodes if self.kind(node) in self._wanted}

    def _loose(self, name: str) -> set[str]:
        folded = fold(name)
        return (
            {node for node in self._things if name in (self.short(node), node.rpartition("/")[2])}
            or {n for known, nodes in self._nodes.items() if folded and fold(known) == folded for n in nodes}
            or {n for known, nodes in self._nodes.items() if folded and folded in fold(known) for n in nodes}
        )

    @cached_property
    def _things(self) -> frozenset[str]:
        return frozenset(node for kind in self._wanted for node in self._lookup.subjects(TYPE, KINDS[kind]))

    @cached_property
    def _nodes(self) -> dict[str, set[str]]:
        """Every name with the things called so."""
        found: dict[str, set[str]] = defaultdict(set)
        for predicate in (*_PREFERRED, *_OTHER):
            for node, name in self._lookup.pairs(predicate):
                if node in self._things:
                    found[name].add(node)
        return dict(found)

    def short(self, node: str) -> str:
        """``person:张伟（甲县）`` for the IRI that ends so."""
        family, _, name = node.rpartition("/")
        return f"{re.split('[/#]', family)[-1]}:{name}"

    def shown(self, node: str) -> str:
        """What a thing is called; a place with what it lies in, since many share a name."""
        around = [self._lookup.label(place) for place in self._lookup.objects(node, _CONTAINED)]
        return self._lookup.label(node) + (f" ({around[0]})" if around else "")

    def _listed(self, nodes: Iterable[str]) -> str:
        shown = sorted(map(self.short, nodes))
        more = f" and {len(shown) - _SHOWN} more" if len(shown) > _SHOWN else ""
        return ", ".join(shown[:_SHOWN]) + more

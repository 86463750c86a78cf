"""Find the one thing that somebody means by a name."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from difflib import get_close_matches

from kg.errors import UsageError
from kg.graph.lookup import Lookup
from kg.graph.terms import ALT_LABEL, PREF_LABEL, TYPE, term

KINDS = {
    "person": term("foaf:Person"),
    "body": term("org:Organization"),
    "place": term("schema:Place"),
    "event": term("kg:Event"),
}
_SHOWN = 8
_IGNORED = frozenset("·'’ ")


def fold(name: str) -> str:
    """``name`` without case, tone marks, blanks, dots and apostrophes.

    >>> fold("Ōuyáng Xiǎo'ān"), fold("阿依 · 买买提")
    ('ouyangxiaoan', '阿依买买提')
    """
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c) and c not in _IGNORED and not c.isspace())


class Names:
    """Every name of every person, body, place and event of a graph."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self.kinds = {node: kind for kind, cls in KINDS.items() for node in lookup.subjects(TYPE, cls)}
        self._preferred = self._by_name((PREF_LABEL,))
        self._all = self._by_name((PREF_LABEL, ALT_LABEL, term("schema:alternateName")))
        self._folded: dict[str, set[str]] = defaultdict(set)
        for name, nodes in self._all.items():
            self._folded[fold(name)] |= nodes

    def _by_name(self, predicates: Iterable[str]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for predicate in predicates:
            for node, name in self._lookup.pairs(predicate):
                if node in self.kinds:
                    found[name].add(node)
        return found

    def find(self, name: str) -> str:
        """The IRI of the one thing called ``name``.

        Exact names count before other spellings, and those before names that only contain it. An IRI does too,
        and so does what follows the base in it, with ``:`` or ``/`` after the family (``person:张伟（甲县）``).

        Raises:
            UsageError: no thing, or more than one, is called so.
        """
        found = self._candidates(name.strip())
        if len(found) == 1:
            return found.pop()
        if found:
            raise UsageError(f"{len(found)} things are called {name!r}: {self._listed(found)}; give one of these")
        near = get_close_matches(fold(name), self._folded, n=5, cutoff=0.5)
        nodes = dict.fromkeys(min(self._folded[n]) for n in near)
        hint = f"; did you mean {' or '.join(self._lookup.label(n) for n in nodes)}?" if nodes else ""
        raise UsageError(f"nothing in the graph is called {name!r}{hint or ': try a part of the name'}")

    def _candidates(self, name: str) -> set[str]:
        folded = fold(name)
        return (
            {node for node in self.kinds if name in (node, self.short(node))}
            or self._preferred.get(name)
            or self._all.get(name)
            or {node for node in self.kinds if name == node.rpartition("/")[2]}
            or (folded and self._folded.get(folded))
            or {node for key, nodes in self._folded.items() if folded and folded in key for node in nodes}
        ).copy()

    def short(self, node: str) -> str:
        """``person:张伟（甲县）`` for the IRI that ends so."""
        family, _, name = node.rpartition("/")
        return f"{re.split('[/#]', family)[-1]}:{name}"

    def _listed(self, nodes: set[str]) -> str:
        shown = sorted(map(self.short, nodes))
        more = f" and {len(shown) - _SHOWN} more" if len(shown) > _SHOWN else ""
        return ", ".join(shown[:_SHOWN]) + more

"""RDF/XML, one description a node; and what any XML may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from xml.sax.saxutils import escape, quoteattr

from kg.errors import OutputError
from kg.graph.terms import IRI, NAMESPACES, STRING, Triple

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NAME = re.compile(r"[^\W\d][\w.-]*")
_RETURN = {"\r": "&#13;"}
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def allowed(text: str) -> str:
    """``text`` with U+FFFD for the control characters that XML cannot hold, even escaped."""
    return _FORBIDDEN.sub("\ufffd", text)


def rdf_xml(triples: Sequence[Triple], *, prefixes: Mapping[str, str]) -> Iterator[str]:
    """The file piece by piece.

    Args:
        triples: sorted.
        prefixes: namespace by prefix.

    Raises:
        OutputError: a property's IRI does not end with a name that XML allows.
    """
    names = _Names(prefixes, {p for _, p, _, _ in triples})
    yield f"{_HEAD}<rdf:RDF{names.declared()}>\n"
    for subject, group in groupby(triples, itemgetter(0)):
        lines = "".join(_property(names.of[p], value, kind) for _, p, value, kind in group)
        yield f"  <rdf:Description rdf:about={quoteattr(subject)}>\n{lines}  </rdf:Description>\n"
    yield "</rdf:RDF>\n"


def _property(name: str, value: str, kind: str) -> str:
    if kind == IRI:
        return f"    <{name} rdf:resource={quoteattr(value)}/>\n"
    if kind[0] == "@":
        typed = f' xml:lang="{kind[1:]}"'
    else:
        typed = "" if kind == STRING else f" rdf:datatype={quoteattr(kind)}"
    return f"    <{name}{typed}>{escape(allowed(value), _RETURN)}</{name}>\n"


class _Names:
    """Properties as names with a prefix; only the prefixes that they need are declared."""

    def __init__(self, prefixes: Mapping[str, str], properties: set[str]) -> None:
        known = {namespace: prefix for prefix, namespace in prefixes.items()}
        self._used = {"rdf": NAMESPACES["rdf"]}
        self.of: dict[str, str] = {}
        for iri in sorted(properties):
            cut = max(iri.rfind("/"), iri.rfind("#")) + 1
            if not _NAME.fullmatch(iri, cut):
                raise OutputError(f"RDF/XML cannot name the property {iri}: choose another format, such as nt")
            prefix = known.get(iri[:cut]) or f"ns{len(self._used)}"
            self._used[prefix] = iri[:cut]
            self.of[iri] = f"{prefix}:{iri[cut:]}"

    def declared(self) -> str:
        return "".join(f"\n  xmlns:{prefix}={quoteattr(iri)}" for prefix, iri in sorted(self._used.items()))

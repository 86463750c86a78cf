"""Write triples as Turtle that is the same for the same graph, and that differs line by line.

Subjects are sorted by IRI; below each, every triple is one sorted line and ends with ``;``, so that a change to
one triple changes one line, whether it is the last or not:

    person:艾力·吐尔洪
        a foaf:Person ;
        foaf:name "艾力·吐尔洪"@zh-Hans ;
        .

Only prefixes that are used are declared. Every character that shows nothing or turns the direction of writing
is escaped, so that a file never reads otherwise than it is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TextIO

from kg.errors import OutputError
from kg.graph.terms import BOOLEAN, INTEGER, IRI, STRING, TYPE, Triple

_CHUNK = 2000
"""Blocks written at once."""

# https://www.w3.org/TR/turtle/#grammar-production-PN_LOCAL, less escapes and percent signs.
_LETTER = (
    "A-Za-z_0-9:\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_INNER = "-\u00b7\u0300-\u036f\u203f\u2040" + _LETTER
_LOCAL = re.compile(f"[{_LETTER}](?:[{_INNER}.]*[{_INNER}])?")
_IRI_UNSAFE = re.compile(r'[\x00-\x20<>"{}|^`\\\ud800-\udfff]')
_INVISIBLE = re.compile(
    '["\\\\\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb\ud800-\udfff]'
)
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_BARE = {INTEGER: re.compile(r"[+-]?[0-9]+"), BOOLEAN: re.compile("true|false")}


def write(triples: Iterable[Triple], out: TextIO, *, prefixes: Mapping[str, str]) -> int:
    """Write ``triples`` in any order, each once.

    Args:
        triples: what to write; see `kg.graph.terms.Triple`.
        out: where to; opened with UTF-8 and without translation of line ends.
        prefixes: namespace by prefix; namespaces end with ``/`` or ``#``.

    Returns:
        How many different triples were written.
    """
    turtle = _Turtle(prefixes)
    iris = turtle.iris
    blocks: dict[str, list[str]] = defaultdict(list)
    for subject, predicate, value, kind in triples:
        block = blocks[subject]
        block.append("a" if predicate == TYPE else iris[predicate])
        block.append(iris[value] if kind == IRI else turtle.literal(value, kind))
    subjects = [(iris[subject], blocks.pop(subject)) for subject in sorted(blocks)]
    for line in turtle.header():
        out.write(line)
    count = 0
    for start in range(0, len(subjects), _CHUNK):
        written = []
        for subject, block in subjects[start : start + _CHUNK]:
            lines = sorted({f"    {p} {o} ;\n" for p, o in zip(block[::2], block[1::2], strict=True)})
            count += len(lines)
            written.append(f"\n{subject}\n{''.join(lines)}    .\n")
        out.write("".join(written))
    return count


def save(triples: Iterable[Triple], path: Path, *, prefixes: Mapping[str, str]) -> int:
    """`write` to a file.

    Raises:
        OutputError: ``path`` cannot be written.
    """
    try:
        with path.open("w", encoding="utf-8", newline="\n") as out:
            return write(triples, out, prefixes=prefixes)
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror}; choose another folder") from error


class _Iris(dict[str, str]):
    """IRIs as Turtle writes them, each worked out once; a dict, since a million are looked up."""

    def __init__(self, turtle: _Turtle) -> None:
        self._turtle = turtle

    def __missing__(self, iri: str) -> str:
        written = self[iri] = self._turtle.iri(iri)
        return written


class _Turtle:
    """Terms as Turtle writes them, remembering which prefixes came up."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes = {namespace: prefix for prefix, namespace in prefixes.items()}
        self._used: set[str] = set()
        self.iris = _Iris(self)

    def iri(self, iri: str) -> str:
        """``iri`` as Turtle writes it."""
        return self._short(iri) or f"<{_IRI_UNSAFE.sub(_code, iri)}>"

    def _short(self, iri: str) -> str | None:
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix = self._prefixes.get(iri[:cut])
        if prefix is None or not _LOCAL.fullmatch(iri, cut):
            return None
        self._used.add(iri[:cut])
        return f"{prefix}:{iri[cut:]}"

    def literal(self, value: str, kind: str) -> str:
        if kind in _BARE and _BARE[kind].fullmatch(value):
            return value
        quoted = f'"{_INVISIBLE.sub(_escape, value)}"'
        if kind[0] == "@":
            return quoted + kind
        return quoted if kind == STRING else f"{quoted}^^{self.iris[kind]}"

    def header(self) -> Iterator[str]:
        for prefix, namespace in sorted((self._prefixes[n], n) for n in self._used):
            yield f"@prefix {prefix}: <{namespace}> .\n"


def _escape(found: re.Match[str]) -> str:
    return _SHORT.get(found[0]) or _code(found)


def _code(found: re.Match[str]) -> str:
    """The character by its number; half a surrogate pair, which no file can hold, as the replacement character."""
    point = ord(found[0])
    return "\ufffd" if 0xD800 <= point <= 0xDFFF else f"\\u{point:04X}"

"""Clauses of a sentence, with quotations, titles and brackets kept whole."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.model import Span

_CLOSED = r"“[^”\n]*”|《[^》\n]*(?:〈[^〉\n]*〉[^》\n]*)*》|（[^）\n]*）|「[^」\n]*」|‘[^’\n]*’"
_CLAUSE = re.compile(rf"(?:{_CLOSED}|[^，。；：！？\n])+")
_OPEN_CLAUSE = re.compile(r"[^，。；：！？\n]+")
_MARK = re.compile(r"[“《（「‘]")
_SHUT = re.compile(_CLOSED)


@lru_cache(maxsize=64)  # each reader asks again for the sentence at hand
def clauses(text: str, span: Span) -> tuple[Span, ...]:
    """The stretches of ``span`` between ``，；：。``, none of which cuts a quotation or bracket.

    >>> [("会议强调，要抓好“县、乡，村”工作")[c.start:c.stop] for c in clauses("会议强调，要抓好“县、乡，村”工作", Span(0, 17))]
    ['会议强调', '要抓好“县、乡，村”工作']
    """
    quoted = _MARK.search(text, span.start, span.stop)  # most sentences have none, and are cut much faster
    pattern = _CLAUSE if quoted else _OPEN_CLAUSE
    return tuple([Span(*m.span()) for m in pattern.finditer(text, span.start, span.stop)])


def clause_end(text: str, start: int, limit: int) -> int:
    """Where the clause that begins at or runs through ``start`` ends, at most ``limit``."""
    match = _CLAUSE.match(text, start, limit)
    return match.end() if match else start


@lru_cache(maxsize=64)
def shut(text: str, span: Span) -> tuple[Span, ...]:
    """The quotations, titles and brackets inside ``span``, outermost only, marks included."""
    return tuple([Span(*m.span()) for m in _SHUT.finditer(text, span.start, span.stop)])


def split_outside(text: str, span: Span, marks: str) -> list[Span]:
    """``span`` cut at every match of the pattern ``marks`` that is outside quotations and brackets."""
    pieces: list[Span] = []
    start = span.start
    for match in re.finditer(rf"{_CLOSED}|({marks})", text[span.start : span.stop]):
        if match[1] is not None:
            pieces.append(Span(start, span.start + match.start()))
            start = span.start + match.end()
    pieces.append(Span(start, span.stop))
    return [p for p in pieces if p.start < p.stop]

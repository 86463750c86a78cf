"""Answers in the formats of SPARQL 1.1, and which of them an asker takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from kg.graph.answer import BLANK, Answer, Cell
from kg.graph.terms import IRI, STRING

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_JSON, _XML = "application/sparql-results+json", "application/sparql-results+xml"
_CSV, _TSV = "text/csv", "text/tab-separated-values"
_TURTLE, _LINES = "text/turtle", "application/n-triples"
_RDF_XML, _JSON_LD = "application/rdf+xml", "application/ld+json"


def written(answer: Answer, accept: Sequence[str]) -> tuple[str, bytes] | None:
    """The answer in the first media type that fits it, and its bytes; None if the asker takes none.

    Args:
        answer: what the query gave.
        accept: as `accepted` gives them.
    """
    forms = _GRAPHS if answer.graph else _TABLES
    for wanted in accept:
        for media in forms:
            if _fits(wanted, media):
                text = forms[media](answer)
                return _CANONICAL.get(media, media), text.encode("utf-8", "replace")
    return None


def accepted(header: str) -> tuple[str, ...]:
    """The media types of an Accept header, the best first; all of them if there is none.

    >>> accepted("text/csv;q=0.5, application/json, x/y;q=0")
    ('application/json', 'text/csv')
    """
    found = []
    for number, part in enumerate(header.split(",")):
        media, *parameters = (piece.strip() for piece in part.split(";"))
        weight = next((p[2:] for p in parameters if p.startswith("q=")), "1")
        try:
            found.append((-float(weight), number, media.lower()))
        except ValueError:
            continue
    return tuple(media for weight, _, media in sorted(found) if media and weight < 0) or (
        () if header.strip() else ("*/*",)
    )


def _fits(wanted: str, media: str) -> bool:
    return wanted in ("*/*", media) or (wanted.endswith("/*") and media.startswith(wanted[:-1]))


def tsv(answer: Answer) -> str:
    """Terms as Turtle writes them, one row a line."""
    if answer.truth is not None:
        return answer.csv()
    lines = ["\t".join(f"?{name}" for name in answer.columns)]
    lines += ["\t".join(str(_term(cell)) if cell else "" for cell in row) for row in answer.rows]
    return "\n".join(lines) + "\n"


def xml(answer: Answer) -> str:
    """SPARQL Query Results XML."""
    head = "".join(f"<variable name={quoteattr(name)}/>" for name in answer.columns)
    if answer.truth is not None:
        body = f"<boolean>{str(answer.truth).lower()}</boolean>"
    else:
        rows = (
            "".join(
                f"<binding name={quoteattr(name)}>{_xml_cell(cell)}</binding>"
                for name, cell in zip(answer.columns, row, strict=True)
                if cell
            )
            for row in answer.rows
        )
        body = "<results>" + "".join(f"<result>{row}</result>\n" for row in rows) + "</results>"
    start = '<?xml version="1.0"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">'
    return f"{start}<head>{head}</head>{body}</sparql>\n"


def _xml_cell(cell: Cell) -> str:
    value, kind = cell
    text = escape(_NOT_XML.sub("\ufffd", value), {"\r": "&#13;"})
    if kind in (IRI, BLANK):
        return f"<bnode>{text}</bnode>" if kind == BLANK else f"<uri>{text}</uri>"
    if kind[0] == "@":
        return f"<literal xml:lang={quoteattr(kind[1:])}>{text}</literal>"
    datatype = "" if kind == STRING else f" datatype={quoteattr(kind)}"
    return f"<literal{datatype}>{text}</literal>"


def _term(cell: Cell) -> Any:
    import pyoxigraph as ox

    value, kind = cell
    if kind == IRI:
        return ox.NamedNode(value)
    if kind == BLANK:
        return ox.BlankNode(value)
    if kind[0] == "@":
        return ox.Literal(value, language=kind[1:])
    return ox.Literal(value) if kind == STRING else ox.Literal(value, datatype=ox.NamedNode(kind))


def _graph(form: str) -> Callable[[Answer], str]:
    def write(answer: Answer) -> str:
        import pyoxigraph as ox

        triples = [ox.Triple(*(_term(cell) for cell in row if cell)) for row in answer.rows]
        prefixes = dict(answer.prefixes) if form in ("TURTLE", "RDF_XML") else None
        data: bytes = ox.serialize(triples, format=getattr(ox.RdfFormat, form), prefixes=prefixes) or b""
        return data.decode("utf-8")

    return write


_TABLES: Mapping[str, Callable[[Answer], str]] = {
    _JSON: Answer.json,
    "application/json": Answer.json,
    _XML: xml,
    "application/xml": xml,
    "text/xml": xml,
    _CSV: Answer.csv,
    _TSV: tsv,
}
_GRAPHS: Mapping[str, Callable[[Answer], str]] = {
    _TURTLE: _graph("TURTLE"),
    _LINES: _graph("N_TRIPLES"),
    _RDF_XML: _graph("RDF_XML"),
    _JSON_LD: _graph("JSON_LD"),
}
_CANONICAL = {"application/json": _JSON, "application/xml": _XML, "text/xml": _XML}
MEDIA = (*_TABLES, *_GRAPHS)
"""Every media type that an answer may come in."""

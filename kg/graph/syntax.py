"""Say in one line what is wrong with a SPARQL query."""

from __future__ import annotations

import re
from collections.abc import Collection

_OPAQUE = re.compile(
    "|".join(
        (
            r"<[^<>\"{}|^`\\\s]*>",
            r"'''.*?'''",
            r'""".*?"""',
            r"'(?:[^'\\\n]|\\.)*'",
            r'"(?:[^"\\\n]|\\.)*"',
            r"#[^\n]*",
        )
    ),
    re.DOTALL,
)
_PREFIX_USED = re.compile(r"(?<![\w:.·?$@-])([A-Za-z][\w-]*):")
_DECLARED = re.compile(r"\bPREFIX\s+([\w-]*):", re.I)
# Every SERVICE that a parser could take for one, wherever it stands: between the word and the server's name there
# is only white space, comments and SILENT. Looking into strings as well may refuse a harmless query, but no trick
# with quotation marks or escapes hides a harmful one.
_BETWEEN = r"(?:\s|#[^\n]*(?:\n|$))*"
_SERVICE = re.compile(rf"(?<![?$:])SERVICE{_BETWEEN}(?:SILENT{_BETWEEN})?(?:[<?$]|[^\s<>\"'{{}}()#]*:)", re.I)
_UPDATE = re.compile(r"\b(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY)\b", re.I)
_WHERE = re.compile(r"error at (\d+):(\d+): (?:expected (?:one of )?)?(.*)", re.S)
_FORM = re.compile(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.I)
_KEYWORD = re.compile(r"\b[A-Z]{2,}(?: [A-Z]{2,})*\b")


def bare(sparql: str) -> str:
    """A query without its strings, IRIs and comments."""
    return _OPAQUE.sub(" ", sparql)


def asks_elsewhere(sparql: str) -> bool:
    """Whether a query would send part of itself to another server, or looks like one that does."""
    return _SERVICE.search(sparql) is not None


def explained(error: str, sparql: str, prefixes: Collection[str]) -> str:
    """A syntax error of the parser in one line: where, what stands there, and what to do.

    Args:
        error: the parser's own words.
        sparql: the query.
        prefixes: those that need no declaration.
    """
    plain = bare(sparql)
    unknown = sorted(set(_PREFIX_USED.findall(plain)) - set(_DECLARED.findall(plain)) - set(prefixes))
    if unknown:
        return f"unknown prefix {unknown[0]}: (known without declaring: {', '.join(sorted(prefixes))})"
    if _UPDATE.match(plain.strip()):
        return "a query only reads: begin with SELECT, ASK, CONSTRUCT or DESCRIBE; change the graph by building it"
    if not plain.strip():
        return "the query is empty: begin with SELECT, ASK, CONSTRUCT or DESCRIBE"
    if not _FORM.search(plain):
        return "the query has none of SELECT, ASK, CONSTRUCT and DESCRIBE: begin with one of them"
    found = _WHERE.match(error)
    if not found:
        return f"the query is not SPARQL: {error.splitlines()[0]}"
    line, column = int(found[1]), int(found[2])
    lines = sparql.splitlines()
    rest = lines[line - 1][column - 1 :].strip()[:20] if line <= len(lines) else ""
    near = f"near {rest!r}" if rest else "at the end of the line"
    return f"the query breaks off at line {line}, column {column}, {near}: {_hint(plain, found[3])}"


def _hint(plain: str, expected: str) -> str:
    """What most likely is wrong, from the query without its strings and from what the parser would have taken."""
    if "contains a variable that is unbound" in expected:
        return "a variable after SELECT is neither grouped by nor counted: add it to GROUP BY"
    for opening, closing in ("{}", "()"):
        if plain.count(opening) != plain.count(closing):
            return f"{plain.count(opening)} {opening!r} are opened and {plain.count(closing)} closed"
    keywords = list(dict.fromkeys(_KEYWORD.findall(expected)))[:6]
    return f"expected {' or '.join(keywords)}" if keywords else "check for a missing dot, brace or quotation mark"

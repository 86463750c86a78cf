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
_FULL = dict(zip("“”‘’，。；：（）？", "\"\"'',.;:()?", strict=True))
_FULL_WIDTH = re.compile(f"[{''.join(_FULL)}]")
_QUOTE = re.compile("[\"']")
_NAMED = re.compile(r"[?$]\w+|@[A-Za-z-]+|[\w.-]*:[^\s,;{}()<>|/^\"'*+?!=&]*")
"""Variables, language tags, and names with their prefix, which may hold Chinese punctuation."""
_WORD = re.compile(r"(?<!\w)[^\W\d_]\w*")
_LOOSE_COUNT = re.compile(r"\bSELECT\s+(?:DISTINCT\s+)?(?:\?\w+\s+)*(COUNT|SUM|MIN|MAX|AVG|SAMPLE)\s*\(", re.I)
_LOOSE_FILTER = re.compile(r"\bFILTER\s+[?$]", re.I)
_LITERALS = frozenset(("a", "true", "false"))
_KEYWORDS = frozenset(
    re.findall(
        r"\w+",
        "ABS ADD ALL AS ASC ASK AVG BASE BIND BNODE BOUND BY CEIL CLEAR COALESCE CONCAT CONSTRUCT CONTAINS COPY COUNT CREATE"
        " DATATYPE DAY DEFAULT DELETE DESC DESCRIBE DISTINCT DROP ENCODE_FOR_URI EXISTS FILTER FLOOR FROM GRAPH GROUP"
        " GROUP_CONCAT HAVING HOURS IF IN INSERT INTO IRI ISBLANK ISIRI ISLITERAL ISNUMERIC ISURI LANG LANGMATCHES LCASE"
        " LIMIT LOAD MAX MD5 MIN MINUS MINUTES MONTH MOVE NAMED NOT NOW OFFSET OPTIONAL ORDER PREFIX RAND REDUCED REGEX"
        " REPLACE ROUND SAMETERM SAMPLE SECONDS SELECT SEPARATOR SHA1 SHA256 SHA384 SHA512 SILENT STR STRAFTER"
        " STRBEFORE STRDT STRENDS STRLANG STRLEN STRSTARTS STRUUID SUBSTR SUM TIMEZONE TO TZ UCASE UNDEF UNION URI USING"
        " UUID VALUES WHERE WITH YEAR",
    )
)
_KEYWORD = re.compile(r"\b[A-Z]{2,}(?: [A-Z]{2,})*\b")


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
    from difflib import get_close_matches

    plain = _OPAQUE.sub(_blank, sparql)
    unknown = sorted(set(_PREFIX_USED.findall(plain)) - set(_DECLARED.findall(plain)) - set(prefixes))
    if unknown:
        meant = [f"did you mean {near}:? " for near in get_close_matches(unknown[0], sorted(prefixes), n=1)]
        return f"unknown prefix {unknown[0]}: {''.join(meant)}(known without declaring: {', '.join(sorted(prefixes))})"
    if _UPDATE.match(plain.strip()):
        return "a query only reads: begin with SELECT, ASK, CONSTRUCT or DESCRIBE; change the graph by building it"
    if not plain.strip():
        return "the query is empty: begin with SELECT, ASK, CONSTRUCT or DESCRIBE"
    if not _FORM.search(plain):
        return "the query has none of SELECT, ASK, CONSTRUCT and DESCRIBE: begin with one of them"
    found = _WHERE.match(error)
    if not found:
        return f"the query is not SPARQL: {error.splitlines()[0]}"
    culprit = next(filter(None, (rule(plain) for rule in _CULPRITS)), None)
    if culprit:
        at, fix = culprit
        line, column = sparql.count("\n", 0, at) + 1, at - sparql.rfind("\n", 0, at)
    else:
        line, column, fix = int(found[1]), int(found[2]), _hint(plain, found[3])
    lines = sparql.splitlines()
    rest = lines[line - 1][column - 1 :].strip()[:20] if line <= len(lines) else ""
    near = f"near {rest!r}" if rest else "at the end of the line"
    return f"the query breaks off at line {line}, column {column}, {near}: {fix}"


def _blank(found: re.Match[str]) -> str:
    """As many blanks, so that everything else keeps its place."""
    return re.sub(r"[^\n]", " ", found[0])


def _full_width(plain: str) -> tuple[int, str] | None:
    """Punctuation of a Chinese keyboard."""
    found = _FULL_WIDTH.search(_NAMED.sub(_blank, plain))
    return (found.start(), f"write {_FULL[found[0]]} for {found[0]}") if found else None


def _open_string(plain: str) -> tuple[int, str] | None:
    found = _QUOTE.search(plain)
    return (found.start(), f"the string that begins here is not closed: add {found[0]}") if found else None


def _bare_word(plain: str) -> tuple[int, str] | None:
    """A word that is neither keyword nor variable nor name."""
    from difflib import get_close_matches

    for found in _WORD.finditer(_NAMED.sub(_blank, plain)):
        if found[0].upper() not in _KEYWORDS and found[0] not in _LITERALS:
            meant = get_close_matches(found[0].upper(), _KEYWORDS, n=1, cutoff=0.75)
            if meant:
                return found.start(), f"did you mean {meant[0]}?"
            return found.start(), f'a variable is ?{found[0]}, a text "{found[0]}", a node has a prefix before :'
    return None


def _loose_count(plain: str) -> tuple[int, str] | None:
    found = _LOOSE_COUNT.search(plain)
    return (found.start(1), f"write ({found[1].upper()}(…) AS ?name)") if found else None


def _loose_filter(plain: str) -> tuple[int, str] | None:
    found = _LOOSE_FILTER.search(plain)
    return (found.start(), "FILTER takes its condition in parentheses: FILTER(…)") if found else None


_CULPRITS = (_full_width, _open_string, _bare_word, _loose_count, _loose_filter)


def _hint(plain: str, expected: str) -> str:
    """What most likely is wrong, from the query without its strings and from what the parser would have taken."""
    if "contains a variable that is unbound" in expected:
        return "a variable after SELECT is neither grouped by nor counted: add it to GROUP BY"
    for opening, closing in ("{}", "()"):
        if plain.count(opening) != plain.count(closing):
            return f"{plain.count(opening)} {opening!r} are opened and {plain.count(closing)} closed"
    keywords = [word for word in dict.fromkeys(_KEYWORD.findall(expected)) if word in _KEYWORDS]
    if "OPTIONAL" in keywords or not keywords:
        return "check for a missing dot between two patterns, a missing brace or quotation mark"
    return f"expected {' or '.join(keywords[:6])}"

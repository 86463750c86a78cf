"""What to try when a question has no answer: names that differ little, the same name elsewhere, more of the calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from kg.errors import UsageError
from kg.graph.lookup import Lookup
from kg.graph.naming import KINDS, Names
from kg.graph.near import near
from kg.graph.terms import KG, PREF_LABEL, term
from kg.questions.binding import bound
from kg.questions.catalog import Parameter, Question

if TYPE_CHECKING:
    import pyoxigraph

_SHOWN = 5
_ENOUGH = 100
"""Rows after which counting stops."""
_DATES = {"from", "to"}
_LITERAL = re.compile(r"""(?:"((?:[^"\\\n]|\\.)+)"|'((?:[^'\\\n]|\\.)+)')(@[A-Za-z-]+)?""")
_OWN_TERM = re.compile(r"(?<![\w:])kg:([A-Za-z]\w*)")
_NODE = re.compile(r"(?<![\w:])(person|body|place|event):([^\s,;.(){}<>|^/]+)")
_CONTAINED = term("schema:containedInPlace")
_NEWSPAPER = KG + "newspaper"


def hints(
    sparql: str,
    *,
    store: pyoxigraph.Store,
    prefixes: Mapping[str, str],
    question: Question | None = None,
    values: Mapping[str, str] | None = None,
) -> tuple[str, ...]:
    """A few lines on what is near, for a query that found nothing; none where nothing is.

    Args:
        sparql: the query.
        store: the graph that was asked.
        prefixes: those that need no declaration.
        question: the saved question, if it was one.
        values: what that was told.
    """
    lookup = Lookup(store)
    if question is None:
        found = _for_query(sparql, lookup)
    else:
        found = _for_question(question, dict(values or {}), _Trial(store, dict(prefixes)), lookup)
    return tuple(dict.fromkeys(islice(found, _SHOWN)))


def _for_query(sparql: str, lookup: Lookup) -> Iterator[str]:
    for name in dict.fromkeys(_OWN_TERM.findall(sparql)):
        known = {node.removeprefix(KG) for node in lookup.defined() if node.startswith(KG)}
        if name not in known:
            meant = near(name, sorted(known))
            yield f"the vocabulary has no kg:{name}" + (f"; did you mean kg:{meant[0]}?" if meant else "")
    names = Names(lookup)
    for family, local in dict.fromkeys(_NODE.findall(sparql)):
        if not names.known(f"{family}:{local}"):
            yield from _meant(f"{family}:{local}", names.near(local), names)
    for double, single, tag in dict.fromkeys(_LITERAL.findall(sparql)):
        text = double or single
        if not lookup.is_text(text):
            yield from _meant(f'"{text}"', names.near(text), names)
        elif not tag:
            yield f'names carry their language: write "{text}"@zh-Hans, or compare STR(?name) = "{text}"'


def _meant(what: str, nodes: list[str], names: Names) -> Iterator[str]:
    if nodes:
        yield f"{what} is nowhere in the graph; near it: {', '.join(map(names.shown, nodes))}"


class _Trial:
    """Asks saved questions again with other values."""

    def __init__(self, store: pyoxigraph.Store, prefixes: dict[str, str]) -> None:
        self._store, self._prefixes = store, prefixes

    def rows(self, question: Question, values: Mapping[str, str]) -> str:
        """How many rows there would be, in words; empty for none."""
        try:
            sparql = bound(question, values, store=self._store)
        except UsageError:
            return ""
        solutions: Any = self._store.query(sparql, prefixes=self._prefixes)
        count = sum(1 for _ in islice(solutions, _ENOUGH))
        return f"{count}{'+' if count == _ENOUGH else ''} row{'' if count == 1 else 's'}" if count else ""


def _for_question(question: Question, values: dict[str, str], trial: _Trial, lookup: Lookup) -> Iterator[str]:
    dates = sorted(_DATES & {name for name, value in values.items() if value})
    ever = {name: value for name, value in values.items() if name not in _DATES}
    if dates and (rows := trial.rows(question, ever)):
        yield f"without {' and '.join(f'--{name}' for name in dates)}: {rows}"
    for parameter in question.parameters:
        if value := values.get(parameter.name):
            yield from _others(question, parameter, value, values, trial, lookup)


def _others(
    question: Question, parameter: Parameter, value: str, values: dict[str, str], trial: _Trial, lookup: Lookup
) -> Iterator[str]:
    """The same question of what is near one of its values."""
    if set(parameter.kinds) <= set(KINDS):
        names = Names(lookup, kinds=parameter.kinds)
        node = names.find(value)
        around = lookup.objects(node, _CONTAINED)
        tried = {
            other: names.shown(other) for other in (*names.namesakes(node), *names.near(lookup.label(node)), *around)
        }
    elif parameter.kinds == ("text",):
        tried = {
            text: text
            for text in near(value, sorted({t for p in (PREF_LABEL, _NEWSPAPER) for _, t in lookup.pairs(p)}))
        }
    else:
        return
    for other, shown in tried.items():
        if other != value and (rows := trial.rows(question, values | {parameter.name: other})):
            yield f"near it: {shown}, {rows}; ask with --{parameter.name} {_typed(other, lookup)}"


def _typed(other: str, lookup: Lookup) -> str:
    return Names(lookup).short(other) if "://" in other else other

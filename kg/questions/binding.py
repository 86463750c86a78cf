"""Fill in what a saved question is told: names become nodes, and every value is written as a term, never as text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.graph.lookup import Lookup
from kg.graph.naming import KINDS, Names
from kg.graph.terms import INTEGER, KG, LABEL, is_day
from kg.questions.catalog import Parameter, Question

if TYPE_CHECKING:
    import pyoxigraph

_HERE = re.compile(r"^([ \t]*)# parameters$", re.MULTILINE)
_WORDS = {"role": "chairedBy", "status": "Current"}
"""Kinds of words of the vocabulary, each with one that all of its kind share a class or a property with."""


def bound(question: Question, values: Mapping[str, str], *, store: pyoxigraph.Store) -> str:
    """The query of ``question`` with ``values`` filled in: SPARQL that stands on its own.

    Args:
        question: what is asked.
        values: as typed, by the name of the parameter; an empty one counts as not given.
        store: the graph, to find things by their names.

    Raises:
        UsageError: a parameter is unknown, missing, or not of its kind; or nothing, or more than one, is called so.
    """
    given = {name: value for name, value in values.items() if value.strip()}
    for name in given:
        if name not in {p.name for p in question.parameters}:
            raise UsageError(f"{question.name} has no parameter --{name}{_known(question)}")
    for parameter in question.parameters:
        if parameter.required and parameter.name not in given:
            raise UsageError(f"{question.name} needs --{parameter.name} ({parameter.en}){_known(question)}")
    lookup = Lookup(store)
    terms = [(p.name, _term(p, given[p.name], lookup)) for p in question.parameters if p.name in given]
    lines = [f"VALUES ?{name} {{ {term} }}" for name, term in terms]
    return _HERE.sub(lambda here: "\n".join(here[1] + line for line in lines), question.sparql)


def _known(question: Question) -> str:
    options = [f"--{p.name}{' (required)' if p.required else ''}" for p in question.parameters]
    return f"; it takes {', '.join(options)}" if options else "; it takes none"


def _term(parameter: Parameter, value: str, lookup: Lookup) -> str:
    """``value`` as a term of SPARQL, whatever it holds.

    Raises:
        UsageError: it is not of its kind.
    """
    import pyoxigraph as ox

    try:
        if set(parameter.kinds) <= set(KINDS):
            return str(ox.NamedNode(_thing(parameter, value, lookup)))
        written = _PLAIN.get(parameter.kinds[0])
        if written is None:
            return str(ox.NamedNode(_word(parameter, value, lookup)))
        return written(parameter, value)
    except ValueError as error:
        raise UsageError(f"--{parameter.name} {value!r} cannot be written in a query: {error}") from error


def _thing(parameter: Parameter, value: str, lookup: Lookup) -> str:
    """The node that ``value`` names.

    Raises:
        UsageError: nothing, or more than one thing, is called so; for a place, what it lies in.
    """
    try:
        return Names(lookup, kinds=parameter.kinds).find(value)
    except UsageError as error:
        from kg.questions.elsewhere import elsewhere

        around = elsewhere(value, lookup) if "place" in parameter.kinds and "nothing" in str(error) else ""
        raise UsageError(f"{error}; {around}" if around else str(error)) from error


def _date(parameter: Parameter, value: str) -> str:
    import pyoxigraph as ox

    if not is_day(value):
        raise UsageError(f"--{parameter.name} {value!r} is no date: write it as 2026-05-22, 2026-05 or 2026")
    return str(ox.Literal(value))


def _text(_: Parameter, value: str) -> str:
    import pyoxigraph as ox

    return str(ox.Literal(value))


def _number(parameter: Parameter, value: str) -> str:
    import pyoxigraph as ox

    if not (value.isascii() and value.isdigit()):
        raise UsageError(f"--{parameter.name} {value!r} is no whole number")
    return str(ox.Literal(value, datatype=ox.NamedNode(INTEGER)))


_PLAIN: dict[str, Callable[[Parameter, str], str]] = {"date": _date, "text": _text, "number": _number}


def _word(parameter: Parameter, value: str, lookup: Lookup) -> str:
    """A term of the vocabulary by its name, or by its label in either language: chairedBy, 主持, chaired by, chaired.

    Raises:
        UsageError: no role or status is called so.
    """
    words = lookup.kin(KG + _WORDS[parameter.kinds[0]])
    wanted = value.strip().casefold().removesuffix(" by")
    for node in words:
        names = {node.removeprefix(KG), *lookup.words(node, LABEL)}
        if wanted in {name.casefold().removesuffix(" by") for name in names}:
            return node
    listed = ", ".join(f"{lookup.word(node, 'zh')} {lookup.word(node, 'en')}" for node in words)
    raise UsageError(f"--{parameter.name} {value!r} is none of {listed}")

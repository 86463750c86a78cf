"""The graph as tidy tables: one row a thing or a fact, one value a cell.

What may come more than once (names, the places of an event, evidence) has a table of its own. Nodes are written by
their short IRI, which joins the tables; dates as the graph has them: ``2026-05-22``, ``2026-05`` or ``2026``.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from kg.export.nodes import Nodes, Value
from kg.graph.terms import KG, TYPE, term

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

Scalar: TypeAlias = str | int | bool | None
"""What a cell holds; None where the graph says nothing."""


class Form(Enum):
    """How a column shows the value at the end of its path."""

    NODE = auto()
    """The node, by its short IRI."""
    TEXT = auto()
    """The literal as it stands."""
    TEXTS = auto()
    """Short literals, with 、 between them where papers differ."""
    WORD = auto()
    """A concept: an own one by its local name (``Current``), another by its label."""
    WHOLE = auto()
    """A whole number."""
    TRUTH = auto()
    """True or false; false where the graph says nothing."""
    CLASS = auto()
    """The node's own class that says most (``Meeting``)."""
    FAMILY = auto()
    """What kind of node it is: ``person``, ``body``, ``place``, ``event``."""
    TONGUE = auto()
    """The language tag of the text."""
    PROPERTY = auto()
    """By which property the row's value was found."""


class Column(Struct, frozen=True):
    """One column: the path to its value, from the row's node or, after ``@``, from the row's value."""

    name: str
    path: str = ""
    """Properties with ``/`` between them, none for the start itself."""
    form: Form = Form.TEXT

    def steps(self) -> tuple[bool, tuple[str, ...]]:
        """Whether the path starts from the row's value, and the IRIs of its properties."""
        path = self.path.removeprefix("@")
        return self.path.startswith("@"), tuple(term(step) for step in path.split(" / ")) if path else ()


class Plan(Struct, frozen=True):
    """What one table is made of: a row for each node of a class, or, with ``each``, for each value that such a node has there."""

    name: str
    of: tuple[str, ...]
    """The classes, none for every node."""
    columns: tuple[Column, ...]
    each: tuple[str, ...] = ()


class Table(Struct, frozen=True):
    """A filled table."""

    name: str
    columns: tuple[str, ...]
    types: tuple[type[str] | type[int] | type[bool], ...]
    rows: tuple[tuple[Scalar, ...], ...]

    def to_polars(self) -> pl.DataFrame:
        """The table for Polars; see `kg.export.frames.polars_frame`.

        Raises:
            UsageError: Polars is not installed.
        """
        from kg.export.frames import polars_frame

        return polars_frame(self)

    def to_pandas(self) -> pd.DataFrame:
        """The table for pandas; see `kg.export.frames.pandas_frame`.

        Raises:
            UsageError: pandas is not installed.
        """
        from kg.export.frames import pandas_frame

        return pandas_frame(self)


_TYPES: dict[Form, type[str] | type[int] | type[bool]] = {Form.WHOLE: int, Form.TRUTH: bool}


def fill(plan: Plan, nodes: Nodes) -> Table:
    """The rows of one table, sorted by node."""
    cells = tuple((column.form, *column.steps()) for column in plan.columns)
    rows = tuple(
        tuple(
            _cell(nodes, form, value if from_value else (node, ""), steps, found) for form, from_value, steps in cells
        )
        for node, found, value in _starts(plan, nodes)
    )
    names = tuple(column.name for column in plan.columns)
    return Table(plan.name, names, tuple(_TYPES.get(column.form, str) for column in plan.columns), rows)


def _starts(plan: Plan, nodes: Nodes) -> Iterator[tuple[str, str, Value]]:
    """The node of each row, the property that makes the row, and the value there."""
    members = dict.fromkeys(node for cls in plan.of for node in nodes.of_type(term(cls)))
    if not plan.of:
        members = dict.fromkeys(nodes)
    each = tuple(term(name) for name in plan.each)
    for node in sorted(members):
        if not each:
            yield node, "", (node, "")
        for predicate in each:
            for value in nodes.values(node, predicate):
                yield node, predicate, value


def _cell(nodes: Nodes, form: Form, start: Value, steps: tuple[str, ...], found: str) -> Scalar:
    if form is Form.PROPERTY:
        return found.rpartition("/")[2].rpartition("#")[2]
    value: Value | None = start
    for step in steps:
        if form is Form.TEXTS and value:
            return "、".join(text for text, _ in nodes.values(value[0], step)) or None
        value = next(iter(nodes.values(value[0], step)), None) if value else None
    if value is None:
        return False if form is Form.TRUTH else None
    return show(nodes, form, *value)


def show(nodes: Nodes, form: Form, text: str, kind: str = "") -> Scalar:
    """A value in a form; an IRI unless its kind says otherwise."""
    match form:
        case Form.NODE:
            return nodes.short(text)
        case Form.WORD:
            return nodes.word(text) if text.startswith(KG) else nodes.label(text)
        case Form.WHOLE:
            return int(text)
        case Form.TRUTH:
            return text == "true"
        case Form.CLASS:
            own = [cls.removeprefix(KG) for cls, _ in nodes.values(text, TYPE) if cls.startswith(KG)]
            return next((cls for cls in own if cls != "Event"), next(iter(own), None))
        case Form.FAMILY:
            return nodes.short(text).partition(":")[0]
        case Form.TONGUE:
            return kind.removeprefix("@") if kind.startswith("@") else None
        case _:
            return text

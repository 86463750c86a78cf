"""What stands around a number: the rest of its item, its bracket, the other numbers of its list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.facts.complaints.labels import Label, of_region, read_run
from kg.facts.complaints.tokens import T, Token

ENDS = frozenset({T.JOIN, T.COMMA, T.SEMICOLON, T.STOP, T.BREAK, T.CLOSE, T.OPEN})
"""What ends an item."""
NUMBERS = frozenset({T.COUNT, T.NUMBER})


class Ahead(NamedTuple):
    """What follows a count up to the end of its item."""

    kinds: frozenset[T]
    labels: tuple[Label, ...]
    stop: int


def closing(tokens: Sequence[Token], i: int) -> int:
    """The place of the bracket that closes the one at ``i``; the end of the sentence where none does."""
    depth = 0
    for j in range(i, len(tokens)):
        match tokens[j].kind:
            case T.OPEN:
                depth += 1
            case T.CLOSE:
                depth -= 1
                if not depth:
                    return j
            case T.BREAK:
                return j - 1
            case _:
                pass
    return len(tokens)


def ahead(tokens: Sequence[Token], i: int) -> Ahead:
    """What stands from ``i`` to the end of the item."""
    kinds: set[T] = set()
    labels: list[Label] = []
    stop = i
    for stop in range(i, len(tokens) + 1):
        if stop == len(tokens) or tokens[stop].kind in ENDS:
            break
        token = tokens[stop]
        kinds.add(token.kind)
        if token.kind is T.REGION:
            labels.append(of_region(token))
        elif token.kind is T.RUN and (label := read_run(token).label):
            labels.append(label)
    return Ahead(frozenset(kinds), tuple(labels), stop)


def list_goes_on(tokens: Sequence[Token], i: int) -> bool:
    """Whether a label without a count follows the join at ``i``: 9件来自甲市和乙市."""
    if i >= len(tokens) or tokens[i].kind is not T.JOIN or i + 1 >= len(tokens):
        return False
    if tokens[i + 1].kind in NUMBERS:
        return False
    return not ahead(tokens, i + 1).kinds & NUMBERS


def gather(tokens: Sequence[Token], i: int, wanted: int) -> tuple[list[Token], list[Sequence[Token]], int] | None:
    """``wanted`` numbers in a row from ``i`` with the brackets behind them, and the place after; none if more or fewer."""
    numbers: list[Token] = []
    brackets: list[Sequence[Token]] = []
    at = i
    while at < len(tokens) and tokens[at].kind in NUMBERS and tokens[at].values:
        numbers.append(tokens[at])
        at += 1
        bracket: Sequence[Token] = ()
        if at < len(tokens) and tokens[at].kind is T.OPEN:
            close = closing(tokens, at)
            bracket, at = tokens[at + 1 : close], close + 1
        brackets.append(bracket)
        if at + 1 < len(tokens) and tokens[at].kind in (T.JOIN, T.COMMA) and tokens[at + 1].kind in NUMBERS:
            at += 1
    if len(numbers) != wanted or wanted < 2 or numbers[-1].kind is not T.COUNT:
        return None
    return numbers, brackets, at

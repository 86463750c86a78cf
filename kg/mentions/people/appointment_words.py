"""The words around a name with a post given, taken or told, as patterns made once from ``seeds/appointment_words.tsv``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from kg import tables
from kg.mentions.skipping import Skipping
from kg.model import TenureStatus

_FULL = r"(?:同志)?"
_AS = rf"{_FULL}(?:为|担任|任)"
_BETWEEN = {
    "appointed-as": _AS,
    "nominated-as": _AS,
    "resignation": rf"{_FULL}(?:请求)?(?:因[^，。；]{{1,20}})?(?:提出)?(?:的)?辞(?:去|职)",
    "removed-from": rf"{_FULL}的?",
}
"""What stands between the name and its posts, by rule."""
_STATUS = {
    "appointed-as": TenureStatus.APPOINTED,
    "nominated-as": TenureStatus.PROPOSED,
    "resignation": TenureStatus.REMOVED,
    "removed-from": TenureStatus.REMOVED,
    "no-longer": TenureStatus.REMOVED,
    "proposed-as": TenureStatus.PROPOSED,
    "elected-as": TenureStatus.APPOINTED,
    "holds-now": TenureStatus.CURRENT,
    "held-once": TenureStatus.FORMER,
    "holds": TenureStatus.APPOINTED,
}
_CANDIDATE = r"作为[^，。；]{0,6}候选人"


class Opening(Struct, frozen=True):
    """Words before a name, what must stand between the name and its posts, and the status that they give."""

    rule: str
    status: TenureStatus
    before: re.Pattern[str]
    between: re.Pattern[str]


class Verb(Struct, frozen=True):
    """Words between a name and its posts, and the status that they give."""

    rule: str
    status: TenureStatus
    words: re.Pattern[str]


def words(kind: str, rule: str = "") -> tuple[str, ...]:
    """The words of a kind (and of one rule), the longest first."""
    rows = tables.read("appointment_words.tsv")
    found = {row["word"] for row in rows if row["kind"] == kind and rule in ("", row["rule"])}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def _rules(kind: str) -> Iterator[str]:
    """The rules of the words of a kind, in the order of the table."""
    yield from dict.fromkeys(row["rule"] for row in tables.read("appointment_words.tsv") if row["kind"] == kind)


def _verb(rule: str) -> str:
    either = "|".join(words("verb", rule))
    if rule == "proposed-as":
        return rf"(?:{either}|{_CANDIDATE})"
    if rule != "elected-as":
        return rf"(?:{either})"
    return rf"(?:{'|'.join(words('how'))})?(?:{either})(?:{'|'.join(words('as'))})?"


@cache
def openings() -> tuple[Opening, ...]:
    """The openings in the order in which they are tried."""
    return tuple(
        Opening(rule, _STATUS[rule], re.compile("|".join(words("opening", rule))), re.compile(_BETWEEN[rule]))
        for rule in _rules("opening")
    )


@cache
def verbs() -> tuple[Verb, ...]:
    """The verbs in the order in which they are tried."""
    return tuple(Verb(rule, _STATUS[rule], re.compile(_verb(rule))) for rule in _rules("verb"))


@cache
def any_opening() -> Skipping:
    """Every opening."""
    every = words("opening")
    return Skipping.of("|".join(every), first="".join(sorted({word[0] for word in every})))


@cache
def any_verb() -> Skipping:
    """Every verb."""
    first = {word[0] for kind in ("verb", "how") for word in words(kind)} | {"作"}
    return Skipping.of("|".join(map(_verb, _rules("verb"))), first="".join(sorted(first)))


@cache
def life() -> re.Pattern[str]:
    """The verbs of a curriculum vitae; the name of the group that matched is the status in small letters."""
    groups = (f"(?P<{rule.lower()}>{'|'.join(words('life', rule))})" for rule in _rules("life"))
    return re.compile("|".join(groups) + r"|(?P<held>任(?=[一-鿿])|担任|当选)")

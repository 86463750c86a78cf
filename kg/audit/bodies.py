"""Bodies under a name that came with a reform, in pages from before that reform: the predecessor had not been renamed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg import tables
from kg.audit.finding import Certainty, Finding
from kg.audit.ledger import BodyRow, Ledger


@cache
def _renamed() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """Endings of names, what the bodies were called before, and the first day of the new name anywhere."""
    return tuple(
        (re.compile(f"(?:{row['name']})$"), row["before"], row["since"]) for row in tables.read("audit_renamed.tsv")
    )


def bodies(ledger: Ledger) -> Iterator[Finding]:
    """Bodies that appear under their new name too early."""
    for body in ledger.bodies:
        yield from _early(body)


def newly_named(name: str, *, day: str) -> tuple[str, str] | None:
    """What a body called ``name`` was called on ``day``, and since when it has the new name; None if all is well.

    >>> newly_named("甲市生态环境局", day="2016-05-01")
    ('环境保护局', '2018-03-13')
    """
    for pattern, before, since in _renamed():
        if day < since and pattern.search(name):
            return before, since
    return None


def ending(name: str) -> str:
    """The part of a name that a reform brought, else nothing.

    >>> ending("甲市生态环境局")
    '生态环境局'
    """
    found = _ending().search(name)
    return found[0] if found else ""


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(row['name'] for row in tables.read('audit_renamed.tsv'))})$")


def _early(body: BodyRow) -> Iterator[Finding]:
    early = newly_named(body.thing.name, day=body.first_seen) if len(body.first_seen) == 10 else None
    if early:
        before, since = early
        yield Finding(
            check="body-before-renaming",
            certainty=Certainty.OPEN,
            subject=body.thing,
            values=(("body", body.thing.name), ("before", before), ("since", since), ("seen", body.first_seen)),
            passages=(body.passage,),
        )

"""Digits that print and scans confuse: does a sum come right once one of them is read as another?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from kg import tables
from kg.audit.ledger import Count


@cache
def alike() -> dict[str, str]:
    """For each digit those that it is taken for, the likeliest first."""
    return {row["digit"]: row["taken_for"].replace(" ", "") for row in tables.read("audit_lookalikes.tsv")}


def readings(count: int) -> Iterator[int]:
    """What ``count`` may have been in print: one digit read as its look-alike.

    >>> 38 in set(readings(33)), 45 in set(readings(33))
    (True, False)
    """
    text = str(count)
    for n, digit in enumerate(text):
        for other in alike().get(digit, ""):
            if not (other == "0" and n == 0 and len(text) > 1):
                yield int(text[:n] + other + text[n + 1 :])


def instead(entries: Sequence[Count], totals: Iterable[Count]) -> tuple[Count, int] | None:
    """The figure of a sum that sets it right when one of its digits is read otherwise, and that reading.

    Only a figure that is printed in digits, as its passages show, can be misread so.
    """
    wanted = {c.count: c for c in totals}
    told = sum(c.count for c in entries)
    for entry in entries:
        for reading in readings(entry.count):
            if told - entry.count + reading in wanted and in_digits(entry):
                return entry, reading
    for total in wanted.values():
        if told in set(readings(total.count)) and in_digits(total):
            return total, told
    return None


def in_digits(count: Count) -> bool:
    """Whether the passages print the figure in digits."""
    return any(str(count.count) in passage.text for passage in count.passages)

"""Posts with one seat: never two holders at the same time, and never filled before the post was publicly proposed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from kg import tables
from kg.audit.finding import Certainty, Finding
from kg.audit.ledger import Ledger, TenureRow

_HAN = re.compile("[\u4e00-\u9fff]{2,3}")


@cache
def single_seats() -> dict[str, re.Pattern[str]]:
    """By title, the names of bodies in which it has one seat."""
    return {row["title"]: re.compile(row["body"]) for row in tables.read("audit_seats.tsv")}


def has_one_seat(title: str, body: str) -> bool:
    """Whether only one person holds ``title`` of ``body`` at a time.

    >>> has_one_seat("市长", "甲市人民政府"), has_one_seat("副市长", "甲市人民政府")
    (True, False)
    """
    seat = single_seats().get(title)
    return seat is not None and seat.search(body) is not None


def matters(title: str, body: str, status: str) -> bool:
    """Whether any check looks at a tenure."""
    return status != "Current" or has_one_seat(title, body)


def offices(ledger: Ledger) -> Iterator[Finding]:
    """Posts held by two persons at once, and appointments before their announcement."""
    held: dict[tuple[str, str], list[TenureRow]] = defaultdict(list)
    for tenure in ledger.tenures:
        held[tenure.body.node, tenure.title].append(tenure)
    for key in sorted(held):
        yield from _two_holders(held[key])
        yield from _before_proposal(held[key])


def _two_holders(tenures: list[TenureRow]) -> Iterator[Finding]:
    """Somebody is seen in the post between two sightings of somebody else."""
    if not has_one_seat(tenures[0].title, tenures[0].body.name):
        return
    current = sorted(
        (t for t in tenures if t.status == "Current" and t.first_seen and t.last_seen and _plain(t)),
        key=lambda t: (t.first_seen or "", t.last_seen or "", t.person.node),
    )
    for one, two in combinations(current, 2):
        if one.person.node == two.person.node or not _meanwhile(one, two):
            continue
        alike = _alike(one.person.name, two.person.name)
        yield Finding(
            check="post-with-two-holders",
            certainty=Certainty.MISREAD if alike else Certainty.OPEN,
            subject=one.body,
            values=(
                ("post", one.body.name + one.title),
                ("one", one.person.name),
                ("two", two.person.name),
                ("from", max(one.first_seen or "", two.first_seen or "")),
                ("to", min(one.last_seen or "", two.last_seen or "")),
            ),
            passages=(*one.passages[:2], *two.passages[:2]),
            others=(one.person, two.person),
            hints=(("hint-names-alike", ()),) if alike else (),
        )


def _plain(tenure: TenureRow) -> bool:
    """Whether no sentence has another name before the title: 圣何塞市长 is hardly the mayor of a city in China."""
    for passage in tenure.passages:
        at = passage.text.find(tenure.title + tenure.person.name)
        before = passage.text[max(0, at - 3) : at]
        if (
            at > 0
            and _HAN.fullmatch(before)
            and not any(before[n : n + 2] in tenure.body.name for n in range(len(before) - 1))
        ):
            return False
    return True


def _meanwhile(one: TenureRow, two: TenureRow) -> bool:
    """Whether articles that are not the same see them in the post at overlapping times, or on one day."""
    if {(p.page, p.article) for p in one.passages} & {(p.page, p.article) for p in two.passages}:
        return False
    days = [d for t in (one, two) for d in (t.first_seen, t.last_seen)]
    if any(d is None or len(d) != 10 for d in days):
        return False
    a, b, c, d = (day or "" for day in days)
    if a == b == c == d:
        return True
    return max(a, c) < min(b, d) or a < c == d < b or c < a == b < d


def _alike(one: str, two: str) -> bool:
    """Whether two names may be one person's: one holds the other, or a single character differs."""
    if one in two or two in one:
        return True
    return len(one) == len(two) > 1 and sum(a != b for a, b in zip(one, two, strict=True)) == 1


def _before_proposal(tenures: list[TenureRow]) -> Iterator[Finding]:
    """拟任 is announced after the day on which the post was given."""
    for given in tenures:
        if given.status != "Appointed" or not given.start or len(given.start) != 10:
            continue
        for proposed in tenures:
            if (
                proposed.status == "Proposed"
                and proposed.person.node == given.person.node
                and proposed.first_seen
                and len(proposed.first_seen) == 10
                and proposed.first_seen > given.start
            ):
                yield Finding(
                    check="appointed-before-proposal",
                    certainty=Certainty.OPEN,
                    subject=given.person,
                    values=(
                        ("person", given.person.name),
                        ("post", given.body.name + given.title),
                        ("first", given.start),
                        ("then", proposed.first_seen),
                    ),
                    passages=(*given.passages[:1], *proposed.passages[:1]),
                    others=(given.body,),
                )

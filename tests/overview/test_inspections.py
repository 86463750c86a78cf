from __future__ import annotations

import pytest

from kg.model import Batch, Kind, Ref
from kg.overview.inspections import inspections


def batch(notation: str) -> Batch:
    """``甲>乙 3 2031-04-02``: team, recipient (``-`` for none), number and day."""
    who, number, *date = notation.split()
    team, recipient = who.split(">")
    place = Ref(Kind.PLACE, recipient) if recipient != "-" else None
    return Batch(
        int(number), Ref(Kind.BODY, team) if team != "-" else None, place, date[0] if date else None, None, (), ()
    )


@pytest.mark.parametrize(
    ("told", "visits"),
    [
        ([], []),
        (["甲>乙 1 2031-04-01", "甲>乙 2 2031-04-02"], [[1, 2]]),
        (["甲>乙 2 2031-04-02", "甲>乙 1 2031-04-03"], [[1, 2]]),
        (["甲>乙 1 2031-04-01", "甲>丙 1 2031-04-02", "甲>丙 2 2031-04-03"], [[1, 2], [1]]),
        (["甲>乙 1 2031-04-01", "丁>乙 1 2031-05-01"], [[1], [1]]),
        (["甲>乙 1 2026-04-01", "甲>乙 2 2026-04-02", "甲>乙 1 2031-04-01", "甲>乙 2 2031-04-02"], [[1, 2], [1, 2]]),
        (["甲>乙 1 2026-04-01", "甲>乙 2", "甲>乙 1 2031-04-01"], [[1, 2], [1]]),
        (["甲>乙 3", "->- 1", "->- 2 2031-02-30"], [[1, 2], [3]]),
        (["甲>乙 7 2031-04", "甲>乙 8 2031"], [[7, 8]]),
    ],
)
def test_batches_of_one_visit_belong_together(told: list[str], visits: list[list[int]]) -> None:
    batches = [batch(t) for t in told]
    found = [[batches[b].number for b in i.batches] for i in inspections(batches)]
    assert found == visits


def test_the_visit_with_most_batches_comes_first_then_the_latest() -> None:
    told = ["甲>乙 1 2031-04-01", "丙>乙 1 2031-06-01", "丁>乙 1 2031-05-01", "丁>乙 2 2031-05-02"]
    batches = [batch(t) for t in told]
    assert [i.team and i.team.key for i in inspections(batches)] == ["丁", "丙", "甲"]

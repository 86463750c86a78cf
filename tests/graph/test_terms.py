from __future__ import annotations

import pytest

from kg.graph.terms import BASE, NAMESPACES, day, is_day
from kg.model import Settings


@pytest.mark.parametrize(
    ("value", "kind"),
    [("2031-04-01", "date"), ("2028-02-29", "date"), ("2031-04", "gYearMonth"), ("2031", "gYear")],
)
def test_a_date_is_typed_by_its_shape(value: str, kind: str) -> None:
    assert list(day("s", "p", value)) == [("s", "p", value, NAMESPACES["xsd"] + kind)]


@pytest.mark.parametrize(
    "value",
    [
        "",
        "2031-02-29",
        "2031-13",
        "0000",
        "2031-4-1",
        "20310401",
        "\uff12\uff10\uff13\uff11",
        "2031-04-01T00",
        "近日",
        "-031",
        "203104-1",
        "2031-W1",
        "2031-W14-1",
    ],
)
def test_an_impossible_date_is_left_out(value: str) -> None:
    assert not is_day(value)
    assert list(day("s", "p", value)) == []


def test_the_base_is_that_of_a_build() -> None:
    assert Settings().base == BASE

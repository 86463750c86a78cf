"""Planted faults are found, and clean notices stay quiet: a small run of what ``python -m bench.faults`` measures."""

from __future__ import annotations

from random import Random

import pytest

from bench.faults import Collection, false_alarms, generated, planted, run
from bench.notices import page, series
from tests.audit.readings import findings, lexicon


@pytest.fixture(scope="module")
def clean() -> list[Collection]:
    return list(generated(lexicon(), inspections=5, batches=4))


def test_clean_notices_raise_no_false_alarm(clean: list[Collection]) -> None:
    assert false_alarms(clean) == []


def test_every_fault_that_breaks_a_sum_is_found(clean: list[Collection]) -> None:
    missed = [o.fault.where for o in run(clean, faults=60, seed=7) if o.fault.breaks and not o.new]
    assert missed == []


def test_faults_are_the_same_at_each_run(clean: list[Collection]) -> None:
    one, two = (planted(clean[0], Random(3)) for _ in range(2))
    assert one == two


def test_a_notice_alone_is_clean_too() -> None:
    for wording, notice in enumerate(series(5, batches=5)):
        text = page(notice, wording).split("---\n")[2]
        assert findings({notice.name[:10]: text}, region=notice.province) == ()

"""Between batches: numbers, dates and running totals."""

from __future__ import annotations

import pytest

from kg.audit import Certainty
from tests.audit.readings import findings, knowledge, lines

TEAM = "中央第三生态环境保护督察组"
NUMBERS = "一二三四五六七八九十"


def notice(number: int, day: int, count: int, *more: str) -> tuple[str, str]:
    """The page of a batch: of 6月``day``日, published a day later."""
    text = f"6月{day}日，{TEAM}向湖南省交办第{NUMBERS[number - 1]}批信访举报件{count}件。{''.join(more)}"
    return f"2024-06-{day + 1:02} {number}", text


def told(*notices: tuple[str, str]) -> list[str]:
    return lines(findings(dict(notices)))


def so_far(count: int, *parts: str) -> str:
    return f"截至当日，累计交办{count}件{'，其中' if parts else ''}{'、'.join(parts)}。"


@pytest.mark.parametrize(
    "notices",
    [
        (notice(4, 10, 30), notice(5, 11, 40), notice(6, 12, 50)),
        (notice(4, 10, 30, so_far(130)), notice(5, 11, 40, so_far(170))),
        (notice(4, 10, 30, so_far(130)), notice(5, 11, 40), notice(6, 12, 50, so_far(220))),
        (notice(1, 10, 30, so_far(30)), notice(2, 11, 40, so_far(70))),
        (
            notice(4, 10, 30, "来电20件、来信10件。", so_far(130, "来电90件", "来信40件")),
            notice(5, 11, 40, "来电30件、来信10件。", so_far(170, "来电120件", "来信50件")),
        ),
        (
            notice(4, 10, 30, so_far(130, "长沙市90件", "株洲市40件")),
            notice(5, 11, 40, "长沙市25件、株洲市15件。", so_far(170, "长沙市115件", "株洲市55件")),
        ),
        (
            notice(4, 10, 30, so_far(130, "长沙市90件", "株洲市40件")),
            notice(5, 11, 40, "长沙市40件。", so_far(170, "长沙市130件", "株洲市40件")),
        ),
    ],
)
def test_batches_that_go_on_raise_nothing(notices: tuple[tuple[str, str], ...]) -> None:
    assert told(*notices) == []


@pytest.mark.parametrize(
    ("notices", "found"),
    [
        ((notice(4, 10, 30), notice(6, 12, 50)), ["batch-missing 5"]),
        ((notice(2, 10, 30), notice(5, 13, 50)), ["batch-missing 3、4"]),
        ((notice(4, 10, 30), notice(4, 11, 40), notice(6, 12, 50)), ["batch-missing 5", "batch-repeated 2024-06-10:2024-06-11"]),
        ((notice(4, 12, 30), notice(5, 10, 40)), ["batch-dates-backwards 2024-06-12:2024-06-10"]),
        ((notice(4, 10, 30, so_far(130)), notice(5, 11, 40, so_far(175))), ["running-total 170:175"]),
        ((notice(4, 10, 30, so_far(130)), notice(5, 11, 40), notice(6, 12, 50, so_far(225))), ["running-total 220:225"]),
        ((notice(1, 10, 30, so_far(37)),), ["running-total 30:37"]),
        (
            (
                notice(4, 10, 30, so_far(130)),
                notice(5, 11, 40, "截至当日，累计交办案件中，长沙市90件、株洲市80件。"),
                notice(6, 12, 50, so_far(225)),
            ),
            ["running-total 220:225"],
        ),
        (
            (notice(4, 10, 30, so_far(130)), notice(7, 13, 50, so_far(135))),
            ["batch-missing 5、6", "running-total-falls 180:135"],
        ),
        (
            (
                notice(4, 10, 30, so_far(130, "来电90件", "来信40件")),
                notice(5, 11, 40, "来电30件、来信10件。", so_far(170, "来电110件", "来信60件")),
            ),
            ["running-total 120:110", "running-total 50:60"],
        ),
        (
            (
                notice(4, 10, 30, so_far(130, "长沙市90件", "株洲市40件")),
                notice(5, 11, 40, "长沙市25件、株洲市15件。", so_far(170, "长沙市105件", "株洲市65件")),
            ),
            ["running-total 115:105", "running-total 55:65"],
        ),
        (
            (
                notice(4, 10, 30, "重点关注案件2件。", "截至当日，累计交办130件（重点关注案件9件）。"),
                notice(5, 11, 40, "重点关注案件3件。", "截至当日，累计交办170件（重点关注案件14件）。"),
            ),
            ["running-total 12:14"],
        ),
    ],
)  # fmt: skip
def test_what_does_not_go_on_is_told(notices: tuple[tuple[str, str], ...], found: list[str]) -> None:
    assert told(*notices) == found


def test_two_inspections_of_one_region_are_told_apart() -> None:
    pages = dict([notice(4, 10, 30), notice(5, 11, 40)])
    pages["2024-06-12"] = "6月11日，湖南省第二生态环境保护督察组向湖南省交办第五批信访举报件9件。"
    pages["2024-10-12"] = f"10月11日，{TEAM}向湖南省交办第一批信访举报件9件。"
    assert lines(findings(pages)) == []


@pytest.mark.parametrize("team", ["中央生态环境保护督察组", "督察组"])
def test_a_batch_whose_notice_leaves_the_team_s_number_out_fills_the_gap(team: str) -> None:
    pages = dict([notice(4, 10, 30), notice(5, 11, 40), notice(6, 12, 50)])
    pages = {name: text.replace(TEAM, team) if "五" in text else text for name, text in pages.items()}
    assert lines(findings(pages)) == []


def test_the_collection_and_not_the_paper_may_lack_a_batch() -> None:
    (found,) = findings(dict([notice(4, 10, 30), notice(6, 13, 50)]))
    assert found.certainty is Certainty.PAGES
    (found,) = findings(dict([notice(4, 10, 30), notice(6, 11, 50)]))
    assert found.certainty is Certainty.OPEN


# --- one batch told twice -----------------------------------------------------------------------------


def test_one_batch_of_two_papers_is_one_with_both_sources() -> None:
    first, second = notice(4, 10, 30, "来电20件、来信10件。"), notice(4, 10, 30, "长沙市18件、株洲市12件。")
    (batch,) = knowledge(dict([first, (second[0] + "乙", second[1])])).batches
    assert len(batch.observations) == 5
    assert len({p.page for p in batch.passages}) == 2
    (total,) = [o for o in batch.observations if o.count == 30]
    assert len({p.page for p in total.passages}) == 2


def test_where_two_papers_differ_both_figures_stay_and_are_told() -> None:
    first, second = notice(4, 10, 30, "来电20件、来信10件。"), notice(4, 10, 34)
    pages = dict([first, (second[0] + "乙", second[1])])
    (batch,) = knowledge(pages).batches
    assert sorted(o.count for o in batch.observations) == [10, 20, 30, 34]
    (found,) = findings(pages)
    assert found.check == "figures-differ"
    assert len({p.page for p in found.passages}) == 2


@pytest.mark.parametrize(
    "other",
    [
        "6月10日，中央生态环境保护督察组向湖南省交办第四批信访举报件30件。",
        "6月12日，第四批信访举报件30件已交办湖南省，中央第三生态环境保护督察组要求依法办理群众举报。",
    ],
)
def test_a_team_without_its_number_and_a_later_report_tell_of_the_same_batch(other: str) -> None:
    assert len(knowledge(dict([notice(4, 10, 30), ("2024-06-13 乙", other)])).batches) == 1


def test_the_order_of_the_pages_does_not_matter() -> None:
    pages = dict([notice(4, 10, 30, "来电20件、来信10件。"), notice(4, 10, 34), notice(5, 11, 34), notice(7, 13, 4)])
    assert findings(pages) == findings(dict(reversed(pages.items())))

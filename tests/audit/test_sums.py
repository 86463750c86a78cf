"""Within one batch: what adds up raises nothing, what does not is told with its figures."""

from __future__ import annotations

import pytest

from kg.audit import Certainty
from tests.audit.readings import findings, lines
from tests.facts.test_complaints import PROSE, TABLES

LEAD = "6月18日，中央第三生态环境保护督察组向湖南省交办第六批信访举报件42件"
REGIONS = "长沙市20件、株洲市12件、湘潭市10件"
TYPES = "大气污染20件、水污染12件、噪声污染10件"


def told(*sentences: str) -> list[str]:
    return told_by(LEAD + "".join(sentences))


def told_by(text: str) -> list[str]:
    return lines(findings({"2024-06-19": text}))


@pytest.mark.parametrize(
    "text",
    [
        f"，其中来电30件，来信12件。{REGIONS}。",
        "（重点关注案件3件）。长沙市20件（重点关注案件2件）、株洲市12件、湘潭市10件（重点关注案件1件）。",
        f"。按类型分，{TYPES}。",
        "。按类型分，大气污染20件，占47.6%；水污染22件，占52.4%。",
        "。其中长沙市20件、株洲市5件等。",
        "。长沙市最多，为20件，株洲市12件。",
        "。长沙市20件，其余22件分布在其他市州。",
        "。主要涉及长沙市20件、株洲市12件。",
        "。其中长沙市20件。",
        "。其中长沙市6件、株洲市5件。",
        "。按类型分，大气污染30件、水污染22件、噪声污染10件（部分案件同时涉及多种污染类型）。",
        "。大气污染30件、水污染22件、噪声污染10件。因一件举报涉及多个类型，类型合计大于总数。",
        f"（含重复件3件）。{REGIONS}。",
        f"。{REGIONS}。截至6月18日，累计交办256件，其中长沙市120件、株洲市80件、湘潭市56件。",
        f"。{REGIONS}。前五批214件已办结180件，其中属实120件，责令整改80家。",
        f"，较上一批增加6件。{REGIONS}。",
        "。其中长沙、株洲两市32件，湘潭市10件；大气、水污染问题共30件。",
        "。长沙市20件（其中岳麓区8件、天心区6件）、株洲市12件、湘潭市10件。",
        "。大气污染20件（其中扬尘8件、油烟6件）、水污染12件、噪声污染10件。",
        "，其中来电30件，来信12件（含邮件3件）。",
        "（含重复件3件），其中长沙市20件、株洲市12件、湘潭市7件。",
        "，其中重复举报件3件。按地区分，长沙市20件、株洲市12件、湘潭市7件。",
        "（来电35件、来信12件，其中重复5件）。",
        "，其中来电30件、来信15件，合并重复件后为42件。",
        "。长沙市20件、株洲市12件、省直单位10件。",
        "。长沙市20件、株洲市12件、省属企业3件、湘潭市7件。",
        "。其中重点件6件（长沙市3件、株洲市2件等）。",
        "。举报量排名前三的是长沙市20件、株洲市9件、湘潭市6件。",
        "。长沙市20件、株洲市12件，其他市州10件。",
        "。长沙市、株洲市分别为20件、12件，占总数的76%。",
        "。从污染类型看，大气污染20件、水污染12件，占76.2%。",
        "。长沙市20件、株洲市12件……",
        "。涉及14个市州，长沙市20件、株洲市12件。",
        "。其中，长沙市20件、株洲市10件、湘潭市6件，三市合计占85.7%。",
        "。案件涉及大气22件、水16件、噪声10件、土壤6件、生态4件。",
        "。涉及大气的20件，涉及水的18件，涉及噪声的14件（同一件可能涉及多个污染类型）。",
        "，其中2件依法不予公开。长沙市20件、株洲市12件、湘潭市8件。",
        "。已办结20件，其中长沙市12件、株洲市8件。",
        "。长沙市20件、株洲市12件、湘潭市10件，累计分别为120件、80件、56件。",
        "。截至目前，累计交办256件，长沙市、株洲市、湘潭市位居前三，分别为120件、60件、30件。",
    ],
)
def test_figures_that_add_up_raise_nothing(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("name", PROSE)
def test_no_example_of_the_reader_raises_a_false_alarm(name: str) -> None:
    assert lines(findings({"2024-06-20": PROSE[name][0]})) == []


@pytest.mark.parametrize("name", TABLES)
def test_no_table_of_the_reader_raises_a_false_alarm(name: str) -> None:
    assert told(f"。\n\n{TABLES[name][0]}") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("。长沙市20件、株洲市12件、湘潭市16件。", ["region-sum 48:42"]),
        ("。长沙市20件、株洲市12件、湘潭市5件、衡阳市4件。", ["region-sum 41:42"]),
        ("，其中来电30件，来信13件。", ["channel-sum 43:42"]),
        ("，其中来电30件，来信11件。", ["channel-sum 41:42"]),
        ("。按类型分，大气污染20件、水污染12件、噪声污染9件。", ["type-sum 41:42"]),
        ("。按类型分，大气污染20件、水污染12件、噪声污染11件。", ["type-sum 43:42"]),
        ("。按类型分，大气污染11件、水污染10件、噪声污染9件（部分案件涉及多种污染类型）。", ["type-sum 30:42"]),
        ("（重点关注案件4件）。长沙市20件（重点关注案件2件）、株洲市12件、湘潭市10件（重点关注案件1件）。", ["priority-region-sum 3:4"]),
        ("（重点关注案件13件）。长沙市20件（重点关注案件2件）、株洲市12件、湘潭市10件（重点关注案件11件）。", ["priority-above-cases 11:10"]),
        (f"（重点关注案件43件）。{REGIONS}。", ["priority-above-cases 43:42"]),
        (f"。{REGIONS}。截至6月18日，累计交办36件。", ["batch-above-cumulative 42:36"]),
        (f"。{REGIONS}。截至6月18日，累计交办256件，其中来电200件、来信59件。", ["channel-sum 259:256"]),
        ("（其中45件不予公开）。", ["undisclosed-above-cases 45:42"]),
        ("\n\n市州 件数\n长沙市 20\n株洲市 12\n湘潭市 11\n合计 42\n", ["region-sum 43:42"]),
    ],
)  # fmt: skip
def test_what_does_not_add_up_is_told(text: str, found: list[str]) -> None:
    assert told(text) == found


def test_headline_and_text_that_differ_both_stay_and_are_told() -> None:
    text = f"督察组交办我省第六批信访举报件48件\n{LEAD}。{REGIONS}。"
    (found,) = findings({"2024-06-19": text})
    assert found.check == "figures-differ"
    assert [p.text for p in found.passages] == ["48件", "42件"]
    assert found.certainty is Certainty.PAPER


@pytest.mark.parametrize(
    ("last", "certainty", "hint"),
    [
        ("16", Certainty.MISREAD, "若“湘潭市”的16读作10"),
        ("17", Certainty.PAPER, ""),
        ("十六", Certainty.PAPER, ""),
    ],
)
def test_a_look_alike_that_sets_the_sum_right_lessens_certainty(last: str, certainty: Certainty, hint: str) -> None:
    (found,) = findings({"2024-06-19": f"{LEAD}。长沙市20件、株洲市12件、湘潭市{last}件。"})
    assert found.certainty is certainty
    assert hint in found.message("zh")


def test_types_that_sum_to_more_may_overlap_where_no_misprint_explains_it() -> None:
    (found,) = findings({"2024-06-19": f"{LEAD}。按类型分，大气污染21件、水污染12件、噪声污染13件。"})
    assert found.certainty is Certainty.OPEN
    assert "count" in found.message("en")


def test_types_that_overlap_in_batch_after_batch_raise_nothing() -> None:
    pages = {
        f"2024-06-{day + 1}": (
            f"6月{day}日，中央第三生态环境保护督察组向湖南省交办第{number}批信访举报件42件。"
            f"按类型分，大气污染{20 + extra}件、水污染12件、噪声污染14件。"
        )
        for day, number, extra in ((18, "六", 1), (19, "七", 2), (20, "八", 5), (21, "九", 3))
    }
    assert lines(findings(pages)) == []


@pytest.mark.parametrize(
    "text",
    [
        f"交办第六批信访举报件45件，扣除重复件3件后为42件，其中来电30件、来信12件。{REGIONS}。",
        f"交办第六批信访举报件45件，其中重复件3件，实际交办42件。{REGIONS}。",
        "交办第六批信访举报件42件。当日接到来电35件、来信12件，去重后交办42件。",
        "交办第六批信访举报件42件。共收到举报50件，经梳理合并后交办42件，其中来电35件、来信15件。",
    ],
)
def test_gross_and_net_are_no_contradiction(text: str) -> None:
    assert told_by(f"6月18日，中央第三生态环境保护督察组向湖南省{text}") == []


def test_a_list_that_misses_its_total_by_more_than_the_duplicates_is_told() -> None:
    assert told("（含重复件3件）。长沙市20件、株洲市12件、湘潭市6件、永州市2件。") == ["region-sum 40:42"]


def test_a_finding_leads_to_both_sentences() -> None:
    (found,) = findings({"2024-06-19": f"{LEAD}。长沙市20件、株洲市12件、湘潭市17件。"})
    assert [p.text for p in found.passages] == ["42件", "长沙市20件、株洲市12件、湘潭市17件"]
    page = f"{LEAD}。长沙市20件、株洲市12件、湘潭市17件。"
    assert [page[p.begin : p.end] for p in found.passages] == [p.text for p in found.passages]
    assert "49" in found.message("en")
    assert "相差7件" in found.message("zh")

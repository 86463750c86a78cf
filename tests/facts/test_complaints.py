"""Complaint batches: one example for every way in which papers tell figures, and what must not be taken for figures."""

from __future__ import annotations

import pytest

from kg.facts.complaints.labels import looks_like_region
from kg.facts.complaints.words import pollution_labels, words
from kg.model import Body, BodyKind, Kind, Level, Ref
from tests.facts.complaint_notices import expected, findings, read

LEAD = "6月18日，中央第三生态环境保护督察组向湖南省交办第六批信访举报件42件"
REGIONS = "长沙市=20 株洲市=12 湘潭市=10"

PROSE = {
    "brackets": (
        f"{LEAD}(重点关注案件3件),其中:来电30件,来信12件。42件案件中,长沙市20件(重点关注案件2件)、株洲市12件、湘潭市10件(重点关注案件1件)。",
        f"总=42 *=3 来电=30 来信=12 {REGIONS} 长沙市*=2 湘潭市*=1",
    ),
    "counts before regions": (
        f"{LEAD}，其中30件为来电，12件为来信；3件为重点件。20件来自长沙市，12件来自株洲市，10件涉及湘潭市。",
        f"总=42 *=3 来电=30 来信=12 {REGIONS}",
    ),
    "each": (
        f"{LEAD}。长沙市20件，株洲市和湘潭市各9件，湘西土家族苗族自治州、永州市均为2件。",
        "总=42 长沙市=20 株洲市=9 湘潭市=9 湘西土家族苗族自治州=2 永州市=2",
    ),
    "each with priority cases": (
        f"{LEAD}，分布在长沙22个、株洲10个、湘潭市和湘西州各5个（各有重点件1个）。",
        "总=42 长沙市=22 株洲市=10 湘潭市=5 湘潭市*=1 湘西土家族苗族自治州=5 湘西土家族苗族自治州*=1",
    ),
    "respectively": (
        f"{LEAD}。涉及大气、水、噪声、农业面源问题的分别为20件、12件、6件、4件；来自长沙、株洲、湘潭的件数依次为20、12、10件。",
        f"总=42 大气污染=20 水污染=12 噪声污染=6 农业面源污染=4 {REGIONS}",
    ),
    "spoken numbers": (
        (
            "6月18日，湖南省收到中央第三生态环境保护督察组转办的第六批群众举报四十二件，其中来电、来信分别为三十件、十二件。"
            "长沙市二十件、株洲市十二件、湘潭市十件。重点关注信访件三件，分别是长沙市两件、株洲市一件。"
        ),
        f"总=42 *=3 来电=30 来信=12 {REGIONS} 长沙市*=2 株洲市*=1",
    ),
    "semicolons": (
        f"{LEAD}。区域分布：长沙市20件；株洲市12件；湘潭市10件。污染类型：大气类20件；水类12件；油烟类10件。",
        f"总=42 {REGIONS} 大气污染=20 水污染=12 油烟污染=10",
    ),
    "priority by region at the end": (
        f"{LEAD}。长沙市20件、株洲市12件、湘潭市10件；重点件3件：长沙市2件、株洲市1件。",
        f"总=42 *=3 {REGIONS} 长沙市*=2 株洲市*=1",
    ),
    "priority by region behind a comma": (
        f"{LEAD}，重点件3件，长沙市2件、株洲市1件。按地区：长沙市20件，株洲市12件，湘潭市10件。",
        f"总=42 *=3 {REGIONS} 长沙市*=2 株洲市*=1",
    ),
    "priority behind each region": (
        f"{LEAD}，重点关注案件3件。长沙市最多，为20件，其中重点1件；株洲市次之，12件，其中重点2件；湘潭市10件。",
        f"总=42 *=3 {REGIONS} 长沙市*=1 株洲市*=2",
    ),
    "priority last, of all": (
        f"{LEAD}。长沙市20件、株洲市12件、湘潭市10件，其中重点件3件。",
        f"总=42 *=3 {REGIONS}",
    ),
    "no priority cases": (f"{LEAD}，无重点件。", "总=42 *=0"),
    "counts in brackets": (
        f"{LEAD}（来电30件、来信12件）；其中，重点件（3件）。长沙市（20件，重点件2件）、株洲市（12件，重点件1件）、湘潭市（10件）。",
        f"总=42 *=3 来电=30 来信=12 {REGIONS} 长沙市*=2 株洲市*=1",
    ),
    "shares and comparisons": (
        f"{LEAD}，与上一批相比增加6件。大气污染类20件，占47.6%；水污染类22件，占比52.4%，较前一批减少3件。",
        "总=42 大气污染=20 水污染=22",
    ),
    "four channels": (
        f"{LEAD}。按来源分：来电20件、微信8件、网络3件、来信6件、来访5件。",
        "总=42 来电=20 网络=11 来信=6 来访=5",
    ),
    "not made public": (f"{LEAD}，其中5件依据有关规定不予公开。", "总=42 密=5"),
    "not made public, in brackets": (f"{LEAD}（其中5件涉及个人隐私不予公开），现予公布。", "总=42 密=5"),
    "net of duplicates": (
        "6月18日，中央第三生态环境保护督察组向湖南省交办第六批信访举报件45件，扣除重复件3件后为42件，其中来电30件、来信12件。",
        "总=42 来电=30 来信=12",
    ),
    "duplicates told beside": (f"{LEAD}（含重复件3件），来电30件、来信12件。", "总=42 来电=30 来信=12"),
    "cumulative first": (
        (
            "截至6月18日，中央第三生态环境保护督察组累计向我省交办六批信访举报件256件（重点件12件），其中来电190件、来信66件。"
            "6月18日交办第六批42件。第六批信访件涉及：长沙市20件、株洲市12件、湘潭市10件。"
        ),
        f"累总=256 累*=12 累来电=190 累来信=66 总=42 {REGIONS}",
    ),
    "cumulative with regions and types": (
        f"{LEAD}。截至6月18日，累计交办256件，其中长沙市120件、株洲市80件、湘潭市56件；大气污染156件、水污染100件。",
        "总=42 累总=256 累长沙市=120 累株洲市=80 累湘潭市=56 累大气污染=156 累水污染=100",
    ),
    "sums tell batch and total apart": (
        f"{LEAD}。\n截至6月18日，累计交办256件。\n按区域分，长沙市120件、株洲市80件、湘潭市56件。按类型分，大气30件、水12件。",
        "总=42 累总=256 累长沙市=120 累株洲市=80 累湘潭市=56 大气污染=30 水污染=12",
    ),
    "places that no table has": (
        f"{LEAD}。湘江新区20件、长沙市12件、南山示范区管委会10件。",
        "总=42 湘江新区=20 长沙市=12 南山示范区管委会=10",
    ),
    "handling is not counted": (
        f"{LEAD}。前五批214件已办结180件，其中属实120件，责令整改80家，立案处罚15件，约谈9人。第五批已办结25件。",
        "总=42",
    ),
    "two dimensions at once": (
        f"{LEAD}：长沙市20件，其中大气12件、水8件；株洲市12件（来电8件，来信4件），湘潭市10件。",
        f"总=42 {REGIONS}",
    ),
    "one count for two": (f"{LEAD}。其中长沙、株洲两市32件，湘潭市10件；大气、水污染问题共30件。", "总=42 湘潭市=10"),
    "rough figures and numbers to call": (
        f"{LEAD}。近30件涉及企业，10余件涉及养殖，3至5件需要复核。举报电话：12369，举报邮箱：长沙市A123号。",
        "总=42",
    ),
    "half-width marks": (
        (
            "6月18日, 湖南省收到中央第三生态环境保护督察组移交的第六批群众信访件 42 件(重点件 3 件), 其中: 来电 30 件, 来信 12 件. "
            "长沙市 20 件(重点件 2 件), 株洲市 12 件(重点件 1 件), 湘潭市 10 件."
        ),
        f"总=42 *=3 来电=30 来信=12 {REGIONS} 长沙市*=2 株洲市*=1",
    ),
    "another batch is handled": (
        (
            f"{LEAD}，其中重点关注件3件。至此，督察组共向我省移交信访举报件256件。长沙市20件，其次是株洲市，12件；湘潭市10件。"
            "第五批信访举报件36件已全部办结，其中属实30件，责令整改12家，立案3起，罚款15万元。"
        ),
        f"总=42 *=3 累总=256 {REGIONS}",
    ),
    "a remark on a label": (
        f"{LEAD}。从污染类型看：大气20件，土壤（含固体废物）12件，其他10件；长沙市20件，其他市州22件。",
        "总=42 大气污染=20 土壤污染=12 其他污染=10 长沙市=20",
    ),
    "names that complete a list": (
        f"{LEAD}。长沙市20件，株洲市12件，湘潭市、湘江新区各移交4件，林业集团2件。",
        "总=42 长沙市=20 株洲市=12 湘潭市=4 湘江新区=4 林业集团=2",
    ),
    "total behind its channels": (
        "6月18日，督察组向湖南省交办第六批信访件：来电30件，来信12件，合计42件。",
        "总=42 来电=30 来信=12",
    ),
    "bare numbers": (
        f"{LEAD}。各地市件数如下：长沙20、株洲12、湘潭10（单位：件）。",
        f"总=42 {REGIONS}",
    ),
    "batches so far by their number": (f"{LEAD}。至此，六批共移交256件。前五批移交214件。", "总=42 累总=256"),
    "a paragraph cut in a name": (
        (
            f"{LEAD}(重点件2件)，其中来电30件，来信12件。本批信访举报件按照所涉及的市州统计，依次是长沙市20件(重点件2件)、株\n\n"
            "洲市12件、湘潭市10件。\n\n按照有关要求，以上信访举报件已经转交相关市州依法依规办理，办理结果将及时向社会公开，接受群众监督。"
        ),
        f"总=42 *=2 来电=30 来信=12 {REGIONS} 长沙市*=2",
    ),
}
TABLES = {
    "rows of blanks": ("市州 件数\n长沙市 20\n株洲市 12\n湘潭市 10\n合计 42\n", REGIONS),
    "no head": ("各市州分布情况\n长沙市 20 株洲市 12\n湘潭市 10\n", REGIONS),
    "several columns": (
        "市州 来电 来信 合计 累计\n长沙市 15 5 20 101\n株洲市 10 2 12 90\n湘潭市 5 5 10 65\n合计 30 12 42 256\n",
        f"{REGIONS} 来电=30 来信=12 累总=256 累长沙市=101 累株洲市=90 累湘潭市=65",
    ),
    "Markdown": (
        "| 市州 | 件数 | 重点件 |\n| --- | --- | --- |\n| 长沙市 | 20 | 2 |\n| 株洲市 | 12 | - |\n| 湘潭市 | 10 | 1 |\n| 合计 | 42 | 3 |\n",
        f"{REGIONS} *=3 长沙市*=2 湘潭市*=1",
    ),
    "numbered rows with shares": (
        "序号  市州  件数  占比\n1  长沙市  20  47.6%\n2  株洲市  12  28.6%\n3  湘潭市  10  23.8%\n合  计    42  100%\n",
        REGIONS,
    ),
    "types as columns": (
        "市州 大气 水 合计\n长沙市 10 10 20\n株洲市 8 4 12\n湘潭市 4 6 10\n合计 22 20 42\n",
        f"{REGIONS} 大气污染=22 水污染=20",
    ),
    "regions as columns": (
        "地区 长沙市 株洲市 湘潭市\n件数 20 12 10\n重点件 2 1 0\n",
        f"{REGIONS} 长沙市*=2 株洲市*=1 湘潭市*=0",
    ),
    "two tables": (
        "类型 数量\n大气 22\n水 10\n畜禽养殖 10\n合计 42\n市州 数量\n长沙市 20\n株洲市 12\n湘潭市 10\n",
        f"{REGIONS} 大气污染=22 水污染=10 养殖污染=10",
    ),
}


@pytest.mark.parametrize("case", PROSE)
def test_prose_gives_its_figures(case: str) -> None:
    text, line = PROSE[case]
    assert read(text) == {6: expected(line)}


@pytest.mark.parametrize("case", TABLES)
def test_tables_give_their_figures(case: str) -> None:
    text, line = TABLES[case]
    assert read(f"{LEAD}。\n{text}") == {6: expected(f"总=42 {line}")}


def test_cells_one_a_line_are_a_table() -> None:
    head = "".join(f"<th>{c}</th>" for c in ("序号", "市州", "件数"))
    cells = "".join(f"<td>{c}</td>" for c in ("1", "长沙市", "20", "2", "株洲市", "22"))
    told = f"<p>{LEAD}，分布如下。</p><p>有关市州正在依法依规办理，办理结果将按时向社会公开，请广大群众监督。</p>"
    page = f"<html><body><div>{told}<table><tr>{head}</tr><tr>{cells}</tr></table></div></body></html>"
    assert read(page, name="页.html") == {6: expected("总=42 长沙市=20 株洲市=22")}


def test_two_batches_in_one_notice() -> None:
    text = (
        "6月17日、18日，督察组分别向我省交办第五批、第六批信访件30件、42件。第五批中，来电20件，来信10件；长沙市18件、株洲市12件。"
        "第六批中，来电30件，来信12件。截至6月18日，累计交办256件。"
    )
    assert read(text) == {
        5: expected("总=30 来电=20 来信=10 长沙市=18 株洲市=12"),
        6: expected("总=42 来电=30 来信=12 累总=256"),
    }
    (found,) = findings(text)
    assert [b.date for b in found.batches] == ["2024-06-17", "2024-06-18"]


def test_a_notice_says_who_handed_over_to_whom_and_when() -> None:
    (found,) = findings(
        "6月18日，省第二生态环境保护督察组向郴州市移交第三批信访件19件，其中北湖区12件、资兴市7件。", date="2024-06-20"
    )
    (batch,) = found.batches
    assert batch.recipient == Ref(Kind.PLACE, "431000")
    assert batch.date == "2024-06-18"
    assert found.bodies == (
        Body(
            ref=Ref(Kind.BODY, "湖南省第二生态环境保护督察组"),
            name="湖南省第二生态环境保护督察组",
            kind=BodyKind.INSPECTION,
            also=("省第二生态环境保护督察组",),
            place=Ref(Kind.PLACE, "430000"),
        ),
    )
    assert batch.team == found.bodies[0].ref
    assert "4310" in {p.ref.key[:4] for p in found.places}


def test_a_region_of_no_table_is_a_site_of_the_recipient() -> None:
    (found,) = findings(f"{LEAD}。湘江新区20件、长沙市22件。")
    (site,) = (p for p in found.places if p.level is Level.SITE)
    assert (site.name, site.ref.key, site.parent) == ("湘江新区", "湘江新区@430000", Ref(Kind.PLACE, "430000"))


def test_only_places_that_are_counted_become_places() -> None:
    (found,) = findings(f"{LEAD}。长沙市42件。株洲市高度重视，湘潭市迅速部署。")
    assert {p.name for p in found.places} == {"湖南省", "长沙市"}


def test_the_corps_is_handed_complaints_like_a_province() -> None:
    lead = "6月18日，兵团收到中央第三生态环境保护督察组交办的第六批群众信访举报件12件（重点件1件）"
    (found,) = findings(f"{lead}，其中第八师5件、第一师4件、第十二师3件。", region="新疆维吾尔自治区")
    (batch,) = found.batches
    assert batch.recipient == Ref(Kind.PLACE, "新疆生产建设兵团@650000")
    assert [o.count for o in batch.observations if o.area != batch.recipient] == [5, 4, 3]


def test_evidence_is_the_words_of_the_page() -> None:
    (found,) = findings(f"{LEAD}，其中来电30件。\n市州 件数\n长沙市 20\n株洲市 22\n")
    (batch,) = found.batches
    told = {(p.rule, p.text) for o in batch.observations for p in o.passages}
    assert told == {
        ("batch-total", "42件"),
        ("channel-list", "来电30件"),
        ("table-row", "长沙市 20"),
        ("table-row", "株洲市 22"),
    }
    assert batch.passages[0].rule == "batch"


@pytest.mark.parametrize(
    "text",
    [
        "6月18日，湖南省收到群众信访举报件42件，其中来电30件。省生态环境保护督察办公室负责督办。",
        "第五批巡察开始，6个巡察组进驻9个镇。信访接待时间另行公布。",
        "第三批专项债券项目30个开工，省委督查室跟踪督办，群众举报电话同时公布。",
        "第六批援疆干部42人抵达。",
        "",
    ],
)
def test_what_is_no_batch_of_complaints_gives_none(text: str) -> None:
    assert read(text + "。") == {}


def test_counts_without_a_batch_number_are_set_aside() -> None:
    (found,) = findings("中央第三生态环境保护督察组向湖南省交办一批信访举报件42件。")
    assert found.batches == ()
    assert [(s.what, s.why) for s in found.set_aside] == [("complaint counts", "no batch number")]


def test_words_of_the_tables_are_known() -> None:
    assert words().types["噪音"] == "噪声污染"
    assert "大气" in pollution_labels("大气污染")
    assert looks_like_region("某某新区")
    assert not looks_like_region("其他地区")

"""Pages in the layouts that real ones have, told as: page text, then what it splits into.

One line a part: its kind, a blank, the text's beginning. ``=`` begins an article.
"""

from __future__ import annotations

import pytest

from kg.articles import split
from kg.model import Article, Page

SHORT = {"headline": "H", "kicker": "K", "section": "S", "byline": "B", "paragraph": "P", "caption": "C"}


def page(text: str, *, id_: str = "a.txt", date: str | None = "2026-05-22") -> Page:
    return Page(id=id_, text=text, sha256="", date=date)


def told(articles: tuple[Article, ...]) -> list[str]:
    lines: list[str] = []
    for article in articles:
        lines.append("=")
        lines += [f"{SHORT[p.kind]} {article.text[p.span.start : p.span.stop]}" for p in article.parts]
    return lines


def check(text: str, expected: str) -> None:
    assert told(split(page(text))) == expected.strip().splitlines()


LEAD_A = "本报讯(记者 赵一 实习记者 钱二)5月22日,甲县召开供水工作会议,研究供水管网改造。"
LEAD_B = "本报讯(记者 孙三)5月21日,乙县举办剪纸培训班,三十名学员参加。"
LONG = "会议指出,供水工作关系千家万户,要压实责任、倒排工期,确保管网改造按期完成,让群众早日喝上放心水。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"甲县召开供水工作会议\n\n{LEAD_A}\n\n{LONG}\n\n乙县举办剪纸培训班\n\n{LEAD_B}\n",
            """
=
H 甲县召开供水工作会议
P 本报讯（记者 赵一 实习记者 钱二）5月22日，甲县召开供水工作会议，研究供水管网改造。
P 会议指出，供水工作关系千家万户，要压实责任、倒排工期，确保管网改造按期完成，让群众早日喝上放心水。
=
H 乙县举办剪纸培训班
P 本报讯（记者 孙三）5月21日，乙县举办剪纸培训班，三十名学员参加。
""",
            id="headline before body",
        ),
        pytest.param(
            f"{LEAD_A}\n\n甲县召开供水工作会议\n\n{LEAD_B}\n\n乙县举办剪纸培训班\n",
            """
=
H 甲县召开供水工作会议
P 本报讯（记者 赵一 实习记者 钱二）5月22日，甲县召开供水工作会议，研究供水管网改造。
=
H 乙县举办剪纸培训班
P 本报讯（记者 孙三）5月21日，乙县举办剪纸培训班，三十名学员参加。
""",
            id="headline after body",
        ),
        pytest.param(
            f"{LEAD_A}\n\n{LEAD_B}\n\n甲县召开供水工作会议\n\n乙县举办剪纸培训班\n",
            """
=
H 甲县召开供水工作会议
P 本报讯（记者 赵一 实习记者 钱二）5月22日，甲县召开供水工作会议，研究供水管网改造。
=
H 乙县举办剪纸培训班
P 本报讯（记者 孙三）5月21日，乙县举办剪纸培训班，三十名学员参加。
""",
            id="two bodies, then their two headlines",
        ),
        pytest.param(
            f"身边的变化\n\n为了一渠清水\n\n甲县召开供水工作会议\n\n{LEAD_A}",
            """
=
K 身边的变化
K 为了一渠清水
H 甲县召开供水工作会议
P 本报讯（记者 赵一 实习记者 钱二）5月22日，甲县召开供水工作会议，研究供水管网改造。
""",
            id="banner and kicker are no articles",
        ),
        pytest.param(
            "履职为民 一路同行\n\n——甲县人大常委会工作综述\n\n□记者 赵一 通讯员 钱 二\n\n春华秋实,满载而归。过去一年,甲县人大依法履职。",
            """
=
H 履职为民 一路同行
K ——甲县人大常委会工作综述
B □记者 赵一 通讯员 钱 二
P 春华秋实，满载而归。过去一年，甲县人大依法履职。
""",
            id="subtitle and byline on lines of their own",
        ),
        pytest.param(
            "本报讯（记者 赵一 通讯员 钱\n二）5月22日，甲县召开供水工作\n会议，研究供水管网改造等工作。\n\n会议指出，供水工作关系到千家\n\n万户的日常生活，要压实各方责任\n、倒排工期，确保按期完成改造任务。",
            """
=
P 本报讯（记者 赵一 通讯员 钱二）5月22日，甲县召开供水工作会议，研究供水管网改造等工作。
P 会议指出，供水工作关系到千家万户的日常生活，要压实各方责任、倒排工期，确保按期完成改造任务。
""",
            id="hard-wrapped columns cut in mid-sentence",
        ),
        pytest.param(
            f"甲县召开供水工作会议\n\n{LEAD_A}\n\n会议强调,要把供水安全放在心\n\n上,健全水质监测体系。\n\n会议还研究了其他事项。",
            """
=
H 甲县召开供水工作会议
P 本报讯（记者 赵一 实习记者 钱二）5月22日，甲县召开供水工作会议，研究供水管网改造。
P 会议强调，要把供水安全放在心上，健全水质监测体系。
P 会议还研究了其他事项。
""",
            id="the first piece of a cut paragraph is no heading",
        ),
        pytest.param(
            f"# 甲县召开供水工作会议\n\n{LEAD_A}\n\n## 学习贯彻会议精神\n\n# 齐心协力谋发展\n\n## 乙县各部门在行动\n\n□记者 孙三\n\n连日来,乙县各部门认真学习。\n\n### 县水利局: 让水更清\n\n3月15日,县水利局召开会议。\n",
            """
=
H 甲县召开供水工作会议
P 本报讯（记者 赵一 实习记者 钱二）5月22日，甲县召开供水工作会议，研究供水管网改造。
=
K 学习贯彻会议精神
H 齐心协力谋发展
K 乙县各部门在行动
B □记者 孙三
P 连日来，乙县各部门认真学习。
S 县水利局：让水更清
P 3月15日，县水利局召开会议。
""",
            id="Markdown levels",
        ),
        pytest.param(
            f"甲县召开供水工作会议\n\n{LEAD_A}\n\n{LONG}\n\n{LONG}\n",
            """
=
H 甲县召开供水工作会议
P 本报讯（记者 赵一 实习记者 钱二）5月22日，甲县召开供水工作会议，研究供水管网改造。
P 会议指出，供水工作关系千家万户，要压实责任、倒排工期，确保管网改造按期完成，让群众早日喝上放心水。
""",
            id="a paragraph printed twice is read once",
        ),
        pytest.param(
            "甲县召开供水工作会议\n\n本报讯(记者 赵一)5月22日,甲县召开供水工\n\n上图:会议现场。 记者 赵一 摄\n\n作会议,研究管网改造。",
            """
=
H 甲县召开供水工作会议
P 本报讯（记者 赵一）5月22日，甲县召开供水工作会议，研究管网改造。
C 上图：会议现场。记者 赵一 摄
""",
            id="a caption between two columns",
        ),
        pytest.param(
            "督察组转办信访件分布\n\n4月1日,省督察组向甲市转办信访件9件。\n县区 件数\n乙县 5\n丙县 4\n合计 9\n",
            """
=
H 督察组转办信访件分布
P 4月1日，省督察组向甲市转办信访件9件。
P 县区 件数
P 乙县 5
P 丙县 4
P 合计 9
""",
            id="rows of a table stay apart",
        ),
        pytest.param(
            f"甲县召开供水工作会议\n\n{LEAD_A}\n\n孙三说,供水是民生大事,要坚持不懈抓好每一个环节。\n\n李四说,水质是底线,要让每一户都放心。",
            """
=
H 甲县召开供水工作会议
P 本报讯（记者 赵一 实习记者 钱二）5月22日，甲县召开供水工作会议，研究供水管网改造。
=
P 孙三说，供水是民生大事，要坚持不懈抓好每一个环节。
P 李四说，水质是底线，要让每一户都放心。
""",
            id="bare speakers are the tail of an article from elsewhere",
        ),
        pytest.param("\n \n　\n", "", id="nothing"),
    ],
)
def test_layouts(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "headline", "body"),
    [
        (
            "甲市召开护林座谈会研究防火工作江苏新闻网9月6日讯（记者 赵一）今天，甲市召开护林座谈会。",
            "甲市召开护林座谈会研究防火工作",
            "江苏新闻网9月6日讯",
        ),
        (
            "甲市召开护林座谈会研究防火工作本报讯（记者 赵一）28日，甲市召开护林座谈会。",
            "甲市召开护林座谈会研究防火工作",
            "本报讯（记者",
        ),
        ("甲市启动植树宣传活动9月7日，甲市植树宣传活动在滨河公园启动。", "甲市启动植树宣传活动", "9月7日，甲市"),
        ("甲市启动植树宣传活动甲市启动植树宣传活动 9月7日，巡展开始。", "甲市启动植树宣传活动", "9月7日，巡展"),
        (
            "甲镇关爱老人食堂开张迎客日前，甲镇党委书记来到老人食堂，为老人打饭，食堂已开张迎客。",
            "甲镇关爱老人食堂开张迎客",
            "日前，甲镇",
        ),
        ("原标题：甲镇老人食堂开张8月1日，甲镇老人食堂正式开门。", "甲镇老人食堂开张", "8月1日，甲镇"),
        ("8月1日，甲县召开会议。8月2日，乙县召开会议。", None, "8月1日，甲县"),
        ("甲县教育局为进一步提高教学质量，召开会议。甲县教育局要求全面落实。", None, "甲县教育局为"),
        ("甲县县长张三近日来到乡村调研。甲县县长张三说，要抓好春耕。", None, "甲县县长张三近日"),
    ],
)
def test_run_in_headlines(text: str, headline: str | None, body: str) -> None:
    (article,) = split(page(text))
    assert article.headline == headline
    assert article.text[article.body.start :].startswith(body)


@pytest.mark.parametrize(
    ("opener", "date", "dateline"),
    [
        ("新华社北京5月22日电（记者 赵一）", "2026-05-23", "2026-05-22"),
        ("某某日报12月31日讯（记者 赵一）", "2026-01-01", "2025-12-31"),
        ("某某网2024年5月1日讯（记者 赵一）", "2026-05-23", "2024-05-01"),
        ("某某网2月30日讯（记者 赵一）", "2026-05-23", None),
        ("新华社北京5月22日电（记者 赵一）", None, None),
        ("本报讯（记者 赵一）", "2026-05-23", None),
    ],
)
def test_dateline(opener: str, date: str | None, dateline: str | None) -> None:
    (article,) = split(page(opener + "甲县召开会议。", date=date))
    assert article.dateline == dateline


def test_the_page_lends_its_date_paper_and_region() -> None:
    whole = Page("a.txt", "甲县召开会议。", "", date="2026", date_inferred=True, paper="某某日报", region="某省")
    (article,) = split(whole)
    assert (article.date, article.date_inferred, article.paper, article.region) == ("2026", True, "某某日报", "某省")


def test_continued_articles_are_marked() -> None:
    text = f"甲县召开供水工作会议\n\n（上接第一版）要压实责任。{LONG}\n"
    assert [a.continued for a in split(page(text))] == [True]


HTML = """<!DOCTYPE html><html><head><title>t</title><script>var x="会议。";</script></head><body>
<nav><a href="/">首页</a><a href="/b">要闻</a></nav>
<h1>甲县召开<b>供水</b>工作会议</h1>
<div class="c"><p>本报讯（记者&nbsp;赵一）5月22日，甲县召开&ldquo;供水&rdquo;工作会议，研究管网改造。</p>
<p>会议指出，供水工作关系千家万户。<br>会议还研究了其他事项。</p></div>
<footer>版权所有。违者必究。</footer></body></html>"""


def test_html_keeps_the_way_back_to_the_file() -> None:
    (article,) = split(page(HTML, id_="a.html"))
    assert told((article,)) == [
        "=",
        "H 甲县召开供水工作会议",
        "P 本报讯（记者 赵一）5月22日，甲县召开“供水”工作会议，研究管网改造。",
        "P 会议指出，供水工作关系千家万户。",
        "P 会议还研究了其他事项。",
    ]
    at = article.text.index("研究管网")
    assert HTML[article.offsets[at] :].startswith("研究管网改造。</p>")
    quote = article.text.index("“")
    assert HTML[article.offsets[quote] :].startswith("&ldquo;供水")

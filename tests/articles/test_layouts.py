"""Invented pages in the layouts of many papers: what each article begins with, and who wrote it.

One line an article: headline (- where none) | the first characters of its body | its bylines.
"""

from __future__ import annotations

import pytest

from kg.articles import split_whole
from kg.model import Page

LONG = "会议指出,供水工作关系千家万户,要压实责任、倒排工期,确保管网改造按期完成,让群众早日喝上放心水。"
MORE = "乙县把文化惠民作为实事来办,今年以来已经举办培训十二期,九百多名群众参加,乡村夜晚热闹起来。"
BRIEFS = "\n\n".join(f"本报讯 5月{d}日,{n}县举办剪纸培训班。(赵{n})" for d, n in enumerate("甲乙丙丁戊己庚辛壬癸", 10))

LAYOUTS = {
    "datelines of agencies and county media": (
        (
            f"甲县召开供水会议\n\n新华社某市5月22日电(记者 赵一)甲县22日开会。\n\n{LONG}\n\n乙县举办剪纸培训班\n\n中新网某市5月21日电 (钱二 孙三)乙县21日办班。\n\n"
            f"丙县开通公交\n\n甲市融媒体中心讯(记者李四)5月20日,丙县公交开通。{MORE}\n"
        ),
        "甲县召开供水会议 | 新华社某市 | 赵一 记者\n乙县举办剪纸培训班 | 中新网某市 | 钱二 , 孙三 \n丙县开通公交 | 甲市融媒体 | 李四 记者",
    ),
    "headlines with labels and titles": (
        f"【民生】甲县召开供水会议\n\n5月22日,甲县召开供水会议。{LONG}\n\n《剪纸的春天》在乙县首演\n\n5月21日,《剪纸的春天》在乙县首演。{MORE}",
        "甲县召开供水会议 | 5月22日 | \n《剪纸的春天》在乙县首演 | 5月21日 | ",
    ),
    "labels with bars": (
        f"民生丨甲县召开供水会议\n\n本报讯(记者 赵一)5月22日,甲县开会。\n\n文化\uff5c乙县举办剪纸培训班\n\n本报讯(记者 钱二)5月21日,乙县办班。{MORE}",
        "甲县召开供水会议 | 本报讯 | 赵一 记者\n乙县举办剪纸培训班 | 本报讯 | 钱二 记者",
    ),
    "a subtitle behind a dash": (
        f"一渠清水入万家\n——甲县城乡供水一体化改造纪实\n本报记者 赵一 通讯员 钱二\n\n拧开水龙头,清水哗哗流出。{LONG}",
        "一渠清水入万家 | 拧开水龙头 | 赵一 记者, 钱二 通讯员",
    ),
    "numbered sections": (
        "甲县供水改造方案发布\n\n为保障饮水安全,甲县日前发布供水改造方案。\n\n一、总体要求\n\n坚持城乡一体,分步实施。\n\n二、主要任务\n\n(一)改造老旧管网\n\n今年改造一百二十公里。",
        "甲县供水改造方案发布 | 为保障 | ",
    ),
    "squares before the writers at the end": (
        f"甲县召开供水会议\n\n5月22日,甲县召开供水会议。{LONG}\n\n□记者 赵一\n\n乙县举办剪纸培训班\n\n5月21日,乙县举办剪纸培训班。{MORE}\n\n□通讯员 钱二",
        "甲县召开供水会议 | 5月22日 | 赵一 记者\n乙县举办剪纸培训班 | 5月21日 | 钱二 通讯员",
    ),
    "writers in brackets at the end": (
        f"甲县召开供水会议\n\n5月22日,甲县召开供水会议。{LONG}(记者 赵一 通讯员 钱二)\n\n乙县举办剪纸培训班\n\n5月21日,乙县举办剪纸培训班。\n(通讯员 孙三)",
        "甲县召开供水会议 | 5月22日 | 赵一 记者, 钱二 通讯员\n乙县举办剪纸培训班 | 5月21日 | 孙三 通讯员",
    ),
    "text and pictures by one": (
        f"甲县:一渠清水入万家\n\n本报记者 赵一 文/图\n\n清晨,水厂的闸门缓缓打开。{LONG}\n\n图为水厂工人检修设备。",
        "甲县：一渠清水入万家 | 清晨 | 赵一 记者",
    ),
    "sources and desks at the end": (
        f"甲县召开供水会议\n\n5月22日,甲县召开供水会议。{LONG}\n\n来源:甲县融媒体中心\n编辑:赵一\n审核:钱二\n\n乙县举办剪纸培训班\n\n5月21日,乙县举办剪纸培训班。{MORE}\n\n来源:乙县发布 编辑:孙三 责编:李四",
        "甲县召开供水会议 | 5月22日 | 赵一 编辑, 钱二 审核\n乙县举办剪纸培训班 | 5月21日 | 孙三 编辑, 李四 责编",
    ),
    "lines of letters and digits": (
        f"NEWS\n\n2026.05.22\n\nA04\n\n甲县召开供水会议\n\nWater for All\n\n本报讯(记者 赵一)5月22日,甲县开会。{LONG}\n\n12345\n",
        "甲县召开供水会议 | 本报讯 | 赵一 记者",
    ),
    "full-width blanks begin paragraphs": (
        f"甲县召开供水会议\n　　5月22日,甲县召开供水会议,研究管网改造。\n　　{LONG}\n乙县举办剪纸培训班\n　　5月21日,乙县举办剪纸培训班。\n　　{MORE}\n",
        "甲县召开供水会议 | 5月22日 | \n乙县举办剪纸培训班 | 5月21日 | ",
    ),
    "line ends of Windows": (
        f"甲县召开供水会议\r\n\r\n本报讯(记者 赵一)5月22日,甲县开会。\r\n{LONG}\r\n\r\n乙县举办剪纸培训班\r\n\r\n本报讯(记者 钱二)5月21日,乙县办班。\r\n",
        "甲县召开供水会议 | 本报讯 | 赵一 记者\n乙县举办剪纸培训班 | 本报讯 | 钱二 记者",
    ),
    "ten briefs under a banner": (
        f"简讯\n\n{BRIEFS}",
        "\n".join(f"- | 本报讯 | 赵{n} " for n in "甲乙丙丁戊己庚辛壬癸"),
    ),
    "headlines only": (
        "今日导读\n\n甲县召开供水会议 第2版\n\n乙县举办剪纸培训班 第3版\n\n丙县开通公交 第4版",
        "- | 今日导读\n甲县 | ",
    ),
    "a notice of the government below a report": (
        "甲县召开供水会议\n\n本报讯(记者 赵一)5月22日,甲县开会。\n\n甲县县委组织部干部任前公示\n\n为广泛听取意见,现将有关情况公示如下:\n\n甲县县委组织部\n\n2026年5月20日\n",
        "甲县召开供水会议 | 本报讯 | 赵一 记者\n甲县县委组织部干部任前公示 | 为广泛 | ",
    ),
    "an outlet with brackets of its own": (
        "某某网(某某日报网)讯(记者赵一 通讯员钱二)5月22日,甲县开会。",
        "- | 某某网（ | 赵一 记者, 钱二 通讯员",
    ),
    "a label, and no sign of a lead but a day": (
        "原标题:甲县破获一起盗窃案,两人被抓!5月22日甲县警方破获一起盗窃案。返回搜狐,查看更多",
        "甲县破获一起盗窃案，两人被抓！ | 5月22日 | ",
    ),
}


def page(text: str) -> Page:
    return Page("a.txt", text, "", date="2026-05-23")


@pytest.mark.parametrize("case", [c for c in LAYOUTS if c != "headlines only"])
def test_layouts_of_many_papers(case: str) -> None:
    text, expected = LAYOUTS[case]
    articles = split_whole(page(text)).articles
    rows = [line.split(" | ") for line in expected.split("\n")]
    assert [a.headline or "-" for a in articles] == [row[0] for row in rows]
    for article, row in zip(articles, rows, strict=True):
        assert article.text[article.body.start :].startswith(row[1])
        assert ", ".join(f"{b.name} {b.role}" for b in article.bylines) == row[2]


@pytest.mark.parametrize(
    ("text", "headline", "paragraphs"),
    [
        ("# 督察组移交信访件\n\n4月3日,督察组移交第十批信访件共50件\n甲市20件;乙市30件", "督察组移交信访件", 2),
        ("通知\n各单位", "通知", 1),
        ("甲县定于5月开会,请各单位参加", None, 1),
        ("督察组移交信访件\n\n甲市 34\n乙市 20\n", "督察组移交信访件", 2),
        ("督察组移交信访件\n\n4月3日,移交54件:\n\n甲市\n34\n乙市\n20\n", "督察组移交信访件", 5),
        ("4月3日,移交54件,情况如下。\n\n| 市 | 件数 |\n|---|---|\n| 甲市 | 34 |\n| 乙市 | 20 |\n", None, 4),
        (LAYOUTS["headlines only"][0], None, 4),
        ("督察组移交信访件\n\n截至4月3日20时\n\n共收到来电来信50件\n\n甲市:20件\n乙市:30件\n", "督察组移交信访件", 4),
        ("甲县人民政府\n关于移交信访件的通告\n\n大气 水\n20 30\n", "甲县人民政府关于移交信访件的通告", 2),
        ("上图:会议现场。", None, 1),
        ("A1", None, 1),
    ],
)
def test_a_page_without_sentences_is_an_article(text: str, headline: str | None, paragraphs: int) -> None:
    (article,) = split_whole(page(text)).articles
    assert article.headline == headline
    assert sum(1 for p in article.parts if p.kind == "paragraph") == paragraphs


@pytest.mark.parametrize(
    "text",
    [
        f"(上接第一版)\n\n{LONG}",
        f"(上接第一版)\n\n甲县召开供水会议\n\n{LONG}",
        f"甲县召开供水会议\n\n▲上接1版\n\n{LONG}",
        f"甲县召开供水会议\n\n(上接A1版){LONG}",
    ],
)
def test_what_comes_from_another_page_is_marked(text: str) -> None:
    (article,) = split_whole(page(text)).articles
    assert article.continued
    assert article.headline == ("甲县召开供水会议" if "甲县" in text else None)


def test_what_goes_on_elsewhere_is_told_apart() -> None:
    whole = split_whole(
        page(f"甲县召开供水会议\n\n本报讯 {LONG}\n\n(下转第二版)\n\n乙县举办剪纸培训班\n\n本报讯 {MORE}")
    )
    assert [a.alternatives for a in whole.articles] == [(), ()]
    assert [(r.kind, r.text) for r in whole.residue] == [("turn", "（下转第二版）")]

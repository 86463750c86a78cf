"""Invented web pages, each built in another way: what of them is read, one part a line as in ``test_split``."""

from __future__ import annotations

import pytest

from kg.articles import split
from kg.model import Page, PartKind

NAV = '<div class="top"><a href="/">首页</a> <a href="/a">要闻</a> <a href="/b">县区</a> <a href="/c">专题</a></div>'
SIDE = '<div class="r"><h3>热门</h3><ul><li><a href="/1">甲县今年将新建三所学校。</a></li><li><a href="/2">乙县夜市开张了！</a></li><li><a href="/3">丙县通公交。</a></li></ul></div>'
FOOT = '<div class="foot">版权所有 某某网 备案号 12345678。联系电话：0123-4567890。</div>'
ROWS = "<tr><th>市州</th><th>件数</th><th>重点</th></tr><tr><td>甲市</td><td>34</td><td>2</td></tr><tr><td>乙市</td><td>20</td><td>0</td></tr>"
NOTICE = "4月3日，督察组向我省移交第十批信访件共54件，已全部转有关市州办理，正在逐件核查。"
LEAD = "本报讯（记者 赵一）5月22日，甲县召开供水工作会议，研究管网改造。"
MORE = "会议指出，供水工作关系千家万户，要压实责任、倒排工期，确保改造按期完成。"

PAGES = {
    "one paragraph and a table in a soup of divisions": (
        (
            f"<html><head><title>督察组移交第十批信访件_某某网</title></head><body>{NAV}<div><div><div class='t'>督察组移交第十批信访件</div>"
            f"<div class='c'><div><p>{NOTICE}</p></div><div><table>{ROWS}</table></div></div></div>{SIDE}</div>{FOOT}</body></html>"
        ),
        ["H 督察组移交第十批信访件", f"P {NOTICE}", "P 市州 件数 重点", "P 甲市 34 2", "P 乙市 20 0"],
    ),
    "an article element with its own header": (
        (
            f"<!doctype html><html><head><title>甲县召开供水工作会议 - 某某网</title></head><body><header>{NAV}<h1>某某网</h1></header><main><article>"
            f"<header><h2>甲县召开供水工作会议</h2></header><section><p>{LEAD}<p>{MORE}</section></article></main><aside>{SIDE}</aside></body></html>"
        ),
        ["H 甲县召开供水工作会议", f"P {LEAD}", f"P {MORE}"],
    ),
    "laid out with tables": (
        (
            f"<html><body><table width=100%><tr><td>{NAV}</td></tr><tr><td>{SIDE}</td><td><table><tr><td align=center><b>甲县召开供水工作会议</b></td></tr>"
            f"<tr><td><p>　　{LEAD}</p><p>　　{MORE}</p></td></tr></table></td></tr><tr><td>{FOOT}</td></tr></table></body></html>"
        ),
        ["H 甲县召开供水工作会议", f"P {LEAD}", f"P {MORE}"],
    ),
    "paragraphs and a list": (
        (
            f"<html><body>{NAV}<h1>督察组移交第十批信访件</h1><div id=content><p>{NOTICE}</p><p>各市州件数如下。</p>"
            f"<ul><li>甲市34件</li><li>乙市20件</li></ul></div>{SIDE}{FOOT}</body></html>"
        ),
        ["H 督察组移交第十批信访件", f"P {NOTICE}", "P 各市州件数如下。", "P 甲市34件", "P 乙市20件"],
    ),
    "lines parted by breaks": (
        f"<HTML><BODY>{NAV}<H1>甲县召开供水工作会议</H1><DIV>　　{LEAD}<BR>　　{MORE}<BR><BR>　　会议还研究了其他事项。</DIV>{FOOT}</BODY></HTML>",
        ["H 甲县召开供水工作会议", f"P {LEAD}", f"P {MORE}", "P 会议还研究了其他事项。"],
    ),
    "credits above the text, links below it in the same element": (
        (
            f"<html><head><title>甲县召开供水工作会议-某某新闻</title></head><body>{NAV}<div class=w><h3>甲县召开供水工作会议</h3><p class=i>记者：孙三</p>"
            f"<div class=txt><p>5月22日，甲县召开供水工作会议，研究管网改造。</p><p>{MORE}</p><p>相关阅读。</p><ul><li><a>甲县通水</a></li><li><a>乙县通水</a></li><li><a>丙县通水</a></li></ul></div></div></body></html>"
        ),
        [
            "H 甲县召开供水工作会议",
            "B 记者：孙三",
            "P 5月22日，甲县召开供水工作会议，研究管网改造。",
            f"P {MORE}",
            "P 相关阅读。",
        ],
    ),
}
SHORT = {
    PartKind.KICKER: "K",
    PartKind.SECTION: "S",
    PartKind.CAPTION: "C",
    PartKind.HEADLINE: "H",
    PartKind.BYLINE: "B",
    PartKind.PARAGRAPH: "P",
}


@pytest.mark.parametrize("case", PAGES)
def test_web_pages(case: str) -> None:
    source, expected = PAGES[case]
    (article,) = split(Page("a.html", source, "", date="2026-05-22"))
    assert [f"{SHORT[p.kind]} {article.text[p.span.start : p.span.stop]}" for p in article.parts] == expected
    assert all(
        source[o : o + 1] in (c, "|", "(", ")") or c in " \n"
        for c, o in zip(article.text, article.offsets, strict=True)
    )

"""What holds for any page whatever."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.articles import split, split_whole
from kg.articles.evidence import passages
from kg.model import Page, Span
from kg.sentences import sentences
from kg.text import fold

PIECES = [
    "本报讯（记者 赵一 通讯员 苏\n禾）5月22日，",
    "本报讯(记者 钱二)日前,",
    "甲县召开会议",
    "会议指出，要抓好供水工作。",
    "他说：“好！我们都来。”",
    "中国1,500人",
    "□记者 孙三",
    "上图：会议现场。 赵一 摄",
    "乙县 5 3",
    "# 标题",
    "（上接第一版）",
    "来源：某某日报",
    "9月7日，甲县",
    "新华社北京5月22日电",
    "\n",
    "\n\n",
    "\r\n",
    "　　",
    " ",
    "**",
    "“",
    "）",
    "A1 B2",
    "𠮷镕",
    "\ufeff",
    "&ldquo;",
    "<p>",
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=24).map("".join)


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_articles_lead_back_to_the_page(text: str) -> None:
    page = Page("a.txt", text, "", date="2026-05-22")
    folded = fold(text)
    articles = split(page)
    assert articles == split(page)
    assert [a.number for a in articles] == list(range(1, len(articles) + 1))
    for article in articles:
        assert len(article.offsets) == len(article.text)
        assert "\n".join(article.text[p.span.start : p.span.stop] for p in article.parts) == article.text
        if not text.lstrip().startswith("<"):
            assert all(c == folded[o] for c, o in zip(article.text, article.offsets, strict=True) if not c.isspace())
        for part in article.parts:
            start, stop = part.span
            assert start < stop
            inside = list(article.offsets[start:stop])
            assert inside == sorted(inside)
        cut = sentences(article)
        assert [s.number for s in cut] == list(range(len(cut)))
        for part in article.parts:
            mine = [s.span for s in cut if part.span.covers(s.span)]
            assert [mine[0].start, *(s.stop for s in mine)] == [*(s.start for s in mine), part.span.stop]


MARKS = re.compile(r"[\s#*|>\-+=_：!\u200b\ufeff\u00ad【】丨\uff5c]|原?标题|来源标题|（原|）")
"""What layout, and the labels in front of a headline, are made of."""


@settings(max_examples=200, deadline=None)
@given(TEXTS.filter(lambda text: not text.lstrip("\ufeff").lstrip().startswith("<")))
def test_nothing_of_a_page_vanishes(text: str) -> None:
    whole = split_whole(Page("a.txt", text, ""))
    folded = fold(text)
    stands = {o for a in whole.articles for o in a.offsets} | {o for r in whole.residue for o in range(r.begin, r.end)}
    lost = "".join(c if i not in stands else " " for i, c in enumerate(folded))
    repeats = [
        p for p in lost.split() if MARKS.sub("", p) and p not in squeezed("".join(a.text for a in whole.articles))
    ]
    assert repeats == []
    assert whole.articles or not re.search(r"\w", text)


@settings(max_examples=80, deadline=None)
@given(TEXTS, st.data())
def test_passages_give_the_page_their_text(text: str, data: st.DataObject) -> None:
    page = Page("a.txt", text, "")
    for article in split(page):
        start = data.draw(st.integers(0, len(article.text) - 1))
        stop = data.draw(st.integers(start + 1, len(article.text)))
        cited = passages(page, article, Span(start, stop), rule="any")
        assert all(p.text == " ".join(page.text[p.begin : p.end].split()) for p in cited)
        if not text.lstrip().startswith("<") and "&" not in text:
            whole = "".join(squeezed(fold(page.text)[p.begin : p.end]) for p in cited)
            assert sorted(whole) == sorted(squeezed(article.text[start:stop]))

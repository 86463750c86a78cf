from __future__ import annotations

import pytest

from kg.articles import split
from kg.articles.bylines import credits_in
from kg.model import Page

BODY = "甲县召开会议，研究供水工作。"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("记者 赵一 钱二三 通讯员 孙四", "赵一 记者, 钱二三 记者, 孙四 通讯员"),
        ("实习记者褚芸通讯员 卫江川 沈岳", "褚芸 实习记者, 卫江川 通讯员, 沈岳 通讯员"),
        ("全媒体首席记者 严翔", "严翔 全媒体首席记者"),
        ("河滨日报记者陶蓓", "陶蓓 记者"),
        ("河滨日报、河报全媒体记者戚颖", "戚颖 全媒体记者"),
        ("谢岚 记者邹蕊", "谢岚 , 邹蕊 记者"),
        ("记者喻冬、柏岩", "喻冬 记者, 柏岩 记者"),
        ("记者 阿依夏·努尔江 通讯员 苏 禾", "阿依夏·努尔江 记者, 苏禾 通讯员"),
        ("云帆 葛朗", "云帆 , 葛朗 "),
        ("编辑 奚彤校对 范舒", "奚彤 编辑, 范舒 校对"),
        ("编辑：彭越", "彭越 编辑"),
        ("青报·青网记者 郎涛", "郎涛 记者"),
        ("记者 赵一 摄影报道", "赵一 记者"),
        ("完", ""),
        ("新华网", ""),
        ("主办方供图", ""),
        ("来源：某某日报", ""),
        ("流程编辑：u027", ""),
        ("作者：职教中心", ""),
    ],
)
def test_credits(text: str, names: str) -> None:
    assert ", ".join(f"{c.name} {c.role}" for c in credits_in(text)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"本报讯（记者 赵一）{BODY}", "赵一 记者"),
        (f"本报杭州9月3日讯 （记者 鲁川） {BODY}", "鲁川 记者"),
        (f"某某网南昌9月4日电 (云帆 葛朗)8月1日，{BODY}", "云帆 , 葛朗 "),
        (f"东江网记者韦石9月5日报道:{BODY}", "韦石 记者"),
        (f"大江网记者 昌墨 通讯员 马骋 杭州报道{BODY}", "昌墨 记者, 马骋 通讯员"),
        (f"□记者 赵一\n\n{BODY}", "赵一 记者"),
        (f"{BODY}（苗音 后永清）", "苗音 , 后永清 "),
        (f"{BODY}通讯员 凤娇 花蕾", "凤娇 通讯员, 花蕾 通讯员"),
        (f"{BODY}某某融媒全媒体记者方野 实习生俞莺（来源：某某网）", "方野 全媒体记者, 俞莺 实习生"),
        (f"{BODY}图为会议现场。通讯员任毅摄{BODY}", "任毅 通讯员"),
        (f"{BODY}来源：某市联社/袁叶", "袁叶 "),
        (f"{BODY}(完)", ""),
        (f"{BODY}来源：某某日报", ""),
        (f"{BODY}记者从水利局获悉，改造已经完成。", ""),
        ("航拍摄像机已经架好，摄影展开幕。", ""),
    ],
)
def test_bylines_of_an_article(text: str, names: str) -> None:
    (article,) = split(Page("a.txt", text, ""))
    assert ", ".join(f"{b.name} {b.role}" for b in article.bylines) == names
    for byline in article.bylines:
        span = article.text[byline.span.start : byline.span.stop]
        assert span.replace(" ", "") == byline.name

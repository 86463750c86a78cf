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
        ("实习记者董芳通讯员 付江河 关山", "董芳 实习记者, 付江河 通讯员, 关山 通讯员"),
        ("全媒体首席记者 费鹏", "费鹏 全媒体首席记者"),
        ("河滨日报记者尹莉", "尹莉 记者"),
        ("河滨日报、河报全媒体记者刘欣", "刘欣 全媒体记者"),
        ("李佳 记者李娜", "李佳 , 李娜 记者"),
        ("记者韩冰、曲铮", "韩冰 记者, 曲铮 记者"),
        ("记者 阿丽娜·阿依登 通讯员 刘 静", "阿丽娜·阿依登 记者, 刘静 通讯员"),
        ("王军 陈文", "王军 , 陈文 "),
        ("编辑 张婧校对 赵琳", "张婧 编辑, 赵琳 校对"),
        ("编辑：齐恒", "齐恒 编辑"),
        ("青报·青网记者 张斌", "张斌 记者"),
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
        (f"本报杭州7月26日讯 （记者 余勤） {BODY}", "余勤 记者"),
        (f"某某网南昌7月27日电 (王军 陈文)8月1日，{BODY}", "王军 , 陈文 "),
        (f"东江网记者曹磊7月31日报道:{BODY}", "曹磊 记者"),
        (f"大江网记者 张砚 通讯员 杨健 杭州报道{BODY}", "张砚 记者, 杨健 通讯员"),
        (f"□记者 赵一\n\n{BODY}", "赵一 记者"),
        (f"{BODY}（许琴 后金华）", "许琴 , 后金华 "),
        (f"{BODY}通讯员 王娜 周凤", "王娜 通讯员, 周凤 通讯员"),
        (f"{BODY}某某融媒全媒体记者柳国 实习生白莲（来源：某某网）", "柳国 全媒体记者, 白莲 实习生"),
        (f"{BODY}图为会议现场。通讯员王刚摄{BODY}", "王刚 通讯员"),
        (f"{BODY}来源：某市联社/孙雅", "孙雅 "),
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

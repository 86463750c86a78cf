"""The saved questions on the sample pages: rows that must be there, in this order, and two engines that agree on all."""

from __future__ import annotations

import pytest

from kg.questions import question, questions
from tests.questions.conftest import Asked

ROWS: list[tuple[str, dict[str, str], tuple[str, ...], list[str]]] = [
    ("who-chaired", {"from": "2026-06", "to": "2026-06-13"}, ("date", "meeting", "chair", "title"), [
        "2026-06-08 | 全地区招商引资项目推进会 | 高岳然 | 地委委员、行署常务副专员",
        "2026-06-09 | 地区行署第14次常务会议 | 叶尔江·努尔塔扎 | 地委副书记、行署专员",
        "2026-06-13 | 地区生态环境保护督察边督边改工作调度会 | 韩叙白 | 副专员",
    ]),
    ("took-part", {"who": "叶尔江·努尔塔扎", "from": "2026"}, ("date", "role", "name"), [
        "2026-03-31 | kg:attendedBy | 闻人渡到青棠地区调研春耕生产和农田水利建设",
        "2026-06-09 | kg:chairedBy | 地区行署第14次常务会议",
        "2026-06-13 | kg:addressedBy | 地区生态环境保护督察边督边改工作调度会",
    ]),
    ("who-held", {"body": "青棠地区行署", "title": "专员"}, ("holder", "status", "first"), ["叶尔江·努尔塔扎 | kg:Current | 2025-12-30"]),
    ("career", {"person": "叶尔江·努尔塔扎"}, ("title", "body"), ["专员 | 青棠地区行政公署", "副书记 | 中共青棠地区委员会"]),
    ("came-after", {"body": "青棠地区行政公署"}, ("later",), []),
    ("meetings-of", {"body": "青棠地区行政公署"}, ("meeting", "treatment", "item"), [
        "地区行署第14次常务会议 | kg:Studied | 全省防汛抗旱工作视频会议精神",
        "地区行署第14次常务会议 | kg:Adopted | 青棠地区普通高中建设三年行动方案",
    ]),
    ("on-document", {"document": "普通高中建设三年行动方案"}, ("date", "meeting", "treatment"), [
        "2026-06-09 | 地区行署第14次常务会议 | kg:Adopted",
    ]),
    ("complaints-by-region", {"place": "岚川省"}, ("region", "total", "batches"), [
        "云汀市 | 75 | 4",
        "砚州市 | 38 | 4",
        "青棠地区 | 38 | 4",
        "鹿鸣市 | 24 | 4",
    ]),
    ("complaints-over-batches", {"place": "云汀市"}, ("date", "number", "coverage", "count"), [
        "2026-06-11 | 6 | kg:ThisBatch | 18",
        "2026-06-12 | 7 | kg:ThisBatch | 20",
        "2026-06-13 | 8 | kg:ThisBatch | 15",
        "2026-06-14 | 9 | kg:ThisBatch | 22",
    ]),
    ("complaints-by-type", {"place": "岚川省"}, ("pollution", "total", "batches"), [
        "大气污染 | 71 | 4",
        "噪声污染 | 46 | 4",
        "水污染 | 37 | 4",
        "固废污染 | 21 | 3",
    ]),
    ("sat-together", {}, ("times", "name", "with"), ["2 | 叶尔江·努尔塔扎 | 韩叙白"]),
    ("sat-with", {"person": "叶尔江·努尔塔扎"}, ("times", "name"), ["2 | 韩叙白", "1 | 简书成"]),
    ("organisers", {"role": "协办"}, ("organiser", "date", "name"), [
        "碧禾县妇女联合会 | 2026-03-08 | 全地区首届手工刺绣技能大赛",
        "青棠地区红十字会 | 2026-06-15 | 青棠地区乡村医生急救技能培训班",
    ]),
    ("events-in", {"place": "塔石县"}, ("date", "name", "where"), [
        "2025-12-28 | 第五届青棠冰雪旅游节 | 银杉镇",
        "2026-03-29 | 塔石县第二届冰雪马拉松 | 银杉镇",
    ]),
    ("papers-differ", {}, ("what",), []),
    ("facts-of", {"article": "地区召开生态环境保护督察边督边改工作调度会"}, ("kind", "label"), [
        "kg:Meeting | 地区生态环境保护督察边督边改工作调度会",
        "cv:Participation | chairedBy：韩叙白",
        "kg:Tenure | 韩叙白：青棠地区行政公署副专员",
    ]),
    ("statements", {"person": "叶尔江·努尔塔扎"}, ("date", "act", "text"), [
        "2026-06-14 | 指出 | 群众来电来信反映的事，件件都要有人到现场、有人给答复",
        "2026-06-18 | 强调 | 雨还没有停，转移出来的群众一个也不能提前回去，电力、通信、交通部门要连夜抢修",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "told", "columns", "rows"), ROWS, ids=[row[0] for row in ROWS])
def test_the_rows(sample: Asked, name: str, told: dict[str, str], columns: tuple[str, ...], rows: list[str]) -> None:
    found = sample.rows(name, *columns, **told)
    assert [row for row in found if row in rows] == rows, found
    assert sample.by_rdflib(name, **told) == sample.cells(name, **told)


def test_every_question_is_asked_here() -> None:
    assert {name for name, *_ in ROWS} == {q.name for q in questions()}


FREE = sorted(name for name, told, *_ in ROWS if told and not any(p.required for p in question(name).parameters))


@pytest.mark.parametrize("name", FREE)
def test_questions_that_need_nothing_agree_too(sample: Asked, name: str) -> None:
    assert sample.by_rdflib(name) == sample.cells(name)

"""Every row that every saved question gives on an invented town, in both engines."""

from __future__ import annotations

import pytest

from kg.graph import write_turtle
from kg.graph.terms import BASE
from kg.questions import hints, question, questions
from tests.questions.conftest import Asked
from tests.questions.town import town

ROWS: list[tuple[str, dict[str, str], tuple[str, ...], list[str]]] = [
    ("who-chaired", {}, ("date", "meeting", "chair", "title"), [
        "2031-03-01 | 市政府常务会议 | 赵长河 | 市长",
        "2031-03-01 | 市政府常务会议 | 钱望山 | ",
        "2031-04 | 防汛会商会 | 赵长河 | ",
        "2031-05-06 | 代表大会 | 孙晓月 | ",
    ]),
    ("who-chaired", {"body": "市政府"}, ("meeting", "chair"), ["市政府常务会议 | 赵长河", "市政府常务会议 | 钱望山"]),
    ("who-chaired", {"from": "2031-04-20"}, ("meeting",), ["防汛会商会", "代表大会"]),
    ("who-chaired", {"from": "2031-05"}, ("meeting",), ["代表大会"]),
    ("who-chaired", {"to": "2031-04"}, ("meeting",), ["市政府常务会议", "市政府常务会议", "防汛会商会"]),
    ("who-chaired", {"person": "赵长河", "to": "2031-03"}, ("meeting",), ["市政府常务会议"]),
    ("took-part", {"who": "孙晓月"}, ("date", "role", "name"), [
        "2031-03-01 | kg:attendedBy | 市政府常务会议",
        "2031-04 | kg:reportedBy | 防汛会商会",
        "2031-05-06 | kg:chairedBy | 代表大会",
    ]),
    ("took-part", {"who": "云城市水务局"}, ("date", "role", "name"), [" | kg:organizedBy | 护堤义务劳动"]),
    ("took-part", {"who": "孙晓月", "role": "reported"}, ("name",), ["防汛会商会"]),
    ("who-held", {"body": "云城市人民政府", "title": "市长"}, ("holder", "status", "first", "last"), [
        "李拾穗 | kg:Former | 2029-01-01 | 2029-01-01",
        "赵长河 | kg:Current | 2031-01-01 | 2031-02-01",
        "钱望山 | kg:Current | 2031-03-01 | 2031-04-01",
        "孙晓月 | kg:Current | 2031-05-01 | 2031-06-01",
    ]),
    ("who-held", {"body": "云城市人民政府", "status": "former"}, ("titled", "holder"), ["市长 | 李拾穗"]),
    ("career", {"person": "赵长河"}, ("title", "body", "first"), [
        "副市长 | 云城市人民政府 | 2030-01-01",
        "市长 | 云城市人民政府 | 2031-01-01",
    ]),
    ("came-after", {"body": "云城市人民政府"}, ("titled", "earlier", "later"), [
        "市长 | 赵长河 | 钱望山",
        "市长 | 钱望山 | 孙晓月",
    ]),
    ("meetings-of", {"body": "云城市人民政府"}, ("date", "meeting", "treatment", "item"), [
        "2031-03-01 | 市政府常务会议 | kg:Adopted | 《河堤养护办法》",
        "2031-03-01 | 市政府常务会议 | kg:Studied | 防汛条例",
    ]),
    ("on-document", {"document": "养护办法"}, ("date", "meeting", "treatment"), ["2031-03-01 | 市政府常务会议 | kg:Adopted"]),
    ("complaints-by-region", {"place": "云城市"}, ("region", "total", "batches"), ["河口县 | 10 | 2"]),
    ("complaints-by-region", {"from": "2031-03-02"}, ("region", "total", "batches"), ["河口县 | 4 | 1"]),
    ("complaints-over-batches", {"place": "place:河口县-990121"}, ("date", "number", "count"), [
        "2031-03-01 | 1 | 5",
        "2031-03-01 | 1 | 6",
        "2031-03-02 | 2 | 4",
    ]),
    ("complaints-by-type", {}, ("pollution", "total", "batches", "region"), ["水污染 | 8 | 2 | 云城市"]),
    ("sat-together", {}, ("times", "name", "with"), ["2 | 孙晓月 | 赵长河"]),
    ("sat-together", {"least": "3"}, ("times",), []),
    ("sat-with", {"person": "赵长河"}, ("times", "name", "first", "last"), [
        "2 | 孙晓月 | 2031-03-01 | 2031-04",
        "1 | 钱望山 | 2031-03-01 | 2031-03-01",
    ]),
    ("organisers", {}, ("organiser", "role", "date", "name"), [
        "云城市人民政府 | kg:undertakenBy |  | 护堤义务劳动",
        "云城市水务局 | kg:organizedBy |  | 护堤义务劳动",
    ]),
    ("organisers", {"role": "undertaken"}, ("organiser",), ["云城市人民政府"]),
    ("events-in", {"place": "云城市"}, ("date", "name", "where"), [
        " | 护堤义务劳动 | 河口县",
        "2031-03-01 | 市政府常务会议 | 云城市",
        "2031-04 | 防汛会商会 | 东口岸",
    ]),
    ("papers-differ", {}, ("what", "about", "newspaper", "says", "other", "otherwise"), [
        "kg:caseCount | 交办云城市第1批群众举报案件：河口县 | 云城晚报 | 6 | 云城晨报 | 5",
        "kg:chairedBy | 市政府常务会议 | 云城晨报 | 赵长河 | 云城晚报 | 钱望山",
    ]),
    ("papers-differ", {"paper": "云城日报"}, ("what",), []),
    ("facts-of", {"article": "防汛会议召开"}, ("begin", "kind", "label", "rule"), [
        "61 | cv:Participation | attendedBy：孙晓月 | some-rule",
        "61 | cv:Participation | chairedBy：钱望山 | some-rule",
        "500 | qb:Observation | 河口县：6 | some-rule",
    ]),
    ("statements", {"person": "赵长河"}, ("date", "act", "text", "headline"), ["2031-03-02 | 强调 | 河堤要天天看 | 市政府研究防汛"]),
]  # fmt: skip


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    folder = tmp_path_factory.mktemp("town")
    write_turtle(town(), folder / "graph.ttl", base=BASE)
    return Asked(folder)


@pytest.mark.parametrize(("name", "told", "columns", "rows"), ROWS)
def test_the_rows(asked: Asked, name: str, told: dict[str, str], columns: tuple[str, ...], rows: list[str]) -> None:
    assert asked.rows(name, *columns, **told) == rows
    assert asked.by_rdflib(name, **told) == asked.cells(name, **told)


def test_every_question_has_rows_here() -> None:
    assert {name for name, _, _, rows in ROWS if rows} == {q.name for q in questions()}


@pytest.mark.parametrize(
    ("name", "told", "near"),
    [
        ("who-chaired", {"person": "赵长河", "from": "2032"}, ("without --from: 2 rows",)),
        ("complaints-over-batches", {"place": "place:河口县-980121"}, (
            "near it: 河口县 (云城市), 3 rows; ask with --place place:河口县-990121",
        )),
        ("took-part", {"who": "钱望山", "role": "出席"}, ()),
        ("papers-differ", {"paper": "云城早报"}, (
            "near it: 云城晚报, 2 rows; ask with --paper 云城晚报",
            "near it: 云城晨报, 2 rows; ask with --paper 云城晨报",
        )),
        ("on-document", {"document": "《河堤养护方法》"}, (
            "near it: 《河堤养护办法》, 1 row; ask with --document 《河堤养护办法》",
        )),
    ],
)  # fmt: skip
def test_what_is_near(asked: Asked, name: str, told: dict[str, str], near: tuple[str, ...]) -> None:
    assert asked.rows(name, **told) == []
    sparql = asked.sparql(name, **told)
    assert hints(sparql, store=asked.store, prefixes={}, question=question(name), values=told) == near

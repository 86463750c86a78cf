"""The scorer: matching by example, planted errors on a tiny page, and the floor that the sample pages keep to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bench import gold as golds
from bench.found import FoundPage, Thing, read_graph
from bench.matching import match_things, merged
from bench.names import alike, fold, folded
from bench.score import GOLD, LEXICON, PAGES, main, score_folder, texts
from bench.scoring import page_named, score_pages, start_of
from bench.tally import Page, Score
from kg.errors import UsageError

FLOORS = {
    "headlines": 0.98,
    "article starts": 0.98,
    "bylines": 0.98,
    "persons": 0.92,
    "posts": 0.90,
    "bodies": 0.94,
    "places": 0.90,
    "events": 0.78,
    "event types": 0.98,
    "event dates": 0.70,
    "event places": 0.68,
    "event roles": 0.82,
    "chaired": 0.88,
    "agenda": 0.88,
    "complaints": 0.98,
    "speakers": 0.74,
}
"""The least F1 of each family on the sample pages: a little below what was reached."""


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("甲县春耕会议", "甲县春耕会议", 1, 1),
        ("《甲县春耕（试行）方案》", "甲县春耕(试行)方案", 1, 1),
        ("甲县第三届运动会", "第三届运动会", 0.8, 0.99),
        ("甲县春耕会议", "乙县扶贫大赛", 0, 0.3),
        ("会议", "甲县春耕会议", 0, 0.5),
        ("", "甲县", 0, 0),
    ],
)
def test_likeness_by_example(one: str, other: str, least: float, most: float) -> None:
    assert least <= alike(one, other) <= most
    assert alike(one, other) == alike(other, one)


@pytest.mark.parametrize(
    ("text", "plain"),
    [("甲　县\n委", "甲县委"), ("阿依•古丽", "阿依·古丽"), ("“一窗办”", "一窗办"), ("％3", "3")],
)
def test_folding_by_example(text: str, plain: str) -> None:
    assert fold(text) == plain


def test_entries_that_share_a_name_are_one() -> None:
    assert merged([("甲县",), ("乙县", "乙"), ("丙县",), ("乙", "该县")]) == [
        ("甲县",),
        ("乙县", "乙", "该县"),
        ("丙县",),
    ]


def thing(notation: str) -> Thing:
    """``甲县人民政府/县政府``: a node with its names."""
    names = notation.split("/")
    return Thing("urn:" + notation, names[0], folded(names))


@pytest.mark.parametrize(
    ("wanted", "found", "neutral", "expected"),
    [
        ("甲县 乙县", "甲县 乙县", "", "2 0 0"),
        ("甲县 乙县", "甲县", "", "1 1 0"),
        ("甲县", "甲县 丙县", "", "1 0 1"),
        ("甲县", "甲县 丙县", "丙县", "1 0 0"),
        ("甲县人民政府/县政府", "县政府/甲县", "", "1 0 0"),
        ("甲县人民政府/县政府", "甲县人民政府 县政府", "", "1 0 1"),
        ("甲/子 乙/子", "子 甲/子", "", "2 0 0"),
    ],
)
def test_matching_by_example(wanted: str, found: str, neutral: str, expected: str) -> None:
    score = Score()
    match_things(
        [tuple(entry.split("/")) for entry in wanted.split()],
        {thing(entry) for entry in found.split()},
        neutral=[tuple(entry.split("/")) for entry in neutral.split()],
        family="bodies",
        sink=Page(score, "page"),
    )
    tally = score.families["bodies"]
    assert f"{tally.right} {len(tally.missed)} {len(tally.wrong)}" == expected


def test_words_are_found_across_line_breaks() -> None:
    assert start_of("本报讯 3月1日，甲县", "题目\n  本报讯　3月\n1日,甲县召开") == 5
    assert start_of("别处", "题目") is None


def test_a_page_is_known_without_its_suffix() -> None:
    assert page_named("A1", ["b/A2.txt", "b/A1.txt"]) == "b/A1.txt"
    assert page_named("x.jsonl#7", ["x.jsonl#7"]) == "x.jsonl#7"
    assert page_named("A3", ["A1.txt"]) is None


TEXT = "甲县召开会议\n本报讯 3月1日，副县长李四主持召开甲县春耕会议，县长赵六讲话。市民王五说好。收到举报5件。\n"
TINY: dict[str, Any] = {
    "doc": "tiny.txt",
    "articles": [
        {
            "title": "甲县召开会议",
            "start": "本报讯 3月1日",
            "persons": [
                {"name": "李四", "kind": "official", "posts": [{"title": "副县长", "body": ["甲县人民政府"]}]},
                {"name": "赵六", "kind": "official", "posts": [{"title": "县长", "body": ["甲县人民政府"]}]},
                {"name": "王五", "kind": "private"},
            ],
            "bodies": [["甲县人民政府"]],
            "places": [["甲县"]],
            "events": [
                {
                    "type": "Meeting",
                    "names": ["甲县春耕会议"],
                    "start": "2026-03-01",
                    "roles": [
                        {"role": "chairedBy", "agent": ["李四"]},
                        {"role": "addressedBy", "agent": ["赵六"]},
                    ],
                }
            ],
            "complaints": [{"batch": 1, "recipient": ["甲县"], "total": 5}],
            "statements": [],
        }
    ],
}
TURTLE = """
@prefix : <urn:x:> .
@prefix kg: <https://w3id.org/gongbao/ontology#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix qb: <http://purl.org/linked-data/cube#> .
@prefix sdmx-dimension: <http://purl.org/linked-data/sdmx/2009/dimension#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:page a kg:Page ; dcterms:identifier "tiny.txt" .
:art a schema:NewsArticle ; schema:isPartOf :page ; schema:headline "甲县召开会议" ; nif:beginIndex 7 ;
  schema:mentions :li , :zhao , :gov , :jia .
:psg a kg:Passage ; schema:isPartOf :art ; nif:beginIndex 7 ; nif:endIndex 10 ; nif:anchorOf "本报讯" .
:li a foaf:Person ; foaf:name "李四" .
:zhao a foaf:Person ; foaf:name "赵六" .
:wang a foaf:Person ; foaf:name "王五" .
:gov a org:Organization ; skos:prefLabel "甲县人民政府" .
:jia a schema:Place ; skos:prefLabel "甲县" .
:vice skos:prefLabel "副县长" .
:head skos:prefLabel "县长" .
:t1 a kg:Tenure ; org:member :li ; org:role :vice ; org:organization :gov ; prov:wasDerivedFrom :psg .
:t2 a kg:Tenure ; org:member :zhao ; org:role :head ; org:organization :gov ; prov:wasDerivedFrom :psg .
:meeting a kg:Event , kg:Meeting ; skos:prefLabel "甲县春耕会议" ; schema:startDate "2026-03-01"^^xsd:date ;
  kg:chairedBy :li ; kg:addressedBy :zhao ; prov:wasDerivedFrom :psg .
:batch a kg:Event , kg:ComplaintBatch ; kg:batchNumber 1 ; prov:wasDerivedFrom :psg .
:obs a qb:Observation ; kg:batch :batch ; kg:coverage kg:ThisBatch ; sdmx-dimension:refArea :jia ;
  kg:pollutionType kg:AllTypes ; kg:channel kg:AllChannels ; kg:priority kg:AllCases ; kg:caseCount 5 ;
  prov:wasDerivedFrom :psg .
"""


def score_tiny(turtle: str, folder: Path) -> Score:
    (folder / "graph.ttl").write_text(turtle, "utf-8")
    found: dict[str, FoundPage] = read_graph(folder / "graph.ttl")
    return score_pages([golds.page(TINY)], found, {"tiny.txt": TEXT})


def test_a_perfect_graph_scores_one(tmp_path: Path) -> None:
    score = score_tiny(TURTLE, tmp_path)
    assert list(score.misses()) == []
    assert score.overall == 1.0
    assert score.passages == 1


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        (
            "kg:chairedBy :li",
            "kg:chairedBy :zhao",
            ["- chaired: tiny.txt: 甲县春耕会议: chairedBy 李四", "+ chaired: tiny.txt: 甲县春耕会议: chairedBy 赵六"],
        ),
        ("schema:mentions :li , ", "schema:mentions ", ["- persons: tiny.txt: 李四"]),
        (
            "schema:mentions :li",
            "schema:mentions :wang , :li",
            ["+ persons: tiny.txt: 王五", "+ private: tiny.txt: 王五"],
        ),
        ("kg:caseCount 5", "kg:caseCount 6", ["+ complaints: tiny.txt: batch 1 ThisBatch total = 6 for 5"]),
        ("2026-03-01", "2026-03-02", ["+ event dates: tiny.txt: 甲县春耕会议 start 2026-03-02 for 2026-03-01"]),
        ("org:role :vice", "org:role :head", ["+ posts: tiny.txt: 李四 县长 @ 甲县人民政府"]),
        (
            "kg:Event , kg:Meeting",
            "kg:Event , kg:Contest",
            ["+ event types: tiny.txt: 甲县春耕会议: Contest for Meeting"],
        ),
        ("nif:endIndex 10", "nif:endIndex 12", ["+ passages: tiny.txt 7-12: 本报讯"]),
    ],
)
def test_a_planted_error_is_found(old: str, new: str, lines: list[str], tmp_path: Path) -> None:
    assert old in TURTLE
    score = score_tiny(TURTLE.replace(old, new), tmp_path)
    assert set(lines) <= set(score.misses())
    assert score.overall < 1 or score.passages_wrong


def test_an_empty_graph_has_missed_everything() -> None:
    score = score_pages([golds.page(TINY)], {}, {})
    assert score.overall == 0.0
    assert not any(tally.wrong for tally in score.families.values())


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "Expecting"),
        ('{"doc": "a", "articles": [{"start": "x", "boddies": []}]}', "unknown key 'boddies'"),
        ('{"doc": "a"}', "the key 'articles' is missing"),
        ('{"doc": "a", "articles": [{"start": "x", "persons": [{"name": "李四", "kind": "king"}]}]}', "'king'"),
        ('{"doc": "a", "articles": [{"start": "x", "bodies": [[7]]}]}', "list of names"),
    ],
)
def test_broken_gold_is_one_line_and_exit_2(
    content: str, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.json").write_text(content, "utf-8")
    assert main(["--gold", str(tmp_path)]) == 2
    told = capsys.readouterr().err
    assert says in told
    assert "annotating" in told
    assert told.count("\n") == 1


def test_a_folder_without_gold_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no gold"):
        golds.read_folder(tmp_path)


def test_the_example_of_the_guide_is_gold(root: Path) -> None:
    blocks = (root / "docs" / "annotating.md").read_text("utf-8").split("```json\n")[1:]
    page, complaint = (json.loads(block.split("```")[0]) for block in blocks)
    page["articles"][0]["complaints"] = [complaint]
    assert golds.page(page).articles[0].complaints[0].batch == 3


def test_every_sample_page_has_gold_that_stands_on_it() -> None:
    stored = texts(PAGES)
    gold = golds.read_folder(GOLD)
    assert sorted(page.id for page in gold) == sorted(stored)
    for page in gold:
        text = fold(stored[page.id])
        for article in page.articles:
            written = [article.start, *article.titles, *article.byline]
            written += [person.names[0] for person in article.persons]
            written += [statement.start for statement in article.statements]
            for words in written:
                assert fold(words) in text, f"{page.id}: {words}"


@pytest.fixture(scope="module")
def sample() -> Score:
    return score_folder(GOLD, PAGES, LEXICON)


def test_no_private_person_of_the_sample_pages_is_in_the_graph(sample: Score) -> None:
    assert sample.private == []


def test_every_passage_of_the_sample_pages_gives_its_text(sample: Score) -> None:
    assert sample.passages > 300
    assert sample.passages_wrong == []


@pytest.mark.parametrize("family", sorted(FLOORS))
def test_a_family_keeps_above_its_floor(family: str, sample: Score) -> None:
    tally = sample.families[family]
    assert tally.f1 >= FLOORS[family], "\n".join(tally.missed + tally.wrong)

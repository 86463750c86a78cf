"""The saved questions themselves, and how they are told what they need: safely, and by name."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UsageError
from kg.graph import write_turtle
from kg.graph.terms import BASE, NAMESPACES
from kg.query import run
from kg.questions import Question, bound, parsed, question, questions
from tests.questions.conftest import Asked
from tests.questions.town import town

EVERY = {q.name: q for q in questions()}


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    folder = tmp_path_factory.mktemp("town")
    write_turtle(town(), folder / "graph.ttl", base=BASE)
    return Asked(folder)


@pytest.mark.parametrize("asked_for", EVERY.values(), ids=EVERY)
def test_a_question_is_described_in_both_languages(asked_for: Question) -> None:
    chinese = re.compile("[\u4e00-\u9fff]")
    assert chinese.search(asked_for.title_zh)
    assert chinese.search(asked_for.about_zh)
    assert not chinese.search(asked_for.title_en)
    assert asked_for.about_en.endswith(".")
    assert all(chinese.search(p.zh) for p in asked_for.parameters)


@pytest.mark.parametrize("asked_for", EVERY.values(), ids=EVERY)
def test_a_question_declares_the_prefixes_that_it_uses_and_no_others(asked_for: Question) -> None:
    declared = dict(re.findall(r"^PREFIX ([\w-]+): <(.+)>$", asked_for.sparql, re.MULTILINE))
    body = re.sub(r"^PREFIX.*$", "", asked_for.sparql, flags=re.MULTILINE)
    assert set(declared) == set(re.findall(r"(?<![\w?:-])([a-z][\w-]*):", body))
    assert declared == {prefix: NAMESPACES[prefix] for prefix in sorted(declared)}


@pytest.mark.parametrize("asked_for", EVERY.values(), ids=EVERY)
def test_every_parameter_is_a_variable_and_has_its_place(asked_for: Question) -> None:
    assert "# parameters\n" in asked_for.sparql
    for parameter in asked_for.parameters:
        assert re.search(rf"\?{parameter.name}\b", asked_for.sparql)


@pytest.mark.parametrize("asked_for", EVERY.values(), ids=EVERY)
def test_a_question_is_sparql_as_it_stands(asked: Asked, asked_for: Question) -> None:
    run(asked.folder, asked_for.sparql, store=asked.store)


@pytest.mark.parametrize(
    ("name", "told", "said"),
    [
        ("who-chaired", {"persn": "x"}, "who-chaired has no parameter --persn; it takes --person, --body, --from, --to"),
        ("career", {}, r"career needs --person \(the person\); it takes --person \(required\)"),
        ("career", {"person": "  "}, "career needs --person"),
        ("career", {"person": "赵长何"}, r"nothing in the graph is called '赵长何'; did you mean 赵长河\?"),
        ("career", {"person": "云城市人民政府"}, "nothing in the graph is called '云城市人民政府'"),
        ("events-in", {"place": "河口县"}, "2 things are called '河口县': place:河口县-980121, place:河口县-990121"),
        ("who-chaired", {"from": "tomorrow"}, "--from 'tomorrow' is no date: write it as 2026-05-22, 2026-05 or 2026"),
        ("sat-together", {"least": "two"}, "--least 'two' is no whole number"),
        ("took-part", {"who": "赵长河", "role": "睡觉"}, "--role '睡觉' is none of .*主持 chaired by"),
        ("on-document", {"document": "\udcff"}, "cannot be written in a query"),
    ],
)  # fmt: skip
def test_what_is_told_wrongly_is_refused(asked: Asked, name: str, told: dict[str, str], said: str) -> None:
    with pytest.raises(UsageError, match=said) as caught:
        asked.sparql(name, **told)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("told", ["赵长河", f"{BASE}person/赵长河", "person:赵长河", "Zhào Chánghé", "zhaochanghe"])
def test_a_person_is_found_by_any_name(asked: Asked, told: str) -> None:
    assert f"VALUES ?person {{ <{BASE}person/赵长河> }}" in asked.sparql("career", person=told)


NASTY = [
    '" } # ',
    "' ) } UNION { ?s ?p ?o",
    '\\" }',
    "\n# parameters\n",
    "\\u0022 }",
    "> } <",
    "?person",
    "{}\\1\\g<0>",
]


@pytest.mark.parametrize("text", NASTY)
def test_no_text_becomes_part_of_the_query(asked: Asked, text: str) -> None:
    assert asked.rows("on-document", "item", document=text) == []
    assert asked.by_rdflib("on-document", document=text) == []


ECHO = parsed(
    "echo",
    "# title zh: 回声\n# title en: Echo\n# about zh: 回声\n# about en: Echo.\n# parameter text (text): 字 | text\n"
    "SELECT ?text {\n  # parameters\n}\n",
)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip))
def test_whatever_is_told_comes_back_as_it_is(text: str) -> None:
    import pyoxigraph as ox

    store = ox.Store()
    found = store.query(bound(ECHO, {"text": text}, store=store))
    assert isinstance(found, ox.QuerySolutions)
    assert [row["text"].value for row in found] == [text]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# nonsense\nASK {}", "'# nonsense' is neither a title, an about line nor a parameter"),
        ("# parameter x (thing): 东西 | thing\nASK {}", "is neither a title"),
        ("# title zh: 题\nASK {}", "the line '# title en: …' is missing"),
    ],
)
def test_a_question_with_a_wrong_head_is_refused(text: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        parsed("x", text)


def test_an_unknown_question_names_those_that_are_near() -> None:
    with pytest.raises(UsageError, match="no saved question is called 'sat-togther'; there is sat-together"):
        question("sat-togther")


def test_a_place_that_the_graph_does_not_name_is_told_by_what_it_lies_in() -> None:
    import pyoxigraph as ox

    store = ox.Store()
    store.load(
        "@prefix kg: <https://w3id.org/gongbao/ontology#> . @prefix schema: <https://schema.org/> ."
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> ."
        '<a:x/y> a schema:Place ; skos:prefLabel "长沙市"@zh-Hans ; kg:divisionCode "430100" .',
        format=ox.RdfFormat.TURTLE,
    )
    with pytest.raises(UsageError, match="湖南省长沙市浏阳市 lies in 长沙市, which the graph has"):
        bound(question("events-in"), {"place": "浏阳市"}, store=store)
    with pytest.raises(UsageError, match=r"'云中县': try a part of the name$"):
        bound(question("events-in"), {"place": "云中县"}, store=store)

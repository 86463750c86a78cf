"""The page of ``kg serve`` as a reader meets it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.graph import write_turtle
from kg.graph.terms import BASE
from kg.serve import Limits, Server
from kg.view import write_view
from tests.browser.conftest import Browser
from tests.questions.town import town
from tests.serve.conftest import serving

pytestmark = pytest.mark.browser
RUN = "document.getElementById('run').click()"
DONE = "return !/^…?$/.test(document.getElementById('said').textContent)"
CELLS = "return [...document.querySelectorAll('#answer td')].map((cell) => cell.textContent)"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder: Path = tmp_path_factory.mktemp("served")
    write_turtle(town(), folder / "graph.ttl", base=BASE)
    (folder / "graph.html").write_text(write_view(town()), "utf-8")
    with serving(folder, Limits(seconds=20, rows=50)) as running:
        yield running


@pytest.fixture
def page(browser: Browser, server: Server) -> Browser:
    """The query page, freshly opened."""
    browser.driver.get("about:blank")
    browser.driver.get_log("performance")
    browser.driver.get_log("browser")
    browser.driver.get(server.url)
    browser.until("return document.body.dataset.ready === 'true'")
    return browser


def ask(page: Browser, sparql: str) -> str:
    """Type a query, run it, and read what is said of it."""
    page.run("document.getElementById('sparql').value = arguments[0]", sparql)
    return run(page)


def run(page: Browser) -> str:
    page.run("document.getElementById('said').textContent = ''")
    page.run(RUN)
    page.until(DONE, seconds=30)
    return page.text("#said")


def pick(page: Browser, name: str, **told: str) -> None:
    page.run(
        "const s = document.getElementById('question'); s.value = arguments[0]; s.dispatchEvent(new Event('change'));",
        name,
    )
    for key, value in told.items():
        page.one(f"#told input[name={key}]").send_keys(value)


def test_a_query_is_answered_in_a_table(page: Browser) -> None:
    said = ask(page, "SELECT ?n { ?e kg:chairedBy/foaf:name ?n } ORDER BY ?n")
    assert said.startswith("4 行 rows")
    assert page.run(CELLS) == ["孙晓月", "赵长河", "赵长河", "钱望山"]


def test_a_saved_question_is_picked_told_and_asked(page: Browser) -> None:
    assert len(page.all("#question option")) > 15
    pick(page, "who-chaired", person="赵长河", **{"from": "2031-04"})
    assert "每次会议或活动的主持人" in page.text("#about")
    assert run(page).startswith("1 行 rows")
    assert page.run(CELLS)[:3] == ["2031-04", "防汛会商会", "赵长河"]
    assert "VALUES ?person" in page.run("return document.getElementById('sparql').value")
    page.one("#told input[name=from]").clear()
    assert run(page).startswith("2 行 rows")


def test_what_is_told_wrongly_is_said(page: Browser) -> None:
    pick(page, "career", person="赵长何")
    assert run(page) == "nothing in the graph is called '赵长何'; did you mean 赵长河?"
    assert ask(page, "SELECT ?x { ?x ").startswith("the query breaks off at line 1")
    assert page.run("return document.getElementById('said').className") == "wrong"


def test_other_answers(page: Browser) -> None:
    assert ask(page, "ASK { ?e kg:chairedBy ?p }").startswith("是 yes")
    ask(page, "CONSTRUCT { ?e rdfs:label ?l } WHERE { ?e a kg:Meeting ; rdfs:label ?l }")
    assert "代表大会" in page.text("#answer pre")
    assert "只取前 50 行" in ask(page, "SELECT ?s { ?s ?p ?o }")


def test_a_name_leads_into_the_graph(page: Browser, server: Server) -> None:
    ask(page, "SELECT ?x { VALUES ?x { person:赵长河 place:河口县-990121 place:990121-东口岸 } }")
    links = [link.get_attribute("href") for link in page.all("#answer a")]
    assert [link.partition("#node=")[2] for link in links] == [
        "person%2F%E8%B5%B5%E9%95%BF%E6%B2%B3",
        "place%2F990121",
        "place%2F%E4%B8%9C%E5%8F%A3%E5%B2%B8%40990121",
    ]
    for link, name in zip(links, ("赵长河", "河口县", "东口岸"), strict=True):
        page.driver.get("about:blank")
        page.driver.get(link)
        page.until("return !!window.kgView && kgView.ready", seconds=30)
        page.until("return document.querySelector('#panel').textContent.includes(arguments[0])", name)
    assert all(url.startswith(server.url) for url in page.requests())


def test_what_the_graph_holds_is_text_and_never_runs(page: Browser) -> None:
    ask(page, "SELECT ?x { BIND('<img src=x onerror=\"window.ran=1\"><script>window.ran=2</script>' AS ?x) }")
    assert page.run(CELLS) == ['<img src=x onerror="window.ran=1"><script>window.ran=2</script>']
    ask(page, "SELECT ?x { BIND(IRI('javascript:window.ran=3') AS ?x) }")
    assert page.all("#answer a") == []
    assert page.run("return window.ran") is None


def test_nothing_is_asked_of_the_outside_and_nothing_complains(page: Browser, server: Server) -> None:
    pick(page, "sat-together")
    run(page)
    asked = page.requests()
    assert asked
    assert all(url.startswith(server.url) for url in asked), asked
    assert page.complaints() == []

"""The pages that come with the project, built and opened: what the screen counts is what SPARQL counts in the graph."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from kg.model import Settings
from kg.write import build_into
from tests.browser.conftest import Browser

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("quiet")]

KINDS = {
    "人物": "?x a foaf:Person",
    "机构": "?x a org:Organization",
    "地点": "?x a schema:Place",
    "事件": "?x a kg:Event FILTER NOT EXISTS { ?x a kg:ComplaintBatch }",
    "举报批次": "?x a kg:ComplaintBatch",
}
OTHERS = {
    "tenure": "?x a kg:Tenure ; org:organization ?body",
    "subOrganizationOf": "?x org:subOrganizationOf ?y",
    "containedInPlace": "?x schema:containedInPlace ?y",
    "location": "?x schema:location ?y",
}


@pytest.fixture(scope="module")
def built(pages: Path, root: Path) -> Path:
    """The sample pages, built beside the other pages."""
    build_into(
        pages / "sample",
        [str(root / "seeds" / "pages")],
        settings=Settings(),
        user_lexicon=root / "seeds" / "pages.lexicon.tsv",
    )
    return pages / "sample"


@pytest.fixture(scope="module")
def count(built: Path) -> Any:
    """A function that counts the answers to a pattern in the graph."""
    import pyoxigraph as ox

    text = (built / "graph.ttl").read_text("utf-8")
    prefixes = " ".join(f"PREFIX {name}: <{iri}>" for name, iri in re.findall(r"@prefix (\S*): <(\S+)> \.", text))
    store = ox.Store()
    store.load(text.encode(), format=ox.RdfFormat.TURTLE)

    def answers(pattern: str) -> int:
        solutions: Any = store.query(f"{prefixes} SELECT (COUNT(*) AS ?n) {{ {pattern} }}")
        return int(next(iter(solutions))[0].value)

    return answers


def test_the_numbers_on_the_screen_are_those_of_the_graph(browser: Browser, built: Path, count: Any) -> None:
    browser.open("sample/graph.html")
    for word, pattern in KINDS.items():
        shown = browser.entry(word).text.split()[-1].replace(",", "")
        assert int(shown) == count(pattern), word
    rows = browser.run(
        "return [...document.querySelectorAll('[data-key^=\"relations.\"]')]"
        ".map((e) => [e.dataset.key.slice(10), e.lastChild.textContent])"
    )
    assert len(rows) > 15
    for relation, number in rows:
        pattern = OTHERS.get(relation, f"?x kg:{relation} ?y")
        assert int(number.replace(",", "")) == count(pattern), relation
    total = browser.run("return kgView.counts()")
    assert total["nodes"] == sum(count(pattern) for pattern in KINDS.values())
    assert total["edges"] == sum(int(number.replace(",", "")) for _, number in rows)
    figures = [e.text.replace(",", "") for e in browser.all("#panel .figures b")]
    assert figures[:2] == [str(total["nodes"]), str(total["edges"])]


def test_the_built_page_can_be_explored(browser: Browser, built: Path, count: Any, tmp_path: Path) -> None:
    browser.open("sample/graph.html")
    assert len(browser.run("return kgView.stage().labels")) > 30
    browser.press("/")
    browser.driver.switch_to.active_element.send_keys("qingtangdiqu")
    browser.until("return document.querySelector('#suggestions li .name')")
    browser.driver.switch_to.active_element.send_keys("\ue007")
    place = browser.until("return kgView.selected()")
    browser.until("return document.querySelector('#panel mark')")
    name = browser.text("#panel h2")
    body = f'?x kg:jurisdiction [ skos:prefLabel "{name}"@zh-Hans ]'
    assert browser.text("#panel section:has(li.fact) h3 span")
    shown = browser.run("return [...document.querySelectorAll('#panel h3')].map((h) => h.textContent)")
    assert f"当地机构{count(body)}" in shown
    browser.entry("事件").click()
    events = count("?x a kg:Event FILTER NOT EXISTS { ?x a kg:ComplaintBatch }")
    assert browser.run("return kgView.shown().filter((id) => id.startsWith('event/')).length") == 0 < events
    other = browser.run("return kgView.shown().filter((id) => id.startsWith('person/'))")[-1]
    browser.open("sample/graph.html", f"#path={place}&end={other}")
    browser.until("return document.querySelector('#panel section li.fact blockquote')")
    assert browser.save("#tool-png", tmp_path, "png").read_bytes().startswith(b"\x89PNG")
    assert browser.save("#tool-svg", tmp_path, "svg").read_text("utf-8").startswith("<svg")

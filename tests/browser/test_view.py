"""The page as a reader meets it: opened from disk, without a network."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.model import Knowledge
from kg.view.data import KINDS, picture
from tests.browser.conftest import Browser
from tests.view.sample import busiest, neighbours

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("quiet")]

COLOURS = """
const from = document.querySelector('#network canvas');
const data = from.getContext('2d').getImageData(0, 0, from.width, from.height).data, seen = new Set();
for (let i = 0; i < data.length; i += 4) seen.add((data[i] << 16 | data[i + 1] << 8 | data[i + 2]) + ',' + data[i + 3]);
return seen.size"""


@pytest.mark.parametrize(("name", "live"), [("small", True), ("large", False)])
def test_every_node_and_edge_is_there(browser: Browser, name: str, live: bool, request: pytest.FixtureRequest) -> None:
    knowledge: Knowledge = request.getfixturevalue(name)
    found = picture(knowledge)
    browser.open(f"{name}.html")
    counts = browser.run("return kgView.counts()")
    assert (counts["nodes"], counts["edges"]) == (len(found.nodes), len(found.edges))
    hidden = sum(p.standing.value == "reporter" for p in knowledge.persons)
    assert (counts["shownNodes"], counts["shownEdges"]) == (len(found.nodes) - hidden, len(found.edges))
    assert browser.run("return kgView.stage().live") is live
    assert str(counts["shownNodes"]) in browser.text("#status")
    assert browser.run(COLOURS) > 60


def test_the_page_adds_one_name_to_the_window(browser: Browser) -> None:
    browser.open("small.html")
    frame = "const f = document.createElement('iframe'); document.body.append(f);"
    usual = browser.run(f"{frame} const names = Object.keys(f.contentWindow); f.remove(); return names")
    library = {"vis", "regeneratorRuntime", "ret_nodes"}
    assert set(browser.run("return Object.keys(window)")) - set(usual) - library == {"kgView"}


def test_an_empty_graph_opens(browser: Browser) -> None:
    browser.open("empty.html")
    assert browser.run("return kgView.counts().nodes") == 0


@pytest.mark.parametrize("name", ["small", "large"])
def test_labels_at_fit_do_not_overlap(browser: Browser, name: str) -> None:
    browser.open(f"{name}.html")
    boxes = [label["box"] for label in browser.run("return kgView.stage().labels")]
    assert len(boxes) >= 25
    for i, a in enumerate(boxes):
        for b in boxes[i + 1 :]:
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


# --- search -----------------------------------------------------------------------------------------


def spellings(knowledge: Knowledge) -> dict[str, tuple[str, str]]:
    """For ways of typing: what is typed, and the label that must come up first."""
    from pypinyin import lazy_pinyin

    names = [p.name for p in knowledge.persons]
    holders = {t.person for t in knowledge.tenures}
    person = next(
        p.name for p in knowledge.persons if p.ref in holders and len(p.name) == 3 and names.count(p.name) == 1
    )
    body = knowledge.bodies[0]
    syllables = lazy_pinyin(person)
    return {
        "characters": (person, person),
        "the given name": (person[1:], person),
        "pinyin": ("".join(syllables), person),
        "pinyin with blanks and capitals": (" ".join(syllables).upper(), person),
        "initials": ("".join(s[0] for s in lazy_pinyin(body.name)), body.name),
        "another name": (body.also[0], body.name),
    }


WAYS = ("characters", "the given name", "pinyin", "pinyin with blanks and capitals", "initials", "another name")


@pytest.mark.parametrize("way", WAYS)
def test_search_opens_the_right_panel(browser: Browser, small: Knowledge, way: str) -> None:
    typed, label = spellings(small)[way]
    browser.open("small.html")
    browser.one("body").send_keys("/")
    browser.driver.switch_to.active_element.send_keys(typed)
    assert label in browser.text("#suggestions li[aria-selected=true] .name")
    browser.driver.switch_to.active_element.send_keys("\ue007")
    browser.until("return kgView.selected()")
    browser.until("return document.querySelector('#panel blockquote')")
    assert browser.text("#panel h2") == label
    assert "#node=" in browser.driver.current_url
    assert not browser.one("#suggestions").is_displayed()


def test_suggestions_follow_the_arrow_keys(browser: Browser) -> None:
    browser.open("small.html")
    field = browser.one("#query")
    field.send_keys("人民政府")
    first = browser.text("#suggestions li[aria-selected=true]")
    field.send_keys("\ue015")
    second = browser.text("#suggestions li[aria-selected=true]")
    assert first != second
    assert field.get_attribute("aria-activedescendant") == "suggestion-1"
    field.send_keys("\ue00c")
    assert not browser.one("#suggestions").is_displayed()


# --- the panel ----------------------------------------------------------------------------------------


def test_the_panel_tells_every_fact_with_its_sentence_and_source(browser: Browser, small: Knowledge) -> None:
    node, name = busiest(small)
    browser.open("small.html")
    browser.select(node)
    shown = browser.text("#panel")
    roles = [(e, r) for e in small.events for r in e.roles if f"person/{r.agent.key}" == node]
    for event, role in roles:
        assert event.name in shown
        assert (event.start or "") in shown
        for passage in role.passages:
            assert passage.text in shown
            assert passage.page in shown
            assert passage.rule in shown
    headlines = {(a.page, a.number): a.headline or "" for a in small.articles}
    papers = {p.id: p.paper or "" for p in small.pages}
    for _, role in roles:
        assert headlines[role.passages[0].page, role.passages[0].article] in shown
        assert papers[role.passages[0].page] in shown
    for tenure in small.tenures:
        if f"person/{tenure.person.key}" == node and tenure.body:
            assert f"在 {tenure.body.key} " in shown
            assert tenure.title in shown
    assert name in [m.text for m in browser.all("#panel mark")]


def test_a_link_in_the_panel_leads_on(browser: Browser, small: Knowledge) -> None:
    node, _ = busiest(small)
    browser.open("small.html")
    browser.select(node)
    link = browser.one("#panel li.fact button.link")
    label = link.text
    link.click()
    browser.until("return kgView.selected() !== arguments[0]", node)
    assert browser.text("#panel h2") == label


def test_a_batch_shows_its_counts(browser: Browser, large: Knowledge) -> None:
    batch = large.batches[0]
    assert batch.recipient
    browser.open("large.html")
    browser.select(f"batch/{batch.recipient.key}-{batch.number}")
    figures = [cell.text for cell in browser.all("#panel td.number")]
    assert figures == [str(o.count) for o in batch.observations]


# --- pointing --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["small", "large"])
def test_a_click_chooses_and_a_double_click_shows_the_surroundings(
    browser: Browser, name: str, request: pytest.FixtureRequest
) -> None:
    node, label = busiest(request.getfixturevalue(name))
    browser.open(f"{name}.html")
    browser.select(node)
    time.sleep(0.5)  # the view glides there
    x, y = browser.run("return kgView.where(arguments[0])", node)
    browser.one("body").send_keys("\ue00c")
    browser.until("return kgView.selected() === null")
    browser.point(x, y)
    browser.until("return kgView.selected() === arguments[0]", node)
    assert browser.text("#panel h2") == label
    browser.point(x, y, clicks=2)
    browser.until("return location.hash.includes('hops=')")
    members = browser.run("return kgView.stage().members")
    ties = len(neighbours(request.getfixturevalue(name), node))
    assert members == ties + 1
    assert browser.one("#near").is_displayed()
    browser.one("#near button").click()
    browser.until("return kgView.stage().members === kgView.counts().shownNodes")


def test_a_click_on_a_line_shows_the_facts_of_both_ends(browser: Browser, small: Knowledge) -> None:
    browser.open("small.html")
    ids = [n.id for n in picture(small).nodes if n.sort != "reporter"]
    spots = dict(zip(ids, browser.run("return arguments[0].map((id) => kgView.where(id))", ids), strict=True))
    found = picture(small)
    for edge in found.edges:
        a, b = found.nodes[edge.source].id, found.nodes[edge.target].id
        if len([e for e in found.edges if {e.source, e.target} == {edge.source, edge.target}]) > 1:
            continue
        x, y = (spots[a][0] + spots[b][0]) / 2, (spots[a][1] + spots[b][1]) / 2
        if all(abs(x - p[0]) + abs(y - p[1]) > 30 for p in spots.values()):
            browser.point(x, y)
            break
    browser.until("return location.hash.includes('pair=')")
    browser.until("return document.querySelectorAll('#panel h2 button.link').length === 2")
    assert browser.all("#panel li.fact")


# --- filters -----------------------------------------------------------------------------------------------


def test_the_legend_counts_and_filters(browser: Browser, small: Knowledge) -> None:
    browser.open("small.html")
    words = dict(zip(KINDS, ("人物", "机构", "地点", "事件", "举报批次"), strict=True))
    found = picture(small)
    for kind in KINDS[:4]:
        assert browser.entry(words[kind]).text.split()[-1] == str(sum(n.kind == kind for n in found.nodes))
    before = browser.run("return kgView.counts()")
    browser.entry("事件").click()
    after = browser.run("return kgView.counts()")
    assert before["shownNodes"] - after["shownNodes"] == len(small.events)
    assert after["shownEdges"] == sum(
        "event" not in (found.nodes[e.source].kind, found.nodes[e.target].kind) for e in found.edges
    )
    assert browser.entry("事件").get_attribute("aria-pressed") == "false"
    browser.entry("事件").click()
    assert browser.run("return kgView.counts()") == before


def test_relations_can_be_hidden(browser: Browser, small: Knowledge) -> None:
    browser.open("small.html")
    before = browser.run("return kgView.counts().shownEdges")
    browser.entry("召开").click()
    hidden = sum(e.relation == "heldBy" for e in picture(small).edges)
    assert before - browser.run("return kgView.counts().shownEdges") == hidden


def test_bylines_are_out_of_the_way_until_asked_for(browser: Browser, large: Knowledge) -> None:
    browser.open("large.html")
    before = browser.run("return kgView.counts().shownNodes")
    browser.entry("仅署名的记者").click()
    reporters = sum(p.standing.value == "reporter" for p in large.persons)
    assert browser.run("return kgView.counts().shownNodes") - before == reporters > 0


# --- addresses, keys, languages --------------------------------------------------------------------------------


def test_an_address_leads_to_its_node_and_back_and_forward_work(browser: Browser, small: Knowledge) -> None:
    node, label = busiest(small)
    browser.open("small.html", f"#node={node}")
    browser.until("return kgView.selected() === arguments[0]", node)
    assert browser.text("#panel h2") == label
    other = f"event/{small.events[0].ref.key}"
    browser.select(other)
    browser.driver.back()
    browser.until("return kgView.selected() === arguments[0]", node)
    browser.driver.forward()
    browser.until("return kgView.selected() === arguments[0]", other)
    browser.one("body").send_keys("\ue00c")
    browser.until("return kgView.selected() === null")


@pytest.mark.parametrize("fragment", ["#node=nobody", "#node=%E0%A4%A", "#=&&node", "#around=x&steps=9", "#<img>"])
def test_a_broken_address_shows_the_whole_graph(browser: Browser, fragment: str) -> None:
    browser.open("small.html", fragment)
    assert browser.run("return kgView.selected()") is None


def test_the_list_holds_the_same_nodes(browser: Browser, small: Knowledge) -> None:
    browser.open("small.html")
    browser.one("#tool-list").click()
    rows = browser.all("#listing tbody tr")
    assert len(rows) == browser.run("return kgView.counts().shownNodes")
    browser.one("#listing input").send_keys(small.bodies[0].name)
    browser.until("return document.querySelectorAll('#listing tbody tr').length < 9")
    browser.one("#listing tbody button.link").click()
    assert browser.text("#panel h2") == small.bodies[0].name
    assert not browser.one("#listing").is_displayed()


def test_words_change_with_the_language_and_colours_with_the_theme(browser: Browser, small: Knowledge) -> None:
    browser.open("small.html")
    browser.one("#tool-language").click()
    assert browser.run("return document.documentElement.lang") == "en"
    assert "nodes" in browser.text("#status")
    browser.select(busiest(small)[0])
    assert "Person" in browser.text("#panel")
    before = browser.run("return getComputedStyle(document.body).backgroundColor")
    browser.one("#tool-theme").click()
    assert browser.run("return getComputedStyle(document.body).backgroundColor") != before


def test_the_picture_can_be_saved(browser: Browser, tmp_path: Path) -> None:
    browser.open("small.html")
    found = browser.save("#tool-png", tmp_path, "png")
    assert found.read_bytes().startswith(b"\x89PNG")
    assert found.stat().st_size > 10_000


def test_a_phone_shows_everything_within_its_width(browser: Browser, small: Knowledge) -> None:
    size = {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True}
    browser.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        browser.open("small.html")
        browser.select(busiest(small)[0])
        assert browser.run("return document.documentElement.scrollWidth <= innerWidth")
        box = browser.run(
            "const b = document.querySelector('#panel').getBoundingClientRect(); return [b.width, b.height]"
        )
        assert box[0] == 390
        assert 100 < box[1] < 500
    finally:
        browser.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


# --- hostile data, old browsers, and proof that these checks bite ------------------------------------------------


def test_injected_scripts_are_refused(browser: Browser) -> None:
    browser.open("small.html")
    browser.run("const s = document.createElement('script'); s.textContent = 'window.ran = 9'; document.body.append(s)")
    assert browser.run("return window.ran") is None
    assert any("Content Security Policy" in message for message in browser.complaints())


def test_an_old_browser_is_told_so(browser: Browser) -> None:
    source = {"source": "delete window.DecompressionStream"}
    added = browser.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", source)
    try:
        browser.open("small.html", ready=False)
        assert browser.one("#too-old").is_displayed()
        assert "Chrome" in browser.text("#too-old")
        browser.driver.get_log("browser")
    finally:
        browser.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)


def test_without_scripts_the_page_says_what_it_needs(browser: Browser) -> None:
    browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.open("small.html", ready=False)
        assert "JavaScript" in browser.one("noscript .notice").text
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
        browser.open("empty.html")


def test_the_checks_catch_what_pyvis_alone_would_write(browser: Browser, make_page: Callable[[str, str], str]) -> None:
    from pyvis.network import Network

    net = Network(cdn_resources="in_line")
    net.add_node(1, label="甲", title="href <img src=x onerror='window.ran=1'>")
    browser.open(make_page("stock.html", net.generate_html()), ready=False)
    time.sleep(0.3)
    assert any(url.startswith("http") for url in browser.requests())
    assert browser.complaints()
    browser.open("empty.html")

"""Paths, timelines, complaint tables, citations, files, keys, help, print, labels."""

from __future__ import annotations

import time
from collections import deque
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kg.model import Knowledge
from kg.view.data import picture
from tests.browser.conftest import Browser
from tests.view.sample import busiest, neighbours

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("quiet")]


# --- paths ----------------------------------------------------------------------------------------------


def steps(knowledge: Knowledge, source: str) -> dict[str, int]:
    """How far every node is from one."""
    found = picture(knowledge)
    around: dict[int, set[int]] = {}
    for edge in found.edges:
        around.setdefault(edge.source, set()).add(edge.target)
        around.setdefault(edge.target, set()).add(edge.source)
    first = next(i for i, n in enumerate(found.nodes) if n.id == source)
    far, queue = {first: 0}, deque([first])
    while queue:
        i = queue.popleft()
        for j in sorted(around.get(i, ())):
            if j not in far:
                far[j] = far[i] + 1
                queue.append(j)
    return {found.nodes[i].id: distance for i, distance in far.items()}


@pytest.mark.parametrize("name", ["small", "large"])
def test_the_shortest_path_is_shown_step_by_step(browser: Browser, name: str, request: pytest.FixtureRequest) -> None:
    knowledge: Knowledge = request.getfixturevalue(name)
    source, _ = busiest(knowledge)
    far = steps(knowledge, source)
    target = max((n for n in far if n.startswith("person/")), key=lambda n: (far[n], n))
    browser.open(f"{name}.html", f"#path={source}&end={target}")
    browser.until("return document.querySelectorAll('#panel section').length === arguments[0]", far[target])
    assert f"{far[target]} 步" in browser.text("#panel .muted")
    for section in browser.all("#panel section"):
        assert section.find_elements("css selector", "li.fact")
    browser.press("\ue00c")
    browser.until("return location.hash === ''")


def test_the_other_end_of_a_path_is_typed(browser: Browser, small: Knowledge) -> None:
    source, _ = busiest(small)
    other = small.places[0]
    browser.open("small.html")
    browser.select(source)
    next(b for b in browser.all("#panel .actions button") if "路径" in b.text).click()
    browser.driver.switch_to.active_element.send_keys(other.name)
    browser.until("return document.querySelector('#panel .suggestions li')")
    browser.driver.switch_to.active_element.send_keys("\ue007")
    browser.until("return location.hash.includes('path=')")
    browser.until("return document.querySelector('#panel section li.fact')")


def test_where_no_path_leads_it_says_so(browser: Browser, small: Knowledge) -> None:
    source, _ = busiest(small)
    place = f"place/{small.places[0].ref.key}"
    browser.open("small.html", f"#path={source}&end={place}&off=kinds.body,kinds.event")
    assert "没有路径" in browser.text("#panel .muted")


# --- the panel ----------------------------------------------------------------------------------------------


def test_a_timeline_holds_posts_and_meetings_in_order(browser: Browser, large: Knowledge) -> None:
    node, _ = busiest(large)
    key = node.split("/", 1)[1]
    browser.open("large.html", f"#node={node}")
    browser.until("return document.querySelector('#panel .tabs')")
    browser.one("#panel .tabs button:last-child").click()
    browser.until("return document.querySelector('#panel svg.timeline')")
    dates = [e.text for e in browser.all("#panel li.fact > .muted .when")]
    events = [(e.start or "") for e in large.events for r in e.roles if r.agent.key == key]
    posts = [t.first_seen or "" for t in large.tenures if t.person.key == key]
    assert dates == sorted(events + posts)
    assert len(browser.all("#panel .timeline .post")) == len(posts)
    assert len(browser.all("#panel .timeline .marks polygon")) == len(events)


def test_a_region_has_a_table_of_its_complaints(browser: Browser, large: Knowledge) -> None:
    region = large.batches[0].recipient
    assert region
    browser.open("large.html", f"#node=place/{region.key}")
    browser.until("return document.querySelector('#panel .wide table')")
    batches = [b for b in large.batches if b.recipient == region]
    tables = browser.all("#panel .wide table")
    assert len(tables) == 2
    rows = [
        [c.text for c in r.find_elements("css selector", "td")]
        for r in tables[0].find_elements("css selector", "tbody tr")
    ]
    told = {
        (f"第{b.number}批 {b.date}", *(str(o.count) for o in b.observations if o.coverage.value == "ThisBatch"))
        for b in batches
    }
    assert {tuple(row) for row in rows} == told
    assert [row[0].split()[1] for row in rows] == sorted((b.date or "" for b in batches), reverse=True)


def test_a_fact_is_copied_with_its_citation(browser: Browser, small: Knowledge) -> None:
    node, name = busiest(small)
    browser.open("small.html", f"#node={node}")
    browser.until("return document.querySelector('#panel .copy')")
    browser.run("window.kept = ''; navigator.clipboard.writeText = async (text) => { window.kept = text; }")
    browser.one("#panel li.fact .copy").click()
    copied = browser.until("return window.kept")
    browser.run("delete window.kept")
    tenure = next(t for t in small.tenures if f"person/{t.person.key}" == node)
    passage = tenure.passages[0]
    headline = next(a.headline for a in small.articles if a.page == passage.page)
    paper = next(p.paper for p in small.pages if p.id == passage.page)
    assert copied.startswith(name)
    for part in (
        tenure.title,
        passage.text,
        f"《{headline}》",
        paper or "",
        passage.page,
        str(passage.begin),
        f"#node={node}",
    ):
        assert part in browser.run("return decodeURIComponent(arguments[0])", copied)
    assert browser.text("#panel li.fact .copy") == "已复制"


def test_a_fact_is_copied_without_a_clipboard(browser: Browser, small: Knowledge) -> None:
    browser.open("small.html", f"#node={busiest(small)[0]}")
    browser.until("return document.querySelector('#panel .copy')")
    browser.run(
        "navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));"
        "addEventListener('copy', (e) => { document.title = e.target.value.slice(0, 40); }, { once: true })"
    )
    browser.one("#panel li.fact .copy").click()
    browser.until("return document.title.includes(arguments[0])", busiest(small)[1])


# --- files and paper ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["small", "large"])
def test_a_drawing_holds_what_the_screen_shows(browser: Browser, name: str, tmp_path: Path) -> None:
    browser.open(f"{name}.html")
    counts = browser.run("return kgView.counts()")
    root = ElementTree.parse(browser.save("#tool-svg", tmp_path, "svg")).getroot()
    space = "{http://www.w3.org/2000/svg}"
    dots = [e for kind in ("circle", "polygon") for e in root.iter(space + kind)]
    assert root.tag == f"{space}svg"
    assert len(dots) == counts["shownNodes"]
    assert len(list(root.iter(space + "path"))) == counts["shownEdges"]
    drawn = [e.text for e in root.iter(space + "text")]
    assert drawn[:-1] == [label["text"] for label in browser.run("return kgView.stage().labels")]


def test_print_shows_the_facts_and_leaves_the_tools_out(browser: Browser, small: Knowledge) -> None:
    browser.open("small.html", f"#node={busiest(small)[0]}")
    browser.until("return document.querySelector('#panel blockquote')")
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        for selector in ("#tools", "#search", "#legend", "#panel .actions", "#panel .copy"):
            assert not browser.one(selector).is_displayed(), selector
        assert browser.run(
            "const p = document.querySelector('#panel'); return p.clientHeight >= p.scrollHeight"
            " && getComputedStyle(document.body).backgroundColor === 'rgb(255, 255, 255)'"
        )
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


# --- keys ---------------------------------------------------------------------------------------------------


def test_the_graph_is_walked_by_keys(browser: Browser, small: Knowledge) -> None:
    browser.open("small.html")
    browser.press("\ue007")
    first = browser.until("return kgView.selected()")
    around = {picture(small).nodes[i].id for i in neighbours(small, first)}
    for arrow in ("\ue012", "\ue013", "\ue014", "\ue015"):
        browser.press(arrow)
        if browser.run("return kgView.selected()") != first:
            break
    assert browser.run("return kgView.selected()") in around
    browser.press("\ue007")
    browser.until("return location.hash.includes('hops=1')")
    browser.press("2")
    browser.until("return location.hash.includes('hops=2')")
    browser.press("\ue00c")
    browser.until("return location.hash === ''")


def test_arrows_move_the_view_where_nothing_is_selected(browser: Browser, small: Knowledge) -> None:
    node, _ = busiest(small)
    browser.open("small.html")
    before = browser.run("return kgView.where(arguments[0])", node)
    browser.press("\ue014")
    after = browser.run("return kgView.where(arguments[0])", node)
    assert after[0] < before[0]
    assert abs(after[1] - before[1]) < 2


@pytest.mark.parametrize("language", ["zh", "en"])
def test_help_names_every_key(browser: Browser, language: str) -> None:
    browser.open("small.html")
    if language == "en":
        browser.one("#tool-language").click()
    browser.press("?")
    assert browser.one("#help").is_displayed()
    keys = [e.text for e in browser.all("#help kbd")]
    assert {"/", "Enter", "Esc", "?"} <= set(keys)
    assert "key " not in browser.text("#help table")
    browser.driver.switch_to.active_element.send_keys("\ue00c")
    browser.until("return !document.querySelector('#help').open")


def test_keys_reach_every_control(browser: Browser) -> None:
    browser.open("small.html")
    reached = browser.run(
        "return [...document.querySelectorAll('button, input, a, #network')]"
        ".filter((e) => e.getClientRects().length && e.tabIndex < 0).length"
    )
    assert reached == 0
    assert browser.run(
        "return [...document.querySelectorAll('button, a')].filter((e) => e.getClientRects().length)"
        ".every((e) => e.textContent.trim() || e.getAttribute('aria-label'))"
    )


# --- labels, report ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["small", "large"])
@pytest.mark.parametrize("zooms", [1, 3, 5])
def test_labels_do_not_overlap_at_any_zoom(browser: Browser, name: str, zooms: int) -> None:
    browser.open(f"{name}.html")
    for _ in range(zooms):
        browser.press("+")
        time.sleep(0.4)  # the view glides
    boxes = [label["box"] for label in browser.run("return kgView.stage().labels")]
    assert len(boxes) >= 3
    for i, a in enumerate(boxes):
        for b in boxes[i + 1 :]:
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def test_the_report_beside_it_is_one_click_away(browser: Browser) -> None:
    browser.open("small.html")
    assert browser.one("#tool-report").get_attribute("href").endswith("/index.html")

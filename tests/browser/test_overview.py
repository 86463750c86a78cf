"""The overview as a reader meets it: opened from disk, without a network."""

from __future__ import annotations

import csv
import io
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from msgspec.structs import replace

from kg.audit import audit
from kg.model import Batch, Coverage, Knowledge, Observation, Settings
from kg.overview import write_overview
from tests.browser.chromium import Browser
from tests.browser.conftest import write
from tests.browser.hostile import hostile
from tests.overview.sample import PROVINCE, corpus, notice, passage
from tests.view.sample import sample

pytestmark = pytest.mark.browser

CHARTS = ("events", "running", "regions", "types", "channels", "share", "timeline", "posts")
PHONE = {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True}


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """Seven batches, of which two more are missing, and thirty meetings."""
    return corpus()


@pytest.fixture(scope="module", autouse=True)
def _written(pages: Path, knowledge: Knowledge) -> None:
    many = corpus(batches=tuple(n for n in range(1, 1021) if n % 51), regions=32, meetings=5000)
    worlds = {"few": knowledge, "none": Knowledge(), "many": many, "payloads": hostile(), "two": two_papers()}
    worlds["bare"] = replace(sample(60), batches=(), events=(), tenures=())
    for name, world in worlds.items():
        findings = () if name in ("none", "many") else audit(world, base=Settings().base)
        write(pages / f"overview-{name}.html", write_overview(world, findings=findings))


def two_papers() -> Knowledge:
    """One batch whose total two papers tell differently, and one that gives nothing but its total."""
    one = notice(1, regions=2)
    other = Observation(
        Coverage.BATCH, PROVINCE, None, one.observations[0].channel, False, 777, passage("乙报.txt", "共777件。")
    )
    total = replace(notice(2).observations[0], gross=9999)
    plain = Batch(2, one.team, PROVINCE, "2031-01-03", None, (total,), one.passages)
    return replace(corpus(meetings=3), batches=(replace(one, observations=(*one.observations, other)), plain))


@pytest.fixture(autouse=True)
def _quiet(browser: Browser) -> Iterator[None]:
    """After each test: nothing was fetched, nothing complained, nothing of the data ran."""
    yield
    assert browser.requests() == []
    assert browser.complaints() == []
    assert browser.run("return window.ran") is None


def show(browser: Browser, name: str, fragment: str = "") -> None:
    browser.open(f"overview-{name}.html", fragment, ready=False)
    browser.until("return !!window.kgOverview && kgOverview.ready", seconds=30)


def draw(browser: Browser, chart: str) -> None:
    """Bring a chart into sight and wait until it is drawn."""
    browser.run("document.getElementById(arguments[0]).scrollIntoView({behavior: 'instant'})", f"chart-{chart}")
    browser.until("return document.querySelector(arguments[0])", f"#chart-{chart} svg", seconds=15)


def marks(chart: str, kind: str) -> str:
    """The marks of a kind (``rect``, ``symbol``, ``line``) that a chart shows, legends left out."""
    return f"#chart-{chart} g.mark-{kind}.role-mark > path"


def press(browser: Browser, selector: str) -> None:
    """Click in the middle of the last such element with the mouse, as Vega listens for it."""
    point(browser, selector, "mousePressed", "mouseReleased")


def point(browser: Browser, selector: str, *kinds: str) -> None:
    """What the mouse does in the middle of the last such element."""
    found = browser.all(selector)[-1]
    browser.run("arguments[0].scrollIntoView({behavior: 'instant', block: 'center'})", found)
    middle = "const b = arguments[0].getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]"
    for kind in kinds:
        browser.mouse(kind, *browser.run(middle, found))


def sheet(browser: Browser) -> str:
    """The text of the sheet, once it is open."""
    browser.until("return document.querySelector('#sheet[open]')")
    return browser.text("#sheet")


def click(browser: Browser, selector: str) -> None:
    browser.run("document.querySelector(arguments[0]).click()", selector)


# --- what is drawn ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fragment", ["", "#lang=en&theme=dark"])
def test_each_chart_is_drawn(browser: Browser, fragment: str) -> None:
    show(browser, "few", fragment)
    for chart in CHARTS:
        draw(browser, chart)
        height = "return document.getElementById(arguments[0]).getBoundingClientRect().height"
        assert browser.run(height, f"chart-{chart}") > 60
        assert len(browser.all(f"#chart-{chart} svg path")) > 5


def test_a_cell_of_the_heat_map_for_each_region_and_batch(browser: Browser, knowledge: Knowledge) -> None:
    show(browser, "few")
    draw(browser, "regions")
    cells = len(browser.all(marks("regions", "rect")))
    assert cells == 6 * len(knowledge.batches) + 2  # and a band for each of batches 4 and 7
    assert "缺第 4、7 批" in browser.text("#complaints .facts")


def test_the_curve_has_a_point_a_batch_and_a_band_a_gap(browser: Browser, knowledge: Knowledge) -> None:
    show(browser, "few")
    draw(browser, "running")
    assert len(browser.all(marks("running", "symbol"))) == len(knowledge.batches)
    assert len(browser.all(marks("running", "rect"))) == 2
    words = browser.text("#chart-running svg")
    assert "缺 4" in words
    assert "缺 7" in words


def test_a_batch_that_is_not_broken_down_shows_its_total(browser: Browser) -> None:
    show(browser, "two")
    draw(browser, "types")
    assert "未分类" in browser.text("#chart-types svg")
    press(browser, marks("types", "rect"))
    assert "含重复件 9999" in sheet(browser)


def test_where_sources_differ_both_figures_are_told(browser: Browser) -> None:
    show(browser, "two")
    draw(browser, "channels")
    browser.run("document.querySelector('#figure-share details').open = true")
    browser.until("return document.querySelectorAll('#figure-share td button').length")
    figures = [b.text for b in browser.all("#figure-share td button")]
    both = next(f for f in figures if "/" in f)
    assert both.endswith("/ 777")
    browser.run("arguments[0].click()", next(b for b in browser.all("#figure-share td button") if b.text == both))
    told = sheet(browser)
    assert "不同的数字" in told
    assert "乙报.txt" in told


@pytest.mark.parametrize("name", ["none", "bare"])
def test_a_section_without_anything_says_so(browser: Browser, name: str) -> None:
    show(browser, name)
    for section in ("complaints", "meetings", "posts"):
        assert "没有读到" in browser.text(f"#{section} .empty")
    assert not browser.all("#complaints svg, #meetings svg, #posts svg")


def test_the_page_adds_one_name_to_the_window(browser: Browser) -> None:
    show(browser, "few")
    frame = "const f = document.createElement('iframe'); document.body.append(f);"
    usual = browser.run(f"{frame} const names = Object.keys(f.contentWindow); f.remove(); return names")
    library = {"vega", "vegaLite", "vegaEmbed", "ret_nodes"}
    assert set(browser.run("return Object.keys(window)")) - set(usual) - library == {"kgOverview"}


# --- every figure opens its sentence ---------------------------------------------------------------------------


def test_a_cell_of_the_heat_map_opens_its_sentence(browser: Browser, knowledge: Knowledge) -> None:
    show(browser, "few", "#lang=en")
    draw(browser, "regions")
    press(browser, marks("regions", "rect"))
    told = sheet(browser)
    every = {p.text for b in knowledge.batches for o in b.observations if o.area != PROVINCE for p in o.passages}
    assert any(text in told for text in every)
    assert "characters 20–" in told
    assert "notices/" in told
    link = browser.one("#sheet a.out").get_attribute("href")
    assert "/graph.html#node=" in link
    assert unquote(link.split("=")[1]) in {f"batch/{PROVINCE.key}-{b.number}" for b in knowledge.batches}
    browser.one("body").send_keys("\ue00c")
    browser.until("return !document.querySelector('#sheet[open]')")


def test_every_count_of_the_table_opens_its_sentence(browser: Browser, knowledge: Knowledge) -> None:
    show(browser, "few")
    first = knowledge.batches[0].observations[0]
    click(browser, "#figure-figures td button")
    told = sheet(browser)
    assert first.passages[0].text in told
    assert f"{first.passages[0].page} 第{first.passages[0].begin}–{first.passages[0].end}字" in told


@pytest.mark.parametrize(("chart", "kind"), [("running", "symbol"), ("types", "rect"), ("share", "rect")])
def test_a_mark_opens_its_sentence(browser: Browser, chart: str, kind: str) -> None:
    show(browser, "few")
    draw(browser, chart)
    press(browser, marks(chart, kind))
    assert "notices/9.txt" in sheet(browser)


def test_a_meeting_on_the_timeline_opens_with_everybody_there(browser: Browser, knowledge: Knowledge) -> None:
    show(browser, "few")
    draw(browser, "timeline")
    press(browser, marks("timeline", "symbol"))
    sheet(browser)
    name = browser.text("#sheet h2")
    meeting = next(e for e in knowledge.events if e.name == name)
    people = {p.ref: p.name for p in knowledge.persons}
    assert all(people[r.agent] in browser.text("#sheet") for r in meeting.roles if r.agent in people)
    links = [unquote(a.get_attribute("href")) for a in browser.all("#sheet a.out")]
    assert any(link.endswith(f"#node=event/{meeting.ref.key}") for link in links)


def test_the_attendance_table_holds_every_person_with_their_role(browser: Browser, knowledge: Knowledge) -> None:
    show(browser, "few")
    counts: dict[str, set[str]] = {}
    for event in knowledge.events:
        for role in event.roles:
            if role.agent.kind == "person":
                counts.setdefault(role.agent.key, set()).add(event.ref.key)
    rows = browser.all("#figure-attendance tbody tr")
    assert len(rows) == len(counts)
    assert int(rows[0].find_element("css selector", "small").text) == max(map(len, counts.values()))
    mark = browser.one("#figure-attendance td .mark")
    words = mark.get_attribute("aria-label")
    browser.run("arguments[0].click()", mark)
    told = sheet(browser)
    assert words.split(" · ")[0] in told
    assert "attend-after-name" in told


def test_a_post_opens_its_sentence(browser: Browser) -> None:
    show(browser, "few")
    click(browser, "#figure-tenures td button")
    assert "title-before-name" in sheet(browser)


def test_findings_are_told_with_their_sentences_in_both_languages(browser: Browser, knowledge: Knowledge) -> None:
    found = audit(knowledge, base=Settings().base)
    show(browser, "few")
    browser.until("return document.querySelectorAll('#findings .finding').length")
    assert len(browser.all("#findings .finding")) == min(10, len(found))
    told = browser.text("#findings .finding")
    assert found[0].message() in told
    assert all(p.page in told for p in found[0].passages[:2])
    assert f"核查发现 {len(found)} 条" in browser.text("#complaints .facts")
    assert "graph.html#node=" in browser.one("#findings .finding a.out").get_attribute("href")
    click(browser, "#tool-language")
    browser.until(
        "return document.querySelector('#findings .finding').textContent.includes(arguments[0])", found[0].message("en")
    )


# --- tables ------------------------------------------------------------------------------------------------------


def column(browser: Browser, figure: str, number: int) -> list[str]:
    return [c.text for c in browser.all(f"#figure-{figure} tbody td:nth-child({number})")]


def test_a_table_sorts_both_ways_by_number(browser: Browser, knowledge: Knowledge) -> None:
    show(browser, "few")
    click(browser, "#figure-figures th:last-child button")
    assert browser.one("#figure-figures th:last-child").get_attribute("aria-sort") == "ascending"
    click(browser, "#figure-figures th:last-child button")
    assert browser.one("#figure-figures th:last-child").get_attribute("aria-sort") == "descending"
    counts = sorted((o.count for b in knowledge.batches for o in b.observations), reverse=True)
    assert [int(c) for c in column(browser, "figures", 8)] == counts[:20]
    assert f"共 {len(counts)} 条" in browser.text("#figure-figures .pager")


def saved(browser: Browser, folder: Path, button: str) -> str:
    browser.run("document.querySelector(arguments[0]).scrollIntoView({behavior: 'instant', block: 'center'})", button)
    return browser.save(button, folder, "csv").read_bytes().decode("utf-8-sig")


def test_a_table_can_be_downloaded_whole(browser: Browser, knowledge: Knowledge, tmp_path: Path) -> None:
    show(browser, "few", "#lang=en")
    rows = list(csv.DictReader(io.StringIO(saved(browser, tmp_path, "#figure-figures .csv"), newline="")))
    cells = [(b, o) for b in knowledge.batches for o in b.observations]
    assert len(rows) == len(cells)
    assert [int(r["count"]) for r in rows] == [o.count for _, o in cells]
    assert rows[0]["date"] == cells[0][0].date


def test_a_download_runs_no_formula(browser: Browser, pages: Path, tmp_path: Path) -> None:
    world = corpus(meetings=1)
    event = replace(world.events[0], name='=HYPERLINK("http://x.example","甲,乙")')
    write(pages / "overview-formula.html", write_overview(replace(world, events=(event,))))
    show(browser, "formula")
    rows = list(csv.reader(io.StringIO(saved(browser, tmp_path, "#figure-list .csv"), newline="")))
    assert rows[1][1] == "'" + event.name


def test_each_chart_has_its_table(browser: Browser) -> None:
    show(browser, "few")
    for chart in ("events", "running", "regions", "types", "channels", "share"):
        browser.run("document.querySelector(arguments[0]).open = true", f"#figure-{chart} details")
        browser.until("return document.querySelector(arguments[0])", f"#figure-{chart} details tbody td")


# --- choices, all in the address -----------------------------------------------------------------------------------


def test_the_language_is_in_the_address(browser: Browser) -> None:
    show(browser, "few")
    assert browser.text("h1") == "公报一览"
    click(browser, "#tool-language")
    assert browser.text("h1") == "Overview"
    assert browser.run("return document.documentElement.lang") == "en"
    address = browser.driver.current_url
    show(browser, "few", "#" + address.split("#")[1])
    assert browser.text("#complaints h2") == "Complaints"
    assert browser.run("return Object.keys(localStorage).length + document.cookie.length") == 0


def test_the_theme_is_in_the_address_and_colours_the_charts(browser: Browser) -> None:
    show(browser, "few", "#theme=light")
    draw(browser, "running")
    look = "return getComputedStyle(document.querySelector('#chart-running svg g.mark-line path')).stroke"
    paper = "return getComputedStyle(document.body).backgroundColor"
    before = browser.run(look), browser.run(paper)
    click(browser, "#tool-theme")
    assert "theme=dark" in browser.driver.current_url
    browser.until(f"return (() => {{ {look} }})() !== arguments[0]", before[0])
    assert browser.run(paper) != before[1]


def test_the_filter_reaches_the_timeline_the_attendance_and_the_list(browser: Browser, knowledge: Knowledge) -> None:
    show(browser, "few")
    wanted = knowledge.events[4]
    browser.one("#meetings-filter").send_keys(wanted.name)
    browser.until("return document.querySelectorAll('#figure-list tbody tr').length === 1")
    assert f"1 / {len(knowledge.events)} 次会议" in browser.text("#meetings-facts")
    assert len(browser.all("#figure-attendance thead th")) == 2
    draw(browser, "timeline")
    assert "meetings=" in browser.driver.current_url


def test_priority_cases_can_be_chosen(browser: Browser, knowledge: Knowledge) -> None:
    show(browser, "few", "#cases=priority")
    browser.run("document.querySelector('#figure-regions details').open = true")
    browser.until("return document.querySelector('#figure-regions tbody td button')")
    shown = [int(b.text) for b in browser.all("#figure-regions tbody td button")]
    areas = [o for b in knowledge.batches for o in b.observations if o.priority and o.area != PROVINCE]
    assert sorted(shown) == sorted(o.count for o in areas)


@pytest.mark.parametrize("fragment", ["#inspection=99&from=-7&rows=x", "#%E0%A4%A", "#lang=xx&theme=%00", "#<img>=<b>"])
def test_a_broken_address_shows_the_page(browser: Browser, fragment: str) -> None:
    show(browser, "few", fragment)
    draw(browser, "regions")


# --- large, small, hostile -------------------------------------------------------------------------------------------


def test_a_thousand_batches_and_five_thousand_meetings(browser: Browser) -> None:
    begun = time.monotonic()
    show(browser, "many")
    assert time.monotonic() - begun < 15
    for chart in CHARTS:
        draw(browser, chart)
    assert "5000 / 5000 次会议" in browser.text("#meetings-facts")
    assert "共至第 1019 批" in browser.text("#window")
    assert "共 32 行" in browser.text("#figure-regions .pager")
    assert browser.run("return document.querySelectorAll('*').length") < 20_000
    click(browser, "#window button")
    browser.until("return location.hash.includes('from=')")
    assert "共至第 1019 批" in browser.text("#window")
    draw(browser, "regions")


@pytest.mark.parametrize("name", ["few", "many", "payloads"])
@pytest.mark.parametrize("fragment", ["", "#lang=en&theme=dark"])
def test_a_phone_shows_everything_within_its_width(browser: Browser, name: str, fragment: str) -> None:
    browser.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", PHONE)
    try:
        show(browser, name, fragment)
        for chart in CHARTS:
            if browser.all(f"#chart-{chart}"):
                draw(browser, chart)
        assert browser.run("return document.documentElement.scrollWidth <= innerWidth")
        click(browser, "#main td button")
        sheet(browser)
        box = browser.run("const b = document.querySelector('#sheet').getBoundingClientRect(); return [b.x, b.right]")
        assert box[0] >= 0
        assert box[1] <= 390
    finally:
        browser.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_hostile_text_is_shown_and_never_run(browser: Browser) -> None:
    show(browser, "payloads")
    for chart in CHARTS:
        if browser.all(f"#chart-{chart}"):
            draw(browser, chart)
    for button in browser.all("#main td button, #main th .upright")[:40]:
        browser.run("arguments[0].click()", button)
        sheet(browser)
        click(browser, "#sheet .close")
    draw(browser, "posts")
    point(browser, marks("posts", "symbol"), "mouseMoved")
    browser.until("return document.querySelector('#vg-tooltip-element.visible td.value')")
    click(browser, "#tool-language")
    assert (
        browser.all(
            "img, iframe, object, embed, base, form:not(.vega-bindings), main script, a[href^=javascript], [onerror]"
        )
        == []
    )
    assert browser.run("return document.scripts.length") == 5
    assert browser.run("return document.documentElement.scrollWidth <= innerWidth")


def test_injected_scripts_and_styles_are_refused(browser: Browser) -> None:
    show(browser, "few")
    browser.run("const s = document.createElement('script'); s.textContent = 'window.ran = 9'; document.body.append(s)")
    browser.run("const s = document.createElement('style'); s.textContent = 'h1 {color: red}'; document.body.append(s)")
    assert browser.run("return window.ran") is None
    refused = [message for message in browser.complaints() if "Content Security Policy" in message]
    assert len(refused) == 2


def test_the_keyboard_reaches_a_figure_and_comes_back(browser: Browser) -> None:
    show(browser, "few")
    browser.run("document.querySelector('#figure-figures td button').focus()")
    browser.driver.switch_to.active_element.send_keys("\ue007")
    sheet(browser)
    assert browser.run("return document.querySelector('#sheet').contains(document.activeElement)")
    browser.driver.switch_to.active_element.send_keys("\ue00c")
    browser.until("return !document.querySelector('#sheet[open]')")
    assert browser.run("return document.activeElement === document.querySelector('#figure-figures td button')")

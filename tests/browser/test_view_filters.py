"""What the filters show and hide, how it is undone, and how it stands in the address."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import (
    Body,
    BodyKind,
    Kind,
    Knowledge,
    Level,
    Person,
    Place,
    Ref,
    Standing,
    Tenure,
    TenureStatus,
)
from kg.view import write_view
from kg.view.data import picture
from tests.browser.conftest import Browser
from tests.view.sample import busiest

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("quiet")]

UNDO = "#legend .changes button:first-child"


def shown(browser: Browser) -> set[str]:
    return set(browser.run("return kgView.shown()"))


# --- time ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end"), [("2023-01", "2023-12"), ("2024", ""), ("", "2022-06-15"), ("2023-05-01", "2023-05-31")]
)
def test_a_stretch_of_time_shows_what_happened_in_it(browser: Browser, large: Knowledge, start: str, end: str) -> None:
    browser.open("large.html", f"#from={start}&to={end}")
    happened = {f"event/{e.ref.key}" for e in large.events if e.start and start <= e.start <= (end or "9") + "~"}
    assert {node for node in shown(browser) if node.startswith("event/")} == happened
    found = picture(large)
    dated = [e for e in found.edges if e.start and e.start <= (end or "9") + "~" and (e.end or e.start) >= start]
    tied = {found.nodes[i].id for e in dated for i in (e.source, e.target)}
    assert shown(browser) >= tied
    assert browser.run("return kgView.counts().shownEdges") >= len(dated)


def test_a_brush_over_the_histogram_chooses_a_stretch(browser: Browser, large: Knowledge) -> None:
    browser.open("large.html")
    box = browser.run(
        "const b = document.querySelector('.histogram').getBoundingClientRect(); return [b.x, b.y, b.width, b.height]"
    )
    y = box[1] + box[3] / 2
    browser.mouse("mousePressed", box[0] + box[2] * 0.25, y)
    browser.mouse("mouseMoved", box[0] + box[2] * 0.4, y)
    browser.mouse("mouseMoved", box[0] + box[2] * 0.5, y)
    browser.mouse("mouseReleased", box[0] + box[2] * 0.5, y)
    browser.until("return location.hash.includes('from=')")
    low, high = (field.get_attribute("value") for field in browser.all("#legend .range input"))
    assert low < high
    assert f"from={low}&to={high}" in browser.driver.current_url
    happened = {f"event/{e.ref.key}" for e in large.events if e.start and low <= e.start <= high + "~"}
    assert {node for node in shown(browser) if node.startswith("event/")} == happened


def test_the_histogram_counts_every_dated_relation(browser: Browser, large: Knowledge) -> None:
    browser.open("large.html")
    titles = browser.run("return [...document.querySelectorAll('.histogram title')].map((t) => t.textContent)")
    assert sum(int(title.split(": ")[1]) for title in titles) == sum(bool(e.start) for e in picture(large).edges)


def test_a_date_can_be_typed(browser: Browser, small: Knowledge) -> None:
    browser.open("small.html")
    browser.one("#legend .range input").send_keys("2024-06\ue007")
    browser.until("return location.hash.includes('from=2024-06')")
    assert not [e for e in small.events if e.start and e.start < "2024-06" and f"event/{e.ref.key}" in shown(browser)]


# --- place and level -------------------------------------------------------------------------------------


def inside(knowledge: Knowledge, place: Ref) -> set[str]:
    """What lies in a place, worked out from the records."""
    places = {place}
    while more := {p.ref for p in knowledge.places if p.parent in places} - places:
        places |= more
    bodies = {b.ref for b in knowledge.bodies if b.place in places}
    hosts = {"heldBy", "organizedBy", "undertakenBy"}
    events = [
        e
        for e in knowledge.events
        if places & set(e.places) or any(r.agent in bodies and r.role.value in hosts for r in e.roles)
    ]
    persons = {t.person for t in knowledge.tenures if t.body in bodies}
    persons |= {r.agent for e in events for r in e.roles if r.agent.kind is Kind.PERSON}
    batches = {f"batch/{b.recipient.key}-{b.number}" for b in knowledge.batches if b.recipient in places}
    refs = places | bodies | persons | {e.ref for e in events}
    return {f"{ref.kind.value}/{ref.key}" for ref in refs} | batches


@pytest.mark.parametrize("position", [1, 4], ids=["district", "another"])
def test_a_place_shows_everything_inside_it(browser: Browser, large: Knowledge, position: int) -> None:
    place = large.places[position].ref
    browser.open("large.html", f"#in=place/{place.key}")
    assert shown(browser) == inside(large, place)
    assert browser.text("#legend .chosen") == large.places[position].name


def test_a_place_can_be_chosen_by_typing_and_by_its_panel(browser: Browser, large: Knowledge) -> None:
    place = large.places[2]
    browser.open("large.html")
    before = shown(browser)
    browser.one("#legend .field input").send_keys(place.name)
    browser.until("return document.querySelector('#legend .suggestions li')")
    browser.one("#legend .field input").send_keys("\ue007")
    assert shown(browser) == inside(large, place.ref)
    browser.one(UNDO).click()
    assert shown(browser) == before
    browser.select(f"place/{place.ref.key}")
    next(b for b in browser.all("#panel .actions button") if b.text == "只看此地").click()
    assert shown(browser) == inside(large, place.ref)


def officials() -> Knowledge:
    """One post at each of three levels, and one at a body without a place."""
    places = {level: Ref(Kind.PLACE, level.value) for level in (Level.PROVINCE, Level.PREFECTURE, Level.COUNTY)}
    bodies, persons, tenures = [], [], []
    for name, place in [*((level.value, ref) for level, ref in places.items()), ("none", None)]:
        body, person = Ref(Kind.BODY, f"{name}府"), Ref(Kind.PERSON, f"{name}官")
        bodies.append(Body(body, body.key, BodyKind.GOVERNMENT, (), place))
        persons.append(Person(person, person.key, Standing.OFFICIAL))
        tenures.append(Tenure(person, "主任", body, TenureStatus.CURRENT, "2025-01-02", "2025-01-02", ()))
    second = Tenure(persons[0].ref, "主任", bodies[2].ref, TenureStatus.CURRENT, None, None, ())
    return Knowledge(
        persons=tuple(persons),
        bodies=tuple(bodies),
        places=tuple(Place(ref, ref.key, level) for level, ref in places.items()),
        tenures=(*tenures, second),
    )


def test_posts_are_filtered_by_the_level_of_their_place(browser: Browser, make_page: Callable[[str, str], str]) -> None:
    browser.open(make_page("levels.html", write_view(officials())))
    everyone = {"person/province官", "person/prefecture官", "person/county官", "person/none官"}
    assert everyone <= shown(browser)
    browser.entry("地级").click()
    assert everyone - shown(browser) == {"person/prefecture官"}
    browser.entry("省级").click()
    assert everyone - shown(browser) == {"person/prefecture官"}, "who has another post stays"
    browser.entry("县级").click()
    assert everyone & shown(browser) == {"person/none官"}
    assert "off=levels." in browser.driver.current_url


# --- hiding and undoing -------------------------------------------------------------------------------------


def test_what_is_hidden_comes_back_step_by_step(browser: Browser, small: Knowledge) -> None:
    node, _ = busiest(small)
    browser.open("small.html")
    before = shown(browser)
    browser.select(node)
    browser.press("h")
    assert node not in shown(browser)
    assert browser.run("return kgView.selected()") is None
    browser.entry("事件").click()
    after = shown(browser)
    assert not [n for n in after if n.startswith("event/")]
    browser.one(UNDO).click()
    assert before - shown(browser) >= {node}
    browser.one(UNDO).click()
    assert shown(browser) == before


def test_undo_by_key(browser: Browser) -> None:
    browser.open("small.html")
    before = shown(browser)
    browser.entry("机构").click()
    assert shown(browser) != before
    browser.press("\ue009z")
    browser.until("return kgView.shown().length === arguments[0]", len(before))


def test_a_double_click_shows_one_relation_alone(browser: Browser, small: Knowledge) -> None:
    browser.open("small.html")
    row = browser.entry("召开")
    browser.run("arguments[0].dispatchEvent(new MouseEvent('dblclick', {bubbles: true}))", row)
    held = sum(e.relation == "heldBy" for e in picture(small).edges)
    assert browser.run("return kgView.counts().shownEdges") == held


def test_a_search_brings_back_what_a_filter_hides(browser: Browser, small: Knowledge) -> None:
    browser.open("small.html", "#off=kinds.person&from=2099")
    assert not shown(browser)
    node, name = busiest(small)
    browser.select(node)
    assert browser.text("#panel h2") == name
    assert node in shown(browser)


# --- the address -----------------------------------------------------------------------------------------------


def test_an_address_gives_selection_surroundings_and_filters(browser: Browser, large: Knowledge) -> None:
    node, name = busiest(large)
    fragment = f"#node={node}&hops=2&from=2021-03"
    browser.open("large.html", fragment)
    assert browser.text("#panel h2") == name
    assert browser.one("#near").is_displayed()
    assert browser.run("return kgView.stage().members") > 3
    assert browser.run("return decodeURIComponent(location.hash)") == fragment
    browser.one("#near button").click()
    browser.until("return !location.hash.includes('hops')")
    browser.driver.back()
    browser.until("return location.hash.includes('hops=2')")
    assert browser.one("#near").is_displayed()


def test_back_and_forward_go_through_filters(browser: Browser) -> None:
    browser.open("small.html")
    browser.entry("召开").click()
    browser.entry("事件").click()
    browser.until("return decodeURIComponent(location.hash) === '#off=kinds.event,relations.heldBy'")
    browser.driver.back()
    browser.until("return decodeURIComponent(location.hash) === '#off=relations.heldBy'")
    assert browser.entry("事件").get_attribute("aria-pressed") == "true"
    browser.driver.forward()
    browser.until(
        "return document.querySelector('[data-key=\"kinds.event\"]').getAttribute('aria-pressed') === 'false'"
    )


def test_an_address_of_before_still_leads_there(browser: Browser, small: Knowledge) -> None:
    node, name = busiest(small)
    browser.open("small.html", f"#node={node.replace('/', '%2F')}&around={node.replace('/', '%2F')}&steps=2")
    assert browser.text("#panel h2") == name
    assert browser.one("#near").is_displayed()

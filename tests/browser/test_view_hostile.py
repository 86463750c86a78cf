"""Text that a careless page would run or break on stays text, in whatever field it stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.view import write_view
from kg.view.data import KINDS, picture
from tests.browser.conftest import Browser
from tests.browser.hostile import PAYLOADS, hostile

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("quiet")]

NAMES = [
    "script",
    "handler",
    "svg",
    "href",
    "address",
    "templates",
    "right to left",
    "emoji and rare hanzi",
    "line ends",
    "control characters",
    "comment",
    "prototype",
    "very long",
]
LIVING = "img, iframe, object, embed, base, form, #panel script, a[href^=javascript], [onclick], [onerror]"


@pytest.mark.parametrize("payload", PAYLOADS, ids=NAMES)
def test_a_payload_in_every_field_is_shown_and_never_run(
    browser: Browser, make_page: Callable[[str, str], str], payload: str
) -> None:
    knowledge = hostile(payload)
    found = picture(knowledge)
    browser.open(make_page("payload.html", write_view(knowledge, title=f"图{payload[:200]}")))
    assert browser.run("return kgView.counts().edges") == len(found.edges)
    for kind in KINDS:
        node = next((n for n in found.nodes if n.kind == kind), None)
        if node is None:
            continue
        browser.select(node.id)
        browser.until("return document.querySelector('#panel h2').textContent === arguments[0]", node.label)
        browser.run("document.querySelector('#panel .tabs button:last-child')?.click()")
    browser.run("document.querySelector('#tool-list').click(); document.querySelector('#listing .bar button').click()")
    assert browser.all(LIVING) == []
    assert browser.run("return document.scripts.length") == 6
    assert browser.run("return document.documentElement.scrollWidth <= innerWidth")


def test_different_payloads_together_are_shown_and_never_run(browser: Browser) -> None:
    found = picture(hostile())
    browser.open("hostile.html")
    assert browser.driver.title.startswith("</title><script>window.ran=1</script>{{7*7}}")
    assert browser.run("return kgView.counts().edges") == len(found.edges)
    for sort in sorted({n.sort for n in found.nodes}):
        node = next(n for n in found.nodes if n.sort == sort)
        browser.select(node.id)
        browser.until("return document.querySelector('#panel h2').textContent === arguments[0]", node.label)
    browser.one("#query").send_keys("script")
    browser.one("#query").send_keys("\ue00c")
    browser.one("#tool-language").click()
    assert browser.all(LIVING) == []
    assert browser.run("return document.documentElement.scrollWidth <= innerWidth")


def test_a_drawing_of_hostile_names_is_sound_xml(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> None:
    from xml.etree import ElementTree

    browser.open("hostile.html")
    drawing = browser.save("#tool-svg", tmp_path_factory.mktemp("svg"), "svg")
    tags = {e.tag.rpartition("}")[2] for e in ElementTree.parse(drawing).iter()}
    assert tags == {"svg", "title", "rect", "g", "path", "circle", "polygon", "text"}

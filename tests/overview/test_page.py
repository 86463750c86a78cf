from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
import subprocess
import sys
import time
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from kg.audit import Certainty, audit
from kg.model import Channel, EventType, Knowledge, Role, Settings, TenureStatus, Treatment
from kg.overview import write_overview
from kg.overview.batches import batch_nodes
from kg.overview.columns import columns
from kg.overview.context import Context
from kg.overview.page import _vega
from kg.view.data import picture
from tests.browser.hostile import hostile
from tests.graph.everything import everything
from tests.overview.sample import corpus, notice
from tests.view.sample import sample

ASSETS = Path(write_overview.__code__.co_filename).parent / "assets"


def unpacked(html: str, name: str) -> Any:
    match = re.search(rf'<script type="text/plain" id="data-{name}">([A-Za-z0-9+/=]+)</script>', html)
    assert match
    return json.loads(gzip.decompress(base64.b64decode(match[1])))


BASE = Settings().base
WORLDS = {"nothing": Knowledge(), "corpus": corpus(), "sample": sample(80), "worst": everything(), "hostile": hostile()}


@pytest.mark.parametrize("name", WORLDS)
def test_every_thing_has_the_node_it_has_in_the_graph_view(name: str) -> None:
    knowledge = WORLDS[name]
    drawn, _ = columns(knowledge, Context(()))
    there = {n.id for n in picture(knowledge).nodes}
    assert set(drawn["things"]["node"]) - {""} <= there
    assert {f"event/{key}" for key in drawn["meetings"]["key"]} <= there
    assert drawn["complaints"]["batch"]["node"] == [n.id for n in picture(knowledge).nodes if n.kind == "batch"]


def test_a_finding_leads_to_its_nodes_and_sentences() -> None:
    knowledge = corpus()
    found = audit(knowledge, base=BASE)
    drawn, _ = columns(knowledge, Context(()), findings=found, base=BASE)
    there = {n.id for n in picture(knowledge).nodes}
    assert found
    assert {node for things in drawn["findings"]["things"] for node, _ in things} <= there
    assert all(drawn["findings"]["cited"])
    assert drawn["findings"]["message"]["en"] == [f.message("en") for f in found]


def test_batches_of_one_name_have_nodes_of_their_own() -> None:
    twice = Knowledge(batches=(notice(3), notice(3, date="2035-01-01")))
    assert batch_nodes(twice.batches) == [n.id for n in picture(twice).nodes if n.kind == "batch"]


def test_every_figure_leads_to_its_passages() -> None:
    knowledge = corpus()
    html = write_overview(knowledge)
    drawn, behind = unpacked(html, "drawn"), unpacked(html, "passages")

    def told(cited: list[int]) -> list[tuple[str, int, int, str, str]]:
        p = behind["passage"]
        return [
            (
                behind["page"]["id"][behind["article"]["page"][p["article"][n]]],
                p["begin"][n],
                p["begin"][n] + p["length"][n],
                behind["rules"][p["rule"][n]],
                behind["texts"][p["text"][n]],
            )
            for n in cited
        ]

    cells = [cell for batch in knowledge.batches for cell in batch.observations]
    assert drawn["complaints"]["cell"]["count"] == [c.count for c in cells]
    for cited, cell in zip(drawn["complaints"]["cell"]["cited"], cells, strict=True):
        assert told(cited) == [(p.page, p.begin, p.end, p.rule, p.text) for p in cell.passages]
    parts = [part for event in knowledge.events for part in event.roles]
    for cited, part in zip(drawn["meetings"]["part"]["cited"], parts, strict=True):
        assert told(cited) == [(p.page, p.begin, p.end, p.rule, p.text) for p in part.passages]
    for cited, tenure in zip(drawn["posts"]["cited"], knowledge.tenures, strict=True):
        assert told(cited) == [(p.page, p.begin, p.end, p.rule, p.text) for p in tenure.passages]


@pytest.mark.parametrize("seed", ["0", "7"])
def test_the_same_bytes_whatever_the_hash_seed(seed: str, root: Path, plain_environment: dict[str, str]) -> None:
    program = (
        "import hashlib; from kg.overview import write_overview; from tests.overview.sample import corpus;"
        "print(hashlib.sha256(write_overview(corpus()).encode()).hexdigest())"
    )
    environment = plain_environment | {"PYTHONHASHSEED": seed, "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=root, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == hashlib.sha256(write_overview(corpus()).encode()).hexdigest()


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_the_policy_names_exactly_the_scripts_and_the_style_of_the_page() -> None:
    html = write_overview(corpus())
    policy = unescape(re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)[0])
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"].split() == [digest(s) for s in re.findall(r"<script>(.*?)</script>", html, re.S)]
    assert rules["style-src"].split() == [digest(s) for s in re.findall(r"<style>(.*?)</style>", html, re.S)]
    assert "unsafe" not in policy


def test_nothing_of_the_page_points_outside() -> None:
    html = re.sub(r"<script.*?</script>", "", write_overview(corpus()), flags=re.S)
    assert not re.search(r"https?:|src=|url\(|@import|<link", html)
    assert re.findall(r'href="([^"]+)"', html) == ["#main", "graph.html"]


def test_no_text_of_the_data_stands_in_the_html() -> None:
    knowledge = sample(80)
    html = write_overview(knowledge)
    assert not any(person.name in html for person in knowledge.persons)


def test_the_library_is_the_one_that_the_vega_project_built() -> None:
    """Vega 5.33.0, Vega-Lite 5.23.0 and Vega-Embed 6.29.0, byte for byte as their own packages hold them."""
    expected = "b6f62605c995662b5682ff986bddf3a1e2fe7f309b8acc82db8b8a4feb4d9cef"
    assert hashlib.sha256(_vega().encode()).hexdigest() == expected


def test_a_small_page_is_small() -> None:
    assert len(write_overview(corpus()).encode()) < 1_100_000


def test_the_time_grows_with_the_figures_only() -> None:
    knowledge = corpus(batches=tuple(range(1, 1001)), regions=20, meetings=5000)
    begun = time.process_time()
    html = write_overview(knowledge)
    assert time.process_time() - begun < 4
    assert len(html.encode()) < 6_000_000


def test_there_are_words_in_both_languages_for_all_that_is_written() -> None:
    source = (ASSETS / "words.js").read_text("utf-8")
    code = "".join(path.read_text("utf-8") for path in sorted(ASSETS.glob("*.js")) if path.name != "words.js")
    words = set(re.findall(r'Words\.text\("(\w+)"', code))
    words |= {v.value for kind in (EventType, TenureStatus, Treatment, Channel) for v in kind}
    words |= {role.value for role in Role} | {f"sure_{certainty.value}" for certainty in Certainty}
    missing = {word for word in words if len(re.findall(rf"^ +{word}:", source, re.M)) != 2}
    assert missing == set()


def test_every_word_is_used() -> None:
    source = (ASSETS / "words.js").read_text("utf-8")
    zh = source[source.index("zh: {") : source.index("en: {")]
    shared = ("passages.js", "dom.js")
    code = "".join(path.read_text("utf-8") for path in sorted(ASSETS.glob("*.js")) if path.name != "words.js")
    code += "".join((ASSETS.parents[1] / "view" / "assets" / name).read_text("utf-8") for name in shared)
    values = {v.value for kind in (EventType, TenureStatus, Treatment, Channel, Role) for v in kind}
    values |= {f"sure_{certainty.value}" for certainty in Certainty}
    unused = {w for w in re.findall(r"^ +(\w+):", zh, re.M) if w not in values and f'"{w}"' not in code}
    assert unused == set()

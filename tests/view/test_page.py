from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
import subprocess
import sys
import time
from enum import StrEnum
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from kg.model import (
    BodyKind,
    Channel,
    Coverage,
    EventType,
    Knowledge,
    Level,
    Role,
    Standing,
    TenureStatus,
    Treatment,
)
from kg.view import write_view
from kg.view.data import KINDS, Node, picture
from kg.view.pinyin import keys
from tests.graph.everything import everything
from tests.view.sample import sample


def columns(html: str, name: str) -> Any:
    match = re.search(rf'<script type="text/plain" id="data-{name}">([A-Za-z0-9+/=]+)</script>', html)
    assert match
    return json.loads(gzip.decompress(base64.b64decode(match[1])))


@pytest.mark.parametrize("knowledge", [Knowledge(), sample(60), everything()], ids=["none", "60", "worst"])
def test_the_page_holds_every_node_and_edge(knowledge: Knowledge) -> None:
    graph, found = columns(write_view(knowledge), "graph"), picture(knowledge)
    assert graph["id"] == [n.id.encode("utf-8", "replace").decode() for n in found.nodes]
    assert [graph["relations"][r] for r in graph["edge"]["relation"]] == [e.relation for e in found.edges]
    assert list(zip(graph["edge"]["from"], graph["edge"]["to"], strict=True)) == [
        (e.source, e.target) for e in found.edges
    ]


def test_islands_are_named_by_a_place_or_body() -> None:
    graph = columns(write_view(sample(1500)), "graph")
    kinds = [graph["kinds"][graph["kind"][head]] for head, *_ in graph["islands"]]
    assert len(kinds) > 10
    assert set(kinds) <= {"place", "body"}
    assert kinds.count("place") > kinds.count("body")


def test_the_page_holds_every_passage_of_every_edge() -> None:
    knowledge = sample(200)
    details, found = columns(write_view(knowledge), "details"), picture(knowledge)
    for edge, passages in zip(found.edges, details["edge"], strict=True):
        shown = [details["texts"][details["passage"]["text"][p]] for p in passages]
        assert shown == [found.passages[p].text for p in edge.passages]
    for number, passage in enumerate(found.passages):
        article = details["passage"]["article"][number]
        assert details["page"]["id"][details["article"]["page"][article]] == passage.page
        assert details["passage"]["begin"][number] == passage.begin
        assert details["rules"][details["passage"]["rule"][number]] == passage.rule


def test_an_article_that_only_a_passage_names_is_shown_without_headline() -> None:
    knowledge = sample(60)
    bare = Knowledge(persons=knowledge.persons, bodies=knowledge.bodies, tenures=knowledge.tenures)
    details = columns(write_view(bare), "details")
    assert set(details["article"]["headline"]) == {None}
    assert len(details["page"]["id"]) == len({p.page for t in knowledge.tenures for p in t.passages})


@pytest.mark.parametrize("seed", ["0", "7"])
def test_the_same_bytes_whatever_the_hash_seed(seed: str, root: Path, plain_environment: dict[str, str]) -> None:
    program = (
        "import hashlib; from kg.view import write_view; from tests.view.sample import sample;"
        "print(hashlib.sha256(write_view(sample(700)).encode()).hexdigest())"
    )
    environment = plain_environment | {"PYTHONHASHSEED": seed, "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=root, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == hashlib.sha256(write_view(sample(700)).encode()).hexdigest()


def test_the_policy_names_exactly_the_scripts_of_the_page() -> None:
    html = write_view(sample(60))
    policy = unescape(re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)[0])
    scripts = re.findall(r"<script>(.*?)</script>", html, re.S)
    hashes = [base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == " ".join(f"'sha256-{h}'" for h in hashes)


def test_nothing_of_the_page_points_outside() -> None:
    html = re.sub(r"<script.*?</script>", "", write_view(sample(60)), flags=re.S)
    assert not re.search(r"https?:|src=|url\(|@import|<link", html)


@pytest.mark.parametrize("title", ["</title><script>x</script>", '"><img src=x>', "{{ 7 * 7 }}", "{% raw %}", "甲\n乙"])
def test_a_title_is_text(title: str) -> None:
    html = write_view(Knowledge(), title=title)
    assert "<script>x" not in html
    assert "<img" not in html
    assert "49" not in re.findall(r"<h1>(.*?)</h1>", html, re.S)[0]


def test_no_text_of_the_data_stands_in_the_html() -> None:
    knowledge = sample(60)
    html = write_view(knowledge)
    assert not any(person.name in html for person in knowledge.persons)


def test_a_lone_surrogate_does_not_stop_the_page() -> None:
    person = sample(60).persons[0]
    html = write_view(Knowledge(persons=(replace(person, name="甲\ud800乙"),)))
    assert columns(html, "graph")["label"] == ["甲?乙"]


@pytest.mark.parametrize(
    ("name", "kind", "typed"),
    [
        ("重庆市", "place", "chong qing shi"),
        ("单立人", "person", "shan li ren"),
        ("曾小明", "person", "zeng xiao ming"),
        ("阿依·买买提", "person", "a yi mai mai ti"),
        ("第3小学", "body", "di 3 xiao xue"),
        ("吕布", "person", "lv bu"),
        ("👍", "person", ""),
    ],
)
def test_names_are_read_as_people_type_them(name: str, kind: str, typed: str) -> None:
    (key,) = keys([Node(f"{kind}/{name}", kind, "", name)])
    assert typed in key.split("|")


def test_a_page_of_five_thousand_nodes_is_quick_and_small() -> None:
    knowledge = sample(5000)
    begun = time.process_time()
    html = write_view(knowledge)
    assert time.process_time() - begun < 8
    assert len(html.encode()) < 2_500_000


def test_the_page_has_words_for_everything_in_both_languages() -> None:
    source = (Path(write_view.__code__.co_filename).parent / "assets" / "words.js").read_text("utf-8")
    kinds: tuple[type[StrEnum], ...] = (
        Standing,
        BodyKind,
        Level,
        EventType,
        TenureStatus,
        Treatment,
        Coverage,
        Channel,
    )
    words = {value.value for kind in kinds for value in kind} | set(KINDS)
    found = picture(everything())
    words |= {role.value for role in Role} | {edge.relation for edge in found.edges}
    words |= {remark.what for remark in found.remarks} - {"count"} | {"counts"}
    missing = {word for word in words if len(re.findall(rf"^ +{word}: ", source, re.M)) < 2}
    assert missing == set()

"""The Turtle that is written reads back as the same graph, in two parsers, and is the same for the same graph."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import OutputError
from kg.graph import prefixes, triples, turtle, write_turtle
from kg.graph.iris import local
from kg.graph.terms import BOOLEAN, CHINESE, INTEGER, IRI, NAMESPACES, PINYIN, STRING, TYPE, Triple
from tests.graph.everything import BASE, NASTY, everything
from tests.graph.reading import by_oxigraph, by_rdflib, small_tags, written

P = "https://example.org/ns#p"
KINDS = (CHINESE, PINYIN, STRING, INTEGER, BOOLEAN, NAMESPACES["xsd"] + "date", NAMESPACES["xsd"] + "anyURI")


def test_everything_reads_back_in_both_parsers() -> None:
    said = set(triples(everything(), base=BASE))
    text = written(said, prefixes=prefixes(BASE))
    assert by_oxigraph(text) == small_tags(said)
    assert by_rdflib(text) == small_tags(said)


@pytest.mark.parametrize("value", NASTY)
@pytest.mark.parametrize("kind", [CHINESE, STRING])
def test_a_nasty_string_reads_back(value: str, kind: str) -> None:
    said: set[Triple] = {("https://example.org/s", P, value, kind)}
    text = written(said)
    assert by_oxigraph(text) == by_rdflib(text) == small_tags(said)


@given(st.text(), st.sampled_from((CHINESE, STRING)))
def test_any_string_reads_back(value: str, kind: str) -> None:
    said: set[Triple] = {("https://example.org/s", P, value, kind)}
    text = written(said)
    assert by_oxigraph(text) == small_tags(said)
    assert by_rdflib(text) == small_tags(said)


@given(st.text())
def test_any_key_gives_an_iri_that_reads_back(key: str) -> None:
    said: set[Triple] = {(f"{BASE}person/{local(key)}", P, f"{BASE}event/{local(key)}", IRI)}
    text = written(said, prefixes=prefixes(BASE))
    assert by_oxigraph(text) == said
    assert by_rdflib(text) == said


@given(
    st.sets(
        st.tuples(
            st.sampled_from(["https://example.org/id/person/a", "https://example.org/id/person/乙·丙"]),
            st.sampled_from([TYPE, P]),
            st.text('甲"\\\n', max_size=3),
            st.sampled_from(KINDS),
        )
    ),
    st.randoms(),
)
def test_order_and_repetition_change_nothing(said: set[Triple], chance: random.Random) -> None:
    shuffled = [*said, *said]
    chance.shuffle(shuffled)
    assert written(shuffled, prefixes=prefixes(BASE)) == written(sorted(said), prefixes=prefixes(BASE))


@pytest.mark.parametrize(
    ("value", "kind", "line"),
    [
        ("-12", INTEGER, "-12"),
        ("twelve", INTEGER, '"twelve"^^xsd:integer'),
        ("true", BOOLEAN, "true"),
        ("plain", STRING, '"plain"'),
        ("2031-04", NAMESPACES["xsd"] + "gYearMonth", '"2031-04"^^xsd:gYearMonth'),
        ("甲\u200f乙\u2028", CHINESE, '"甲\\u200F乙\\u2028"@zh-Hans'),
        ("half \ud83d", STRING, '"half \ufffd"'),
        ("https://example.org/id/person/甲·乙", IRI, "person:甲·乙"),
        ("https://example.org/id/person/𠮷野", IRI, "person:𠮷野"),
        ("https://example.org/id/person/“甲”", IRI, "<https://example.org/id/person/“甲”>"),
        ("https://example.org/id/person/甲.", IRI, "<https://example.org/id/person/甲.>"),
        ("https://example.org/id/person/-甲", IRI, "<https://example.org/id/person/-甲>"),
        ("https://example.org/id/person/", IRI, "<https://example.org/id/person/>"),
    ],
)
def test_how_a_term_is_written(value: str, kind: str, line: str) -> None:
    text = written([("https://example.org/s", P, value, kind)], prefixes=prefixes(BASE))
    assert f" {line} ;\n" in text


def test_a_block_has_one_triple_a_line_and_only_used_prefixes_are_declared() -> None:
    node = f"{BASE}person/甲"
    said = [(node, P, "b", STRING), (node, TYPE, NAMESPACES["foaf"] + "Person", IRI), (node, P, "a", STRING)]
    assert written(said, prefixes=prefixes(BASE) | {"x": "https://example.org/ns#"}) == (
        "@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n"
        "@prefix person: <https://example.org/id/person/> .\n"
        "@prefix x: <https://example.org/ns#> .\n"
        "\nperson:甲\n"
        "    a foaf:Person ;\n"
        '    x:p "a" ;\n'
        '    x:p "b" ;\n'
        "    .\n"
    )


def test_the_count_is_of_different_triples(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    count = write_turtle(everything(), path, base=BASE)
    assert count == len(by_oxigraph(path.read_text("utf-8")))
    assert b"\r" not in path.read_bytes()


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"cannot write .*graph\.ttl"):
        turtle.save([], tmp_path / "missing" / "graph.ttl", prefixes={})

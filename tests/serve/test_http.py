"""The endpoint as SPARQL clients and careless callers meet it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path
from urllib.parse import quote, urlencode
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
import rdflib

from kg.errors import UsageError
from kg.graph import write_turtle
from kg.graph.terms import BASE, PREF_LABEL
from kg.model import Knowledge
from kg.serve import Limits, Server
from kg.serve.results import accepted
from tests.serve.conftest import Say, serving

CHAIR = "SELECT ?n ?e { ?e kg:chairedBy/foaf:name ?n } ORDER BY ?e ?n"
CONSTRUCT = "CONSTRUCT { ?p foaf:name ?n } WHERE { ?p foaf:name ?n } ORDER BY ?n LIMIT 3"
RUNAWAY = "SELECT (COUNT(*) AS ?c) { ?a ?b ?c1 . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(STR(?a) > STR(?l)) }"
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"


def test_the_three_ways_of_the_protocol(say: Say) -> None:
    answers = [
        say("GET", f"/query?query={quote(CHAIR)}"),
        say("GET", f"/sparql?query={quote(CHAIR)}"),
        say("POST", "/query", urlencode({"query": CHAIR}), Content_Type=FORM),
        say("POST", "/query", CHAIR, Content_Type=f"{QUERY}; charset=utf-8"),
    ]
    assert {(heard.status, heard.headers["Content-Type"], heard.text) for heard in answers} == {
        (200, "application/sparql-results+json; charset=utf-8", answers[0].text)
    }
    names = [row["n"]["value"] for row in json.loads(answers[0].text)["results"]["bindings"]]
    assert sorted(names) == ["孙晓月", "赵长河", "赵长河", "钱望山"]


@pytest.mark.parametrize(
    ("accept", "media", "form"),
    [
        ("application/sparql-results+json", "application/sparql-results+json", "JSON"),
        ("application/sparql-results+xml", "application/sparql-results+xml", "XML"),
        ("text/tab-separated-values", "text/tab-separated-values", "TSV"),
        ("application/json;q=0.3, application/sparql-results+xml;q=0.8", "application/sparql-results+xml", "XML"),
        ("*/*", "application/sparql-results+json", "JSON"),
        ("text/html, application/*", "application/sparql-results+json", "JSON"),
    ],
)
def test_rows_come_in_the_form_that_is_asked_for(say: Say, accept: str, media: str, form: str) -> None:
    heard = say(
        "GET", f"/query?query={quote('SELECT ?s ?o { ?s kg:batchNumber|rdfs:label ?o } LIMIT 5')}", Accept=accept
    )
    assert heard.headers["Content-Type"] == f"{media}; charset=utf-8"
    found = ox.parse_query_results(heard.text, format=getattr(ox.QueryResultsFormat, form))
    assert isinstance(found, ox.QuerySolutions)
    assert [v.value for v in found.variables] == ["s", "o"]
    assert len([row["o"] for row in found]) == 5


def test_every_form_says_the_same(say: Say) -> None:
    query = quote('SELECT ?t ?x { BIND("a\\"<&>\\t\\n主持"@zh-Hans AS ?t) OPTIONAL { ?x a kg:Nothing } }')
    read = {}
    for form, media in (("JSON", "sparql-results+json"), ("XML", "sparql-results+xml")):
        heard = say("GET", f"/query?query={query}", Accept=f"application/{media}")
        found = ox.parse_query_results(heard.text, format=getattr(ox.QueryResultsFormat, form))
        assert isinstance(found, ox.QuerySolutions)
        read[form] = [(row["t"], row["x"]) for row in found]
    assert read["JSON"] == read["XML"] == [(ox.Literal('a"<&>\t\n主持', language="zh-hans"), None)]
    assert say("GET", f"/query?query={query}", Accept="text/csv").text == 't,x\n"a""<&>\t\n主持",\n'


@pytest.mark.parametrize(
    ("accept", "media", "form"),
    [
        ("text/turtle", "text/turtle", "turtle"),
        ("application/n-triples", "application/n-triples", "nt"),
        ("application/rdf+xml", "application/rdf+xml", "xml"),
        ("application/ld+json", "application/ld+json", "json-ld"),
        ("", "text/turtle", "turtle"),
    ],
)
def test_graphs_come_in_the_form_that_is_asked_for(say: Say, accept: str, media: str, form: str) -> None:
    heard = say("GET", f"/query?query={quote(CONSTRUCT)}", Accept=accept)
    assert heard.headers["Content-Type"] == f"{media}; charset=utf-8"
    assert len(rdflib.Graph().parse(data=heard.text, format=form)) == 3


@pytest.mark.parametrize("accept", ["application/sparql-results+json", "application/sparql-results+xml", "text/csv"])
def test_ask_gives_a_truth(say: Say, accept: str) -> None:
    assert "true" in say("GET", f"/query?query={quote('ASK { ?e kg:chairedBy ?p }')}", Accept=accept).text


def test_xml_is_well_formed_whatever_it_holds(say: Say) -> None:
    heard = say("POST", "/query", 'SELECT ("\\u0007&<" AS ?x) {}', Content_Type=QUERY, Accept="application/xml")
    assert ElementTree.fromstring(heard.text).findtext(".//{*}literal") == "\ufffd&<"


@pytest.mark.parametrize(
    ("method", "path", "body", "headers", "status", "said"),
    [
        ("GET", "/query?query=" + quote("SELECT ?x { ?x "), None, {}, 400, "the query breaks off at line 1, column"),
        ("GET", "/query?query=" + quote("SELECT * { ?x zz:a ?y }"), None, {}, 400, "unknown prefix zz:"),
        ("GET", "/query?other=1", None, {}, 400, "give one query, not 0"),
        ("GET", "/query?query=ASK%7B%7D&query=ASK%7B%7D", None, {}, 400, "give one query, not 2"),
        ("GET", "/query?query=ASK%7B%7D", None, {"Accept": "image/png"}, 406, "the answer comes as one of "),
        ("GET", "/query?query=ASK%7B%7D", None, {"Accept": "text/turtle"}, 406, "the answer comes as one of "),
        ("GET", "/query?query=ASK%7B%7D", None, {"Host": "evil.example"}, 421, "localhost only"),
        ("GET", "/nothing", None, {}, 404, "there is only /"),
        ("GET", "/../graph.ttl", None, {}, 404, "there is only /"),
        ("GET", "/questions/nothing", None, {}, 404, "no saved question is called 'nothing'"),
        ("GET", "/questions/career", None, {}, 400, "career needs --person"),
        ("POST", "/query", "x" * 3000, {"Content-Type": QUERY}, 413, "longer than 2,000 bytes"),
        ("POST", "/query", "ASK {}", {"Content-Type": "text/plain"}, 415, "send application/sparql-query"),
        ("POST", "/query", b"\xff", {"Content-Type": QUERY}, 400, "not UTF-8"),
        ("POST", "/", "ASK {}", {"Content-Type": QUERY}, 405, "queries go to /query"),
        ("POST", "/query", "INSERT DATA { <a:a> <a:b> <a:c> }", {"Content-Type": QUERY}, 400, "a query only reads"),
        ("POST", "/query", "CLEAR ALL", {"Content-Type": "application/sparql-update"}, 403, "only reads"),
        ("POST", "/query", "update=CLEAR+ALL", {"Content-Type": FORM}, 403, "only reads"),
        ("PUT", "/query", "", {}, 405, "only reads"),
        ("DELETE", "/graph.html", None, {}, 405, "only reads"),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_says_why(
    say: Say, method: str, path: str, body: str | bytes | None, headers: dict[str, str], status: int, said: str
) -> None:
    heard = say(method, path, body, **headers)
    assert (heard.status, heard.headers["Content-Type"]) == (status, "text/plain; charset=utf-8")
    assert said in heard.text
    assert heard.text.count("\n") == 1


def test_a_request_without_a_length_is_refused(server: Server) -> None:
    import socket

    with socket.create_connection(("127.0.0.1", server.server_address[1]), timeout=10) as connection:
        connection.sendall(b"POST /query HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert connection.recv(100).startswith(b"HTTP/1.1 411 ")


SERVICES = [
    "SELECT * { SERVICE <http://127.0.0.1:{port}/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o . service silent<http://127.0.0.1:{port}/> { ?a ?b ?c } }",
    "SELECT * { ?s ?p ?o SERVICE#\n#\n SILENT # x\n <http://127.0.0.1:{port}/> { ?a ?b ?c } }",
    "PREFIX x: <http://127.0.0.1:{port}/> SELECT * { OPTIONAL { ?s x:a\\' ?o } SERVICE x: { ?a ?b ?c } OPTIONAL { ?s x:b\\' ?o } }",
    "SELECT * { OPTIONAL { ?s ?p 1SERVICE <http://127.0.0.1:{port}/> { ?a ?b ?c } } }",
    "SELECT * { VALUES ?g { <http://127.0.0.1:{port}/> } SERVICE ?g { ?a ?b ?c } }",
]


@pytest.mark.parametrize("query", SERVICES)
def test_nothing_is_asked_elsewhere(say: Say, query: str) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as outside:
        outside.settimeout(0.2)
        heard = say("POST", "/query", query.replace("{port}", str(outside.getsockname()[1])), Content_Type=QUERY)
        assert heard.status == 400
        with pytest.raises(TimeoutError):
            outside.accept()


def test_from_a_web_address_loads_nothing(say: Say) -> None:
    assert json.loads(
        say("POST", "/query", "ASK FROM <http://127.0.0.1:9/x> { ?s ?p ?o }", Content_Type=QUERY).text
    ) == {
        "head": {},
        "boolean": False,
    }


def test_the_vocabulary_is_a_named_graph(say: Say) -> None:
    graph = quote("https://w3id.org/gongbao/ontology")
    query = f"/query?query={quote('ASK { kg:chairedBy rdfs:label ?l }')}"
    assert '"boolean": false' in say("GET", query).text
    assert '"boolean": true' in say("GET", f"{query}&default-graph-uri={graph}").text


def test_long_answers_are_cut_and_say_so(say: Say) -> None:
    heard = say("POST", "/query", "SELECT ?s { ?s ?p ?o }", Content_Type=QUERY)
    assert (heard.headers["X-Rows-Cut"], len(json.loads(heard.text)["results"]["bindings"])) == ("5", 5)
    heard = say("POST", "/query", "CONSTRUCT WHERE { ?s ?p ?o }", Content_Type=QUERY, Accept="application/n-triples")
    assert (heard.headers["X-Rows-Cut"], heard.text.count("\n")) == ("5", 5)
    assert "X-Rows-Cut" not in say("POST", "/query", CHAIR, Content_Type=QUERY).headers


def test_a_runaway_query_is_stopped_and_the_next_is_answered(say: Say) -> None:
    began = time.monotonic()
    heard = say("POST", "/query", RUNAWAY, Content_Type=QUERY)
    assert (heard.status, heard.text) == (503, "the query took longer than 2 s and was stopped\n")
    assert time.monotonic() - began < 20
    assert say("POST", "/query", CHAIR, Content_Type=QUERY).status == 200


def test_a_runaway_query_does_not_hold_up_others(say: Say) -> None:
    slow = threading.Thread(target=say, args=("POST", "/query", RUNAWAY), kwargs={"Content_Type": QUERY})
    slow.start()
    assert say("POST", "/query", CHAIR, Content_Type=QUERY).status == 200
    assert slow.is_alive()
    slow.join()


def test_a_query_that_eats_memory_is_stopped(built: Path) -> None:
    with serving(built, Limits(seconds=30, memory=150_000_000)) as server:
        query = urlencode({"query": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?i"})
        with pytest.raises(urllib.error.HTTPError, match="503") as caught:
            urllib.request.urlopen(f"{server.url}query?{query}")
        assert b"too much memory" in caught.value.read()


def test_a_new_build_is_served_without_a_restart(tmp_path: Path) -> None:
    write_turtle(Knowledge(), tmp_path / "graph.ttl", base=BASE)
    ask = urlencode({"query": f"ASK {{ ?s <{PREF_LABEL}> ?o }}"})
    with serving(tmp_path, Limits(seconds=5)) as server:
        assert b"false" in urllib.request.urlopen(f"{server.url}query?{ask}").read()
        (tmp_path / "graph.ttl").write_text(f'<a:s> <{PREF_LABEL}> "x" .\n', "utf-8")
        assert b"true" in urllib.request.urlopen(f"{server.url}query?{ask}").read()
        (tmp_path / "graph.ttl").write_text("broken", "utf-8")
        with pytest.raises(urllib.error.HTTPError, match="400"):
            urllib.request.urlopen(f"{server.url}query?{ask}")


def test_a_graph_that_is_broken_from_the_start_is_said(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("broken", "utf-8")
    with serving(tmp_path, Limits()) as server, pytest.raises(urllib.error.HTTPError, match="500") as caught:
        urllib.request.urlopen(f"{server.url}query?query={quote('ASK {}')}")
    assert b"build it again" in caught.value.read()


def test_who_hangs_up_is_no_error(server: Server, capfd: pytest.CaptureFixture[str]) -> None:
    import socket

    with socket.create_connection(("127.0.0.1", server.server_address[1]), timeout=10) as connection:
        connection.sendall(b"POST /query HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900\r\n\r\nhalf")
    time.sleep(0.2)
    assert capfd.readouterr() == ("", "")


def test_saved_questions_are_listed_and_answered(say: Say) -> None:
    listed = json.loads(say("GET", "/questions").text)
    names = [q["name"] for q in listed["questions"]]
    assert "who-chaired" in names
    assert listed["prefixes"]["kg"] == "https://w3id.org/gongbao/ontology#"
    told = urlencode({"person": "赵长河", "from": "2031-04"})
    assert "防汛会商会" in say("GET", f"/questions/who-chaired?{told}", Accept="text/csv").text
    sparql = say("GET", f"/questions/who-chaired.rq?{told}")
    assert sparql.headers["Content-Type"].startswith(QUERY)
    assert f"VALUES ?person {{ <{BASE}person/赵长河> }}" in sparql.text
    assert "防汛会商会" in say("POST", "/query", sparql.text, Content_Type=QUERY, Accept="text/csv").text


@pytest.mark.parametrize("path", ["/", "/page.js", "/page.css", "/questions", "/query?query=ASK%7B%7D", "/nothing"])
def test_everything_comes_with_its_guards(say: Say, path: str) -> None:
    headers = say("GET", path).headers
    assert "default-src 'none'; script-src 'self';" in headers["Content-Security-Policy"]
    assert (headers["X-Content-Type-Options"], headers["Referrer-Policy"]) == ("nosniff", "no-referrer")
    assert "Access-Control-Allow-Origin" not in headers


def test_head_options_and_description(say: Say) -> None:
    head = say("HEAD", "/")
    assert (head.status, head.text) == (200, "")
    assert int(head.headers["Content-Length"]) > 500
    assert say("OPTIONS", "/query").headers["Allow"] == "GET, HEAD, POST, OPTIONS"
    assert len(rdflib.Graph().parse(data=say("GET", "/query").text, format="turtle", publicID="http://x/")) > 3


def test_the_picture_is_served(say: Say) -> None:
    heard = say("GET", "/graph.html")
    assert (heard.status, "picture" in heard.text) == (200, True)
    assert "frame-ancestors 'none'" in heard.headers["Content-Security-Policy"]
    assert say("GET", "/index.html").status == 404


@pytest.mark.parametrize(
    ("header", "media"),
    [
        ("", ("*/*",)),
        ("text/csv", ("text/csv",)),
        ("a/b;q=0.1, c/d;q=0.9, e/f", ("e/f", "c/d", "a/b")),
        ("a/b;q=0", ()),
        ("a/b;q=x, c/d; charset=utf-8", ("c/d",)),
        (",,", ()),
    ],
)
def test_accept_headers(header: str, media: tuple[str, ...]) -> None:
    assert accepted(header) == media


def test_a_port_in_use_or_a_folder_without_a_graph_is_refused(server: Server, built: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"cannot listen at 127\.0\.0\.1:\d+: Address already in use; choose another"):
        Server(built, port=server.server_address[1])
    with pytest.raises(UsageError, match="no graph in"):
        Server(tmp_path)


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_the_command_serves_until_it_is_stopped(
    built: Path, stop: signal.Signals, plain_environment: dict[str, str]
) -> None:
    command = [sys.executable, "-m", "kg", "serve", str(built), "--port", "0"]
    running = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=plain_environment
    )
    assert running.stdout
    said = running.stdout.readline()
    found = re.fullmatch(rf"Serving {re.escape(str(built))} at (http://127\.0\.0\.1:\d+/) .*Ctrl-C\n", said)
    assert found, said
    assert b"true" in urllib.request.urlopen(f"{found[1]}query?query={quote('ASK { ?s ?p ?o }')}").read()
    os.kill(running.pid, stop)
    _, error = running.communicate(timeout=20)
    assert (running.returncode, error) == (0, "")

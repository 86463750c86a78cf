"""``kg query``, ``kg explain`` and ``kg view`` as typed: what they print, and what they refuse."""

from __future__ import annotations

import json
import webbrowser
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from kg.cli import start
from kg.cli.asking import PARAMETERS
from kg.cli.explain import explain
from kg.cli.query import query
from kg.cli.view import view
from kg.errors import UsageError
from kg.graph import write_turtle
from kg.model import EventType
from kg.questions import questions
from tests.graph.everything import BASE, everything

app = typer.Typer()
for command in (query, explain, view):
    app.command()(command)
CHAIR = "SELECT ?e ?n { ?e kg:chairedBy/foaf:name ?n }"
Kg = Callable[..., Result]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("built")
    write_turtle(everything(), path / "graph.ttl", base=BASE)
    (path / "graph.html").write_text("<!doctype html>", "utf-8")
    return path


@pytest.fixture
def kg() -> Kg:
    """Run a command; an error of ours is raised as it is."""

    def run(*arguments: str | Path, stdin: str = "") -> Result:
        result = CliRunner().invoke(app, [str(a) for a in arguments], input=stdin)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run


def test_a_table_is_shown(folder: Path, kg: Kg) -> None:
    shown = kg("query", folder, CHAIR).stdout
    assert "event:甲市防汛会议-2031-04-01" in shown
    assert "赵一鸣" in shown
    assert shown.rstrip().endswith("1 row")


def test_data_is_no_markup_and_gives_no_orders_to_the_terminal(folder: Path, kg: Kg) -> None:
    shown = kg("query", folder, "SELECT ?n { ?p foaf:name ?n }").stdout
    assert "“弯引号”《书名》【方】[bold]x[/bold]" in shown
    assert not set("\x00\x07\x1b\x7f\x85\u202e\u200f") & set(shown)


def test_other_forms(folder: Path, kg: Kg) -> None:
    assert kg("query", folder, CHAIR, "--format", "csv").stdout.splitlines()[1].endswith(",赵一鸣")
    assert json.loads(kg("query", folder, CHAIR, "--format", "json").stdout)["head"]["vars"] == ["e", "n"]
    assert "person:赵一鸣\n" in kg("query", folder, "DESCRIBE person:赵一鸣", "--format", "ttl").stdout
    assert kg("query", folder, "ASK { ?e kg:wonBy ?p }").stdout == "yes\n"
    assert kg("query", folder, "ASK { ?e kg:wonBy 1 }").stdout == "no\n"


def test_a_query_from_a_file_or_standard_input(folder: Path, kg: Kg, tmp_path: Path) -> None:
    path = tmp_path / "chair.rq"
    path.write_bytes(b"\xef\xbb\xbf" + CHAIR.encode())
    assert kg("query", folder, "--file", path).stdout == kg("query", folder, CHAIR).stdout
    assert kg("query", folder, "-", stdin=CHAIR).stdout == kg("query", folder, CHAIR).stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "give the query as text after the folder, with --file, or ask a saved one with --ask"),
        ((CHAIR, "--file", "x.rq"), "give the query as text after the folder, with --file"),
        ((CHAIR, "--ask", "who-chaired"), "--ask has its own query"),
        ((CHAIR, "--from", "2026"), "--from belongs to a saved question: name it with --ask"),
        (("--ask", "who-chaird"), "no saved question is called 'who-chaird'; there is who-chaired, "),
        (("--file", "nowhere.rq"), "cannot read the query nowhere.rq: No such file"),
        ((CHAIR, "--format", "xml"), "--format 'xml' is none of table, csv, json, ttl"),
        ((CHAIR, "--format", "ttl"), "only CONSTRUCT and DESCRIBE"),
    ],
)
def test_a_wrong_call_is_refused(folder: Path, kg: Kg, arguments: tuple[str, ...], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        kg("query", folder, *arguments)


def test_a_saved_question_is_asked(folder: Path, kg: Kg) -> None:
    shown = kg("query", folder, "--ask", "took-part", "--who", "赵一鸣（乙县）", "--role", "出席").stdout
    assert "出席 attended by" in shown
    assert shown.endswith(f"{len(EventType)} rows\n")
    asked = kg("query", folder, "--ask", "who-chaired", "--person", "赵一明", "--format", "csv").stdout.splitlines()
    assert asked[0] == "date,meeting,chair,title,event,person"
    assert asked[1].startswith("2031-04-01,甲市防汛会议,赵一鸣,市委副书记、市长,")


def test_the_saved_questions_are_listed(kg: Kg) -> None:
    listed = kg("query", "nowhere", "--list").stdout.splitlines()
    assert [line.split()[0] for line in listed[2:]] == [q.name for q in questions()]
    assert any("谁主持了哪些会议" in line and "Who chaired which meeting" in line for line in listed)


def test_no_answer_says_what_is_near(folder: Path, kg: Kg) -> None:
    found = kg("query", folder, "--ask", "who-chaired", "--person", "赵一明", "--from", "2032")
    assert found.stderr == "kg: without --from: 1 row\n"
    found = kg("query", folder, "SELECT ?p { ?p foaf:name '赵一命'@zh-Hans }", "--format", "csv")
    assert (found.stdout, found.stderr) == ("p\n", 'kg: "赵一命" is nowhere in the graph; near it: 赵一鸣\n')


def test_every_parameter_of_a_question_is_an_option() -> None:
    assert {p.name for question in questions() for p in question.parameters} == set(PARAMETERS)


def test_the_short_way_knows_every_option_of_the_long_one() -> None:
    long = {name for p in typer.main.get_command(app).commands["query"].params for name in p.opts if name[0] == "-"}  # type: ignore[attr-defined]
    assert {*start._OPTIONS, *start._TOLD, "--list"} == long - {"--help"}


@pytest.mark.parametrize(
    ("typed", "call"),
    [
        (["query", "g", "ASK {}"], {"sparql": "ASK {}"}),
        (["query", "g", "-"], {"sparql": "-"}),
        (["query", "g", "-f", "x.rq", "--format=csv"], {"file": Path("x.rq"), "form": "csv"}),
        (["query", "--list", "g"], {"every": True}),
        (["query", "g", "--ask", "q", "--from=2026"], {"ask": "q", "values": {"from": "2026"}}),
        (["query", "g", "--ask"], None),
        (["query", "g", "--ask", "--list"], None),
        (["query", "g", "--asc", "q"], None),
        (["query", "g", "ASK {}", "x"], None),
        (["query", "--help"], None),
        (["query"], None),
        (["view", "g"], None),
        ([], None),
    ],
)
def test_plain_calls_take_the_short_way(typed: list[str], call: dict[str, object] | None) -> None:
    expected = call and {"folder": Path("g"), "sparql": None, "values": {}, **call}
    assert start.parsed(typed) == expected


@pytest.mark.parametrize(
    ("typed", "status", "said"),
    [
        (["ASK {}"], 0, ("yes\n", "")),
        (["ASK {"], 2, ("", "kg: the query breaks off at line 1")),
        (["--asc", "x"], 2, ("", "kg: No such option: --asc")),
    ],
)
def test_both_ways_meet_the_same_errors(
    folder: Path,
    typed: list[str],
    status: int,
    said: tuple[str, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.argv", ["kg", "query", str(folder), *typed])
    with pytest.raises(SystemExit) as stop:
        start.run()
    shown = capsys.readouterr()
    assert (stop.value.code, shown.out) == (status, said[0])
    assert shown.err.startswith(said[1])


def test_a_query_file_that_is_not_utf8_is_named(folder: Path, kg: Kg, tmp_path: Path) -> None:
    path = tmp_path / "q.rq"
    path.write_bytes("主持".encode("gb18030"))
    with pytest.raises(UsageError, match=r"q\.rq: it is not UTF-8"):
        kg("query", folder, "--file", path)


def test_explain_shows_facts_with_their_sources(folder: Path, kg: Kg) -> None:
    shown = kg("explain", folder, "person:赵一鸣").stdout
    assert shown.startswith("赵一鸣  (person, person:赵一鸣)\nalso called Zhào Yīmíng, 赵一明\n")
    assert "\n主持 chaired\n  甲市防汛会议 (2031-04-01 to 2031-04), as 市委副书记、市长\n" in shown
    assert '      “甲市"召开"会议”\n' in shown
    assert "2031-04-02 · 甲市日报/2031-04-02 第1版.txt [60:68] · rule chair-after-name\n" in shown
    assert "[bold]x[/bold]" in shown
    assert not set("\x00\x07\x1b\x7f\x85\u202e\u200f") & set(shown)


def test_view_opens_or_prints_the_page(folder: Path, kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def browse(url: str) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(webbrowser, "open", browse)
    assert kg("view", folder, "--print").stdout == f"{folder / 'graph.html'}\n"
    assert not opened
    kg("view", folder)
    assert opened == [(folder / "graph.html").as_uri()]


def test_view_without_a_page_or_a_browser(
    folder: Path, kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UsageError, match=r"graph\.html is missing; make it with: kg build"):
        kg("view", tmp_path)
    monkeypatch.setattr(webbrowser, "open", lambda _: False)
    with pytest.raises(UsageError, match=r"no browser could be started: open .*graph\.html yourself"):
        kg("view", folder)

"""``kg query``, ``kg explain`` and ``kg view`` as typed: what they print, and what they refuse."""

from __future__ import annotations

import json
import webbrowser
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from kg.cli.explain import explain
from kg.cli.query import query
from kg.cli.view import view
from kg.errors import UsageError
from kg.graph import write_turtle
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
        ((), "give the query either as text after the folder or with --file"),
        ((CHAIR, "--file", "x.rq"), "give the query either"),
        (("--file", "nowhere.rq"), "cannot read the query nowhere.rq: No such file"),
        ((CHAIR, "--format", "xml"), "--format 'xml' is none of table, csv, json, ttl"),
        ((CHAIR, "--format", "ttl"), "only CONSTRUCT and DESCRIBE"),
    ],
)
def test_a_wrong_call_is_refused(folder: Path, kg: Kg, arguments: tuple[str, ...], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        kg("query", folder, *arguments)


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

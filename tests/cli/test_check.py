"""``kg check`` as typed: what it prints, and its exit status."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg.graph import write_turtle
from kg.model import Knowledge
from tests.audit.readings import BASE, knowledge

GOOD = "6月18日，中央第三生态环境保护督察组向湖南省交办第六批信访举报件42件。长沙市20件、株洲市12件、湘潭市10件。"


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folder(tmp_path_factory, knowledge({"2024-06-19": GOOD}))


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folder(tmp_path_factory, knowledge({"2024-06-19": GOOD.replace("10件", "17件")}))


def folder(tmp_path_factory: pytest.TempPathFactory, known: Knowledge) -> Path:
    path = tmp_path_factory.mktemp("built")
    write_turtle(known, path / "graph.ttl", base=BASE)
    return path


def kg(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg", "check", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_a_graph_that_adds_up(good: Path) -> None:
    done = kg(good)
    assert (done.returncode, done.stdout, done.stderr) == (0, "0 findings\n", "")
    assert kg(good, "--lang", "zh").stdout == "未发现问题\n"


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", ("sum over regions", "off by 7", "1 finding")), ("zh", ("各地之和", "相差7件", "共1项发现"))],
)
def test_findings_in_either_language(language: str, words: tuple[str, ...], odd: Path) -> None:
    done = kg(odd, "--lang", language)
    assert done.returncode == 1
    assert all(word in done.stdout for word in words)
    assert "2024-06-19.txt [37:57]  长沙市20件、株洲市12件、湘潭市17件" in done.stdout


def test_json_has_both_languages_values_and_passages(odd: Path) -> None:
    done = kg(odd, "--json")
    (finding,) = json.loads(done.stdout)["findings"]
    assert done.returncode == 1
    assert finding["check"] == "region-sum"
    assert (finding["values"]["sum"], finding["values"]["total"], finding["values"]["by"]) == (49, 42, 7)
    assert {p["page"] for p in finding["passages"]} == {"2024-06-19.txt"}
    assert set(finding["message"]) == {"zh", "en"}
    assert kg(odd, "--format", "json").stdout == done.stdout


def test_csv_is_one_row_a_finding(odd: Path) -> None:
    done = kg(odd, "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(done.stdout))
    assert done.returncode == 1
    assert (row["check"], row["certainty"], row["by"]) == ("region-sum", "paper", "7")
    assert "2024-06-19.txt[37:57]" in row["passages"]


def test_a_table(odd: Path) -> None:
    shown = kg(odd, "--format", "table").stdout
    assert "sum over regions" in shown
    assert "湘潭市17" in shown


def test_a_graph_that_breaks_its_shapes(good: Path, tmp_path: Path) -> None:
    text = (good / "graph.ttl").read_text("utf-8")
    (tmp_path / "graph.ttl").write_text(text.replace("kg:batchNumber 6", "kg:batchNumber 0"), "utf-8")
    done = kg(tmp_path)
    assert done.returncode == 1
    assert "A batch has exactly one number from 1 up." in done.stdout
    assert "the graph breaks its own rules" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--lang", "fr"), "--lang 'fr' is none of zh, en"),
        (("--format", "xml"), "--format 'xml' is none of text, table, csv, json"),
    ],
)
def test_a_wrong_option(arguments: tuple[str, str], said: str, good: Path) -> None:
    done = kg(good, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_no_graph(tmp_path: Path) -> None:
    done = kg(tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "no graph in" in done.stderr

"""``kg build``: good input, bad input, and what is left behind."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from kg.cli.main import run

PAGE = (
    "---\ndate: 2026-05-23\nregion: 湖南省\n---\n# 岳阳市政府召开常务会议\n\n"
    "本报讯（记者 陈晓岚）5月22日，市委副书记、市长周启文主持召开市政府常务会议，研究防汛工作。\n"
)
FILES = {"graph.ttl", "graph.html", "index.html", "articles.jsonl", "report.json"}


def kg(monkeypatch: pytest.MonkeyPatch, *arguments: str | Path) -> int:
    """Run the command line in this process; the exit status."""
    monkeypatch.setattr("sys.argv", ["kg", *map(str, arguments)])
    with pytest.raises(SystemExit) as stop:
        run()
    return int(stop.value.code or 0)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "pages" / "2026-05-23.md"
    path.parent.mkdir()
    path.write_text(PAGE, "utf-8")
    return path


def test_a_page_becomes_five_files(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert kg(monkeypatch, "build", page.parent, "--out", tmp_path / "out") == 0
    assert {p.name for p in (tmp_path / "out").iterdir()} == FILES
    report = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
    assert report["pages"]["read"] == 1
    assert report["facts"]["events"] >= 1


def test_an_article_line_leads_back_to_the_page(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kg(monkeypatch, "build", page.parent, "--out", tmp_path / "out")
    stored = page.read_text("utf-8")
    line = json.loads((tmp_path / "out" / "articles.jsonl").read_text("utf-8").splitlines()[0])
    for at, begin, length in line["offsets"]:
        for i in range(length):
            if not line["text"][at + i].isspace():
                assert line["text"][at + i] == stored[begin + i]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("binary.txt", b"\x00\x01\x02\x03" * 50, "binary"),
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n ", "empty"),
        ("broken.pdf", b"%PDF-1.4 nothing", "PDF"),
        ("undecodable.txt", b"\xff\xfe\xfa\x81\x81\x81\xff\xff\x80\x80\x81" * 7, ""),
    ],
)
def test_an_unreadable_page_is_named_and_the_rest_is_built(
    name: str,
    content: bytes,
    why: str,
    page: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (page.parent / name).write_bytes(content)
    assert kg(monkeypatch, "build", page.parent, "--out", tmp_path / "out") == 1
    said = capsys.readouterr().err
    assert f"kg: {name}: " in said
    assert why in said
    report = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
    assert [u["page"] for u in report["pages"]["unreadable"]] == [name]
    assert report["pages"]["read"] == 1


def test_a_missing_folder_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kg(monkeypatch, "build", tmp_path / "nowhere", "--out", tmp_path / "out") == 2
    said = capsys.readouterr().err
    assert said.startswith("kg: ")
    assert "nowhere" in said
    assert said.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_nothing_readable_leaves_earlier_outputs_untouched(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert kg(monkeypatch, "build", page.parent, "--out", out) == 0
    before = {p.name: p.read_bytes() for p in out.iterdir()}
    page.write_bytes(b"")
    assert kg(monkeypatch, "build", page.parent, "--out", out) == 2
    assert "nothing readable" in capsys.readouterr().err
    assert {p.name: p.read_bytes() for p in out.iterdir()} == before


def test_an_output_that_cannot_be_written_is_one_line(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    assert kg(monkeypatch, "build", page.parent, "--out", tmp_path / "file" / "out") == 2
    said = capsys.readouterr().err
    assert "cannot write to" in said
    assert "--out" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--date", "tomorrow"], r"kg: --date 'tomorrow' is no date: write it as 2026-05-22"),
        (["--workers", "0"], r"kg: Invalid value for '--workers': .*1; see .*kg build --help"),
        (["--no-such-option"], r"kg: No such option: --no-such-option; see .*kg build --help"),
    ],
)
def test_a_bad_option_is_one_line_and_exit_status_2(
    arguments: list[str],
    said: str,
    page: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert kg(monkeypatch, "build", page.parent, "--out", tmp_path / "out", *arguments) == 2
    assert re.fullmatch(said + r"\n", capsys.readouterr().err)
    assert not (tmp_path / "out").exists()


def test_no_argument_at_all_shows_the_help(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert kg(monkeypatch) == 2
    assert "explain" in capsys.readouterr().out


def test_a_bad_lexicon_is_one_line(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "mine.tsv"
    table.write_text("# fields: kind name\nperson\t某人\n", "utf-8")
    assert kg(monkeypatch, "build", page.parent, "--out", tmp_path / "out", "--lexicon", table) == 2
    assert "an entry needs a kind (place, body, post)" in capsys.readouterr().err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_page_without_permission_is_named(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = page.parent / "secret.txt"
    secret.write_text(PAGE, "utf-8")
    secret.chmod(0)
    assert kg(monkeypatch, "build", page.parent, "--out", tmp_path / "out") == 1

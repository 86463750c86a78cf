"""Outputs appear whole or not at all, the same for the same graph, and wrong calls are refused in one line."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from msgspec.structs import replace
from typer.testing import CliRunner

from kg.cli.export import export as command
from kg.errors import OutputError, UsageError
from kg.export import FORMATS, export, formats
from kg.export.plans import TABLES
from kg.export.source import GraphFile, Tell, usual_case

app = typer.Typer()
app.command()(command)

EVERY = """
import sys
from pathlib import Path
from kg.export import FORMATS, export
for form in FORMATS:
    export(Path(sys.argv[1]), form, out=Path(sys.argv[2]) / form / "x")
"""


def digests(path: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(path.rglob("*")):
        if file.is_file():
            yield str(file.relative_to(path)), hashlib.sha256(file.read_bytes()).hexdigest()


def test_the_same_graph_gives_the_same_bytes(folder: Path, tmp_path: Path, plain_environment: dict[str, str]) -> None:
    outs = []
    for seed in ("1", "2"):
        out = tmp_path / seed
        environment = plain_environment | {"PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", EVERY, str(folder), str(out)], check=True, env=environment)
        outs.append(dict(digests(out)))
    assert outs[0] == outs[1]
    assert {name.split("/")[0] for name in outs[0]} == set(FORMATS)


@pytest.mark.parametrize("form", ["nt", "csv"])
def test_a_failure_leaves_what_was_there(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    def fail(graph: GraphFile, path: Path, tell: Tell) -> None:
        (path if path.is_dir() else path.parent).joinpath("half").write_text("half", "utf-8")
        raise OSError(28, "No space left on device")

    kept = tmp_path / "out"
    kept.mkdir()
    (kept / "before").write_text("whole", "utf-8")
    monkeypatch.setitem(formats.FORMATS, form, replace(FORMATS[form], write=fail))
    with pytest.raises(OutputError, match=r"cannot write .*: No space left on device; choose another place with --out"):
        export(folder, form, out=kept if FORMATS[form].is_folder else kept / "graph.nt")
    assert [path.name for path in kept.iterdir()] == ["before"]


def test_beside_the_graph_unless_told(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_bytes((folder / "graph.ttl").read_bytes())
    assert export(tmp_path, "nt") == tmp_path / "graph.nt"
    assert export(tmp_path, "JSON-LD") == tmp_path / "graph.jsonld"
    assert export(tmp_path / "graph.ttl", "csv") == tmp_path / "csv"
    assert (tmp_path / "csv" / "persons.csv").is_file()


def test_wrong_calls(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no format 'xlsx': choose one of nt, nq, trig"):
        export(folder, "xlsx")
    with pytest.raises(UsageError, match="make it with: kg build"):
        export(tmp_path, "nt")
    with pytest.raises(OutputError, match="is a folder, and nt is written as a file"):
        export(folder, "nt", out=tmp_path)
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="is a file, and csv is written as a folder"):
        export(folder, "csv", out=tmp_path / "file")


@pytest.mark.parametrize(
    ("turtle", "said"),
    [
        ("<a:b> <a:c>", r"graph\.ttl cannot be read .*build it again"),
        ("<a:b> <a:c> [] .", "nodes without a name"),
        ("[] <a:c> 1 .", "nodes without a name"),
    ],
)
def test_a_broken_graph_is_named(tmp_path: Path, turtle: str, said: str) -> None:
    (tmp_path / "graph.ttl").write_text(turtle, "utf-8")
    with pytest.raises(UsageError, match=said):
        export(tmp_path, "nt")


def test_progress_is_told(folder: Path, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    export(folder, "nt", out=tmp_path / "graph.nt", tell=lambda *step: told.append(step))
    size = (folder / "graph.ttl").stat().st_size
    assert ("reading the graph", size, size) in told
    assert told[-1][0] == "writing"
    assert told[-1][1] == told[-1][2]


@pytest.mark.parametrize("tag", ["zh-Hans", "zh-Latn-pinyin", "en", "en-gb"])
def test_the_usual_case_of_tags(tag: str) -> None:
    assert usual_case(tag.lower()) == tag


def test_the_command_prints_what_it_wrote(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "g.nt"
    result = CliRunner().invoke(app, [str(folder), "--to", "nt", "--out", str(out)])
    assert (result.exit_code, result.stdout) == (0, f"{out}\n")


def test_the_document_names_every_format_and_table(root: Path) -> None:
    named = set(re.findall(r"`(\w+)/?`", (root / "docs" / "exports.md").read_text("utf-8")))
    assert named >= {*FORMATS, *TABLES}


def test_the_help_names_every_format() -> None:
    shown = " ".join(CliRunner().invoke(app, ["--help"], env={"COLUMNS": "300"}).stdout.split())
    for form in FORMATS:
        assert form in shown

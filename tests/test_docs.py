"""The documents tell the truth: made files are up to date, every command and link is there."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest
import typer
from rdflib import Graph

from kg.cli.main import app

READMES = ("README.md", "README.zh.md")


def test_the_vocabulary_page_is_made_from_the_ontology(root: Path) -> None:
    render = runpy.run_path(str(root / "scripts" / "make_vocabulary.py"))["render"]
    page = render(Graph().parse(root / "ontology" / "kg.ttl", format="turtle"))
    assert (root / "docs" / "vocabulary.md").read_text("utf-8") == page


@pytest.fixture(scope="module")
def ontology_page(root: Path) -> str:
    render = runpy.run_path(str(root / "scripts" / "make_ontology.py"))["render"]
    return str(render(Graph().parse(root / "ontology" / "kg.ttl", format="turtle")))


def test_the_ontology_as_a_document_is_up_to_date(root: Path, ontology_page: str) -> None:
    assert (root / "docs" / "ontology.html").read_text("utf-8") == ontology_page, "run scripts/make_ontology.py"


def test_the_ontology_as_a_document_has_every_term_and_loads_nothing(root: Path, ontology_page: str) -> None:
    ids = re.findall(r' id="([^"]+)"', ontology_page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', ontology_page)) <= set(ids)
    subjects = map(str, Graph().parse(root / "ontology" / "kg.ttl").subjects())
    assert {s.partition("#")[2] for s in subjects if "/gongbao/ontology#" in s} <= set(ids)
    assert "<svg" in ontology_page
    assert not re.search(r"<script|<link|<img|<iframe|@import|url\((?!#)| src=", ontology_page)


@pytest.mark.parametrize("name", READMES)
def test_every_command_stands_in_the_readme(name: str, root: Path) -> None:
    text = (root / name).read_text("utf-8")
    for command in typer.main.get_command(app).commands:  # type: ignore[attr-defined]
        assert f"`kg {command} " in text


@pytest.mark.parametrize("command", sorted(typer.main.get_command(app).commands))  # type: ignore[attr-defined]
def test_every_command_and_option_has_help(command: str) -> None:
    found = typer.main.get_command(app).commands[command]  # type: ignore[attr-defined]
    assert found.help
    assert all(p.help for p in found.params if p.name != "help"), [p.name for p in found.params if not p.help]


@pytest.mark.parametrize("name", [*READMES, "CONTRIBUTING.md"])
def test_every_relative_link_leads_somewhere(name: str, root: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", (root / name).read_text("utf-8")):
        assert (root / target).exists(), f"{name} links to {target}"


def test_the_notebook_runs_from_pages_to_a_chart(root: Path) -> None:
    """In a kernel of its own; nothing that it shows is a warning or an error."""
    for name in ("nbclient", "ipykernel", "matplotlib", "pandas"):
        pytest.importorskip(name, reason=f"{name} is not installed: pip install -e '.[dev]'")
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(root / "docs" / "from-pages-to-a-chart.ipynb", as_version=4)  # type: ignore[no-untyped-call]
    kept = [len(cell.get("outputs", ())) for cell in notebook.cells]
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(root / "docs")}}).execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    assert [output for output in outputs if output["output_type"] == "stream"] == []
    assert any("image/png" in output.get("data", {}) for output in outputs)
    assert [len(cell.get("outputs", ())) for cell in notebook.cells] == kept, "run it again and save it"

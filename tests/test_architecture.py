"""Arrows between modules go one way: model <- stages <- pipeline <- cli; only cli/ prints; heavy libraries wait."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ORDER = (
    ("errors", "resources", "tables", "text", "model", "numerals", "pinyin"),
    ("division_forms", "divisions", "scope", "scope_evidence"),
    ("pages", "articles", "sentences"),
    ("reading", "mentions"),
    ("facts",),
    ("lexicon",),
    ("article_reader",),
    ("resolve",),
    ("pipeline",),
    ("report", "output", "graph", "view", "audit"),
    ("overview",),
    ("store", "questions", "query", "explain", "write"),
    ("serve", "export"),
    ("push", "api"),
    ("cli",),
    ("__main__", "__init__"),
)
"""A module may import from its own row and the rows above it."""
LEVEL = {name: level for level, names in enumerate(ORDER) for name in names}
HEAVY = {
    "jieba",
    "rdflib",
    "networkx",
    "pyvis",
    "igraph",
    "pyoxigraph",
    "pypinyin",
    "numpy",
    "scipy",
    "polars",
    "pandas",
}
MODULES = sorted((ROOT / "kg").rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(ROOT / "kg").with_suffix("").parts[0]


def imports(tree: ast.AST) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_imports_only_from_its_own_row_and_those_before_it(path: Path) -> None:
    mine = LEVEL[room(path)]
    for name in imports(ast.parse(path.read_text("utf-8"))):
        if name.startswith("kg.") and name.split(".")[1] in LEVEL:
            assert LEVEL[name.split(".")[1]] <= mine, f"{path.name} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_only_the_command_line_prints(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    calls = {n.func.id for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}
    assert room(path) == "cli" or "print" not in calls


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_heavy_libraries_are_imported_inside_functions(path: Path) -> None:
    inner = (ast.FunctionDef, ast.ClassDef, ast.If)
    tree = ast.parse(path.read_text("utf-8"))
    top = {name.split(".")[0] for node in tree.body if not isinstance(node, inner) for name in imports(node)}
    assert not top & HEAVY


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_stays_readable(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 450

"""The HTML page: our template, Vega-Lite as its wheel ships it, our scripts, and the data in base64.

A content security policy names the hashes of the scripts and of the style sheet, so that nothing else runs and
nothing is fetched; Vega reads its expressions with its own interpreter and needs no ``eval``.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from kg import resources
from kg.view.columns import packed

_ASSETS = Path(__file__).resolve().parent / "assets"
_SHARED = _ASSETS.parents[1] / "view" / "assets"
"""The graph view's own modules, of which some serve here as they are."""

_PACKAGE = "js_lib_vega_embed"
_LIBRARY = "static/js_lib_vega_embed/vega-embed-full.js"
"""Vega, Vega-Lite and Vega-Embed among the files of django-js-lib-vega-embed, which needs no Django for this."""

_MODULES = (
    "words",
    "data",
    "route",
    "controls",
    "sheet",
    "table",
    "charts",
    "period",
    "glance",
    "cube",
    "inspection",
    "axis",
    "running",
    "regions",
    "stacks",
    "share",
    "figures",
    "complaints",
    "gatherings",
    "lanes",
    "timeline",
    "attendance",
    "meetings",
    "posts",
    "findings",
    "main",
)
"""In the order in which they use each other; joined into one function, so that nothing is global."""


def render(drawn: dict[str, Any], passages: dict[str, Any]) -> str:
    """The whole page as text, to be written in UTF-8 with plain newlines.

    Args:
        drawn: what the page shows at once.
        passages: what it shows on demand.

    Raises:
        KgError: the package that ships Vega is not there.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    scripts = {"check_js": _shared("check"), "library_js": _vega(), "overview_js": _bundle()}
    style = _asset("style.css")
    environment = Environment(loader=FileSystemLoader(_ASSETS), autoescape=True, undefined=StrictUndefined)
    return environment.get_template("template.html").render(
        {name: Markup(text) for name, text in scripts.items()},
        style_css=Markup(style),
        policy=_policy(scripts.values(), style),
        drawn=packed(drawn),
        passages=packed(passages),
    )


@cache
def _vega() -> str:
    """The library as a file of its package, which is found without being imported."""
    return resources.of_package(_PACKAGE, _LIBRARY).read_text("utf-8")


def _asset(name: str) -> str:
    return (_ASSETS / name).read_text("utf-8")


def _shared(name: str) -> str:
    return (_SHARED / f"{name}.js").read_text("utf-8")


def _bundle() -> str:
    """All modules as one function that leaves nothing behind but ``window.kgOverview``."""
    words, *others = (_asset(f"{name}.js") for name in _MODULES)
    body = "\n".join((words, _shared("dom"), _shared("passages"), *others))
    return f'(() => {{\n"use strict";\n{body}\n}})();\n'


def _policy(scripts: Iterable[str], style: str) -> str:
    """A policy under which these scripts and this style sheet work, and nothing else does."""
    return (
        f"default-src 'none'; script-src {' '.join(map(_hash, scripts))}; style-src {_hash(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

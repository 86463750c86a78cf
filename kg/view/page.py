"""The HTML page: pyvis holds nodes and edges and renders a template of ours into one file that loads nothing.

pyvis' own template would call two servers; ours takes vis-network from the files that pyvis ships, names the hashes
of its scripts in a content security policy, and carries the data as base64.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.view.columns import detail_columns, graph_columns, packed
from kg.view.data import Picture
from kg.view.layout import Layout

if TYPE_CHECKING:
    from jinja2 import Environment

_ASSETS = Path(__file__).resolve().parent / "assets"
_LIBRARY = "lib/vis-9.1.2/vis-network.min.js"
"""vis-network among the files of the pinned pyvis."""

_MODULES = (
    "words",
    "store",
    "state",
    "dom",
    "facets",
    "filters",
    "search",
    "shapes",
    "labels",
    "rings",
    "paths",
    "painter",
    "stage",
    "styles",
    "camera",
    "scene",
    "pointer",
    "facts",
    "passages",
    "citation",
    "complaints",
    "remarks",
    "timeline",
    "suggest",
    "panel",
    "overview",
    "histogram",
    "legend",
    "searchbox",
    "listing",
    "export",
    "help",
    "keys",
    "route",
    "main",
)
"""In the order in which they use each other; joined into one function, so that nothing is global."""

_SHAPES = {"person": "dot", "body": "square", "place": "triangle", "event": "diamond", "batch": "hexagon"}

_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "keyboard": False, "multiselect": False, "tooltipDelay": 100000, "zoomSpeed": 0.7},
    "edges": {"smooth": False, "arrows": {"to": {"enabled": True, "scaleFactor": 0.45}}},
}


def render(picture: Picture, layout: Layout, *, pinyin: Sequence[str], title: str) -> str:
    """The whole page as text, to be written in UTF-8 with plain newlines."""
    from markupsafe import Markup
    from pyvis.network import Network

    net = Network(height="100%", width="100%", directed=True, heading=title, cdn_resources="in_line")
    net.set_options(json.dumps(_OPTIONS))
    _fill(net, picture, layout)
    style = _asset("style.css")
    scripts = {
        "check_js": _asset("check.js"),
        "library_js": _from_pyvis(net.templateEnv),
        "view_js": _bundle(),
    }
    net.templateEnv = _environment()
    net.path = "template.html"

    def graph(nodes: Sequence[dict[str, Any]], edges: Sequence[dict[str, Any]]) -> str:
        return packed(graph_columns(picture, nodes, edges, islands=layout.islands, pinyin=pinyin))

    net.templateEnv.globals.update(
        {name: Markup(text) for name, text in scripts.items()},
        style_css=Markup(style),
        policy=_policy(scripts.values(), style),
        graph=graph,
        details=lambda: packed(detail_columns(picture)),
    )
    html: str = net.generate_html()
    return html


def _fill(net: Any, picture: Picture, layout: Layout) -> None:
    """Give pyvis its nodes and edges; its own ``add_node`` and ``add_edge`` search a list at every call."""
    net.nodes = [
        {"id": node.id, "label": node.label, "shape": _SHAPES[node.kind], "group": node.kind, "x": x, "y": y}
        for node, (x, y) in zip(picture.nodes, layout.points, strict=True)
    ]
    ids = [node.id for node in picture.nodes]
    net.node_ids = list(ids)
    net.node_map = dict(zip(ids, net.nodes, strict=True))
    net.edges = [
        {"from": ids[edge.source], "to": ids[edge.target], "label": edge.relation, "arrows": "to"}
        for edge in picture.edges
    ]


def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(loader=FileSystemLoader(_ASSETS), autoescape=True, undefined=StrictUndefined)


def _from_pyvis(environment: Environment) -> str:
    """vis-network as pyvis ships it, past the template engine, which would read some of it as its own syntax."""
    assert environment.loader is not None
    return environment.loader.get_source(environment, _LIBRARY)[0]


def _asset(name: str) -> str:
    return (_ASSETS / name).read_text("utf-8")


def _bundle() -> str:
    """All modules as one function that leaves nothing behind but ``window.kgView``."""
    body = "\n".join(_asset(f"{name}.js") for name in _MODULES)
    return f'(() => {{\n"use strict";\n{body}\n}})();\n'


def _policy(scripts: Iterable[str], style: str) -> str:
    """A content security policy under which these scripts and this style count, nothing else does, none is fetched."""
    return (
        f"default-src 'none'; script-src {_hashes(scripts)}; style-src {_hashes([style])}; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hashes(texts: Iterable[str]) -> str:
    return " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(t.encode()).digest()).decode()}'" for t in texts)

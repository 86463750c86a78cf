"""The network as GraphML, GEXF and node-link JSON, each readable by networkx, and the first two by Gephi."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from kg.export.network import Edge, Node
from kg.export.xml import allowed

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_BREAKS = {"\r": "&#13;"}
_NODE = ("label", "kind", "type", "date", "weight")
_EDGE = ("relation", "title", "status", "weight")


def graphml(nodes: Iterable[Node], edges: Iterable[Edge]) -> Iterator[str]:
    """GraphML piece by piece."""
    yield f'{_HEAD}<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for scope, names in (("node", _NODE), ("edge", _EDGE)):
        for name in names:
            kind = "long" if name == "weight" else "string"
            yield f'  <key id="{scope}-{name}" for="{scope}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '  <graph edgedefault="directed">\n'
    for node in nodes:
        yield f"    <node id={_quoted(node.id)}>{_data('node', node, _NODE)}</node>\n"
    for edge in edges:
        ends = f"source={_quoted(edge.source)} target={_quoted(edge.target)}"
        yield f'    <edge id="{edge.id}" {ends}>{_data("edge", edge, _EDGE)}</edge>\n'
    yield "  </graph>\n</graphml>\n"


def _data(scope: str, row: Node | Edge, names: Iterable[str]) -> str:
    return "".join(f'<data key="{scope}-{name}">{_text(getattr(row, name))}</data>' for name in names)


def gexf(nodes: Iterable[Node], edges: Iterable[Edge]) -> Iterator[str]:
    """GEXF 1.3 piece by piece: an edge's relation is its ``kind``, which Gephi keeps apart between the same ends."""
    yield f'{_HEAD}<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    yield '  <graph mode="static" defaultedgetype="directed">\n'
    for scope, names in (("node", _NODE[1:]), ("edge", _EDGE[:-1])):
        yield f'    <attributes class="{scope}" mode="static">\n'
        for name in names:
            kind = "long" if name == "weight" else "string"
            yield f'      <attribute id="{name}" title="{name}" type="{kind}"/>\n'
        yield "    </attributes>\n"
    yield "    <nodes>\n"
    for node in nodes:
        yield f"      <node id={_quoted(node.id)} label={_quoted(node.label)}>{_attributes(node, _NODE[1:])}</node>\n"
    yield "    </nodes>\n    <edges>\n"
    for edge in edges:
        ends = f"source={_quoted(edge.source)} target={_quoted(edge.target)}"
        named = f'kind="{edge.relation}" label="{edge.relation}" weight="{edge.weight}"'
        yield f'      <edge id="{edge.id}" {ends} {named}>{_attributes(edge, _EDGE[:-1])}</edge>\n'
    yield "    </edges>\n  </graph>\n</gexf>\n"


def _attributes(row: Node | Edge, names: Iterable[str]) -> str:
    values = "".join(f'<attvalue for="{name}" value={_quoted(str(getattr(row, name)))}/>' for name in names)
    return f"<attvalues>{values}</attvalues>"


def node_link(nodes: Iterable[Node], edges: Iterable[Edge]) -> Iterator[str]:
    """Node-link JSON as networkx and D3 read it, one node or edge a line."""
    yield '{"directed": true, "multigraph": true, "graph": {},\n"nodes": ['
    yield from _lines(node._asdict() for node in nodes)
    yield '\n],\n"edges": ['
    yield from _lines(_keyed(edge) for edge in edges)
    yield "\n]}\n"


def _lines(records: Iterable[dict[str, str | int]]) -> Iterator[str]:
    comma = ""
    for record in records:
        yield f"{comma}\n{json.dumps(record, ensure_ascii=False)}"
        comma = ","


def _keyed(edge: Edge) -> dict[str, str | int]:
    """An edge with its number as its key, as networkx calls what tells parallel edges apart."""
    record = edge._asdict()
    return {"key": record.pop("id"), **record}


def _text(value: str | int) -> str:
    return escape(allowed(str(value)), _BREAKS)


def _quoted(value: str) -> str:
    return quoteattr(allowed(value))

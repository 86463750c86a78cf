"""The graph as one HTML page that opens from disk, offline, and shows the passage behind every fact."""

from __future__ import annotations

from kg.model import Knowledge
from kg.view.data import picture
from kg.view.layout import place
from kg.view.page import render
from kg.view.pinyin import keys

__all__ = ["write_view"]


def write_view(knowledge: Knowledge, *, title: str = "关系图谱") -> str:
    """The interactive page of ``knowledge``, as HTML text.

    Args:
        knowledge: what all pages say together, after ``resolve``.
        title: shown as heading and window title.

    Returns:
        The whole page, scripts and data included; it loads nothing and is the same at every call. Write it in UTF-8.
    """
    found = picture(knowledge)
    layout = place(len(found.nodes), [(edge.source, edge.target) for edge in found.edges])
    return render(found, layout, pinyin=list(keys(found.nodes)), title=title)

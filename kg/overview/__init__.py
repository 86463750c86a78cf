"""What a corpus says at a glance, as one HTML page beside the graph: complaints, meetings, posts, each with its source."""

from __future__ import annotations

from kg.model import Knowledge
from kg.overview.columns import columns
from kg.overview.page import render

__all__ = ["write_overview"]


def write_overview(knowledge: Knowledge) -> str:
    """The page of ``knowledge``, as HTML text.

    Args:
        knowledge: what all pages say together, after ``resolve``.

    Returns:
        The whole page, scripts and data included; it loads nothing and is the same at every call. Write it in UTF-8,
        beside ``graph.html``, to which its links lead.
    """
    return render(*columns(knowledge))

"""What a corpus says at a glance, as one HTML page beside the graph: complaints, meetings, posts, each with its source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.audit import Finding
from kg.model import Article, Knowledge, Settings
from kg.overview.columns import columns
from kg.overview.context import Context
from kg.overview.page import render

__all__ = ["write_overview"]


def write_overview(
    knowledge: Knowledge,
    *,
    notices: Iterable[Article] = (),
    findings: Sequence[Finding] = (),
    base: str = Settings().base,
) -> str:
    """The page of ``knowledge``, as HTML text.

    Args:
        knowledge: what all pages say together, after ``resolve``.
        notices: the articles that figures were read from, so that each is shown inside its sentence.
        findings: what the audit of ``knowledge`` found.
        base: what the IRI of every node begins with, as the audit was told.

    Returns:
        The whole page, scripts and data included; it loads nothing and is the same at every call. Write it in UTF-8,
        beside ``graph.html``, to which its links lead.
    """
    return render(*columns(knowledge, Context(notices), findings=findings, base=base))

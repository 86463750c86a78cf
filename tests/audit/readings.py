"""Pages of our own making, read the whole way and audited: findings in one-line notation.

``region-sum 41:42`` is a check with the two figures at odds; a check without figures stands alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kg import lexicon as lexicons
from kg.audit import Finding, audit
from kg.lexicon import Lexicon
from kg.model import Knowledge, Page, Settings
from kg.pipeline import read_page
from kg.resolve import resolve

BASE = "https://example.org/id/"
_FIGURES = (("numbers",), ("first", "then"), ("sum", "total"), ("expected", "total"), ("one", "two"))


@cache
def lexicon() -> Lexicon:
    """The shipped one."""
    return lexicons.load(None)


def knowledge(pages: Mapping[str, str], *, region: str = "湖南省", paper: str = "甲日报") -> Knowledge:
    """What pages, by date or ``date name``, say together."""
    read = [
        read_page(
            Page(id=f"{name}.txt", text=text, sha256="0" * 64, date=name[:10], region=region, paper=paper),
            lexicon=lexicon(),
            settings=Settings(),
        ).knowledge
        for name, text in pages.items()
    ]
    return resolve(read).knowledge


def findings(pages: Mapping[str, str], *, region: str = "湖南省") -> tuple[Finding, ...]:
    """What the audit says of pages."""
    return audit(knowledge(pages, region=region), base=BASE)


def lines(found: tuple[Finding, ...]) -> list[str]:
    """The findings in the notation of this module, sorted."""
    return sorted(_line(f) for f in found)


def _line(finding: Finding) -> str:
    values = dict(finding.values)
    figures = next((names for names in _FIGURES if all(name in values for name in names)), ())
    of_figures = not finding.check.startswith(("chair", "post", "body", "event", "meeting-dates"))
    shown = ":".join(str(values[name]) for name in figures) if of_figures else ""
    return f"{finding.check} {shown}".strip()

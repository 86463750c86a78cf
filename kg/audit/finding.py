"""What the audit says: one thing that does not add up, by how much, and the sentences that show it."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from kg.audit import messages
from kg.model import Passage


class Certainty(StrEnum):
    """How sure it is that the paper itself is at odds."""

    PAPER = "paper"
    """Every figure of it was read whole: the paper is at odds with itself, or two papers are."""
    MISREAD = "misread"
    """All comes right once one digit is read as its look-alike: the print or the scan may be at fault."""
    OPEN = "open"
    """It may have a good reason that the pages do not tell, or two things were taken for one."""
    GRAPH = "graph"
    """The graph breaks its own rules, whatever the paper says."""
    PAGES = "pages"
    """A page that would settle it may be missing from the collection."""


class Thing(Struct, frozen=True, order=True):
    """A node of the graph as a finding speaks of it."""

    node: str
    """Its IRI."""
    name: str


Value = str | int


class Finding(Struct, frozen=True):
    """One thing that does not add up."""

    check: str
    """The name of the check: ``region-sum``; `messages.title` puts it into words."""
    certainty: Certainty
    subject: Thing
    """The node that it is about: a batch, an event, a post's body, a person."""
    values: tuple[tuple[str, Value], ...]
    """What the message needs, by name; among them ``by``, the difference, where there is one."""
    passages: tuple[Passage, ...]
    """The sentences that are at odds, in the order in which the message speaks of them."""
    others: tuple[Thing, ...] = ()
    """Further nodes that it concerns: the region, the other batch, both persons."""
    hints: tuple[tuple[str, tuple[tuple[str, Value], ...]], ...] = ()
    """Reasons for the certainty: names of further messages, each with its values."""

    def message(self, language: str = "zh") -> str:
        """What does not add up, by how much, and how sure that is, in ``zh`` or ``en``."""
        parts = [messages.text(self.check, language, dict(self.values))]
        parts += [messages.text(name, language, dict(values)) for name, values in self.hints]
        parts.append(messages.text(f"certainty-{self.certainty}", language, {}))
        return ("" if language == "zh" else " ").join(parts)

    def title(self, language: str = "zh") -> str:
        """The name of the check in words."""
        return messages.title(self.check, language)


def in_order(findings: list[Finding]) -> tuple[Finding, ...]:
    """The findings, the surest first, then by check and by what they are about."""
    rank = list(Certainty)
    return tuple(sorted(findings, key=lambda f: (rank.index(f.certainty), f.check, f.subject.node, f.values)))

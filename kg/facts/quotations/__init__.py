"""What people said, directly or as reported."""

from __future__ import annotations

from kg.facts.quotations.reader import quotations

__all__ = ["quotations"]

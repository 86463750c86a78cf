"""Events with their names, dates, places, roles and agenda."""

from __future__ import annotations

from kg.facts.events.reader import EventFindings, events

__all__ = ["EventFindings", "events"]

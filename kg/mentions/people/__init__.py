"""People: names on characters, by title, list, verb and recurrence."""

from __future__ import annotations

from kg.mentions.people.finder import PeopleFindings, find_people

__all__ = ["PeopleFindings", "find_people"]

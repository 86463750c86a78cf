"""Places: divisions, villages and named sites."""

from __future__ import annotations

from kg.mentions.places.finder import DEICTIC, PlaceFindings, find_places

__all__ = ["DEICTIC", "PlaceFindings", "find_places"]

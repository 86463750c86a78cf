"""Organisations: found by anchors and official endings, named in full."""

from __future__ import annotations

from kg.mentions.bodies.finder import BodyFindings, BodyLexicon, find_bodies, organ, resolve

__all__ = ["BodyFindings", "BodyLexicon", "find_bodies", "organ", "resolve"]

"""Posts: titles and the bodies they belong to."""

from __future__ import annotations

from kg.mentions.posts.lexicon import PostLexicon, Title, TitleSpot, is_office

__all__ = ["PostLexicon", "Title", "TitleSpot", "is_office"]

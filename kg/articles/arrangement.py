"""How a page arranges its headings: behind the bodies, or by Markdown levels."""

from __future__ import annotations

from collections.abc import Sequence

from kg.articles.chunks import Chunk
from kg.articles.kinds import ChunkKind


def headings_follow(kinds: Sequence[ChunkKind]) -> bool:
    """Whether the page prints headlines after their bodies: it begins with a body and ends with a heading."""
    telling = [k for k in kinds if k in (ChunkKind.HEADING, ChunkKind.OPENER, ChunkKind.TEXT, ChunkKind.ROW)]
    return bool(telling) and telling[0] is ChunkKind.OPENER and telling[-1] is ChunkKind.HEADING


def article_level(chunks: Sequence[Chunk], kinds: Sequence[ChunkKind]) -> int:
    """The deepest Markdown level that heads articles: those above an opener, else the highest above any text."""
    above_opener: list[int] = []
    above_text: list[int] = []
    for at in range(len(chunks) - 1):
        if kinds[at] is not ChunkKind.HEADING or not chunks[at].level or kinds[at + 1] is ChunkKind.HEADING:
            continue
        group = [chunks[at].level]
        while at and kinds[at - 1] is ChunkKind.HEADING:
            at -= 1
            group.append(chunks[at].level or 6)
        (above_opener if kinds[at + len(group)] in (ChunkKind.OPENER, ChunkKind.BYLINE) else above_text).append(
            min(group)
        )
    return max(above_opener) if above_opener else min(above_text, default=0)

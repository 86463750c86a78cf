"""All the tables of ``seeds/``, loaded once and checked, with what the user adds."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from kg import tables
from kg.divisions import Divisions
from kg.errors import LexiconError
from kg.mentions.bodies import BodyLexicon
from kg.mentions.posts import PostLexicon

KINDS = ("place", "body", "post")


class Lexicon(Struct, frozen=True):
    """What the readers know before they see a page."""

    divisions: Divisions
    bodies: BodyLexicon
    posts: PostLexicon


def load(user: Path | None = None) -> Lexicon:
    """The lexicon, with the rows of the user's own table (fields: kind name also level parent) added.

    Raises:
        LexiconError: a table cannot be read or breaks its rules.
    """
    extra = _user_rows(user) if user is not None else {kind: [] for kind in KINDS}
    return Lexicon(
        divisions=Divisions.load(extra=extra["place"]),
        bodies=BodyLexicon.load(extra=extra["body"]),
        posts=PostLexicon.load(extra=extra["post"]),
    )


def _user_rows(path: Path) -> dict[str, list[tables.Row]]:
    rows: dict[str, list[tables.Row]] = {kind: [] for kind in KINDS}
    for row in tables.read(path.name, base=path.parent):
        kind = row.get("kind", "")
        if kind not in rows or not row.get("name"):
            raise LexiconError(f"{path}: an entry needs a kind ({', '.join(KINDS)}) and a name: {row}")
        rows[kind].append(row)
    return rows

"""Titles of posts, found in one pass: 副书记, 常务副专员, 党组成员, 二级调研员, 董事长, and what they say of their holder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind
from msgspec import Struct
from msgspec.structs import replace

from kg import tables
from kg.errors import LexiconError
from kg.mentions.name_lexicon import NameLexicon
from kg.model import Standing, TenureStatus
from kg.tables import Row

_LEADING = ("人", "干部", "小组", "班子", "下", "力", "层", "体制", "机制", "职务", "岗位")
"""After 领导 these make another word of it."""


_ASSISTANT = "助理"


class Title(Struct, frozen=True):
    """One word that names a post, or the plain role of a private person."""

    word: str
    """As printed: 党支部书记."""
    core: str
    """The bare title: 书记."""
    standing: Standing
    strong: bool
    """Enough by itself to announce a name; a weak one (干部, 作家) needs a body or clear bounds."""
    organ: str = ""
    """``government:<level>`` or ``unit:<suffix>``: what the word says of the body; empty when nothing."""
    seat: bool = False
    """An office only in a body: 代表 of a congress, but anyone may speak as a 代表."""
    bare: bool = False
    """Public only beside a body: 主任, 专家."""


class TitleSpot(NamedTuple):
    """Where a text has a title, in code points, half-open."""

    start: int
    stop: int
    title: Title


class PostLexicon(Struct, frozen=True):
    """The titles with their prefixes and the words of status, and what is known of names."""

    titles: tuple[Title | None, ...]
    """By number of the pattern; None where the pattern is a longer word that holds a title and is none."""
    matcher: AhoCorasick
    before: Mapping[str, TenureStatus]
    """Words before a post that change its status (原, 时任)."""
    lengths: tuple[int, ...]
    """Of these words, the longest first."""
    names: NameLexicon

    @classmethod
    def load(cls, *, extra: Sequence[Row] = ()) -> PostLexicon:
        """The tables ``seeds/post_*.tsv``, with rows of the user's own (fields name, and level for the standing).

        Raises:
            LexiconError: a table is missing or broken, or a row has an unknown standing.
        """
        return _shipped() if not extra else _build(extra)

    def find(self, text: str) -> list[TitleSpot]:
        """Every title in ``text``, the longest at each place, in reading order."""
        titles = self.titles
        spots = []
        for number, start, stop in self.matcher.find_matches_as_indexes(text):
            title = titles[number]
            if title is None or (title.core == "领导" and text.startswith(_LEADING, stop)):
                continue
            if text.startswith(_ASSISTANT, stop) and title.standing is not Standing.PRIVATE:
                continue  # a 站长助理 is no 站长
            spots.append(TitleSpot(start, stop, title))
        return spots

    def status_at(self, words: str) -> tuple[TenureStatus, str]:
        """The status that ``words`` begin with, and the rest of them."""
        for length in self.lengths:
            if status := self.before.get(words[:length]):
                return status, words[length:]
        return TenureStatus.CURRENT, words

    def status_before(self, text: str, at: int) -> tuple[TenureStatus, int]:
        """The status that the words right before ``at`` give a post, and where they begin."""
        for length in self.lengths:
            if length <= at and (status := self.before.get(text[at - length : at])):
                return status, at - length
        return TenureStatus.CURRENT, at


@cache
def _shipped() -> PostLexicon:
    return _build(())


def _build(extra: Iterable[Row]) -> PostLexicon:
    titles: dict[str, Title | None] = dict.fromkeys(row["word"] for row in tables.read("post_blocks.tsv"))
    rows = tables.read("post_titles.tsv")
    rows += [{"title": r["name"], "standing": r.get("level") or "official", "weight": "strong"} for r in extra]
    prefixes = tuple(row["prefix"] for row in tables.read("post_prefixes.tsv"))
    plain = {title.word: title for title in map(_title, rows)}
    for title in plain.values():
        if title.strong and title.standing in (Standing.OFFICIAL, Standing.PUBLIC) and title.core == title.word:
            for prefix in prefixes:
                titles.setdefault(prefix + title.word, _prefixed(title, prefix))
    titles |= plain
    words = sorted(titles)
    status = [row for row in tables.read("post_status.tsv") if row["place"] == "before"]
    return PostLexicon(
        titles=tuple(titles[word] for word in words),
        matcher=AhoCorasick(words, matchkind=MatchKind.LeftmostLongest),
        before={row["word"]: TenureStatus(row["status"]) for row in status},
        lengths=tuple(sorted({len(row["word"]) for row in status}, reverse=True)),
        names=NameLexicon.load(),
    )


def _prefixed(title: Title, prefix: str) -> Title:
    return replace(title, word=prefix + title.word, core=prefix + title.core)


def is_office(core: str, *, bodied: bool) -> bool:
    """Whether the bare title ``core`` is an office or a distinction one holds; ``bodied`` where a body stands beside it."""
    when = _no_office().get(core)
    return when is None or (when == "alone" and bodied)


@cache
def _no_office() -> dict[str, str]:
    return {row["title"]: row["when"] for row in tables.read("post_no_office.tsv")}


@cache
def _bare() -> frozenset[str]:
    return frozenset(row["title"] for row in tables.read("post_bare.tsv"))


def _title(row: Row) -> Title:
    try:
        standing = Standing(row["standing"])
    except ValueError as error:
        known = ", ".join(Standing)
        raise LexiconError(f"post {row['title']}: unknown standing {row['standing']!r}: use one of {known}") from error
    return Title(
        word=row["title"],
        core=row.get("core") or row["title"],
        standing=standing,
        strong=row["weight"] == "strong",
        organ=row.get("organ", ""),
        seat=row["weight"] == "seat",
        bare=row["title"] in _bare(),
    )

"""The one place that mints IRIs: readable, stable from build to build, and never one for two things.

An IRI is ``<base><family>/<local>``. The local part is the thing's key as people write it, so long as that is
legal in an IRI and can be read back into the key (which is why two keys cannot share it). Where it cannot, it is
cut or cleaned, and ``--`` with eight hexadecimal digits of the key's SHA-256 keeps it apart. Local parts hold no
``/``, so that Turtle can write every node with a prefix.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable

from kg.errors import UsageError
from kg.graph.terms import FAMILIES
from kg.model import Kind, Passage, Place, Ref

_MAX = 96
"""Code points of a local part before its mark."""
_PART = "_"
"""Between the parts of a composed local part."""
# RFC 3987 without the general delimiters, bidirectional marks, blanks of any kind, and whatever shows nothing.
_UNSAFE = re.compile(
    "[^A-Za-z0-9.~!$&'()*+,;=:@_"
    "\u00a1-\u00ac\u00ae-\u061b\u061d-\u167f\u1681-\u180d\u180f-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\u2fff"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufefe\uff00-\uffef"
    "\U00010000-\U0001fffd\U00020000-\U0002fffd\U00030000-\U0003fffd-]"
)
_BASE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*://[^/?#]+([^?#]*/|/[^?#]*#)")
_DELIMITERS = re.compile("[/#]")
_MARKED = re.compile("--[0-9a-f]{8}$")
_SITE = re.compile(r"(.+)@(\d+)", re.DOTALL)
_SITE_LOCAL = re.compile(r"(\d+)-(.+)", re.DOTALL)
_CODE_LOCAL = re.compile(r".+-(\d+)", re.DOTALL)


def checked_base(base: str) -> str:
    """``base`` itself.

    Raises:
        UsageError: it is no absolute IRI that ends with ``/`` or ``#``.
    """
    if not _BASE.fullmatch(base) or _UNSAFE.search(_DELIMITERS.sub("", base)):
        raise UsageError(f"{base!r} cannot be the base of the nodes: give an IRI like https://example.org/id/")
    return base


def clean(local: str) -> str:
    """``local`` in NFC, with ``_`` for what an IRI may not hold, cut to a readable length."""
    safe = _UNSAFE.sub("_", unicodedata.normalize("NFC", local))[:_MAX]
    return safe if safe.strip(".") else "_"


def local(key: str, shown: str | None = None, read_back: Callable[[str], str] = str) -> str:
    """The local part for ``key``, shown as ``shown`` (the key itself unless given).

    ``read_back`` must turn an unmarked local part into its key again; where it does not, the mark is added.

    >>> local("张伟（甲县）"), local("a b")
    ('张伟（甲县）', 'a_b--c8687a08')
    """
    wanted = key if shown is None else shown
    safe = clean(wanted)
    if safe == wanted and read_back(safe) == key and not _MARKED.search(safe):
        return safe
    return f"{safe}--{mark(key)}"


def mark(text: str) -> str:
    """Eight hexadecimal digits that stand for ``text``."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def composed(*parts: str) -> str:
    """A local part made of several, such as a tenure's person, title and body."""
    shown = _PART.join(parts)
    key = "\x1f".join(parts)
    return local(key, shown, lambda safe: "\x1f".join(safe.split(_PART)))


def page_local(page: str) -> str:
    """``2026/05/22.txt`` becomes ``2026:05:22.txt``; the ``#`` before a record's id becomes ``::``."""
    shown = page.replace("/", ":").replace("#", "::")
    return local(page, shown, lambda safe: safe.replace("::", "#").replace(":", "/"))


def place_local(key: str, name: str) -> str:
    """``990100`` becomes ``甲市-990100``, and ``甲口岸@990121`` becomes ``990121-甲口岸``."""
    site = _SITE.fullmatch(key)
    if site:
        return local(key, f"{site[2]}-{site[1]}", _read_place)
    return local(key, f"{name}-{key}" if key.isdigit() else key, _read_place)


def _read_place(safe: str) -> str:
    site = _SITE_LOCAL.fullmatch(safe)
    if site:
        return f"{site[2]}@{site[1]}"
    code = _CODE_LOCAL.fullmatch(safe)
    return code[1] if code else safe


class Iris:
    """Mints the IRIs of one build.

    Args:
        base: what every IRI begins with.
        places: every place of the build, whose names its IRIs show.

    Raises:
        UsageError: ``base`` is no absolute IRI that ends with ``/`` or ``#``.
    """

    def __init__(self, base: str, places: Iterable[Place] = ()) -> None:
        self.base = checked_base(base)
        self._starts = {family: f"{base}{family}/" for family in FAMILIES}
        self._names = {p.ref: p.name for p in places}
        self._things: dict[Ref, str] = {}
        self._pages: dict[str, str] = {}
        self._rules: dict[str, str] = {}

    def node(self, family: str, *parts: str) -> str:
        """The node of ``family`` that these parts identify."""
        return self._starts[family] + (local(parts[0]) if len(parts) == 1 else composed(*parts))

    def thing(self, ref: Ref) -> str:
        """A person, body, place or event."""
        found = self._things.get(ref)
        if found is None:
            found = self._things[ref] = self._starts[ref.kind] + self.name(ref)
        return found

    def name(self, ref: Ref) -> str:
        """The local part of a thing's IRI, as it stands in composed ones."""
        return place_local(ref.key, self._names.get(ref, ref.key)) if ref.kind is Kind.PLACE else local(ref.key)

    def page(self, page: str) -> str:
        """A page, by its id."""
        return self._starts["page"] + self.page_name(page)

    def article(self, page: str, number: int) -> str:
        """An article, by its page and its number there."""
        return f"{self._starts['article']}{self.page_name(page)}.{number:02d}"

    def passage(self, passage: Passage) -> str:
        """A passage: one stretch of one page as read by one rule."""
        rule = self._rules.get(passage.rule)
        if rule is None:
            rule = self._rules[passage.rule] = local(passage.rule, passage.rule.replace(".", "_"))
        return f"{self._starts['passage']}{self.page_name(passage.page)}.{passage.begin}-{passage.end}.{rule}"

    def page_name(self, page: str) -> str:
        """The local part of a page's IRI, as it stands in composed ones."""
        found = self._pages.get(page)
        if found is None:
            found = self._pages[page] = page_local(page)
        return found

"""Searching for patterns whose alternatives do not all begin with a plain character, as fast as for those that do.

`re` skips from candidate to candidate only where a pattern begins with one set of characters; a look-behind, an
optional part or a group at the beginning of a single alternative makes it try every place of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct


class Skipping(Struct, frozen=True):
    """A pattern that is tried only at the characters with which it can begin; make one with `Skipping.of`."""

    pattern: re.Pattern[str]

    @classmethod
    def of(cls, pattern: str, *, first: str) -> Skipping:
        """``pattern``, which never matches nothing, and ``first``, the inside of a set of all that it can begin with.

        >>> [*Skipping.of("(?<!各)[省市]长", first="省市").spans("省长和各市长")]
        [(0, 2)]
        """
        # the first character is consumed, then the whole pattern is read from where that stands
        return cls(re.compile(rf"[{first}](?<=(?=(?P<whole>{pattern})).)", re.DOTALL))

    def search(self, text: str, start: int = 0) -> tuple[int, int] | None:
        """Where the first match from ``start`` on begins and ends."""
        found = self.pattern.search(text, start)
        return found.span("whole") if found else None

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where each match begins and ends, as `re.finditer` has them."""
        search, at = self.pattern.search, 0
        while found := search(text, at):
            yield found.span("whole")
            at = found.end("whole")

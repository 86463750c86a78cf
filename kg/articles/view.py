"""What of a page file is text to read, and where each code point of it stands in the file."""

from __future__ import annotations

import re
from array import array

from msgspec import Struct

from kg.articles.markup import markup_text
from kg.model import Page
from kg.text import fold

_MARKUP = re.compile(r"\s*(?:<\?xml|<!doctype\s+html|<html[\s>]|<!--)", re.IGNORECASE)


_numbers = array("l", range(4096))
"""0, 1, 2, … ready to slice, longer as pages ask for it: counting anew for each page costs more than reading it."""


def _count_up(start: int, stop: int) -> array[int]:
    if stop > len(_numbers):
        _numbers.extend(range(len(_numbers), 2 * stop))
    return _numbers[start:stop]


class View(Struct, frozen=True):
    """The readable text of a page, folded, with the way back to the file."""

    text: str
    offsets: array[int]
    """For each code point of ``text`` its offset in ``Page.text``."""


def view_of(page: Page) -> View:
    """The text proper of a page: after its front matter, and without tags where the file is HTML."""
    if page.id.lower().endswith((".html", ".htm")) or _MARKUP.match(page.text, page.start, page.start + 500):
        text, offsets = markup_text(page.text, start=page.start)
        return View(fold(text), offsets)
    return View(fold(page.text[page.start :]), _count_up(page.start, len(page.text)))

"""When a page was published: as it says, as its file name says, as the user says, or as its text shows."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import NamedTuple

_WHOLE = re.compile(r"(?P<year>\d{4})(?:[-/.年](?P<month>\d{1,2})(?:[-/.月](?P<day>\d{1,2})日?)?(?:月)?)?年?")
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})")
_IN_NAME = (
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})[-_.年/](?P<month>\d{1,2})[-_.月/](?P<day>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})(?!\d)"),
)
_YEAR_IN_TEXT = re.compile(r"(?<!\d)((?:19|20)\d{2})年(?!代)(?:(?P<month>\d{1,2})月)?(?:(?P<day>\d{1,2})日)?")
_DAY_IN_TEXT = re.compile(r"(?<![\d年至到—\-])(\d{1,2})月(\d{1,2})日")


class Dated(NamedTuple):
    """A publication date, and whether it had to be inferred from the text."""

    date: str | None
    """``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``."""
    inferred: bool


def date_of(*, stated: str | None, name: str, given: str | None, text: str) -> Dated:
    """The date of a page from what it states, else its file name, else the user's default, else its text.

    >>> date_of(stated=None, name="2026-05-22/A1.txt", given=None, text="")
    Dated(date='2026-05-22', inferred=False)
    """
    known = (stated and normal(stated)) or in_name(name) or (given and normal(given)) or None
    return Dated(known, False) if known else Dated(inferred_from(text), True)


def normal(value: str) -> str | None:
    """``value`` as an ISO date, or nothing where it is none (2月30日, 昨天)."""
    value = value.strip().split("T")[0].split(" ")[0]
    found = _WHOLE.fullmatch(value) or _COMPACT.fullmatch(value)
    return _iso(found["year"], found["month"], found["day"]) if found else None


def in_name(name: str) -> str | None:
    """The date a file's path carries: 2026-05-22, 20260522, 2026年5月22日; the last one where there are more."""
    dates = [
        iso for pattern in _IN_NAME for m in pattern.finditer(name) if (iso := _iso(m["year"], m["month"], m["day"]))
    ]
    return dates[-1] if dates else None


def inferred_from(text: str) -> str | None:
    """The year that the explicit dates of a text speak for, with the last day it tells of if that is plain.

    A text speaks most of its own year; plans name later years, so the most frequent one counts, the later one
    where two are equal.
    """
    years = Counter(m[1] for m in _YEAR_IN_TEXT.finditer(text))
    return max(years, key=lambda y: (years[y], y)) if years else None


def _iso(year: str, month: str | None, day: str | None) -> str | None:
    try:
        whole = date(int(year), int(month or 1), int(day or 1)).isoformat()
    except ValueError:
        return None
    return whole[: 10 if day else 7 if month else 4]

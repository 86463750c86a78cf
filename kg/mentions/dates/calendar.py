"""The calendar behind dates in newspapers: which day, month or year a mention without a year means."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from msgspec import Struct

_ISO = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
AHEAD = 62
"""Days after the publication date from which a month and day without a year belong to the year before."""


class When(Struct, frozen=True, order=True):
    """A day, a month or a year."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def iso(self) -> str:
        """``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``."""
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts)

    @property
    def valid(self) -> bool:
        """Whether the calendar has it; years before 1840 and after 2100 are taken for misprints."""
        if not 1840 <= self.year <= 2100 or (self.month is not None and not 1 <= self.month <= 12):
            return False
        return self.month is None or self.day is None or 1 <= self.day <= _days(self.year, self.month)

    @property
    def exact(self) -> date | None:
        """The day, where it is known."""
        return date(self.year, self.month, self.day) if self.month and self.day and self.valid else None

    def shifted(self, days: int) -> When | None:
        """So many days later; None where the day is not known."""
        day = self.exact
        if day is None:
            return None
        day += timedelta(days=days)
        return When(day.year, day.month, day.day)


def parse(iso: str | None) -> When | None:
    """The date that ``iso`` (``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``) gives; None if it gives none."""
    found = _ISO.fullmatch(iso or "")
    if found is None:
        return None
    when = When(*(int(part) for part in found.groups() if part))
    return when if when.valid else None


def year_of(month: int, day: int | None, *, published: When, future: bool) -> int:
    """The year of a month and day that are printed without one.

    It is the year of publication, or the one before where the day would lie more than two months ahead and the
    text does not speak of the future; with the future it is the one after for a day long past.
    """
    if published.month is None:
        return published.year
    ahead = (month - published.month) * 30.4 + ((day or 15) - (published.day or 15))
    if future:
        return published.year + (ahead < -180)
    return published.year - (ahead > AHEAD)


def month_of(day: int, *, published: When, future: bool) -> When | None:
    """The day of a month that is printed without it: the last such day up to publication, the next if ``future``."""
    today = published.exact
    if today is None:
        return None
    year, month = today.year, today.month
    if future and day < today.day:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    elif not future and day > today.day + 1:
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
    found = When(year, month, day)
    return found if found.valid else None


@cache
def _days(year: int, month: int) -> int:
    """How many days the month has."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day

"""Dates and ranges, as far as the page tells them."""

from __future__ import annotations

from kg.mentions.dates.finder import find_dates

__all__ = ["find_dates"]

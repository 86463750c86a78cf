"""Pages: from the files a user names to decoded text with a date, a paper and a region."""

from kg.pages.load import Unreadable, load
from kg.pages.sources import Source, sources

__all__ = ["Source", "Unreadable", "load", "sources"]

"""Notices on complaints read through the whole way from page to batches, their figures written in one line.

``总=42 *=3 来电=30 长沙市=20 长沙市*=2 大气污染=18 累总=256``: 总 is all cases, ``*`` marks priority cases, 累 the
cumulative figures, 密 the cases not made public.
"""

from __future__ import annotations

from functools import cache

from kg.articles import split
from kg.divisions import Divisions
from kg.facts.complaints import ComplaintFindings, batches
from kg.mentions.dates import find_dates
from kg.model import Batch, Channel, Coverage, Mentions, Observation, Page, Ref
from kg.reading import Reading
from kg.scope import page_region_of, scope_of
from kg.sentences import sentences

CHANNELS = {Channel.PHONE: "来电", Channel.LETTER: "来信", Channel.ONLINE: "网络", Channel.VISIT: "来访"}


@cache
def divisions() -> Divisions:
    """The shipped table."""
    return Divisions.load()


def findings(
    text: str, *, region: str | None = "湖南省", date: str | None = "2024-06-20", name: str = "页.txt"
) -> list[ComplaintFindings]:
    """What each article of a page says of complaints."""
    page = Page(id=name, text=text, sha256="0" * 64, date=date, region=region)
    articles = split(page)
    about = page_region_of(articles, divisions=divisions(), region=page.region)
    return [
        batches(
            Reading(
                page=page,
                article=article,
                sentences=sentences(article),
                mentions=Mentions(dates=find_dates(article)),
                scope=scope_of(article, divisions=divisions(), page_region=about),
            ),
            divisions=divisions(),
        )
        for article in articles
    ]


def read(text: str, *, region: str | None = "湖南省", name: str = "页.txt") -> dict[int, dict[str, int]]:
    """The figures of every batch of a page, by its number."""
    return {
        batch.number: figures(batch, found)
        for found in findings(text, region=region, name=name)
        for batch in found.batches
    }


def figures(batch: Batch, found: ComplaintFindings) -> dict[str, int]:
    """The figures of one batch in the notation of this module."""
    names = {place.ref: place.name for place in found.places}
    told = {_name(o, batch, names): o.count for o in batch.observations}
    return told if batch.undisclosed is None else told | {"密": batch.undisclosed}


def _name(observation: Observation, batch: Batch, names: dict[Ref, str]) -> str:
    o = observation
    area = "" if o.area == batch.recipient else names[o.area]
    of = area + (o.pollution or "") + CHANNELS.get(o.channel, "")
    star = "*" if o.priority else ""
    return ("累" if o.coverage is Coverage.CUMULATIVE else "") + (of + star or "总")


def expected(line: str) -> dict[str, int]:
    """The figures that a line of the notation writes."""
    return {name: int(count) for name, _, count in (item.partition("=") for item in line.split())}

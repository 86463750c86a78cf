"""Meetings: ordinals without gaps and in the order of their dates, one chair at one place, announced before they are held."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain, combinations, pairwise

from kg import tables
from kg.audit.finding import Certainty, Finding, Thing
from kg.audit.ledger import Ledger, MeetingRow
from kg.model import Passage

_LONGEST = 12
"""Missing ordinals in one gap; a longer one says only that two numberings were taken for one series."""


def meetings(ledger: Ledger) -> Iterator[Finding]:
    """What does not fit between and within events."""
    yield from _series(ledger.meetings)
    yield from _two_places(ledger.meetings)
    yield from _announced(ledger.meetings, dict(ledger.published))


def matters(row: MeetingRow) -> bool:
    """Whether any check looks at an event."""
    return (
        (row.series is not None and row.ordinal is not None)
        or bool(row.start and row.chairs and row.places)
        or bool(row.start and any(_ahead().search(p.text) for p in row.passages))
    )


# --- ordinals -----------------------------------------------------------------------------------------


def _series(rows: tuple[MeetingRow, ...]) -> Iterator[Finding]:
    groups: dict[tuple[str, int, str], list[MeetingRow]] = defaultdict(list)
    for row in rows:
        if row.series and row.ordinal is not None:
            # without a term, ordinals begin anew with each year, or with a term that nobody tells
            groups[row.series, row.term or 0, "" if row.term else (row.start or "")[:4]].append(row)
    for key in sorted(groups):
        seen: dict[int, MeetingRow] = {}
        for row in sorted(groups[key], key=lambda r: (r.ordinal or 0, r.start or "9", r.thing.node)):
            seen.setdefault(row.ordinal or 0, row)
        known = list(seen.values())
        yield from _gaps(known)
        if key[1]:
            yield from _order(known)


def _gaps(rows: list[MeetingRow]) -> Iterator[Finding]:
    """第三次 and 第五次 are told of, 第四次 never."""
    for one, two in pairwise(rows):
        gone = range((one.ordinal or 0) + 1, two.ordinal or 0)
        if 0 < len(gone) <= _LONGEST:
            yield Finding(
                check="meeting-missing",
                certainty=Certainty.PAGES,
                subject=two.thing,
                values=(
                    ("series", two.series or ""),
                    ("one", one.thing.name),
                    ("two", two.thing.name),
                    ("numbers", "、".join(f"第{n}次" for n in gone)),
                    ("ordinals", ", ".join(map(str, gone))),
                    ("by", len(gone)),
                ),
                passages=(*one.passages[:1], *two.passages[:1]),
                others=(one.thing,),
            )


def _order(rows: list[MeetingRow]) -> Iterator[Finding]:
    """Of one term, a later number is no earlier day."""
    dated = [row for row in rows if row.start and len(row.start) == 10]
    for one, two in pairwise(dated):
        if two.start and one.start and two.start < one.start:
            yield Finding(
                check="meeting-dates-backwards",
                certainty=Certainty.PAPER,
                subject=two.thing,
                values=(
                    ("one", one.thing.name),
                    ("two", two.thing.name),
                    ("first", one.start),
                    ("then", two.start),
                ),
                passages=(*one.passages[:1], *two.passages[:1]),
                others=(one.thing,),
            )


# --- one chair, two places ----------------------------------------------------------------------------


def _two_places(rows: tuple[MeetingRow, ...]) -> Iterator[Finding]:
    """One person chairs two events of one day in prefectures that are not the same."""
    chaired: dict[tuple[str, str], list[tuple[MeetingRow, Thing, tuple[Passage, ...]]]] = defaultdict(list)
    for row in rows:
        if row.start and len(row.start) == 10 and row.end in (None, row.start) and any(code for _, code in row.places):
            for chair, passages in row.chairs:
                chaired[chair.node, row.start].append((row, chair, passages))
    for (_, day), told in sorted(chaired.items()):
        for (one, chair, first), (two, _, then) in combinations(told, 2):
            if _far(one, two):
                yield Finding(
                    check="chair-in-two-places",
                    certainty=Certainty.OPEN,
                    subject=chair,
                    values=(
                        ("person", chair.name),
                        ("date", day),
                        ("one", one.thing.name),
                        ("two", two.thing.name),
                        ("here", "、".join(name for name, _ in one.places)),
                        ("there", "、".join(name for name, _ in two.places)),
                    ),
                    passages=(*first[:1], *then[:1]),
                    others=(one.thing, two.thing),
                )


def _far(one: MeetingRow, two: MeetingRow) -> bool:
    """Whether no place of the one lies in the same prefecture as any place of the other, all of them known."""
    codes = [[code for _, code in row.places] for row in (one, two)]
    if any(len(code) < 4 for code in chain(*codes)) or not all(codes):
        return False
    return not {c[:4] for c in codes[0]} & {c[:4] for c in codes[1]} and not any(
        code[2:4] == "00" for code in chain(*codes)
    )


# --- announcements ------------------------------------------------------------------------------------


@cache
def _ahead() -> re.Pattern[str]:
    words = (row["word"] for row in tables.read("audit_words.tsv") if row["kind"] == "ahead")
    return re.compile("|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w))))


def _announced(rows: tuple[MeetingRow, ...], published: Mapping[tuple[str, int], str]) -> Iterator[Finding]:
    """An article of a day on which the event was over speaks of it as still to come."""
    for row in rows:
        over = row.end or row.start
        if not over or len(over) != 10:
            continue
        for passage in row.passages:
            told = published.get((passage.page, passage.article), "")
            if len(told) == 10 and told > over and _speaks_ahead(passage.text, over):
                yield Finding(
                    check="event-before-announcement",
                    certainty=Certainty.OPEN,
                    subject=row.thing,
                    values=(("event", row.thing.name), ("first", over), ("then", told)),
                    passages=(passage,),
                )
                break


def _speaks_ahead(text: str, day: str) -> bool:
    """Whether a sentence announces something for that very day (将于5月22日举行)."""
    month, of_month = int(day[5:7]), int(day[8:])
    return any(
        re.match(rf"[^，。；]{{0,6}}?(?:{month}月)?{of_month}日", text[m.end() :]) for m in _ahead().finditer(text)
    )

"""Quotations: the speaker before, behind or in the middle of what stands between quotation marks."""

from __future__ import annotations

import re
from functools import cache

from kg.facts.quotations.speech import SHORTEST, Speech, closing, opening
from kg.facts.quotations.words import either, plain_person
from kg.model import Span

WAY = r"(?!的|、)[^，。；：！？\n“”]{0,32}?"
"""What may stand between a name and its verb: 在会上, 先生激动地; with 的 behind the name, someone of theirs speaks."""
_FARTHEST = 70
"""Code points between a quotation and the speaker whom the next clauses name."""
_GAP = re.compile(r"(?<=[。！？…～，]”)[^。；！？\n“”]*\Z")
_SPOKEN = re.compile(r"[^。，！？；…～]{3}[^。！？…～]*[。，！？；…～]|[^”]{15}")
"""What is spoken has a stop inside or is long; “某某报” is a name."""
_SOMEONE = re.compile(r"[、和与][一-鿿]{2,4}\Z")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    every = either("any", "stated", "wish", "charge", "asked")
    return (
        # 王建国在会上说：“
        re.compile(rf"({WAY}(?:，{WAY})?)({every})(?:，|：|：，)?(?=“)"),
        # ”局长王建国说。 / 说，“
        re.compile(rf"({WAY})({every}|{either('scene')})(?:道)?(?=[，。：；！]|$|\n)"),
    )


def after_quote(text: str, start: int, stop: int) -> Speech | None:
    """The name after what was said, or between two parts of it: “…”局长王建国说，“…”.

    ``start`` is where name and posts begin, ``stop`` where the name ends.
    """
    mark = text.rfind("”", max(0, start - _FARTHEST), start)
    if mark < 0 or (mark + 1 < start and not _leads(text, mark, start)):
        return None
    verb = _patterns()[1].match(text, stop)
    begin = opening(text, mark) if verb is not None else None
    if verb is None or begin is None or _SOMEONE.search(verb[1]) or not _SPOKEN.search(text, begin, mark):
        return None
    parts = [] if text.endswith(("：", "，"), 0, begin) else [Span(begin, mark + 1)]
    at = verb.end()
    if text[at : at + 1] in ("，", "：", "。") and text[at + 1 : at + 2] == "“":
        parts.append(Span(at + 1, closing(text, at + 1)))
    if not parts:
        return None  # the quotation is of the one before it
    rule = "speech-around-name" if len(parts) > 1 else "speech-before-name"
    first = min(parts[0].start, start)
    return Speech(tuple(parts), verb[2], rule, first, max(parts[-1].stop, verb.end()))


def _leads(text: str, mark: int, start: int) -> bool:
    """Whether what lies between a quotation and a name only sets the scene: ”站在田头，局长|王建国."""
    gap = _GAP.search(text, mark - 1, start)
    return gap is not None and plain_person().search(text, mark, start) is None


def before_quote(text: str, name: Span, limit: int) -> Speech | None:
    """The name, the verb, then the quotation: 王建国说：“…”."""
    match = _patterns()[0].match(text, name.stop)
    if match is None or match.start(2) >= limit or _SOMEONE.search(match[1]):
        return None
    begin = match.end()
    stop = closing(text, begin)
    ends = stop >= len(text) or text[stop] in "。，！？\n"
    if stop - begin < (4 if ends else SHORTEST + 2):
        return None  # a quoted word, no quoted speech
    return Speech((Span(begin, stop),), match[2], "speech-after-name", name.start, stop)

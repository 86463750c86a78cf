"""Lists of persons or bodies before a predicate: 县长张三，副县长李四、王五及有关负责人出席会议."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.events.cast import Named
from kg.model import Span

_PERSON_GAP = re.compile(r"(?:等)?(?:、|，|和|及|以及|与|\s)*[^，。；：“”《》在对向把被让给说]{0,28}")
_BODY_GAP = re.compile(r"(?:等)?(?:(?:相关|有关|主要|分管)*(?:负责人|负责同志))?(?:、|，|和|及|以及|与|\s)*")
_JOIN = re.compile(r"(?:联合|会同|协同|携手|联手)")


def chain(text: str, named: Sequence[Named], *, body: bool = False) -> list[Named]:
    """The last of ``named`` with all those before it that stand in one list with it, in order."""
    gap = _BODY_GAP if body else _PERSON_GAP
    found = [named[-1]]
    for earlier in reversed(named[:-1]):
        if gap.fullmatch(text, earlier.span.stop, found[0].start) is None:
            break
        found.insert(0, earlier)
    return found


def joined_by(text: str, one: Named, two: Named) -> bool:
    """Whether ``two`` is the partner that ``one`` takes along (甲局联合乙局)."""
    return _JOIN.fullmatch(text, one.span.stop, two.start) is not None


_LIST_TAIL = re.compile(r"(?:一行)?(?:等|及|以及|和)?[^，。；：“”《》了在对向把将要]{0,24}")
_BODY_TAIL = re.compile(
    r"(?:等)?(?:\d*[一二三四五六七八九十]*[家个])?(?:单位|部门)?(?:、[^，。；：“”《》、]{2,20})*(?:的)?(?:相关|有关|主要|分管|部分)*(?:负责人|负责同志|领导|同志|代表|工作人员|师生|干部)[^，。；：“”《》]{0,12}"
)


def ends_as_list(text: str, last: Named, stop: int, *, body: bool) -> bool:
    """Whether nothing but the rest of a list stands between ``last`` and ``stop``."""
    return (_BODY_TAIL if body else _LIST_TAIL).fullmatch(text, last.span.stop, stop) is not None


def begins_as_list(text: str, first: Named, clause: Span) -> bool:
    """Whether nothing but a title (known or not) stands between the clause's beginning and ``first``."""
    return _LIST_HEAD.fullmatch(text, clause.start, first.start) is not None


_LIST_HEAD = re.compile(r"[\s]*[^，。；：“”《》在对向把被让给说了将为]{0,30}")

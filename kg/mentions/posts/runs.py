"""The posts printed one after another before a name, each with its body: 地委副书记、地区行署专员.

Read from the right: the title that ends where the name begins, the body that ends where the title begins, then,
past 、 or ，, the title before it, until something else stands there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from kg.divisions import Division, Divisions
from kg.mentions.posts.forms import body_words, is_clause
from kg.mentions.posts.lexicon import PostLexicon, TitleSpot
from kg.model import BodyMention, Span, Standing, TenureStatus
from kg.scope import Scope

_PART = re.compile(
    r"[一-鿿\d]{0,14}?(?:司|署|处|科|室|办|股|部|中心|站|所|队|局|厅|组|院|馆|系|所|党组|党委|党总支|党支部|委员会|分局|分公司|公司|专班|学院|基地|"
    r"协会|学会|委|社|厂|车间|校|园|小组|工会|团委|妇联|网格|社区|村|基金会|集团|门诊|病区|教研组|项目|银行|支行|总队|支队|大队|中队|研究院)$"
)
_LOCAL = re.compile(r"[镇乡县市区州省旗盟村]党委$|街道党委$|自治区党委$|社区党委$")
_WORDS = re.compile(r"[一-鿿A-Za-z\d·“”（）]+$")
_HAN = re.compile(r"[一-鿿]")
_SHARING = ("部长", "局长", "署长", "院长", "厅长")
_LONGEST_DIVISION = 14
_JOINERS = "、，,/ "


class Slot(Struct, frozen=True):
    """One post of a run as printed."""

    span: Span
    """From the word of status or the body to the end of the title."""
    spot: TitleSpot
    status: TenureStatus
    body: BodyMention | None = None
    """The body that stands before the title."""
    division: Division | None = None
    """The division that stands there instead of a body: 昌黎县 before 县长."""
    part: str = ""
    """What lies between the body and the title: 法制处."""
    words: str = ""
    """What stands before the title instead of a known body or division, back to the last bound: 总指挥部."""
    begin: int = 0
    """Where the body, the division, the words or the title begin: behind the word of status."""
    whole: bool = False
    """Whether ``body`` already holds the part that the title names (镇党委 of 镇党委书记)."""

    @property
    def first(self) -> int:
        """Where the post begins, with the words of a body that is not known."""
        return min(self.span.start, self.begin) if self.words else self.span.start

    @property
    def core(self) -> str:
        """The bare title: of a township's 党委书记 only 书记, since the committee is the body."""
        core = self.spot.title.core
        if self.whole and self.body and core.startswith("党委") and _LOCAL.search(self.body.name):
            return core.removeprefix("党委")
        return core


class Runs:
    """The titles and bodies of one text, looked up by where they end."""

    __slots__ = (
        "_begins",
        "_bodies",
        "_divisions",
        "_lexicon",
        "_named",
        "_opens",
        "_scope",
        "_slots",
        "_spots",
        "_text",
    )

    def __init__(
        self,
        text: str,
        spots: Sequence[TitleSpot],
        bodies: Sequence[BodyMention],
        *,
        lexicon: PostLexicon,
        divisions: Divisions,
        scope: Scope,
    ) -> None:
        self._text = text
        self._lexicon = lexicon
        self._divisions = divisions
        self._scope = scope
        self._spots = {spot.stop: spot for spot in spots}
        self._slots: dict[int, Slot] = {}
        self._named = divisions.spots(text)
        self._opens = {spot.start for spot in spots}
        self._begins = {mention.span.start for mention in bodies}
        self._bodies: dict[int, BodyMention] = {}
        for mention in bodies:
            known = self._bodies.get(mention.span.stop)
            if known is None or mention.span.start < known.span.start:
                self._bodies[mention.span.stop] = mention

    def before(self, at: int) -> tuple[Slot, ...]:
        """The posts that end at ``at``, in reading order; empty where no title ends there."""
        slots: list[Slot] = []
        while spot := self._spots.get(at):
            slot = self.slot(spot)
            slots.append(slot)
            begin = slot.span.start
            if begin and self._text[begin - 1] in "，," and self._is_group(begin - 1):
                break
            if (begin and self._text[begin - 1] in _JOINERS and self._spots.get(begin - 1)) or (
                begin and self._text[begin - 1] == "兼" and self._spots.get(begin - 1)
            ):
                at = begin - 1
            elif self._spots.get(begin):
                at = begin
            elif slot.words and (past := self._past_words(slot)) is not None:
                at = past
            else:
                break
        return tuple(reversed(slots))

    def _is_group(self, at: int) -> bool:
        """Whether the title that ends at ``at`` is of several at once: 等市直部门相关负责人，县委副书记|王建国."""
        spot = self._spots.get(at)
        return spot is not None and spot.title.word in body_words("group")

    def _past_words(self, slot: Slot) -> int | None:
        """Where the title before ``slot`` ends, if only words of an unknown body and a separator lie between."""
        edge = slot.span.start - len(slot.words)
        inside = range(edge + 1, slot.span.start + 1)
        if len(slot.words) > 16 or is_clause(slot.words) or any(self._is_post(i) or i in self._bodies for i in inside):
            return None
        if edge > 0 and self._text[edge - 1] in "、，兼" and self._spots.get(edge - 1):
            return edge - 1
        return None

    def _words(self, at: int) -> str:
        """The Chinese characters right before ``at``, back to the last stop, quotation mark or separator."""
        floor = next((i for i in range(at, max(0, at - 30), -1) if self._is_post(i)), max(0, at - 30))
        match = _WORDS.search(self._text, floor, at)
        return match[0].removeprefix("兼") if match else ""

    def _is_post(self, at: int) -> bool:
        """Whether a title ends at ``at`` that is no plain role: 大学生 may stand inside a body's name."""
        spot = self._spots.get(at)
        return spot is not None and spot.title.standing is not Standing.PRIVATE

    def _titles_in(self, start: int, stop: int) -> bool:
        return any(i in self._spots for i in range(start + 1, stop + 1))

    def body_before(self, at: int) -> BodyMention | None:
        """The body that ends at ``at``."""
        return self._bodies.get(at)

    def announces(self, at: int) -> bool:
        """Whether a title ends at ``at``."""
        return at in self._spots

    def opens(self, at: int) -> bool:
        """Whether a title begins at ``at``."""
        return at in self._opens

    def based(self, slots: Sequence[Slot]) -> bool:
        """Whether a body stands beside one of ``slots``: before it, under words of its own, or before in the sentence."""
        if any(s.body or s.division or s.part or _PART.search(s.words) for s in slots):
            return True
        at = slots[0].span.start
        since = max(self._text.rfind(stop, 0, at) for stop in "。；！？\n")
        return any(since < stop <= at for stop in self._bodies)

    def is_division(self, name: str) -> bool:
        """Whether the table of divisions knows ``name``."""
        return bool(self._divisions.named(name))

    def is_title(self, start: int, stop: int) -> bool:
        """Whether ``[start, stop)`` is exactly a title."""
        spot = self._spots.get(stop)
        return spot is not None and spot.start == start

    def title_at(self, start: int, stop: int) -> bool:
        """Whether a title or a body ends inside ``[start, stop]``, or a body begins at ``start``."""
        inside = range(start + 1, stop + 1)
        return start in self._begins or any(i in self._spots or i in self._bodies for i in inside)

    def slot(self, spot: TitleSpot) -> Slot:
        """The post of one title, with the body, division and status before it; each is read once."""
        known = self._slots.get(spot.stop)
        if known is None or known.spot is not spot:
            known = self._slots[spot.stop] = self._read(spot)
        return known

    def _read(self, spot: TitleSpot) -> Slot:
        """What `slot` gives."""
        text, unit = self._text, _unit(spot)
        status, at = self._lexicon.status_before(text, spot.start)
        body, division, part, whole, begin = None, None, "", False, at
        if unit and at == spot.start and (found := self._bodies.get(at + len(unit))) and found.span.start < at:
            body, whole, begin = found, True, found.span.start
        elif found := self._bodies.get(at) or self._sharing(at, spot):
            body, begin = found, found.span.start
        elif near := self._division(at, spot):
            division, begin = near
        elif near_body := self._with_part(at):
            body, part = near_body
            begin = body.span.start
        words = "" if body or division else self._words(at)
        if words and status is TenureStatus.CURRENT:
            status, words = self._lexicon.status_at(words)
        first = begin - len(words)
        if status is TenureStatus.CURRENT:
            status, begin = self._lexicon.status_before(text, begin)
        return Slot(Span(begin, spot.stop), spot, status, body, division, part, words, first, whole)

    def _sharing(self, at: int, spot: TitleSpot) -> BodyMention | None:
        """A body that shares its last character with the title: 外交部长."""
        found = self._bodies.get(at + 1) if at == spot.start and spot.title.word in _SHARING else None
        if found is None or found.span.start >= at or found.rule not in ("named", "foreign"):
            return None
        # 某某政府交通部长: whose, only the words before could say
        loose = found.rule == "named" and _HAN.match(self._text[max(0, found.span.start - 1)])
        named = self._text.endswith(("中国", "现任", "时任", "，", "由"), 0, found.span.start)
        return None if loose and not named else found

    def _division(self, at: int, spot: TitleSpot) -> tuple[Division, int] | None:
        """A division whose name ends where the title begins, or shares the title's first character (昌黎县长)."""
        stops = (at, at + 1) if spot.title.organ.startswith("government") else (at,)
        # every name of a division begins inside one of the leftmost and longest ones
        last = bisect_left(self._named, (at,)) - 1
        if last < 0 or self._named[last].stop <= at - _LONGEST_DIVISION:
            return None
        for stop in stops:
            for length in range(min(_LONGEST_DIVISION, stop), 1, -1):
                name = self._text[stop - length : stop]
                if self._divisions.named(name) and (found := self._divisions.resolve(name, scope=self._scope)):
                    return found, stop - length
        return None

    def _with_part(self, at: int) -> tuple[BodyMention, str] | None:
        """The nearest body before ``at`` with nothing but the name of one of its parts between."""
        for stop in range(at - 1, max(0, at - 16), -1):
            if found := self._bodies.get(stop):
                part = self._text[stop:at]
                return (found, part) if _PART.match(part) and not self._titles_in(stop, at) else None
        return None


def _unit(spot: TitleSpot) -> str:
    kind, _, unit = spot.title.organ.partition(":")
    return unit if kind == "unit" and spot.title.word.startswith(unit) else ""

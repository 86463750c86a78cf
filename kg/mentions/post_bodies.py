"""Which body a post belongs to: printed before it, said by the title (省长), or taken over from the post before.

    县委副书记、县长      县委; then the government of the same county
    党组书记、局长        the bureau's party group; then the bureau itself
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.divisions import Division, Divisions
from kg.mentions.bodies import BodyFindings, BodyLexicon, organ, resolve
from kg.mentions.post_runs import Slot
from kg.model import Body, BodyKind, BodyMention, Kind, Ref, Span
from kg.scope import Scope

_PARTY_UNITS = ("党组", "党委", "党工委", "党总支", "党支部", "支部", "总支", "党组织", "机关党委", "党总支部")
_ORGAN_OF_UNIT = {
    "人大": "congress",
    "人大常委会": "congress_standing",
    "政协": "cppcc",
    "纪委": "discipline",
    "党委": "party",
}


class Seats:
    """Finds the body of each post of one article and keeps the bodies that only posts imply."""

    __slots__ = ("_divisions", "_hosts", "_known", "_lexicon", "_scope", "implied", "mentions")

    def __init__(self, found: BodyFindings, *, lexicon: BodyLexicon, divisions: Divisions, scope: Scope) -> None:
        self._known: dict[Ref, Body] = {body.ref: body for body in found.bodies}
        self._lexicon = lexicon
        self._divisions = divisions
        self._scope = scope
        self._hosts: dict[Ref, Ref] = {}
        self.implied: dict[Ref, Body] = {}
        self.mentions: list[BodyMention] = []

    def seat(self, slot: Slot, before: Ref | None) -> Ref | None:
        """The body of ``slot``; ``before`` is that of the post before it in the same run."""
        kind, _, value = slot.spot.title.organ.partition(":")
        host = slot.body.ref if slot.body else None
        if slot.body and slot.part:
            host = self._part(slot.body.ref, slot.part, slot.span, mention=slot.body)
        if kind == "unit":
            return self._of_unit(slot, value, host, before)
        if host is not None:
            return host
        if kind == "government":
            return self._government(slot, value, before)
        if kind == "centre":
            return self._imply(self._resolve("中共中央"), slot.span)
        if slot.division is not None:
            return self._of_division(slot)
        return self._hosts.get(before, before) if before is not None else None

    def _of_unit(self, slot: Slot, unit: str, host: Ref | None, before: Ref | None) -> Ref | None:
        if slot.whole:
            return host
        if slot.division is not None:
            key = _ORGAN_OF_UNIT.get(unit)
            return self._imply(organ(key, slot.division, lexicon=self._lexicon, divisions=self._divisions), slot.span) if key else None
        base = host or (self._hosts.get(before, before) if before is not None else None)
        return self._part(base, unit, slot.span, mention=slot.body) if base is not None else None

    def _government(self, slot: Slot, level: str, before: Ref | None) -> Ref | None:
        division = slot.division or self._division_of(before, level) or self._scope.local(level)
        if division is None or not division.name.endswith(level):
            return None
        return self._imply(organ("government", division, lexicon=self._lexicon, divisions=self._divisions), slot.span)

    def _of_division(self, slot: Slot) -> Ref | None:
        """A title right after a division: its party committee's for 书记, its government's for 主席 of a region."""
        assert slot.division is not None
        core = slot.spot.title.core
        if core.endswith("书记"):
            key = "party"
        elif core.endswith("主席") and slot.division.name.endswith("自治区"):
            key = "government"
        else:
            return None
        return self._imply(organ(key, slot.division, lexicon=self._lexicon, divisions=self._divisions), slot.span)

    def _division_of(self, ref: Ref | None, level: str) -> Division | None:
        """The division that a body has jurisdiction over, if it is of this level."""
        body = self.body(ref)
        if body is None or body.place is None:
            return None
        division = self._divisions.get(body.place.key)
        while division is not None and not division.name.endswith(level):
            division = self._divisions.get(division.parent) if division.parent else None
        return division

    def body(self, ref: Ref | None) -> Body | None:
        """The body behind ``ref``, named or implied."""
        return None if ref is None else self._known.get(ref) or self.implied.get(ref)

    def _part(self, host: Ref, unit: str, span: Span, *, mention: BodyMention | None) -> Ref:
        """A part of a body: the party group of a bureau, its legal department."""
        whole = self.body(host)
        if whole is None:
            return host
        if not any(unit.endswith(u) for u in _PARTY_UNITS) and (
            found := self._resolve(f"{whole.name}{unit}")
        ):
            return self._imply(found, span) or host
        party = unit in _PARTY_UNITS
        name = f"{whole.name}{unit}"
        forms = [f"{form}{unit}" for form in whole.also]
        if party:
            forms += [f"中共{name}"]
        ref = Ref(Kind.BODY, name)
        self._hosts[ref] = host
        kind = BodyKind.PARTY if party else whole.kind
        if ref not in self._known:
            self.implied.setdefault(ref, Body(ref, name, kind, tuple(sorted(set(forms) - {name})), whole.place, host))
        self._mention(ref, span, name=unit)
        return ref

    def _resolve(self, surface: str) -> Body | None:
        return resolve(surface, lexicon=self._lexicon, divisions=self._divisions, scope=self._scope)

    def _imply(self, body: Body | None, span: Span) -> Ref | None:
        if body is None:
            return None
        if body.ref not in self._known:
            self.implied.setdefault(body.ref, body)
        self._mention(body.ref, span, name=body.name)
        return body.ref

    def _mention(self, ref: Ref, span: Span, *, name: str) -> None:
        mention = BodyMention(span, name, ref, "implied-by-post", implied=True)
        if mention not in self.mentions:
            self.mentions.append(mention)

    def bodies(self) -> Iterable[Body]:
        """The implied bodies by name."""
        return sorted(self.implied.values(), key=lambda body: body.ref)

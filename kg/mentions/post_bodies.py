"""Which body a post belongs to: printed before it, said by the title (省长), or taken over from the post before.

县委副书记、县长      县委; then the government of the same county
党组书记、局长        the bureau's party group; then the bureau itself
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from kg import tables
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


_NEAR = 400
"""How far back, in code points, a bare 公司 or 局长 may look for the body it means."""
_THIS = re.compile(r"^(?:该|我|本|此|这家|这个|我们)")
_VERBAL = re.compile(r"[了着过的在是和与将把被对向从为]|介绍|听取|参加|出席|开展|主持")
_OWN_ENDINGS = (
    "公司", "集团", "中心", "协会", "学会", "商会", "联合会", "医院", "卫生院", "学校", "中学", "小学", "大学", "学院", "研究院", "研究所",
    "指挥部", "党工委", "党支部", "党总支", "党委", "党组", "管委会", "委员会", "合作社", "基金会", "工作队", "支队", "大队", "中队", "派出所",
    "分局", "幼儿园", "银行", "支行", "分行", "出版社", "博物馆", "文化馆", "图书馆", "纪念馆", "美术馆", "服务站", "工作站", "合作联社",
    "工作室", "促进会", "总会", "联盟", "俱乐部", "事务所", "农场", "林场", "牧场", "文化大院", "厂", "酒店", "景区", "项目部", "村委会", "社区",
)  # fmt: skip


@cache
def _endings() -> dict[str, tuple[str, ...]]:
    return {row["word"]: tuple(row["endings"].split("|")) for row in tables.read("post_hosts.tsv")}


def _common_ending(one: str, other: str) -> int:
    size = 0
    while size < min(len(one), len(other)) and one[-1 - size] == other[-1 - size]:
        size += 1
    return size


class Seats:
    """Finds the body of each post of one article and keeps the bodies that only posts imply."""

    __slots__ = ("_divisions", "_hosts", "_known", "_lexicon", "_mentioned", "_page", "_scope", "implied", "mentions")

    def __init__(
        self, found: BodyFindings, *, lexicon: BodyLexicon, divisions: Divisions, scope: Scope, page: str
    ) -> None:
        self._mentioned = found.mentions
        self._page = page
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
            host = self._part(slot.body.ref, slot.part, slot.span)
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
        if slot.words and (found := self._worded(slot, slot.words, before)):
            return found
        if before is not None:
            return None if slot.words else self._host(before)
        return self._named_before(slot, slot.spot.title.core)

    def _host(self, ref: Ref) -> Ref | None:
        """The body itself where ``ref`` is only its party group or committee; None where that body is not known."""
        if ref in self._hosts:
            return self._hosts[ref]
        body = self.body(ref)
        unit = next((u for u in _PARTY_UNITS if body and body.name.endswith(u)), None)
        if body is None or body.kind is not BodyKind.PARTY or (unit is None and not body.name.startswith("中共")):
            return ref
        if body.parent is not None and self.body(body.parent):
            return body.parent
        if unit is None:
            return ref
        forms = sorted({form.removesuffix(unit) for form in (body.name, *body.also) if form.endswith(unit)})
        if known := next((r for r, b in sorted(self._known.items()) if b.name in forms), None):
            return known
        if found := next((b for form in forms if (b := self._resolve(form))), None):
            self.implied.setdefault(found.ref, found)
            return found.ref
        return None

    def _of_unit(self, slot: Slot, unit: str, host: Ref | None, before: Ref | None) -> Ref | None:
        if slot.whole:
            return host
        if slot.division is not None:
            key = _ORGAN_OF_UNIT.get(unit)
            if key is None:
                return self._imply(self._resolve(slot.division.name + unit), slot.span)
            return self._imply(organ(key, slot.division, lexicon=self._lexicon, divisions=self._divisions), slot.span)
        if slot.words and host is None:
            if base := self._named_before(slot, _THIS.sub("", slot.words)):
                return self._part(base, unit, slot.span)
            if found := self._worded(slot, slot.words + unit, before):
                self._keep_host(found, slot.words, slot.span)
                return found
            if base := self._worded(slot, slot.words, before):
                return self._part(base, unit, slot.span)
        if unit == "村委会" and before is not None:
            return self._village(before, slot)
        base = host or (self._host(before) if before is not None else None)
        return self._part(base, unit, slot.span) if base is not None else None

    def _keep_host(self, ref: Ref, words: str, span: Span) -> None:
        """Remember the body whose party branch stands here under its own words."""
        if ref.key.endswith(f"|{self._page}") and len(words) >= 4 and words.endswith(_OWN_ENDINGS):
            host = Ref(Kind.BODY, f"{words}|{self._page}")
            kind = BodyKind.COMPANY if words.endswith(("公司", "集团", "厂")) else BodyKind.OTHER
            self.implied.setdefault(host, Body(host, words, kind))
            self._mention(host, span, name=words)
            self._hosts[ref] = host

    def _village(self, before: Ref, slot: Slot) -> Ref | None:
        """The committee of the village whose party branch ``before`` is."""
        body = self.body(before)
        for form in body.also if body else ():
            for unit in _PARTY_UNITS:
                if form.endswith(f"村{unit}") and (found := self._resolve(form.removesuffix(unit) + "村委会")):
                    return self._imply(found, slot.span)
        return None

    def _worded(self, slot: Slot, words: str, before: Ref | None) -> Ref | None:
        """The body that unread words before a title mean: part of a body named before, or one by its own name."""
        if found := self._ending(words, slot):
            return found
        if found := self._named_before(slot, _THIS.sub("", words)):
            return found
        for form in self._above(before):
            if body := self._resolve(form + words):
                return self._imply(replace(body, also=tuple(dict.fromkeys((*body.also, words)))), slot.span)
        if body := self._resolve(words):
            return self._imply(body, slot.span)
        return self._own_name(words, slot)

    def _above(self, before: Ref | None) -> list[str]:
        """Names that a part's name may follow: the division of the post before, then its body (市委 of 市委宣传部)."""
        body = self.body(before)
        if body is None:
            return []
        division = self._divisions.get(body.place.key) if body.place else None
        own = [] if body.name.endswith(_PARTY_UNITS) else sorted({body.name, *body.also}, key=lambda f: (len(f), f))
        return [*own[:6], *([division.name] if division else [])]

    def _ending(self, words: str, slot: Slot) -> Ref | None:
        """The nearest body named before whose name ends in these words, or in the last four and more of them."""
        best: tuple[int, int, Ref] | None = None
        for mention in self._mentioned:
            if best and mention.span.start > slot.span.stop:
                break
            if mention.span.overlaps(slot.span):
                continue
            body = self.body(mention.ref)
            for name in (mention.name, body.name if body else ""):
                size = _common_ending(name, words)
                if (size >= 4 or (size == len(words) >= 3)) and (best is None or size >= best[0]):
                    best = (size, mention.span.start, mention.ref)
        return best[2] if best else None

    def _named_before(self, slot: Slot, word: str) -> Ref | None:
        """The nearest body before that ``word`` takes up: 公司, 该局, or the title 局长 itself."""
        endings = _endings().get(word) or _endings().get(word.removeprefix("副"))
        if not endings:
            return None
        for mention in reversed(self._mentioned):
            if 0 <= slot.span.start - mention.span.stop <= _NEAR:
                body = self.body(mention.ref)
                if body is not None and body.name.endswith(endings):
                    return mention.ref
        return None

    def _own_name(self, words: str, slot: Slot) -> Ref | None:
        """A body under the very words before the title, where they are bounded and end like a body's name."""
        if (
            words[:2] in _endings()
            or not (4 <= len(words) <= 26 and words.endswith(_OWN_ENDINGS))
            or _VERBAL.search(words)
        ):
            return None
        ref = Ref(Kind.BODY, f"{words}|{self._page}")
        kind = BodyKind.COMPANY if words.endswith(("公司", "集团", "厂")) else BodyKind.OTHER
        if words.endswith(_PARTY_UNITS):
            kind = BodyKind.PARTY
        self.implied.setdefault(ref, Body(ref, words, kind))
        self._mention(ref, slot.span, name=words)
        return ref

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
        elif core.endswith("干部") or (core.endswith("主席") and slot.division.name.endswith("自治区")):
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

    def _part(self, host: Ref, unit: str, span: Span) -> Ref:
        """A part of a body: the party group of a bureau, its legal department."""
        whole = self.body(host)
        if whole is None:
            return host
        if whole.name.endswith(unit):
            return host
        if found := self._resolve(f"{whole.name}{unit}"):
            self._hosts[found.ref] = host
            more = tuple(f"{form}{unit}" for form in whole.also if f"{form}{unit}" not in (found.name, *found.also))
            return self._imply(replace(found, also=found.also + more), span) or host
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

"""Which body a post belongs to: printed before it, said by the title (省长), or taken over from the post before.

县委副书记、县长      县委; then the government of the same county
党组书记、局长        the bureau's party group; then the bureau itself
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from kg.divisions import Division, Divisions
from kg.mentions.bodies import BodyFindings, BodyLexicon, organ, resolve
from kg.mentions.name_lexicon import NameLexicon
from kg.mentions.posts.abroad import Abroad, envoys, is_foreign
from kg.mentions.posts.forms import (
    CENTRAL,
    LED_IN,
    LEVELS,
    NATIONAL,
    NEAR,
    NO_OFFICE_HOLDS,
    OF_COMMITTEE,
    OF_ZONE,
    OFFICES,
    ORGAN_OF_UNIT,
    OWN_ENDINGS,
    OWN_ROOF,
    PARTY_UNITS,
    PLACED,
    SHARED,
    THIS,
    THIS_HOST,
    common_ending,
    completed,
    endings,
    is_bound,
    is_committee,
    is_form,
    is_own_name,
    kind_of,
    overlaid,
)
from kg.mentions.posts.runs import Slot
from kg.model import Article, Body, BodyKind, BodyMention, Kind, Ref, Span, Standing
from kg.scope import Scope


class Seats:
    """Finds the body of each post of one article and keeps the bodies that only posts imply."""

    __slots__ = (
        "_around", "_divisions", "_hosts", "_known", "_lexicon", "_mentioned", "_names", "_page", "_resolved", "_scope",
        "_text", "implied", "mentions",
    )  # fmt: skip

    def __init__(
        self,
        found: BodyFindings,
        *,
        lexicon: BodyLexicon,
        names: NameLexicon,
        divisions: Divisions,
        scope: Scope,
        article: Article,
    ) -> None:
        self._mentioned = found.mentions
        self._page = article.page
        self._text = article.text
        self._names = names
        self._around: Abroad | None = None
        self._known: dict[Ref, Body] = {body.ref: body for body in found.bodies}
        self._lexicon = lexicon
        self._divisions = divisions
        self._scope = scope
        self._resolved: dict[str, Body | None] = {}
        self._hosts: dict[Ref, Ref] = {}
        self.implied: dict[Ref, Body] = {}
        self.mentions: list[BodyMention] = []

    def seat(
        self, slot: Slot, before: Ref | None, *, name: str = "", run: bool = True, told: bool = False
    ) -> Ref | None:
        """The body of ``slot`` as held by ``name``, a Chinese one only where nothing shows a foreign setting.

        Args:
            slot: the post.
            before: the body of the post before it.
            name: its holder.
            run: whether ``before`` is of a post of the same holder.
            told: whether the post is told of a life, so that the article's own divisions say nothing of it.
        """
        if slot.body is not None and slot.spot.title.core.endswith(envoys()) and self._abroad.serves(slot.begin):
            return None
        at = slot.body.span.start if slot.body else slot.spot.start
        bare = slot.body is None or self._bare(slot.body) or slot.body.name.startswith(LEVELS)
        if bare and not slot.division and (state := self._abroad.governing(at)) is not None:
            return self._of_state(slot, state)
        if told and self._from_scope(slot, before):
            return None
        found = self._seat(slot, before, told=told)
        if found is None or self._vouched(slot, found) or (run and before is not None):
            return found
        return None if self._refused(slot, name, found) else found

    @property
    def _abroad(self) -> Abroad:
        """What the article says of foreign states; read only where someone holds a post."""
        if self._around is None:
            self._around = Abroad.of(self._text, scope=self._scope)
        return self._around

    def _bare(self, mention: BodyMention) -> bool:
        """Whether a body is named by the short form of a national organ, which other states use too (国防部)."""
        if self._text.startswith(NATIONAL, mention.span.start):
            return False
        return self.body(mention.ref) is not None and mention.ref.key.startswith(CENTRAL)

    def _of_state(self, slot: Slot, state: Span) -> Ref | None:
        """The body of a foreign state as printed with its name: 乌克兰财政部; None for a head or a mayor."""
        at, title = slot.spot.start, slot.spot.title
        if slot.body is not None:
            name = self._text[state.start : slot.body.span.stop]
        elif at - state.stop >= 2 and not title.organ:
            name = completed(self._text[state.start : at], title.word)
        else:
            return None
        if not name.endswith((*SHARED, *OWN_ENDINGS)) or "的" in name:
            return None
        ref = Ref(Kind.BODY, name)
        if ref not in self._known:
            self.implied.setdefault(ref, Body(ref, name, BodyKind.GOVERNMENT))
        self._mention(ref, slot.span, name=name)
        return ref

    def _from_scope(self, slot: Slot, before: Ref | None) -> bool:
        """Whether only the article's divisions could say whose post this is: a bare 市长."""
        return (slot.body or slot.division or before) is None and slot.spot.title.organ.startswith("government")

    def _vouched(self, slot: Slot, found: Ref | None) -> bool:
        """Whether the body is printed beside the post, or its place is."""
        if slot.body is not None:
            return not self._bare(slot.body)
        body = self.body(found)
        if slot.division is not None or body is None:
            return slot.division is not None
        return bool(slot.words) and any(len(f) >= 3 and slot.words.endswith(f) for f in (body.name, *body.also))

    def _refused(self, slot: Slot, name: str, found: Ref) -> bool:
        """Whether a body that is not printed beside the post is a guess that the setting forbids."""
        body = self.body(found)
        if body is None or (body.place is not None and not body.place.key[:1].isdigit()):
            return False
        if is_foreign(name, lexicon=self._names):
            return not self._abroad.usual or self._abroad.in_sentence(slot.span.start)
        return self._abroad.alone

    def _seat(self, slot: Slot, before: Ref | None, *, told: bool) -> Ref | None:
        kind, _, value = slot.spot.title.organ.partition(":")
        host = slot.body.ref if slot.body else None
        if slot.body and slot.part:
            host = self._part(slot.body.ref, slot.part, slot.span)
        if kind == "unit":
            return self._of_unit(slot, value, host, before)
        if host is not None:
            return host
        if kind == "government":
            return self._government(slot, value, before, told=told)
        if slot.spot.title.standing is Standing.REFERENCED and not kind:
            return None  # 国家主席 is no post of the party that the post before it belongs to
        if kind == "centre":
            return self._imply(self._resolve("中共中央"), slot.span)
        if slot.division is not None:
            return self._of_division(slot)
        if slot.words and (found := self._worded(slot, slot.words, before)):
            return found
        if before is not None:
            if not slot.words and slot.core in OF_COMMITTEE and is_committee(self.body(before)):
                return before
            return None if slot.words else self._host(before)
        if slot.words and not self._introduces(slot.words):
            return None
        return self._named_before(slot, slot.spot.title.core)

    def _introduces(self, words: str) -> bool:
        """Whether ``words`` before a title end where a new word begins, so that they are no body of their own."""
        return is_bound(words) or words[-2:] in self._names.after

    def _host(self, ref: Ref) -> Ref | None:
        """The body itself where ``ref`` is only its party group or committee; None where that body is not known."""
        if ref in self._hosts:
            return self._hosts[ref]
        body = self.body(ref)
        unit = next((u for u in PARTY_UNITS if body and body.name.endswith(u)), None)
        if body is None or body.kind is not BodyKind.PARTY or (unit is None and not body.name.startswith("中共")):
            return ref
        above = self.body(body.parent)
        if unit is None and above is not None and above.kind is BodyKind.PARTY:
            return ref  # 县委政法委 is no committee of the one above it
        if body.parent is not None and above is not None:
            return body.parent
        if unit is None and body.place is None and above is None:
            # 中共某某海关委员会, written 某某海关党委
            unit = next((u for u in PARTY_UNITS for form in sorted(body.also) if form.endswith(u)), None)
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
            key = ORGAN_OF_UNIT.get(unit)
            if key is None:
                return self._imply(self._resolve(slot.division.name + unit), slot.span)
            return self._imply(organ(key, slot.division, lexicon=self._lexicon, divisions=self._divisions), slot.span)
        if slot.words and host is None:
            words = LED_IN.sub("", slot.words)
            if base := self._named_before(slot, THIS.sub("", words)):
                return self._part(base, unit, slot.span)
            if found := self._worded(slot, words + unit, before):
                self._keep_host(found, words.lstrip("”"), slot.span)
                return found
            if base := self._worded(slot, words, before):
                return self._part(base, unit, slot.span)
        if unit == "村委会" and before is not None:
            return self._village(before, slot)
        base = host or (self._host(before) if before is not None else None)
        return self._part(base, unit, slot.span) if base is not None else None

    def _keep_host(self, ref: Ref, words: str, span: Span) -> None:
        """Remember the body whose party branch stands here under its own words."""
        if ref.key.endswith(f"|{self._page}") and len(words) >= 4 and words.endswith(OWN_ENDINGS):
            host = Ref(Kind.BODY, f"{words}|{self._page}")
            self.implied.setdefault(host, Body(host, words, kind_of(words)))
            self._mention(host, span, name=words)
            self._hosts[ref] = host

    def _village(self, before: Ref, slot: Slot) -> Ref | None:
        """The committee of the village whose party branch ``before`` is."""
        body = self.body(before)
        for form in body.also if body else ():
            for unit in PARTY_UNITS:
                if form.endswith(f"村{unit}") and (found := self._resolve(form.removesuffix(unit) + "村委会")):
                    return self._imply(found, slot.span)
        return None

    def _worded(self, slot: Slot, words: str, before: Ref | None) -> Ref | None:
        """The body that unread words before a title mean: part of a body named before, or one by its own name."""
        words = THIS_HOST.sub("", LED_IN.sub("", words).lstrip("”")) or words
        if found := self._ending(words, slot):
            return found
        if found := self._named_before(slot, THIS.sub("", words)):
            return found
        if len(words) == 2 and words in endings():
            return None  # 公司 is nobody's own name
        if words.endswith(OWN_ROOF) or any(self._divisions.named(words[:size]) for size in range(2, 9)):
            before = None
        for form in self._above(before, words):
            if body := self._resolve(overlaid(form, words)):
                return self._imply(replace(body, also=tuple(dict.fromkeys((*body.also, words)))), slot.span)
        if body := self._resolve(words):
            return self._imply(body, slot.span)
        return self._own_name(words, slot)

    def _above(self, before: Ref | None, words: str) -> list[str]:
        """Names that ``words``, a part of a body, may follow: the division of the post before, then its body (市委 of 市委宣传部)."""
        body = self.body(before)
        if body is None:
            return []
        division = self._divisions.get(body.place.key) if body.place and words not in OF_ZONE else None
        if body.name.endswith(OFFICES) and words.endswith(NO_OFFICE_HOLDS):
            return []
        if body.name[-1] == words[-1] and words.endswith(OFFICES):
            # 经济处处长、综合处处长: two offices of one body
            above = self.body(body.parent)
            return [above.name] if above else []
        forms = {body.name, *body.also}
        if body.kind is BodyKind.PARTY and any(f.endswith(PARTY_UNITS) for f in forms):
            # 某某开发区党工委、管委会: both are the zone's
            forms = {f.removesuffix(u) for f in forms for u in PARTY_UNITS if f.endswith(u) and f != u}
        own = sorted(forms, key=lambda f: (len(f), f))
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
                size = common_ending(name, words)
                if is_form(name, words, size) and (best is None or size >= best[0]):
                    best = (size, mention.span.start, mention.ref)
        return best[2] if best else None

    def _named_before(self, slot: Slot, word: str) -> Ref | None:
        """The nearest body before that ``word`` takes up: 公司, 该局, or the title 局长 itself."""
        taken = endings().get(word) or endings().get(word.removeprefix("副"))
        if not taken:
            return None
        for mention in reversed(self._mentioned):
            if 0 <= slot.span.start - mention.span.stop <= NEAR:
                body = self.body(mention.ref)
                if body is not None and body.name.endswith(taken):
                    return mention.ref
        return None

    def _own_name(self, words: str, slot: Slot) -> Ref | None:
        """A body under the very words before the title, where they are bounded and end like a body's name."""
        if not is_own_name(words):
            return None
        ref = Ref(Kind.BODY, f"{words}|{self._page}")
        self.implied.setdefault(ref, Body(ref, words, kind_of(words)))
        self._mention(ref, slot.span, name=words)
        return ref

    def _government(self, slot: Slot, level: str, before: Ref | None, *, told: bool) -> Ref | None:
        division = slot.division or self._division_of(before, level)
        if division is None and not told and not PLACED.search(slot.words):
            division = self._scope.local(level)
            if division is not None and self._elsewhere(division, slot.span.start):
                return None
        if division is None or not division.name.endswith(level):
            return None
        return self._imply(organ("government", division, lexicon=self._lexicon, divisions=self._divisions), slot.span)

    def _elsewhere(self, division: Division, at: int) -> bool:
        """Whether the sentence has last named a place outside ``division``."""
        since = max(self._text.rfind(stop, 0, at) for stop in "。；\n")
        spots = [s for s in self._divisions.spots(self._text) if since < s.start and s.stop <= at]
        for spot in reversed(spots):
            found = [d for d in self._divisions.named(spot.name) if d.code[:1].isdigit()]
            if found and not self._divisions.is_bare(spot.name, found[0].code):
                inside = self._divisions.inside
                return not any(inside(d.code, division.code) or inside(division.code, d.code) for d in found)
        return False

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
        party = unit in PARTY_UNITS
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
        if surface not in self._resolved:
            self._resolved[surface] = resolve(
                surface, lexicon=self._lexicon, divisions=self._divisions, scope=self._scope
            )
        return self._resolved[surface]

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

"""Which body a post belongs to: printed before it, said by the title (省长), or taken over from the post before.

县委副书记、县长      县委; then the government of the same county
党组书记、局长        the bureau's party group; then the bureau itself
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.divisions import Division, Divisions
from kg.mentions.bodies import BodyFindings, BodyLexicon, organ
from kg.mentions.name_lexicon import NameLexicon
from kg.mentions.posts.abroad import Abroad, envoys, is_foreign
from kg.mentions.posts.forms import (
    CENTRAL,
    LEVELS,
    ORGAN_OF_UNIT,
    PLACED,
    SHARED,
    THIS,
    body_words,
    completed,
    heads,
    is_bound,
    is_committee,
    led_in,
)
from kg.mentions.posts.register import Register
from kg.mentions.posts.runs import Slot
from kg.mentions.posts.worded import named_before, whole_of, worded
from kg.model import Article, Body, BodyKind, BodyMention, Kind, Ref, Span, Standing
from kg.scope import Scope


class Seats:
    """Finds the body of each post of one article and keeps the bodies that only posts imply."""

    __slots__ = ("_around", "_names", "_register")

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
        self._register = Register(found, lexicon=lexicon, divisions=divisions, scope=scope, article=article)
        self._names = names
        self._around: Abroad | None = None

    @property
    def mentions(self) -> list[BodyMention]:
        """Where posts imply bodies."""
        return self._register.mentions

    def bodies(self) -> Iterable[Body]:
        """The implied bodies by name."""
        return self._register.bodies()

    def body(self, ref: Ref | None) -> Body | None:
        """The body behind ``ref``, named or implied."""
        return self._register.body(ref)

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
            self._around = Abroad.of(self._register.text, scope=self._register.scope)
        return self._around

    def _bare(self, mention: BodyMention) -> bool:
        """Whether a body is named by the short form of a national organ, which other states use too (国防部)."""
        if self._register.text.startswith(body_words("national"), mention.span.start):
            return False
        return self.body(mention.ref) is not None and mention.ref.key.startswith(CENTRAL)

    def _of_state(self, slot: Slot, state: Span) -> Ref | None:
        """The body of a foreign state as printed with its name: 乌克兰财政部; None for a head or a mayor."""
        at, title = slot.spot.start, slot.spot.title
        if slot.body is not None:
            name = self._register.text[state.start : slot.body.span.stop]
        elif at - state.stop >= 2 and not title.organ:
            name = completed(self._register.text[state.start : at], title.word)
        else:
            return None
        if not name.endswith((*SHARED, *body_words("own", "party"))) or "的" in name:
            return None
        ref = Ref(Kind.BODY, name)
        self._register.add(Body(ref, name, BodyKind.GOVERNMENT))
        self._register.mention(ref, slot.span, name=name)
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
            host = self._register.part(slot.body.ref, slot.part, slot.span)
        if kind == "unit":
            return self._of_unit(slot, value, host, before)
        if host is not None:
            return host
        if kind == "government":
            return self._government(slot, value, before, told=told)
        if slot.spot.title.standing is Standing.REFERENCED and not kind:
            return None  # 国家主席 is no post of the party that the post before it belongs to
        if kind == "centre":
            return self._register.imply(self._register.resolve("中共中央"), slot.span)
        if slot.division is not None:
            return self._of_division(slot)
        if slot.words and (found := worded(self._register, slot, slot.words, before)):
            return found
        if before is not None:
            if not slot.words and slot.core in body_words("committee") and is_committee(self.body(before)):
                return before
            return None if slot.words else self._headed(slot, self._register.host(before))
        if slot.words and not self._introduces(slot.words):
            return None
        return named_before(self._register, slot, slot.spot.title.core)

    def _headed(self, slot: Slot, host: Ref | None) -> Ref | None:
        """``host`` if the bare title of ``slot`` can be held there, else the body named before that it takes up."""
        body = self.body(host)
        if body is None or heads(slot.core, body):
            return host
        return named_before(self._register, slot, slot.spot.title.core)

    def _introduces(self, words: str) -> bool:
        """Whether ``words`` before a title end where a new word begins, so that they are no body of their own."""
        return is_bound(words) or words[-2:] in self._names.after

    def _of_unit(self, slot: Slot, unit: str, host: Ref | None, before: Ref | None) -> Ref | None:
        if slot.whole:
            return host
        if slot.division is not None:
            key = ORGAN_OF_UNIT.get(unit)
            if key is None:
                return self._register.imply(self._register.resolve(slot.division.name + unit), slot.span)
            return self._register.imply(
                organ(key, slot.division, lexicon=self._register.lexicon, divisions=self._register.divisions), slot.span
            )
        inner = self.body(before)
        if slot.words == "机关" and inner is not None and inner.name.endswith(body_words("office")):
            whole = whole_of(self._register, inner)
            return self._register.part(whole.ref, f"机关{unit}", slot.span) if whole is not None else None
        if slot.words and host is None:
            words = led_in().sub("", slot.words)
            if base := named_before(self._register, slot, THIS.sub("", words)):
                return self._register.part(base, unit, slot.span)
            if found := worded(self._register, slot, words + unit, before):
                self._register.keep_host(found, words.lstrip("”"), slot.span)
                return found
            if base := worded(self._register, slot, words, before):
                return self._register.part(base, unit, slot.span)
        if unit == "村委会" and before is not None:
            return self._village(before, slot)
        if host is None and not slot.words and inner and (division := self._governed(inner, unit)) is not None:
            found_organ = organ(
                ORGAN_OF_UNIT[unit], division, lexicon=self._register.lexicon, divisions=self._register.divisions
            )
            return self._register.imply(found_organ, slot.span)
        base = host or (self._register.host(before) if before is not None else None)
        return self._register.part(base, unit, slot.span) if base is not None else None

    def _governed(self, committee: Body, unit: str) -> Division | None:
        """The division whose party committee ``committee`` is, if ``unit`` is an organ of divisions: 县委常委、纪委书记."""
        key, divisions = ORGAN_OF_UNIT.get(unit), self._register.divisions
        division = divisions.get(committee.place.key) if committee.place and key else None
        if division is None or (division.name.endswith("地区") and unit.startswith("人大")):
            return None
        own = organ("party", division, lexicon=self._register.lexicon, divisions=divisions)
        return division if own.ref == committee.ref else None

    def _village(self, before: Ref, slot: Slot) -> Ref | None:
        """The committee of the village whose party branch ``before`` is."""
        body = self.body(before)
        for form in body.also if body else ():
            for unit in body_words("party"):
                if form.endswith(f"村{unit}") and (found := self._register.resolve(form.removesuffix(unit) + "村委会")):
                    return self._register.imply(found, slot.span)
        return None

    def _government(self, slot: Slot, level: str, before: Ref | None, *, told: bool) -> Ref | None:
        division = slot.division or self._register.division_of(before, level)
        if division is None and not told and not PLACED.search(slot.words):
            division = self._register.scope.local(level)
            if division is not None and self._elsewhere(division, slot.span.start):
                return None
        if division is None or not division.name.endswith(level):
            return None
        return self._register.imply(
            organ("government", division, lexicon=self._register.lexicon, divisions=self._register.divisions), slot.span
        )

    def _elsewhere(self, division: Division, at: int) -> bool:
        """Whether the sentence has last named a place outside ``division``."""
        since = max(self._register.text.rfind(stop, 0, at) for stop in "。；\n")
        spots = [s for s in self._register.divisions.spots(self._register.text) if since < s.start and s.stop <= at]
        for spot in reversed(spots):
            found = [d for d in self._register.divisions.named(spot.name) if d.code[:1].isdigit()]
            if found and not self._register.divisions.is_bare(spot.name, found[0].code):
                inside = self._register.divisions.inside
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
        return self._register.imply(
            organ(key, slot.division, lexicon=self._register.lexicon, divisions=self._register.divisions), slot.span
        )

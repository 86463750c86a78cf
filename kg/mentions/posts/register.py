"""The bodies of one article as its posts need them: those it names, and those that only a post implies."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from kg.divisions import Division, Divisions
from kg.mentions.bodies import BodyFindings, BodyLexicon, resolve
from kg.mentions.posts.forms import body_words, is_own_name, kind_of, stems
from kg.model import Article, Body, BodyKind, BodyMention, Kind, Ref, Span
from kg.scope import Scope


class Register:
    """What is known of the bodies of one article."""

    __slots__ = ("_hosts", "_known", "_lexicon", "_resolved", "divisions", "implied", "mentioned", "mentions", "page",
                 "scope", "text")  # fmt: skip

    def __init__(
        self, found: BodyFindings, *, lexicon: BodyLexicon, divisions: Divisions, scope: Scope, article: Article
    ) -> None:
        self.mentioned = found.mentions
        self.page = article.page
        self.text = article.text
        self.divisions = divisions
        self.scope = scope
        self._known: dict[Ref, Body] = {body.ref: body for body in found.bodies}
        self._lexicon = lexicon
        self._resolved: dict[str, Body | None] = {}
        self._hosts: dict[Ref, Ref] = {}
        self.implied: dict[Ref, Body] = {}
        self.mentions: list[BodyMention] = []

    @property
    def lexicon(self) -> BodyLexicon:
        """What is known of bodies before any page is read."""
        return self._lexicon

    def body(self, ref: Ref | None) -> Body | None:
        """The body behind ``ref``, named or implied."""
        return None if ref is None else self._known.get(ref) or self.implied.get(ref)

    def resolve(self, surface: str) -> Body | None:
        """The body that ``surface`` means in this article."""
        if surface not in self._resolved:
            self._resolved[surface] = resolve(
                surface, lexicon=self._lexicon, divisions=self.divisions, scope=self.scope
            )
        return self._resolved[surface]

    def imply(self, body: Body | None, span: Span) -> Ref | None:
        """Note that the post at ``span`` implies ``body``."""
        if body is None:
            return None
        self.add(body)
        self.mention(body.ref, span, name=body.name)
        return body.ref

    def add(self, body: Body) -> None:
        """Keep ``body`` unless the article names it."""
        if body.ref not in self._known:
            self.implied.setdefault(body.ref, body)

    def mention(self, ref: Ref, span: Span, *, name: str) -> None:
        """Note that the post at ``span`` implies the body behind ``ref``, once."""
        mention = BodyMention(span, name, ref, "implied-by-post", implied=True)
        if mention not in self.mentions:
            self.mentions.append(mention)

    def own_name(self, words: str, span: Span) -> Ref | None:
        """A body under the very words before the title, where they are bounded and end like a body's name."""
        return self.named(words, span) if is_own_name(words) else None

    def named(self, words: str, span: Span) -> Ref:
        """A body under ``words`` as its own name, known to this page only."""
        ref = Ref(Kind.BODY, f"{words}|{self.page}")
        self.implied.setdefault(ref, Body(ref, words, kind_of(words)))
        self.mention(ref, span, name=words)
        return ref

    def keep_host(self, ref: Ref, words: str, span: Span) -> None:
        """Remember the body whose party branch stands here under its own words."""
        if ref.key.endswith(f"|{self.page}") and len(words) >= 4 and words.endswith(body_words("own", "party")):
            self._hosts[ref] = self.named(words, span)

    def host(self, ref: Ref) -> Ref | None:
        """The body itself where ``ref`` is only its party group or committee; None where that body is not known."""
        if ref in self._hosts:
            return self._hosts[ref]
        body, units = self.body(ref), body_words("party")
        unit = next((u for u in units if body and body.name.endswith(u)), None)
        if body is None or body.kind is not BodyKind.PARTY or (unit is None and not body.name.startswith("中共")):
            return ref
        above = self.body(body.parent)
        if unit is None and above is not None and above.kind is BodyKind.PARTY:
            return ref  # 县委政法委 is no committee of the one above it
        if body.parent is not None and above is not None:
            return body.parent
        if unit is None and body.place is None and above is None:
            # 中共某某海关委员会, written 某某海关党委
            unit = next((u for u in units for form in sorted(body.also) if form.endswith(u)), None)
        if unit is None:
            return ref
        forms = sorted({form.removesuffix(unit) for form in (body.name, *body.also) if form.endswith(unit)})
        if known := next((r for r, b in sorted(self._known.items()) if b.name in forms), None):
            return known
        if found := next((b for form in forms if (b := self.resolve(form))), None):
            self.implied.setdefault(found.ref, found)
            return found.ref
        return None

    def part(self, host: Ref, unit: str, span: Span) -> Ref:
        """A part of a body: the party group of a bureau, its legal department."""
        whole = self.body(host)
        if whole is None or whole.name.endswith(unit):
            return host
        if found := self.resolve(f"{whole.name}{unit}"):
            self._hosts[found.ref] = host
            more = tuple(f"{form}{unit}" for form in whole.also if f"{form}{unit}" not in (found.name, *found.also))
            return self.imply(replace(found, also=found.also + more), span) or host
        party = unit in body_words("party")
        name = f"{whole.name}{unit}"
        forms = [f"{form}{unit}" for form in whole.also]
        if party:
            forms += [f"中共{name}"]
        ref = Ref(Kind.BODY, name)
        self._hosts[ref] = host
        kind = BodyKind.PARTY if party else whole.kind
        self.add(Body(ref, name, kind, tuple(sorted(set(forms) - {name})), whole.place, host))
        self.mention(ref, span, name=unit)
        return ref

    def of_zone(self, ref: Ref, unit: str, span: Span) -> Ref | None:
        """The ``unit`` (管委会) of the zone whose party committee ``ref`` is: 某某新区党工委副书记、管委会主任."""
        body = self.body(ref)
        forms = stems((body.name, *sorted(body.also))) if body is not None and body.kind is BodyKind.PARTY else []
        if not forms:
            return None
        found = next((b for stem in forms if (b := self.resolve(stem + unit))), None)
        return self.imply(found, span) if found is not None else self.named(forms[-1] + unit, span)

    def division_of(self, ref: Ref | None, level: str) -> Division | None:
        """The division that a body has jurisdiction over, if it is of this level or lies in one that is."""
        body = self.body(ref)
        if body is None or body.place is None:
            return None
        division = self.divisions.get(body.place.key)
        while division is not None and not division.name.endswith(level):
            division = self.divisions.get(division.parent) if division.parent else None
        return division

    def bodies(self) -> Iterable[Body]:
        """The implied bodies by name."""
        return sorted(self.implied.values(), key=lambda body: body.ref)

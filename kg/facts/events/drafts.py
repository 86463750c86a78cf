"""From candidates to events: which stretches speak of one and the same event."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from msgspec import Struct

from kg.facts.events import lexicon as event_lexicon
from kg.facts.events.candidates import APART, SIGNED, STAGED, TOLD_BY_VERB, Candidate
from kg.facts.events.lexicon import Noun
from kg.model import EventType, Kind, PartKind

_ORDINAL = re.compile(r"第[一二三四五六七八九十百零〇\d]+[届次期轮批]|首届")
_BODY_PARTS = frozenset({PartKind.PARAGRAPH, PartKind.CAPTION})
SIMILAR = 0.6
"""Share of characters in common from which two names of one article and class are one event."""


class Draft(Struct, frozen=True):
    """All candidates of one event, the fullest telling first."""

    candidates: tuple[Candidate, ...]

    @property
    def first(self) -> Candidate:
        """The candidate that tells of the event: the first in the body, else in the headline."""
        return next((c for c in self.candidates if c.sentence.part in _BODY_PARTS), self.candidates[0])

    @property
    def type(self) -> EventType:
        """The class of the fullest telling."""
        return self.first.type

    @property
    def of_thing(self) -> bool:
        """Whether it only tells what became of a thing (发布了《甲》), so that no one chairs or attends it."""
        return self.first.rule.endswith(("-of-thing", *TOLD_BY_VERB))

    @property
    def aside(self) -> bool:
        """Whether it is told beside another event, whose guests go on speaking: a thing brought out, a paper signed."""
        return self.of_thing or self.first.rule == SIGNED

    @property
    def sentence(self) -> int:
        """The number of the sentence that introduces it."""
        return min(c.sentence.number for c in self.candidates)


def gather(found: Iterable[Candidate]) -> tuple[Draft, ...]:
    """Join the candidates of one article, in reading order, that name the same event."""
    groups: list[list[Candidate]] = []
    for candidate in found:
        group = next((g for g in groups if any(same(c, candidate) for c in g)), None)
        if group is None:
            groups.append([candidate])
        else:
            group.append(candidate)
    return tuple(Draft(tuple(g)) for g in groups)


def same(one: Candidate, two: Candidate) -> bool:
    """Whether two candidates of one article name one event."""
    if one.type is not two.type or (one.sentence is two.sentence and one.verb == two.verb):
        return False
    if (one.day and two.day and one.day != two.day) or (one.owner and two.owner and one.owner != two.owner):
        return False
    if _held_apart(one, two) or _of_two_levels(one, two):
        return False
    if one.rule == two.rule == "visit-after-name":
        return bool({n.ref for _, n in one.holders} & {n.ref for _, n in two.holders})
    first, second = set(_ORDINAL.findall(one.core)), set(_ORDINAL.findall(two.core))
    if first and second and not first & second:
        return False
    short, long = sorted((one.core, two.core), key=len)
    if short == long or (short in long and len(short) >= 4):
        return True
    heading = PartKind.PARAGRAPH not in (one.sentence.part, two.sentence.part) or one.sentence.part != two.sentence.part
    if one.rule == two.rule and one.rule.endswith("-of-thing"):
        return False
    if not heading and (one.rule in APART) != (two.rule in APART):
        return False
    if not heading and _unlike(short, long):
        return False
    if not heading and not (one.head.endswith(two.head) or two.head.endswith(one.head)):
        return False
    ratio = SequenceMatcher(None, short, long, autojunk=False).ratio()
    return ratio >= (SIMILAR - 0.2 if heading else SIMILAR)


def _of_two_levels(one: Candidate, two: Candidate) -> bool:
    """Whether two inspections are sent by two levels: 第二轮中央督察, 第二轮省级督察."""
    if one.type is not EventType.INSPECTION:
        return False
    first, second = (next((w for w in _LEVELS if w in c.core), "") for c in (one, two))
    return bool(first and second and first != second)


_LEVELS = ("中央", "省级", "市级", "县级", "自治区级")


def _held_apart(one: Candidate, two: Candidate) -> bool:
    """Whether two different bodies, or two different places, hold the two."""
    for kind in (Kind.BODY, Kind.PLACE):
        first, second = ({n.ref for _, n in c.holders if n.ref.kind is kind} for c in (one, two))
        if (
            first
            and second
            and not first & second
            and not (one.sentence.part in _BODY_PARTS) ^ (two.sentence.part in _BODY_PARTS)
        ):
            return True
    return False


def _unlike(short: str, long: str) -> bool:
    """Whether two names differ in what stands before the words that they end in alike (国旗法检查, 森林法检查)."""
    size = next(
        (n for n, (a, b) in enumerate(zip(reversed(short), reversed(long), strict=False)) if a != b), len(short)
    )
    one, two = short[: len(short) - size], long[: len(long) - size]
    return min(len(one), len(two)) >= 2 and SequenceMatcher(None, one, two, autojunk=False).ratio() < SIMILAR


class Scene(Struct, frozen=True):
    """The events of one article, to tell which of them a later sentence speaks of."""

    drafts: tuple[Draft, ...]
    leading: frozenset[int]
    """Indexes of the events that stay in focus after their own sentence."""

    def siblings(self, index: int) -> list[int]:
        """``index`` with the events that one verb tells of at once (召开学习会议和常务会议)."""
        own = {(c.sentence.number, c.verb) for c in self.drafts[index].candidates}
        return [
            i
            for i, d in enumerate(self.drafts)
            if i == index or any((c.sentence.number, c.verb) in own for c in d.candidates)
        ]

    def focus(self, sentence: int) -> int | None:
        """The event that ``sentence`` speaks of when it names none."""
        here = [i for i, d in enumerate(self.drafts) if any(c.sentence.number == sentence for c in d.candidates)]
        main = [i for i in here if not self.drafts[i].aside or not self.leading - {i}]
        if main:
            return main[0]
        just = [i for i, d in enumerate(self.drafts) if d.type in _BRIEF and not d.aside and _last(d) == sentence - 1]
        if just and just[-1] not in self.leading:
            return just[-1]
        before = [i for i, d in enumerate(self.drafts) if d.sentence <= sentence and i in self.leading]
        if not before:
            return next((i for i, d in enumerate(self.drafts) if _last(d) == sentence - 1), None)
        latest = max(self.drafts[i].sentence for i in before)
        return next(i for i in before if self.drafts[i].sentence == latest)

    def host(self, index: int) -> int:
        """Of a ceremony the activity that it opens or closes, if the article names it; else ``index`` itself."""
        if self.drafts[index].type is not EventType.CEREMONY:
            return index
        own = self.drafts[index].first.core
        return next(
            (i for i, d in enumerate(self.drafts) if i != index and i in self.leading and d.first.core in own), index
        )

    def opener(self, index: int) -> int | None:
        """The ceremony that opens the event ``index``, if the article tells of it."""
        openers = event_lexicon.load().words["opening-ceremony"]
        return next(
            (
                i
                for i, d in enumerate(self.drafts)
                if i != index and d.first.head in openers and d.first.rule != STAGED and self.host(i) == index
            ),
            None,
        )

    def meeting(self, sentence: int) -> int | None:
        """The meeting that ``sentence`` speaks of when it names none."""
        focus = self.focus(sentence)
        if focus is not None and self.drafts[focus].type is EventType.MEETING:
            return focus
        meetings = [i for i, d in enumerate(self.drafts) if d.type is EventType.MEETING and i in self.leading]
        return next((i for i in reversed(meetings) if self.drafts[i].sentence <= sentence), None)

    def contest(self, sentence: int) -> int | None:
        """The contest or activity that a prize in ``sentence`` belongs to: the one told last."""
        known = [
            i
            for i, d in enumerate(self.drafts)
            if d.sentence <= sentence and (d.type is EventType.CONTEST or _AWARDING.search(d.first.name))
        ]
        return max(
            known,
            key=lambda i: (
                max(c.sentence.number for c in self.drafts[i].candidates if c.sentence.number <= sentence),
                i,
            ),
            default=None,
        )

    def spoken_of(self, text: str, noun: Noun, sentence: int) -> int | None:
        """The event that ``noun`` stands for: one that is named there, else by the end of its name, else by class."""
        for index, draft in enumerate(self.drafts):
            if any(c.span.covers(noun.span) for c in draft.candidates):
                return index
        known = [i for i, d in enumerate(self.drafts) if d.sentence <= sentence]
        tail = re.sub(r"[“”‘’\s]", "", text[max(0, noun.span.start - 24) : noun.span.stop])
        best = max(known, key=lambda i: (_common_tail(tail, self.drafts[i]), i in self.leading, -i), default=None)
        if best is not None and _common_tail(tail, self.drafts[best]) > len(noun.word):
            return best
        focus = self.focus(sentence)
        classes = _STANDS_FOR.get(noun.word, frozenset({noun.type}))
        if focus is not None and self.drafts[focus].type in classes:
            return focus
        return next((i for i in reversed(known) if self.drafts[i].type in classes and i in self.leading), None)


_AWARDING = re.compile(r"[赛节展]|评选|大会")
_BRIEF = frozenset({EventType.MEETING, EventType.CEREMONY, EventType.TRAINING, EventType.CONTEST})
"""Classes of which a later sentence may tell in passing, with who chaired in the next one."""


def _last(draft: Draft) -> int:
    return max(c.sentence.number for c in draft.candidates)


def _common_tail(tail: str, draft: Draft) -> int:
    best = 0
    for candidate in draft.candidates:
        size = 0
        for one, two in zip(reversed(tail), reversed(candidate.core), strict=False):
            if one != two:
                break
            size += 1
        best = max(best, size)
    return best


_EVERY = frozenset(EventType)
_STANDS_FOR = {
    "会议": frozenset({EventType.MEETING, EventType.TRAINING}),
    "大会": frozenset({EventType.MEETING, EventType.CEREMONY}),
    "活动": _EVERY - {EventType.MEETING},
    "调研": frozenset({EventType.INSPECTION}),
    "慰问": frozenset({EventType.ACTIVITY, EventType.INSPECTION}),
    "培训": frozenset({EventType.TRAINING}),
    "比赛": frozenset({EventType.CONTEST}),
    "仪式": frozenset({EventType.CEREMONY}),
}


def anaphoric(candidate: Candidate) -> bool:
    """Whether the name is nothing but a noun that refers back (会议, 此次活动)."""
    return candidate.name in event_lexicon.load().words["bare"]

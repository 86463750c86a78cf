"""Events that an article tells of: what, when, where, who did what, and what was on the agenda."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from kg.facts import event_lexicon
from kg.facts.agenda import agenda, agenda_verbs
from kg.facts.appointments import BY_DECISION, appointments
from kg.facts.awards import award, won
from kg.facts.cast import Cast
from kg.facts.event_acts import VISITS, act_finder, acts
from kg.facts.event_drafts import Draft, Scene, anaphoric, gather, marks_of, nouns_by_sentence
from kg.facts.event_names import Candidate, named_events
from kg.facts.event_settings import when, where
from kg.facts.event_stages import stage
from kg.facts.roles import Played, cue_finder, heard, roles
from kg.model import (
    AgendaItem,
    Event,
    EventType,
    Kind,
    Participation,
    PartKind,
    Passage,
    Ref,
    Role,
    Sentence,
    SetAside,
    Span,
)
from kg.numerals import NUMERAL, to_int
from kg.reading import Reading

HEADINGS = frozenset({PartKind.HEADLINE, PartKind.KICKER, PartKind.SECTION})
LEAD = 2
"""How many sentences of the body open the article: what they name, the article is about."""


@dataclass(frozen=True, slots=True)
class EventFindings:
    """The events of one article, and the trigger words that gave none."""

    events: tuple[Event, ...]
    set_aside: tuple[SetAside, ...]


def events(reading: Reading) -> EventFindings:
    """All events that one article tells of as happened or scheduled."""
    if not reading.sentences:
        return EventFindings((), ())
    return _Reader(reading).findings()


T = TypeVar("T")


class _Reader:
    """The work on one article: triggers once, then sentence by sentence."""

    def __init__(self, reading: Reading) -> None:
        text = reading.article.text
        self.reading, self.text = reading, text
        self.cast = Cast.of(reading.mentions, text)
        self.starts = [s.span.start for s in reading.sentences]
        self.nouns = nouns_by_sentence(text, self.starts)
        self.verbs = self._by_sentence(event_lexicon.load().find_verbs(text))
        self.cues = self._by_sentence(cue_finder().find(text))
        self.acts = self._by_sentence(act_finder().find(text))
        self.agenda_verbs = self._by_sentence(agenda_verbs().find(text))
        body = [s.number for s in reading.sentences if s.part is PartKind.PARAGRAPH]
        self.lead = frozenset(body[:LEAD])
        self.first_of_part = _first_of_parts(reading)

    def _by_sentence(self, found: Iterable[T]) -> list[list[T]]:
        cut: list[list[T]] = [[] for _ in self.starts]
        for item in found:
            at = bisect_right(self.starts, item.span.start) - 1  # type: ignore[attr-defined]
            if at >= 0:
                cut[at].append(item)
        return cut

    def findings(self) -> EventFindings:
        """The events with everything that hangs on them."""
        kept, dropped = self.candidates()
        scene = self.scene(gather(kept))
        parts = self.parts(scene)
        items = self.items(scene)
        others = [*self.awards(scene, parts), *self.changes()]
        found = [
            self.event(number, scene, draft, parts[number - 1], items[number - 1])
            for number, draft in enumerate(scene.drafts, 1)
        ]
        for number, (draft, played) in enumerate(others, len(found) + 1):
            found.append(self.event(number, scene, draft, played, ()))
        return EventFindings(tuple(found), tuple(self.aside(c) for c in dropped))

    def awards(self, scene: Scene, parts: list[list[Played]]) -> list[tuple[Draft, list[Played]]]:
        """Winners given to the contest that the article tells of; titles as events of their own."""
        own: list[Candidate] = []
        for sentence in self.reading.sentences:
            if not _WON.search(self.text, sentence.span.start, sentence.span.stop):
                continue
            for item in won(self.text, self.cast, sentence):
                contest = scene.contest(sentence.number) if item.rank else None
                if contest is not None:
                    parts[contest] += [
                        _holder(award(item), Role.WON, w, n, "winner-before-prize")
                        for n, w in enumerate(item.winners, 1)
                    ]
                elif not item.rank and (
                    self.opens(sentence) or any(d.start for d in self.cast.dates_in(sentence.span))
                ):
                    own.append(award(item))
        return [(Draft((c,)), _held(Draft((c,)), self.cast)) for c in own]

    def changes(self) -> list[tuple[Draft, list[Played]]]:
        """Appointments and removals."""
        return [
            (Draft((c,)), [_holder(c, role, agent, n, c.rule) for n, (role, agent) in enumerate(who, 1)])
            for c, who in appointments(self.reading, self.cast)
        ]

    def candidates(self) -> tuple[list[Candidate], list[Candidate]]:
        """What names an event here, and what only looked like it."""
        kept: list[Candidate] = []
        dropped: list[Candidate] = []
        main: Candidate | None = None
        for sentence in self.reading.sentences:
            number = sentence.number
            found: list[Candidate] = []
            if self.verbs[number]:
                found += named_events(self.reading, self.cast, sentence, self.verbs[number], self.nouns[number])
            if self.acts[number] and self.opens(sentence):
                found += acts(self.reading, self.cast, sentence, self.acts[number], found)
            for candidate in sorted(found, key=lambda c: c.span):
                again = bool(kept) and candidate.core == candidate.head and not candidate.holders
                again = again and not any(k.sentence is sentence and k.verb == candidate.verb for k in kept)
                (kept if self.believed(candidate) and not again else dropped).append(candidate)
            main = main or next((c for c in kept if c.sentence.part not in HEADINGS), None)
            scene = stage(self.text, sentence, self.nouns[number], kept, main)
            kept += [scene] if scene else []
        return kept, dropped

    def opens(self, sentence: Sentence) -> bool:
        """Whether a sentence stands where new events are told: heading, lead, or after 会前, 随后."""
        return (
            sentence.part in HEADINGS
            or sentence.number in self.lead
            or _ON_THE_SPOT.match(self.text, sentence.span.start) is not None
        )

    def believed(self, candidate: Candidate) -> bool:
        """Whether the text tells of the event itself, rather than mentions or refers back to it."""
        sentence, text = candidate.sentence, self.text
        if _TALK.search(text, sentence.span.start, candidate.verb):
            return False
        if anaphoric(candidate):
            opens = sentence.number in self.lead and bool(candidate.holders or _chaired_by_name(candidate, text))
            return opens and candidate.name not in ("活动", "仪式", "检查")
        if sentence.part in HEADINGS or sentence.number in self.lead:
            return True
        if _CALLED_FOR.search(text[sentence.span.start : candidate.verb]):
            return False
        days = self.cast.dates_in(Span(sentence.span.start, candidate.verb))
        if _BACKGROUND.match(text, sentence.span.start) and not any(d.start and len(d.start) == 10 for d in days):
            return False
        if marks_of(text, candidate.span):
            return True
        if len(candidate.core) >= len(candidate.head) + 4 and candidate.rule == "event-after-holding-verb":
            return True
        dated = any(d.start for d in days)
        if len(candidate.core) < len(candidate.head) + 2:
            return dated and bool(candidate.holders) and sentence.number in self.first_of_part
        return dated or _ON_THE_SPOT.search(text, sentence.span.start, candidate.told.stop) is not None

    def scene(self, drafts: tuple[Draft, ...]) -> Scene:
        """The drafts, with those that stay in focus: told in the lead, at the head of a paragraph, or first of all."""
        leading: set[int] = set()
        for index, draft in sorted(enumerate(drafts), key=lambda pair: pair[1].sentence):
            numbers = {c.sentence.number for c in draft.candidates if c.sentence.part not in HEADINGS}
            heading = any(c.sentence.part in HEADINGS for c in draft.candidates)
            if heading or numbers & self.lead or numbers & self.first_of_part or not leading:
                leading.add(index)
        return Scene(drafts, frozenset(leading))

    # --- roles -----------------------------------------------------------------------------------

    def parts(self, scene: Scene) -> list[list[Played]]:
        """The roles of each event."""
        found: list[list[Played]] = [[] for _ in scene.drafts]
        if not scene.drafts:
            return found
        for index, draft in enumerate(scene.drafts):
            found[index] += _held(draft, self.cast)
        for sentence in self.reading.sentences:
            played: list[Played] = []
            if self.cues[sentence.number]:
                played += roles(
                    self.text, self.cast, sentence, self.nouns[sentence.number], cues=self.cues[sentence.number]
                )
                played += heard(self.text, self.cast, sentence)
            if self.acts[sentence.number] and not self.opens(sentence):
                played += self.visitors(scene, sentence)
            for part in played:
                target = self.target(scene, part)
                if target is None:
                    continue
                for index in scene.siblings(target):
                    if _fits(part, scene.drafts[index]):
                        found[index].append(part)
        return [_settled(parts, draft.type) for parts, draft in zip(found, scene.drafts, strict=True)]

    def visitors(self, scene: Scene, sentence: Sentence) -> Iterator[Played]:
        """Those who, later in the article, do what the article opens with: 乙走访慰问退役军人."""
        kinds = {d.first.head[-2:] for i, d in enumerate(scene.drafts) if i in scene.leading and d.first.rule == VISITS}
        for act in acts(self.reading, self.cast, sentence, self.acts[sentence.number], ()):
            if act.rule == VISITS and act.head[-2:] in kinds:
                for number, (role, agent) in enumerate(act.holders, 1):
                    yield _holder(act, role, agent, number, "visit-like-the-others")

    def target(self, scene: Scene, part: Played) -> int | None:
        """The event that a role belongs to."""
        sentence = part.sentence
        number = sentence.number if sentence.part not in HEADINGS else max(self.lead, default=sentence.number)
        if part.rule == "visit-like-the-others":
            return next((i for i, d in enumerate(scene.drafts) if i in scene.leading and d.first.rule == VISITS), None)
        if part.noun is None:
            focus = self.before_cue(scene, part)
            if focus is not None:
                return focus
            focus = scene.focus(number)
            return scene.host(focus) if focus is not None and part.role in _BODY_ROLES else focus
        index = scene.spoken_of(self.text, part.noun, number)
        if index is None or not part.named:
            return index
        covered = any(c.span.overlaps(part.noun.span) for c in scene.drafts[index].candidates)
        tail = self.text[part.told.stop : part.noun.span.stop]
        return index if covered or _tail_of(tail, scene.drafts[index]) else None

    def before_cue(self, scene: Scene, part: Played) -> int | None:
        """For 由甲主办、乙承办的…活动: the event that the sentence goes on to name."""
        for index, draft in enumerate(scene.drafts):
            for candidate in draft.candidates:
                if candidate.sentence is part.sentence and candidate.span.start >= part.told.stop:
                    return index
        return None

    # --- agenda ----------------------------------------------------------------------------------

    def items(self, scene: Scene) -> list[list[AgendaItem]]:
        """The agenda of each meeting."""
        found: list[list[AgendaItem]] = [[] for _ in scene.drafts]
        for sentence in self.reading.sentences:
            if not self.agenda_verbs[sentence.number] or sentence.part in HEADINGS:
                continue
            focus = scene.focus(sentence.number)
            if focus is None or scene.drafts[focus].type is not EventType.MEETING:
                continue
            for item in agenda(self.text, sentence, self.agenda_verbs[sentence.number]):
                if any(i.treatment is item.treatment and _alike(i.label, item.label) for i in found[focus]):
                    continue
                passages = self.reading.evidence(item.span, rule=item.rule)
                found[focus].append(AgendaItem(item.treatment, item.label, passages))
        return found

    # --- the event -------------------------------------------------------------------------------

    def event(
        self, number: int, scene: Scene, draft: Draft, parts: Sequence[Played], items: Sequence[AgendaItem]
    ) -> Event:
        """One event with everything that hangs on it."""
        article = self.reading.article
        first = draft.first
        main = next((d for i, d in enumerate(scene.drafts) if i in scene.leading), None)
        on_its_own = first.type in (EventType.AWARD, EventType.APPOINTMENT) and first.rule not in BY_DECISION
        date = when(self.reading, self.cast, draft, main=None if on_its_own else main)
        names = _names(draft)
        return Event(
            ref=Ref(Kind.EVENT, f"{article.page}/{article.number}/{number}"),
            type=first.type,
            name=names[0],
            passages=self.passages((c.told, c.rule) for c in draft.candidates),
            also=names[1:],
            start=date.start if date else None,
            end=date.end if date else None,
            date_text=date.text if date else None,
            places=where(self.reading, self.cast, draft),
            roles=self.participations(parts),
            agenda=tuple(items),
            series=series(names[0]),
            term=numbered(names[0], "届"),
            ordinal=numbered(names[0], "次"),
        )

    def participations(self, parts: Sequence[Played]) -> tuple[Participation, ...]:
        """One participation for each agent and role, with every passage that attests it."""
        grouped: dict[tuple[Role, Ref], list[Played]] = {}
        for part in parts:
            grouped.setdefault((part.role, part.agent.ref), []).append(part)
        return tuple(
            Participation(
                role=role,
                agent=agent,
                position=group[0].position,
                printed=next((p.agent.printed for p in group if p.agent.printed), ""),
                passages=self.passages((p.told, p.rule) for p in group),
            )
            for (role, agent), group in grouped.items()
        )

    def passages(self, told: Iterable[tuple[Span, str]]) -> tuple[Passage, ...]:
        """The evidence for these stretches, each once."""
        found: dict[Passage, None] = {}
        for span, rule in told:
            found.update(dict.fromkeys(self.reading.evidence(span, rule=rule)))
        return tuple(sorted(found))

    def aside(self, candidate: Candidate) -> SetAside:
        """A trigger that gave no event."""
        article = self.reading.article
        return SetAside(
            page=article.page,
            article=article.number,
            what="trigger without fact",
            text=candidate.name[:80],
            why="names no event of this article: background, reported speech, or a word that refers back",
        )


_WON = re.compile(r"获|评为|夺|摘得|捧得|荣|授予|包揽")
_TALK = re.compile(r"(?:指出|强调|要求|认为|表示|希望|提出|[^据听]说|介绍)，|下一步|今后一个时期")
_BACKGROUND = re.compile(r"要|近年来|长期以来|一直以来|目前|今后|下一步|过去|去年|此前|据介绍|多年来|历年|截至|每逢")
_CALLED_FOR = re.compile(r"(?:^|[，；])[^，。；]{0,16}(?<![主重需必])要(?![闻点素求])")
_ON_THE_SPOT = re.compile(
    r"会前|会后|会议前|会议后|活动前|活动后|仪式前|仪式后|当天|当日|当晚|同日|随后|同时|此外|另外|活动现场|仪式现场|\d日"
)


def _first_of_parts(reading: Reading) -> frozenset[int]:
    found: list[int] = []
    stop = -1
    for part in reading.article.parts:
        number = next((s.number for s in reading.sentences if s.span.start >= part.span.start), None)
        if number is not None and part.kind is PartKind.PARAGRAPH and number > stop:
            found.append(number)
            stop = number
    return frozenset(found)


def _chaired_by_name(candidate: Candidate, text: str) -> bool:
    return text[max(0, candidate.verb) : candidate.span.start].startswith("主持召开")


def _held(draft: Draft, cast: Cast) -> list[Played]:
    """Who holds the event: the body before 召开, or the body that the name begins with."""
    found: list[Played] = []
    for candidate in draft.candidates:
        for position, (role, agent) in enumerate(candidate.holders, 1):
            found.append(_holder(candidate, role, agent, position, "holder-before-verb"))
        if candidate.holders or draft.type is not EventType.MEETING:
            continue
        leading = [n for n in cast.bodies_in(candidate.span) if n.span.start - candidate.span.start <= 12]
        if leading:
            agent = max(leading, key=lambda n: (n.span.stop - n.span.start, -n.span.start))
            if _HELD_NAME.match(candidate.name[agent.span.stop - candidate.span.start :]) is not None:
                found.append(_holder(candidate, Role.HELD, agent, 1, "holder-in-name"))
    return found


_HELD_NAME = re.compile(
    r"(?:[（(]?扩大[）)]?|20\d\d年|第|一|二|全体|常务|党组|主任|工作|专题|会议|党委|常委|[^的对]{0,12}会)"
)


def _settled(parts: list[Played], type_: EventType) -> list[Played]:
    """Of those who hold an event, bodies before places; who carries out an inspection inspects."""
    hosts = [p for p in parts if p.role in (Role.HELD, Role.ORGANIZED)]
    if any(p.agent.ref.kind is Kind.BODY for p in hosts):
        parts = [p for p in parts if p not in hosts or p.agent.ref.kind is not Kind.PLACE]
    if type_ is EventType.INSPECTION:
        parts = [replace(p, role=Role.INSPECTED) if p.role in (Role.HELD, Role.ORGANIZED) else p for p in parts]
    return parts


def _holder(candidate: Candidate, role: Role, agent: object, position: int, rule: str) -> Played:
    from kg.facts.cast import Named

    assert isinstance(agent, Named)
    return Played(role, agent, position, candidate.told, rule, candidate.sentence, None, False)


_BODY_ROLES = frozenset({Role.ORGANIZED, Role.UNDERTAKEN, Role.CO_ORGANIZED, Role.GUIDED, Role.SUPPORTED})


def _fits(part: Played, draft: Draft) -> bool:
    """Whether the role makes sense for that class of event."""
    if part.rule == "report-heard":
        return draft.type in (EventType.MEETING, EventType.TRAINING)
    return part.role not in (Role.CHAIRED, Role.REPORTED) or draft.type not in (
        EventType.INSPECTION,
        EventType.WORKS,
        EventType.LAUNCH,
        EventType.APPOINTMENT,
        EventType.AWARD,
    )


def _tail_of(tail: str, draft: Draft) -> bool:
    """Whether a name in object position ends like the event's own (推介活动 for …专场推介活动)."""
    tail = re.sub(r"[“”‘’\s了]|^(?:并|召开|此次|本次)+", "", tail)
    return any(c.core.endswith(tail) or tail.endswith(c.core) or tail in c.core for c in draft.candidates)


def _names(draft: Draft) -> tuple[str, ...]:
    """The name in full first, then every other form."""
    forms = dict.fromkeys(n for c in (draft.first, *draft.candidates) for n in (c.name, *c.also))
    best = max(draft.candidates, key=lambda c: (c is draft.first, len(c.name))).name
    longest = max((c.name for c in draft.candidates if len(c.name) <= 60), key=len, default=best)
    return (longest, *(f for f in forms if f != longest))


def numbered(name: str, unit: str) -> int | None:
    """Which 届 or 次 a name gives: the last one of that unit.

    >>> numbered("某市第十七届人民代表大会常务委员会第二十一次会议", "次")
    21
    """
    if unit == "届" and "首届" in name:
        return 1
    found = re.findall(rf"({NUMERAL}){unit}", name)
    return to_int(found[-1]) if found else None


_OCCASION = re.compile(rf"(?:19|20)\d\d(?:年度?|·)?|第?{NUMERAL}[届次](?=[^，]*[会赛节动式班])|首届|（[^）]{{1,8}}）")


def series(name: str) -> str | None:
    """The name without year and number, where it has them: what such events have in common.

    >>> series("某县2023年第五次常务会议")
    '某县常务会议'
    """
    bare = _OCCASION.sub("", name)
    return bare if bare != name and len(bare) >= 4 else None


def _alike(one: str, two: str) -> bool:
    return one == two or one in two or two in one

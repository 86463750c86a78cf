"""Which event each role belongs to, and who holds it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from kg.facts.events.acts import acts
from kg.facts.events.candidates import AS_SOURCE, SIGNED, TALKED, TOLD_BY_VERB, Candidate
from kg.facts.events.cast import Cast, Named
from kg.facts.events.drafts import Draft, Scene
from kg.facts.events.ground import HEADINGS, Ground
from kg.facts.events.role_cues import Played
from kg.facts.events.role_reports import ON_SITE, described, heard, invited, on_site
from kg.facts.events.roles import SOFT, UNDER, roles
from kg.facts.events.settings import SITTING
from kg.facts.events.telling import starts_events
from kg.facts.events.triggers import AT_HAND, DESCRIBED, INVITED
from kg.facts.events.visits import VISITS
from kg.model import EventType, Kind, Role, Sentence, Span

_HOSTS = frozenset({Role.HELD, Role.ORGANIZED})
_ARRANGED = frozenset({Role.ORGANIZED, Role.UNDERTAKEN, Role.CO_ORGANIZED, Role.GUIDED, Role.SUPPORTED})
"""Roles of those who arrange an activity rather than the ceremony that opens it."""
_ALIKE = "visit-like-the-others"


def parts_of(ground: Ground, scene: Scene) -> list[list[Played]]:
    """The roles of each event of the scene, in its order."""
    found: list[list[Played]] = [held_by(draft, ground.cast) for draft in scene.drafts]
    if not scene.drafts:
        return found
    for sentence in ground.reading.sentences:
        for part in _played(ground, scene, sentence):
            target = _target(ground, scene, part)
            for index in _shared(scene, part, target) if target is not None else ():
                if _fits(part, scene.drafts[index]):
                    found[index].append(part)
    for index, draft in enumerate(scene.drafts):
        if draft.first.rule == TALKED and not any(p.role is Role.ATTENDED for p in found[index]):
            found[index] += _visitors_who_talk(scene, draft)
        if SITTING.fullmatch(draft.first.core) is not None and not any(p.role is Role.HELD for p in found[index]):
            found[index] += _holders_of_meeting(scene, draft, found)
    return [_settled(parts, draft.type) for parts, draft in zip(found, scene.drafts, strict=True)]


def _holders_of_meeting(scene: Scene, sitting: Draft, parts: list[list[Played]]) -> list[Played]:
    """Who holds the meeting that a sitting (第二次全体会议) is of: the one that the article leads with."""
    index = next((i for i in sorted(scene.leading) if scene.drafts[i] is not sitting), None)
    if index is None or scene.drafts[index].type is not EventType.MEETING or sitting.type is not EventType.MEETING:
        return []
    held = [p.agent for p in parts[index] if p.role is Role.HELD]
    return [
        by_name(sitting.first, Role.HELD, agent, position=number, rule="holder-of-the-whole-meeting")
        for number, agent in enumerate(held, 1)
    ]


def _visitors_who_talk(scene: Scene, talk: Draft) -> list[Played]:
    """Those who came, where only their group sits down to talk: 学校领导与村干部进行了座谈."""
    visit = next((d for i, d in enumerate(scene.drafts) if i in scene.leading and d.sentence < talk.sentence), None)
    came = [n for c in visit.candidates for role, n in c.holders if role in _CAME] if visit is not None else []
    return [
        by_name(talk.first, Role.ATTENDED, agent, position=number, rule="visitor-who-talks")
        for number, agent in enumerate((n for n in came if n.ref.kind is Kind.PERSON), 1)
    ]


_CAME = frozenset({Role.ATTENDED, Role.INSPECTED})


def _shared(scene: Scene, part: Played, target: int) -> list[int]:
    """All events that a role belongs to: who arranges the ceremony that opens an activity arranges the activity too."""
    found = scene.siblings(target)
    host = scene.host(target)
    return [*found, host] if part.role in _ARRANGED and host not in found else found


def _played(ground: Ground, scene: Scene, sentence: Sentence) -> Iterator[Played]:
    number = sentence.number
    if ground.cues[number]:
        yield from roles(ground.text, ground.cast, sentence, ground.nouns[number], cues=ground.cues[number])
        yield from heard(ground.text, ground.cast, sentence)
    if number in ground.waited[DESCRIBED]:
        yield from described(ground.text, ground.cast, sentence)
    if number in ground.waited[AT_HAND]:
        yield from on_site(ground.text, ground.cast, sentence)
    if number in ground.waited[INVITED]:
        yield from invited(ground.text, ground.cast, sentence)
    if ground.acts[number] and not starts_events(ground, sentence):
        yield from _visitors(ground, scene, sentence)


def _visitors(ground: Ground, scene: Scene, sentence: Sentence) -> Iterator[Played]:
    """Those who, later in the article, do what the article opens with: 乙走访慰问退役军人."""
    first = next((d for i, d in enumerate(scene.drafts) if i in scene.leading and d.first.rule == VISITS), None)
    role = Role.INSPECTED if first is not None and first.type is EventType.INSPECTION else Role.ATTENDED
    kinds = {_kin(d.first.head) for i, d in enumerate(scene.drafts) if i in scene.leading and d.first.rule == VISITS}
    for act in acts(ground.reading, ground.cast, sentence, ground.acts[sentence.number], ()) if kinds else ():
        elsewhere = ground.cast.places_in(act.span)  # who goes somewhere else makes a visit of their own
        if act.rule == VISITS and _kin(act.head) in kinds and not elsewhere:
            for number, (_, agent) in enumerate(act.holders, 1):
                yield by_name(act, role, agent, position=number, rule=_ALIKE)


def _kin(head: str) -> str:
    """What a visit is for, to tell visits of one kind: 走访慰问, 看望 and 慰问 are of one."""
    return "慰问" if head.endswith(("慰问", "看望", "走访")) else head[-2:]


def _target(ground: Ground, scene: Scene, part: Played) -> int | None:
    """The event that a role belongs to."""
    sentence = part.sentence
    number = sentence.number if sentence.part not in HEADINGS else max(ground.lead, default=sentence.number)
    if part.rule == _ALIKE:
        return next((i for i, d in enumerate(scene.drafts) if i in scene.leading and d.first.rule == VISITS), None)
    if _of_unread(ground, scene, part):
        return None
    subject = _subject(ground, part) if part.role in _ARRANGED else None
    if subject is not None:
        return _arranged(ground, scene, subject, number)
    if part.noun is None:
        coming = _named_after(scene, part)
        if coming is not None or part.rule.endswith(UNDER):
            return coming
        focus = scene.focus(number)
        if focus is not None and part.rule.startswith(SOFT) and not _near(ground, scene.drafts[focus], sentence):
            return None
        return scene.host(focus) if focus is not None and part.role in _ARRANGED else focus
    index = scene.spoken_of(ground.text, part.noun, number)
    if index is not None and part.rule.startswith(SOFT) and part.role is Role.ATTENDED:
        opener = scene.opener(index)  # who declares an activity open does so at the ceremony
        if opener is not None:
            return opener
    if index is None or not part.named:
        return index
    covered = any(c.span.overlaps(part.noun.span) for c in scene.drafts[index].candidates)
    tail = ground.text[part.told.stop : part.noun.span.stop]
    return index if covered or _ends_like(tail, scene.drafts[index]) else None


def _of_unread(ground: Ground, scene: Scene, part: Played) -> bool:
    """Whether the sentence speaks of a meeting that is no event here (甲州召开经济调度会，乙主持), or of a part of one."""
    zone = Span(part.sentence.span.start, part.told.start)
    if part.role in _AT_PARTS and _STAGE.search(ground.text, zone.start, zone.stop):
        return True
    told = [c.told for d in scene.drafts for c in d.candidates if c.sentence is part.sentence]
    held = [Span(*m.span()) for m in _HELD_HERE.finditer(ground.text, zone.start, zone.stop)]
    return bool(held) and not any(h.overlaps(t) for h in held for t in told)


_AT_PARTS = frozenset({Role.CHAIRED, Role.ADDRESSED, Role.REPORTED})
_STAGE = re.compile(r"第[一二三四五]阶段|分论坛|[上下]半场")
_HELD_HERE = re.compile(r"(?:召开|举行|举办)了?[^，。；：]{4,40}?(?:会|仪式|论坛)(?=[，。；])")


def _subject(ground: Ground, part: Played) -> Span | None:
    """The event that stands as subject in 本次论坛由甲、乙主办."""
    since = max(ground.text.rfind(stop, part.sentence.span.start, part.told.start) for stop in "，。；：\n")
    start = max(since + 1, part.sentence.span.start)
    match = _BY.fullmatch(ground.text, start, part.told.start)
    return Span(*match.span(1)) if match is not None else None


_BY = re.compile(r"([^，。；：]{0,40}?(?:会议?|大?赛|活动|论坛|仪式|[节展班]))是?由[^，。；]{0,80}")


def _arranged(ground: Ground, scene: Scene, subject: Span, sentence: int) -> int | None:
    """The event that the subject 本次论坛, 活动 or 第三届某某论坛 means; none where it names another."""
    words = ground.text[subject.start : subject.stop].strip()
    noun = next((n for n in ground.nouns[sentence] if n.span.stop == subject.stop), None)
    index = scene.spoken_of(ground.text, noun, sentence) if noun is not None else None
    if noun is None or words not in [this + noun.word for this in _THIS]:
        if index is not None and any(c.span.overlaps(subject) for c in scene.drafts[index].candidates):
            return index
        return next((i for i, d in enumerate(scene.drafts) if _ends_like(words, d)), None)
    if words.startswith("本届"):
        numbered = [i for i, d in enumerate(scene.drafts) if "届" in d.first.core and d.sentence <= sentence]
        return numbered[0] if len(numbered) == 1 else index
    if index is None or index in scene.leading:
        return scene.host(index) if index is not None else None
    kind = scene.drafts[index].type
    return next((i for i in sorted(scene.leading) if scene.drafts[i].type is kind), index)


_THIS = ("", "本次", "此次", "这次", "本届", "该", "整个")


def _near(ground: Ground, draft: Draft, sentence: Sentence) -> bool:
    """Whether a sentence still tells of what happened at the event: it says so, or stands a few sentences behind it."""
    last = max(c.sentence.number for c in draft.candidates if c.sentence.number <= sentence.number)
    return sentence.number - last <= _REACH or starts_events(ground, sentence)


_REACH = 3
"""Sentences behind an event's last mention within which a soft cue belongs to it."""


def _named_after(scene: Scene, part: Played) -> int | None:
    """For 由甲主办、乙承办的…活动: the event that the sentence goes on to name."""
    for index, draft in enumerate(scene.drafts):
        ahead = any(c.sentence is part.sentence and c.span.start >= part.told.stop for c in draft.candidates)
        if ahead and draft.first.rule != SIGNED:
            return index
    return None


def _ends_like(tail: str, draft: Draft) -> bool:
    """Whether a name in object position ends like the event's own (推介活动 for …专场推介活动)."""
    tail = re.sub(r"[“”‘’\s了]|^(?:并|召开|此次|本次)+", "", tail)
    return any(tail.endswith(c.core) or tail in c.core for c in draft.candidates)


def _fits(part: Played, draft: Draft) -> bool:
    """Whether the role makes sense for that class of event."""
    if draft.first.rule in (AS_SOURCE, VISITS) and part.role in _ARRANGED and part.rule != "holder-before-verb":
        return False
    if draft.first.rule in TOLD_BY_VERB:
        return False
    if part.rule == ON_SITE and draft.type not in _GOING_ON:
        return False
    if part.rule == "described-in-passing" and draft.type not in _ENTERED:
        return False
    if part.rule == "report-heard":
        return draft.type in (EventType.MEETING, EventType.TRAINING)
    return part.role not in (Role.CHAIRED, Role.REPORTED) or draft.type not in _NEVER_CHAIRED


_GOING_ON = frozenset({EventType.CONTEST, EventType.TRAINING, EventType.ACTIVITY, EventType.WORKS})
_ENTERED = frozenset({EventType.CONTEST, EventType.TRAINING, EventType.INSPECTION, EventType.ACTIVITY})
_NEVER_CHAIRED = frozenset({EventType.INSPECTION, EventType.WORKS, EventType.LAUNCH})


def held_by(draft: Draft, cast: Cast) -> list[Played]:
    """Who holds the event: the body before 召开, or the body that the name of a meeting begins with."""
    found: list[Played] = []
    for candidate in draft.candidates:
        for position, (role, agent) in enumerate(candidate.holders, 1):
            found.append(by_name(candidate, role, agent, position=position, rule="holder-before-verb"))
        if candidate.holders or draft.type is not EventType.MEETING:
            continue
        leading = [n for n in cast.bodies_in(candidate.span) if n.span.start - candidate.span.start <= 12]
        if leading:
            agent = max(leading, key=lambda n: (n.span.stop - n.span.start, -n.span.start))
            if _HELD_NAME.match(candidate.name[agent.span.stop - candidate.span.start :]) is not None:
                found.append(by_name(candidate, Role.HELD, agent, position=1, rule="holder-in-name"))
    return found


_HELD_NAME = re.compile(
    r"(?:[（(]?扩大[）)]?|20\d\d年|第|一|二|全体|常务|党组|主任|工作|专题|会议|党委|常委|[^的对]{0,12}会)"
)


def by_name(candidate: Candidate, role: Role, agent: Named, *, position: int, rule: str) -> Played:
    """A role that the telling of the event itself gives."""
    return Played(role, agent, position, candidate.told, rule, candidate.sentence, None, False)


def _settled(parts: list[Played], type_: EventType) -> list[Played]:
    """Of those who hold an event, bodies before places; who carries out an inspection inspects."""
    if any(p.role in _HOSTS and p.agent.ref.kind is Kind.BODY for p in parts):
        parts = [p for p in parts if p.role not in _HOSTS or p.agent.ref.kind is not Kind.PLACE]
    if type_ is EventType.INSPECTION:
        inspecting = {p.agent.ref for p in parts if p.role is Role.INSPECTED}
        parts = [p for p in parts if p.role is not Role.ATTENDED or p.agent.ref not in inspecting]
        parts = [replace(p, role=Role.INSPECTED) if p.role in _HOSTS else p for p in parts]
    return parts

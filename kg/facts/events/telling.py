"""Which of the stretches that look like an event tell of one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.events.acts import acts
from kg.facts.events.candidates import ROUND, TOLD_BY_VERB, Candidate
from kg.facts.events.deeds import deeds
from kg.facts.events.drafts import Draft, Scene, anaphoric
from kg.facts.events.ground import HEADINGS, Ground
from kg.facts.events.names import named_events
from kg.facts.events.parties import TOGETHER, parties
from kg.facts.events.passing import AT_MEETING, SENT, passing
from kg.facts.events.reviews import reviewed
from kg.facts.events.rounds import rounds
from kg.facts.events.settings import OATHS
from kg.facts.events.stages import stage
from kg.facts.events.stationed import stationed
from kg.facts.events.triggers import PARTIES
from kg.facts.events.triggers import SENT as SENDING
from kg.facts.events.unnamed import unnamed
from kg.facts.events.visits import VISITS
from kg.facts.events.wording import marks_of
from kg.model import EventType, PartKind, Sentence, Span


def told_and_not(ground: Ground) -> tuple[list[Candidate], list[Candidate]]:
    """What names an event here in reading order, and what only looked like it."""
    told: list[Candidate] = []
    dropped: list[Candidate] = []
    main: Candidate | None = None
    for sentence in ground.reading.sentences:
        number = sentence.number
        found: list[Candidate] = []
        if ground.verbs[number]:
            found += named_events(ground.reading, ground.cast, sentence, ground.verbs[number], ground.nouns[number])
        late: set[int] = set()
        if ground.acts[number] and (
            number in ground.openers
            or ground.text.startswith(_TEAMS, sentence.span.start)
            or starts_events(ground, sentence)
            or _dated(ground, sentence)
        ):
            own = list(acts(ground.reading, ground.cast, sentence, ground.acts[number], found))
            found += own
            if not (starts_events(ground, sentence) or _dated(ground, sentence)):
                late = {c.verb for c in own}
        if ground.nouns[number] or number in ground.waited[SENDING]:
            found += [
                c
                for c in passing(ground.reading, ground.cast, sentence, ground.nouns[number])
                if not any(c.span.overlaps(f.span) for f in found)
            ]
        if number in ground.waited[PARTIES] and sentence.part is PartKind.PARAGRAPH:
            found += [
                c
                for c in parties(ground.reading, ground.cast, sentence)
                if not any(c.told.overlaps(f.told) for f in found)
            ]
        if ground.deeds[number] and not found and (number in ground.lead or _dated(ground, sentence)):
            found += deeds(ground.reading, ground.cast, sentence, ground.deeds[number])
        for candidate in sorted(found, key=lambda c: c.span):
            believed = _tells(ground, candidate, told) and not _again(candidate, told)
            if late and candidate.verb in late:
                believed = _is_visit(candidate) and not any(c.rule == VISITS for c in told)
            (told if believed else dropped).append(candidate)
        if any(n.type is EventType.INSPECTION for n in ground.nouns[number]):
            own_rounds = rounds(ground.text, ground.cast, sentence)
            told += [c for c in own_rounds if c.holders or not any(c.span.overlaps(t.span) for t in told)]
        main = main or next(
            (c for c in told if c.sentence.part not in HEADINGS and c.rule not in (ROUND, *TOLD_BY_VERB)), None
        )
        ceremony = stage(ground.text, sentence, ground.nouns[number], told, main)
        told += [ceremony] if ceremony else []
    told += [c for c in reviewed(ground) if not any(c.told.overlaps(t.span) for t in told)]
    told += stationed(ground.reading, ground.cast)
    meant = unnamed(ground) if not told else None
    told += [meant] if meant is not None else []
    return told, dropped


def starts_events(ground: Ground, sentence: Sentence) -> bool:
    """Whether a sentence stands where new events are told: heading, lead, or after 会前, 随后."""
    return ground.opens(sentence) or _ON_THE_SPOT.match(ground.text, sentence.span.start) is not None


_TEAMS = ("考察团", "代表团", "调研组", "督导组", "检查组", "视察组", "考察组", "参访团", "访问团", "慰问团", "采访团")
"""Visitors who have been told of, where a later sentence begins with them."""


def _is_visit(candidate: Candidate) -> bool:
    """Whether an official, named with the office held, goes somewhere: a visit of its own where a paragraph opens."""
    official = bool(candidate.holders) and all(w.printed for _, w in candidate.holders)
    official = official or candidate.name.startswith(_TEAMS)
    return candidate.rule == VISITS and official and "现场" not in candidate.name[:12]


def _dated(ground: Ground, sentence: Sentence) -> bool:
    """Whether a sentence opens with a day of about the year of the article."""
    opening = Span(sentence.span.start, min(sentence.span.start + 14, sentence.span.stop))
    days = [d.start for d in ground.cast.dates_in(opening) if d.start and len(d.start) == 10]
    written = ground.reading.article.date or ""
    return bool(days) and written[:4].isdigit() and abs(int(written[:4]) - int(days[0][:4])) <= 1


def _again(candidate: Candidate, told: list[Candidate]) -> bool:
    """Whether a name of one noun, held by nobody, stands after an event that it may mean."""
    if not told or candidate.core != candidate.head or candidate.holders or candidate.head in OATHS:
        return False
    return not any(
        (k.sentence is candidate.sentence and k.verb == candidate.verb) or k.rule in (VISITS, *TOLD_BY_VERB)
        for k in told
    )


def _tells(ground: Ground, candidate: Candidate, told: Sequence[Candidate]) -> bool:
    """Whether the text tells of the event itself, rather than mentions or refers back to it."""
    sentence, text = candidate.sentence, ground.text
    announced = _announced(text, candidate)
    if (not announced and _TALK.search(text, sentence.span.start, candidate.verb)) or _HABIT.match(
        text, sentence.span.start
    ):
        return False
    if anaphoric(candidate):
        opens = sentence.number in ground.lead and bool(candidate.holders or _chaired_by_name(candidate, text))
        return opens and candidate.name not in _TOO_BARE
    return ground.opens(sentence) or _tells_later(ground, candidate, told)


def _tells_later(ground: Ground, candidate: Candidate, told: Sequence[Candidate]) -> bool:
    """The same for a sentence that does not open the article: the name must be specific, or the day given."""
    sentence, text = candidate.sentence, ground.text
    if candidate.rule in TOGETHER:
        return _BACKGROUND.match(text, sentence.span.start) is None
    if not _announced(text, candidate) and _CALLED_FOR.search(text[sentence.span.start : candidate.verb]):
        return False
    days = [d.start for d in ground.cast.dates_in(Span(sentence.span.start, candidate.verb)) if d.start]
    if _BACKGROUND.match(text, sentence.span.start) and not any(len(d) >= 7 for d in days):
        return False
    if not days and _COMING.search(text, sentence.span.start, candidate.verb):
        return _announced(text, candidate)
    if candidate.head in OATHS:
        return any(t.type is EventType.MEETING for t in told)
    longer = len(candidate.core) - len(candidate.head)
    printed = candidate.span.stop - candidate.span.start - len(candidate.head)
    if printed >= 3 and candidate.holders and candidate.rule in _PLAIN:
        return True
    if marks_of(text, candidate.span) or (longer >= 5 and candidate.rule in _PLAIN):
        return True
    if longer < 2:
        return bool(days) and bool(candidate.holders) and sentence.number in ground.openers
    return bool(days) or _ON_THE_SPOT.search(text, sentence.span.start, candidate.told.stop) is not None


def _announced(text: str, candidate: Candidate) -> bool:
    """Whether an event with a number, year or name of its own is said to come: 还将举办“甲”网络直播, 第三届乙运动会即将启幕."""
    if not marks_of(text, candidate.span):
        return False
    verb = _HELD_SOON.match(text, candidate.verb)
    return verb is not None and _SOON.search(text, candidate.sentence.span.start, candidate.verb) is not None


_HELD_SOON = re.compile(r"(?:隆重|正式|联合|共同)?(?:举办|举行|启动|召开|启幕|开幕|开赛|开跑|开启|拉开)")
_SOON = re.compile(
    r"(?<!如)(?<!必)(?:即将|还将|将于[^，。；]{0,12}|将在[^，。；“”]{2,20})(?:[陆继]续|先后|正式|隆重|同时|同期|联合|共同|在[^，。；“”]{2,16})*$"
)
_PLAIN = frozenset({"event-after-holding-verb", AT_MEETING, SENT})
_COMING = re.compile(r"将(?![军士领来要才相])")
_TOO_BARE = frozenset({"活动", "仪式", "检查"})
_TALK = re.compile(r"(?:指出|强调|(?<!的)要求|认为|表示|希望|提出|[^据听]说|(?<!据)介绍)，|下一步|今后一个时期")
_HABIT = re.compile(r"近年来|长期以来|一直以来|多年来|历年|每逢|每年")
_BACKGROUND = re.compile(r"要|目前|今后|下一步|过去|去年|此前|据介绍|截至")
_CALLED_FOR = re.compile(
    r"(?:^|[，；])[^，。；]{0,16}(?<![主重需必])要(?![闻点素求])"
    r"|将(?:会|要|进一步|继续|持续|不断|积极|以|通过|始终|充分|聚焦|围绕|按照|坚持|深入|大力|把|陆续|常态|定期|严格|加大|加强)"
)
_ON_THE_SPOT = re.compile(
    r"[^，。；：“”]{0,6}(?:会|会议|活动|仪式)[前后]，|会前|会后|活动前|活动后|仪式前|仪式后|当天|当日|当晚|同日|随后|同时|此外|另外|活动现场|仪式现场|[^，。；：“”]{0,8}(?:仪式|幕式|营式|班式|典礼|大会|论坛|会议|会|活动)上，|现场(?=开展|举行|举办)"
)


def _chaired_by_name(candidate: Candidate, text: str) -> bool:
    return text[candidate.verb : candidate.span.start].startswith("主持召开")


def scene_of(ground: Ground, drafts: tuple[Draft, ...]) -> Scene:
    """The drafts, with those that stay in focus: told in the lead, at the head of a paragraph, or first of all."""
    leading: set[int] = set()
    for index, draft in sorted(enumerate(drafts), key=lambda pair: pair[1].sentence):
        numbers = {c.sentence.number for c in draft.candidates if c.sentence.part not in HEADINGS}
        heading = any(c.sentence.part in HEADINGS for c in draft.candidates)
        told_first = heading or numbers & (ground.lead | ground.openers) or not leading
        if told_first and (heading or not (draft.aside if leading else draft.of_thing)):
            leading.add(index)
    if not leading and drafts:
        leading.add(min(range(len(drafts)), key=lambda i: (drafts[i].sentence, i)))
    return Scene(drafts, frozenset(leading))

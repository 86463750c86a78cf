"""Appointments and removals as events: 任命张三为县长, 接受李四辞去局长职务的请求."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from kg.facts.events.candidates import Candidate
from kg.facts.events.cast import Cast, Named
from kg.facts.events.clauses import clauses
from kg.facts.events.wording import core, plain
from kg.model import EventType, PartKind, Role, Sentence, Span
from kg.reading import Reading


class Change(Struct, frozen=True):
    """Words on both sides of a name that give or take an office."""

    rule: str
    role: Role
    before: re.Pattern[str]
    after: re.Pattern[str]


def _change(rule: str, role: Role, before: str, after: str) -> Change:
    return Change(rule, role, re.compile(rf"(?:{before})$"), re.compile(rf"(?:同志)?(?:{after})"))


CHANGES = (
    _change(
        "appointed-by-decision",
        Role.APPOINTED,
        r"任命|补选|增选|增补|选举|推选|推举|聘任|提请任命|选举产生",
        r"为|担任|任",
    ),
    _change("elected", Role.APPOINTED, r"", r"(?:全票|高票|成功)?当选(?:为)?|被任命为|被选举为|被聘为|获任"),
    _change("took-office", Role.APPOINTED, r"", r"已任|已出任|已担任|出任|接任|升任|调任|转任|履新|就任"),
    _change("acting", Role.APPOINTED, r"", r"为代理?[^，。；]{1,8}长"),
    _change(
        "resignation-accepted",
        Role.REMOVED,
        r"接受|同意|批准",
        r"(?:因[^，。；]{1,20})?(?:请求)?(?:辞去|辞职|的辞职|辞呈)",
    ),
    _change("removed-by-decision", Role.REMOVED, r"免去|撤销|罢免|免除", r"的?[^，。；]{2,40}职务"),
    _change("no-longer", Role.REMOVED, r"", r"不再担任|不再兼任|卸任"),
)
_FORMER = re.compile(r"[，；](?:同时|并)?(免去其[^，。；]{2,40}职务)")
"""The office that somebody leaves for another: 任命张三为甲局局长，免去其乙局副局长职务."""
_REMOVED = next(c for c in CHANGES if c.rule == "removed-by-decision")
BY_DECISION = frozenset({"appointed-by-decision", "resignation-accepted", "removed-by-decision", "acting"})
"""Rules that read what a meeting decides, on the day of the meeting."""
_VITA = re.compile(r"简历|历任|曾任|先后任|出生|工作单位|\d{4}年\d{1,2}月(?:起)?(?:任|当选)")


def appointments(
    reading: Reading, cast: Cast, numbers: frozenset[int]
) -> Iterator[tuple[Candidate, tuple[tuple[Role, Named], ...]]]:
    """One event for each sentence that gives or takes offices, with who is appointed and who removed.

    Only the sentences of ``numbers`` are looked at.
    """
    text = reading.article.text
    notice = _NOTICE.search(text) if "公示" in text else None
    for sentence in reading.sentences:
        if sentence.part is not PartKind.PARAGRAPH or sentence.number not in numbers:
            continue
        if _VITA.search(text, sentence.span.start, sentence.span.stop):
            continue
        found = _changed(text, cast, sentence)
        if found:
            yield _candidate(text, sentence, found), tuple((c.role, n) for c, n, _ in found)
    if notice is not None:
        yield from _proposed(reading, cast, notice)


def _changed(text: str, cast: Cast, sentence: Sentence) -> list[tuple[Change, Named, Span]]:
    found: list[tuple[Change, Named, Span]] = []
    for clause in clauses(text, sentence.span):
        for named in cast.persons_in(clause):
            before, after = text[max(clause.start, named.start - 8) : named.start], text[named.span.stop : clause.stop]
            change = next((c for c in CHANGES if c.before.search(before) and c.after.match(after)), None)
            if change is not None and not re.search(r"(?:要|应|可以|建议|曾|拟)", before):
                matched = change.before.search(before)
                lead = len(before) - matched.start() if matched and matched.group() else 0
                found.append((change, named, Span(named.start - lead, clause.stop)))
                former = _FORMER.match(text, clause.stop, sentence.span.stop)
                if former is not None and change.role is Role.APPOINTED:
                    found.append((_REMOVED, named, Span(former.start(1), former.end())))
    return found


def _candidate(text: str, sentence: Sentence, found: list[tuple[Change, Named, Span]]) -> Candidate:
    names = list(dict.fromkeys(plain(text[s.start : min(s.stop, s.start + 60)]) for _, _, s in found))
    whole = Span(found[0][2].start, max(s.stop for _, _, s in found))
    name = "，".join(names) if len("，".join(names)) <= 80 else names[0]
    return Candidate(
        name=name,
        span=whole,
        told=whole,
        head="任免",
        type=EventType.APPOINTMENT,
        sentence=sentence,
        rule=found[0][0].rule,
        verb=found[0][1].span.stop,
        also=tuple(n for n in names if n != name),
        core=core(name),
    )


_NOTICE = re.compile(r"《?([^，。；：《》\s“”]{0,20}(?:任前公示|任职公示|拟任职公示|拟提拔人选公示))》?")
_PROPOSED = re.compile(r"拟(?:任|提名|进一步使用|推荐|提拔|担任|转任|晋升)")


def _proposed(
    reading: Reading, cast: Cast, notice: re.Match[str]
) -> Iterator[tuple[Candidate, tuple[tuple[Role, Named], ...]]]:
    """A notice of proposed appointments, with those it proposes."""
    text = reading.article.text
    chosen: list[Named] = []
    for sentence in reading.sentences:
        if _PROPOSED.search(text, sentence.span.start, sentence.span.stop):
            chosen += cast.persons_in(sentence.span)[:1]
    if chosen:
        span = Span(*notice.span(1))
        sentence = reading.sentence_at(span.start)
        name = plain(text[span.start : span.stop])
        yield (
            Candidate(
                name=name,
                span=span,
                told=span,
                head="公示",
                type=EventType.APPOINTMENT,
                sentence=sentence,
                rule="proposed-in-notice",
                verb=span.start,
                core=core(name),
            ),
            tuple((Role.APPOINTED, n) for n in dict.fromkeys(chosen)),
        )

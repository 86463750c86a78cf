"""Ceremonies that are only told by what happened at them: 启动仪式上，张三致辞."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.events.candidates import STAGED, Candidate
from kg.facts.events.lexicon import Noun
from kg.facts.events.wording import core
from kg.model import EventType, Sentence, Span

_HOSTS = frozenset({EventType.ACTIVITY, EventType.CONTEST, EventType.TRAINING, EventType.LAUNCH})
_AT = re.compile(r"(?:在)?(?:活动|随后的|当天的|现场)?")
_ATTENDED = re.compile(r"(?:出席|参加|主持)(?:了)?$")
_DAY = re.compile(r"\s*(?:(?:\d{1,2}月)?\d{1,2}日(?:上午|下午|晚上?)?|当天|当日|当晚)?，?(?:活动)?")
_HELD = re.compile(r"(?:于|在)[^，。；：“”]{2,30}?(?P<verb>(?:隆重|成功)?(?:举行|举办))")
"""A ceremony with a place of its own: 8日下午，开营仪式在大学体育馆举行."""
_AFTER = re.compile(r"上，|现场，|上[^，。；]{2,8}[，宣致]")


def stage(
    text: str, sentence: Sentence, nouns: Sequence[Noun], known: Sequence[Candidate], main: Candidate | None
) -> Candidate | None:
    """The ceremony at which ``sentence`` takes place, as part of the main event, unless it is known already."""
    if main is None or main.type not in _HOSTS or main.sentence is sentence:
        return None
    noun = next((n for n in nouns if n.type is EventType.CEREMONY), None)
    if noun is None:
        return None
    if noun.word in main.name and not main.name.endswith(noun.word):
        return None
    if main.rule.endswith("-of-thing") and noun.word[:2] in main.head:
        return None
    there = _AT.fullmatch(text, sentence.span.start, noun.span.start) and _AFTER.match(text, noun.span.stop)
    attended = _ATTENDED.search(text, sentence.span.start, noun.span.start)
    held = None if there or attended else _HELD.match(text, noun.span.stop, sentence.span.stop)
    held = held if _DAY.fullmatch(text, sentence.span.start, noun.span.start) else None
    if not (there or attended or held) or any(c.type is EventType.CEREMONY for c in known):
        return None
    name = main.name if main.name.endswith(noun.word) else main.name + noun.word
    return Candidate(
        name=name,
        span=noun.span,
        told=Span(noun.span.start, held.end() if held else noun.span.stop + 1),
        head=noun.word,
        type=EventType.CEREMONY,
        sentence=sentence,
        rule=STAGED,
        verb=held.start("verb") if held else noun.span.stop,
        also=(noun.word,),
        core=core(name),
    )

"""Speech in the paper's own words: 王建国在会上强调，…; 他们表示，…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.facts.quotations.quoted import WAY
from kg.facts.quotations.speech import SHORTEST, Speech, sentence_end
from kg.facts.quotations.words import either, words
from kg.model import PersonMention, Ref, Span

_RULES = {
    "reported": "reported-speech",
    "stated": "reported-demand",
    "later": "reported-later",
    "wish": "reported-wish",
    "charge": "reported-wish",
    "thanks": "reported-thanks",
    "bare": "reported-without-mark",
    "close": "reported-after-object",
}
"""The name of the rule for each shape of speech in the paper's own words, in the order in which they are tried."""
_CLAUSE = r"(?!的)[^。；！？\n]"
_NO_VERB = r"(?![了过着的书性感]|(?<=称)[赞呼号谢颂为作职心]|(?<=介绍)(?:相关|有关|情况|基本))"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    every, stated = either("any", "stated", "wish", "charge"), either("stated")
    bare = either("any", "stated", "wish", bare=True)
    return {
        # 王建国在会上强调，…  王建国就…提出要求：…
        "reported": re.compile(rf"({_CLAUSE}{{0,60}}?)({every})[，：]"),
        # 王建国对…给予肯定，并强调要…
        "stated": re.compile(
            rf"({_CLAUSE}{{0,70}}?)(?:(?<=，)|(?<=并)|(?<=时)|(?<=中)|(?<=会上)|(?<=^))({stated})(?=要|对|各|全|把|以|在|坚|必须|应)"
        ),
        # 王建国察看现场，要求抢险队伍…
        "later": re.compile(
            rf"({_CLAUSE}{{2,70}}?，(?:并|还|也|同时|随后)?)({stated}|{bare}){_NO_VERB}(?=[一-鿿“《\d]{{6}})"
        ),
        "wish": re.compile(
            rf"({_CLAUSE}{{0,70}}?，(?:并|也|还)?)({either('wish')})(?=[他她]们?|大家|老|各|广大|同学|孩子|学生|企业|全)"
        ),
        # 王建国勉励科研人员再接再厉
        "charge": re.compile(
            rf"((?:先生|女士|同志)?(?:还|也|并)?|{_CLAUSE}{{2,70}}?，(?:并|也|还|同时)?)({either('charge')})(?=[一-鿿“]{{5}})"
        ),
        # 王建国对客人的到来表示热烈欢迎
        "thanks": re.compile(
            rf"({_CLAUSE}{{0,60}}?)(表示(?:了)?(?:[一-鿿、]{{0,6}}?)(?:的)?(?:{either('thanks')}))(?=[，。；！、和]|$|\n)"
        ),
        # 王建国表示学校将…
        "bare": re.compile(
            rf"((?:先生|女士|同志|教授)?(?:则|也|还)?)({bare})(?!了|过|着|的|(?<=称)[赞呼号谢颂为作职心])(?=[一-鿿“《]{{6}})"
        ),
        # …，其中王建国表示，…
        "close": re.compile(rf"({WAY})({every})[，：](?!“)"),
        "they": re.compile(rf"(?:他们|大家|与会嘉宾)(?:一致|纷纷|都|均)?({every})，"),
    }


@cache
def _before(*kinds: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{either(*kinds)})了?\Z")


def done_to(text: str, start: int, *kinds: str) -> bool:
    """Whether a word of ``kinds`` right before ``start`` shows that something is done to who stands there."""
    return _before(*kinds).search(text, max(0, start - 6), start) is not None


@cache
def _listening() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{either('listener')})(?![上中时后]|讲话|期间)|(?<![根依证数])据|(?:[^，]者|[、和][一-鿿]{{2,4}})$"
    )


@cache
def _nouns() -> tuple[frozenset[str], tuple[str, ...]]:
    return frozenset(words("nominal")), words("noun")


def _is_noun(before: str, verb: str) -> bool:
    """Whether ``verb`` is none behind ``before``: 采纳合理性|建议."""
    nominal, leading = _nouns()
    return verb in nominal and before.endswith(leading)


def reported(text: str, start: int, name: Span, limit: int) -> Speech | None:
    """Speech in the paper's own words, such as 王建国在会上强调，要加快.

    ``start`` is where name and posts begin, ``limit`` where the next person is named who may speak.
    """
    if done_to(text, start, "hearer"):
        return None
    acts = not done_to(text, start, "object", "beside") and not text.startswith("一行", name.stop)
    for shape, rule in _RULES.items():
        if acts is (shape == "close"):
            continue
        match = _patterns()[shape].match(text, name.stop)
        if match is None or match.start(2) >= limit or _listening().search(match[1]) or _is_noun(match[1], match[2]):
            continue
        begin = name.stop if shape == "thanks" else match.end()
        stop = sentence_end(text, begin)
        if stop - begin >= SHORTEST:
            verb = "表示" if shape == "thanks" else match[2]
            return Speech((Span(begin, stop),), verb, rule, name.start, stop)
    return None


def together(text: str, speakers: Sequence[PersonMention]) -> Iterator[tuple[Speech, tuple[Ref, ...]]]:
    """他们表示，… right behind a sentence that names two and more, whose speech it then is."""
    for match in _patterns()["they"].finditer(text):
        if not match.start() or text[match.start() - 1] not in "。”":
            continue
        floor = max(text.rfind(mark, 0, match.start() - 1) for mark in "。\n")
        named = [m.ref for m in speakers if floor < m.span.start and m.span.stop <= match.start()]
        stop = sentence_end(text, match.end())
        if len(set(named)) >= 2 and stop - match.end() >= SHORTEST:
            speech = Speech((Span(match.end(), stop),), match[1], "speech-of-several", floor + 1, stop)
            yield speech, tuple(dict.fromkeys(named))

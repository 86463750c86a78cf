"""The noun that ends an event's name where the name follows its verb."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from kg.facts.events import lexicon as event_lexicon
from kg.facts.events.clauses import shut
from kg.facts.events.lexicon import Noun, Verb
from kg.facts.events.wording import marks_of
from kg.model import EventType, Span


def heads(text: str, span: Span, nouns: list[Noun]) -> list[Noun]:
    """The noun that ends the name, or the two nouns of two names that 和 joins (学习会议和常务会议)."""
    quoted = shut(text, span)
    found: list[Noun] = []
    open_names: list[Noun] = []
    for noun in nouns:
        if not span.covers(noun.span):
            continue
        inside = next((q for q in quoted if q.covers(noun.span)), None)
        stop = noun.span.stop
        if inside is not None:
            if inside.stop - 1 != stop or text[inside.start] == "（":
                continue
            stop = inside.stop
            noun = noun._replace(span=Span(noun.span.start, stop))
        working = _WORK.match(text, stop, span.stop) if noun.type in _WORKED else None
        if working is not None:
            stop = working.end()
            noun = noun._replace(span=Span(noun.span.start, stop))
        bracket = _BRACKET.match(text, stop, span.stop)
        if bracket is not None:
            stop = bracket.end()
            noun = noun._replace(span=Span(noun.span.start, stop))
        session = _SESSION.match(text, stop, span.stop)
        if session is not None:
            stop = session.end()
            noun = noun._replace(span=Span(noun.span.start, stop))
        if stop == span.stop or _glued().match(text, stop) is not None:
            found.append(noun)
            break
        after = _follow().match(text, stop, span.stop)
        if after is None or text.startswith(_SINCE, stop):
            continue
        if after.group() == "暨":
            continue
        if after.group() in _JOINING:
            open_names.append(noun)
            continue
        found.append(noun)
        break
    if not found:
        return open_names[:1]
    row = [*open_names, *found]
    return row if all(_parallel(text, a, b) for a, b in pairwise(row)) else found


_SESSION = re.compile(r"第[一二三四五六七八九十\d]+[场期讲季](?:——(?:“[^”\n]*”|[^，。；：“”—]){2,40}?)?(?=$|，|。|；)")
_BRACKET = re.compile(r"（(?:(?:以下|下称)?简?称[^）\n]{1,40}|[^（）\n，。]{1,12})）(?=$|，|。|；)")


@cache
def _glued() -> re.Pattern[str]:
    """What begins the body right after a headline, where the page lost the line break between the two."""
    openers = event_lexicon.load().pattern("opener")
    return re.compile(
        rf"(?:{openers})|\d{{1,2}}月\d{{1,2}}日|[^，。；：“”、的]{{2,14}}(?:讯|电|消息|报道)(?=[（(：\s\d])"
    )


_WORKED = frozenset({EventType.ACTIVITY, EventType.INSPECTION})

_WORK = re.compile(r"工作(?=$|并|，)")

_SINCE = ("以来", "以后", "以前", "上的", "中的", "时的", "和谐", "并不")
_JOINING = frozenset({"和", "与", "及", "、"})


def _parallel(text: str, one: Noun, two: Noun) -> bool:
    """Whether both nouns end a name of their own: not too long, and without 的."""
    between = text[one.span.stop + 1 : two.span.stop]
    if text[one.span.stop] == "和":
        return one.type is two.type and len(between) <= 20 and "的" not in between
    return text[one.span.stop] == "、" and len(two.word) + 2 <= len(between) <= 30 and "的" not in between


@cache
def _follow() -> re.Pattern[str]:
    return re.compile(event_lexicon.load().pattern("follow"))


def unlisted(text: str, verb: Verb, limit: int) -> list[Noun]:
    """The noun that no table has: a meeting after 召开 (召开上半年工作述评会), or the end of a numbered or quoted name."""
    if verb.word.endswith("召开"):
        match = _SOME_MEETING.match(text, verb.span.stop, limit)
        return [Noun(Span(*match.span(1)), match[1], EventType.MEETING)] if match is not None else []
    if verb.word not in _strong() or not marks_of(text, Span(verb.span.stop, min(limit, verb.span.stop + 40))):
        return []
    match = _some_event().match(text, verb.span.stop, limit)
    if match is None or not marks_of(text, Span(*match.span("name"))):
        return []
    return [Noun(Span(*match.span("tail")), match["tail"], event_lexicon.load().tails[match["tail"]])]


def unlisted_before(text: str, clause: Span, verb: Verb, between: re.Pattern[str]) -> Noun | None:
    """The same where the name stands before its verb: 首届“…”万人合唱季在市音乐厅开幕.

    ``between`` matches what may stand between a name and its verb.
    """
    if verb.word not in _strong() or not marks_of(text, Span(clause.start, verb.span.start)):
        return None
    for match in reversed(list(_tail().finditer(text, clause.start, verb.span.start))):
        stop = match.end() + (text[match.end() : match.end() + 1] in ("”", "」"))
        if between.fullmatch(text, stop, verb.span.start) and marks_of(text, Span(clause.start, stop)):
            return Noun(Span(*match.span()), match[0], event_lexicon.load().tails[match[0]])
    return None


_SOME_MEETING = re.compile(r"了?(?:“[^”\n]*”|[^，。；：“”的、]){2,36}?(..会)(?=$|，|。|；|并)")


@cache
def _tail() -> re.Pattern[str]:
    tails = "|".join(sorted(event_lexicon.load().tails, key=lambda w: (-len(w), w)))
    return re.compile(
        rf"(?<![\d一二三四五六七八九十本当每上下同数末闭开露经运国民私联])(?<![协学商总举进前执发银同])(?<!促进|委员|联合|基金|研究)(?:{tails})"
    )


@cache
def _some_event() -> re.Pattern[str]:
    return re.compile(
        rf"了?(?P<name>(?:“[^”\n]*”|[^，。；：“”的、]){{2,36}}?(?P<tail>{_tail().pattern}))”?(?=$|，|。|；|并)"
    )


@cache
def _strong() -> frozenset[str]:
    return event_lexicon.load().words["strong"]

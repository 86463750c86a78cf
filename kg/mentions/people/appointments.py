"""Names with a post that is given, taken or told: 任命X为…, X任…, 接受X辞去…职务."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.mentions.people.appointment_words import any_opening, any_verb, openings, verbs
from kg.mentions.people.bounds import names_ending, within
from kg.mentions.people.finds import Find, Held
from kg.mentions.people.names import NameReading, read_name
from kg.mentions.people.vitae import vitae
from kg.mentions.posts import PostLexicon, TitleSpot
from kg.mentions.posts.forms import is_part
from kg.mentions.posts.runs import Runs
from kg.model import Span, Standing, TenureStatus

_REMOVED = TenureStatus.REMOVED
_FORMER, _CURRENT, _APPOINTED = TenureStatus.FORMER, TenureStatus.CURRENT, TenureStatus.APPOINTED
_CLAUSE = re.compile(r"[。；;\n]")
_GATE = re.compile(r"任|为|选|提名|免去|撤销|罢免|辞去|辞职|免除|系|履新")


def appointments(
    text: str, spots: Sequence[TitleSpot], *, known: Sequence[Find], lexicon: PostLexicon, runs: Runs
) -> list[Find]:
    """The names that the rules of this module read, each with its posts and their status.

    ``known`` are the names that other rules found: one of them alone may be meant by 他曾任….
    """
    if not spots or not _GATE.search(text):
        return []
    finds = [*_opened(text, spots, lexicon, runs), *_verbs(text, spots, lexicon, runs)]
    finds += _of_the_same(text, spots, finds, runs)
    finds += _of_pronoun(text, spots, (*known, *finds), runs)
    return [*finds, *vitae(text, spots, finds, known=known, lexicon=lexicon, runs=runs)]


def _opened(text: str, spots: Sequence[TitleSpot], lexicon: PostLexicon, runs: Runs) -> Iterator[Find]:
    for start, after in any_opening().spans(text):
        for opening in openings():
            if not opening.before.fullmatch(text, start, after):
                continue
            names = _names(text, after, lexicon, opening.between)
            if not names or any(runs.is_division(text[b : n.stop]) for b, n in _begins(after, names)):
                continue
            verb = opening.between.match(text, names[-1].stop)
            at = verb.end() if verb else names[-1].stop
            posts = _closed(text, _posts(text, at, spots, runs, opening.status, opening.rule), opening.rule)
            resigns = opening.rule == "resignation" and text.endswith("辞职", 0, at)
            for begin, name in _begins(after, names) if posts or resigns else ():
                official = Standing.OFFICIAL if resigns else None
                yield Find(Span(begin, name.stop), text[begin : name.stop], opening.rule, posts, official)


_ITS = re.compile(r"(?:免去|免除|撤销)其(?:担任的|所任的?|原任的?|兼任的)?")


def _of_the_same(text: str, spots: Sequence[TitleSpot], finds: Sequence[Find], runs: Runs) -> Iterator[Find]:
    """任命甲为局长，免去其副局长职务: what 其 loses, where the sentence so far has one person alone."""
    for its in _ITS.finditer(text) if finds else ():
        since = max(text.rfind("。", 0, its.start()), text.rfind("\n", 0, its.start()))
        told = {find.span for find in finds if since < find.span.start < its.start()}
        if len(told) != 1:
            continue
        posts = _closed(text, _posts(text, its.end(), spots, runs, _REMOVED, "removed-from"), "removed-from")
        (span,) = told
        if posts:
            yield Find(span, text[span.start : span.stop], "removed-from", posts)


_PRONOUN = re.compile(r"(?<=[。\n；，])[他她](?:还|也)?(?=曾|历任|先后|现任|现为)")
_TOLD = ("held-once", "holds-now")


def _of_pronoun(text: str, spots: Sequence[TitleSpot], known: Sequence[Find], runs: Runs) -> Iterator[Find]:
    """他曾任…: posts of the one person whom this sentence and the one before it name."""
    for match in _PRONOUN.finditer(text) if known else ():
        at = match.end()
        rule = next((v for v in verbs() if v.rule in _TOLD and v.words.match(text, at)), None)
        since = _sentences_before(text, match.start(), 2)
        told = {find.name: find.span for find in known if since <= find.span.start < at and find.shown()}
        if rule is None or len(told) != 1:
            continue
        verb = rule.words.match(text, at)
        posts = _posts(text, verb.end() if verb else at, spots, runs, rule.status, rule.rule)
        for name, span in told.items() if posts else ():
            yield Find(span, name, rule.rule, posts)


def _sentences_before(text: str, at: int, count: int) -> int:
    """Where the sentence begins that stands ``count`` stops before ``at``."""
    for _ in range(count):
        at = max(text.rfind(stop, 0, max(0, at)) for stop in "。\n")
    return at + 1


def _begins(first: int, names: Sequence[NameReading]) -> Iterator[tuple[int, NameReading]]:
    """Each name with where it begins, one separator after the one before."""
    return zip([first, *(n.stop + 1 for n in names[:-1])], names, strict=True)


def _closed(text: str, posts: tuple[Held, ...], rule: str) -> tuple[Held, ...]:
    """Removals need 职务 behind the post: 免去张某的局长职务."""
    if rule != "removed-from" or not posts:
        return posts
    return posts if text.startswith(("职务", "的职务", "一职"), posts[-1].slot.span.stop) else ()


def _names(text: str, at: int, lexicon: PostLexicon, between: re.Pattern[str]) -> list[NameReading]:
    """One name, or several with 、, up to where ``between`` stands."""
    found: list[NameReading] = []
    while True:
        reading = _until(text, at, lexicon, between)
        if reading is not None:
            return [*found, reading]
        reading = read_name(text, at, lexicon=lexicon.names)
        if reading is None or reading.score < 2 or not text.startswith("、", reading.stop):
            return []
        found.append(reading)
        at = reading.stop + 1


def _until(text: str, at: int, lexicon: PostLexicon, between: re.Pattern[str]) -> NameReading | None:
    """A name that begins at ``at`` and is followed by ``between``."""
    reading = read_name(text, at, lexicon=lexicon.names)
    if reading is not None and reading.shape == "dotted":
        return reading if between.match(text, reading.stop) else None
    for length in (3, 2, 4):
        if between.match(text, at + length):
            fixed = read_name(text, at, lexicon=lexicon.names, stop=at + length)
            if fixed is not None and fixed.score >= -0.5:
                return fixed
    return None


def _posts(
    text: str, at: int, spots: Sequence[TitleSpot], runs: Runs, status: TenureStatus, rule: str
) -> tuple[Held, ...]:
    """The posts printed from ``at`` on: each reaches from where the one before it ended."""
    found: list[Held] = []
    limit = min(at + 45, len(text))
    clause = _CLAUSE.search(text, at, limit)
    stop = clause.start() if clause else limit
    edge = at
    for spot in spots:
        if spot.start < at or spot.stop > stop or spot.title.standing is Standing.PRIVATE:
            continue
        slot = within(runs.slot(spot), edge, text)
        gap = text[edge : slot.first if found and is_part(slot.words) else slot.span.start]
        if gap.strip("、，, 和兼及") and (found or not _plain(gap)):
            break
        found.append(Held(slot, status, rule=rule))
        edge = spot.stop
        limit_next = text[edge : edge + 1]
        if limit_next not in "、，,兼和及":
            break
    return tuple(found)


def _plain(words: str) -> bool:
    """Whether the words between verb and post may belong to the post's body (an unknown company)."""
    return len(words) <= 25 and not re.search(r"[，。；：“”]", words)


_TOLD_DAY = re.compile(r"\d[年月日][^。；\n]{0,12}$")
_WHILE = re.compile(r"^[^。；\n]*?(?:任职|职务)?期间")
"""担任县长期间: told of a time that is over."""
_SPAN = re.compile(r"\d年(?:\d{1,2}月)?(?:至|到|—)[^。；\n，]{0,12}，?$")
_OPEN = "：、；\n"
_BEFOREHAND = re.compile(r"此前|之前|当时|曾|以前|期间")


def _verbs(text: str, spots: Sequence[TitleSpot], lexicon: PostLexicon, runs: Runs) -> Iterator[Find]:
    for at, after in any_verb().spans(text):
        names = names_ending(text, at, lexicon, runs)
        if not names:
            continue
        rule = next((v for v in verbs() if v.words.match(text, at)), None)
        if rule is None:
            continue
        begin, stop = names[-1]
        announced = runs.before(begin)
        status = _plainly(text, begin, stop, after) if rule.rule == "holds" else rule.status
        posts = _posts(text, after, spots, runs, status, rule.rule)
        if rule.rule == "holds" and text[at:after] == "为" and not announced:
            continue
        if not posts or text[after : after + 1] in "了":
            continue
        if text[at:after] == "为" and posts[0].slot.first > after:
            continue  # 副主任王建国为学生授旗…: what he does, no post
        for name in names if rule.rule == "elected-as" else names[-1:]:
            yield Find(name, text[name.start : name.stop], rule.rule, posts)


def _plainly(text: str, begin: int, stop: int, after: int) -> TenureStatus:
    """What a plain 任 says: told beforehand or of a first holder, over; with 同志, a day or a heading, given; else held."""
    if _BEFOREHAND.search(text, max(0, begin - 8), begin) or text.startswith(("首任", "第一任"), after):
        return _FORMER
    if _WHILE.search(text, after, min(len(text), after + 60)) or _SPAN.search(text, max(0, begin - 24), begin):
        return _FORMER
    heads = not begin or text[begin - 1] in _OPEN
    if heads or text.startswith("同志", stop) or _TOLD_DAY.search(text, max(0, begin - 24), begin):
        return _APPOINTED
    return _CURRENT

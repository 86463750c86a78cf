"""Names with a post that is given, taken or told: 任命X为…, X任…, 接受X辞去…职务."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from kg.mentions.people.bounds import name_ending, within
from kg.mentions.people.finds import Find, Held
from kg.mentions.people.names import NameReading, read_name
from kg.mentions.people.vitae import vitae
from kg.mentions.posts import PostLexicon, TitleSpot
from kg.mentions.posts.runs import Runs
from kg.mentions.skipping import Skipping
from kg.model import Span, Standing, TenureStatus

_APPOINTED, _REMOVED = TenureStatus.APPOINTED, TenureStatus.REMOVED
_FORMER, _CURRENT, _PROPOSED = TenureStatus.FORMER, TenureStatus.CURRENT, TenureStatus.PROPOSED


class Opening(Struct, frozen=True):
    """Words before a name, what must stand between the name and its posts, and the status that they give."""

    rule: str
    status: TenureStatus
    before: str
    between: str


class Verb(Struct, frozen=True):
    """Words between a name and its posts, and the status that they give."""

    rule: str
    status: TenureStatus
    words: str


_FULL = r"(?:同志)?"
OPENINGS = (
    Opening(
        "appointed-as",
        _APPOINTED,
        r"(?:任命|选举|补选|推选|增选|聘任|聘请|决定|推举|决定任命)",
        rf"{_FULL}(?:为|担任|任)",
    ),
    Opening("nominated-as", _PROPOSED, r"(?:提名|推荐)", rf"{_FULL}(?:为|担任|任)"),
    Opening(
        "resignation", _REMOVED, r"(?:接受|同意|批准)", rf"{_FULL}(?:请求)?(?:因[^，。；]{{1,20}})?(?:提出)?(?:的)?辞去"
    ),
    Opening("removed-from", _REMOVED, r"(?:免去|撤销|罢免|免除)", rf"{_FULL}的?"),
)
VERBS = (
    Verb("no-longer", _REMOVED, r"不再担任|不再兼任|不再任|不担任"),
    Verb(
        "proposed-as",
        _PROPOSED,
        r"拟(?:提名|推荐)?(?:任命)?(?:为|任用为|任|担任)?|提名为|拟提拔任|作为[^，。；]{0,6}候选人",
    ),
    Verb(
        "elected-as",
        _APPOINTED,
        r"(?:全票|高票)?(?:当选|被选举|被任命|被聘任|被聘|获聘|被选)(?:为|任)?|升任|调任|转任|出任|接任|履新|就任|获任|新任|改任|跃升",
    ),
    Verb("holds-now", _CURRENT, r"(?:现任|现为|现担任|兼任|并兼任|系|担任着)"),
    Verb(
        "held-once", _FORMER, r"(?:曾任|曾担任|历任|原任|时任|先后任|先后担任|曾先后任|曾先后担任|曾为|生前任|生前系)"
    ),
    Verb("holds", _APPOINTED, r"(?:任|担任|为)"),
)
_CLAUSE = re.compile(r"[。；;\n]")
_GATE = re.compile(r"任|为|选|提名|免去|撤销|罢免|辞去|免除|系|履新")


def appointments(text: str, spots: Sequence[TitleSpot], *, lexicon: PostLexicon, runs: Runs) -> list[Find]:
    """The names that the rules of this module read, each with its posts and their status."""
    if not spots or not _GATE.search(text):
        return []
    finds = [*_opened(text, spots, lexicon, runs), *_verbs(text, spots, lexicon, runs)]
    finds += _of_the_same(text, spots, finds, runs)
    return [*finds, *vitae(text, spots, finds, lexicon=lexicon, runs=runs)]


_OPENED = tuple((o, re.compile(o.before), re.compile(o.between)) for o in OPENINGS)

_ANY_OPENING = Skipping.of(
    "|".join(o.before for o in sorted(OPENINGS, key=lambda o: -len(o.before))), first="任选补推增聘决提接同批免撤罢"
)


def _opened(text: str, spots: Sequence[TitleSpot], lexicon: PostLexicon, runs: Runs) -> Iterator[Find]:
    for start, after in _ANY_OPENING.spans(text):
        for opening, before, between in _OPENED:
            if not before.fullmatch(text, start, after):
                continue
            names = _names(text, after, lexicon, between)
            if not names:
                continue
            verb = between.match(text, names[-1].stop)
            posts = _posts(text, verb.end() if verb else names[-1].stop, spots, runs, opening.status, opening.rule)
            posts = _closed(text, posts, opening.rule)
            if posts and not any(runs.is_division(text[b : n.stop]) for b, n in _begins(after, names)):
                for begin, name in _begins(after, names):
                    yield Find(Span(begin, name.stop), text[begin : name.stop], opening.rule, posts)


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
        gap = text[edge : slot.span.start]
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


_VERB_RULES = tuple((v, re.compile(v.words)) for v in VERBS)
_ANY_VERB = Skipping.of(
    "|".join(f"(?:{v.words})" for v in VERBS if v.rule not in ("proposed-as", "holds"))
    + "|拟任|拟提名|提名为|担任|任|为",
    first="不全高当被获选升调转出接履就新改跃现兼并系担曾历原时先生拟提任为",
)
_TOLD_DAY = re.compile(r"\d[年月日][^。；\n]{0,12}$")
_OPEN = "：、；\n"
_BEFOREHAND = re.compile(r"此前|之前|当时|曾|以前|期间")


def _verbs(text: str, spots: Sequence[TitleSpot], lexicon: PostLexicon, runs: Runs) -> Iterator[Find]:
    for at, after in _ANY_VERB.spans(text):
        begin = name_ending(text, at, lexicon, runs)
        if begin is None:
            continue
        stop = at - 2 if text.startswith("同志", at - 2) else at
        rule = next((v for v, p in _VERB_RULES if p.match(text, at)), None)
        if rule is None:
            continue
        announced = runs.before(begin)
        status = _plainly(text, begin, stop, after) if rule.rule == "holds" else rule.status
        posts = _posts(text, after, spots, runs, status, rule.rule)
        if rule.rule == "holds" and text[at:after] == "为" and not announced:
            continue
        if not posts or text[after : after + 1] in "了":
            continue
        yield Find(Span(begin, stop), text[begin:stop], rule.rule, posts)


def _plainly(text: str, begin: int, stop: int, after: int) -> TenureStatus:
    """What a plain 任 says: told beforehand or of a first holder, over; with 同志, a day or a heading, given; else held."""
    if _BEFOREHAND.search(text, max(0, begin - 8), begin) or text.startswith(("首任", "第一任"), after):
        return _FORMER
    heads = not begin or text[begin - 1] in _OPEN
    if heads or text.startswith("同志", stop) or _TOLD_DAY.search(text, max(0, begin - 24), begin):
        return _APPOINTED
    return _CURRENT

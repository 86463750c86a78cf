"""What a meeting studied, reviewed, adopted and discussed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind
from msgspec import Struct

from kg import tables
from kg.errors import LexiconError
from kg.facts.events.clauses import clause_end, clauses, shut, split_outside
from kg.model import Sentence, Span, Treatment


class Item(NamedTuple):
    """One item as worded, where it stands."""

    treatment: Treatment
    label: str
    span: Span
    rule: str


class AgendaVerb(NamedTuple):
    """A verb of ``seeds/agenda_verbs.tsv`` where it stands."""

    span: Span
    word: str
    treatment: Treatment


def agenda(text: str, sentence: Sentence, verbs: list[AgendaVerb]) -> Iterator[Item]:
    """The items that one sentence about a meeting gives."""
    for clause in clauses(text, sentence.span):
        own = [v for v in verbs if clause.covers(v.span)]
        if not own:
            continue
        quoted = shut(text, clause)
        own = [v for v in own if not any(q.covers(v.span) for q in quoted)]
        verb = next((v for v in own if _tells(text, sentence.span, clause, v)), None)
        if verb is None:
            continue
        zone = Span(verb.span.stop, clause_end(text, verb.span.stop, clause.stop))
        yield from _items(text, verb, zone)


def _tells(text: str, sentence: Span, clause: Span, verb: AgendaVerb) -> bool:
    """Whether the clause tells what the meeting did, and does not call for it."""
    before, after = text[clause.start : verb.span.start], text[verb.span.stop : clause.stop]
    if not (_OPENING.fullmatch(before) or _SITTING.fullmatch(before)) or _NOT_HERE.match(after):
        return False
    if _NO_ITEM.match(text, verb.span.start, clause.stop) or "通过对" in text[sentence.start : verb.span.start]:
        return False
    if verb.word == "通过" and not (
        before.endswith(("会议", "大会", "全会", "一致", "并", "表决", "审议")) or after.startswith("《")
    ):
        return False
    talk = _TALK.search(text, sentence.start, clause.start)
    if talk is None:
        return not _WISHED.search(text[sentence.start : verb.span.start])
    return (
        talk.group(1) is not None
        and talk.end() == clause.start
        and before.startswith("要")
        and verb.treatment is Treatment.STUDIED
        and _CITED.search(after) is not None
    )


_NO_ITEM = re.compile(
    r"通过(?:了解|对)|学习(?:了解|考察|观摩|交流|生活)|学习贯彻[^，。；]{0,40}?主题教育(?![^，。；]{0,20}(?:会议|精神|讲话|工作))"
)
"""What looks like a verb of an agenda, but is a way (通过了解), an excursion, or the name of a campaign."""
_SITTING = re.compile(r"[^，。；：]{4,44}(?:会议|大会|全会)(?:表决|审议|一致|分别)*")
"""The sitting that does it, by its full name: 某市第八届人大常委会第三次会议表决."""
_COUNTED = re.compile(r"[一二三四五六七八九十百千万两零\d]+[件起名人次项条]$")
_NOT_HERE = re.compile(r"的|率|时|中(?![央国共])")
_WISHED = re.compile(r"(?:^|[，。；\s])(?:要|必须|应当|应|各级|下一步|我们|希望)")
_OPENING = re.compile(
    r"(?:，|\s|会议|大会|全会|会上|会议还|还|并|又|同时|书面|首先|随后|按照[^，。；]{1,16}|结合[^，。；]{1,16}|采取[^，。；]{1,14}|一是|二是|三是|四是|要|再次|进一步|深入|认真|集体|集中|专题|分组|逐项|原则|安排|拟安排|决定|依法|现场|对|以|[\u4e00-\u9fff（）·“”\d]{0,40}?(?:召开|举行)[^，。；]{0,60}?(?:会议|会)|[^，。；]{1,24}主持会议并)*"
)
_TALK = re.compile(r"(会议(?:指出|强调|要求|认为))?(?:指出|强调|要求|认为|表示|提出|希望|说)?(?<=[出调求为示望说])，")
_CITED = re.compile(r"总书记|习近平")


def _items(text: str, verb: AgendaVerb, zone: Span) -> Iterator[Item]:
    if text.startswith("了", zone.start):
        zone = Span(zone.start + 1, zone.stop)
    if text.endswith(("讲座", "辅导", "授课"), zone.start, zone.stop):
        return
    tail = _TAIL.search(text, zone.start, zone.stop)
    listed = tail is not None
    if tail is not None:
        zone = Span(zone.start, tail.start())
    if _STOP.search(text, zone.start, zone.stop) is not None:
        zone = Span(zone.start, _STOP.search(text, zone.start, zone.stop).start())  # type: ignore[union-attr]
    for piece in _cut(text, zone, verb, listed=listed):
        label, span = _worded(text, piece, verb)
        if label and not (verb.treatment is Treatment.REVIEWED and (_VOICES.search(label) or _COUNTED.search(label))):
            yield Item(verb.treatment, label, span, f"agenda-{verb.treatment.value.lower()}")


_VOICES = re.compile(r"(?<!审议)(?<!修改)(?:意见心声|意见建议|意见和建议|心声|呼声|诉求|想法|需求)$")
"""What visitors hear from people: no item of an agenda."""
_TAIL = re.compile(
    r"等(?:\d+|[一二三四五六七八九十]+)?[项个部件份]?(?:有关|相关|重要|重点)?(?:工作|事宜|议题|内容|事项|文件|精神|法规|报告|议案|情况|方面工作)?(?:情况)?(?:的?(?:汇报|报告))?$"
)
_STOP = re.compile(
    r"(?:并|，)?(?:开展专题询问|进行(?:了)?(?:审议|讨论|部署|研究))|并(?:部署|安排|开展|对|提出|就|研究)"
)


def _cut(text: str, zone: Span, verb: AgendaVerb, *, listed: bool) -> list[Span]:
    """The items of a list: cut at 、 and at 和 where both sides are things of one kind."""
    pieces: list[Span] = []
    for titles in _titles(text, zone):
        pieces.append(titles)
    if pieces:
        return pieces
    coarse = split_outside(text, zone, "、|以及")
    coarse = _mended(text, coarse, verb, listed=listed)
    for piece in coarse:
        pieces += _halves(text, piece, verb, listed=listed)
    return pieces


def _titles(text: str, zone: Span) -> list[Span]:
    """Several titles in a row (《甲》《乙》、《丙》), each an item."""
    row = re.compile(r"(?:[^，。；《》、]{0,24}关于)?((?:《(?:[^《》]|〈[^〉]*〉|<[^>]*>)*》[、和及与]?){2,})").match(
        text, zone.start, zone.stop
    )
    if row is None:
        return []
    found = [Span(*m.span()) for m in re.compile(r"《(?:[^《》])*》").finditer(text, row.start(1), row.end(1))]
    rest = text[row.end(1) : zone.stop]
    return found if len(rest) <= 12 else []


def _mended(text: str, pieces: list[Span], verb: AgendaVerb, *, listed: bool) -> list[Span]:
    """Join pieces that are no items on their own: 重要讲话、重要指示精神."""
    if verb.treatment is Treatment.DISCUSSED and listed:
        return pieces
    found: list[Span] = []
    for piece in pieces:
        words = text[piece.start : piece.stop]
        if found and (
            (len(words) < 8 and not words.startswith("《")) or not _WHOLE.search(text[found[-1].start : found[-1].stop])
        ):
            found[-1] = Span(found[-1].start, piece.stop)
        else:
            found.append(piece)
    return found


_WHOLE = re.compile(
    r"(?:精神|讲话|报告|汇报|》|）|决议|决定|名单|办法|方案|条例|规划|纲要|意见|通知|草案|议案|情况|事项|论述|思想|批示|指示|回信|贺信|工作|制度|任务|计划|建设|预算|决算)$"
)


def _halves(text: str, piece: Span, verb: AgendaVerb, *, listed: bool) -> list[Span]:
    """Two items where 和, 与 or 及 joins two that end alike (甲会议精神和乙会议精神, 安全工作与食品工作)."""
    for match in re.compile(r"和|与|及").finditer(text, piece.start, piece.stop):
        left, right = text[piece.start : match.start()], text[match.end() : piece.stop]
        if min(len(left), len(right)) < 4 or left.count("《") != left.count("》") or left.count("“") != left.count("”"):
            continue
        alike = left[-2:] == right[-2:] and _WHOLE.search(left) is not None
        if alike or (verb.treatment is Treatment.DISCUSSED and listed and "的" not in left + right):
            return [Span(piece.start, match.start()), Span(match.end(), piece.stop)]
    return [piece]


def _worded(text: str, piece: Span, verb: AgendaVerb) -> tuple[str, Span]:
    """The item without 关于…的汇报, without the title's brackets; empty when it names nothing."""
    start, stop = piece
    words = text[start:stop]
    about = _ABOUT.search(words)
    if about is not None and verb.treatment in (Treatment.REVIEWED, Treatment.DISCUSSED):
        report = _REPORT.search(words)
        if report is not None:
            stop = start + report.start()
            if words[: report.start()].endswith("情况") and report.group().startswith("的报告"):
                stop = piece.stop
        start += about.end()
    elif verb.treatment is Treatment.REVIEWED and (report := _GIVEN.search(words)) is not None:
        stop = start + report.start()
    titled = text.startswith("《", start)
    label = re.sub(r"\s+", "", text[start:stop])
    label = re.sub(r"^(?:了|对|《(?=[^《》]*》$)|\d\.|[:：])+", "", label)
    if label.endswith("》") and label.count("《") < label.count("》"):
        label = label[:-1]
    if len(label) < (3 if titled else 4) or len(label) > 120 or _NOTHING.fullmatch(label):
        return "", piece
    return label, Span(start, stop)


_ABOUT = re.compile(r"^[^《“，。；]{0,24}?关于|^[^《“，。；]{2,24}?(?=《)")
_REPORT = re.compile(
    r"(?:的)?(?:有关)?情况(?:的)?(?:汇报|通报|说明)(?:等)?$|的(?:工作)?(?:汇报|通报|报告|说明|审议)(?:等)?$"
)
_GIVEN = re.compile(r"的(?:情况)?(?:汇报|通报)$")
_NOTHING = re.compile(
    r"(?:了)?(?:其他|其它|有关|相关|若干|多项|下一步|具体)?(?:有关|相关)?(?:重要|重点)?(?:事项|事宜|问题|工作|议题|议案|意见|建议|情况|内容|文件|报告|汇报|精神|会议精神|文件精神|工作汇报|情况汇报|情况通报|各项议程|各项工作|贯彻落实意见|贯彻落实措施)(?:等)?"
)


class AgendaVerbs(Struct, frozen=True):
    """The verbs of ``seeds/agenda_verbs.tsv``."""

    rows: tuple[tuple[str, Treatment], ...]
    _finder: AhoCorasick

    def find(self, text: str) -> list[AgendaVerb]:
        """Every verb of ``text`` in order."""
        return [
            AgendaVerb(Span(start, stop), *self.rows[index])
            for index, start, stop in self._finder.find_matches_as_indexes(text)
        ]


@cache
def agenda_verbs() -> AgendaVerbs:
    """The verbs of the project's table.

    Raises:
        LexiconError: the table is missing or names an unknown treatment.
    """
    try:
        rows = tuple((r["word"], Treatment(r["treatment"])) for r in tables.read("agenda_verbs.tsv"))
    except ValueError as error:
        raise LexiconError(f"seeds/agenda_verbs.tsv: {error}: use the values of kg.model.Treatment") from error
    return AgendaVerbs(
        rows, AhoCorasick([r[0] for r in rows], matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)
    )

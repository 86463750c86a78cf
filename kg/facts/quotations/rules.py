"""How speech stands beside a name: one function a shape, each giving the parts spoken, the verb and the rule's name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg import tables
from kg.model import PersonMention, Ref, Span

_END = re.compile(r"[。！？\n]”?")
_SHORTEST = 5
_THANKS = r"表示(?:了)?(?:热烈|衷心|诚挚|亲切|真诚|崇高|由衷|最)?(?:的)?(?:欢迎|祝贺|感谢|慰问|敬意|谢意)"
_OBJECT_AFTER = re.compile(
    r"(?:[对向与和给把被跟同替及邀见]|会见|会晤|接见|看望|慰问|陪同|采访|拜访|听取|随同|欢迎|感谢|迎接|拜会|接待|走访)$"
)
"""What stands before someone to whom something is done; then it is someone else who speaks further on."""
_RULES = {
    "reported": "reported-speech",
    "stated": "reported-demand",
    "wish": "reported-wish",
    "thanks": "reported-thanks",
    "bare": "reported-without-mark",
    "close": "reported-after-object",
}
"""The name of the rule for each shape of speech in the paper's own words."""


@dataclass(frozen=True, slots=True)
class Speech:
    """One stretch of speech: what was said, in one part or two, and the whole stretch with its speaker."""

    parts: tuple[Span, ...]
    verb: str
    rule: str
    start: int
    stop: int


def _alternatives(*kinds: str) -> str:
    words = {row["word"] for row in tables.read("person_speech.tsv") if row["kind"] in kinds}
    return "|".join(sorted(words, key=lambda w: (-len(w), w)))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    every = _alternatives("any", "stated", "wish")
    stated, wish = _alternatives("stated"), _alternatives("wish")
    way = r"[^，。；：！？\n“”]{0,32}?"
    return {
        # 王建国在会上说：“
        "direct": re.compile(rf"({way}(?:，{way})?)({every})(?:，|：|：，)?(?=“)"),
        # ”局长王建国说。 / 说，“
        "follows": re.compile(rf"({way})({every})(?:道)?(?=[，。：；！]|$|\n)"),
        # 王建国在会上强调，…  王建国就…提出要求：…
        "reported": re.compile(rf"([^。；！？\n]{{0,60}}?)({every})[，：](?!“)"),
        # 王建国表示学校将…
        "bare": re.compile(r"((?:则|也|还)?)(表示|认为|指出|强调|称|坦言|透露|介绍)(?!了|过|着|的)(?=[一-鿿“《]{6})"),
        # …，其中王建国表示，…
        "close": re.compile(rf"({way})({every})[，：](?!“)"),
        # 王建国对…给予肯定，并强调要…
        "stated": re.compile(
            rf"([^。；！？\n]{{0,70}}?)(?:(?<=，)|(?<=并)|(?<=时)|(?<=中)|(?<=会上)|(?<=^))({stated})(?=要|对|各|全|把|以|在|坚|必须|应)"
        ),
        "wish": re.compile(
            rf"([^。；！？\n]{{0,70}}?，(?:并|也|还)?)({wish})(?=[他她]们?|大家|老|各|广大|同学|孩子|学生|企业|全)"
        ),
        "thanks": re.compile(rf"([^。；！？\n]{{0,60}}?)({_THANKS})"),
        "pronoun": re.compile(rf"[”。]{{0,2}}(?=[他她])[他她](?:还|也|又)?({way})({every})(?:，|：)"),
        "they": re.compile(rf"(?:他们|大家|与会嘉宾)(?:一致|纷纷|都|均)?({every})，"),
    }


def _closing(text: str, opening: int) -> int:
    """The offset after the mark that closes the quotation opened at ``opening``, or the end of the paragraph."""
    depth = 0
    for match in re.finditer(r"[“”\n]", text[opening:]):
        if match[0] == "\n":
            return opening + match.start()
        depth += 1 if match[0] == "“" else -1
        if depth == 0:
            return opening + match.end()
    return len(text)


def _opening(text: str, closing: int) -> int | None:
    """Where the quotation begins that ``closing`` (the offset of ”) ends; None if that is not in the paragraph."""
    depth = 0
    floor = text.rfind("\n", 0, closing)
    for at in range(closing, floor, -1):
        if text[at] == "”":
            depth += 1
        elif text[at] == "“":
            depth -= 1
            if depth == 0:
                return at
    return floor + 1 if closing - floor > _SHORTEST else None


def after_quote(text: str, start: int, stop: int) -> Speech | None:
    """The name after what was said, or between two parts of it: “…”局长王建国说，“…”."""
    if not start or text[start - 1] != "”":
        return None
    verb = _patterns()["follows"].match(text, stop)
    opening = _opening(text, start - 1)
    if verb is None or opening is None or start - opening < _SHORTEST:
        return None
    parts = [Span(opening, start)]
    at = verb.end()
    if text[at : at + 1] in ("，", "：", "。") and text[at + 1 : at + 2] == "“" and "\n" not in text[at : at + 2]:
        parts.append(Span(at + 1, _closing(text, at + 1)))
    rule = "speech-around-name" if len(parts) > 1 else "speech-before-name"
    return Speech(tuple(parts), verb[2], rule, opening, max(parts[-1].stop, verb.end()))


def before_quote(text: str, name: Span, limit: int) -> Speech | None:
    """The name, the verb, then the quotation: 王建国说：“…”."""
    match = _patterns()["direct"].match(text, name.stop)
    if match is None or match.start(2) >= limit:
        return None
    opening = match.end()
    closing = _closing(text, opening)
    ends = closing >= len(text) or text[closing] in "。，！？\n"
    if closing - opening < (4 if ends else _SHORTEST + 2):
        return None  # a quoted word, no quoted speech
    return Speech((Span(opening, closing),), match[2], "speech-after-name", name.start, closing)


def reported(text: str, start: int, name: Span, limit: int) -> Speech | None:
    """Speech in the paper's own words, such as 王建国在会上强调，要加快."""
    acts = not _OBJECT_AFTER.search(text, max(0, start - 3), start) and not text.startswith("一行", name.stop)
    for shape in ("reported", "stated", "wish", "thanks", "bare") if acts else ("close",):
        match = _patterns()[shape].match(text, name.stop)
        if match is None or match.start(2) >= limit or _listens(match[1]):
            continue
        begin = name.stop if shape == "thanks" else match.end()
        end = _END.search(text, begin)
        stop = end.start() if end else len(text)
        if stop - begin >= _SHORTEST:
            verb = "表示" if shape == "thanks" else match[2]
            return Speech((Span(begin, stop),), verb, _RULES[shape], name.start, stop)
    return None


def _listens(words: str) -> bool:
    """Whether what stands between name and verb shows someone else to speak."""
    return bool(re.search(r"听取|会议|记者|大家|他们|她们|[^，]者$|人员|(?:、|和)[一-鿿]{2,4}$", words))


def pronoun(text: str, at: int, limit: int) -> Iterator[Speech]:
    """A next sentence of the same speaker: 他说，…; only right behind the last one's end."""
    match = _patterns()["pronoun"].match(text, at)
    if match is None or match.end() > limit or "\n" in match[0]:
        return
    at += len(match[0]) - len(match[0].lstrip("”。"))
    begin = match.end()
    if text[begin : begin + 1] == "“":
        stop = _closing(text, begin)
    else:
        end = _END.search(text, begin)
        stop = end.start() if end else len(text)
    if stop - begin >= _SHORTEST:
        yield Speech((Span(begin, stop),), match[2], "speech-of-pronoun", at, stop)


def together(text: str, speakers: Sequence[PersonMention]) -> Iterator[tuple[Speech, tuple[Ref, ...]]]:
    """他们表示，… right behind a sentence that names two and more, whose speech it then is."""
    for match in _patterns()["they"].finditer(text):
        if not match.start() or text[match.start() - 1] not in "。”":
            continue
        floor = max(text.rfind(mark, 0, match.start() - 1) for mark in "。\n")
        named = [m.ref for m in speakers if floor < m.span.start and m.span.stop <= match.start()]
        end = _END.search(text, match.end())
        stop = end.start() if end else len(text)
        if len(set(named)) >= 2 and stop - match.end() >= _SHORTEST:
            speech = Speech((Span(match.end(), stop),), match[1], "speech-of-several", floor + 1, stop)
            yield speech, tuple(dict.fromkeys(named))

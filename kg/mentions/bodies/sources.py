"""Media that only the words around them show: 来源：某某融媒, 据“清风某某”消息."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.bodies.found import Found
from kg.mentions.bodies.ground import Ground
from kg.model import BodyKind, Span

_GATES = ("来源：", "来源:", "据“", "由“")
_NAME = re.compile(
    r"来源[:：] ?(?P<line>[\u3400-\u9fff]{2,8}?)"
    r"(?=[】）)\s]|$|微信公|公众号|客户端|官方微|官微|流程编辑|编辑[:：]|作者[:：]|责编|声明[:：]|返回)"
    r"|[据由]“(?P<quoted>[\u3400-\u9fff]{2,8})”(?=微信|公众号|官微|客户端|消息|报道|发布)"
)


def sources(ground: Ground) -> Iterator[Found]:
    """The media named as the source of an article, under their own names."""
    for at in sorted(at for gate in _GATES for at in _places(ground.text, gate)):
        match = _NAME.match(ground.text, at)
        if match is None:
            continue
        name = match["line"] or match["quoted"]
        span = Span(*match.span("line" if match["line"] else "quoted"))
        if any(word in name for word in ground.lexicon.marks["no_source"]):
            continue
        within = ground.places_between(span.start, span.stop)
        if within and within[-1].stop == span.stop:
            continue  # a place alone is no medium
        yield Found(span, name, BodyKind.MEDIA, "source-line")


def _places(text: str, word: str) -> Iterator[int]:
    """Where ``word`` begins in ``text``."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)

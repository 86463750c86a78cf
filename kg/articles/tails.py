"""What stands apart from running text: credits behind its last sentence, credits of pictures inside it."""

from __future__ import annotations

import re
from functools import cache

from kg.articles.bylines import credits_in, has_role
from kg.articles.chunks import Chunk
from kg.articles.segments import Item
from kg.articles.shapes import alternatives, opener, words
from kg.model import PartKind

TERMINAL = re.compile(r"[。！？…][”’」』）]*|[”’]\s?(?=（)")
"""The end of a sentence."""
_ORIGINAL = re.compile(r"（原标题：(?P<title>[^（）]{4,80}(?:（[^（）]*）[^（）]*)?)）")
_NAMES_ONLY = re.compile(r"（(?P<names>[\u4e00-\u9fff· 、]{2,30})）\s*$")
_PHOTO = re.compile(
    r"(?:(?<=[。！？”） ])|(?<=^))(?P<credit>(?:[\u4e00-\u9fff]{0,8}(?:记者|通讯员|实习生)\s?[\u4e00-\u9fff·]{2,12}?(?: [\u4e00-\u9fff·]{2,4})?|[\u4e00-\u9fff]{2,3})\s?(?<!拍)摄)(?![影像制取入录氏])"
)
_CAPTION_SENTENCE = re.compile(r"(?:^|(?<=[。！？”]))[^。！？]{2,60}。$")
_TAIL_LIMIT = 160


def without_tail(items: list[Item]) -> tuple[list[Chunk], list[Item]]:
    """Credits and sources behind the last sentence, as a line of their own; an original headline given there."""
    last = next((i for i in range(len(items) - 1, -1, -1) if items[i][0] is PartKind.PARAGRAPH), None)
    if last is None:
        return [], items
    chunk = items[last][1]
    text = chunk.text
    zone = max(0, len(text) - _TAIL_LIMIT)
    heads: list[Chunk] = []
    cut = None
    original = _ORIGINAL.search(text, zone)
    if original:
        heads = [chunk.cut(*original.span("title"))]
        cut = original.start()
    if cut is None:
        cut = _tail_start(text, zone)
    if cut is None or cut == 0:
        return heads, items
    tail = chunk.cut(original.end() if original else cut)
    fresh: list[Item] = [(PartKind.PARAGRAPH, chunk.cut(0, cut))]
    if tail.text:
        fresh.append((PartKind.BYLINE, tail))
    return heads, [*items[:last], *fresh, *items[last + 1 :]]


def _tail_start(text: str, zone: int) -> int | None:
    ends = [m.end() for m in TERMINAL.finditer(text, zone)]
    for end in reversed(ends):
        tail = text[end:].strip()
        if not tail:
            return None
        if len(tail) <= 100 and _is_credit(tail):
            return end
        return None
    return None


def _is_credit(tail: str) -> bool:
    own = tail[: found.start()].rstrip() if (found := junk().search(tail)) else tail
    names = _NAMES_ONLY.match(own)
    if names:
        return bool(found or credits_in(names["names"]))
    if _tail_opener().match(tail):
        return True
    return has_role(tail) and bool(credits_in(tail))


def without_photo_credits(item: Item) -> list[Item]:
    """A picture's credit within a paragraph stands apart, with the caption before it if that is one short sentence."""
    kind, chunk = item
    if kind is not PartKind.PARAGRAPH or "摄" not in chunk.text:
        return [item]
    pieces: list[Item] = []
    start = 0
    for found in _PHOTO.finditer(chunk.text):
        if not credits_in(found["credit"].removesuffix("摄").strip()):
            continue
        stop = found.start()
        caption = _CAPTION_SENTENCE.search(chunk.text, start, stop)
        if caption and (
            caption[0].startswith(words("caption")) or caption[0].endswith("现场。") or caption.start() > start
        ):
            stop = caption.start() if not opener(caption[0]) else stop
        if chunk.text[start:stop].strip():
            pieces.append((PartKind.PARAGRAPH, chunk.cut(start, stop)))
        pieces.append((PartKind.CAPTION, chunk.cut(stop, found.end())))
        start = found.end()
    if chunk.text[start:].strip():
        pieces.append((PartKind.PARAGRAPH, chunk.cut(start)))
    return pieces


@cache
def _tail_opener() -> re.Pattern[str]:
    return re.compile(rf"（?{alternatives(words('label'))}\s?[：|丨\uff5c]|{alternatives(words('junk'))}")


@cache
def junk() -> re.Pattern[str]:
    """What a site adds behind the text."""
    return re.compile(alternatives(words("junk")))

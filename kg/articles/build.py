"""From the chunks of one article to the `Article`: headings, body, credits, in one text with its offsets."""

from __future__ import annotations

import re
from array import array
from functools import cache

from kg.articles.bylines import Credit, credits_in
from kg.articles.chunks import Chunk
from kg.articles.headings import headed
from kg.articles.openers import dateline, echoes, run_in, writers
from kg.articles.segments import Item, Segment
from kg.articles.shapes import alternatives, words
from kg.articles.tails import TERMINAL, junk, without_photo_credits, without_tail
from kg.model import Article, Byline, Page, Part, PartKind, Span

_PHOTO_BEHIND = re.compile(r"\S{0,8}?\s?(?:资料图|资料照片|供图|图源)")
_CREDIT_IN_HEAD = re.compile(
    r"[□■◎]|(?:撰文|文|图文|作者)\s?[|丨\uff5c/]|[\u4e00-\u9fff]{2,4}(?:网|报|新闻|融媒|客户端)(?:首席|全媒体|见习|实习)?(?:记者|讯$)|(?<![\u4e00-\u9fff])(?:记者|通讯员) "
)


def article_of(page: Page, number: int, segment: Segment) -> Article:
    """One article of ``page``; ``number`` counts from 1 in reading order."""
    headings = [(PartKind.HEADLINE, h) for h in segment.headings]
    items = list(segment.items)
    run_in_heads: list[Chunk] = []
    first = next((i for i, (kind, _) in enumerate(items) if kind is PartKind.PARAGRAPH), None)
    if first is not None and not headings:
        run_in_heads, found = _without_run_in(items[first][1])
        items[first : first + 1] = found
    original, items = without_tail(items)
    items = [piece for item in items for piece in without_photo_credits(item)]
    heads = segment.headings or run_in_heads or original
    if original and heads is not original:
        heads = [*heads, *original]
    return _assembled(page, number, [*headed(heads), *items], continued=segment.continued)


def _without_run_in(chunk: Chunk) -> tuple[list[Chunk], list[Item]]:
    """Headings that run into the first paragraph, and what is left of it with its credits apart."""
    text = chunk.text
    labelled = _label().match(text)
    start = labelled.end() if labelled and "标题" in labelled[0] else 0
    end, begin = run_in(text[start:], titled=start > 0)
    if not end:
        return [], [(PartKind.PARAGRAPH, chunk)]
    head, rest = chunk.cut(start, start + end), chunk.cut(start + begin)
    credit = _CREDIT_IN_HEAD.search(head.text) or _label().search(head.text)
    items: list[Item] = [(PartKind.PARAGRAPH, rest)]
    if credit and (credit[0].rstrip().endswith(("：", "讯")) or credits_in(head.text[credit.start() :].lstrip("□■◎"))):
        at = credit.start()
        bracket = head.text.rfind("（", 0, at)
        at = bracket if bracket >= 0 and "）" not in head.text[bracket:at] else at
        items.insert(0, (PartKind.BYLINE, head.cut(at)))
        head = head.cut(0, at)
    if "。" in head.text or _is_photo(head.text) or _PHOTO_BEHIND.match(rest.text):
        items.insert(0, (PartKind.CAPTION, head))
        return [], items
    return _trimmed(head, rest) if head.text else [], items


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"{alternatives(words('label'))}：\s*")


def _is_photo(text: str) -> bool:
    return text.endswith(("摄", "供图")) or text.startswith(words("caption")) or any(w in text for w in words("credit"))


def _trimmed(head: Chunk, rest: Chunk) -> list[Chunk]:
    """A headline that the lead repeats word for word ends with the repetition if foreign words follow it (a slogan)."""
    lead = rest.text[:200].replace(" ", "")
    size = 0
    for stop in range(12, len(head.text) + 1):
        if head.text[:stop].replace(" ", "") not in lead:
            break
        size = stop
    foreign = head.text[size:]
    if (
        size
        and size * 2 >= len(head.text)
        and len(foreign) >= 10
        and foreign[0] not in "，、：；"
        and echoes(foreign, lead) < 0.2
    ):
        return [head.cut(0, size), head.cut(size)]
    return [head]


def _assembled(page: Page, number: int, items: list[Item], *, continued: bool) -> Article:
    items = [(kind, chunk) for kind, chunk in items if chunk.text]
    text: list[str] = []
    offsets = array("l")
    parts: list[Part] = []
    bylines: list[Byline] = []
    day: str | None = None
    length = 0
    is_first = True
    for kind, chunk in items:
        if text:
            text.append("\n")
            offsets.append(chunk.offsets[0])
            length += 1
        parts.append(Part(kind, Span(length, length + len(chunk.text))))
        if kind is PartKind.PARAGRAPH and is_first:
            day = dateline(chunk.text, page.date)
        bylines += _bylines(kind, chunk.text, length, is_first=is_first)
        is_first = is_first and kind is not PartKind.PARAGRAPH
        text.append(chunk.text)
        offsets.extend(chunk.offsets)
        length += len(chunk.text)
    return Article(
        page=page.id,
        number=number,
        text="".join(text),
        offsets=offsets,
        parts=tuple(parts),
        bylines=_once(bylines),
        date=page.date,
        date_inferred=page.date_inferred,
        dateline=day,
        region=page.region,
        paper=page.paper,
        continued=continued,
    )


def _bylines(kind: PartKind, text: str, at: int, *, is_first: bool) -> list[Byline]:
    if kind is PartKind.PARAGRAPH:
        found = writers(text) if is_first else ()
    elif kind is PartKind.BYLINE:
        added = junk().search(text)
        found = credits_in(text[: added.start()] if added else text)
    elif kind is PartKind.CAPTION:
        found = _photographers(text)
    else:
        found = ()
    return [Byline(c.name, c.role, Span(at + c.start, at + c.stop)) for c in found]


def _photographers(text: str) -> tuple[Credit, ...]:
    """Those whom the credit behind a caption names: 记者 张三 摄."""
    start = max((m.end() for m in TERMINAL.finditer(text)), default=0)
    found = re.search(r"(?:摄影报道|摄影|摄|/图)[）\s]*$", text)
    if found is None or found.start() <= start:
        return ()
    credit = text[start : found.start()].strip()
    shift = text.index(credit, start)
    return tuple(Credit(c.name, c.role or "摄影", c.start + shift, c.stop + shift) for c in credits_in(credit))


def _once(bylines: list[Byline]) -> tuple[Byline, ...]:
    seen: dict[str, Byline] = {}
    for byline in bylines:
        seen.setdefault(byline.name, byline)
    return tuple(seen.values())

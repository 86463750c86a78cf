"""From the chunks of one article to the `Article`: headings, body, credits, in one text with its offsets."""

from __future__ import annotations

import re
from array import array
from dataclasses import replace
from functools import cache

from kg.articles.bylines import Credit, credits_in, has_role
from kg.articles.chunks import Chunk
from kg.articles.openers import dateline, echoes, run_in, writers
from kg.articles.segments import Item, Segment
from kg.articles.shapes import alternatives, opener, words
from kg.model import Article, Byline, Page, Part, PartKind, Span

_LONG_HEADING = 45
_HANZI = re.compile(r"[\u4e00-\u9fff]")
_LABELLED = re.compile(r"(?P<label>【[^【】]{2,12}】|[\w·]{2,8}(?=\s?[\uff5c丨|]))\s?[\uff5c丨|]?\s?(?=[^【】]{6})")
_TERMINAL = re.compile(r"[。！？…][”’」』）]*|[”’]\s?(?=（)")
_ORIGINAL = re.compile(r"（原标题：(?P<title>[^（）]{4,80}(?:（[^（）]*）[^（）]*)?)）")
_NAMES_ONLY = re.compile(r"（(?P<names>[\u4e00-\u9fff· 、]{2,30})）\s*$")
_PHOTO = re.compile(
    r"(?:(?<=[。！？”） ])|(?<=^))(?P<credit>(?:[\u4e00-\u9fff]{0,8}(?:记者|通讯员|实习生)\s?[\u4e00-\u9fff·]{2,12}?(?: [\u4e00-\u9fff·]{2,4})?|[\u4e00-\u9fff]{2,3})\s?(?<!拍)摄)(?![影像制取入录氏])"
)
_CAPTION_SENTENCE = re.compile(r"(?:^|(?<=[。！？”]))[^。！？]{2,60}。$")
_TAIL_LIMIT = 160
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
    original, items = _without_tail(items)
    items = [piece for item in items for piece in _without_photo_credits(item)]
    heads = segment.headings or run_in_heads or original
    if original and heads is not original:
        heads = [*heads, *original]
    return _assembled(page, number, [*_headed(heads), *items], continued=segment.continued)


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
        items.insert(0, (PartKind.BYLINE, head.cut(credit.start())))
        head = head.cut(0, credit.start())
    if "。" in head.text or _is_photo(head.text):
        items.insert(0, (PartKind.CAPTION, head))
        return [], items
    return _trimmed(head, rest) if head.text else [], items


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"{alternatives(words('label'))}：\s*")


@cache
def _tail_opener() -> re.Pattern[str]:
    return re.compile(rf"（?{alternatives(words('label'))}\s?[：|丨\uff5c]|{alternatives(words('junk'))}")


def _is_photo(text: str) -> bool:
    return text.endswith(("摄", "供图", "资料图")) or text.startswith(words("caption"))


def _trimmed(head: Chunk, rest: Chunk) -> list[Chunk]:
    """A headline that the lead repeats word for word ends with the repetition if foreign words follow it (a slogan)."""
    lead = rest.text[:200].replace(" ", "")
    size = 0
    for stop in range(12, len(head.text) + 1):
        if head.text[:stop].replace(" ", "") not in lead:
            break
        size = stop
    foreign = head.text[size:]
    if size and size * 2 >= len(head.text) and len(foreign) >= 10 and echoes(foreign, lead) < 0.2:
        return [head.cut(0, size), head.cut(size)]
    return [head]


def _headed(heads: list[Chunk]) -> list[Item]:
    """The headings with their kinds: one headline, everything else beside it."""
    lines = [piece for line in _rejoined([_unlabelled(h) for h in heads]) for piece in _halves(line)]
    if not lines:
        return []
    levels = [h.level for h in lines if h.level]
    if levels:
        main = next(i for i, h in enumerate(lines) if h.level == min(levels))
    else:
        candidates = [i for i, h in enumerate(lines) if not h.text.startswith("—") and _HANZI.search(h.text)]
        candidates = candidates or list(range(len(lines)))
        starts = [i for i in candidates if lines[i].gap or i == 0]
        main = starts[-1] if starts else 0
    return [item for i, h in enumerate(lines) for item in (_main(h) if i == main else [(PartKind.KICKER, h)])]


def _main(head: Chunk) -> list[Item]:
    """The headline, its label apart: 民生丨…, 【民生】…; the banner of a page heads none of its articles (简讯)."""
    if head.text in words("banner"):
        return [(PartKind.KICKER, head)]
    label = _LABELLED.match(head.text)
    if label is None or head.text.endswith("】"):
        return [(PartKind.HEADLINE, head)]
    return [(PartKind.KICKER, head.cut(*label.span("label"))), (PartKind.HEADLINE, head.cut(label.end()))]


def _unlabelled(head: Chunk) -> Chunk:
    label = re.match(r"(?:原标题|来源标题|标题)：\s*", head.text)
    return head.cut(label.end()) if label else head


def _rejoined(heads: list[Chunk]) -> list[Chunk]:
    """Headings whose lines belong together: an open quotation, or two short halves of one couplet."""
    out: list[Chunk] = []
    for head in heads:
        if out:
            last = out[-1]
            is_open = any(last.text.count(a) > last.text.count(b) for a, b in ("“”", "《》", "（）"))
            couplet = len(last.text) == len(head.text) <= 7 and not last.level and " " not in last.text
            # what a narrow column cut, never what a blank line parts
            cut = not head.gap and last.text.endswith(words("unfinished")) and head.level == last.level
            if is_open or couplet or cut:
                out[-1] = last.then(head, blank=couplet)
                continue
        out.append(head)
    return out


def _halves(head: Chunk) -> list[Chunk]:
    """A very long heading in halves, at the blanks that part them."""
    if len(head.text) <= _LONG_HEADING or " " not in head.text or head.level:
        return [head]
    pieces, start = [], 0
    for found in re.finditer(" ", head.text):
        if found.start() - start >= 8 and len(head.text) - found.end() >= 8:
            pieces.append(head.cut(start, found.start()))
            start = found.end()
    pieces.append(head.cut(start))
    return [replace(piece, gap=piece.gap if i == 0 else 0) for i, piece in enumerate(pieces)]


def _without_tail(items: list[Item]) -> tuple[list[Chunk], list[Item]]:
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
    ends = [m.end() for m in _TERMINAL.finditer(text, zone)]
    for end in reversed(ends):
        tail = text[end:].strip()
        if not tail:
            return None
        if len(tail) <= 100 and _is_credit(tail):
            return end
        return None
    return None


def _is_credit(tail: str) -> bool:
    names = _NAMES_ONLY.match(tail)
    if names:
        return bool(credits_in(names["names"]))
    if _tail_opener().match(tail):
        return True
    return has_role(tail) and bool(credits_in(tail))


def _without_photo_credits(item: Item) -> list[Item]:
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
        found = credits_in(text)
    elif kind is PartKind.CAPTION:
        found = _photographers(text)
    else:
        found = ()
    return [Byline(c.name, c.role, Span(at + c.start, at + c.stop)) for c in found]


def _photographers(text: str) -> tuple[Credit, ...]:
    """Those whom the credit behind a caption names: 记者 张三 摄."""
    start = max((m.end() for m in _TERMINAL.finditer(text)), default=0)
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

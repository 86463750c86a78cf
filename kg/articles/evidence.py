"""From a span of the repaired text back to the page file as stored."""

from __future__ import annotations

import re

from kg.model import Article, Page, Passage, Span

_REFERENCE = re.compile(r"&(?:#\w{1,8}|[A-Za-z]\w{1,31});")


def stretches(article: Article, page_text: str, span: Span) -> list[tuple[int, int]]:
    """The stretches ``[begin, end)`` of the page that ``span`` was made from, in reading order.

    Two code points belong to one stretch when only white space lies between them in the page; a caption or
    another column between them cuts. A character reference of HTML (``&ldquo;``) belongs to its stretch whole.
    """
    offsets = article.offsets
    # the newline between two parts has the offset of the next part, which is not cited with it
    is_text = span.start < span.stop and not article.text[span.stop - 1].isspace()
    if is_text and span.stop - span.start == offsets[span.stop - 1] + 1 - offsets[span.start]:
        begin, end = offsets[span.start], offsets[span.stop - 1] + 1
        if "&" not in page_text[begin:end]:
            return [(begin, end)]
    found: list[tuple[int, int]] = []
    for index in range(span.start, span.stop):
        if article.text[index].isspace():
            continue
        at = article.offsets[index]
        reference = _REFERENCE.match(page_text, at) if page_text[at] == "&" else None
        end = reference.end() if reference else at + 1
        if found and found[-1][1] <= at and not page_text[found[-1][1] : at].strip():
            found[-1] = (found[-1][0], end)
        else:
            found.append((at, end))
    return found


def passages(page: Page, article: Article, span: Span, *, rule: str) -> tuple[Passage, ...]:
    """The evidence for a fact read from ``span`` by ``rule``."""
    return tuple(
        Passage(
            page=page.id,
            article=article.number,
            begin=begin,
            end=end,
            rule=rule,
            text=" ".join(page.text[begin:end].split()),
        )
        for begin, end in stretches(article, page.text, span)
    )

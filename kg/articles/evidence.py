"""From a span of the repaired text back to the page file as stored."""

from __future__ import annotations

from kg.model import Article, Page, Passage, Span


def stretches(article: Article, page_text: str, span: Span) -> list[tuple[int, int]]:
    """The stretches ``[begin, end)`` of the page that ``span`` was made from, in reading order.

    Two code points belong to one stretch when only white space lies between them in the page; a caption or
    another column between them cuts.
    """
    found: list[tuple[int, int]] = []
    for index in range(span.start, span.stop):
        if article.text[index].isspace():
            continue
        at = article.offsets[index]
        if found and found[-1][1] <= at and not page_text[found[-1][1] : at].strip():
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
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

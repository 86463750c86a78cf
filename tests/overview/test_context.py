from __future__ import annotations

from array import array

import pytest

from kg.model import Article, Part, PartKind, Passage, Span
from kg.overview.context import Context


def article(*paragraphs: str, shift: int = 7) -> Article:
    """An article that stands ``shift`` code points into its page, each paragraph a part."""
    text = "\n".join(paragraphs)
    parts, at = [], 0
    for paragraph in paragraphs:
        parts.append(Part(PartKind.PARAGRAPH, Span(at, at + len(paragraph))))
        at += len(paragraph) + 1
    return Article("甲.txt", 1, text, array("I", range(shift, shift + len(text))), tuple(parts))


def around(told: str, *paragraphs: str) -> str | None:
    """The sentence around ``told``, which stands in brackets."""
    page = article(*paragraphs)
    begin = page.text.index(told) + 7
    found = Context([page]).around(Passage("甲.txt", 1, begin, begin + len(told), "r", told))
    return (
        found and f"{found[0][: found[1]]}[{found[0][found[1] : found[1] + found[2]]}]{found[0][found[1] + found[2] :]}"
    )


@pytest.mark.parametrize(
    ("told", "paragraphs", "shown"),
    [
        ("18件", ("移交48件。其中甲市18件，乙市30件。均已交办。",), "其中甲市[18件]，乙市30件。"),
        ("48件", ("首段。", "共移交48件。"), "共移交[48件]。"),
        ("移交48件", ("首段。", "移交48件。"), None),
        ("5件", ("其第15件和5件。",), "其第1[5件]和5件。"),
        ("件。均", ("甲市18件。均已交办。",), "甲市18[件。均]已交办。"),
        ("𠮷8件", ("其中𠮷𠮷8件𠮷。",), "其中𠮷[𠮷8件]𠮷。"),
        ("9件", ("长" * 300 + "9件" + "尾" * 300,), "…" + "长" * 160 + "[9件]" + "尾" * 160 + "…"),
        ("件\n乙", ("甲1件", "乙2件"), None),
    ],
)
def test_a_figure_is_shown_in_its_sentence(told: str, paragraphs: tuple[str, ...], shown: str | None) -> None:
    assert around(told, *paragraphs) == shown


def test_without_its_article_there_is_no_sentence() -> None:
    assert Context(()).around(Passage("甲.txt", 1, 3, 6, "r", "18件")) is None
    assert Context([article("甲")]).around(Passage("甲.txt", 1, 900, 903, "r", "18件")) is None

"""The text layer of a PDF. Scans need recognition of characters, which is not part of this version."""

from __future__ import annotations

import re

import pypdfium2

from kg.errors import SourceError


def pdf_text(data: bytes) -> str:
    """The text of all pages, a blank line between two; line ends are single line feeds.

    A PDF has no code points of its own, so this text is what offsets of its passages count in.

    Raises:
        SourceError: the file is broken or locked, or has no text layer.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise SourceError("it is a broken or locked PDF") from error
    try:
        texts = []
        for number in range(len(document)):
            page = document[number]
            layer = page.get_textpage()
            texts.append(layer.get_text_bounded())
            layer.close()
            page.close()
    except pypdfium2.PdfiumError as error:
        raise SourceError("it is a broken PDF") from error
    finally:
        document.close()
    text = re.sub(r"\r\n?|\x02|\ufffe", lambda m: "" if m[0] in "\x02\ufffe" else "\n", "\n\n".join(texts))
    if not text.strip():
        raise SourceError("it is a PDF without a text layer; recognising scans (OCR) is not part of this version")
    return text

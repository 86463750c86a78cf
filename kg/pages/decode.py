"""From bytes to text: UTF-8, UTF-16 and the Chinese national encodings, told apart strictly."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from kg.errors import SourceError

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 100_000
"""Bytes that are looked at to judge what a file is."""
_HANZI_SHARE = 0.2
"""Of the characters of a page."""
_LEVEL_ONE_SHARE = 0.6
"""Of the hanzi of a real page that stand among the 3,755 common ones of GB 2312."""


def decode(data: bytes) -> str:
    """The text of a page file; line ends and a byte-order mark stay as they are.

    Tried in this order, each strictly: a byte-order mark, UTF-8, UTF-16 without mark, GB 18030 (which includes
    GBK and GB 2312) if mostly common hanzi come out, and what charset-normalizer is sure of.

    Raises:
        SourceError: the file is binary, or no encoding fits.
    """
    head = data[:_SAMPLE]
    if data.startswith(_UTF32):
        return _strictly(data, "utf-32")
    if data.startswith(_UTF16):
        return _marked_utf16(data)
    if b"\x00" in head:
        return _unmarked_utf16(data)
    if len(_CONTROL.findall(head)) > len(head) * 0.05:
        raise SourceError("it is binary, not text")
    for encoding in ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8" or _plausible(text):
            return text
    best = from_bytes(head).best()
    if best is not None and best.encoding not in ("ascii", "utf_8") and _plausible(str(best)):
        return _strictly(data, best.encoding)
    raise SourceError("no encoding fits it (tried UTF-8, UTF-16, GBK and GB 18030): save it as UTF-8")


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(f"it begins like {encoding} but breaks off at byte {error.start}") from error


def _marked_utf16(data: bytes) -> str:
    encoding = "utf-16-le" if data.startswith(codecs.BOM_UTF16_LE) else "utf-16-be"
    return _strictly(data, encoding)


def _unmarked_utf16(data: bytes) -> str:
    """Most zero bytes (of line feeds, spaces, letters) stand at odd places in little-endian UTF-16, else at even ones."""
    head = data[:_SAMPLE]
    even, odd = head[::2].count(0), head[1::2].count(0)
    try:
        text = data.decode("utf-16-le" if odd >= even else "utf-16-be")
    except UnicodeDecodeError:
        text = "\x00"
    if "\x00" in text or not _plausible(text):
        raise SourceError("it is binary, not text")
    return text


def _plausible(text: str) -> bool:
    """Whether most hanzi are common ones: wrong decoding scatters over the rare ones.

    Level one of GB 2312 is its first 40 rows of hanzi, lead bytes B0 to D7 in GBK.
    """
    hanzi = [c for c in text[:_SAMPLE] if "\u4e00" <= c <= "\u9fff"]
    if len(hanzi) < len(text[:_SAMPLE]) * _HANZI_SHARE:
        return text.isascii()
    common = sum(1 for c in hanzi if 0xB0 <= c.encode("gb18030")[0] <= 0xD7 and c.encode("gb18030")[1] >= 0xA1)
    return common >= len(hanzi) * _LEVEL_ONE_SHARE

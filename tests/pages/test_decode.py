from __future__ import annotations

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import SourceError
from kg.pages.decode import decode

TEXT = "某县召开常务会议，县长张三主持。\r\n会议研究了供水工作。\n"
RARE = "镕㛃䶮𫖯召开会议研究供水工作的有关事项和其他工作。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gbk", "gb18030"])
def test_line_ends_and_marks_stay(encoding: str) -> None:
    text = decode(TEXT.encode(encoding))
    assert text.removeprefix("\ufeff") == TEXT
    assert text.startswith("\ufeff") == (encoding in ("utf-8-sig", "utf-16"))


def test_rare_names_of_gb18030() -> None:
    assert decode(RARE.encode("gb18030")) == RARE


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 20, "binary"),
        (bytes(range(1, 9)) * 40, "binary"),
        (codecs.BOM_UTF16_LE + b"\x4e", "breaks off"),
        (b"\xff\xff\xfe\x81\x82" * 9, "encoding|binary"),
        ("會議研究決定".encode("big5")[:-1] + b"\xff", "encoding"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(SourceError, match=why):
        decode(data)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00", exclude_categories=["Cc"]), min_size=1))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    if not text.encode().startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        assert decode(text.encode()) == text


@given(st.binary(max_size=200))
def test_any_bytes_give_text_or_a_reason(data: bytes) -> None:
    with suppress(SourceError):
        assert isinstance(decode(data), str)

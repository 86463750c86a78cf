from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import sys
from pathlib import Path

import pypdfium2
import pytest

from kg.model import Page, Settings
from kg.pages import Source, Unreadable, load

BODY = "某县召开会议，研究供水工作。"


def read(path: Path, settings: Settings | None = None) -> list[Page | Unreadable]:
    return list(load(Source(path, path.name), settings=settings or Settings()))


def one(path: Path, settings: Settings | None = None) -> Page:
    (page,) = read(path, settings)
    assert isinstance(page, Page)
    return page


def reason(path: Path, settings: Settings | None = None) -> str:
    (page,) = read(path, settings)
    assert isinstance(page, Unreadable)
    assert page.id == path.name
    return page.reason


def write(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def pdf(line: str) -> bytes:
    """A PDF of one page with one line of text, or with none."""
    stream = f"BT /F1 24 Tf 20 100 Td ({line}) Tj ET" if line else ""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body = "%PDF-1.4\n"
    starts = []
    for number, content in enumerate(objects, 1):
        starts.append(len(body))
        body += f"{number} 0 obj{content}endobj\n"
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    end = f"xref\n0 6\n0000000000 65535 f \n{table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF"
    return (body + end).encode()


def test_front_matter_counts_in_offsets(tmp_path: Path) -> None:
    text = f"\ufeff---\ndate: 2026-05-22\npaper: '某某日报'\nregion: 某省\nurl: https://example.org/a:b\nmood: fine\n---\n{BODY}"
    page = one(write(tmp_path / "a.txt", text))
    assert page.text == text
    assert page.text[page.start :] == BODY
    assert (page.date, page.paper, page.region) == ("2026-05-22", "某某日报", "某省")
    assert page.url == "https://example.org/a:b"
    assert page.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert not page.date_inferred


@pytest.mark.parametrize("text", ["---\ndate: 昨天\n---\n" + BODY, "---\ndate\n---\n" + BODY, "---\n" + BODY])
def test_bad_front_matter_is_not_fatal(tmp_path: Path, text: str) -> None:
    assert one(write(tmp_path / "a.txt", text)).date is None


def test_settings_fill_what_a_page_leaves_open(tmp_path: Path) -> None:
    settings = Settings(region="某省", paper="某某日报", date="2026-05-22")
    page = one(write(tmp_path / "a.txt", "---\npaper: 另一日报\n---\n" + BODY), settings)
    assert (page.date, page.paper, page.region) == ("2026-05-22", "另一日报", "某省")


def test_an_inferred_date_is_marked(tmp_path: Path) -> None:
    page = one(write(tmp_path / "a.txt", BODY + "2025年的工作已经完成。"))
    assert (page.date, page.date_inferred) == ("2025", True)


def test_line_ends_stay(tmp_path: Path) -> None:
    assert one(write(tmp_path / "a.txt", "标题\r\n\r\n正文。\r\n")).text == "标题\r\n\r\n正文。\r\n"


def test_a_pdf_with_a_text_layer(tmp_path: Path) -> None:
    assert one(write(tmp_path / "a.pdf", pdf("Notice 12"))).text.strip() == "Notice 12"


def test_a_pdf_without_text_layer_says_so(tmp_path: Path) -> None:
    document = pypdfium2.PdfDocument.new()
    document.new_page(200, 200)
    data = io.BytesIO()
    document.save(data)
    assert "OCR" in reason(write(tmp_path / "a.pdf", data.getvalue()))


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.txt", b"", "it is empty"),
        ("a.txt", "\ufeff \n　\n".encode(), "it is empty"),
        ("a.txt", b"---\ndate: 2026-05-22\n---\n\n", "it is empty"),
        ("a.txt", b"\x00\x01\x02\x03" * 50, "it is binary, not text"),
        ("a.pdf", b"%PDF-1.7 and nothing", "it is a broken or locked PDF"),
        ("a.pdf", b"no such thing", "it is a broken PDF"),
        ("a.txt", b"x" * 2000, "it is larger than 1,000 bytes"),
    ],
)
def test_what_gives_no_page_is_told(tmp_path: Path, name: str, data: bytes, why: str) -> None:
    assert reason(write(tmp_path / name, data), Settings(max_bytes=1000)) == why


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may read everything")
def test_no_permission_is_told(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", BODY)
    path.chmod(0)
    assert reason(path) == "there is no permission to read it"


def test_a_file_that_went_away_is_told(tmp_path: Path) -> None:
    assert reason(tmp_path / "gone.txt") == "it is no longer there"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(BODY.encode("gb18030")))
    monkeypatch.setattr(sys, "stdin", stdin)
    (page,) = load(Source(None, "stdin"), settings=Settings())
    assert isinstance(page, Page)
    assert page.text == BODY


LINES = [
    json.dumps(
        {"id": "n1", "date": "2026-05-22", "text": BODY, "paper": "某某日报", "title": "标题"}, ensure_ascii=False
    ),
    "{broken",
    json.dumps({"id": "n2", "text": ""}),
    json.dumps(["no record"]),
    "",
    json.dumps({"text": BODY, "date": None}),
    json.dumps({"id": "n1", "text": BODY}),
    json.dumps({"id": "n3", "text": BODY * 200}),
]


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_records_come_one_by_one_and_a_bad_one_stops_none(tmp_path: Path, name: str) -> None:
    data = "\n".join(LINES).encode()
    found = read(write(tmp_path / name, gzip.compress(data) if name.endswith("gz") else data), Settings(max_bytes=2000))
    assert [(p.id.removeprefix(name), isinstance(p, Page)) for p in found] == [
        ("#n1", True),
        ("#2", False),
        ("#n2", False),
        ("#4", False),
        ("#6", True),
        ("#n1@7", True),
        ("#8", False),
    ]
    first = found[0]
    assert isinstance(first, Page)
    assert (first.date, first.paper, first.title, first.start) == ("2026-05-22", "某某日报", "标题", 0)
    assert first.sha256 == hashlib.sha256(LINES[0].encode()).hexdigest()


def test_a_broken_gzip_stream_keeps_what_came_before(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps({"id": n, "text": BODY + str(n * n)}) for n in range(3000)).encode()
    found = read(write(tmp_path / "a.jsonl.gz", gzip.compress(lines)[:-2000]))
    assert isinstance(found[0], Page)
    assert isinstance(found[-1], Unreadable)
    assert "gzip stream is broken" in found[-1].reason

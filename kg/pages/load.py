"""From one source to its pages; what cannot be read is told, never raised."""

from __future__ import annotations

import gzip
import hashlib
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, cast

import msgspec
from msgspec import Struct

from kg.errors import SourceError
from kg.model import Page, Settings
from kg.pages.dating import date_of
from kg.pages.decode import decode
from kg.pages.frontmatter import front_matter
from kg.pages.pdf import pdf_text
from kg.pages.sources import Source

_PDF = b"%PDF-"
_GZIP = b"\x1f\x8b"


class Unreadable(Struct, frozen=True):
    """A file, or a record of one, that gives no page."""

    id: str
    reason: str
    """A plain clause: ``it is empty``."""


def load(source: Source, *, settings: Settings) -> Iterator[Page | Unreadable]:
    """The pages of one source, one at a time: one of a file, many of a ``.jsonl`` or ``.jsonl.gz``.

    A record of a JSONL file has the fields ``text`` and, if known, ``id``, ``date``, ``title``, ``paper``,
    ``region``; its page is called ``file.jsonl#id`` (the line number where it has no id), its SHA-256 is that
    of its line. What cannot be read comes as `Unreadable` and never stops the rest.
    """
    try:
        if source.path is not None and source.path.name.lower().endswith((".jsonl", ".jsonl.gz")):
            yield from _records(source, source.path, settings)
        else:
            yield _page(source, settings)
    except SourceError as error:
        yield Unreadable(source.id, str(error))
    except OSError as error:
        yield Unreadable(source.id, _why(error))


def _why(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "there is no permission to read it"
    if isinstance(error, FileNotFoundError):
        return "it is no longer there"
    return f"it cannot be read ({error.strerror or error})"


def _page(source: Source, settings: Settings) -> Page:
    data = _bytes(source.path, settings.max_bytes)
    if not data.strip():
        raise SourceError("it is empty")
    is_pdf = data.startswith(_PDF)
    if not is_pdf and source.path is not None and source.path.suffix.lower() == ".pdf":
        raise SourceError("it is a broken PDF")
    text = pdf_text(data) if is_pdf else decode(data)
    front = front_matter(text)
    if not text[front.start :].strip("\ufeff \t\r\n\u3000"):
        raise SourceError("it is empty")
    return _made(
        id_=source.id,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        start=front.start,
        values=front.values,
        settings=settings,
    )


def _bytes(path: Path | None, limit: int) -> bytes:
    if path is None:
        data = sys.stdin.buffer.read(limit + 1)
    else:
        if path.stat().st_size > limit:
            raise SourceError(f"it is larger than {limit:,} bytes")
        data = path.read_bytes()
    if len(data) > limit:
        raise SourceError(f"it is larger than {limit:,} bytes")
    return data


def _made(*, id_: str, text: str, sha256: str, start: int, values: dict[str, str], settings: Settings) -> Page:
    dated = date_of(stated=values.get("date"), name=id_, given=settings.date, text=text[start:])
    return Page(
        id=id_,
        text=text,
        sha256=sha256,
        start=start,
        date=dated.date,
        date_inferred=dated.inferred and dated.date is not None,
        paper=values.get("paper") or settings.paper,
        region=values.get("region") or settings.region,
        url=values.get("url"),
        title=values.get("title"),
    )


def _records(source: Source, path: Path, settings: Settings) -> Iterator[Page | Unreadable]:
    seen: set[str] = set()
    with path.open("rb") as raw:
        zipped = raw.read(2) == _GZIP
        raw.seek(0)
        with cast(IO[bytes], gzip.GzipFile(fileobj=raw)) if zipped else raw as lines:
            for number, line in _lines(lines, settings.max_bytes):
                if isinstance(line, SourceError):
                    yield Unreadable(f"{source.id}#{number}", str(line))
                elif line.strip():
                    yield _record(source.id, number, line, seen, settings)


def _lines(lines: IO[bytes], limit: int) -> Iterator[tuple[int, bytes | SourceError]]:
    """The lines with their numbers, an overlong one passed over in pieces."""
    number = 0
    try:
        while line := lines.readline(limit + 1):
            number += 1
            if len(line) <= limit:
                yield number, line
                continue
            while line and not line.endswith(b"\n"):
                line = lines.readline(limit)
            yield number, SourceError(f"it is larger than {limit:,} bytes")
    except (EOFError, gzip.BadGzipFile, zlib.error):
        yield number + 1, SourceError("the gzip stream is broken from here on")


def _record(file_id: str, number: int, line: bytes, seen: set[str], settings: Settings) -> Page | Unreadable:
    id_ = f"{file_id}#{number}"
    try:
        record: Any = msgspec.json.decode(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Unreadable(id_, "it is not UTF-8")
    except (msgspec.DecodeError, RecursionError):
        return Unreadable(id_, "it is not valid JSON")
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        return Unreadable(id_, 'it is no record with a "text"')
    own = record.get("id")
    if isinstance(own, str | int) and str(own).strip():
        id_ = f"{file_id}#{own}"
    if id_ in seen:
        id_ = f"{id_}@{number}"
    seen.add(id_)
    text: str = record["text"]
    if not text.strip():
        return Unreadable(id_, "it is empty")
    values = {
        key: str(value).strip()
        for key in ("date", "title", "paper", "region", "url")
        if isinstance(value := record.get(key), str | int) and str(value).strip()
    }
    return _made(
        id_=id_,
        text=text,
        sha256=hashlib.sha256(line.rstrip(b"\r\n")).hexdigest(),
        start=0,
        values=values,
        settings=settings,
    )

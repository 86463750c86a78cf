"""Findings for other programs: JSON and CSV, both languages side by side."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

from kg.audit.finding import Finding, Thing
from kg.model import Passage

COLUMNS = ("check", "certainty", "by", "subject", "name", "message_zh", "message_en", "passages")


def as_json(findings: Sequence[Finding], around: Mapping[Passage, str]) -> str:
    """A JSON object with ``findings``: each with both messages, its values, and its passages with page and offsets.

    ``around`` has the whole sentence of each passage.
    """
    return json.dumps({"findings": [plain(f, around) for f in findings]}, ensure_ascii=False, indent=1) + "\n"


def plain(finding: Finding, around: Mapping[Passage, str]) -> dict[str, Any]:
    """One finding as JSON has it."""
    return {
        "check": finding.check,
        "certainty": finding.certainty.value,
        "title": {"zh": finding.title("zh"), "en": finding.title("en")},
        "message": {"zh": finding.message("zh"), "en": finding.message("en")},
        "subject": _thing(finding.subject),
        "others": [_thing(t) for t in finding.others],
        "values": dict(finding.values),
        "passages": [_passage(p, around) for p in finding.passages],
    }


def _thing(thing: Thing) -> dict[str, str]:
    return {"node": thing.node, "name": thing.name}


def _passage(passage: Passage, around: Mapping[Passage, str]) -> dict[str, str | int]:
    return {
        "page": passage.page,
        "article": passage.article,
        "begin": passage.begin,
        "end": passage.end,
        "rule": passage.rule,
        "text": passage.text,
        "sentence": around.get(passage, passage.text),
    }


def as_csv(findings: Sequence[Finding], around: Mapping[Passage, str]) -> str:
    """A CSV table with the columns `COLUMNS`; passages are ``page[begin:end] sentence``, one a line of their cell."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for f in findings:
        passages = "\n".join(f"{p.page}[{p.begin}:{p.end}] {around.get(p, p.text)}" for p in f.passages)
        cells = (f.check, f.certainty.value, str(dict(f.values).get("by", "")), f.subject.node, f.subject.name)
        writer.writerow(map(_harmless, (*cells, f.message("zh"), f.message("en"), passages)))
    return out.getvalue()


def _harmless(cell: str) -> str:
    """A cell that a spreadsheet will not take for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell

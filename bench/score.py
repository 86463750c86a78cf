"""``python -m bench.score``: build the sample pages and compare with what a careful reader found on them.

``--gold``, ``--pages`` and ``--lexicon`` name other pages annotated in the same form (docs/annotating.md).
``--shared DIR`` runs the scorer that stands beside the project on the real pages there.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.found import read_graph
from bench.gold import read_folder
from bench.scoring import score_pages
from bench.tally import Score
from kg.errors import KgError, UsageError
from kg.model import Settings
from kg.pages import Unreadable, load, sources
from kg.write import build_into

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests" / "gold"
PAGES = ROOT / "seeds" / "pages"
LEXICON = ROOT / "seeds" / "pages.lexicon.tsv"


def score_folder(gold: Path, pages: Path, lexicon: Path | None) -> Score:
    """Build the pages and score them.

    Raises:
        KgError: the gold breaks its form, or the pages cannot be built.
    """
    wanted = read_folder(gold)
    with tempfile.TemporaryDirectory() as out:
        build_into(Path(out), [str(pages)], settings=Settings(), user_lexicon=lexicon)
        return score_pages(wanted, read_graph(Path(out) / "graph.ttl"), texts(pages))


def texts(pages: Path) -> dict[str, str]:
    """Every readable page's text as stored, by identifier."""
    found = (page for source in sources([str(pages)]) for page in load(source, settings=Settings()))
    return {page.id: page.text for page in found if not isinstance(page, Unreadable)}


def table(score: Score) -> Table:
    """The families with precision, recall, F1 and the counts behind them."""
    shown = Table()
    shown.add_column("family")
    for heading in ("precision", "recall", "F1", "right", "missed", "wrong"):
        shown.add_column(heading, justify="right")
    for name, tally in score.families.items():
        shares = (f"{share:.3f}" for share in (tally.precision, tally.recall, tally.f1))
        shown.add_row(name, *shares, str(tally.right), str(len(tally.missed)), str(len(tally.wrong)))
    shown.add_section()
    shown.add_row("overall (mean F1)", "", "", f"{score.overall:.3f}")
    shown.add_row("private persons", "", "", "", "", "", str(len(score.private)))
    wrong = len(score.passages_wrong)
    shown.add_row("passages by offset", "", "", "", str(score.passages - wrong), "", str(wrong))
    return shown


def _shared(folder: Path, rest: list[str]) -> int:
    scorer, pages, gold = folder / "score.py", folder / "pages", folder / "gold"
    if not scorer.exists():
        raise UsageError(f"{scorer} is missing: nothing to compare with")
    with tempfile.TemporaryDirectory() as out:
        build_into(Path(out), [str(pages)], settings=Settings())
        call = [sys.executable, str(scorer), str(Path(out) / "graph.ttl"), "--gold", str(gold), "--pages", str(pages)]
        return subprocess.run([*call, *rest], check=False).returncode


def _arguments(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.score", description="How well pages are read.")
    parser.add_argument("--gold", type=Path, metavar="DIR", help="annotated pages (default: tests/gold)")
    parser.add_argument("--pages", type=Path, metavar="DIR", help="the pages (default: seeds/pages)")
    parser.add_argument("--lexicon", type=Path, metavar="FILE", help="your own words (default: that of seeds/pages)")
    parser.add_argument("--misses", action="store_true", help="list each miss (-) and each wrong fact (+)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write everything as JSON")
    parser.add_argument(
        *("--shared",), type=Path, metavar="DIR", nargs="?", const=ROOT.parent / "shared", help="real pages there"
    )
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> int:
    """Print the table; errors are one line and exit code 2."""
    chosen = _arguments(arguments)
    lexicon = chosen.lexicon or (LEXICON if chosen.pages is None else None)
    out = Console(soft_wrap=True, highlight=False, markup=False)
    try:
        if chosen.shared:
            extra = ["--misses"] if chosen.misses else []
            return _shared(chosen.shared, extra + (["--json", str(chosen.json)] if chosen.json else []))
        score = score_folder(chosen.gold or GOLD, chosen.pages or PAGES, lexicon)
        if chosen.json:
            chosen.json.write_text(json.dumps(score.as_json(), ensure_ascii=False, indent=1) + "\n", "utf-8")
    except (KgError, OSError) as error:
        print(f"score: {error}", file=sys.stderr)
        return 2
    out.print(table(score))
    for line in score.misses() if chosen.misses else ():
        out.print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())

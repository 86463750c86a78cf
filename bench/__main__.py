"""``python -m bench``: print the table of measurements."""

from __future__ import annotations

import sys
from pathlib import Path

from bench.speed import build, posseg, together


def main() -> int:
    """Measure on the news corpus beside the checkout; say so and stop where it is missing."""
    corpus = Path(__file__).resolve().parents[2] / "shared" / "corpus-news.jsonl.gz"
    if not corpus.exists():
        print("bench: ../shared/corpus-news.jsonl.gz is missing: nothing to measure on", file=sys.stderr)
        return 2
    quarter = build(corpus, share=0.25)
    before = posseg(corpus)
    ours = build(corpus)
    theirs = together(before, posseg(corpus, skip=2000))
    print(f"{'what':28} {'characters':>12} {'CPU s':>8} {'characters/CPU s':>18} {'peak MB':>8} {'graph MB':>9}")
    for row in (theirs, quarter, ours):
        figures = (
            f"{row.characters:12,} {row.cpu_seconds:8.1f} {row.rate:18,.0f} {row.peak_mb:8.0f} {row.graph_mb:9.1f}"
        )
        print(f"{row.what:28} {figures}")
    print(f"ratio {ours.rate / theirs.rate:.2f} (wanted: at least 3)")
    return 0 if ours.rate >= 3 * theirs.rate else 1


if __name__ == "__main__":
    sys.exit(main())

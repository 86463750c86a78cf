"""``python -m bench.score ../shared``: build the real pages and compare with what a careful reader found."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path


def main(arguments: list[str]) -> int:
    """Build ``pages/`` of the given folder and run its ``score.py`` over the result; further arguments go to it."""
    shared = Path(arguments[0] if arguments else "../shared")
    scorer = shared / "score.py"
    if not scorer.exists():
        print(f"score: {scorer} is missing: nothing to compare with", file=sys.stderr)
        return 2
    pages, gold = str(shared / "pages"), str(shared / "gold")
    with tempfile.TemporaryDirectory() as out:
        subprocess.run(
            [sys.executable, "-m", "kg", "build", pages, "--out", out], check=True, stdout=subprocess.DEVNULL
        )
        graph = str(Path(out) / "graph.ttl")
        return subprocess.run(
            [sys.executable, str(scorer), graph, "--gold", gold, "--pages", pages, *arguments[1:]], check=False
        ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

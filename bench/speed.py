"""Characters per CPU-second of a whole build, beside ``jieba.posseg`` alone on the same texts, in one run."""

from __future__ import annotations

import gzip
import json
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

SAMPLE = 400_000
"""Characters for jieba.posseg, which is slow; its speed does not depend on the amount."""


@dataclass(frozen=True, slots=True)
class Speed:
    """One measurement."""

    what: str
    characters: int
    cpu_seconds: float
    peak_mb: float
    graph_mb: float = 0.0
    """Size of the Turtle file."""

    @property
    def rate(self) -> float:
        """Characters per CPU-second."""
        return self.characters / self.cpu_seconds


def texts(corpus: Path) -> list[str]:
    """The texts of a JSONL corpus."""
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def posseg(corpus: Path, *, skip: int = 0) -> Speed:
    """jieba.posseg tagging texts from number ``skip`` on, its dictionary loaded before the clock starts."""
    import jieba.posseg

    jieba.setLogLevel(60)
    jieba.initialize()
    for _ in jieba.posseg.cut("预热"):
        pass
    taken: list[str] = []
    for text in texts(corpus)[skip:]:
        taken.append(text)
        if sum(map(len, taken)) > SAMPLE:
            break
    began = time.process_time()
    for text in taken:
        for _ in jieba.posseg.cut(text):
            pass
    return Speed("jieba.posseg", sum(map(len, taken)), time.process_time() - began, 0.0)


def together(one: Speed, two: Speed) -> Speed:
    """Two measurements of one thing, taken before and after another, since a machine's speed drifts."""
    return Speed(one.what, one.characters + two.characters, one.cpu_seconds + two.cpu_seconds, one.peak_mb)


def build(corpus: Path, *, share: float = 1.0) -> Speed:
    """``kg build`` of the first ``share`` of the corpus as a process of its own, start-up, graph and view included.

    Peak memory is that of the largest process so far, so measure smaller shares first.
    """
    with tempfile.TemporaryDirectory() as folder:
        part, characters = _part(corpus, Path(folder), share)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [sys.executable, "-m", "kg", "build", str(part), "--out", str(Path(folder) / "out")]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        megabytes = (Path(folder) / "out" / "graph.ttl").stat().st_size / 1e6
    cpu = (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)
    return Speed(f"kg build, {share:.0%} of the texts", characters, cpu, after.ru_maxrss / 1024, megabytes)


def _part(corpus: Path, folder: Path, share: float) -> tuple[Path, int]:
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        kept = list(lines)
    kept = kept[: round(len(kept) * share)]
    part = folder / "part.jsonl"
    part.write_text("".join(kept), "utf-8")
    return part, sum(len(json.loads(line)["text"]) for line in kept)

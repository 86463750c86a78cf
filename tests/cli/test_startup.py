"""``kg --help`` is quick and imports nothing heavy."""

from __future__ import annotations

import resource
import subprocess
import sys

PROBE = """
import sys
sys.argv = ["kg", "--help"]
from kg.cli.main import run
try:
    run()
except SystemExit:
    pass
print("HEAVY", sorted({"jieba", "rdflib", "networkx", "pyvis"} & set(sys.modules)))
"""


def test_help_imports_none_of_the_heavy_libraries() -> None:
    shown = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True).stdout
    assert "HEAVY []" in shown


def test_help_takes_at_most_0_3_seconds_of_cpu() -> None:
    times = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "kg", "--help"], capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert min(times) <= 0.3

"""One word is changed and everything is made again, in a process that has made it before."""

import os
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench import beside
from bench.content import MARK, reference
from bench.costs import ROOT
from bench.desk import Desk
from bench.errors import BenchError
from bench.rows import Row, at_most, unmeasured

ROUNDS, EDITS = 3, 5
_TEN = "warm edit and PDF, 10 pages, to Typst's incremental compile"
_FULL = "warm edit and PDF, full report with 20 + 12 picks"


def rows(desk: Desk) -> Iterator[Row]:
    """Ten pages beside Typst, and a full report with much."""
    commands: dict[str, Sequence[str | Path]] = {
        "ours": _editing(desk.reference()),
        "full": _editing(desk.kind("full-report", full=True)),
    }
    if beside.version("typst"):
        command = beside.typst(desk.folder, reference()).command
        commands["typst"] = (*command, "--warm", str(EDITS), MARK)
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, each in commands.items():
            times[name].append(_median_edit(each))
    ours = statistics.median(times["ours"])
    if "typst" in times:
        ratio = statistics.median(a / b for a, b in zip(times["ours"], times["typst"], strict=True))
        told = f"{ours * 1000:.0f} to {statistics.median(times['typst']) * 1000:.0f} ms"
        yield at_most(_TEN, ratio, 3.5, "×", told)
    else:
        yield unmeasured(_TEN, f"{ours * 1000:.0f} ms; typst not installed", "≤ 3.5 ×")
    yield at_most(_FULL, statistics.median(times["full"]), 0.2, "s")


def _editing(brief: Path) -> tuple[str | Path, ...]:
    return (sys.executable, "-m", "bench.editing", brief, str(EDITS))


def _median_edit(command: Sequence[str | Path]) -> float:
    """Seconds of processor time of an edit; the cost of the first does not tell on the median."""
    done = subprocess.run(
        [str(each) for each in command],
        cwd=ROOT, env=dict(os.environ), capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise BenchError(f"{command[2]} failed: {done.stderr[-300:]}")
    return statistics.median(float(each) for each in done.stdout.split())

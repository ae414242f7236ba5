"""One word is changed and everything is made again, in a process that has made it before."""

import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from bench import beside
from bench.content import MARK, reference
from bench.costs import ROOT
from bench.desk import Desk
from bench.errors import BenchError
from bench.rows import Row, at_most, unmeasured

ROUNDS, EDITS = 3, 5
MOST = 3.5  # times Typst
Edit = tuple[float, ...]  # seconds
_TEN = "warm edit and PDF, 10 pages, to Typst's incremental compile"
_TEN_SHOWN = "  the same as the window makes it, without the brief in the PDF"
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
    edits: dict[str, list[Edit]] = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, each in commands.items():
            edits[name].append(_edit(each))
    yield _beside_typst(_TEN, edits, 0)
    yield msgspec.structs.replace(_beside_typst(_TEN_SHOWN, edits, 1), goal="", met=None)
    full = [statistics.median(each) for each in zip(*edits["full"], strict=True)]
    yield at_most(_FULL, full[0], 0.2, "s", f"as the window makes it {full[1]:.2f} s")


def _beside_typst(what: str, edits: dict[str, list[Edit]], column: int) -> Row:
    ours = [each[column] for each in edits["ours"]]
    told = f"{statistics.median(ours) * 1000:.0f}"
    if "typst" not in edits:
        return unmeasured(what, f"{told} ms; typst not installed", f"≤ {MOST} ×")
    theirs = [each[0] for each in edits["typst"]]
    ratio = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
    return at_most(what, ratio, MOST, "×", f"{told} to {statistics.median(theirs) * 1000:.0f} ms")


def _editing(brief: Path) -> tuple[str | Path, ...]:
    return (sys.executable, "-m", "bench.editing", brief, str(EDITS))


def _edit(command: Sequence[str | Path]) -> Edit:
    """Processor time of the median edit; the first one, which costs more, does not tell on it."""
    words = [str(each) for each in command]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BenchError(f"{command[2]} failed: {done.stderr[-300:]}")
    lines = [[float(each) for each in line.split()] for line in done.stdout.splitlines()]
    return tuple(statistics.median(column) for column in zip(*lines, strict=True))

"""What a whole process costs, from the outside, and several in turn."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.errors import BenchError

ROOT = Path(__file__).resolve().parent.parent
_DONE = (0, 3)  # 3: done, but there are problems


class Cost(NamedTuple):
    """Seconds of processor time, and seconds by the clock."""

    cpu: float
    wall: float


class Work(NamedTuple):
    """A command, and what makes its environment anew before each run, if anything does."""

    command: Sequence[str | Path]
    changed: Callable[[], dict[str, str]] = dict


def briefgen(*arguments: str | Path) -> tuple[str | Path, ...]:
    """The command line of briefgen, as this environment has installed it."""
    return (Path(sys.executable).with_name("briefgen"), *arguments)


def run(work: Work) -> Cost:
    """Run a process to its end, and say what it cost with all that it waited for.

    Raises:
        BenchError: it ended with an error; the end of what it said is told.
    """
    environment = {**os.environ, **work.changed()}
    begun = time.monotonic()
    with subprocess.Popen(
        [str(each) for each in work.command],
        cwd=ROOT, env=environment, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stderr
        said = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in _DONE:
        raise BenchError(f"{work.command[0]} failed: {said.decode(errors='replace')[-300:]}")
    return Cost(used.ru_utime + used.ru_stime, wall)


def megabytes(work: Work) -> float:
    """The most memory that a process had at once.

    Raises:
        BenchError: it ended with an error.
    """
    command = [sys.executable, "-m", "bench.peak", *(str(each) for each in work.command)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BenchError(f"{work.command[0]} failed: {done.stderr[-300:]}")
    return int(done.stdout) / 1024


def in_turn(works: dict[str, Work], rounds: int) -> dict[str, list[Cost]]:
    """Run them one after the other, round by round, after one run each that is not counted."""
    for each in works.values():
        run(each)
    costs: dict[str, list[Cost]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, each in works.items():
            costs[name].append(run(each))
    return costs


def cpu(costs: list[Cost]) -> float:
    """The median of processor time."""
    return statistics.median(each.cpu for each in costs)


def wall(costs: list[Cost]) -> float:
    """The median by the clock."""
    return statistics.median(each.wall for each in costs)


def ratio(costs: list[Cost], beside: list[Cost]) -> float:
    """The median of the ratios that two had in each round."""
    return statistics.median(a.cpu / b.cpu for a, b in zip(costs, beside, strict=True))

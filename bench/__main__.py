"""Measure what the program costs, beside its goals and its peers: ``python -m bench [GROUP …]``."""

import os
import platform
import signal
import sys
from collections.abc import Callable, Iterator
from types import FrameType

from bench.beside import has_lilaq, version
from bench.desk import Desk, open_desk
from bench.errors import BenchError
from bench.rows import Row, line, unmeasured
from briefgen.tables import resolve

Group = Callable[[Desk], Iterator[Row]]
GROUPS = {
    "window": "bench.window:rows",
    "letters": "bench.typing:letters",
    "pauseless": "bench.typing:without_pause",
    "gaps": "bench.typing:gaps",
    "warm": "bench.warm:rows",
    "cold": "bench.cold:exports",
    "verbs": "bench.cold:verbs",
    "batch": "bench.batch:rows",
    "memory": "bench.cold:memory",
    "growth": "bench.growth:rows",
}
HEAD = Row("what", "measured", "goal")


def main(asked: list[str]) -> int:
    """Print the rows as they are measured; 0 where every goal is met."""
    unknown = [each for each in asked if each not in GROUPS]
    if unknown:
        print(f"There is no group {', '.join(unknown)}; name some of {', '.join(GROUPS)}.")
        return 2
    signal.signal(signal.SIGTERM, _end)
    print(_where(), flush=True)
    print(line(HEAD), flush=True)
    missed = 0
    with open_desk() as desk:
        for name in asked or GROUPS:
            for row in _measured(name, desk):
                print(line(row), flush=True)
                missed += row.met is False
    print(f"{missed} of these are not met." if missed else "All that was measured is met.")
    return 1 if missed else 0


def _end(number: int, frame: FrameType | None) -> None:
    """Leave as at the end of a run: what was started ends, and what was written goes."""
    sys.exit(128 + number)


def _measured(name: str, desk: Desk) -> Iterator[Row]:
    group: Group = resolve(GROUPS[name])
    try:
        yield from group(desk)
    except BenchError as error:
        yield unmeasured(name, str(error))


def _where() -> str:
    """The machine and the peers, in a line."""
    peers = [
        f"{each} {version(each)}" for each in ("typst", "weasyprint", "docxtpl") if version(each)
    ]
    peers += ["lilaq 0.6.0"] if has_lilaq() else []
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    return (
        f"Python {platform.python_version()}, {os.cpu_count()} cores, load {load}; "
        f"beside: {', '.join(peers) or 'nothing (make bench-peers)'}. "
        "Processor time, medians, where not said."
    )


sys.exit(main(sys.argv[1:]))

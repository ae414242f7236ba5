"""The command line at work on strangers' files: what it said, and in a soak what it took."""

import contextlib
import io
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from typing import NamedTuple

from briefgen.cli import main
from briefgen.errors import LONGEST
from tests.tally import MEMORY, SECONDS, SOAK, Tally

# The command line under the limits of the worker.
COMMAND_LINE = """
import sys
from briefgen.worker.limits import limit_process
limit_process()
from briefgen.cli import main
sys.exit(main(sys.argv[1:]))
"""
PATIENCE = 60  # seconds on the clock, after which a process is stopped


class Run(NamedTuple):
    """How a command ended: its exit code, what it said, processor seconds and bytes of memory."""

    code: int
    out: str
    said: str
    seconds: float | None = None
    memory: int = 0

    @property
    def is_over(self) -> bool:
        """Whether it took too long or too much; never known outside of a soak."""
        return (self.seconds or 0) > SECONDS or self.memory > MEMORY

    @property
    def is_traceback(self) -> bool:
        """Whether it ended by a bug, or by a signal."""
        words = ("Traceback", "This is a bug in briefgen")
        return self.code < 0 or any(each in self.said for each in words)

    @property
    def is_one_sentence(self) -> bool:
        """Whether it was refused as a person should be told."""
        told = self.said.removeprefix("briefgen: ").rstrip("\n")
        return self.code == 1 and 10 < len(told) < LONGEST + 200 and "\n" not in told


def command(*arguments: object) -> Run:
    """Run the command line: in a process of its own in a soak, otherwise in this one."""
    words = [str(each) for each in arguments]
    if SOAK:
        return program([sys.executable, "-c", COMMAND_LINE, *words])
    out, said = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(said):
        code = main(words)
    return Run(code, out.getvalue(), said.getvalue())


def program(words: Sequence[str]) -> Run:
    """Run a program of our own and measure it."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as said:
        process = subprocess.Popen(words, stdout=out, stderr=said, stdin=subprocess.DEVNULL)
        patience = threading.Timer(PATIENCE, process.kill)
        patience.start()
        _, status, used = os.wait4(process.pid, 0)
        is_stopped = not patience.is_alive()
        patience.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        texts = []
        for stream in (out, said):
            stream.seek(0)
            texts.append(stream.read().decode(errors="replace"))
    seconds = PATIENCE if is_stopped else used.ru_utime + used.ru_stime
    return Run(process.returncode, texts[0], texts[1], seconds, used.ru_maxrss * 1024)


def tell(tally: Tally, promise: str, runs: Sequence[Run], wrong: int) -> None:
    """Tally what became of runs; nothing of time and memory where they were not measured."""
    seconds = [each.seconds for each in runs if each.seconds is not None]
    tally(
        promise,
        tried=len(runs),
        wrong=wrong,
        over=sum(each.is_over for each in runs) if seconds else None,
        tracebacks=sum(each.is_traceback for each in runs),
        worst_seconds=max(seconds, default=None),
    )

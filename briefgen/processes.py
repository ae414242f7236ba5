"""The other processes of the program, and the one way to start them.

A packaged program has no Python beside it (``sys.executable`` is the program), so it starts itself.
A private first argument says what the new process is; ``__main__`` looks at it before all else.
"""

import gc
import sys

ARGUMENT = "--process"
_SELDOM = (200_000, 20, 100)  # objects and rounds between two looks for garbage
PROCESSES: dict[str, str] = {
    "worker": "briefgen.worker.process:main",
    "attached": "briefgen.sources.attached:main",
}


def command(process: str) -> list[str]:
    """The program and the arguments that start the process of this name."""
    python = [] if getattr(sys, "frozen", False) else ["-X", "utf8", "-m", "briefgen"]
    return [sys.executable, *python, ARGUMENT, process]


def row_asked(arguments: list[str]) -> str:
    """The row of the process that these arguments ask for; ``""`` where they ask for none."""
    if len(arguments) == 2 and arguments[0] == ARGUMENT:
        return PROCESSES.get(arguments[1], "")
    return ""


def collect_seldom() -> None:
    """Look for garbage seldom: what is made for a brief is no garbage until all of it is, and
    holds no cycles.
    """
    gc.set_threshold(*_SELDOM)

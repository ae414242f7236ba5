"""``briefgen`` and ``python -m briefgen``: files go to a window, anything else is a verb."""

import os
import sys
from pathlib import Path

from briefgen.processes import collect_seldom, row_asked
from briefgen.tables import resolve

INTERRUPTED = 130  # what shells expect of a program that was


def main() -> int:
    """Run the program and return its exit code."""
    try:
        return _run(sys.argv[1:])
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(arguments: list[str]) -> int:
    if row := row_asked(arguments):
        return int(resolve(row)())
    if all(map(_is_file, arguments)):
        return _open_window(arguments)
    from briefgen.cli import main as run
    from briefgen.worker.limits import limit_process

    limit_process()
    collect_seldom()
    return _ended(run(arguments))


def _ended(code: int) -> int:
    """End at once: taking down what was imported takes longer than many verbs.

    What was printed is out, and files are closed; what could not be printed was told.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream:
                stream.flush()
        except (OSError, ValueError):  # nobody listens any more
            return code
    os._exit(code)


def _open_window(arguments: list[str]) -> int:
    from briefgen.gui.window.machine import need_display, need_libraries

    need_display()
    need_libraries()
    from briefgen.gui.window.app import main as open_window

    return open_window(arguments)


def _is_file(argument: str) -> bool:
    """Whether an argument names a brief or a PDF, there or not; "fly" is a mistyped verb."""
    return not argument.startswith("-") and Path(argument).suffix.lower() in (".brief", ".pdf")


if __name__ == "__main__":
    sys.exit(main())

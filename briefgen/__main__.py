"""``briefgen`` and ``python -m briefgen``: files go to a window, anything else is a verb."""

import sys
from pathlib import Path


def main() -> int:
    """Run the program and return its exit code."""
    arguments = sys.argv[1:]
    if all(map(_is_file, arguments)):
        from briefgen.gui.window.machine import need_display, need_libraries

        need_display()
        need_libraries()
        from briefgen.gui.window.app import main as open_window

        return open_window(arguments)
    from briefgen.cli import main as run
    from briefgen.worker.limits import limit_process

    limit_process()
    return run(arguments)


def _is_file(argument: str) -> bool:
    """Whether an argument names a brief or a PDF, there or not; "fly" is a mistyped verb."""
    return not argument.startswith("-") and Path(argument).suffix.lower() in (".brief", ".pdf")


if __name__ == "__main__":
    sys.exit(main())

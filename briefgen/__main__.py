"""``briefgen`` and ``python -m briefgen``: a verb goes to the command line, else a window opens."""

import sys

VERBS = ("demo", "new", "export", "check", "show", "list")


def main() -> int:
    """Run the program and return its exit code."""
    arguments = sys.argv[1:]
    if arguments and (arguments[0] in VERBS or arguments[0].startswith("-")):
        from briefgen.cli import main as run
        from briefgen.worker.limits import limit_process

        limit_process()
        return run(arguments)
    from briefgen.gui.app import main as open_window

    return open_window(arguments)


if __name__ == "__main__":
    sys.exit(main())

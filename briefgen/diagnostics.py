"""What went wrong inside of the program, kept in a small log without a word of anybody's brief.

The message of an exception often holds data, so it is left out, as is every value and every name
of a file. What stays: when, which program, the kind of exception, and the lines of code that led
there.
"""

import logging
import platform
import sys
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import FrameType, TracebackType

from briefgen import paths, version

NAME = "briefgen.log"
SIZE, OLDER = 200_000, 2  # bytes of a file, and how many full ones are kept
_CHAIN, _FIRST, _LAST = 5, 5, 30  # exceptions that led to one another; the frames of each
_LIBRARIES = ("pyside6-essentials", "reportlab", "python-docx", "matplotlib", "pypdfium2", "lxml")


def log_bug(error: BaseException, where: str) -> None:
    """Keep what may be kept of an exception that nobody expected; ``where`` is a process."""
    _write(where, [line for each in _chain(error) for line in _told(each)])


def log_event(sentence: str, where: str) -> None:
    """Keep a sentence of the program's own, such as how a process ended."""
    _write(where, [sentence])


def log_file() -> Path:
    """The file that is written now; older ones stand beside it."""
    return paths.logs() / NAME


def bug_sentence() -> str:
    """That it is a bug, that nothing is lost, and where it is written down."""
    return (
        "This is a bug in briefgen, not a mistake of yours; your work is not lost. "
        f"What happened, without your words, stands in {log_file()}."
    )


def details(*facts: str) -> str:
    """The program, its surroundings with more ``facts``, and the last problems, for a report."""
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    found = recent()
    told = "\n\n".join(found) if found else "No problem was logged."
    return "\n".join((_program(), libraries, *facts, "", told)) + "\n"


def recent(most: int = 5) -> tuple[str, ...]:
    """The newest entries of the log, the oldest of them first."""
    found: list[str] = []
    for path in (log_file().with_name(f"{NAME}.1"), log_file()):
        try:
            text = path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        found += [each for each in text.split("\n\n") if each.strip()]
    return tuple(found[-most:])


def _program() -> str:
    packaged = ", packaged" if getattr(sys, "frozen", False) else ""
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    return f"briefgen {version()}{packaged}, Python {platform.python_version()}, {system}"


def _chain(error: BaseException) -> Iterator[BaseException]:
    """An exception and those that led to it."""
    found: BaseException | None = error
    for _ in range(_CHAIN):
        if found is None:
            return
        yield found
        found = found.__cause__ or found.__context__


def _told(error: BaseException) -> Iterator[str]:
    yield f"{type(error).__module__}.{type(error).__qualname__}"
    frames = list(_frames(error.__traceback__))
    if len(frames) > _FIRST + _LAST:
        frames[_FIRST:-_LAST] = ["…"]
    yield from (f"  {each}" for each in frames)


def _frames(trace: TracebackType | None) -> Iterator[str]:
    while trace:
        yield _place(trace.tb_frame, trace.tb_lineno)
        trace = trace.tb_next


def _place(frame: FrameType, line: int) -> str:
    """Module, line and function; nothing of code that a template was turned into."""
    name = frame.f_globals.get("__name__")
    module = sys.modules.get(name) if isinstance(name, str) else None
    if module is None or vars(module) is not frame.f_globals:
        return "code made while running"
    return f"{name}:{line} {frame.f_code.co_qualname}"


def _write(where: str, lines: list[str]) -> None:
    """Open, write and close: several processes share the file, and each writes seldom."""
    head = f"{where}, {_program()}"
    record = logging.LogRecord("briefgen", logging.ERROR, "", 0, "", None, None)
    record.msg = "\n".join([head, *lines]) + "\n"
    try:
        paths.logs().mkdir(parents=True, exist_ok=True)
        handler = _File(log_file(), maxBytes=SIZE, backupCount=OLDER, encoding="utf-8")
    except OSError:
        return  # nowhere to write; what is told to the person does not depend on it
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    handler.handle(record)
    handler.close()


class _File(RotatingFileHandler):
    """A full disk costs the log, and nothing more."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  of logging
        """Say nothing."""

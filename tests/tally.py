"""What was tried and what became of it, in one table; and how much of it is tried.

``BRIEFGEN_SOAK=1`` tries the whole of what otherwise is tried in a small share, and prints the
table when the tests have run.
"""

import os
import platform
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol, TypeVar

T = TypeVar("T")

SOAK = bool(os.environ.get("BRIEFGEN_SOAK"))
SECONDS, MEMORY = 5.0, 1_000_000_000  # that work on a stranger's file may take
HEADS = ("promise", "tried", "kept", "lost", "wrong", "over 5 s or 1 GB", "tracebacks",
         "refused wrongly", "worst")  # fmt: skip


class Row(NamedTuple):
    """Counts for one promise; None where nobody looked."""

    promise: str
    tried: int
    kept: int | None = None
    lost: int | None = None
    wrong: int | None = None
    over: int | None = None
    tracebacks: int | None = None
    refused_wrongly: int | None = None
    worst_seconds: float | None = None
    remarks: tuple[str, ...] = ()


class Tally(Protocol):
    """Note what was tried for a promise, and how much of it was kept, lost or went wrong."""

    def __call__(
        self,
        promise: str,
        *,
        tried: int,
        kept: int | None = None,
        lost: int | None = None,
        wrong: int | None = None,
        over: int | None = None,
        tracebacks: int | None = None,
        refused_wrongly: int | None = None,
        worst_seconds: float | None = None,
        remarks: Sequence[str] = (),
    ) -> None:
        """Leave out what nobody looked at: a zero says that it was."""


def share(quick: T, whole: T) -> T:
    """``whole`` in a soak, otherwise ``quick``."""
    return whole if SOAK else quick


def table(rows: Sequence[Row]) -> Iterator[str]:
    """The lines of a Markdown table with a row for each promise, and the remarks below it."""
    lines = [HEADS, *(_cells(each) for each in sorted(_together(rows)))]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADS))]
    ruler = tuple("-" * width for width in widths)
    for line in (lines[0], ruler, *lines[1:]):
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        yield f"| {' | '.join(cells)} |"
    yield from (remark for row in rows for remark in row.remarks)


def platform_line() -> str:
    """Where the figures are from."""
    return f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"


def _together(rows: Sequence[Row]) -> Iterator[Row]:
    """One row for each promise, of all that were counted for it."""
    for promise in {each.promise for each in rows}:
        same = [each for each in rows if each.promise == promise]
        yield Row(
            promise,
            sum(each.tried for each in same),
            _sum(each.kept for each in same),
            _sum(each.lost for each in same),
            _sum(each.wrong for each in same),
            _sum(each.over for each in same),
            _sum(each.tracebacks for each in same),
            _sum(each.refused_wrongly for each in same),
            max((s for each in same if (s := each.worst_seconds) is not None), default=None),
        )


def _sum(counts: Iterable[int | None]) -> int | None:
    known = [each for each in counts if each is not None]
    return sum(known) if known else None


def _cells(row: Row) -> tuple[str, ...]:
    worst = "" if row.worst_seconds is None else f"{row.worst_seconds:.1f} s"
    kept = "" if row.kept is None else f"{row.kept:,}"
    bad = (row.lost, row.wrong, row.over, row.tracebacks, row.refused_wrongly)
    return (row.promise, f"{row.tried:,}", kept, *(_of(each, row.tried) for each in bad), worst)


def _of(count: int | None, tried: int) -> str:
    """A count that says of how many it is: no fault in ten tries is not none in ten thousand."""
    return "" if count is None else f"{count:,} of {tried:,}"

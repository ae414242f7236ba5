"""The real window as a process of its own, started and watched from outside."""

import contextlib
import os
import shutil
import signal
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bench.costs import ROOT, briefgen
from bench.desk import Desk
from bench.errors import BenchError
from bench.rows import Row, at_most
from bench.screen import EVERYTHING, Box, Pixels, Screen, open_screen

ROUNDS = 5
LOOK = 0.005  # seconds between two looks at the screen
PATIENCE = 60.0  # seconds until a window has failed
CALM = 1.2  # seconds without a change after which a window has settled
SMALL = 2_000  # pixels: a caret that blinks is no change
VISIBLE = 60_000  # pixels: 300 × 200 of a window
WHITE = 0xFFFFFF  # the margin of a page, which no tint covers
LIGHT = 220  # of 255, in each colour: paper, also with a tint; the ground below it is darker
_SAME = 0.97  # of a page's pixels are those that stay
BESIDE = 6  # pixels from the edge of a page
NARROW = 100  # pixels: what has less is no page
MARGIN = 12  # pixels at the left edge of a page that have no words
_ACROSS, _DOWN = 0.83, 0.5  # where in the window the pages are, seen from its upper left corner
Holds = NDArray[np.bool_]


class Look(NamedTuple):
    """The screen at a moment."""

    moment: float
    pixels: Pixels


class Opened(NamedTuple):
    """A window that has settled: when it was begun, seen and had its page, and where that is."""

    process: "subprocess.Popen[bytes]"
    visible: float  # seconds from its start
    page_shown: float
    page: Box
    view: Box  # all of the pages that is seen, as wide as they are


def rows(desk: Desk) -> Iterator[Row]:
    """How long a person waits for a window, and for the first page in it."""
    briefs = {
        "one-pager": desk.kind("one-pager"),
        "full report, 20 + 12 picks": desk.kind("full-report", full=True),
    }
    with open_screen() as screen:
        for name, brief in briefs.items():
            seen, shown = [], []
            for number in range(ROUNDS + 1):
                with open_window(screen, desk, brief) as window:
                    if number:  # the first one draws charts
                        seen.append(window.visible)
                        shown.append(window.page_shown)
            yield _row(f"window visible: {name} (wall)", seen, 0.25)
            yield _row(f"first page in it: {name} (wall)", shown, 0.8)


@contextlib.contextmanager
def open_window(
    screen: Screen, desk: Desk, brief: Path, program: Sequence[str | Path] = ()
) -> Iterator[Opened]:
    """A window on a copy of a brief, in a home where no window was before; ended at the end."""
    home = Path(tempfile.mkdtemp(dir=desk.folder))
    file = Path(shutil.copy(brief, home))
    environment = {**os.environ, "DISPLAY": screen.display, "XDG_DATA_HOME": str(home)}
    command = [str(each) for each in (*(program or briefgen()), file)]
    before = screen.see(EVERYTHING)
    begun = time.monotonic()
    with subprocess.Popen(
        command,
        cwd=ROOT, env=environment, start_new_session=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        try:
            yield _settled(screen, process, Look(begun, before))
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
            process.wait()
            _wait_until_gone(screen, before)


def _settled(screen: Screen, process: "subprocess.Popen[bytes]", start: Look) -> Opened:
    """Watch a window until it has a page and nothing changes any more.

    Raises:
        BenchError: that takes too long, or the window has ended.
    """
    looks = [start]
    visible, page = 0.0, None
    while page is None:
        if process.poll() is not None or time.monotonic() - start.moment > PATIENCE:
            raise BenchError("the window did not open, or shows no page")
        now = Look(time.monotonic(), screen.see(EVERYTHING))
        if _differs(now.pixels, looks[-1].pixels) > SMALL:
            looks.append(now)
            if not visible and _differs(now.pixels, start.pixels) >= VISIBLE:
                visible = now.moment - start.moment
        elif visible and now.moment - looks[-1].moment > CALM:
            page = find_page(now.pixels, start.pixels)
        time.sleep(LOOK)
    shown = next(each.moment for each in looks if _has_page(each.pixels, looks[-1].pixels, page))
    return Opened(process, visible, shown - start.moment, page, _view(looks[-1].pixels, page))


def find_page(pixels: Pixels, before: Pixels) -> Box | None:
    """The sheet in the right part of the window; None while there is none."""
    down, across = np.nonzero(pixels != before)
    left, right, top, bottom = across.min(), across.max(), down.min(), down.max()
    x, y = int(left + _ACROSS * (right - left)), int(top + _DOWN * (bottom - top))
    light = _is_light(pixels)
    first, last = _run(light[top:bottom].mean(axis=0) > 0.3, x)
    if last - first < NARROW:
        return None
    up, low = _run((pixels[:, first + 2 : first + MARGIN] & WHITE == WHITE).all(axis=1), y)
    return None if low - up < NARROW else Box(first, up, last - first, low - up)


def _is_light(pixels: Pixels) -> Holds:
    red, green, blue = (pixels >> shift & 255 for shift in (16, 8, 0))
    return (red >= LIGHT) & (green >= LIGHT) & (blue >= LIGHT)


def _view(pixels: Pixels, page: Box) -> Box:
    """The column of pages: as high as the ground at the left of a page goes."""
    ground = pixels[:, page.left - BESIDE]
    top, low = _run(ground == ground[page.top + BESIDE], page.top + BESIDE)
    return Box(page.left, top, page.width, low - top)


def cut(pixels: Pixels, box: Box) -> Pixels:
    """A part of what was seen."""
    return pixels[box.top : box.top + box.height, box.left : box.left + box.width]


def _run(holds: Holds, place: int) -> tuple[int, int]:
    """From where to where it holds around a place."""
    if not holds[place]:
        return place, place
    first = last = place
    while first > 0 and holds[first - 1]:
        first -= 1
    while last < len(holds) and holds[last]:
        last += 1
    return first, last


def _has_page(now: Pixels, kept: Pixels, page: Box) -> bool:
    return bool((cut(now, page) == cut(kept, page)).mean() >= _SAME)


def _differs(one: Pixels, other: Pixels) -> int:
    return 0 if np.array_equal(one, other) else int(np.count_nonzero(one != other))


def _wait_until_gone(screen: Screen, before: Pixels) -> None:
    until = time.monotonic() + 5
    while _differs(screen.see(EVERYTHING), before) > SMALL and time.monotonic() < until:
        time.sleep(LOOK)


def _row(what: str, times: list[float], most: float) -> Row:
    told = f"{min(times):.2f} to {max(times):.2f}"
    return at_most(what, statistics.median(times), most, "s", told)

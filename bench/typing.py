"""Letters are typed into the real window as a person does, and the page is watched.

What counts is ink: dark pixels of the visible page. Tints and outlines that follow the caret come
and go at once and are no answer to a letter.
"""

import itertools
import sys
import time
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from bench.desk import Desk
from bench.errors import BenchError
from bench.rows import Row, at_most, unmeasured
from bench.screen import Box, Pixels, Screen, open_screen
from bench.window import CALM, Opened, open_window
from briefgen.sources import library

WORDS = "morewordsarewrittenherewhilethepagesfollow "
LETTERS = 25  # each typed when the page is at rest; a space would leave no ink
REST = 0.3  # seconds without new ink, after which the next letter is typed
MANY, PAUSE = 100, 0.07  # letters without pause, and seconds from one to the next
OFTEN, SOON = 5, 0.2  # changes of the page a second, and seconds until the last letter is seen
LOOK = 0.002  # seconds between two looks at the page
DARK = 150  # of 255, in each colour: ink, thin strokes too; the outline around a block is blue
TORN = 0.02  # seconds in which one picture may reach the screen in parts
PATIENT = 5.0  # seconds for a letter to prove that the caret is in words
LATE = 15.0  # seconds after which a letter is lost
_PAUSELESS = f"≥ {OFTEN} / s, ≤ {SOON * 1000:.0f} ms"
_KEYS = {" ": "space"}
_PLACES = tuple(itertools.product((0.75, 0.62, 0.45, 0.3, 0.2), (0.4, 0.7)))

Ink = NDArray[np.bool_]


def letters(desk: Desk) -> Iterator[Row]:
    """From a letter to its pixels, at three lengths."""
    briefs = {
        "one-pager": (desk.kind("one-pager"), 90),
        "10 pages, 8 charts": (desk.reference(), 130),
        "100 pages": (desk.reference(10), 200),
    }
    with open_screen() as screen:
        for name, (brief, most) in briefs.items():
            with open_window(screen, desk, brief) as window:
                page = _enter(screen, window)
                times = [_answer(screen, page, key) for key in _text(LETTERS)]
            told = f"median {_share(times, 0.5) * 1000:.0f}"
            yield at_most(
                f"letter to pixels, p95: {name} (wall)",
                _share(times, 0.95) * 1000,
                most,
                "ms",
                told,
            )


def without_pause(desk: Desk) -> Iterator[Row]:
    """A hundred letters in a row, in every kind of brief, with its starter set and with much."""
    templates, _ = library.all_templates(of_office=False)
    briefs = {each.id: desk.kind(each.id) for each in templates}
    briefs |= {f"{each}, 20 + 12 picks": desk.kind(each, full=True) for each in tuple(briefs)}
    with open_screen() as screen:
        for name, brief in briefs.items():
            what = f"{MANY} letters without pause: {name} (wall)"
            try:
                with open_window(screen, desk, brief) as window:
                    changes, keys = _type(screen, _enter(screen, window))
            except BenchError as error:
                yield unmeasured(what, str(error), _PAUSELESS)
                continue
            yield _row_of(what, changes, keys)


def gaps(desk: Desk) -> Iterator[Row]:
    """How long the event loop of the window does nothing else while letters are typed."""
    briefs = {
        "10 pages": (desk.reference(), 50),
        "100 pages": (desk.reference(10), 100),
    }
    with open_screen() as screen:
        for name, (brief, most) in briefs.items():
            ticks = desk.folder / "ticks"
            program = (sys.executable, "-m", "bench.inside", ticks)
            with open_window(screen, desk, brief, program) as window:
                page = _enter(screen, window)
                begun = time.monotonic()
                _type(screen, page)
                ended = time.monotonic()
            moments = [float(each) for each in ticks.read_text(encoding="utf-8").split()]
            typing = [each for each in moments if begun <= each <= ended]
            found = [(b - a) * 1000 for a, b in itertools.pairwise(typing)]
            yield at_most(f"gaps of the event loop, p99: {name}", _share(found, 0.99), 16.7, "ms")
            yield at_most(f"gaps of the event loop, longest: {name}", max(found), most, "ms")


def _row_of(what: str, changes: list[float], keys: list[float]) -> Row:
    """How often the page changed while letters came, and how late it had the last of them."""
    rate = len([each for each in changes if each <= keys[-1]]) / (keys[-1] - keys[0])
    last = changes[-1] - keys[-1] if changes else LATE
    figure = f"{rate:.1f} / s, last {max(last, 0) * 1000:.0f} ms"
    return Row(what, figure, _PAUSELESS, rate >= OFTEN and last <= SOON)


def _enter(screen: Screen, window: Opened) -> "Page":
    """Click a paragraph on the page, go into its words, and see that a letter changes the page.

    Raises:
        BenchError: no letter does.
    """
    box, page = window.page, Page(screen, window.view)
    for down, across in _PLACES:
        screen.click(box.left + int(across * box.width), box.top + int(down * box.height))
        page.rest()
        screen.press("Control_L", "6")
        page.rest()
        screen.press("n")
        if page.change(PATIENT):
            page.rest()
            return page
    raise BenchError("no paragraph was found on the page to type in")


def _answer(screen: Screen, page: "Page", key: str) -> float:
    """Seconds from a key to the ink that it makes."""
    pressed = screen.press(key)
    moment = page.change(LATE)
    page.rest()
    return moment - pressed if moment else LATE


def _type(screen: Screen, page: "Page") -> tuple[list[float], list[float]]:
    """Type without pause; the moments of new ink, until there is no more, and those of the keys."""
    changes: list[float] = []
    keys: list[float] = []
    waiting = list(_text(MANY))[::-1]
    next_key = time.monotonic()
    while waiting or time.monotonic() - max((*keys, *changes)) < CALM:
        if waiting and time.monotonic() >= next_key:
            keys.append(screen.press(waiting.pop()))
            next_key += PAUSE
        if page.is_new():
            moment = time.monotonic()
            if changes and moment - changes[-1] < TORN:
                changes.pop()
            changes.append(moment)
        time.sleep(LOOK)
    return changes, keys


class Page:
    """The ink of the pages that are seen."""

    def __init__(self, screen: Screen, view: Box) -> None:
        """Look at them now."""
        self._screen, self._view = screen, view
        self._seen = screen.see(view)
        self._ink = _ink(self._seen)

    def is_new(self) -> bool:
        """Whether there is other ink than at the last look."""
        seen = self._screen.see(self._view)
        if np.array_equal(seen, self._seen):
            return False
        before, self._seen, self._ink = self._ink, seen, _ink(seen)
        return not np.array_equal(before, self._ink)

    def change(self, patience: float) -> float:
        """When there is other ink; 0 if there is none for so long."""
        until = time.monotonic() + patience
        while time.monotonic() < until:
            if self.is_new():
                return time.monotonic()
            time.sleep(LOOK)
        return 0.0

    def rest(self) -> None:
        """Wait until the ink stays as it is."""
        while self.change(REST):
            pass


def _text(count: int) -> Iterator[str]:
    for letter in itertools.islice(itertools.cycle(WORDS), count):
        yield _KEYS.get(letter, letter)


def _ink(pixels: Pixels) -> Ink:
    red, green, blue = (pixels >> shift & 255 for shift in (16, 8, 0))
    return (red < DARK) & (green < DARK) & (blue < DARK)


def _share(values: list[float], share: float) -> float:
    """The value that this share of them does not exceed."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]

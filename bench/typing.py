"""Letters are typed into the real window as a person does, and the page is watched.

What counts is ink: dark pixels of the visible page. Tints and outlines that follow the caret come
and go at once and are no answer to a letter.
"""

import itertools
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.desk import Desk
from bench.errors import BenchError
from bench.rows import Row, at_least, at_most, unmeasured
from bench.screen import Box, Screen, open_screen
from bench.window import LOOK, Opened, open_window
from briefgen.sources import library

WORDS = "morewordsarewrittenherewhilethepagesfollow "
LETTERS = 25  # each typed when the page is at rest; a space would leave no ink
REST = 0.3  # seconds without new ink, after which the next letter is typed
MANY, PAUSE = 100, 0.08  # letters without pause, and seconds from one to the next
DARK = 150  # of 255, in each colour: ink, thin strokes too; the outline around a block is blue
TORN = 0.02  # seconds in which one picture may reach the screen in parts
PATIENT = 5.0  # seconds for a letter to prove that the caret is in words
LATE = 15.0  # seconds after which a letter is lost
_KEYS = {" ": "space"}
_PLACES = tuple(itertools.product((0.3, 0.45, 0.6, 0.2, 0.75, 0.88), (0.3, 0.7)))

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
                _enter(screen, window)
                times = [_answer(screen, window.view, key) for key in _text(LETTERS)]
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
    with open_screen() as screen:
        for full in (False, True):
            for template in templates:
                name = f"{template.id}{', 20 + 12 picks' if full else ''}"
                yield from _row_of(screen, desk, name, desk.kind(template.id, full=full))


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
                _enter(screen, window)
                begun = time.monotonic()
                _type(screen, window.view)
                ended = time.monotonic()
            moments = [float(each) for each in ticks.read_text(encoding="utf-8").split()]
            typing = [each for each in moments if begun <= each <= ended]
            found = [(b - a) * 1000 for a, b in itertools.pairwise(typing)]
            yield at_most(f"gaps of the event loop, p99: {name}", _share(found, 0.99), 16.7, "ms")
            yield at_most(f"gaps of the event loop, longest: {name}", max(found), most, "ms")


def _row_of(screen: Screen, desk: Desk, name: str, brief: Path) -> Iterator[Row]:
    what = f"{MANY} letters without pause: {name} (wall)"
    try:
        with open_window(screen, desk, brief) as window:
            _enter(screen, window)
            changes, keys = _type(screen, window.view)
    except BenchError as error:
        yield unmeasured(what, str(error))
        return
    seen = [each for each in changes if each <= keys[-1]]
    rate = len(seen) / (keys[-1] - keys[0])
    last = (changes[-1] - keys[-1]) * 1000 if changes else LATE * 1000
    yield at_least(what, rate, 5, "changes / s")
    yield at_most("  the last of them shown", last, 200, "ms")


def _enter(screen: Screen, window: Opened) -> None:
    """Click a paragraph on the page, go into its words, and see that a letter changes the page.

    Raises:
        BenchError: no letter does.
    """
    page = window.page
    for down, across in _PLACES:
        screen.click(page.left + int(across * page.width), page.top + int(down * page.height))
        time.sleep(REST)
        screen.press("Control_L", "6")
        _rest(screen, window.view)
        before = _ink(screen, window.view)
        screen.press("n")
        if _changed(screen, window.view, before, PATIENT):
            _rest(screen, window.view)
            return
    raise BenchError("no paragraph was found on the page to type in")


def _answer(screen: Screen, view: Box, key: str) -> float:
    """Seconds from a key to the ink that it makes."""
    before = _ink(screen, view)
    pressed = screen.press(key)
    moment = _changed(screen, view, before, LATE)
    _rest(screen, view)
    return (moment or pressed + LATE) - pressed


def _type(screen: Screen, view: Box) -> tuple[list[float], list[float]]:
    """Type without pause; the moments of new ink, until there is no more, and those of the keys."""
    changes: list[float] = []
    keys: list[float] = []
    ink = _ink(screen, view)
    waiting = list(_text(MANY))[::-1]
    next_key = time.monotonic()
    while waiting or time.monotonic() - max(keys[-1], changes[-1] if changes else 0) < LATE / 8:
        if waiting and time.monotonic() >= next_key:
            keys.append(screen.press(waiting.pop()))
            next_key += PAUSE
        now = _ink(screen, view)
        if not np.array_equal(now, ink):
            moment, ink = time.monotonic(), now
            if changes and moment - changes[-1] < TORN:
                changes.pop()
            changes.append(moment)
        time.sleep(LOOK)
    return changes, keys


def _text(count: int) -> Iterator[str]:
    for letter in itertools.islice(itertools.cycle(WORDS), count):
        yield _KEYS.get(letter, letter)


def _changed(screen: Screen, view: Box, before: Ink, patience: float) -> float:
    """When the ink is another one; 0 if it stays."""
    until = time.monotonic() + patience
    while (moment := time.monotonic()) < until:
        if not np.array_equal(_ink(screen, view), before):
            return moment
        time.sleep(LOOK)
    return 0.0


def _rest(screen: Screen, view: Box) -> None:
    """Wait until the ink stays as it is."""
    ink, since = _ink(screen, view), time.monotonic()
    while time.monotonic() - since < REST:
        now = _ink(screen, view)
        if not np.array_equal(now, ink):
            ink, since = now, time.monotonic()
        time.sleep(LOOK)


def _ink(screen: Screen, view: Box) -> Ink:
    pixels = screen.see(view)
    red, green, blue = pixels >> 16 & 255, pixels >> 8 & 255, pixels & 255
    return (red < DARK) & (green < DARK) & (blue < DARK)


def _share(values: list[float], share: float) -> float:
    """The value that this share of them does not exceed."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]

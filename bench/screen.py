"""A screen without a monitor, watched from outside: its pixels, and keys that are sent to it.

The server keeps its pixels in a file, which is read without asking it anything, so that watching
costs the watched program next to nothing. Keys and clicks go through the server as a person's do.
"""

import contextlib
import ctypes
import mmap
import os
import shutil
import struct
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bench.errors import BenchError

WIDTH, HEIGHT = 1600, 1000
NEEDED = ("Xvfb", "openbox")
_HEAD = struct.Struct(">25I")
_SIZE, _COLORS = 0, 19  # fields of the head of an X window dump
_COLOR = 12  # bytes of an entry of its color map

Pixels = NDArray[np.uint32]


class Box(NamedTuple):
    """A part of the screen."""

    left: int
    top: int
    width: int
    height: int


EVERYTHING = Box(0, 0, WIDTH, HEIGHT)


class Screen:
    """Pixels to look at and keys to press."""

    def __init__(self, file: Path, display: str) -> None:
        """Look into the file of a running server."""
        with file.open("rb") as stream:
            self._memory = mmap.mmap(stream.fileno(), 0, prot=mmap.PROT_READ)
        fields = _HEAD.unpack(self._memory[: _HEAD.size])
        start = fields[_SIZE] + _COLOR * fields[_COLORS]
        flat = np.frombuffer(self._memory, np.uint32, WIDTH * HEIGHT, start)
        self._pixels: Pixels = flat.reshape(HEIGHT, WIDTH)
        self.display = display
        self._x11, self._test = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._x11.XStringToKeysym.restype = ctypes.c_ulong
        self._server = ctypes.c_void_p(self._x11.XOpenDisplay(display.encode()))

    def see(self, box: Box) -> Pixels:
        """The pixels of a part of the screen as they are now, 0x__RRGGBB each."""
        left, top, width, height = box
        return self._pixels[top : top + height, left : left + width].copy()

    def press(self, *keys: str) -> float:
        """Press keys together and let them go; when that was."""
        codes = [self._code(each) for each in keys]
        moment = time.monotonic()
        for down, order in ((1, codes), (0, codes[::-1])):
            for code in order:
                self._test.XTestFakeKeyEvent(self._server, code, down, 0)
        self._x11.XFlush(self._server)
        return moment

    def click(self, x: int, y: int) -> None:
        """Press the left button at a place; the pointer, which is drawn too, leaves at once."""
        self._test.XTestFakeMotionEvent(self._server, -1, x, y, 0)
        for down in (1, 0):
            self._test.XTestFakeButtonEvent(self._server, 1, down, 0)
        self._test.XTestFakeMotionEvent(self._server, -1, WIDTH - 1, HEIGHT - 1, 0)
        self._x11.XFlush(self._server)

    def close(self) -> None:
        """Let the server go."""
        self._x11.XCloseDisplay(self._server)

    def _code(self, key: str) -> int:
        symbol = ctypes.c_ulong(self._x11.XStringToKeysym(key.encode()))
        return int(self._x11.XKeysymToKeycode(self._server, symbol))


def missing() -> str:
    """Why no screen can be had here, "" where one can."""
    lacking = [each for each in NEEDED if not shutil.which(each)]
    return f"{' and '.join(lacking)} not installed" if lacking else ""


@contextlib.contextmanager
def open_screen() -> Iterator[Screen]:
    """A screen with a window manager, gone when it is left.

    Raises:
        BenchError: what it needs is not installed, or does not start.
    """
    if why := missing():
        raise BenchError(why)
    with tempfile.TemporaryDirectory(prefix="briefgen-screen-") as folder, _server(folder) as name:
        environment = {**os.environ, "DISPLAY": name}
        with _running(["openbox"], env=environment):
            time.sleep(0.5)
            screen = Screen(Path(folder, "Xvfb_screen0"), name)
            yield screen
            screen.close()


@contextlib.contextmanager
def _server(folder: str) -> Iterator[str]:
    """A server that picks a free display and keeps its pixels in the folder; the display."""
    told, tell = os.pipe()
    size = f"{WIDTH}x{HEIGHT}x24"
    command = ["Xvfb", "-displayfd", str(tell), "-screen", "0", size, "-fbdir", folder]
    with _running([*command, "-nolisten", "tcp"], pass_fds=(tell,)):
        os.close(tell)
        with os.fdopen(told) as stream:
            number = stream.readline().strip()
        if not number:
            raise BenchError("Xvfb did not start")
        yield f":{number}"


@contextlib.contextmanager
def _running(command: list[str], **options: object) -> Iterator[None]:
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, **quiet, **options)  # type: ignore[call-overload]
    try:
        yield
    finally:
        process.terminate()
        process.wait()

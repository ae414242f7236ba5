"""Drawn charts kept on disk, so that matplotlib is not even imported when nothing has changed.

The key holds the data, the width, the fonts and the code that draws; a damaged or missing entry
is redrawn.
"""

import contextlib
import hashlib
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

import msgspec
from msgspec.structs import replace

from briefgen import paths
from briefgen.document.tree import Chart
from briefgen.typography.drawing import Drawing
from briefgen.typography.faces import OwnFonts

KEPT = 500  # drawings; the oldest go first


def cached(
    chart: Chart,
    width: float,
    own: OwnFonts | None,
    draw: Callable[[Chart, float, OwnFonts | None], Drawing],
) -> Drawing:
    """The drawing of a chart of this width in these fonts, from disk when it was drawn before.

    Labels are measured in an office's ``own`` fonts but name our faces, so that no file is kept.
    """
    path = paths.cache() / "charts" / f"{_key(chart, width, own)}.msgpack"
    with contextlib.suppress(OSError, msgspec.DecodeError):
        return msgspec.msgpack.decode(path.read_bytes(), type=Drawing)
    drawing = draw(chart, width, own)
    with contextlib.suppress(OSError):
        _keep(path, msgspec.msgpack.encode(drawing))
    return drawing


def _key(chart: Chart, width: float, own: OwnFonts | None) -> str:
    drawn = replace(
        chart,
        id="",
        caption=(),
        subtitle=(),
        source=(),
        alt="",
        description="",
        kinds=(),
        number=0,
    )
    data = msgspec.msgpack.encode((drawn, width, own.key if own else ""))
    return hashlib.sha256(_code() + data).hexdigest()


@cache
def _code() -> bytes:
    """A hash of everything that decides how a chart looks."""
    files = sorted(Path(__file__).parent.rglob("*.py"))
    package = Path(__file__).parent.parent
    names = ("look.py", "faces.py", "glyphs.py", "shaping.py", "bidi.py")
    files += [package / "typography" / name for name in names]
    files.append(package / "typefaces.py")
    return hashlib.sha256(b"".join(each.read_bytes() for each in files)).digest()


def _keep(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(f".{os.getpid()}")
    partial.write_bytes(data)
    partial.replace(path)
    entries = sorted(path.parent.glob("*.msgpack"), key=lambda each: each.stat().st_mtime)
    for old in entries[:-KEPT]:
        old.unlink(missing_ok=True)

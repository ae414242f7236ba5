"""Drawn charts kept on disk, so that matplotlib is not even imported when nothing has changed.

The key holds the data, the width, the fonts and the code that draws. That code is found by what it
imports and not counted by a version, as nobody forgets to raise a hash: a needless drawing after a
change elsewhere costs less than a chart drawn by yesterday's rules. A damaged or missing entry is
drawn again.
"""

import contextlib
import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import msgspec
from msgspec.structs import replace

from briefgen import paths
from briefgen.disk_cache import DiskCache
from briefgen.document.tree import Chart
from briefgen.fingerprints import fingerprint, modules_of
from briefgen.typography.drawing import Drawing
from briefgen.typography.faces import OwnFonts


def cached(
    chart: Chart,
    width: float,
    own: OwnFonts | None,
    draw: Callable[[Chart, float, OwnFonts | None], Drawing],
) -> Drawing:
    """The drawing of a chart of this width in these fonts, from disk when it was drawn before.

    Labels are measured in an office's ``own`` fonts but name our faces, so that no file is kept.
    """
    kept, key = DiskCache(paths.cache() / "charts"), _key(chart, width, own)
    data = kept.get(key)
    if data is not None:
        with contextlib.suppress(msgspec.DecodeError):
            return msgspec.msgpack.decode(data, type=Drawing)
    drawing = draw(chart, width, own)
    kept.put(key, msgspec.msgpack.encode(drawing))
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
    files = (*modules_of(Path(__file__).parent), *paths.FONTS.glob("*.ttf"))
    return fingerprint(files, ("matplotlib", "numpy"))

"""Drawn charts and pictures of them, kept on disk: matplotlib is imported only for what is new.

The key holds the data, the width, the fonts and the program. That is known by its files and not
counted by a version, as nobody forgets to raise a hash: a needless drawing after a change elsewhere
costs less than a chart drawn by yesterday's rules. A damaged or missing entry is drawn again.
"""

import contextlib
import hashlib
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from briefgen import paths
from briefgen.disk_cache import DiskCache
from briefgen.document.tree import Chart
from briefgen.fingerprints import fingerprint
from briefgen.typography.drawing import Drawing, Label, drawn_in
from briefgen.typography.faces import OwnFonts

Pictures = tuple[bytes, bytes]  # SVG and PNG
T = TypeVar("T")


def cached(
    chart: Chart,
    width: float,
    own: OwnFonts | None,
    draw: Callable[[Chart, float, OwnFonts | None], Drawing],
) -> Drawing:
    """The drawing of a chart of this width in these fonts, from disk when it was drawn before.

    Labels are measured in an office's ``own`` fonts but name our faces, so that no file is kept.
    """
    return _kept(_key(chart, width, own), Drawing, lambda: draw(chart, width, own))


def pictured(drawing: Drawing, make: Callable[[Drawing], Pictures | None]) -> Pictures | None:
    """The pictures of a drawing, from disk when they were made before."""
    faces = (each.face for each in drawing.items if isinstance(each, Label))
    fonts = sorted({each.own.key for each in faces if each.own})
    bare = msgspec.msgpack.encode(("pictures", drawn_in(drawing, None), fonts))
    key = hashlib.sha256(_code() + bare).hexdigest()
    return _kept(key, Pictures | None, lambda: make(drawing))


def _kept(key: str, kind: Any, make: Callable[[], T]) -> T:
    """What lies under a key as a value of this kind, else as it is made now."""
    kept = DiskCache(paths.cache() / "charts")
    data = kept.get(key)
    if data is not None:
        with contextlib.suppress(msgspec.DecodeError):
            found: T = msgspec.msgpack.decode(data, type=kind)
            return found
    made = make()
    kept.put(key, msgspec.msgpack.encode(made))
    return made


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
    """A hash of everything else that decides how a chart looks."""
    return fingerprint(paths.FONTS.glob("*.ttf"))

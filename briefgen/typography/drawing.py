"""A picture as plain data: what a chart looks like, before any writer has drawn it.

Points (1/72 inch) with the origin at the bottom left, y upwards. Colours are ``#rrggbb``.
"""

import msgspec
from msgspec.structs import replace

from briefgen.typography.faces import Face, OwnFonts, face_in


class Shape(msgspec.Struct, frozen=True, tag="shape", gc=False):
    """A path, filled, stroked or both.

    ``commands`` are ``("m", x, y)``, ``("l", x, y)``, ``("c", x1, y1, x2, y2, x, y)``, ``("z",)``.
    """

    commands: tuple[tuple[str | float, ...], ...]
    fill: str = ""
    stroke: str = ""
    width: float = 0.5
    dash: tuple[float, ...] = ()


class Label(msgspec.Struct, frozen=True, tag="label", gc=False):
    """Text with its baseline starting at (x, y); ``face`` is a face of the document's fonts."""

    text: str
    x: float
    y: float
    face: Face
    size: float
    color: str
    width: float = 0.0  # as measured when it was placed


class Drawing(msgspec.Struct, frozen=True, gc=False):
    """Shapes and labels in painting order."""

    width: float
    height: float
    items: tuple[Shape | Label, ...]


def drawn_in(drawing: Drawing, own: OwnFonts | None) -> Drawing:
    """A drawing with an office's faces in the places of ours, or with ours."""
    items = (
        replace(each, face=face_in(own, each.face)) if isinstance(each, Label) else each
        for each in drawing.items
    )
    return replace(drawing, items=tuple(items))

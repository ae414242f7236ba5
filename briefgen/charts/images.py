"""A Drawing as a picture file, for programs that cannot paint plain data: SVG and PNG.

Letters become outlines, so that the picture looks the same where the fonts are not installed.
"""

import io
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, cast

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ft2font import FT2Font, LoadFlags
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from briefgen.typography.bidi import set_line
from briefgen.typography.drawing import Drawing, Label, Shape
from briefgen.typography.faces import Face, file_of
from briefgen.typography.glyphs import missing
from briefgen.typography.measures import facts
from briefgen.typography.shaping import clusters
from briefgen.xml_text import quoted

if TYPE_CHECKING:
    from matplotlib.ft2font import GlyphIndexType

_CODES = {"m": Path.MOVETO, "l": Path.LINETO, "c": Path.CURVE4, "z": Path.CLOSEPOLY}
_LETTERS = {Path.MOVETO: "M", Path.LINETO: "L", Path.CURVE3: "Q", Path.CURVE4: "C"}
_DPI = 216  # three dots a point
_DECIMALS = 2

Outline = tuple[tuple[tuple[float, float], ...], tuple[int, ...]]  # points and codes


def is_spelled(drawing: Drawing) -> bool:
    """Whether the fonts have every letter of the drawing."""
    return not any(missing(each.text, each.face.own) for each in _labels(drawing))


def svg(drawing: Drawing) -> bytes:
    """The drawing as SVG, its size in points."""
    width, height = f"{drawing.width:g}", f"{drawing.height:g}"
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt" '
        f'viewBox="0 0 {width} {height}">',
    ]
    for path, paint in _painted(drawing):
        flipped = path.transformed(Affine2D().scale(1, -1).translate(0, drawing.height))
        attributes = "".join(f" {name}={quoted(value)}" for name, value in _svg_paint(paint))
        parts.append(f'<path d="{_svg_path(flipped)}"{attributes}/>')
    return ("\n".join([*parts, "</svg>"]) + "\n").encode()


def png(drawing: Drawing) -> bytes:
    """The drawing as PNG on white, three dots a point."""
    figure = Figure(figsize=(drawing.width / 72, drawing.height / 72), dpi=_DPI)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, drawing.width)
    axes.set_ylim(0, drawing.height)
    for order, (path, paint) in enumerate(_painted(drawing)):
        patch = PathPatch(
            path,
            facecolor=paint.fill or "none",
            edgecolor=paint.stroke or "none",
            linewidth=paint.width if paint.stroke else 0,
            linestyle=(0, tuple(each / (paint.width or 1) for each in paint.dash))
            if paint.dash
            else "-",
            zorder=order,
            capstyle="butt",
            joinstyle="miter",
        )
        axes.add_patch(patch)
    stream = io.BytesIO()
    figure.savefig(stream, format="png", dpi=_DPI, metadata={"Software": None})
    return stream.getvalue()


def _labels(drawing: Drawing) -> Iterator[Label]:
    return (each for each in drawing.items if isinstance(each, Label))


def _painted(drawing: Drawing) -> Iterator[tuple[Path, Shape]]:
    """Every path in painting order with how it is painted; letters are filled outlines."""
    for item in drawing.items:
        if isinstance(item, Shape):
            if item.commands:
                yield _path(item), item
        else:
            path = _spelled(item)
            if np.asarray(path.vertices).size:
                yield path, Shape((), fill=item.color)


def _path(shape: Shape) -> Path:
    vertices: list[tuple[float, float]] = []
    codes: list[int] = []
    for operator, *values in shape.commands:
        code = _CODES[str(operator)]
        numbers = [float(each) for each in values]
        points = list(zip(numbers[::2], numbers[1::2], strict=True)) or [(0.0, 0.0)]
        vertices += points
        codes += [int(code)] * len(points)
    return Path(np.array(vertices), np.array(codes, dtype=np.uint8))


def _spelled(label: Label) -> Path:
    vertices: list[tuple[float, float]] = []
    codes: list[int] = []
    scale = label.size / 100
    for stretch in set_line(label.face, label.text):
        x = label.x + stretch.x * label.size
        units = facts(file_of(stretch.face)).units
        for cluster in clusters(stretch.face, stretch.text, stretch.rtl):
            for number, dx, dy in cluster.glyphs:
                points, moves = _glyph(stretch.face, number)
                left, base = x + dx * label.size / units, label.y + dy * label.size / units
                vertices += [(left + px * scale, base + py * scale) for px, py in points]
                codes += moves
            x += cluster.advance * label.size / units
    shape = np.array(vertices) if vertices else np.empty((0, 2))
    return Path(shape, np.array(codes, dtype=np.uint8))


@lru_cache(maxsize=64)
def _font(face: Face) -> FT2Font:
    """A face at size 100."""
    font = FT2Font(io.BytesIO(file_of(face)))
    font.set_size(100, 72)
    return font


@lru_cache(maxsize=4096)
def _glyph(face: Face, number: int) -> Outline:
    """The outline of a glyph at size 100."""
    font = _font(face)
    font.load_glyph(cast("GlyphIndexType", number), flags=LoadFlags.NO_HINTING)
    vertices, codes = font.get_path()
    points = tuple((float(x), float(y)) for x, y in vertices)
    return points, tuple(int(each) for each in codes)


def _svg_path(path: Path) -> str:
    parts = []
    for points, code in path.iter_segments(simplify=False, curves=True):
        if code == Path.CLOSEPOLY:
            parts.append("Z")
        else:
            numbers = " ".join(f"{round(float(each), _DECIMALS):g}" for each in points)
            parts.append(f"{_LETTERS[code]}{numbers}")
    return "".join(parts)


def _svg_paint(paint: Shape) -> Iterator[tuple[str, str]]:
    yield "fill", paint.fill or "none"
    if paint.stroke:
        yield "stroke", paint.stroke
        yield "stroke-width", f"{paint.width:g}"
        if paint.dash:
            yield "stroke-dasharray", " ".join(f"{each:g}" for each in paint.dash)

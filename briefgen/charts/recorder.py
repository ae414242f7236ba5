"""matplotlib → shapes: a renderer that writes down what it is told to draw."""

from typing import Any

import numpy as np
from matplotlib.backend_bases import FigureCanvasBase, GraphicsContextBase, RendererBase
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Transform

from briefgen.typography.drawing import Shape

Commands = tuple[tuple[str | float, ...], ...]
_LETTERS = {Path.MOVETO: "m", Path.LINETO: "l", Path.CURVE4: "c"}


def record(figure: Figure) -> tuple[Shape, ...]:
    """The shapes that a figure draws, in points; one inch of the figure is 72 of them."""
    figure.set_dpi(72)
    FigureCanvasBase(figure)
    width, height = figure.get_size_inches() * 72
    recorder = _Recorder(float(width), float(height))
    figure.draw(recorder)
    return tuple(recorder.items)


class _Recorder(RendererBase):
    def __init__(self, width: float, height: float) -> None:
        super().__init__()
        self.items: list[Shape] = []
        self._size = (width, height)

    def get_canvas_width_height(self) -> tuple[float, float]:
        return self._size

    def flipy(self) -> bool:
        return False

    def points_to_pixels(self, points: Any) -> Any:
        return points

    def draw_path(
        self,
        gc: GraphicsContextBase,
        path: Path,
        transform: Transform,
        rgbFace: Any = None,  # noqa: N803 (matplotlib's name)
    ) -> None:
        commands = _commands(path, transform)
        if not commands:
            return
        stroke = to_hex(gc.get_rgb()) if gc.get_linewidth() > 0 else ""
        dash: Any = gc.get_dashes()[1]
        self.items.append(
            Shape(
                commands,
                fill=to_hex(rgbFace) if rgbFace is not None else "",
                stroke=stroke,
                width=float(gc.get_linewidth()),
                dash=tuple(float(each) for each in dash) if dash is not None and stroke else (),
            )
        )

    def draw_text(self, *args: object, **options: object) -> None:
        raise NotImplementedError("Words are placed by the canvas, not by matplotlib.")

    def draw_image(self, *args: object, **options: object) -> None:
        raise NotImplementedError("Charts are drawn as vectors.")


def _commands(path: Path, transform: Transform) -> Commands:
    result: list[tuple[str | float, ...]] = []
    moved = transform + Affine2D()
    at = (0.0, 0.0)
    for points, code in path.iter_segments(moved, simplify=False, remove_nans=True):
        values = [_round(float(each)) for each in np.asarray(points)]
        if code == Path.CLOSEPOLY:
            result.append(("z",))
        elif code == Path.CURVE3:
            result.append(("c", *_cubic(at, values)))
            at = (values[-2], values[-1])
        else:
            result.append((_LETTERS[code], *values))
            at = (values[-2], values[-1])
    return tuple(result)


def _cubic(at: tuple[float, float], values: list[float]) -> tuple[float, ...]:
    """A quadratic curve raised to a cubic one."""
    x, y, end_x, end_y = values
    return (
        _round(at[0] + (x - at[0]) * 2 / 3),
        _round(at[1] + (y - at[1]) * 2 / 3),
        _round(end_x + (x - end_x) * 2 / 3),
        _round(end_y + (y - end_y) * 2 / 3),
        end_x,
        end_y,
    )


def _round(number: float) -> float:
    return round(float(number), 2)

"""A matplotlib figure to draw on in points, with the few marks that our charts are made of."""

from typing import Any

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle

from briefgen.charts.recorder import record
from briefgen.charts.style import LABEL, SIZE, text_width
from briefgen.model.drawing import Drawing, Label
from briefgen.model.look import AXIS, GRID, INK, Tone

matplotlib.rcdefaults()  # a matplotlibrc of the current folder has no say in our charts
BAR = 11.0
CAP = 2.9  # half the height of capitals at chart size: centres a label on a line


class Sheet:
    """Points with the origin at the bottom left."""

    def __init__(self, width: float, height: float) -> None:
        """A sheet of this size without frame or axes."""
        self.width, self.height = width, height
        self._figure = Figure(figsize=(width / 72, height / 72), dpi=72)
        self._figure.patch.set_visible(False)
        self._labels: list[Label] = []
        self._axes: Axes = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()
        self._axes.set_xlim(0, width)
        self._axes.set_ylim(0, height)

    def bar(self, corner: tuple[float, float], width: float, tone: Tone, *, open_: bool) -> None:
        """An area; an open one is only outlined, for what is projected."""
        self._axes.add_patch(
            Rectangle(
                corner,
                width,
                BAR,
                facecolor="#FFFFFF" if open_ else tone.fill,
                edgecolor=tone.stroke or tone.fill,
                linewidth=0.9 if open_ or tone.stroke else 0,
                linestyle=(0, (2.5, 1.5)) if open_ else "-",
            )
        )

    def line(
        self, points: list[tuple[float, float]], color: str, width: float, *, dashed: bool = False
    ) -> None:
        """A line through points."""
        style: Any = (0, (4 / width, 2 / width)) if dashed else "-"
        xs, ys = [x for x, _ in points], [y for _, y in points]
        self._axes.add_line(
            Line2D(xs, ys, color=color, linewidth=width, linestyle=style, solid_capstyle="butt")
        )

    def grid(self, y: float, left: float, right: float) -> None:
        """A faint horizontal line."""
        self.line([(left, y), (right, y)], GRID, 0.4)

    def baseline(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """The line from which bars grow."""
        self.line([start, end], AXIS, 0.5)

    def mark(self, x: float, y: float, rank: int, tone: Tone, size: float = 7) -> None:
        """A dot for the subject, a diamond for the first comparator, a square for others."""
        half = size / 2
        if rank == 0:
            self._axes.plot([x], [y], "o", color=tone.fill, markersize=size, markeredgewidth=0)
            return
        if rank == 1:
            half *= 1.2
            corners = [(x - half, y), (x, y + half), (x + half, y), (x, y - half)]
        else:
            half *= 0.85
            corners = [
                (x - half, y - half),
                (x - half, y + half),
                (x + half, y + half),
                (x + half, y - half),
            ]
        edge = tone.stroke or tone.fill
        self._axes.add_patch(
            Polygon(
                corners, facecolor=tone.fill, edgecolor=edge, linewidth=0.9 if tone.stroke else 0
            )
        )

    def text(self, x: float, y: float, text: str, *, color: str = INK, face: str = LABEL) -> float:
        """Text from x on this baseline; returns where it ends."""
        width = text_width(text, face)
        self._labels.append(
            Label(text, round(x, 2), round(y, 2), face, SIZE, color, round(width, 2))
        )
        return x + width

    def text_before(
        self, x: float, y: float, text: str, *, color: str = INK, face: str = LABEL
    ) -> float:
        """Text that ends at x; returns where it starts."""
        start = x - text_width(text, face)
        self.text(start, y, text, color=color, face=face)
        return start

    def drawing(self) -> Drawing:
        """What is on the sheet, words above shapes."""
        return Drawing(self.width, self.height, (*record(self._figure), *self._labels))

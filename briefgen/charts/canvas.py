"""A matplotlib figure to draw on in points, with the few marks that our charts are made of."""

import math
from itertools import pairwise
from typing import Any

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Polygon, Rectangle

from briefgen.charts.recorder import record
from briefgen.charts.style import LABEL, SIZE, text_width
from briefgen.typography.drawing import Drawing, Label
from briefgen.typography.faces import Face
from briefgen.typography.look import AXIS, GRID, INK, RULE, TONES, Tone

matplotlib.rcdefaults()  # a matplotlibrc of the current folder has no say in our charts
BAR = 11.0
CAP = 2.9  # half the height of capitals at chart size: centres a label on a line
WHITE = "#FFFFFF"
PALE, FAINT = 0.25, 0.13  # of a colour on white
_BELOW, _ABOVE = 1.8, 6.4  # what letters reach below and above their baseline

_CORNERS = {
    3: ((-1, -0.8), (0, 1), (1, -0.8)),
    5: ((-0.8, -0.8), (-0.8, 0.8), (0.8, 0.8), (0.8, -0.8)),
    6: ((-1, 0.8), (0, -1), (1, 0.8)),
}  # of marks by rank, in halves of their size
_PITCH = 4.0  # from line to line of a hatch, across them
_FINE, _WIDE = 0.6, 1.2  # lines of a hatch
_TURN = math.sqrt(0.5)

Position = tuple[float, float]


class Canvas:
    """Points with the origin at the bottom left."""

    def __init__(self, width: float, height: float) -> None:
        """A canvas of this size without frame or axes."""
        self.width, self.height = width, height
        self._figure = Figure(figsize=(width / 72, height / 72), dpi=72)
        self._figure.patch.set_visible(False)
        self._labels: list[Label] = []
        self._axes: Axes = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()
        self._axes.set_xlim(0, width)
        self._axes.set_ylim(0, height)
        self._layer = 0
        self._uprights: list[tuple[float, tuple[float, float], str, float, int]] = []

    def bar(self, corner: Position, size: Position, tone: Tone, *, projected: bool = False) -> None:
        """An area; what is projected is hatched widely, the fourth colour always a little."""
        hatched = projected or tone == TONES[3]
        edge = tone.stroke or tone.fill
        self._box(corner, size, tone.fill, edge, 0.9 if tone.stroke and not hatched else 0)
        if not hatched:
            return
        (x, y), (width, height) = corner, size
        outline = [(x, y), (x, y + height), (x + width, y + height), (x + width, y)]
        color = tone.stroke or WHITE  # of a pale colour, white lines would not be seen
        self._hatch(outline, color, (_WIDE if color == WHITE else _FINE) if projected else _FINE)
        if projected or tone.stroke:
            self._box(corner, size, "none", edge, 0.7)

    def plain(self, corner: Position, size: Position, tone: Tone) -> None:
        """A part of a hatched area without its hatch, behind letters."""
        self._box(corner, size, tone.fill, tone.fill, 0)

    def _box(self, corner: Position, size: Position, fill: str, edge: str, line: float) -> None:
        box = Rectangle(corner, *size, facecolor=fill, edgecolor=edge, linewidth=line)
        box.set_zorder(self._above())
        self._axes.add_patch(box)

    def area(self, outline: list[Position], tone: Tone, *, faint: bool = False) -> None:
        """What lies below a line, paler than the line itself; the fourth colour is hatched.

        A ``faint`` one lies between lines that have its colour.
        """
        hatched = tone == TONES[3] and not faint
        share = FAINT if faint else PALE
        fill = tone.fill if hatched else _paler(tone.stroke or tone.fill, share)
        self._axes.add_patch(
            Polygon(outline, facecolor=fill, edgecolor="none", linewidth=0, zorder=self._above())
        )
        if hatched:
            self._hatch(outline, WHITE, _FINE)

    def _hatch(self, outline: list[Position], color: str, width: float) -> None:
        for start, end in _hatched(outline):
            self.line([start, end], color, width)

    def line(
        self, points: list[Position], color: str, width: float, *, dashed: bool = False
    ) -> None:
        """A line through points."""
        self._line(points, color, width, (0, (4 / width, 2 / width)) if dashed else "-")

    def leader(self, start: Position, end: Position) -> None:
        """Small dots that lead the eye from a name to its mark and have no length of their own."""
        self._line([start, end], RULE, 0.75, (0, (1, 3)))

    def _line(
        self, points: list[Position], color: str, width: float, style: Any, layer: int | None = None
    ) -> None:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        self._axes.add_line(
            Line2D(
                xs,
                ys,
                color=color,
                linewidth=width,
                linestyle=style,
                solid_capstyle="butt",
                zorder=self._above() if layer is None else layer,
            )
        )

    def _above(self) -> int:
        """What is drawn later lies above: matplotlib would paint lines after areas."""
        self._layer += 1
        return self._layer

    def grid(self, y: float, left: float, right: float) -> None:
        """A faint horizontal line."""
        self.line([(left, y), (right, y)], GRID, 0.4)

    def baseline(self, start: Position, end: Position) -> None:
        """The line from which bars grow."""
        self.line([start, end], AXIS, 0.5)

    def zero(self, start: Position, end: Position) -> None:
        """The line of zero where amounts lie on both sides of it, or below: in ink."""
        if start[0] == end[0]:
            self.upright(start[0], (start[1], end[1]), INK, 0.75)
        else:
            self.line([start, end], INK, 0.75)

    def upright(self, x: float, span: tuple[float, float], color: str, width: float) -> None:
        """A vertical line that leaves out the words that stand in its way."""
        self._uprights.append((x, span, color, width, self._above()))

    def mark(
        self, at: Position, rank: int, tone: Tone, size: float = 7, *, open_: bool = False
    ) -> None:
        """A dot for the subject, a diamond, a ring for others; a triangle, a square, a triangle
        on its tip for whom else the colours tell apart; open if projected.
        """
        x, y = at
        half = size / 2
        hollow = open_ or rank not in (0, 1, *_CORNERS)
        face = WHITE if hollow else tone.fill
        edge, width = tone.stroke or tone.fill, 0.9 if hollow else 0.0
        if rank == 1:
            half *= 1.2
            corners = [(x - half, y), (x, y + half), (x + half, y), (x, y - half)]
        elif rank in _CORNERS:
            half *= 1.1
            corners = [(x + half * across, y + half * up) for across, up in _CORNERS[rank]]
        else:
            self._axes.plot(
                [x],
                [y],
                "o",
                color=face,
                markersize=size - width,
                markeredgecolor=edge,
                markeredgewidth=width,
                zorder=self._above(),
            )
            return
        self._axes.add_patch(
            Polygon(corners, facecolor=face, edgecolor=edge, linewidth=width, zorder=self._above())
        )

    def ring(self, at: Position, size: float) -> None:
        """A mark around a place, for something that happened there."""
        circle = Circle(at, size / 2, facecolor="none", edgecolor=INK, linewidth=0.9)
        circle.set_zorder(self._above())
        self._axes.add_patch(circle)

    def text(self, x: float, y: float, text: str, *, color: str = INK, face: Face = LABEL) -> float:
        """Text from x on this baseline; returns where it ends."""
        width = text_width(text, face)
        if text:
            self._labels.append(
                Label(text, round(x, 2), round(y, 2), face, SIZE, color, round(width, 2))
            )
        return x + width

    def text_before(
        self, x: float, y: float, text: str, *, color: str = INK, face: Face = LABEL
    ) -> float:
        """Text that ends at x; returns where it starts."""
        start = x - text_width(text, face)
        self.text(start, y, text, color=color, face=face)
        return start

    def is_free(
        self, x: float, y: float, text: str, *, face: Face = LABEL, apart: float = 3
    ) -> bool:
        """Whether text from x on this baseline would stay inside and clear of other words."""
        right, low, high = x + text_width(text, face), y - _BELOW, y + _ABOVE
        if x < 0 or right > self.width or low < -0.5 or high > self.height + 0.5:
            return False
        return all(
            right + apart <= each.x
            or each.x + each.width + apart <= x
            or high <= each.y - _BELOW
            or each.y + _ABOVE <= low
            for each in self._labels
        )

    def _clear_of_words(self, x: float, span: tuple[float, float]) -> list[tuple[float, float]]:
        low, high = span
        over = [e for e in self._labels if e.x - 1.5 < x < e.x + e.width + 1.5]
        found = []
        for each in sorted(over, key=lambda e: e.y):
            end = min(each.y - _BELOW, high)
            if low < end:
                found.append((low, end))
            low = max(low, each.y + _ABOVE)
        return [*found, *([(low, high)] if low < high else [])]

    def drawing(self) -> Drawing:
        """What is on the canvas, words above shapes."""
        for x, span, color, width, layer in self._uprights:
            for low, high in self._clear_of_words(x, span):
                self._line([(x, low), (x, high)], color, width, "-", layer)
        self._uprights.clear()
        return Drawing(self.width, self.height, (*record(self._figure), *self._labels))


def _paler(color: str, share: float) -> str:
    """So much of the colour on white."""
    parts = [int(color[at : at + 2], 16) for at in (1, 3, 5)]
    return "#" + "".join(f"{255 - int((255 - each) * share):02X}" for each in parts)


def _hatched(outline: list[Position]) -> list[tuple[Position, Position]]:
    """Lines at 45° within a closed outline, so that a fill is never told by colour alone."""
    turned = [((x + y) * _TURN, (y - x) * _TURN) for x, y in outline]
    across = [v for _, v in turned]
    first = math.ceil(min(across, default=0) / _PITCH)
    last = math.floor(max(across, default=-1) / _PITCH)
    edges = list(pairwise([*turned, *turned[:1]]))
    pieces = []
    for number in range(first, last + 1):
        level = number * _PITCH + 0.01  # never exactly through a corner
        crossings = sorted(
            u0 + (level - v0) / (v1 - v0) * (u1 - u0)
            for (u0, v0), (u1, v1) in edges
            if (v0 < level) != (v1 < level)
        )
        for start, end in zip(crossings[::2], crossings[1::2], strict=False):
            pieces.append((_back(start, level), _back(end, level)))
    return pieces


def _back(along: float, level: float) -> Position:
    return (along - level) * _TURN, (along + level) * _TURN

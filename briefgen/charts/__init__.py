"""Numbers in, picture out. To add a kind: a module in kinds/, a line in CHARTS, its title."""

import importlib
import os

from briefgen.charts.cache import Pictures, cached, pictured
from briefgen.document.tree import Chart
from briefgen.errors import ExportError
from briefgen.images import few_colors
from briefgen.tables import resolve
from briefgen.typography.drawing import Drawing, drawn_in
from briefgen.typography.faces import OwnFonts

CHARTS: dict[str, str] = {
    "bar": "briefgen.charts.kinds.bar:draw",
    "grouped": "briefgen.charts.kinds.bar:draw",
    "stacked": "briefgen.charts.kinds.stacked:draw",
    "stacked100": "briefgen.charts.kinds.stacked:draw_shares",
    "line": "briefgen.charts.kinds.line:draw",
    "area": "briefgen.charts.kinds.area:draw",
    "slope": "briefgen.charts.kinds.slope:draw",
    "dumbbell": "briefgen.charts.kinds.dumbbell:draw",
    "dot": "briefgen.charts.kinds.dot:draw",
    "multiples": "briefgen.charts.kinds.multiples:draw",
    "ratio": "briefgen.charts.kinds.ratio:draw",
    "range": "briefgen.charts.kinds.range:draw",
    "bars-table": "briefgen.charts.kinds.bars_table:draw",
    "standing": "briefgen.charts.kinds.standing:draw",
    "changes": "briefgen.charts.kinds.changes:draw",
}


def draw(chart: Chart, width: float, own: OwnFonts | None = None) -> Drawing:
    """The chart as plain data, ``width`` points wide and as high as its kind needs.

    It is set in an office's ``own`` fonts, or in ours.

    Raises:
        ExportError: there is no such kind.
    """
    if chart.kind not in CHARTS:
        known = ", ".join(CHARTS)
        raise ExportError(f"There is no chart kind “{chart.kind}”; use one of {known}.")
    drawing = cached(chart, float(width), own, _draw)
    return drawn_in(drawing, own) if own else drawing


def _draw(chart: Chart, width: float, own: OwnFonts | None) -> Drawing:
    if chart.kind not in CHARTS:
        known = ", ".join(CHARTS)
        raise ExportError(f"There is no chart kind “{chart.kind[:40]}”; there are {known}.")
    _start_matplotlib()
    kind = resolve(CHARTS[chart.kind])
    from briefgen.charts.style import set_in

    with set_in(own):
        drawing: Drawing = kind(chart, width)
    return drawing


def svg_and_png(drawing: Drawing) -> Pictures | None:
    """A drawing as SVG, and as PNG of few colors and three dots a point.

    None where no font has a letter of it.
    """
    return pictured(drawing, _pictures)


def _pictures(drawing: Drawing) -> Pictures | None:
    _start_matplotlib()
    from briefgen.charts.images import is_spelled, png, svg

    return (svg(drawing), few_colors(png(drawing))) if is_spelled(drawing) else None


def _start_matplotlib() -> None:
    os.environ["MPLBACKEND"] = "agg"  # it fails to start on a name that it does not know
    importlib.import_module("briefgen.charts.fontless")

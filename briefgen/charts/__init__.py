"""Numbers in, picture out. To add a kind: one module in kinds/, one line in CHARTS."""

import os

from briefgen.charts.cache import cached
from briefgen.errors import ExportError
from briefgen.model.document import Chart
from briefgen.model.drawing import Drawing
from briefgen.tables import resolve

CHARTS: dict[str, str] = {
    "bar": "briefgen.charts.kinds.bar:draw",
    "line": "briefgen.charts.kinds.line:draw",
    "dumbbell": "briefgen.charts.kinds.dumbbell:draw",
}


def draw(chart: Chart, width: float) -> Drawing:
    """The chart as plain data, ``width`` points wide and as high as its kind needs.

    Raises:
        ExportError: there is no such kind.
    """
    if chart.kind not in CHARTS:
        known = ", ".join(CHARTS)
        raise ExportError(f"There is no chart kind “{chart.kind}”; use one of {known}.")
    return cached(chart, float(width), _draw)


def _draw(chart: Chart, width: float) -> Drawing:
    if chart.kind not in CHARTS:
        known = ", ".join(CHARTS)
        raise ExportError(f"There is no chart kind “{chart.kind[:40]}”; there are {known}.")
    os.environ["MPLBACKEND"] = "agg"  # matplotlib fails to start on a name it does not know
    drawing: Drawing = resolve(CHARTS[chart.kind])(chart, width)
    return drawing

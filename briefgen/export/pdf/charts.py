"""The one place that asks for a chart's drawing."""

from importlib import import_module

from briefgen.model.document import Chart
from briefgen.model.drawing import Drawing


def draw_chart(chart: Chart, width: float) -> Drawing:
    """The drawing of a chart; what draws it is imported when the first chart is met."""
    drawing: Drawing = import_module("briefgen.charts").draw(chart, width)
    return drawing

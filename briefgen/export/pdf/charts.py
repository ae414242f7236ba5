"""The one place that asks for a chart's drawing."""

from briefgen.model.document import Chart
from briefgen.model.drawing import Drawing


def draw_chart(chart: Chart, width: float) -> Drawing:
    """The drawing of a chart; what draws it is imported when the first chart is met."""
    from briefgen.charts import draw

    return draw(chart, width)

"""The one place that asks for a chart's drawing."""

from collections.abc import Callable

from briefgen.document.tree import Chart
from briefgen.typography.drawing import Drawing
from briefgen.typography.faces import key_of
from briefgen.typography.look import Look


def chart_drawer(look: Look) -> Callable[[Chart, float], Drawing]:
    """What draws charts in a look's fonts; it is imported when the first chart is met."""

    def drawn(chart: Chart, width: float) -> Drawing:
        from briefgen.charts import draw

        return draw(chart, width, key_of(look.fonts))

    return drawn

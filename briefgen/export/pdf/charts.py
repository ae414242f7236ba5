"""The one place that asks for a chart's drawing."""

from collections.abc import Callable

from briefgen.document.tree import Chart
from briefgen.typography.drawing import Drawing
from briefgen.typography.faces import own_fonts
from briefgen.typography.look import Look


def chart_drawer(look: Look) -> Callable[[Chart, float], Drawing]:
    """What draws charts in a look's fonts; it is imported when the first chart is met."""

    def drawn(chart: Chart, width: float) -> Drawing:
        from briefgen.charts import draw

        return draw(chart, width, own_fonts(look.fonts))

    return drawn

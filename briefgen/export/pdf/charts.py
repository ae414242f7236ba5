"""The one place that asks for a chart's drawing."""

from collections.abc import Callable
from functools import lru_cache

from briefgen.document.tree import Chart
from briefgen.typography.drawing import Drawing
from briefgen.typography.faces import own_fonts
from briefgen.typography.look import Look


@lru_cache(maxsize=8)
def chart_drawer(look: Look) -> Callable[[Chart, float], Drawing]:
    """What draws charts in a look's fonts; it is imported when the first chart is met.

    Equal looks have one drawer, so that what was set with it is known again.
    """

    def drawn(chart: Chart, width: float) -> Drawing:
        from briefgen.charts import draw

        return draw(chart, width, own_fonts(look.fonts))

    return drawn

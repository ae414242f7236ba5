"""One total over time as an area from zero; further series are lines above it."""

from briefgen.charts.frame import labelled, opened
from briefgen.charts.period_axis import put_periods
from briefgen.charts.timeline import axis, put_grid, put_line, stretches
from briefgen.document.tree import Chart
from briefgen.typography.drawing import Drawing
from briefgen.typography.look import tone


def draw(chart: Chart, width: float) -> Drawing:
    """The first series filled down to zero where it was observed."""
    canvas, plot = opened(chart, width, axis(chart, zero=True)._replace(logarithmic=False))
    base = plot.y(0)
    for stretch in (s for each in chart.series[:1] for s in stretches(plot, each)):
        outline = [(stretch[0][0], base), *stretch, (stretch[-1][0], base)]
        if len(stretch) > 1:
            canvas.area(outline, tone(chart.series[0].rank))
    put_grid(canvas, plot, 0)
    put_periods(canvas, plot)
    for series in reversed(chart.series):
        put_line(canvas, plot, series)
    labelled(canvas, plot, chart)
    return canvas.drawing()

"""Lines over time with their names and last values at the end; gaps stay open."""

from briefgen.charts.fan import put_fan
from briefgen.charts.frame import labelled, opened
from briefgen.charts.period_axis import put_periods
from briefgen.charts.timeline import axis, put_grid, put_line
from briefgen.document.tree import Chart
from briefgen.typography.drawing import Drawing


def draw(chart: Chart, width: float) -> Drawing:
    """One line a series; what is projected is dashed; values are labelled at the last point."""
    canvas, plot = opened(chart, width, axis(chart))
    put_grid(canvas, plot, 0)
    put_periods(canvas, plot)
    put_fan(canvas, plot, chart.series)
    for series in sorted(chart.series, key=lambda each: -each.rank):
        put_line(canvas, plot, series)
    labelled(canvas, plot, chart)
    return canvas.drawing()

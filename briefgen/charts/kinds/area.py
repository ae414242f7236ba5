"""One total over time as an area from zero; further series are lines above it."""

from briefgen.charts.ends import end_labels, end_room
from briefgen.charts.sheet import Sheet
from briefgen.charts.timeline import (
    YEARS,
    Box,
    Plot,
    axis,
    has_projection,
    put_breaks,
    put_gaps,
    put_grid,
    put_line,
    put_projected,
    put_years,
    stretches,
)
from briefgen.model.document import Chart
from briefgen.model.drawing import Drawing
from briefgen.model.look import tone

NARROW, WIDE = 150.0, 190.0  # heights
TOP, PROJECTED = 13.0, 11.0


def draw(chart: Chart, width: float) -> Drawing:
    """The first series filled down to zero where it was observed."""
    sheet = Sheet(width, WIDE if width > 300 else NARROW)
    values = axis(chart, zero=True)._replace(logarithmic=False)
    top = sheet.height - TOP - (PROJECTED if has_projection(chart.series) else 0)
    right = sheet.width - end_room(chart.categories, chart.series, sheet.width)
    plot = Plot(chart, values, Box(values.room, YEARS, right, top))
    base = plot.y(0)
    for stretch in (s for each in chart.series[:1] for s in stretches(plot, each)):
        outline = [(stretch[0][0], base), *stretch, (stretch[-1][0], base)]
        if len(stretch) > 1:
            sheet.area(outline, tone(chart.series[0].rank))
    put_grid(sheet, plot, 0)
    put_years(sheet, plot)
    for series in reversed(chart.series):
        put_line(sheet, plot, series)
    end_labels(sheet, plot, chart.series)
    put_projected(sheet, plot, chart.series)
    put_breaks(sheet, plot)
    put_gaps(sheet, plot, chart.series)
    return sheet.drawing()

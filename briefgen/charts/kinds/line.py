"""Lines over time with their names and last values at the end; gaps stay open."""

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
)
from briefgen.model.document import Chart
from briefgen.model.drawing import Drawing

NARROW, WIDE = 150.0, 190.0  # heights
TOP, PROJECTED = 13.0, 11.0


def draw(chart: Chart, width: float) -> Drawing:
    """One line a series; what is projected is dashed; values are labelled at the last point."""
    sheet = Sheet(width, WIDE if width > 300 else NARROW)
    values = axis(chart)
    top = sheet.height - TOP - (PROJECTED if has_projection(chart.series) else 0)
    right = sheet.width - end_room(chart.categories, chart.series, sheet.width)
    plot = Plot(chart, values, Box(values.room, YEARS, right, top))
    put_grid(sheet, plot, 0)
    put_years(sheet, plot)
    for series in sorted(chart.series, key=lambda each: -each.rank):
        put_line(sheet, plot, series)
    end_labels(sheet, plot, chart.series)
    put_projected(sheet, plot, chart.series)
    put_breaks(sheet, plot)
    put_gaps(sheet, plot, chart.series)
    return sheet.drawing()

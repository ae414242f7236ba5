"""What lines and areas over time have in common: the plot, and what stands around its lines."""

from briefgen.charts.canvas import Canvas
from briefgen.charts.ends import end_labels, end_room
from briefgen.charts.timeline import (
    YEARS,
    Axis,
    Box,
    Plot,
    has_projection,
    put_breaks,
    put_gaps,
    put_projected,
)
from briefgen.document.tree import Chart

NARROW, WIDE, LOW = 150.0, 190.0, 120.0  # heights
TOP, PROJECTED = 13.0, 11.0


def opened(chart: Chart, width: float, values: Axis) -> tuple[Canvas, Plot]:
    """An empty canvas, and the plot on it with room for the labels at the ends of lines."""
    canvas = Canvas(width, LOW if chart.low else WIDE if width > 300 else NARROW)
    top = canvas.height - TOP - (PROJECTED if has_projection(chart.series) else 0)
    right = canvas.width - end_room(chart.categories, chart.series, canvas.width)
    return canvas, Plot(chart, values, Box(values.room, YEARS, right, top))


def labelled(canvas: Canvas, plot: Plot, chart: Chart) -> None:
    """Names and last values, what is projected, where counting changed, where data are missing."""
    end_labels(canvas, plot, chart.series)
    put_projected(canvas, plot, chart.series)
    put_breaks(canvas, plot)
    put_gaps(canvas, plot, chart.series)

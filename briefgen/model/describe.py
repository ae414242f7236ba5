"""Words for people who do not see a picture, written from its data."""

from msgspec.structs import replace

from briefgen.model.document import Chart, Series
from briefgen.model.runs import plain

_KINDS = {"bar": "Bar chart", "line": "Line chart", "dumbbell": "Dot chart"}
_LISTED = 12  # data points that alt text names one by one


def describe_chart(chart: Chart) -> Chart:
    """The chart with alt text: its kind and measure, then every point or each line's ends."""
    opening = f"{_KINDS.get(chart.kind, 'Chart')}. {plain(chart.subtitle)}."
    count = sum(1 for series in chart.series for point in series.points if point.amount is not None)
    if count <= _LISTED:
        body = " ".join(_all_points(chart, series) for series in chart.series)
    else:
        body = " ".join(_ends(chart, series) for series in chart.series)
    return replace(chart, alt=f"{opening} {body}".strip())


def _all_points(chart: Chart, series: Series) -> str:
    shown = [
        f"{category} {point.text}{' (projected)' if point.projected else ''}"
        for category, point in zip(chart.categories, series.points, strict=True)
        if point.amount is not None
    ]
    name = f"{series.name}: " if len(chart.series) > 1 else ""
    return f"{name}{'; '.join(shown)}."


def _ends(chart: Chart, series: Series) -> str:
    known = [
        (category, point)
        for category, point in zip(chart.categories, series.points, strict=True)
        if point.amount is not None
    ]
    if not known:
        return f"{series.name}: no data."
    (start, first), (end, last) = known[0], known[-1]
    top_category, top = max(known, key=lambda pair: pair[1].amount or 0)
    peak = f", highest {top.text} in {top_category}" if top_category not in (start, end) else ""
    return f"{series.name}: {first.text} in {start}, {last.text} in {end}{peak}."

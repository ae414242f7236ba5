"""From indicators to what a chart draws: one function for each shape of data."""

from collections.abc import Callable

from briefgen.compose.charting import changes, rows, standing, time, wholes
from briefgen.compose.charting.asked import Asked, Data

_SHAPES: dict[str, Callable[[Asked], Data]] = {
    "bar": rows.one_period,
    "grouped": time.by_period,
    "stacked": wholes.parts,
    "stacked100": wholes.shares,
    "line": time.over_time,
    "area": time.as_total,
    "slope": time.first_and_last,
    "dumbbell": rows.gapped,
    "dot": rows.one_period,
    "multiples": wholes.panels,
    "ratio": rows.against,
    "range": rows.estimates,
    "bars-table": rows.dated_rows,
    "standing": standing.standings,
    "changes": changes.side_by_side,
}


def data_for(kind: str, asked: Asked) -> Data:
    """The data of a chart of this kind.

    Raises:
        TemplateError: nobody compared has figures in common.
    """
    return _SHAPES[kind](asked)

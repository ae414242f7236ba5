"""A row of the table: what was done, what it took, what it should take."""

import msgspec

_WIDTHS = (74, 30, 12)


class Row(msgspec.Struct, frozen=True):
    """``met`` is None where there is no goal, or nothing was measured."""

    what: str
    figure: str
    goal: str = ""
    met: bool | None = None


def at_most(what: str, value: float, most: float, unit: str, beside: str = "") -> Row:
    """A figure that should be no larger; ``beside`` tells more of it."""
    return Row(what, _figure(value, unit, beside), f"≤ {most:g} {unit}", value <= most)


def at_least(what: str, value: float, least: float, unit: str, beside: str = "") -> Row:
    """A figure that should be no smaller."""
    return Row(what, _figure(value, unit, beside), f"≥ {least:g} {unit}", value >= least)


def unmeasured(what: str, why: str, goal: str = "") -> Row:
    """A row that says why there is no figure."""
    return Row(what, why, goal)


def line(row: Row) -> str:
    """The row as it is printed."""
    said = {True: "met", False: "NOT MET", None: ""}[row.met]
    cells = zip((row.what, row.figure, row.goal), _WIDTHS, strict=True)
    return f"{'  '.join(f'{text:<{width}}' for text, width in cells)}  {said}".rstrip()


def _figure(value: float, unit: str, beside: str) -> str:
    told = f"{value:.2f}" if value < 10 else f"{value:.0f}"
    return f"{told} {unit}" + (f" ({beside})" if beside else "")

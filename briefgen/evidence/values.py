"""Numbers in prose: not digits but references to figures, an operation and how to show the result.

A reference is written ``value:genai_patents_wipo/China/2014%E2%80%932023`` or, with an operation,
``value:ratio:genai_patents_wipo/China/…:genai_patents_wipo/United%20States/…``; a format other than
the full one follows a ``#``. Every part is percent-encoded on its own.
"""

from collections.abc import Mapping
from enum import StrEnum
from urllib.parse import quote, unquote

import msgspec

from briefgen.evidence.formatting import (
    AMERICAN,
    format_amount,
    format_number,
    format_percent,
    format_spoken,
)
from briefgen.evidence.indicators import Amount, Indicator, Unit, figure

SCHEME = "value:"
_DIGITS = 12  # decimals of a difference; what lies below is the rounding of computers


class Operation(StrEnum):
    """What is done with the cells, in order.

    amount: the one cell. ratio: first / second. difference: first − second (shares: in points).
    excess: how many per cent the first is above the second. share: first as per cent of second.
    change: first − second over time. growth: per cent from second to first over time. fall: by how
    many per cent the second, later figure is below the first.
    rank: place of the first among all, 1 the largest.
    """

    AMOUNT = "amount"
    RATIO = "ratio"
    DIFFERENCE = "difference"
    EXCESS = "excess"
    SHARE = "share"
    CHANGE = "change"
    GROWTH = "growth"
    FALL = "fall"
    RANK = "rank"


class ValueFormat(StrEnum):
    """Full has the unit's symbol (``$12.4 billion``, ``4,520 TWh``); bare has only the digits.

    Spoken is a ratio as it is said aloud: ``six``.
    """

    FULL = "full"
    BARE = "bare"
    SPOKEN = "spoken"


class Cell(msgspec.Struct, frozen=True):
    """The name of one figure."""

    indicator: str
    entity: str
    period: str


class Reference(msgspec.Struct, frozen=True):
    """What a value stands for."""

    cells: tuple[Cell, ...]
    operation: Operation = Operation.AMOUNT
    format: ValueFormat = msgspec.field(default=ValueFormat.FULL, name="form")  # in files

    def __post_init__(self) -> None:
        """Refuse what cannot be computed, from whatever file it comes.

        Raises:
            ValueError: the operation needs another number of figures.
        """
        needed = 1 if self.operation in (Operation.AMOUNT, Operation.RANK) else 2
        count = len(self.cells)
        if count < needed or (count > needed and self.operation is not Operation.RANK):
            raise ValueError(f"A value of the kind “{self.operation}” cannot have {count} figures")


class MissingFigureError(LookupError):
    """A reference names a figure that the data do not have."""

    def __init__(self, cell: Cell) -> None:
        """Name the figure."""
        super().__init__(f"No figure for {cell.entity}, {cell.period} in {cell.indicator}.")
        self.cell = cell


def write_reference(reference: Reference) -> str:
    """The reference as text, for the outline and the clipboard."""
    cells = ":".join(
        "/".join(quote(part, safe="") for part in (c.indicator, c.entity, c.period))
        for c in reference.cells
    )
    operation = "" if reference.operation is Operation.AMOUNT else f"{reference.operation}:"
    form = "" if reference.format is ValueFormat.FULL else f"#{reference.format}"
    return f"{SCHEME}{operation}{cells}{form}"


def read_reference(text: str) -> Reference:
    """Read what ``write_reference`` wrote.

    Raises:
        ValueError: the text is not a reference.
    """
    if not text.startswith(SCHEME):
        raise ValueError(f"“{text}” is not a value.")
    body, _, form = text.removeprefix(SCHEME).partition("#")
    parts = body.split(":")
    operation = Operation(parts.pop(0)) if parts[0] in set(Operation) else Operation.AMOUNT
    cells = []
    for part in parts:
        names = part.split("/")
        if len(names) != 3 or not all(names):
            raise ValueError(f"“{text}” does not name indicator/entity/period.")
        cells.append(Cell(*map(unquote, names)))
    if not cells:
        raise ValueError(f"“{text}” names no figure.")
    return Reference(tuple(cells), operation, ValueFormat(form) if form else ValueFormat.FULL)


def compute(reference: Reference, indicators: Mapping[str, Indicator]) -> Amount:
    """The number a reference stands for, in the indicator's own unit, per cent or a bare ratio.

    Raises:
        MissingFigureError: a figure is not in the data.
        ZeroDivisionError: the operation would divide by zero.
    """
    amounts = [_amount(cell, indicators) for cell in reference.cells]
    first, rest = amounts[0], amounts[1:]
    match reference.operation:
        case Operation.AMOUNT:
            return first
        case Operation.RATIO:
            return first / rest[0]
        case Operation.DIFFERENCE | Operation.CHANGE:
            return round(first - rest[0], _DIGITS)  # 2.84 − 2.19 is 0.65
        case Operation.EXCESS | Operation.GROWTH:
            return (first / rest[0] - 1) * 100
        case Operation.SHARE:
            return first / rest[0] * 100
        case Operation.FALL:
            return (1 - rest[0] / first) * 100
        case Operation.RANK:
            return 1 + sum(each > first for each in rest)


def show(
    reference: Reference, indicators: Mapping[str, Indicator], language: str = AMERICAN
) -> str:
    """The value as it reads in a sentence of this language.

    Raises:
        MissingFigureError: a figure is not in the data.
        ZeroDivisionError: the operation would divide by zero.
    """
    amount = compute(reference, indicators)
    unit = indicators[reference.cells[0].indicator].unit
    match reference.operation:
        case Operation.RATIO if reference.format is ValueFormat.SPOKEN:
            return format_spoken(amount)
        case Operation.RATIO:
            return format_number(amount, 0 if abs(amount) >= 10 else 1).removesuffix(".0")
        case Operation.EXCESS | Operation.GROWTH | Operation.FALL | Operation.SHARE:
            return format_percent(amount)
        case Operation.RANK:
            return format_number(amount, 0)
        case Operation.DIFFERENCE | Operation.CHANGE if unit.symbol == "%":
            return format_number(amount, 1).removesuffix(".0")
        case _:
            shown = _bare(unit) if reference.format is ValueFormat.BARE else unit
            return format_amount(amount, shown, language)


def _amount(cell: Cell, indicators: Mapping[str, Indicator]) -> Amount:
    indicator = indicators.get(cell.indicator)
    found = indicator and figure(indicator, cell.entity, cell.period)
    if not found:
        raise MissingFigureError(cell)
    return found.amount


def _bare(unit: Unit) -> Unit:
    return unit if unit.symbol == "$" else msgspec.structs.replace(unit, symbol="")

"""Numbers in prose: not digits but references to figures, an operation and how to show the result.

A reference is written ``value:genai_patents_wipo/China/2014%E2%80%932023`` or, with an operation,
``value:ratio:genai_patents_wipo/China/…:genai_patents_wipo/United%20States/…``; a format other than
the full one follows a ``#``. Every part is percent-encoded on its own.
"""

import statistics
from collections.abc import Mapping
from enum import StrEnum
from urllib.parse import quote, unquote

import msgspec

from briefgen.evidence.formatting import (
    AMERICAN,
    format_amount,
    format_count,
    format_fold,
    format_number,
    format_ordinal,
    format_percent,
    format_ratio,
    format_spoken,
    format_times,
    given_decimals,
    kept,
    shared_decimals,
)
from briefgen.evidence.indicators import Amount, Better, Indicator, Unit, figure
from briefgen.evidence.periods import Status, read_period

SCHEME = "value:"
_DIGITS = 12  # decimals of a result; what lies below is the rounding of computers


class Operation(StrEnum):
    """What is done with the cells, in order.

    amount: the one cell. ratio: first / second. difference: first − second (shares: in points).
    excess: how many per cent the first is above the second. share: first as per cent of second.
    change: first − second over time. growth: per cent from second to first over time. fall: by how
    many per cent the second, later figure is below the first.
    rank: place of the first among all, 1 the best. median, average, quartiles: of all cells, the
    quartiles as of a whole population. meeting: how many of the others reach the first, a target.
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
    MEDIAN = "median"
    AVERAGE = "average"
    MEETING = "meeting"
    LOWER_QUARTILE = "lower_quartile"
    UPPER_QUARTILE = "upper_quartile"


QUARTILES = (Operation.LOWER_QUARTILE, Operation.UPPER_QUARTILE)
MIDDLE = (Operation.MEDIAN, Operation.AVERAGE, *QUARTILES)  # numbers that nobody need have
MANY = (Operation.RANK, Operation.MEETING, *MIDDLE)


class ValueFormat(StrEnum):
    """Full has the unit's symbol (``$12.4 billion``, ``4,520 TWh``); bare has only the digits.

    Spoken is a ratio as it is said aloud: ``six``, or a number of things in a word. Times is one
    before what it is a multiple of: ``twice``, ``6.1 times``; fold what grows so: ``triple``.
    Opposite has the other sign: what a deficit is of.
    """

    FULL = "full"
    BARE = "bare"
    SPOKEN = "spoken"
    OPPOSITE = "opposite"
    TIMES = "times"
    FOLD = "fold"


class Cell(msgspec.Struct, frozen=True, gc=False):
    """The name of one figure."""

    indicator: str
    entity: str
    period: str


class Reference(msgspec.Struct, frozen=True, gc=False):
    """What a value stands for; ``decimals`` where a sentence needs more than the unit has."""

    cells: tuple[Cell, ...]
    operation: Operation = Operation.AMOUNT
    format: ValueFormat = msgspec.field(default=ValueFormat.FULL, name="form")  # in files
    decimals: int = -1

    def __post_init__(self) -> None:
        """Refuse what cannot be computed, from whatever file it comes.

        Raises:
            ValueError: the operation needs another number of figures.
        """
        single = (Operation.AMOUNT, Operation.RANK, *MIDDLE)
        needed = 1 if self.operation in single else 2
        count = len(self.cells)
        if count < needed or (count > needed and self.operation not in MANY):
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
    decimals = "" if reference.decimals < 0 else f"@{reference.decimals}"
    return f"{SCHEME}{operation}{cells}{form}{decimals}"


def read_reference(text: str) -> Reference:
    """Read what ``write_reference`` wrote.

    Raises:
        ValueError: the text is not a reference.
    """
    if not text.startswith(SCHEME):
        raise ValueError(f"“{text}” is not a value.")
    said, _, decimals = text.removeprefix(SCHEME).partition("@")
    body, _, form = said.partition("#")
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
    format = ValueFormat(form) if form else ValueFormat.FULL
    return Reference(tuple(cells), operation, format, int(decimals) if decimals else -1)


def compute(reference: Reference, indicators: Mapping[str, Indicator]) -> Amount:
    """The number a reference stands for, in the indicator's own unit, per cent or a bare ratio.

    Raises:
        MissingFigureError: a figure is not in the data.
        ZeroDivisionError: the operation would divide by zero.
    """
    amounts = [_amount(cell, indicators) for cell in reference.cells]
    better = indicators[reference.cells[0].indicator].better
    first, rest = amounts[0], amounts[1:]
    match reference.operation:
        case Operation.AMOUNT:
            return first
        case Operation.RATIO:
            return round(first / rest[0], _DIGITS)
        case Operation.DIFFERENCE | Operation.CHANGE:
            return round(first - rest[0], _DIGITS)  # 2.84 − 2.19 is 0.65
        case Operation.EXCESS | Operation.GROWTH:
            return round((first / rest[0] - 1) * 100, _DIGITS)
        case Operation.SHARE:
            return round(first / rest[0] * 100, _DIGITS)
        case Operation.FALL:
            return round((1 - rest[0] / first) * 100, _DIGITS)
        case Operation.RANK:
            return 1 + sum(_is_better(each, first, better) for each in rest)
        case Operation.MEETING:
            return sum(not _is_better(first, each, better) for each in rest)
        case Operation.MEDIAN:
            return round(statistics.median(amounts), _DIGITS)
        case Operation.AVERAGE:
            return round(statistics.fmean(amounts), _DIGITS)
        case Operation.LOWER_QUARTILE | Operation.UPPER_QUARTILE:
            several = amounts if rest else amounts * 2
            low, _, high = statistics.quantiles(several, n=4, method="inclusive")
            return round(low if reference.operation is Operation.LOWER_QUARTILE else high, _DIGITS)


def _is_better(one: Amount, other: Amount, better: Better) -> bool:
    return one < other if better is Better.LOWER else one > other


def decimals_of(indicator: Indicator, period: str, entity: str = "") -> int:
    """The decimals that amounts of one time share: the unit's, or as many as were given.

    An average or a target (``entity``) may have more.

    Two of them at most below ten, else one; money has two below a hundred, else none.
    """
    unit = indicator.unit
    if unit.decimals >= 0:
        return unit.decimals
    read = read_period(period)
    rivals = indicator.labels_by_end.get(read.end, ())
    labels = {period, *rivals} if read.status is Status.PROJECTION else {period}
    amounts = [a for label in labels for a in indicator.amounts_by_label.get(label, ())]
    if entity in (indicator.target, indicator.benchmark):
        own = figure(indicator, entity, period)
        amounts += [own.amount] if own else []
    return shared_decimals([each * unit.factor for each in amounts], unit)


def show(
    reference: Reference, indicators: Mapping[str, Indicator], language: str = AMERICAN
) -> str:
    """The value as it reads in a sentence of this language.

    Raises:
        MissingFigureError: a figure is not in the data.
        ZeroDivisionError: the operation would divide by zero.
    """
    amount = compute(reference, indicators)
    cell = reference.cells[0]
    indicator = indicators[cell.indicator]
    unit = indicator.unit
    match reference.operation:
        case Operation.RATIO if reference.format is ValueFormat.SPOKEN:
            return format_spoken(amount)
        case Operation.RATIO if reference.format is ValueFormat.TIMES:
            return format_times(amount)
        case Operation.RATIO if reference.format is ValueFormat.FOLD:
            return format_fold(amount)
        case Operation.RATIO:
            return format_ratio(amount)
        case Operation.EXCESS | Operation.GROWTH | Operation.FALL | Operation.SHARE:
            return format_percent(amount, reference.decimals)
        case Operation.RANK if reference.format is ValueFormat.SPOKEN:
            return format_ordinal(int(amount))
        case Operation.RANK:
            return format_number(amount, 0)
        case Operation.MEETING:
            return format_count(int(amount)) if amount else "none"
        case Operation.DIFFERENCE | Operation.CHANGE if unit.symbol == "%":
            return format_number(amount, kept(amount, decimals_of(indicator, cell.period)))
        case _:
            shown = _bare(unit) if reference.format is ValueFormat.BARE else unit
            shown_amount = -amount if reference.format is ValueFormat.OPPOSITE else amount
            own = reference.decimals
            decimals = own if own >= 0 else decimals_of(indicator, cell.period, cell.entity)
            if reference.operation in MIDDLE and decimals == 0 and given_decimals(amount):
                decimals = 1  # of 1 and 2 it is 1.5
            return format_amount(shown_amount, shown, language, decimals)


def _amount(cell: Cell, indicators: Mapping[str, Indicator]) -> Amount:
    indicator = indicators.get(cell.indicator)
    found = indicator and figure(indicator, cell.entity, cell.period)
    if not found:
        raise MissingFigureError(cell)
    return found.amount


def _bare(unit: Unit) -> Unit:
    return unit if unit.symbol == "$" else msgspec.structs.replace(unit, symbol="")

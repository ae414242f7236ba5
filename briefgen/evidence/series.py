"""What charts draw: points, and the series they belong to."""

import msgspec

from briefgen.evidence.indicators import Amount, is_plausible
from briefgen.evidence.values import Reference


class Point(msgspec.Struct, frozen=True, gc=False):
    """One datum of a chart. ``amount`` None is a gap; ``projected`` is drawn open or dashed.

    ``rank`` is whose colour it has when that is not the series' own.
    """

    amount: Amount | None
    text: str = ""  # as it is labelled
    reference: Reference | None = None
    projected: bool = False
    rank: int = -1

    def __post_init__(self) -> None:
        """Refuse what cannot be drawn."""
        if self.amount is not None and not is_plausible(self.amount):
            raise ValueError("This number is too large or too small to be drawn")


class Series(msgspec.Struct, frozen=True):
    """What a chart draws in one colour. ``rank`` 0 is the subject, 1 the first comparator, ….

    Series of one ``panel`` share one of the small multiples.
    """

    name: str
    rank: int
    points: tuple[Point, ...]
    panel: str = ""


class Level(msgspec.Struct, frozen=True):
    """What amounts are held against, a target or an average: a line across the chart."""

    name: str
    amount: Amount
    text: str = ""  # as it is labelled
    reference: Reference | None = None

    def __post_init__(self) -> None:
        """Refuse what cannot be drawn."""
        if not is_plausible(self.amount):
            raise ValueError("This number is too large or too small to be drawn")

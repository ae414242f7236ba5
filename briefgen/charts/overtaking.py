"""When one of the two compared passes the other: on the page as in Word."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefgen.document.tree import Series
from briefgen.evidence.indicators import Amount

COMPARED = (0, 1)  # ranks
MOST = 2  # who pass each other more often change places; no single time is worth a mark


class Overtaking(NamedTuple):
    """Between which periods, at what part of the way, two lines meet, and who is higher since."""

    start: int
    end: int
    share: float
    higher: Series

    def words(self, when: str) -> str:
        """``China higher since 2010``."""
        return f"{self.higher.name} higher since {when}"


def overtakings(
    series: Sequence[Series],
    breaks: Sequence[int] = (),
    scaled: Callable[[Amount], float] = float,
) -> list[Overtaking]:
    """Each change of sign of the difference of what was observed; none where there are many.

    ``breaks`` are periods from which on something else was counted, ``scaled`` makes a height of
    an amount.
    """
    pair = [[each for each in series if each.rank == rank] for rank in COMPARED]
    if [len(each) for each in pair] != [1, 1]:
        return []
    (one,), (other,) = pair
    both = [
        (n, scaled(a.amount) - scaled(b.amount))
        for n, (a, b) in enumerate(zip(one.points, other.points, strict=True))
        if a.amount is not None and b.amount is not None and not (a.projected or b.projected)
    ]
    found = []
    for (start, before), (end, after) in pairwise([each for each in both if each[1]]):
        if (before > 0) == (after > 0) or any(start < each <= end for each in breaks):
            continue
        higher = one if after > 0 else other
        level = [n for n, apart in both if start < n < end and not apart]
        if level:
            found.append(Overtaking(level[-1], end, 0.0, higher))
        else:
            found.append(Overtaking(start, end, before / (before - after), higher))
    return found if len(found) <= MOST else []

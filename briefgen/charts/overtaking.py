"""When one of the two compared passes the other: on the page as in Word."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefgen.document.tree import Series
from briefgen.evidence.indicators import Amount

COMPARED = (0, 1)  # ranks
MOST = 2  # who pass each other more often change places; no single time is worth a mark


class Overtaking(NamedTuple):
    """Between which periods, at what part of the way, two lines meet, and who is higher since.

    ``lasting`` unless both are level again later.
    """

    start: int
    end: int
    share: float
    higher: Series
    lower: Series
    lasting: bool = True

    def words(self, when: str) -> str:
        """``China higher since 2010``."""
        return f"{self.higher.name} higher {'since' if self.lasting else 'in'} {when}"


def overtakings(
    series: Sequence[Series],
    breaks: Sequence[int] = (),
    scaled: Callable[[Amount], float] = float,
) -> list[Overtaking]:
    """The changes that are worth a mark; none where there are many.

    ``breaks`` are periods from which on something else was counted, ``scaled`` makes a height of
    an amount.
    """
    found = changes(series, breaks, scaled)
    return found if len(found) <= MOST else []


def _is_behind(place: int, end: int, breaks: Sequence[int]) -> bool:
    """Whether something else was counted from after ``end`` on, and still is at this place."""
    return any(end < each <= place for each in breaks)


def changes(
    series: Sequence[Series],
    breaks: Sequence[int] = (),
    scaled: Callable[[Amount], float] = float,
) -> list[Overtaking]:
    """Each change of sign of the difference of what was observed.

    Lines that are not drawn between, for want of figures, meet nowhere: the first period in which
    the other is higher stands for it.
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
        sides = (one, other) if after > 0 else (other, one)
        level = [n for n, apart in both if start < n < end and not apart]
        share = 0.0 if level else before / (before - after)
        last = level[-1] if level else start
        share = share if last + 1 == end else 1.0
        lasting = all(apart for n, apart in both if n > end)
        if any((apart > 0) != (after > 0) for n, apart in both if _is_behind(n, end, breaks)):
            continue  # by what is counted now the other is higher
        found.append(Overtaking(last, end, share, *sides, lasting))
    return found

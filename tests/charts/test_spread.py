"""Labels that would stand on each other are moved apart, and no further than that takes."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.charts.scale import spread

HIGH = 1000.0


@pytest.mark.parametrize(
    ("wanted", "places"),
    [
        ([], []),
        ([10.0, 40.0], [10.0, 40.0]),
        ([10.0, 12.0], [5.0, 17.0]),
        ([0.0, 10.0, 12.0, 14.0, 16.0, 90.0], [0.0, 12.0, 24.0, 36.0, 48.0, 90.0]),
        ([995.0, 999.0], [988.0, 1000.0]),
    ],
)
def test_what_touches_moves_apart_to_both_sides(wanted: list[float], places: list[float]) -> None:
    assert spread(wanted, 12.0, 0.0, HIGH) == pytest.approx(places)


@given(st.lists(st.floats(0, 200), max_size=12).map(sorted))
def test_they_are_apart_and_what_touches_nothing_stays(wanted: list[float]) -> None:
    places = spread(wanted, 12.0, 0.0, HIGH)
    gaps = [after - before for before, after in pairwise(places)]
    assert all(gap >= 12 - 1e-6 for gap in gaps)
    assert all(0 <= each <= HIGH for each in places)
    clear = [n for n, each in enumerate(wanted) if _is_clear(places, n, each)]
    assert all(places[n] == pytest.approx(wanted[n]) for n in clear)


def _is_clear(places: list[float], number: int, wanted: float) -> bool:
    """Whether a place is where it would be if no other touched it."""
    others = [each for n, each in enumerate(places) if n != number]
    return all(abs(each - wanted) > 12.001 + 12 * len(places) for each in others)

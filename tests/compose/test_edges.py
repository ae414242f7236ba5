"""Where one way of telling ends and another begins: on both sides of each threshold."""

import pytest
from msgspec.structs import replace

from briefgen.evidence.indicators import Amount, Better, Figure, Indicator, Phrases, Quantity, Unit
from tests.compose.test_lawful import CITIES, PERCENT, figures, series, told

UNIT = Unit("unit", "units")
DAYS = Unit("day", "days")


@pytest.mark.parametrize(
    ("amounts", "said"),
    [
        # a handful is no base of a ratio; three are
        ((60, 2), "Ashby had 60 in 2024, against 2 in Borden."),
        ((60, 3), "Ashby had 60 in 2024, 20 times 3 in Borden."),
        # who has as much is not ahead; who has more is
        ((30, 20, 30), "Ashby had 30 in 2024, 50% more than 20 in Borden."),
        ((30, 20, 31), "Ashby had 30 in 2024, 50% more than 20 in Borden; ahead of both was "
                       "Corley, with 31."),
        # what reads as twice is told so
        ((389, 200), "Ashby had 389 in 2024, 95% more than 200 in Borden."),
        ((391, 200), "Ashby had 391 in 2024, twice 200 in Borden."),
        ((412, 200), "Ashby had 412 in 2024, 2.1 times 200 in Borden."),
        # so near that it is no lead
        ((1000, 951), "Ashby had 1,000 in 2024, nearly the same as 951 in Borden."),
        ((1000, 949), "Ashby had 1,000 in 2024, 5.4% more than 949 in Borden."),
    ],
)  # fmt: skip
def test_two_on_either_side(amounts: tuple[Amount, ...], said: str) -> None:
    assert told(figures(*amounts, unit=UNIT)) == said


def test_a_handful_is_no_wide_margin_either() -> None:
    two, three = figures(60, 2, unit=UNIT), figures(60, 3, unit=UNIT)
    for text in ("{{ indicators | standing }}", "{{ indicators | spoken }}"):
        assert "wide" not in told(two, text=text)
        assert "to one" not in told(two, text=text)
    assert "by a wide margin" in told(three, text="{{ indicators | standing }}")
    assert "about 20 to one" in told(three, text="{{ indicators | spoken }}")


@pytest.mark.parametrize(
    ("amounts", "said"),
    [((1_388_889, 0.9), "1,500,000 times 0.9 W"), ((2010, 2.0), "1,000 times"),
     ((1_996, 2), "998 times")],
)  # fmt: skip
def test_a_ratio_has_no_more_digits_than_it_can_have(
    amounts: tuple[Amount, ...], said: str
) -> None:
    assert said in told(figures(*amounts, unit=Unit("watt", "watts", "W"), scale=Quantity.RATE))


def test_a_noun_within_another_word_is_not_the_noun() -> None:
    tons = figures(20, 10, unit=Unit("ton", "tons"), scale=Quantity.RATE)
    lead = "{place} burned {amount} under the Washington rule in {period}"
    assert told(replace(tons, phrases=Phrases(lead=lead, against="{amount} in {place}"))) == (
        "Ashby burned 20 tons under the Washington rule in 2024, twice 10 in Borden."
    )
    ships = figures(1, unit=Unit("ship", "ships"))
    lead = "In {place} the townships counted {amount} ships in {period}"
    assert told(replace(ships, phrases=Phrases(lead=lead)), of=1) == (
        "In Ashby the townships counted 1 ship in 2024."
    )


def test_the_last_year_for_both_is_set_off_where_the_sentence_goes_on() -> None:
    things = figures(20, 10, unit=UNIT)
    later = Figure("Ashby", "2025", 30)
    things = replace(things, figures=(*things.figures, later))
    lead = "{place} ended {period} with {amount}"
    assert told(replace(things, phrases=Phrases(lead=lead))).startswith(
        "Ashby ended 2024, the last year for both, with 20"
    )


def test_of_three_with_the_least_each_is_named_of_four_their_number() -> None:
    three = figures(9, 8, 7, 1, 1, 1, unit=UNIT)
    assert told(three, of=6).endswith("compared, Denby, Elmley and Farley had the lowest, 1.")
    four = figures(9, 8, 1, 1, 1, 1, unit=UNIT)
    assert told(four, of=6).endswith("compared, four of them had the lowest, 1.")


def test_a_median_is_told_of_five_and_not_of_four() -> None:
    five = figures(9, 1, 5, 7, 2, unit=UNIT, complete=True)
    assert "The median of the five was 5." in told(five)
    assert "median" not in told(figures(9, 1, 5, 7, unit=UNIT, complete=True))


def _days(*amounts: Amount) -> Indicator:
    made = figures(*amounts, unit=DAYS, scale=Quantity.RATE, complete=True)
    more = zip(("Gatley", "Harby"), amounts[len(CITIES) :], strict=False)
    added = tuple(Figure(city, "2024", each) for city, each in more)
    return replace(made, figures=(*made.figures, *added))


def test_the_middle_half_is_told_of_eight_and_not_of_seven() -> None:
    # of 10, 20 … 80 the quartiles are at places 2.75 and 6.25: 27.5 and 62.5
    eight = _days(10, 20, 30, 40, 50, 60, 70, 80)
    assert told(eight, of=1).endswith(
        "The median of the eight was 45 days; half of them lay between 27.5 and 62.5 days."
    )
    assert "half of them" not in told(_days(10, 20, 30, 40, 50, 60, 70), of=1)
    counted = figures(*range(10, 70, 10), unit=UNIT, complete=True)
    assert "half of them" not in told(counted, of=1)


def test_who_exactly_meets_a_target_has_reached_it() -> None:
    share = figures(95, 90, 95, unit=PERCENT, scale=Quantity.SHARE_OF_OWN, target="Corley")
    assert told(share).endswith("The target of 95% was reached by one of the two.")
    less = figures(95, 96, 95, unit=DAYS, scale=Quantity.RATE, better=Better.LOWER, target="Corley")
    assert told(less).endswith("The target of 95 days was reached by one of the two.")


def _grown(last: Amount, other: Amount) -> str:
    rows = {"2020": (10, 10), "2021": (10, 10), "2022": (10, 10), "2024": (last, other)}
    return told(series(UNIT, Quantity.COUNT, rows), text="x {{ indicators | trend }}")


def test_growth_beyond_a_hundredfold_is_not_told() -> None:
    assert _grown(1000, 40) == (
        "x Since 2020 the number has grown 100-fold in Ashby and 4-fold in Borden."
    )
    assert _grown(1001, 40) == "x"


def test_times_are_for_both_or_for_neither() -> None:
    assert "3-fold in Ashby and 1.1-fold in Borden" in _grown(30, 11)
    assert "by 200% in Ashby and by 8% in Borden" in _grown(30, 10.8)
    assert "by 190% in Ashby and by 10% in Borden" in _grown(29, 11)


@pytest.mark.parametrize(
    ("amounts", "said"),
    [((20, 10), "by a wide margin in it"), ((19, 10), "leads in it")],
)
def test_a_wide_margin_begins_at_twice_as_much(amounts: tuple[Amount, ...], said: str) -> None:
    things = figures(*amounts, unit=UNIT)
    assert said in told(things, text="{{ indicators | standing }}")
    assert ("wide" in said) == ("wide" in told(things, text="{{ indicators | standing }}"))

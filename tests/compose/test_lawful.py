"""What may be said of figures: worked out by hand from the cells of each case."""

from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from briefgen.compose import compose
from briefgen.evidence.indicators import (
    Amount,
    Better,
    Figure,
    Indicator,
    Phrases,
    Quantity,
    Unit,
)
from briefgen.evidence.pack import Entity
from tests.builders import brief_of, indicator, said

A, B, C = "Ashby", "Borden", "Corley"
CITIES = (A, B, C, "Denby", "Elmley", "Farley")
PERCENT = Unit("percent", "percent", "%")
DOLLARS = Unit("dollar", "dollars", "$")
BALANCE = Unit(
    "dollar",
    "dollars",
    "$",
    factor=10**6,
    above="a surplus of",
    below="a deficit of",
    at_zero="a balanced budget",
)
PLAIN = Phrases(
    lead="{place} had {amount} in {period}", against="{amount} in {place}", strength="it"
)


def figures(
    *amounts: Amount,
    unit: Unit,
    scale: Quantity = Quantity.COUNT,
    better: Better = Better.HIGHER,
    period: str = "2024",
    **changes: object,
) -> Indicator:
    """An indicator with one figure for each of the first cities."""
    cells = {(city, period): each for city, each in zip(CITIES, amounts, strict=False)}
    given: dict[str, object] = {"phrases": PLAIN, **changes}
    return indicator(cells, unit=unit, scale=scale, better=better, **given)


def told(
    things: Indicator,
    *,
    of: int = 2,
    text: str = "{{ indicators | tell }}",
    language: str = "en-US",
) -> str:
    brief = brief_of(text, things)
    places = tuple(Entity(each) for each in CITIES)
    pack = replace(brief.pack, entities=places, subject=A, comparators=(B,), pair="", neither="")
    brief = replace(brief, pack=pack, entities=CITIES[:of], language=language)
    section = compose(brief).document.sections[0]
    return " ".join(map(said, section.blocks)).replace("\xa0", " ")


@pytest.mark.parametrize(
    ("things", "sentence"),
    [
        # −0.5 leads −3.1: a ratio of 0.16 means nothing
        (figures(-3.1, -0.5, unit=DOLLARS, scale=Quantity.MONEY),
         "Borden had −$0.50 in 2024, against −$3.10 in Ashby."),
        (figures(4, -2, unit=Unit("unit", "units"), scale=Quantity.MONEY),
         "Ashby had 4 in 2024, against −2 in Borden."),
        (figures(-3.1, 0, unit=PERCENT, scale=Quantity.RATE),
         "Borden had 0.0% in 2024, −3.1% in Ashby: 3.1 points."),
        # zero is none of things that are counted, and of nothing else
        (figures(7, 0, unit=Unit("unit", "units")), "Ashby had 7 in 2024; Borden had none."),
        (figures(7, 0, unit=DOLLARS, scale=Quantity.MONEY),
         "Ashby had $7 in 2024, against $0 in Borden."),
        (figures(0, 0, unit=Unit("unit", "units")),
         "In 2024 neither Ashby nor Borden had any units."),
        # so few that a ratio says less than the two numbers
        (figures(59, 1, unit=Unit("unit", "units")), "Ashby had 59 in 2024, against 1 in Borden."),
        (figures(59, 10, unit=Unit("unit", "units")),
         "Ashby had 59 in 2024, 5.9 times 10 in Borden."),
        # balances in words
        (figures(-12.3, 4.1, unit=BALANCE, scale=Quantity.MONEY),
         "Borden had a surplus of $4.1 million in 2024, against a deficit of $12.3 million in "
         "Ashby."),
        (figures(8, 4, unit=BALANCE, scale=Quantity.MONEY),
         "Ashby had a surplus of $8 million in 2024, against a surplus of $4 million in Borden."),
        (figures(0, -4, unit=BALANCE, scale=Quantity.MONEY),
         "Ashby had a balanced budget in 2024, against a deficit of $4 million in Borden."),
        # less is better: the lower figure leads, and keeps its unit
        (figures(83.4, 90.8, unit=Unit("day", "days"), scale=Quantity.RATE, better=Better.LOWER),
         "Ashby had 83.4 days in 2024, against 90.8 in Borden."),
        # shares and rates of one's own in points
        (figures(99.5, 94.8, unit=PERCENT, scale=Quantity.SHARE_OF_OWN),
         "Ashby had 99.5% in 2024, 94.8% in Borden: 4.7 points."),
        (figures(12.0, 4.0, unit=PERCENT, scale=Quantity.RATE),
         "Ashby had 12% in 2024, 4% in Borden: 8 points."),
    ],
)  # fmt: skip
def test_two_are_compared_as_their_figures_allow(things: Indicator, sentence: str) -> None:
    assert told(things) == sentence


@pytest.mark.parametrize(
    ("things", "sentence"),
    [
        # enough digits to tell that it is something, and to tell the two apart
        (figures(0.26, 0.12, unit=DOLLARS, scale=Quantity.MONEY), "$0.26 in 2024, 2.2 times $0.12"),
        (figures(12.5, 7, unit=DOLLARS, scale=Quantity.MONEY),
         "$12.50 in 2024, 79% more than $7.00"),
        (figures(0.0045, 0.0012, unit=Unit("gram", "grams", "g")),
         "0.0045 g in 2024, 3.8 times 0.0012 g"),
        (figures(7.65e-6, 2.09e-6, unit=Unit("gram", "grams", "g")),
         "7.7 × 10⁻⁶ g in 2024, 3.7 times 2.1 × 10⁻⁶ g"),
        (figures(0.3, 0.04, unit=replace(PERCENT, decimals=1), scale=Quantity.RATE),
         "0.3% in 2024, against 0.04%"),
        (figures(1.34, 1.25, unit=Unit("child", "children", decimals=1), scale=Quantity.RATE),
         "1.34 children in 2024, 7.2% more than 1.25"),
        # one precision for two numbers in one sentence
        (figures(3, 2.2, unit=Unit("child", "children"), scale=Quantity.RATE),
         "3.0 children in 2024, 36% more than 2.2"),
        # a stated precision stands
        (figures(4.81, 3.26, unit=replace(PERCENT, decimals=2), scale=Quantity.SHARE_OF_OWN),
         "4.81% in 2024, 3.26% in Borden: 1.55 points"),
    ],
)  # fmt: skip
def test_numbers_have_the_digits_they_need(things: Indicator, sentence: str) -> None:
    assert told(things).startswith(f"Ashby had {sentence}")


@pytest.mark.parametrize(
    ("things", "of", "sentence"),
    [
        (figures(30, 20, 10, unit=Unit("unit", "units")), 3,
         "Ashby had 30 in 2024, against 20 in Borden and 10 in Corley."),
        (figures(30, 20, 0, unit=Unit("unit", "units")), 3,
         "Ashby had 30 in 2024, against 20 in Borden and none in Corley."),
        (figures(30, 20, 10, 9, 8, 1, unit=Unit("unit", "units")), 6,
         "Ashby had 30 in 2024; of the six compared, Farley had the lowest, 1."),
        (figures(3, 20, 10, 9, 8, 1, unit=Unit("day", "days"), scale=Quantity.RATE,
                 better=Better.LOWER), 6,
         "Farley had 1 day in 2024; of the six compared, Borden had the highest, 20."),
        # somebody else is ahead of those compared
        (figures(20, 10, 30, unit=Unit("unit", "units")), 2,
         "Ashby had 20 in 2024, twice 10 in Borden; ahead of both was Corley, with 30."),
        (figures(20, 10, 5, 5, unit=Unit("day", "days"), scale=Quantity.RATE,
                 better=Better.LOWER), 2,
         "Borden had 10 days in 2024, against 20 in Ashby; "
         "lower than both were Corley and Denby, with 5."),
        # a selection is no ranking; a complete table is
        (figures(20, 10, 30, unit=Unit("unit", "units"), complete=True), 1,
         "Ashby had 20 in 2024. Ashby was second of three."),
        (figures(20, 10, 30, unit=Unit("unit", "units")), 1, "Ashby had 20 in 2024."),
        (figures(5, 9, 7, 8, 6, unit=Unit("day", "days"), scale=Quantity.RATE,
                 better=Better.LOWER, complete=True), 1,
         "Ashby had 5 days in 2024. Ashby was first of five. The median of the five was 7 days."),
    ],
)  # fmt: skip
def test_many_are_told_by_rank_and_spread(things: Indicator, of: int, sentence: str) -> None:
    assert told(things, of=of) == sentence


def test_a_target_and_an_average_lead_nothing_and_are_told() -> None:
    share = figures(88, 70, 95, 99, unit=PERCENT, scale=Quantity.SHARE_OF_OWN)
    share = replace(share, complete=True, target="Corley", benchmark="Denby")
    assert told(share) == (
        "Ashby had 88% in 2024, 70% in Borden: 18 points. Denby: 99%. "
        "Neither of the two reached the target of 95%."
    )


ASKED = ("tell", "claim", "standing", "headline", "message", "spoken", "trend")


@pytest.mark.parametrize("of", range(1, 7))
@pytest.mark.parametrize("amounts", [(3, 2, 1), (3,), (0, 0, 0), (), (3, 2, 1, 5, 5, 5)])
def test_whoever_is_compared_a_sentence_is_made(amounts: tuple[Amount, ...], of: int) -> None:
    text = "x " + " ".join(f"{{{{ indicators | {each} }}}}" for each in ASKED)
    things = figures(*amounts, unit=Unit("unit", "units"))
    others = tuple(each for each in things.figures if each.entity != A)
    for each in (things, replace(things, figures=(Figure(A, "2022", 7), *others))):
        for target, benchmark in (("", ""), (B, ""), ("", B)):
            assert told(replace(each, target=target, benchmark=benchmark), of=of, text=text)


def test_whom_a_sentence_speaks_of_has_a_figure() -> None:
    things = figures(20, 19.9, unit=Unit("unit", "units"))
    head = told(things, of=3, text="{{ indicators | claim }}")
    assert head == "Ashby and Borden are close in it"
    assert "No comparable figure for Corley is available." in told(things, of=3)


def test_ties_name_all_who_are_level() -> None:
    things = figures(100, 100, 100, 100, 100, unit=Unit("unit", "units"))
    close = replace(PLAIN, close="made nearly the same number of units in {period}")
    things = replace(things, phrases=close)
    names = "Ashby, Borden, Corley, Denby and Elmley"
    assert told(things, of=5) == f"{names} made the same number of units in 2024: 100."


@pytest.mark.parametrize(
    ("period", "head"),
    [("2024", "Ashby leads in it"), ("2019", "Ashby led in it (2019)"),
     ("2019 Q2", "Ashby led in it (Q2 2019)"), ("FY2018", "Ashby led in it (FY2018)")],
)  # fmt: skip
def test_the_present_is_for_recent_figures(period: str, head: str) -> None:
    things = figures(30, 20, unit=Unit("unit", "units"), period=period)
    assert told(things, text="{{ indicators | claim }}") == head


def test_less_being_better_is_no_lead_in_having_more() -> None:
    waits = figures(83, 99, unit=Unit("day", "days"), scale=Quantity.RATE, better=Better.LOWER)
    assert told(waits, text="{{ indicators | claim }}") == "Ashby does better on it"
    assert told(waits, text="{{ indicators | standing }}") == "Ashby does better on it."
    assert told(waits, text="{{ indicators | headline }}") == "Ashby does better on it"


def test_days_stand_after_on_and_read_as_the_language_has_them() -> None:
    things = figures(30, 20, unit=Unit("unit", "units"), period="2024-12-31")
    assert told(things).startswith("Ashby had 30 on December 31, 2024")
    assert told(things, language="en-GB").startswith("Ashby had 30 on 31 December 2024")


def series(unit: Unit, scale: Quantity, rows: Mapping[str, tuple[Amount, Amount]]) -> Indicator:
    cells = {(city, p): each[n] for p, each in rows.items() for n, city in enumerate((A, B))}
    return indicator(cells, unit=unit, scale=scale, phrases=PLAIN)


QUARTERS = {
    f"{year} Q{quarter}": (100 + 10 * (year - 2020) + quarter, 50 + 20 * (year - 2020) + quarter)
    for year in range(2020, 2025)
    for quarter in (1, 2, 3, 4)
}


def test_quarters_are_set_beside_the_same_quarter_of_an_earlier_year() -> None:
    things = series(Unit("unit", "units"), Quantity.COUNT, QUARTERS)
    # 2020 Q4: 104 and 54; 2024 Q4: 144 and 134; 144/104 = 1.385, 134/54 = 2.481
    assert told(things, text="{{ indicators | trend }}") == (
        "Since the fourth quarter of 2020 the number has grown by 38% in Ashby and by 148% in "
        "Borden."
    )


def test_growth_has_one_measure_for_both() -> None:
    years = {str(2015 + n): (100 * (1 + n), 100 + 4 * n) for n in range(10)}
    things = series(Unit("unit", "units"), Quantity.COUNT, years)
    # 100 to 1,000 is tenfold, 100 to 136 is 1.4-fold: both in times
    assert told(things, text="{{ indicators | trend }}") == (
        "Since 2015 the number has grown 10-fold in Ashby and 1.4-fold in Borden."
    )
    falling = {str(2015 + n): (100 * (1 + n), 2000 - 50 * n) for n in range(10)}
    things = series(Unit("unit", "units"), Quantity.COUNT, falling)
    assert told(things, text="{{ indicators | trend }}") == (
        "Since 2015 the number has fallen by 23% in Borden and grown by 900% in Ashby."
    )


def test_no_growth_runs_through_zero() -> None:
    rows: dict[str, tuple[Amount, Amount]] = {
        "2020": (-5, 2), "2021": (-2, 3), "2022": (1, 3), "2023": (4, 3), "2024": (6, 3),
    }  # fmt: skip
    things = series(BALANCE, Quantity.MONEY, rows)
    assert told(things, text="{{ indicators | trend }}") == "Ashby passed Borden in 2023."
    alone = replace(things, figures=tuple(f for f in things.figures if f.entity == A))
    assert told(alone, of=1, text="{{ indicators | trend }}") == (
        "In 2020 it was a deficit of $5 million."
    )


def test_who_led_when_comes_from_the_whole_series() -> None:
    ahead = [1, 1, -1, -1, -1, 1, 1, 1, 1, 1]
    rows: dict[str, tuple[Amount, Amount]] = {
        str(2015 + n): (100 + 20 * each, 100) for n, each in enumerate(ahead)
    }
    things = series(Unit("unit", "units"), Quantity.COUNT, rows)
    assert told(things, text="{{ indicators | trend }}") == (
        "The lead has changed hands twice since 2017; Ashby has led since 2020 "
        "(120 units to 100 in 2024)."
    )


@pytest.mark.parametrize(
    ("ahead", "said"),
    [
        ([1, 1, -1, -1, 1, 1, 0, 1], "The lead has changed hands twice since 2019, last in 2021."),
        ([1, 1, -1, -1, 1, 1, 1, 0], "has grown by"),  # level at last: nobody leads
        ([1, 1, -1, -1, -1, 0, -1, -1], "has grown by"),  # level for a year after it was passed
        ([1, 1, 0, -1, -1, -1, -1, -1], "Borden passed Ashby in 2020."),
    ],
)
def test_who_was_level_since_has_not_led_since(ahead: list[int], said: str) -> None:
    rows: dict[str, tuple[Amount, Amount]] = {
        str(2017 + n): (10 * n + 100 + 9 * each, 10 * n + 100) for n, each in enumerate(ahead)
    }
    things = series(Unit("unit", "units"), Quantity.COUNT, rows)
    course = told(things, text="{{ indicators | trend }}")
    assert said in course
    assert "led since" not in course


def test_a_median_lies_between_two_whole_numbers() -> None:
    things = figures(4, 2, 1, 0, 0, 12, unit=Unit("unit", "units"), complete=True)
    assert "The median of the six was 1.5." in told(things)  # between 1 and 2


def test_who_ties_is_told_so() -> None:
    things = figures(5, 5, 7, 9, unit=Unit("unit", "units"), complete=True)
    assert told(things, of=1).endswith("Ashby was tied for third of four.")


def test_a_target_is_told_of_one_alone_and_with_its_time() -> None:
    share = figures(88, 70, 95, unit=PERCENT, scale=Quantity.SHARE_OF_OWN, target=C)
    assert told(share, of=1).endswith("The target is 95%.")
    later = tuple(Figure(C, "2030", 95) if f.entity == C else f for f in share.figures)
    share = replace(share, figures=later)
    assert told(share).endswith("The target for 2030 is 95%.")


PROJECTS = replace(PLAIN, projects="the office foresees {each} in {period}")


def test_rival_projections_of_each_are_told_as_ranges() -> None:
    cells: dict[tuple[str, str], Amount] = {
        (A, "2024"): 5000, (B, "2024"): 4000,
        (A, "2030 (low projection)"): 6100, (A, "2030 (high projection)"): 8100,
        (B, "2030 (projection)"): 7300,
    }  # fmt: skip
    things = indicator(cells, phrases=PROJECTS)
    assert told(things).endswith("; the office foresees 6,100 to 8,100 for Ashby and 7,300 for "
                                 "Borden in 2030.")  # fmt: skip


def test_newer_figures_of_both_are_told() -> None:
    cells: dict[tuple[str, str], Amount] = {
        (A, "2023"): 5000, (B, "2023"): 4100, (A, "2025e"): 6100, (B, "2024 (provisional)"): 7300,
    }  # fmt: skip
    said = told(indicator(cells, phrases=PLAIN))
    assert "; Ashby reached 6,100 in 2025 (estimate); Borden reached 7,300 in 2024" in said


def test_what_did_not_change_reads_after_against() -> None:
    change = replace(PERCENT, above="rose by", below="fell by", at_zero="did not change")
    phrases = replace(PLAIN, lead="Prices in {place} {amount} in {period}")
    things = figures(-3, 0, unit=change, scale=Quantity.RATE, phrases=phrases)
    assert told(replace(things, better=Better.LOWER)) == (
        "Prices in Ashby fell by 3% in 2024, against 0% in Borden."
    )


def test_nothing_stands_in_undated() -> None:
    things = figures(30, 20, unit=Unit("unit", "units"), period="undated")
    assert told(things) == "Ashby had 30, 50% more than 20 in Borden."


def test_a_loss_of_one_is_of_one_thing() -> None:
    unit = Unit("job", "jobs", above="a gain of", below="a loss of")
    phrases = replace(PLAIN, lead="{place} had {amount} jobs in {period}")
    things = figures(-1, -5, unit=unit, scale=Quantity.FLOW, phrases=phrases)
    assert told(things).startswith("Ashby had a loss of 1 job in 2024")

"""What is of one time is compared, whatever its status; who is late or not yet there is told."""

from msgspec.structs import replace

from briefgen.evidence.indicators import Amount, Indicator
from tests.builders import indicator
from tests.compose.test_lawful import CITIES, PLAIN, A, B, C, told

PROJECTS = replace(PLAIN, projects="the office foresees {each} in {period}")
Cells = dict[tuple[str, str], Amount]


def things(cells: Cells, **changes: object) -> Indicator:
    return indicator(cells, **{"phrases": PLAIN, **changes})


def test_an_estimate_is_compared_with_what_was_observed_and_told_as_one() -> None:
    cells: Cells = {(A, "2023"): 9, (B, "2023"): 8, (A, "2024e"): 50, (B, "2024"): 20}
    assert told(things(cells)) == (
        "Ashby had 50 in 2024, 2.5 times 20 in Borden; the figure for Ashby is an estimate."
    )
    cells = {(A, "2024 (provisional)"): 50, (B, "2024 (provisional)"): 20, (C, "2024"): 10}
    assert told(things(cells), of=3) == (
        "Ashby had 50 in 2024, against 20 in Borden and 10 in Corley; the figures for Ashby and "
        "Borden are provisional."
    )


def test_what_was_observed_counts_before_an_estimate_of_the_same_time() -> None:
    cells: Cells = {(A, "2024e"): 70, (A, "2024"): 100, (B, "2024"): 85}
    for each in (cells, dict(reversed(cells.items()))):
        assert told(things(each)) == "Ashby had 100 in 2024, 18% more than 85 in Borden."
        assert told(things(each), of=1) == "Ashby had 100 in 2024."
    cells = {(A, "2024 (provisional)"): 30, (A, "2024 est."): 20, (B, "2024"): 10}
    assert told(things(cells)) == (
        "Ashby had 30 in 2024, 3 times 10 in Borden; the figure for Ashby is provisional."
    )


def test_tables_show_what_sentences_compare() -> None:
    cells: Cells = {(A, "2024e"): 50, (B, "2024"): 20, (C, "2024 (provisional)"): 10}
    text = "```table\nindicators: things\n```"
    assert told(things(cells), of=3, text=text).endswith("202450 (estimate)2010 (provisional)")


def test_pieces_of_unlike_length_are_not_told_as_one_movement() -> None:
    cells: Cells = {(A, "2024-06"): 20, (B, "2024-06"): 10, (A, "2025"): 300}
    assert told(things(cells)) == "Ashby had 20 in June 2024, twice 10 in Borden."


def test_of_one_status_that_stands_with_the_period() -> None:
    cells: Cells = {(A, "2024 (estimate)"): 50, (B, "2024 (estimate)"): 20}
    assert told(things(cells)) == "Ashby had 50 in 2024 (estimate), 2.5 times 20 in Borden."


def test_ranks_and_who_is_further_count_estimates_too() -> None:
    cells: Cells = {
        (A, "2024"): 50, (B, "2024e"): 20, (C, "2024e"): 70, (CITIES[3], "2024"): 60,
        (CITIES[4], "2024"): 10,
    }  # fmt: skip
    assert told(things(cells, complete=True)) == (
        "Ashby had 50 in 2024, 2.5 times 20 in Borden; ahead of both were two others, "
        "first Corley with 70; the figure for Borden is an estimate. Ashby was third of five. "
        "The median of the five was 50."
    )


def test_growth_runs_from_observed_figures_to_an_estimate() -> None:
    cells: Cells = {(A, str(2019 + n)): 100 + 10 * n for n in range(5)}
    cells |= {(B, str(2019 + n)): 100 + 20 * n for n in range(6)}
    cells[A, "2024e"] = 200
    assert told(things(cells), text="{{ indicators | trend }}") == (
        "Since 2019 the number has grown by 100% in Ashby and by 100% in Borden."
    )


def test_one_who_reports_late_does_not_make_the_comparison_old() -> None:
    cells: Cells = {(city, "2023"): 10 + n for n, city in enumerate(CITIES[:4])}
    cells |= {(city, "2025"): 40 - n for n, city in enumerate(CITIES[:3])}
    head = told(things(cells), of=4, text="{{ indicators | claim }}")
    assert head == "Ashby and Borden are close in it"
    assert told(things(cells), of=4).endswith("The latest figure for Denby is 13, in 2023.")


def test_who_is_late_and_far_ahead_is_no_bystander() -> None:
    cells: Cells = {(A, "2019"): 140, (B, "2019"): 150, (C, "2019"): 690}
    cells |= {(A, "2020"): 143, (B, "2020"): 164}
    assert told(things(cells), of=3, text="{{ indicators | claim }}") == "Corley led in it (2019)"
    assert told(things(cells), of=3).startswith("Corley had 690 in 2019, the last year for all")


def test_two_of_more_are_named() -> None:
    cells: Cells = {(A, "2024"): 30, (B, "2024"): 20, (C, "2024"): 10, (CITIES[4], "2024"): 40}
    for of, whom in ((3, "the other two"), (4, "Borden and Corley")):
        head = told(things(cells), of=of, text="{{ indicators | claim }}")
        assert head == f"Ashby is ahead of {whom} in it"


def test_whom_the_brief_is_about_is_never_the_one_who_is_late() -> None:
    cells: Cells = {(city, "2023"): 30 - 5 * n for n, city in enumerate(CITIES[:3])}
    cells |= {(city, "2025"): 40 - n for n, city in enumerate(CITIES[:3]) if n}
    said = told(things(cells), of=3)
    assert said.startswith("Ashby had 30 in 2023, the last year for all, against 25 in Borden")


def test_of_four_two_are_no_majority() -> None:
    cells: Cells = {(city, "2023"): 50 - 9 * n for n, city in enumerate(CITIES[:4])}
    cells |= {(city, "2025"): 90 - 9 * n for n, city in enumerate(CITIES[:2])}
    assert told(things(cells), of=4).startswith("Ashby had 50 in 2023, the last year for all")


def test_projections_for_unlike_years_are_all_told() -> None:
    cells: Cells = {
        (A, "2024"): 5000, (B, "2024"): 4000, (A, "2030f"): 8100, (B, "2035f"): 9000,
    }  # fmt: skip
    assert told(things(cells, phrases=PROJECTS)).endswith(
        "; the office foresees 8,100 for Ashby in 2030 and 9,000 for Borden in 2035."
    )


def test_a_projection_of_the_second_alone_is_told() -> None:
    cells: Cells = {(A, "2024"): 5000, (B, "2024"): 4000, (B, "2035f"): 9000}
    assert told(things(cells, phrases=PROJECTS)).endswith(
        "; the office foresees 9,000 for Borden in 2035."
    )

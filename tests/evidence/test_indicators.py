import pytest

from briefgen.evidence.indicators import IndicatorKind, common_period, last_year, observed
from briefgen.evidence.periods import Status, read_period
from tests.builders import CHINA, US, indicator


@pytest.mark.parametrize(
    ("label", "start", "end", "status"),
    [
        ("2014–2023", "2014-01", "2023-12", Status.OBSERVED),
        ("2025-05", "2025-05", "2025-05", Status.OBSERVED),
        ("2026 Q1", "2026-01", "2026-03", Status.OBSERVED),
        ("year to Nov 2025", "2024-12", "2025-11", Status.OBSERVED),
        ("2028 (low projection)", "2028-01", "2028-12", Status.PROJECTION),
        ("2032 (forecast)", "2032-01", "2032-12", Status.PROJECTION),
        ("2019 (estimate)", "2019-01", "2019-12", Status.ESTIMATE),
        ("undated", "", "", Status.OBSERVED),
    ],
)
def test_a_label_tells_its_months_and_status(
    label: str, start: str, end: str, status: Status
) -> None:
    period = read_period(label)
    assert (period.start, period.end, period.status) == (start, end, status)


def test_a_comparison_uses_the_last_observed_period_that_both_have() -> None:
    things = indicator(
        {
            (US, "2023"): 1,
            (CHINA, "2023"): 2,
            (US, "2024"): 3,
            (US, "2030 (projection)"): 4,
            (CHINA, "2030 (projection)"): 5,
        }
    )
    period = common_period(things, (US, CHINA))
    assert period is not None
    assert period.label == "2023"
    assert [each.label for each in observed(things, US)] == ["2023", "2024"]


def test_the_last_year_is_the_last_that_all_have_seen() -> None:
    cells = {
        (US, "2017"): 1,
        (US, "2020 (projection)"): 3,
        (CHINA, "2016"): 1,
        (CHINA, "2017"): 2,
        (CHINA, "2018"): 2,
        (CHINA, "2020 (projection)"): 4,
    }
    things = indicator(cells)
    assert last_year(things, (US, CHINA)) == "2017"
    assert last_year(things, (CHINA,)) == "2018"
    assert last_year(things, (US, "Japan")) == ""
    assert last_year(things, ()) == ""


@pytest.mark.parametrize(
    ("period", "year"),
    [("2014–2023", "2023"), ("2026-03", "2026"), ("2026 Q1", "2026"), ("year to Nov 2025", "2025"),
     ("undated", "")],
)  # fmt: skip
def test_the_last_year_of_a_period_is_the_one_that_it_ends_in(period: str, year: str) -> None:
    assert last_year(indicator({(US, period): 1, (CHINA, period): 2}), (US, CHINA)) == year


def test_competing_estimates_have_no_last_year() -> None:
    assert last_year(indicator({(US, "2017"): 1}, kind=IndicatorKind.RANGE), (US,)) == ""

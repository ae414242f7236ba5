import pytest

from briefgen.model.indicators import Status, common_period, observed, read_period
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

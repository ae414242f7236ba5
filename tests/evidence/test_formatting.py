import pytest

from briefgen.evidence.dates import format_date, format_period
from briefgen.evidence.formatting import format_amount, format_number
from briefgen.evidence.indicators import Unit

DOLLARS = Unit("dollar", "dollars", "$")
BILLIONS = Unit("dollar", "dollars", "$", factor=10**9)


@pytest.mark.parametrize(
    ("amount", "unit", "text"),
    [
        (38210, Unit("family", "families"), "38,210"),
        (8554460470, DOLLARS, "$8.6\xa0billion"),
        (12.4, BILLIONS, "$12.4\xa0billion"),
        (806, BILLIONS, "$806\xa0billion"),
        (950.5, DOLLARS, "$951"),
        (-12.4, BILLIONS, "−$12.4\xa0billion"),
        (1.63, Unit("", "", "%"), "1.63%"),
        (75, Unit("", "", "%"), "75%"),
        (4519.79, Unit("", "", "TWh", decimals=0), "4,520\xa0TWh"),
        (5e26, Unit("", "", "FLOP"), "5\xa0×\xa010²⁶\xa0FLOP"),
        (34.2, Unit("robot", "robots", factor=1000), "34,200"),
        (600, Unit("camera", "cameras", factor=10**6), "600\xa0million"),
        (0, Unit("", "", "%"), "0%"),
    ],
)
def test_amounts_read_as_an_editor_writes_them(amount: int | float, unit: Unit, text: str) -> None:
    assert format_amount(amount, unit) == text


@pytest.mark.parametrize(
    ("amount", "decimals", "text"),
    [(2.5, 0, "3"), (-0.04, 1, "0.0"), (1234567.8, 1, "1,234,567.8"), (-3, 0, "−3")],
)
def test_rounding_is_half_up_with_a_true_minus(
    amount: int | float, decimals: int, text: str
) -> None:
    assert format_number(amount, decimals) == text


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("2014–2023", "2014–2023"),
        ("2025-05", "May\xa02025"),
        ("2026 Q1", "the first quarter of 2026"),
        ("2025 H2", "the second half of 2025"),
        ("2030 (projection)", "2030"),
        ("year to Nov 2025", "the year to November\xa02025"),
        ("undated", "undated"),
    ],
)
def test_periods_read_after_in(label: str, text: str) -> None:
    assert format_period(label) == text


def test_dates_are_american() -> None:
    assert format_date("2026-11-23") == "November\xa023, 2026"

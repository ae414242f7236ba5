"""Dates as people type them: what is read, what is refused and why, and that the shown is read."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.evidence.dates import format_date
from briefgen.evidence.formatting import AMERICAN, BRITISH, LANGUAGES
from briefgen.evidence.typed_dates import (
    NoDate,
    Why,
    read_date,
    write_date,
    write_full_date,
    write_in_numbers,
)

TODAY = datetime.date(2026, 11, 30)
DECEMBER_3 = datetime.date(2026, 12, 3)
MARCH_12 = datetime.date(2026, 3, 12)
# Names and order come from the CLDR, so others than those offered today show whether they do.
OTHERS = ("de", "fr", "es", "it", "pt", "nl", "sv", "pl", "ru", "tr", "ar", "hi", "en-CA")

IN_WORDS = [
    "December 3, 2026",
    "december 3 2026",
    "DECEMBER 3,2026",
    "Dec. 3, 2026",
    "Dec 3 2026",
    "3 Dec 2026",
    "3 December 2026",
    "3-Dec-2026",
    "03 Dec 2026",
    "2026 Dec 3",
    "December 3rd, 2026",
    "the 3rd of December 2026",
    "Thursday, December 3, 2026",
    "Thu, Dec. 3, 2026.",
    "December\N{NO-BREAK SPACE}3, 2026",
    "  December   3 , 2026 ",
    "3Dec2026",
    "\N{FULLWIDTH DIGIT THREE} Dec 2026",
]
IN_NUMBERS = ["2026-12-03", "2026-12-3", "2026/12/03", "2026.12.03"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", IN_WORDS + IN_NUMBERS)
def test_what_can_mean_one_day_only_is_that_day_in_both_languages(text: str, language: str) -> None:
    assert read_date(text, language, TODAY) == DECEMBER_3


@pytest.mark.parametrize("text", ["12/3/2026", "12-3-2026", "12.03.2026", "12 3 2026"])
def test_numbers_stand_in_the_order_of_the_language(text: str) -> None:
    assert read_date(text, AMERICAN, TODAY) == DECEMBER_3
    assert read_date(text, BRITISH, TODAY) == MARCH_12
    assert read_date(text, "de", TODAY) == MARCH_12


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("today", datetime.date(2026, 11, 30)),
        ("Today", datetime.date(2026, 11, 30)),
        ("tomorrow", datetime.date(2026, 12, 1)),
        ("yesterday", datetime.date(2026, 11, 29)),
        ("+7", datetime.date(2026, 12, 7)),
        ("+ 7", datetime.date(2026, 12, 7)),
        ("+365", datetime.date(2027, 11, 30)),
        ("-30", datetime.date(2026, 10, 31)),
        ("\N{MINUS SIGN}1", datetime.date(2026, 11, 29)),
        ("Sept. 9, 2026", datetime.date(2026, 9, 9)),
        ("May 5, 2026", datetime.date(2026, 5, 5)),
        ("Octob 10 2026", datetime.date(2026, 10, 10)),
        ("2/29/2028", datetime.date(2028, 2, 29)),
        ("12/31/9999", datetime.date(9999, 12, 31)),
        ("0987-06-05", datetime.date(987, 6, 5)),
    ],
)
def test_days_from_today_and_what_is_rare(text: str, date: datetime.date) -> None:
    assert read_date(text, AMERICAN, TODAY) == date


@pytest.mark.parametrize(
    ("text", "no_date"),
    [
        ("", NoDate(Why.EMPTY)),
        (" . ", NoDate(Why.EMPTY)),
        ("soon", NoDate(Why.UNKNOWN)),
        ("hello 12/3/2026", NoDate(Why.UNKNOWN)),
        ("2026-12-03T10:30", NoDate(Why.UNKNOWN)),
        ("December 3, 2026 10", NoDate(Why.UNKNOWN)),
        ("December 3, November 2026", NoDate(Why.UNKNOWN)),
        ("December 3004, 2026", NoDate(Why.UNKNOWN)),
        ("Ju 3, 2026", NoDate(Why.UNKNOWN)),  # June or July
        ("Juillet 3, 2026", NoDate(Why.UNKNOWN)),  # another language
        ("20261203", NoDate(Why.UNKNOWN)),
        ("-12/3/2026", NoDate(Why.UNKNOWN)),
        ("9" * 5000, NoDate(Why.UNKNOWN)),
        ("9" * 5000 + "/3/2026", NoDate(Why.UNKNOWN)),
        ("Friday, Thursday, December 3, 2026", NoDate(Why.UNKNOWN)),
        ("December 3", NoDate(Why.NO_YEAR)),
        ("12/3", NoDate(Why.NO_YEAR)),
        ("December 2026", NoDate(Why.NO_DAY)),
        ("12/3/26", NoDate(Why.SHORT_YEAR)),
        ("December 3, 26", NoDate(Why.SHORT_YEAR)),
        ("December 3, ’26", NoDate(Why.SHORT_YEAR)),
        ("12/3/0", NoDate(Why.SHORT_YEAR)),
        ("12/3/0000", NoDate(Why.YEAR)),
        ("0000-12-03", NoDate(Why.YEAR)),
        ("12/3/99999", NoDate(Why.YEAR)),
        ("December 3, 99999", NoDate(Why.YEAR)),
        ("12/3/202", NoDate(Why.YEAR)),
        ("+9999999", NoDate(Why.YEAR)),
        ("-9999999", NoDate(Why.YEAR)),
        ("13/3/2026", NoDate(Why.MONTH, "13")),  # not turned round
        ("0/3/2026", NoDate(Why.MONTH, "0")),
        ("2026-13-01", NoDate(Why.MONTH, "13")),
        ("February 30, 2026", NoDate(Why.DAY, "February 2026", 28)),
        ("2/29/2027", NoDate(Why.DAY, "February 2027", 28)),
        ("April 31, 2026", NoDate(Why.DAY, "April 2026", 30)),
        ("December 0, 2026", NoDate(Why.DAY, "December 2026", 31)),
        ("Friday, December 3, 2026", NoDate(Why.WEEKDAY, "Thursday")),
    ],
)
def test_what_is_no_date_is_refused_with_its_reason(text: str, no_date: NoDate) -> None:
    assert read_date(text, AMERICAN, TODAY) == no_date


@pytest.mark.parametrize("language", [*LANGUAGES, *OTHERS])
@given(date=st.dates())
def test_what_is_shown_is_read_back(language: str, date: datetime.date) -> None:
    assert read_date(write_date(date, language), language, TODAY) == date
    assert read_date(write_full_date(date, language), language, TODAY) == date
    if date.year > 999:
        assert read_date(write_in_numbers(date, language), language, TODAY) == date


@pytest.mark.parametrize("language", LANGUAGES)
@given(date=st.dates(datetime.date(1000, 1, 1)))
def test_a_field_shows_a_date_as_the_pages_do(language: str, date: datetime.date) -> None:
    printed = format_date(date.isoformat(), language)

    assert write_date(date, language) == printed.replace("\N{NO-BREAK SPACE}", " ")
    assert read_date(printed, language, TODAY) == date


def test_names_are_those_of_the_language() -> None:
    assert read_date("3. Dezember 2026", "de", TODAY) == DECEMBER_3
    assert read_date("3 de diciembre de 2026", "es", TODAY) == DECEMBER_3
    assert read_date("mar. 3 mars 2026", "fr", TODAY) == datetime.date(2026, 3, 3)
    assert write_full_date(DECEMBER_3, AMERICAN) == "Thursday, December 3, 2026"
    assert write_full_date(DECEMBER_3, BRITISH).startswith("Thursday")
    assert write_in_numbers(DECEMBER_3, AMERICAN) == "12/3/2026"
    assert write_in_numbers(DECEMBER_3, BRITISH) == "03/12/2026"


@given(text=st.text(max_size=30), language=st.sampled_from((*LANGUAGES, *OTHERS)))
def test_whatever_is_typed_is_answered(text: str, language: str) -> None:
    assert isinstance(read_date(text, language, TODAY), datetime.date | NoDate)

"""Periods as statistical offices write them: what is read, how it is shown, what is refused."""

import pytest

from briefgen.evidence.dates import during, format_period, format_span, short_period
from briefgen.evidence.period_forms import Calendar, PeriodKind
from briefgen.evidence.periods import Status, UnreadPeriodError, read_period, settled

KIND = PeriodKind
# label, kind, start, end, as it reads after "in", as it stands on an axis
READ = [
    ("2023", KIND.YEAR, "2023-01", "2023-12", "2023", "2023"),
    ("2014–2023", KIND.SPAN, "2014-01", "2023-12", "2014–2023", "2014–2023"),
    ("2014-2023", KIND.SPAN, "2014-01", "2023-12", "2014–2023", "2014–2023"),
    ("2014-23", KIND.SPAN, "2014-01", "2023-12", "2014–2023", "2014–2023"),
    ("2010s", KIND.DECADE, "2010-01", "2019-12", "the 2010s", "2010s"),
    ("FY2018", KIND.FISCAL, "2018-01", "2018-12", "fiscal year 2018", "FY2018"),
    ("FY24", KIND.FISCAL, "2024-01", "2024-12", "fiscal year 2024", "FY2024"),
    ("fiscal year 2024", KIND.FISCAL, "2024-01", "2024-12", "fiscal year 2024", "FY2024"),
    ("2019/20", KIND.FISCAL, "2019-07", "2020-06", "2019/20", "2019/20"),
    ("2023-24", KIND.FISCAL, "2023-07", "2024-06", "2023–24", "2023–24"),
    ("1999-00", KIND.FISCAL, "1999-07", "2000-06", "1999–00", "1999–00"),
    ("FY 2018–19", KIND.FISCAL, "2018-07", "2019-06", "fiscal year 2018–19", "FY2018–19"),
    ("2023Q4", KIND.QUARTER, "2023-10", "2023-12", "the fourth quarter of 2023", "Q4 2023"),
    ("Q4 2023", KIND.QUARTER, "2023-10", "2023-12", "the fourth quarter of 2023", "Q4 2023"),
    ("2023 Q4", KIND.QUARTER, "2023-10", "2023-12", "the fourth quarter of 2023", "Q4 2023"),
    ("4Q2023", KIND.QUARTER, "2023-10", "2023-12", "the fourth quarter of 2023", "Q4 2023"),
    (
        "FY2024 Q1",
        KIND.QUARTER,
        "2024-01",
        "2024-03",
        "the first quarter of fiscal year 2024",
        "Q1 FY2024",
    ),
    ("H1 2025", KIND.HALF, "2025-01", "2025-06", "the first half of 2025", "H1 2025"),
    ("2025 H2", KIND.HALF, "2025-07", "2025-12", "the second half of 2025", "H2 2025"),
    ("2025-05", KIND.MONTH, "2025-05", "2025-05", "May 2025", "May 2025"),
    ("2025M11", KIND.MONTH, "2025-11", "2025-11", "November 2025", "Nov 2025"),
    ("Nov 2023", KIND.MONTH, "2023-11", "2023-11", "November 2023", "Nov 2023"),
    ("September 2023", KIND.MONTH, "2023-09", "2023-09", "September 2023", "Sep 2023"),
    ("11/2023", KIND.MONTH, "2023-11", "2023-11", "November 2023", "Nov 2023"),
    (
        "Jan–Mar 2024",
        KIND.SPAN,
        "2024-01",
        "2024-03",
        "January to March 2024",
        "Jan to Mar 2024",
    ),
    ("2023-12-31", KIND.DAY, "2023-12-31", "2023-12-31", "December 31, 2023", "Dec 31, 2023"),
    ("31 December 2023", KIND.DAY, "2023-12-31", "2023-12-31", "December 31, 2023", "Dec 31, 2023"),
    (
        "12 months to March 2024",
        KIND.ROLLING,
        "2023-04",
        "2024-03",
        "the year to March 2024",
        "year to Mar 2024",
    ),
    ("2024 citations", KIND.YEAR, "2024-01", "2024-12", "2024 citations", "2024 citations"),
    ("2019 (auditor)", KIND.YEAR, "2019-01", "2019-12", "2019", "2019"),
    ("undated", KIND.UNDATED, "", "", "undated", "undated"),
]


@pytest.mark.parametrize(("label", "kind", "start", "end", "said", "short"), READ)
def test_a_label_is_read_and_shown(
    label: str, kind: PeriodKind, start: str, end: str, said: str, short: str
) -> None:
    period = read_period(label)
    assert (period.kind, period.start, period.end) == (kind, start, end)
    assert format_period(label).replace("\xa0", " ") == said
    assert short_period(label).replace("\xa0", " ") == short
    assert settled([label], Calendar(), rivals=True) == {label: label}


@pytest.mark.parametrize(
    ("label", "status", "said"),
    [
        ("2025f", Status.PROJECTION, "2025"),
        ("2025 (low projection)", Status.PROJECTION, "2025"),
        ("2025 (forecast)", Status.PROJECTION, "2025"),
        ("2025, projected", Status.PROJECTION, "2025"),
        ("2026e", Status.ESTIMATE, "2026 (estimate)"),
        ("2019 (estimate)", Status.ESTIMATE, "2019 (estimate)"),
        ("2024 (provisional)", Status.PROVISIONAL, "2024 (provisional)"),
        ("2024Q1e", Status.ESTIMATE, "the first quarter of 2024 (estimate)"),
    ],
)
def test_what_is_not_yet_observed_says_so(label: str, status: Status, said: str) -> None:
    assert read_period(label).status is status
    assert format_period(label) == said


@pytest.mark.parametrize(
    "label",
    ["2023Q5", "2023 Q0", "2023-13", "2023-00", "2023-02-30", "spring 2024", "23", "FY", "20235",
     "2023–2014", "2024-99", "Q1", "13/2023", "0815", "Smarch 2024"],
)  # fmt: skip
def test_what_is_not_understood_is_refused_with_what_is(label: str) -> None:
    with pytest.raises(UnreadPeriodError, match=r"is no period that is understood; write it as"):
        settled(["2024", label], Calendar())


@pytest.mark.parametrize(
    ("labels", "last"),
    [
        (["2008-09", "2009-10", "2010-11", "2011-12"], "2011–12"),
        (["2009-10", "2010-11", "2011-12"], "2011–12"),
        (["FY2010", "2011-12"], "2011–12"),
        (["2011-10", "2011-11", "2011-12"], "2011-12"),
        (["2009-10", "2009-11"], "2009-11"),
        (["2011 Q3", "2011-12"], "2011-12"),
    ],
)
def test_the_series_tells_whether_a_label_is_a_month_or_two_years(
    labels: list[str], last: str
) -> None:
    meant = settled(labels, Calendar())
    assert meant[labels[-1]] == last
    kinds = {read_period(each).kind for each in meant.values() if "-" in each or "–" in each}
    assert len(kinds) == 1


@pytest.mark.parametrize("labels", [["2011-12"], ["2011-12", "2014"], ["2008-09", "2011-12"]])
def test_what_the_series_does_not_tell_the_library_must(labels: list[str]) -> None:
    with pytest.raises(UnreadPeriodError, match=r'may be a month or two years.* split = "years"'):
        settled(labels, Calendar())
    assert settled(labels, Calendar(split="years"))["2011-12" if "2011-12" in labels else ""]
    years = settled(labels, Calendar(split="years"))["2011-12"]
    months = settled(labels, Calendar(split="months"))["2011-12"]
    assert (read_period(years).kind, read_period(months).kind) == (KIND.FISCAL, KIND.MONTH)


def test_p_is_provisional_to_some_and_projected_to_others() -> None:
    with pytest.raises(UnreadPeriodError, match="may be provisional or projected"):
        settled(["2023e", "2024p", "2025f"], Calendar())
    meant = settled(["2024p"], Calendar(p="projection"))["2024p"]
    assert read_period(meant).status is Status.PROJECTION
    meant = settled(["2024p"], Calendar(p="provisional"))["2024p"]
    assert read_period(meant).status is Status.PROVISIONAL


@pytest.mark.parametrize(
    ("label", "calendar", "start", "end"),
    [
        ("FY2024", Calendar(fiscal_start=10), "2023-10", "2024-09"),
        ("FY2024", Calendar(fiscal_start=4, fiscal_named="start"), "2024-04", "2025-03"),
        ("2023/24", Calendar(fiscal_start=4), "2023-04", "2024-03"),
        ("FY2024 Q1", Calendar(fiscal_start=10), "2023-10", "2023-12"),
        ("FY2024 Q4", Calendar(fiscal_start=10), "2024-07", "2024-09"),
    ],
)
def test_a_library_says_when_its_fiscal_years_begin(
    label: str, calendar: Calendar, start: str, end: str
) -> None:
    period = read_period(label, calendar)
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize("label", ["2025 (target)", "2025 (budget)", "2024 (banana)"])
def test_what_brackets_say_is_understood_or_refused(label: str) -> None:
    with pytest.raises(UnreadPeriodError, match="says in brackets what is not understood"):
        settled(["2024", label], Calendar())


def test_one_status_written_in_two_ways_is_one() -> None:
    assert settled(["2024e", "2024 (estimate)"], Calendar())["2024 (estimate)"] == "2024e"
    assert settled(["2027 (projection)", "2027f"], Calendar())["2027f"] == "2027 (projection)"
    rivals = ["2030 (low projection)", "2030 (high projection)"]
    assert set(settled(rivals, Calendar()).values()) == set(rivals)


def test_one_period_written_in_two_ways_is_one() -> None:
    assert settled(["2023Q4", "Q4 2023"], Calendar()) == {"2023Q4": "2023Q4", "Q4 2023": "2023Q4"}


@pytest.mark.parametrize(
    ("labels", "span"),
    [
        (["2015", "2016", "2025"], "2015–2025"),
        (["2022Q1", "2023Q4"], "Q1 2022 to Q4 2023"),
        (["2017/18", "2021/22"], "2017/18 to 2021/22"),
        (["FY2018", "FY2022"], "FY2018 to FY2022"),
        (["2023-11", "2024-02"], "Nov 2023 to Feb 2024"),
        (["2023-03-31", "2023-12-31"], "Mar 31, 2023 to Dec 31, 2023"),
        (["1990s", "2010s"], "1990–2019"),
    ],
)
def test_a_span_of_time_is_told_in_its_own_pieces(labels: list[str], span: str) -> None:
    assert format_span(tuple(map(read_period, labels))).replace("\xa0", " ") == span


def test_days_are_british_in_british_english_and_stand_after_on() -> None:
    assert during("2023-12-31", "en-GB").replace("\xa0", " ") == "on 31 December 2023"
    assert during("2023-12-31").replace("\xa0", " ") == "on December 31, 2023"
    assert during("2023") == "in 2023"

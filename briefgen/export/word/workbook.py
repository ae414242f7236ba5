"""The spreadsheet inside a native chart: what "Edit Data" opens."""

import datetime
import io

import xlsxwriter

from briefgen.export.word.markup import clean
from briefgen.export.word.number_formats import common_format, finite
from briefgen.model.document import Chart

SHEET = "Sheet1"
_SAFE = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
YEAR = "yyyy"
_FIRST_DAY = datetime.date(1899, 12, 30)
_CREATED = datetime.datetime(2000, 1, 1)


def workbook(chart: Chart) -> bytes:
    """Categories down, series across, as one Excel table; strings are never formulas."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, _SAFE)
    book.set_properties({"created": _CREATED})
    sheet = book.add_worksheet(SHEET)
    shown = book.add_format({"num_format": common_format(chart.series)})
    headers = ["Category", *series_names(chart)]
    table = {
        "columns": [{"header": header} for header in headers],
        "autofilter": False,
        "name": "ChartData",
        "style": "Table Style Light 1",
    }
    sheet.add_table(0, 0, len(chart.categories), len(chart.series), table)
    year = book.add_format({"num_format": YEAR})
    for row, category in enumerate(chart.categories, 1):
        if is_dated(chart):
            sheet.write_number(row, 0, serial(category), year)
        else:
            sheet.write_string(row, 0, clean(category))
    for column, series in enumerate(chart.series, 1):
        for row, point in enumerate(series.points[: len(chart.categories)], 1):
            if (amount := finite(point)) is not None:
                sheet.write_number(row, column, amount, shown)
    sheet.set_column(0, len(chart.series), 16)
    book.close()
    return stream.getvalue()


def is_dated(chart: Chart) -> bool:
    """Whether periods are years that a program may place in proportion by itself; what is
    projected must say so in words, which an axis of dates cannot.
    """
    if any(point.projected for each in chart.series for point in each.points):
        return False
    years = all(each.isdecimal() and len(each) == 4 for each in chart.categories)
    return years and chart.kind in ("line", "area", "multiples") and len(chart.categories) > 1


def serial(year: str) -> int:
    """A year as spreadsheets count days: its first."""
    return (datetime.date(int(year), 1, 1) - _FIRST_DAY).days


def series_names(chart: Chart) -> list[str]:
    """The names of series as heads of a table want them: present, on one line, distinct."""
    names: list[str] = []
    taken = {"category"}
    for number, series in enumerate(chart.series, 1):
        plain = " ".join(clean(series.name).split())[:200] or f"Series {number}"
        name = plain if plain.lower() not in taken else f"{plain} {number}"
        taken.add(name.lower())
        names.append(name)
    return names


def column_letter(index: int) -> str:
    """The name of a column, counted from 0."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters

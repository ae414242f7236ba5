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
    for row, category in enumerate(chart.categories, 1):
        sheet.write_string(row, 0, clean(category))
    for column, series in enumerate(chart.series, 1):
        for row, point in enumerate(series.points[: len(chart.categories)], 1):
            if (amount := finite(point)) is not None:
                sheet.write_number(row, column, amount, shown)
    sheet.set_column(0, len(chart.series), 16)
    book.close()
    return stream.getvalue()


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

"""The spreadsheet inside a native chart: what "Edit Data" opens.

Only the parts that a workbook cannot do without, so that a brief with many charts stays small.
"""

import datetime
import re
from collections.abc import Iterator

from briefgen.document.tree import Chart
from briefgen.evidence.period_forms import PeriodKind
from briefgen.evidence.periods import read_period
from briefgen.export.word.charts.number_formats import common_format, finite
from briefgen.export.word.markup import XML, clean, escaped, quoted
from briefgen.zips import write_zip

SHEET = "Sheet1"
YEAR, MONTH = "yyyy", "mmm\\ yyyy"
_FIRST_DAY = datetime.date(1899, 12, 30)
_LONGEST = 32_767  # characters of a cell
_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # begins what would be read as a character's number
_SHOWN, _DATED = 1, 2  # the formats of cells
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS = {
    "/xl/workbook.xml": "sheet.main",
    "/xl/worksheets/sheet1.xml": "worksheet",
    "/xl/tables/table1.xml": "table",
    "/xl/sharedStrings.xml": "sharedStrings",
    "/xl/styles.xml": "styles",
}


def workbook(chart: Chart) -> bytes:
    """Categories down, series across, as one Excel table; strings are never formulas."""
    headers = ["Category", *series_names(chart)]
    area = f"A1:{column_letter(len(chart.series))}{len(chart.categories) + 1}"
    strings: dict[str, int] = {}
    rows = "".join(_rows(chart, headers, strings))
    shared = "".join(f'<si><t xml:space="preserve">{_escaped(each)}</t></si>' for each in strings)
    texts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": _element(
            "workbook", f'<sheets><sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets>'
        ),
        "xl/_rels/workbook.xml.rels": _relationships(
            ("worksheet", "worksheets/sheet1.xml"),
            ("styles", "styles.xml"),
            ("sharedStrings", "sharedStrings.xml"),
        ),
        "xl/worksheets/sheet1.xml": _element("worksheet", _sheet(area, rows, len(headers))),
        "xl/worksheets/_rels/sheet1.xml.rels": _relationships(("table", "../tables/table1.xml")),
        "xl/tables/table1.xml": _table(area, headers),
        "xl/sharedStrings.xml": _element("sst", shared),
        "xl/styles.xml": _element(
            "styleSheet", _styles(common_format(chart.series), date_format(chart) or YEAR)
        ),
    }
    return write_zip({name: text.encode() for name, text in texts.items()})


def _rows(chart: Chart, headers: list[str], strings: dict[str, int]) -> Iterator[str]:
    def words(place: str, text: str) -> str:
        number = strings.setdefault(text[:_LONGEST], len(strings))
        return f'<c r="{place}" t="s"><v>{number}</v></c>'

    letters = [column_letter(index) for index in range(len(headers))]
    first = "".join(
        words(f"{letter}1", each) for letter, each in zip(letters, headers, strict=True)
    )
    yield f'<row r="1">{first}</row>'
    dated = bool(date_format(chart))
    for row, category in enumerate(chart.categories):
        number = row + 2
        if dated:
            cells = f'<c r="A{number}" s="{_DATED}"><v>{serial(category)}</v></c>'
        else:
            cells = words(f"A{number}", clean(category))
        for letter, series in zip(letters[1:], chart.series, strict=True):
            amount = finite(series.points[row]) if row < len(series.points) else None
            if amount is not None:
                cells += f'<c r="{letter}{number}" s="{_SHOWN}"><v>{amount:.16G}</v></c>'
        yield f'<row r="{number}">{cells}</row>'


def _sheet(area: str, rows: str, columns: int) -> str:
    return (
        f'<dimension ref="{area}"/><cols><col min="1" max="{columns}" width="16.7" '
        f'customWidth="1"/></cols><sheetData>{rows}</sheetData>'
        '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>'
    )


def _table(area: str, headers: list[str]) -> str:
    columns = "".join(
        f'<tableColumn id="{number}" name={quoted(_CODE.sub("_x005F_", each))}/>'
        for number, each in enumerate(headers, 1)
    )
    return (
        f'{XML}<table xmlns="{_MAIN}" id="1" name="ChartData" displayName="ChartData" '
        f'ref="{area}" totalsRowShown="0"><tableColumns count="{len(headers)}">{columns}'
        '</tableColumns><tableStyleInfo name="TableStyleLight1" showFirstColumn="0" '
        'showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>'
    )


def _styles(code: str, dates: str) -> str:
    """A format for amounts and one for dates; nothing that would need a theme."""
    formats = "".join(
        f'<numFmt numFmtId="{number}" formatCode={quoted(each)}/>'
        for number, each in ((164, code), (165, dates))
    )
    plain = 'numFmtId="{}" fontId="0" fillId="0" borderId="0"'
    cells = "".join(
        f'<xf {plain.format(number)} xfId="0" applyNumberFormat="1"/>' for number in (0, 164, 165)
    )
    return (
        f'<numFmts count="2">{formats}</numFmts><fonts count="1"><font><sz val="11"/>'
        '<name val="Calibri"/><family val="2"/></font></fonts><fills count="2"><fill>'
        '<patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
        '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border>'
        f'</borders><cellStyleXfs count="1"><xf {plain.format(0)}/></cellStyleXfs>'
        f'<cellXfs count="3">{cells}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    )


def _element(name: str, content: str) -> str:
    return f'{XML}<{name} xmlns="{_MAIN}" xmlns:r="{_RELATIONS}">{content}</{name}>'


def _content_types() -> str:
    package = "http://schemas.openxmlformats.org/package/2006/content-types"
    relationships = "application/vnd.openxmlformats-package.relationships+xml"
    overrides = "".join(
        f'<Override PartName="{part}" ContentType="{_KINDS}.{kind}+xml"/>'
        for part, kind in _PARTS.items()
    )
    return (
        f'{XML}<Types xmlns="{package}"><Default Extension="rels" ContentType="{relationships}"/>'
        f"{overrides}</Types>"
    )


def _relationships(*targets: tuple[str, str]) -> str:
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{XML}<Relationships xmlns="{package}">{rows}</Relationships>'


def _escaped(text: str) -> str:
    return _CODE.sub("_x005F_", escaped(text))


def date_format(chart: Chart) -> str:
    """How dates below a plot are shown, where periods are years or months that a program may place
    in proportion by itself, else ``""``; what is projected must say so in words.
    """
    later = any(point.projected for each in chart.series for point in each.points)
    if later and chart.kind != "fan":  # whose series say so
        return ""
    if chart.kind not in ("line", "area", "multiples", "fan") or len(chart.categories) < 2:
        return ""
    periods = [read_period(each) for each in chart.categories]
    if all(each.kind is PeriodKind.MONTH for each in periods):
        return MONTH
    years = all(each.isdecimal() and len(each) == 4 for each in chart.categories)
    return YEAR if years else ""


def serial(label: str) -> int:
    """A year or a month as spreadsheets count days: its first."""
    start = read_period(label).start
    return (datetime.date(int(start[:4]), int(start[5:7]), 1) - _FIRST_DAY).days


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

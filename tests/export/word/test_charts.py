"""Native charts: what Word draws is what the workbook behind it holds."""

import io
import zipfile

import pytest
from lxml import etree

from briefgen.export.word.number_formats import axis_format, format_of
from briefgen.export.word.workbook import column_letter
from briefgen.model.document import Point
from tests.export.word.reading import NAMES, find, made, nodes, part
from tests.export.word.stress import BAR, DUMBBELL, LINE, SINGLE

CHARTS = (BAR, LINE, DUMBBELL, SINGLE)


@pytest.fixture(scope="module")
def content() -> bytes:
    return made()


def cells(content: bytes, number: int) -> dict[str, str]:
    """The cells of an embedded workbook, strings looked up."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        book = archive.read(f"word/embeddings/Microsoft_Excel_Worksheet{number}.xlsx")
    strings = find(part(book, "xl/sharedStrings.xml"), "x:si/x:t/text()")
    found = {}
    for cell in nodes(part(book, "xl/worksheets/sheet1.xml"), ".//x:c"):
        shown = "".join(find(cell, "x:v/text()"))
        found[cell.get("r", "")] = strings[int(shown)] if cell.get("t") == "s" else shown
        assert not nodes(cell, "x:f")
    return found


@pytest.mark.parametrize("number", range(1, 5))
def test_the_cache_equals_the_workbook(content: bytes, number: int) -> None:
    space, book = part(content, f"word/charts/chart{number}.xml"), cells(content, number)
    for series in nodes(space, ".//c:ser"):
        for reference in nodes(series, ".//*[c:f]"):
            formula = find(reference, "c:f/text()")[0].replace("Sheet1!", "").replace("$", "")
            column, first = formula[0], int(formula.split(":")[0][1:])
            for point in nodes(reference, ".//c:pt"):
                cached = find(point, "c:v/text()")[0]
                held = book[f"{column}{first + int(point.get('idx', '0'))}"]
                assert held == cached or float(held) == float(cached)


def test_the_amounts_are_those_of_the_document(content: bytes) -> None:
    space = part(content, "word/charts/chart1.xml")
    told = [
        [float(each) for each in find(series, "c:val//c:v/text()")]
        for series in nodes(space, ".//c:ser")
    ]
    assert told == [[12642, 6276], [42524, 38210]]


def test_a_gap_is_a_gap(content: bytes) -> None:
    series = nodes(part(content, "word/charts/chart2.xml"), ".//c:ser")[0]
    assert find(series, "c:val//c:pt/@idx") == ["0", "1", "3", "4", "5"]
    assert find(series.getroottree().getroot(), ".//c:dispBlanksAs/@val") == ["gap"]
    assert "B4" not in cells(content, 2)


def test_text_in_a_workbook_is_never_a_formula(content: bytes) -> None:
    assert cells(content, 3)["A3"] == "=SUM(A1:A9)"


def test_only_bars_of_several_series_have_a_legend(content: bytes) -> None:
    legends = [
        len(nodes(part(content, f"word/charts/chart{n}.xml"), ".//c:legend")) for n in range(1, 5)
    ]
    assert legends == [1, 0, 1, 0]


def test_series_have_the_colours_of_their_ranks(content: bytes) -> None:
    space = part(content, "word/charts/chart1.xml")
    path = ".//c:ser/c:spPr/a:solidFill/a:srgbClr/@val"
    drawing = {**NAMES, "a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
    assert space.xpath(path, namespaces=drawing) == ["17406D", "D9730D"]


def test_charts_have_the_documents_alternative_text(content: bytes) -> None:
    body = part(content, "word/document.xml")
    assert find(body, ".//wp:docPr/@descr") == [chart.alt for chart in CHARTS]
    assert find(body, ".//wp:docPr/@id") == ["1", "2", "3", "4"]


def test_a_wide_chart_spans_the_columns(content: bytes) -> None:
    widths = find(part(content, "word/document.xml"), ".//wp:extent/@cx")
    assert [round(int(width) / 12700) for width in widths] == [243, 504, 243, 243]


@pytest.mark.parametrize(
    ("amount", "text", "code"),
    [
        (38210, "38,210", "#,##0"),
        (1.63, "1.63%", '#,##0.00"%"'),
        (285.9e9, "$285.9\u00a0billion", '"$"#,##0.0,,,"\u00a0billion"'),
        (12.4, "$12.4\u00a0billion", '"$"#,##0.0"\u00a0billion"'),
        (-5, "−5", '#,##0;"−"#,##0'),
        (1503, "1503", "0"),
        (5e26, "5 × 10²⁶", ""),
        (7, "", "General"),
        (None, "", "General"),
    ],
)
def test_a_number_format_shows_what_the_text_says(
    amount: float | None, text: str, code: str
) -> None:
    assert format_of(Point(amount, text)) == code


def test_axes_leave_words_and_needless_decimals_to_the_subtitle() -> None:
    assert axis_format('"$"#,##0.0"\u00a0billion"', 100) == '"$"#,##0'
    assert axis_format('#,##0.00"%"', 0.5) == '#,##0.00"%"'


def test_columns_have_letters() -> None:
    assert [column_letter(index) for index in (0, 25, 26, 701)] == ["A", "Z", "AA", "ZZ"]


def test_parts_are_well_formed(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))

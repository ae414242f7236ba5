"""Native charts: what Word draws is what the workbook behind it holds."""

import io
import zipfile

import pytest
from lxml import etree
from msgspec.structs import replace

from briefgen.charts import CHARTS as KINDS
from briefgen.document.describe import describe_chart, told_whole
from briefgen.document.tree import Chart, Document, Point, Section, Series
from briefgen.export.word.charts.number_formats import axis_format, format_of
from briefgen.export.word.charts.workbook import column_letter
from tests.export.word.reading import NAMES, find, made, nodes, part
from tests.export.word.stress import BAR, DUMBBELL, LINE, SINGLE

CHARTS = (BAR, LINE, DUMBBELL, SINGLE)
EVEN = replace(
    LINE,
    categories=("2019", "2020", "2021", "2022", "2023", "2024"),
    series=tuple(
        replace(each, points=tuple(replace(p, projected=False) for p in each.points))
        for each in LINE.series
    ),
)
PAIR = tuple(replace(each, points=(each.points[0], each.points[5])) for each in LINE.series)
SHARES = (
    Series("United States", 0, (Point(50, "50%"), Point(40, "40%"))),
    Series("China", 1, (Point(30, "30%"), Point(30, "30%"))),
    Series("Japan", 3, (Point(20, "20%"), Point(20, "20%", projected=True))),
    Series("All others", 2, (Point(0), Point(10))),
)
DRAWN = {
    "bar": replace(BAR, categories=("Articles", "=SUM(A1:A9)")),
    "grouped": replace(BAR, id="e/g", kind="grouped"),
    "stacked": replace(BAR, id="e/s", kind="stacked", wide=True),
    "stacked100": replace(
        BAR, id="e/s1", kind="stacked100", categories=("2020", "2030"), series=SHARES, wide=True
    ),
    "line": replace(EVEN, id="e/l"),
    "area": replace(EVEN, id="e/a", kind="area", series=EVEN.series[1:]),
    "slope": replace(LINE, id="e/sl", kind="slope", categories=("2019", "2030"), series=PAIR),
    "multiples": replace(EVEN, id="e/m", kind="multiples"),
    "changes": replace(BAR, id="e/c", kind="changes", series=BAR.series[:1]),
}
PICTURED = {
    "dumbbell": DUMBBELL,
    "dot": replace(SINGLE, id="e/d", kind="dot"),
    "ratio": replace(
        BAR,
        id="e/r",
        kind="ratio",
        categories=("2025",),
        series=tuple(replace(each, points=each.points[:1]) for each in BAR.series),
    ),
    "range": replace(SINGLE, id="e/ra", kind="range"),
    "bars-table": replace(BAR, id="e/bt", kind="bars-table"),
    "standing": replace(BAR, id="e/st", kind="standing"),
    "line with years far apart": LINE,
    "area with a gap": replace(EVEN, id="e/gap", kind="area", series=EVEN.series[:1]),
    "line on a scale of powers": replace(EVEN, id="e/log", log=True),
    "stack with a part too small for its label": replace(
        BAR,
        id="e/small",
        kind="stacked",
        series=(*BAR.series, Series("Japan", 3, (Point(3, "3"), Point(2, "2")))),
    ),
}


def document(*charts: Chart) -> Document:
    section = Section("e", "Evidence", charts)
    return Document("d", "Title", "Brief", "2026-01-31", sections=(section,))


@pytest.fixture(scope="module")
def content() -> bytes:
    return made()


def drawn(kind: str) -> bytes:
    return made(document(DRAWN[kind]))


def names(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.namelist()


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


def test_every_kind_is_native_or_a_picture() -> None:
    assert set(DRAWN) | {kind for kind in PICTURED if " " not in kind} == set(KINDS)


@pytest.mark.parametrize("kind", DRAWN)
def test_the_cache_equals_the_workbook(kind: str) -> None:
    content = drawn(kind)
    count = len(DRAWN[kind].series) if kind == "multiples" else 1
    found = 0
    for number in range(1, count + 1):
        space, book = part(content, f"word/charts/chart{number}.xml"), cells(content, number)
        for reference in nodes(space, ".//c:ser//*[c:f]"):
            formula = find(reference, "c:f/text()")[0].replace("Sheet1!", "").replace("$", "")
            column, first = formula[0], int(formula.split(":")[0][1:])
            for point in nodes(reference, ".//c:pt"):
                cached = find(point, "c:v/text()")[0]
                held = book[f"{column}{first + int(point.get('idx', '0'))}"]
                assert held == cached or float(held) == float(cached)
                found += 1
    known = [p for s in DRAWN[kind].series for p in s.points if p.amount is not None]
    assert found > len(known)


@pytest.mark.parametrize(
    ("kind", "element", "grouping"),
    [
        ("bar", "barChart", "clustered"),
        ("grouped", "barChart", "clustered"),
        ("stacked", "barChart", "stacked"),
        ("stacked100", "barChart", "percentStacked"),
        ("line", "lineChart", "standard"),
        ("area", "areaChart", "standard"),
        ("slope", "lineChart", "standard"),
    ],
)
def test_a_native_chart_is_of_its_kind(kind: str, element: str, grouping: str) -> None:
    space = part(drawn(kind), "word/charts/chart1.xml")
    assert find(space, f".//c:{element}/c:grouping/@val") == [grouping]
    assert not any("media" in name for name in names(drawn(kind)))


def test_years_lie_in_true_proportion_and_their_labels_level() -> None:
    chart = replace(EVEN, categories=("1990", "2000", "2010", "2015", "2020", "2021"))
    content = made(document(chart))
    space = part(content, "word/charts/chart1.xml")
    days = [int(each) for each in find(nodes(space, ".//c:ser")[0], "c:cat//c:v/text()")]
    first, second, *_, last = days
    assert (last - first) / (second - first) == pytest.approx(3.1, abs=0.01)
    assert find(space, ".//c:dateAx/c:majorUnit/@val") == ["5"]
    drawing = {**NAMES, "a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
    assert space.xpath(".//c:dateAx//a:bodyPr/@rot", namespaces=drawing) == ["0"]
    assert cells(content, 1)["A2"] == str(first)


def test_small_multiples_are_several_charts_on_one_scale() -> None:
    content = drawn("multiples")
    spaces = [part(content, f"word/charts/chart{n}.xml") for n in (1, 2)]
    scales = [find(space, ".//c:valAx/c:scaling/*/@val") for space in spaces]
    assert scales[0] == scales[1]
    assert float(scales[0][1]) >= 11800
    drawing = {**NAMES, "a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
    titles = [space.xpath(".//c:title//a:t/text()", namespaces=drawing) for space in spaces]
    assert titles == [["United States"], ["China"]]
    told = find(part(content, "word/document.xml"), ".//wp:docPr/@descr")
    assert "4,100" in told[0]
    assert "7,500" in told[1]


@pytest.mark.parametrize("kind", PICTURED)
def test_what_word_cannot_draw_is_a_picture_in_two_forms(kind: str) -> None:
    chart = describe_chart(PICTURED[kind])
    content = made(document(chart))
    assert not any("charts/" in name for name in names(content))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        pixels = archive.read("word/media/chart1.png")
        vector = etree.fromstring(archive.read("word/media/chart1.svg"))
    assert pixels.startswith(b"\x89PNG")
    body = part(content, "word/document.xml")
    told = find(body, ".//wp:docPr/@descr")[0]
    assert told == told_whole(chart)
    width, height = (int(each) / 12700 for each in find(body, ".//wp:extent/@*"))
    assert vector.get("viewBox") == f"0 0 {width:g} {height:g}"
    size = [int.from_bytes(pixels[at : at + 4], "big") for at in (16, 20)]
    assert size == [pytest.approx(width * 3, abs=1), pytest.approx(height * 3, abs=1)]


def test_a_name_that_the_fonts_cannot_spell_stays_text_in_a_native_chart() -> None:
    chart = replace(SINGLE, kind="dot", categories=("대한민국", "日本"))
    content = made(document(chart))
    assert "대한민국" in find(part(content, "word/charts/chart1.xml"), ".//c:cat//c:v/text()")


def test_the_same_chart_gives_the_same_bytes() -> None:
    assert made(document(*PICTURED.values())) == made(document(*PICTURED.values()))


def test_the_amounts_are_those_of_the_document(content: bytes) -> None:
    space = part(content, "word/charts/chart1.xml")
    told = [
        [float(each) for each in find(series, "c:val//c:v/text()")]
        for series in nodes(space, ".//c:ser")
    ]
    assert told == [[12642, 6276], [42524, 38210]]


def test_a_gap_is_a_gap() -> None:
    content = drawn("line")
    series = nodes(part(content, "word/charts/chart1.xml"), ".//c:ser")[0]
    assert find(series, "c:val//c:pt/@idx") == ["0", "1", "3", "4", "5"]
    assert find(series.getroottree().getroot(), ".//c:dispBlanksAs/@val") == ["gap"]
    assert "B4" not in cells(content, 1)


def test_text_in_a_workbook_is_never_a_formula() -> None:
    assert cells(drawn("bar"), 1)["A3"] == "=SUM(A1:A9)"


def test_only_bars_of_several_series_have_a_legend(content: bytes) -> None:
    legends = {
        kind: len(nodes(part(drawn(kind), "word/charts/chart1.xml"), ".//c:legend"))
        for kind in DRAWN
    }
    assert {kind for kind, count in legends.items() if count} == {
        "bar",
        "grouped",
        "stacked",
        "stacked100",
    }
    assert not nodes(part(content, "word/charts/chart4.xml"), ".//c:legend")


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

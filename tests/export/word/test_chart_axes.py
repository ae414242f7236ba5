"""Native charts with awkward data: axes as on the page, labels on a level, zero in ink."""

import io
import zipfile

import pytest
from lxml.etree import _Element
from msgspec.structs import replace

from briefgen.charts.ticks import panel_ticks, ticks
from briefgen.document.tree import Chart, Document, Level, Point, Section, Text
from briefgen.evidence.indicators import Amount
from briefgen.export.word.charts import frame
from briefgen.export.word.charts.space import legend_height
from tests.charts.awkward import CASES, subject
from tests.export.word.reading import NAMES, find, made, nodes, part

DRAWN = {**NAMES, "a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
PLOTS = ("line", "area", "multiples")
INK, AXIS = "1B1B1B", "71767A"


def space(chart: Chart) -> list[_Element]:
    """The native charts that a chart becomes; none where it is a picture."""
    section = Section("e", "Evidence", (chart,))
    content = made(Document("d", "Title", "Brief", "2026-01-31", sections=(section,)))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
    found = [part(content, each) for each in names if each.startswith("word/charts/chart")]
    assert bool(found) != any("media" in each for each in names)
    return found


def amounts(chart: Chart) -> list[Amount]:
    return [p.amount for s in chart.series for p in s.points if p.amount is not None]


def scale(native: _Element) -> tuple[float, float]:
    low, high = (find(native, f".//c:valAx/c:scaling/c:{end}/@val") for end in ("min", "max"))
    return float(low[0]), float(high[0])


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("kind", PLOTS)
def test_value_axes_have_the_ticks_of_the_page(kind: str, case: str) -> None:
    chart = subject(kind, case)
    marks = ticks(amounts(chart), zero=kind == "area")
    marks = panel_ticks(amounts(chart)) if kind == "multiples" else marks
    for native in space(chart):
        assert scale(native) == pytest.approx((marks[0], marks[-1]))
        (step,) = find(native, ".//c:valAx/c:majorUnit/@val")
        assert float(step) == pytest.approx(marks[1] - marks[0])


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("kind", ["bar", "grouped"])
def test_bars_begin_at_zero_and_fill_the_plot(kind: str, case: str) -> None:
    chart = subject(kind, case)
    for native in space(chart):
        low, high = min([*amounts(chart), 0]), max([*amounts(chart), 0])
        if low == high:
            continue
        assert scale(native)[1] == pytest.approx(high)
        assert scale(native)[0] == 0 if low == 0 else scale(native)[0] < low
        assert find(native, ".//c:catAx/c:crosses/@val") == ["autoZero"]


@pytest.mark.parametrize("kind", ["bar", "grouped", "line", "multiples"])
@pytest.mark.parametrize(("case", "color"), [("negative", INK), ("two", AXIS)])
def test_zero_is_a_line_in_ink_where_amounts_lie_below_it(kind: str, case: str, color: str) -> None:
    for native in space(subject(kind, case)):
        axes = [*nodes(native, ".//c:catAx"), *nodes(native, ".//c:dateAx")]
        path = "./c:spPr/a:ln/a:solidFill/a:srgbClr/@val"
        assert [each.xpath(path, namespaces=DRAWN) for each in axes] == [[color]]


def test_months_have_labels_at_whole_parts_of_a_year() -> None:
    (native,) = space(subject("line", "months"))
    assert find(native, ".//c:dateAx/c:baseTimeUnit/@val") == ["months"]
    (step,) = find(native, ".//c:dateAx/c:majorUnit/@val")
    assert 12 % int(step) == 0
    assert int(step) > 1


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("kind", PLOTS)
def test_periods_that_are_no_dates_all_have_room(kind: str, case: str) -> None:
    for native in space(subject(kind, case)):
        for axis in nodes(native, ".//c:catAx"):
            assert not find(axis, "./c:tickLblSkip")
            assert axis.xpath(".//a:bodyPr/@rot", namespaces=DRAWN) == ["0"]


def test_names_too_long_for_the_end_of_a_line_make_it_a_picture() -> None:
    assert not space(subject("line", "long names"))
    assert space(subject("line", "two"))


@pytest.mark.parametrize(("kind", "expected"), [("bar", 3), ("line", 3)])
def test_an_average_is_a_bar_or_a_line_of_its_own(kind: str, expected: int) -> None:
    chart = subject(kind, "two")
    (native,) = space(replace(chart, levels=(Level("Average", 5.0, "5"),)))
    counted = (
        find(native, ".//c:ser[1]//c:cat//c:v") if kind == "bar" else nodes(native, ".//c:ser")
    )
    assert len(counted) == expected


def test_who_is_higher_since_two_lines_crossed_is_said_at_that_point() -> None:
    falling = replace(subject("line", "fiscal years"), wide=True)
    first, second = falling.series
    rising = replace(first, points=first.points[::-1])
    crossed = replace(falling, series=(rising, second))
    assert [said(each) for each in (falling, crossed)] == [
        [],
        [("Aldermoor higher since FY2022", "FY2022")],
    ]


@pytest.mark.parametrize(
    ("top", "step", "code"), [(1, 0.25, "#,##0.00"), (9, 2.5, "#,##0.0"), (40, 10, "#,##0")]
)
def test_labels_of_an_axis_have_the_decimals_of_its_steps(top: int, step: float, code: str) -> None:
    chart = subject("line", "two")
    first = chart.series[0]
    points = tuple(Point(each, str(each)) for each in (0, top))
    (native,) = space(replace(chart, series=(replace(first, points=points),)))
    assert [float(each) for each in find(native, ".//c:valAx/c:majorUnit/@val")] == [step]
    assert find(native, ".//c:valAx/c:numFmt/@formatCode") == [code]


def test_words_at_a_crossing_stay_clear_of_the_label_at_the_end() -> None:
    chart = replace(subject("line", "fiscal years"), wide=True)
    rows = ((*(50,) * 10, 9, 9), (20,) * 12)
    series = tuple(
        replace(each, points=tuple(Point(a, str(a)) for a in row))
        for each, row in zip(chart.series, rows, strict=True)
    )
    late = replace(chart, series=series)
    assert said(late) == []
    (native,) = space(late)
    marked = find(
        nodes(native, ".//c:ser")[1], ".//c:dPt[c:marker/c:symbol/@val!='none']/c:idx/@val"
    )
    assert marked == ["10", "11"]  # where it happens, and the end


def said(chart: Chart) -> list[tuple[str, str]]:
    """Labels of plain words with the periods that they stand at."""
    (native,) = space(chart)
    found = [each for each in nodes(native, ".//c:dLbl") if each.findall(".//a:t", DRAWN)]
    texts = ["".join(t.text or "" for t in each.findall(".//a:t", DRAWN)) for each in found]
    places = [int(find(each, "c:idx/@val")[0]) for each in found]
    return [(text, chart.categories[at]) for text, at in zip(texts, places, strict=True)]


@pytest.mark.parametrize("kind", ["bar", "grouped", "changes"])
def test_bars_keep_their_thickness_where_names_need_several_lines(kind: str) -> None:
    for case in ("two", "long names"):
        chart = subject(kind, case)
        size = frame(chart, 243)
        (native,) = space(chart)
        (gap,) = find(native, ".//c:barChart/c:gapWidth/@val")
        bars = len(chart.series)
        row = (size.height - 8 - legend_height(chart, 243)) / len(chart.categories)
        assert row / (bars + 0.18 * (bars - 1) + int(gap) / 100) == pytest.approx(11, rel=0.02)
        lines = -(-max(map(len, chart.categories)) * 4.4 // (0.35 * 243))
        assert row >= lines * 8.5 or kind == "changes"


@pytest.mark.parametrize("kind", ["grouped", "stacked"])
def test_what_is_projected_is_hatched_in_the_color_of_its_bar(kind: str) -> None:
    chart = subject(kind, "two")
    later = tuple(
        replace(each, points=(each.points[0], replace(each.points[1], projected=True)))
        for each in chart.series
    )
    (native,) = space(replace(chart, series=later))
    points = nodes(native, ".//c:dPt")
    assert [find(each, "c:idx/@val") for each in points] == [["1"], ["1"]]
    backs = [
        each.xpath(".//a:pattFill/a:bgClr/a:srgbClr/@val", namespaces=DRAWN) for each in points
    ]
    assert backs == [["17406D"], ["D9730D"]]


def test_changes_have_their_sign() -> None:
    (native,) = space(subject("changes", "negative"))
    codes = [each.partition(";")[0] for each in find(native, ".//c:dLbls//c:numFmt/@formatCode")]
    assert '"+"#,##0' in codes


def test_competing_projections_are_lines_and_an_area_of_their_own() -> None:
    chart = replace(subject("line", "fan"), wide=True, notes=("255 apart",))
    (native,) = space(chart)
    names = find(native, ".//c:lineChart/c:ser/c:tx//c:v/text()")
    assert names == ["Aldermoor", "High", "Low"]
    ends = [find(each, "c:val//c:pt/c:v/text()") for each in nodes(native, ".//c:lineChart/c:ser")]
    assert ends == [["58", "76", "176"], ["176", "580"], ["176", "325"]]
    dashed = [
        bool(each.xpath("./c:spPr/a:ln/a:prstDash", namespaces=DRAWN))
        for each in nodes(native, ".//c:lineChart/c:ser")
    ]
    assert dashed == [False, True, True]
    areas = [find(each, "c:val//c:pt/c:v/text()") for each in nodes(native, ".//c:areaChart/c:ser")]
    assert areas == [["176", "325"], ["0", "255"]]
    assert nodes(native, ".//c:lineChart/c:hiLowLines")
    marks = ticks(amounts(chart))
    assert scale(native) == pytest.approx((marks[0], marks[-1]))
    days = find(nodes(native, ".//c:lineChart/c:ser")[0], "c:cat//c:v/text()")
    assert len(days) == 4  # each time once


def test_the_width_of_a_fan_is_said_above_it() -> None:
    chart = replace(subject("line", "fan"), wide=True, notes=("255 apart",))
    chart = replace(chart, subtitle=(Text("Things"),))
    section = Section("e", "Evidence", (chart,))
    content = made(Document("d", "Title", "Brief", "2026-01-31", sections=(section,)))
    assert "; projections 255 apart" in "".join(
        find(part(content, "word/document.xml"), ".//w:t/text()")
    )

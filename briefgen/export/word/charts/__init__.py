"""Native charts: a drawing in the text, a chart part, and the workbook behind it."""

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from msgspec.structs import replace

from briefgen.charts.ticks import panel_ticks, slope_height
from briefgen.document.describe import describe_chart
from briefgen.document.runs import plain
from briefgen.document.tree import Chart, Inlines, Text
from briefgen.evidence.indicators import Amount
from briefgen.export.word.build import Build
from briefgen.export.word.captions import caption, source_line, subtitle
from briefgen.export.word.charts.choice import (
    PANEL,
    is_native,
    with_levels,
    with_short_names,
    with_signs,
)
from briefgen.export.word.charts.fans import FAN, with_fan
from briefgen.export.word.charts.space import (
    Frame,
    chart_amounts,
    chart_space,
    legend_height,
    panel_head,
    row_height,
)
from briefgen.export.word.charts.workbook import workbook
from briefgen.export.word.markup import NAMESPACES, Paragraph, Piece, quoted, run
from briefgen.export.word.pictures import chart_picture

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LINES = (
    "line",
    "area",
    "slope",
    "multiples",
    FAN,
)  # drawn as lines; other kinds as horizontal bars
PANEL_HEIGHT = 84.0  # of one of small multiples without its name
LOW = 120.0
_BETWEEN = 6.0  # a space between panels, and some room
_EMU = 12700  # drawing units in a point


def chart(build: Build, block: Chart, measure: float) -> tuple[Piece, ...]:
    """Caption, subtitle, drawing and source line, kept together by their styles."""
    above = (
        (caption(build, block.id, "Figure", block.number, block.caption),) if block.caption else ()
    )
    return (
        *above,
        *subtitle(build, _told_width(build, block, measure)),
        Paragraph("Chart", _content(build, block, measure), keep=bool(block.source)),
        source_line(build, block.source),
    )


def _told_width(build: Build, block: Chart, measure: float) -> Inlines:
    """The second line, with how far projections are apart where Word draws no words for it."""
    drawn = with_fan(block).kind == FAN and is_native(block, measure) and not build.pictured
    width = "".join(f"; projections {each}" for each in block.notes) if drawn else ""
    return (*block.subtitle, Text(width)) if width else block.subtitle


def frame(block: Chart, measure: float) -> Frame:
    """The size of a chart: bars have a fixed thickness, lines a fixed height."""
    if block.kind == "multiples":
        head = max(panel_head(each.name, measure) for each in block.series)
        return Frame(measure, PANEL_HEIGHT + head, lines=True)
    if block.kind in LINES:
        tall = LOW if block.low else 150 if measure < 300 else 190
        if block.kind == "slope":
            tall = slope_height(len(block.series), low=block.low)
        return Frame(measure, tall, lines=True)
    rows = max(len(block.categories), 1) * row_height(block, measure)
    return Frame(measure, 8 + legend_height(block, measure) + rows, lines=False)


def _content(build: Build, block: Chart, measure: float) -> str:
    """A native chart, several for small multiples, or a picture of our own drawing."""
    native = is_native(block, measure) and not build.pictured
    picture = "" if native else chart_picture(build, block, measure)
    block = with_short_names(with_fan(with_levels(with_signs(block))))
    if picture or block.kind != "multiples":
        return picture or _drawing(build, block, measure)
    across = max(1, min(int((measure + 18) / (PANEL + 18)), len(block.series)))
    wide = (measure - across * _BETWEEN) / across
    panels = _panels(block)
    shared = [each if block.own_scale else block for each in panels]
    return run(" ").join(
        _drawing(build, each, wide, tuple(panel_ticks(chart_amounts(whole))))
        for each, whole in zip(panels, shared, strict=True)
    )


def _panels(block: Chart) -> list[Chart]:
    """Each series as a chart of its own, told in words of its own."""
    return [describe_chart(replace(block, series=(each,))) for each in block.series]


def _drawing(build: Build, block: Chart, measure: float, ticks: tuple[Amount, ...] = ()) -> str:
    if not block.categories or not block.series:
        return run(block.alt)
    size = replace(frame(block, measure), ticks=ticks)
    build.drawings += 1
    identifier = _add_parts(build, block, size)
    extent = f'cx="{round(size.width * _EMU)}" cy="{round(size.height * _EMU)}"'
    graphic = (
        f'<a:graphic><a:graphicData uri="{NAMESPACES["c"]}"><c:chart r:id="{identifier}"/>'
        "</a:graphicData></a:graphic>"
    )
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {extent}/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{build.drawings}" name="Chart {build.drawings}" '
        f"descr={quoted(block.alt)} title={quoted(plain(block.caption))}/>"
        f"<wp:cNvGraphicFramePr/>{graphic}"
        "</wp:inline></w:drawing></w:r>"
    )


def _add_parts(build: Build, block: Chart, size: Frame) -> str:
    package = build.word.part.package
    number = build.drawings
    space = chart_space(block, size, build.document.language)
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), CHART_TYPE, space.encode(), package)
    name = PackURI(f"/word/embeddings/Microsoft_Excel_Worksheet{number}.xlsx")
    part.relate_to(Part(name, BOOK_TYPE, workbook(block), package), RELATIONSHIP_TYPE.PACKAGE)
    return build.word.part.relate_to(part, RELATIONSHIP_TYPE.CHART)

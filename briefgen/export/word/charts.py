"""Native charts: a drawing in the text, a chart part, and the workbook behind it."""

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from briefgen.export.word.build import Build
from briefgen.export.word.captions import caption, source_line, subtitle
from briefgen.export.word.chart_space import Frame, chart_space, legend_height
from briefgen.export.word.markup import NAMESPACES, Paragraph, Piece, quoted, run
from briefgen.export.word.workbook import workbook
from briefgen.model.document import Chart

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LINES = ("line", "area", "slope")  # drawn as lines; every other kind as horizontal bars
_EMU = 12700  # drawing units in a point


def chart(build: Build, block: Chart, measure: float) -> tuple[Piece, ...]:
    """Caption, subtitle, drawing and source line, kept together by their styles."""
    above = (
        (caption(build, block.id, "Figure", block.number, block.caption),) if block.caption else ()
    )
    return (
        *above,
        *subtitle(build, block.subtitle),
        Paragraph("Chart", _drawing(build, block, measure), keep=bool(block.source)),
        source_line(build, block.source),
    )


def frame(block: Chart, measure: float) -> Frame:
    """The size of a chart: bars have a fixed thickness, lines a fixed height."""
    if block.kind in LINES:
        return Frame(measure, 150 if measure < 300 else 190, lines=True)
    bars, groups = max(len(block.series), 1), max(len(block.categories), 1)
    legend = legend_height(block, measure)
    return Frame(measure, 8 + legend + groups * (bars * 13 + 7), lines=False)


def _drawing(build: Build, block: Chart, measure: float) -> str:
    if not block.categories or not block.series:
        return run(block.alt)
    size = frame(block, measure)
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
        f"descr={quoted(block.alt)}/><wp:cNvGraphicFramePr/>{graphic}"
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

"""Charts that Word has no kind for: our own drawing as SVG, with PNG for those who need it."""

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from briefgen.charts import draw, picture
from briefgen.export.word.build import Build
from briefgen.export.word.markup import quoted
from briefgen.model.document import Chart
from briefgen.model.faces import key_of

_EMU = 12700  # drawing units in a point
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_USE = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


def chart_picture(build: Build, block: Chart, measure: float) -> str:
    """A run with the picture; ``""`` where a font lacks a letter of it."""
    drawing = draw(block, measure, key_of(build.look.fonts))
    made = picture(drawing)
    if made is None:
        return ""
    build.drawings += 1
    number = build.drawings
    vector = _add(build, f"/word/media/chart{number}.svg", "image/svg+xml", made[0])
    pixels = _add(build, f"/word/media/chart{number}.png", "image/png", made[1])
    width, height = round(drawing.width * _EMU), round(drawing.height * _EMU)
    words = quoted(f"{block.alt} {block.description}".strip())
    blip = (
        f'<a:blip r:embed="{pixels}"><a:extLst><a:ext uri="{_SVG_USE}">'
        f'<asvg:svgBlip xmlns:asvg="{_SVG}" r:embed="{vector}"/></a:ext></a:extLst></a:blip>'
    )
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{number}" name="Chart {number}" descr={words}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic xmlns:pic="{_PICTURE}">'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="Chart {number}"/><pic:cNvPicPr/>'
        f"</pic:nvPicPr><pic:blipFill>{blip}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )


def _add(build: Build, name: str, kind: str, content: bytes) -> str:
    package = build.word.part.package
    part = Part(PackURI(name), kind, content, package)
    return build.word.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)

"""Pictures in the text: files that the brief carries, and drawings of our own."""

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from briefgen import images
from briefgen.charts import draw, svg_and_png
from briefgen.document.pictures import picture_data
from briefgen.document.reading import alternative
from briefgen.document.runs import plain
from briefgen.document.tree import Chart, Picture
from briefgen.export.word.build import Build
from briefgen.export.word.markup import quoted
from briefgen.typography.faces import own_fonts

_EMU = 12700  # drawing units in a point
_PIXEL = 0.75  # points: 96 pixels an inch, as screens have it
_FINEST = 300  # pixels an inch of the page that are kept
_TALLEST = 480.0  # points, so that caption and source stay on the page
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_DECORATION = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_USE = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


def picture(build: Build, block: Picture, measure: float) -> str:
    """A run with the picture; ``""`` where the brief has none that can be shown."""
    data = picture_data(build.document.pictures, block.name)
    try:
        across, down = (side * _PIXEL for side in images.size(data))
        scale = min(1.0, measure / across, _TALLEST / down)
        longest = max(across, down) * scale
        kind, file = images.whole(data, round(longest / 72 * _FINEST))
    except images.BadImageError:
        return ""
    build.drawings += 1
    number = build.drawings
    relation = add_media(build, f"picture{number}.{kind}", f"image/{kind}", file)
    size = (across * scale, down * scale)
    words = ("Picture", block.alt, plain(block.caption))
    return inline(number, words, size, f'<a:blip r:embed="{relation}"/>')


def chart_picture(build: Build, block: Chart, measure: float) -> str:
    """A chart that Word has no kind for as SVG, with PNG for those who need it; ``""`` where a font
    lacks a letter of it.
    """
    drawing = draw(block, measure, own_fonts(build.look.fonts))
    made = svg_and_png(drawing)
    if made is None:
        return ""
    build.drawings += 1
    number = build.drawings
    vector = add_media(build, f"chart{number}.svg", "image/svg+xml", made[0])
    pixels = add_media(build, f"chart{number}.png", "image/png", made[1])
    words = ("Chart", alternative(block), plain(block.caption))
    blip = (
        f'<a:blip r:embed="{pixels}"><a:extLst><a:ext uri="{_SVG_USE}">'
        f'<asvg:svgBlip xmlns:asvg="{_SVG}" r:embed="{vector}"/></a:ext></a:extLst></a:blip>'
    )
    return inline(number, words, (drawing.width, drawing.height), blip)


def inline(number: int, words: tuple[str, str, str], size: tuple[float, float], blip: str) -> str:
    """A run with a picture that stands in the text; ``words`` are its kind, what it shows and what
    is written above it.
    """
    width, height = (round(each * _EMU) for each in size)
    name = quoted(f"{words[0]} {number}")
    about = f'id="{number}" name={name}'
    title = f" title={quoted(words[2])}" if words[1] and words[2] else ""
    end = "/>" if words[1] else f">{_DECORATION}</wp:docPr>"
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f"<wp:docPr {about} descr={quoted(words[1])}{title}{end}"
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic xmlns:pic="{_PICTURE}">'
        f"<pic:nvPicPr><pic:cNvPr {about}/><pic:cNvPicPr/>"
        f"</pic:nvPicPr><pic:blipFill>{blip}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )


def add_media(build: Build, name: str, kind: str, content: bytes) -> str:
    """The relationship that stands for a new media file in the body."""
    package = build.word.part.package
    part = Part(PackURI(f"/word/media/{name}"), kind, content, package)
    return build.word.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)

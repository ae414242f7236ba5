"""Charts that Word has no kind for: our own drawing as SVG, with PNG for those who need it."""

from briefgen import images
from briefgen.charts import draw, svg_and_png
from briefgen.document.tree import Chart
from briefgen.export.word.build import Build
from briefgen.export.word.pictures import add_media, inline
from briefgen.typography.faces import own_fonts

_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_USE = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


def chart_picture(build: Build, block: Chart, measure: float) -> str:
    """A run with the picture; ``""`` where a font lacks a letter of it."""
    drawing = draw(block, measure, own_fonts(build.look.fonts))
    made = svg_and_png(drawing)
    if made is None:
        return ""
    build.drawings += 1
    number = build.drawings
    vector = add_media(build, f"chart{number}.svg", "image/svg+xml", made[0])
    pixels = add_media(build, f"chart{number}.png", "image/png", images.few_colors(made[1]))
    words = f"{block.alt} {block.description}".strip()
    blip = (
        f'<a:blip r:embed="{pixels}"><a:extLst><a:ext uri="{_SVG_USE}">'
        f'<asvg:svgBlip xmlns:asvg="{_SVG}" r:embed="{vector}"/></a:ext></a:extLst></a:blip>'
    )
    return inline(number, ("Chart", words), (drawing.width, drawing.height), blip)

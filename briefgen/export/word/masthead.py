"""The head of the first page: the office, its address, kind and date, a logo."""

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from briefgen import images
from briefgen.document.reading import Masthead
from briefgen.export.word.build import Build
from briefgen.export.word.markup import NAMESPACES, Paragraph, quoted, styled

LOGO_HEIGHT = 28.0
MOST = 800  # pixels of a side of a logo
_EMU = 12700  # drawing units in a point
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_RELATION = "rId1"  # the only one that a head has


def masthead(build: Build, part: Masthead) -> tuple[Paragraph, ...]:
    """The office with kind and date on the right; with a logo there, they stand below."""
    about = part.about
    logo = _drawing(build)
    right = f"<w:r><w:tab/></w:r>{logo}" if logo else styled(f"\t{about}", "HeadKind")
    lines = [styled(part.office, "HeadOffice") + right]
    under = (*part.address, about) if logo else part.address
    lines += [styled(words, "HeadKind") for words in under]
    *first, last = lines
    return (*(Paragraph("HeadTop", each) for each in first), Paragraph("HeadLine", last))


def relate_logo(build: Build, head: Part) -> None:
    """Put the logo into the package, if there is one that can be read."""
    if not has_logo(build):
        return
    kind, data = images.whole(build.look.logo, MOST)
    name = PackURI(f"/word/media/logo.{kind}")
    head.relate_to(Part(name, f"image/{kind}", data, head.package), RELATIONSHIP_TYPE.IMAGE)


def has_logo(build: Build) -> bool:
    """Whether the look has a logo that can be read."""
    try:
        images.check(build.look.logo)
    except images.BadImageError:  # there is none, or one that came with somebody's brief
        return False
    return True


def _drawing(build: Build) -> str:
    if not has_logo(build):
        return ""
    width, height = images.logo_size(build.look.logo, LOGO_HEIGHT, build.look.page.measure / 3)
    extent = f'cx="{round(width * _EMU)}" cy="{round(height * _EMU)}"'
    words = quoted(build.document.office or "Logo")
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {extent}/><wp:docPr id="9001" name="Logo" descr={words}/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{_PICTURE}">'
        f'<pic:pic xmlns:pic="{_PICTURE}"><pic:nvPicPr><pic:cNvPr id="9001" name="Logo"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip xmlns:r="{NAMESPACES["r"]}" '
        f'r:embed="{_RELATION}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )

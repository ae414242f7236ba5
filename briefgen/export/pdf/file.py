"""The PDF file: pages, bookmarks, metadata and the structure tree put together."""

import hashlib
import re
from collections.abc import Sequence
from html import escape

from reportlab.pdfbase import pdfdoc

from briefgen.export.pdf.objects import Body, Direct, numbers, text_string
from briefgen.export.pdf.paint import Painter
from briefgen.export.pdf.tags import Structure
from briefgen.model.document import Document, display_title
from briefgen.model.glyphs import spelled
from briefgen.model.look import Look
from briefgen.model.pages import Pages

_PRODUCER = "briefgen"
_VERSION = (1, 7)
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def render(document: Document, look: Look, pages: Pages) -> bytes:
    """The PDF of laid-out pages; the same pages give the same bytes on any day."""
    del look  # all that it says of appearance is in the pages by now
    pdf = pdfdoc.PDFDocument(compression=1, invariant=1, pdfVersion=_VERSION)
    painter = Painter(pdf, pages.tags)
    leaves = []
    for number in range(len(pages.sheets)):
        leaf = _leaf(pages, number, painter)
        pdf.addPage(leaf)
        leaves.append(leaf)
    painter.fonts.write()
    structure = Structure(pdf, leaves, pages.tags, painter.marked)
    catalog = pdf.Catalog  # type: ignore[attr-defined]
    catalog.StructTreeRoot = structure.write(pages.sheets)
    catalog.MarkInfo = Body(b"<</Marked true>>")
    catalog.ViewerPreferences = Body(b"<</DisplayDocTitle true>>")
    catalog.Lang = Direct(text_string(_language(document)))
    catalog.Metadata = _metadata(document)
    outline = _Outline(structure, list(structure.headings(pages.sheets)))
    pdf.Outlines = catalog.Outlines = outline  # type: ignore[assignment]
    pdf.info = _Info(document)
    written: bytes = pdf.GetPDFData(None)
    return written


class _Info(pdfdoc.PDFInfo):
    """The document's properties with its own date."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.title = display_title(document)
        self.author = _author(document)
        self.subject = document.subtitle or document.kind
        when = _date(document).replace("-", "")
        fields = {
            "Title": self.title,
            "Author": self.author,
            "Subject": self.subject,
            "Creator": _PRODUCER,
            "Producer": _PRODUCER,
            "CreationDate": f"D:{when}000000Z",
            "ModDate": f"D:{when}000000Z",
        }
        body = b"".join(
            b"/" + key.encode() + b" " + text_string(text) for key, text in fields.items()
        )
        self.raw = b"<<" + body + b"/Trapped/False>>"

    def digest(self, md5object: "hashlib._Hash") -> None:
        md5object.update(self.raw)

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        del document
        return self.raw


class _Outline(Body):
    """Bookmarks: the headings as a tree."""

    def __init__(
        self, structure: Structure, headings: Sequence[tuple[int, str, tuple[int, float]]]
    ) -> None:
        super().__init__()
        self.ready = 1
        entries = [Body() for _ in headings]
        parents, kids = _family([level for level, _, _ in headings])
        for index, (_, title, place) in enumerate(headings):
            parent = parents[index]
            siblings = kids[parent]
            at = siblings.index(index)
            parts = entries[index].parts
            parts += [b"<</Title " + text_string(title) + b"/Dest "]
            parts += structure.destination(place)
            parts += [b"/Parent ", self if parent < 0 else entries[parent]]
            if at > 0:
                parts += [b"/Prev ", entries[siblings[at - 1]]]
            if at + 1 < len(siblings):
                parts += [b"/Next ", entries[siblings[at + 1]]]
            below = kids[index]
            if below:
                parts += [b"/First ", entries[below[0]], b"/Last ", entries[below[-1]]]
                parts.append(b"/Count %d" % len(below))
            parts.append(b">>")
        roots = kids[-1]
        self.parts = [b"<</Type/Outlines/First ", entries[roots[0]], b"/Last ", entries[roots[-1]]]
        self.parts.append(b"/Count %d>>" % len(headings))

    def prepare(self, document: pdfdoc.PDFDocument, canvas: object) -> None:
        """ReportLab's call before writing; all is ready."""


def _family(levels: Sequence[int]) -> tuple[list[int], dict[int, list[int]]]:
    """For headings of these levels the parent of each, and the kids of each; -1 is the root."""
    parents: list[int] = []
    kids: dict[int, list[int]] = {index: [] for index in range(-1, len(levels))}
    path: list[int] = []
    for index, level in enumerate(levels):
        while path and levels[path[-1]] >= level:
            path.pop()
        parent = path[-1] if path else -1
        parents.append(parent)
        kids[parent].append(index)
        path.append(index)
    return parents, kids


def _leaf(pages: Pages, number: int, painter: Painter) -> pdfdoc.PDFPage:
    code = painter.page(pages.sheets[number])
    leaf = pdfdoc.PDFPage()
    leaf.MediaBox = Direct(b"[0 0 %s]" % numbers((pages.width, pages.height)).encode())
    leaf.Contents = pdfdoc.PDFStream(content=code, filters=[pdfdoc.PDFZCompress])
    resources = pdfdoc.PDFResourceDictionary()
    resources.basicFonts()
    resources.XObject = painter.resources()  # type: ignore[attr-defined]
    leaf.Resources = resources
    leaf.__NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]
    leaf.StructParents = number  # type: ignore[attr-defined]
    leaf.Tabs = pdfdoc.PDFName("S")  # type: ignore[attr-defined]
    return leaf


def _lettered(text: str) -> str:
    """A text for XML, which some characters may not enter even escaped."""
    return escape(
        "".join(each for each in spelled(text) if each not in "\ufffe\uffff"), quote=False
    )


def _language(document: Document) -> str:
    return document.language or "en-US"


def _author(document: Document) -> str:
    return ", ".join(document.authors) or document.office


def _date(document: Document) -> str:
    return document.date if _ISO_DATE.fullmatch(document.date) else "2000-01-01"


def _metadata(document: Document) -> pdfdoc.PDFStream:
    title, author = _lettered(display_title(document)), _lettered(_author(document))
    subject = _lettered(document.subtitle or document.kind)
    packet = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{_lettered(_language(document))}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{_PRODUCER}</pdf:Producer><xmp:CreatorTool>{_PRODUCER}</xmp:CreatorTool>
<xmp:CreateDate>{_date(document)}T00:00:00Z</xmp:CreateDate>
<xmp:ModifyDate>{_date(document)}T00:00:00Z</xmp:ModifyDate>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
    dictionary = pdfdoc.PDFDictionary(
        {"Type": pdfdoc.PDFName("Metadata"), "Subtype": pdfdoc.PDFName("XML")}
    )
    return pdfdoc.PDFStream(dictionary, packet.encode("utf-8", "replace"), filters=[])

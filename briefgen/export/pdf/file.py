"""The PDF file: pages, bookmarks, metadata, attachments and the structure tree put together."""

from collections.abc import Iterable, Sequence

from reportlab.pdfbase import pdfdoc

from briefgen.brief.pages import Pages
from briefgen.document.tree import Document
from briefgen.export.delivery import DEFAULT, Archive, Attachment, Delivery
from briefgen.export.pdf import archive, metadata
from briefgen.export.pdf.assembly import assemble
from briefgen.export.pdf.objects import Body, Part, Stream, numbers, text_string
from briefgen.export.pdf.outline import outline
from briefgen.export.pdf.paint import Painter
from briefgen.export.pdf.painted import PaintedPages
from briefgen.export.pdf.tags import Structure
from briefgen.typography.look import Look


def render(
    document: Document, look: Look, pages: PaintedPages, delivery: Delivery = DEFAULT
) -> bytes:
    """The PDF of laid-out pages; the same pages give the same bytes on any day."""
    del look  # all that it says of appearance is in the pages by now
    pdf = pdfdoc.PDFDocument(compression=1, invariant=1)
    painter = Painter(pages.tags, metadata.language(document))
    contents = [Stream(content=painter.page(sheet)) for sheet in pages.painted]
    leaves = [Body() for _ in contents]
    files = archive.distinct(_files(document, delivery))
    specs = [archive.file_spec(document, each) for each in files]
    data = {file.block: spec for file, spec in zip(files, specs, strict=True) if file.block}
    structure = Structure(leaves, pages.tags, painter.marked, data)
    root = structure.write(pages.painted)
    catalog = Body(
        b"<</Type/Catalog/Pages ",
        _page_tree(pages, leaves, contents, painter),
        b"/PageLabels<</Nums[0<</S/D>>]>>/Outlines ",
        outline(list(structure.headings(pages.painted))),
        b"/StructTreeRoot ",
        root,
        b"/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>",
        *_described(document, delivery),
        *archive.listed(files, specs),
        b">>",
    )
    properties = metadata.properties(document, release=bool(delivery.release))
    return assemble(pdf, catalog, properties)


def unmarked(pages: PaintedPages, numbers: Iterable[int] = ()) -> bytes:
    """The same pages without structure, or some of them, counted from 1: it changes no pixel."""
    pdf = pdfdoc.PDFDocument(compression=1, invariant=1)
    painter = Painter(pages.tags, marking=False)
    sheets = [pages.painted[each - 1] for each in numbers] or pages.painted
    contents = [Stream(content=painter.page(sheet)) for sheet in sheets]
    leaves = [Body() for _ in contents]
    tree = _page_tree(pages, leaves, contents, painter)
    return assemble(pdf, Body(b"<</Type/Catalog/Pages ", tree, b">>"), Body(b"<<>>"))


def _described(document: Document, delivery: Delivery) -> list[Part]:
    """The entries of the catalog that tell of language, metadata and colors."""
    xmp = metadata.packet(document, delivery.archive, release=bool(delivery.release))
    return [
        b"/Lang" + text_string(metadata.language(document)) + b"/Metadata ",
        Stream(b"/Type/Metadata/Subtype/XML", content=xmp, as_is=True),
        *(archive.output_intent() if delivery.archive else []),
    ]


def _files(document: Document, delivery: Delivery) -> tuple[Attachment, ...]:
    """What goes with the document; PDF/A-2 lets nothing go with it."""
    if delivery.release or delivery.archive is Archive.PDF_A_2A:
        return ()
    return (*delivery.attachments, *archive.chart_data(document))


def _page_tree(
    pages: Pages, leaves: Sequence[Body], contents: Sequence[Body], painter: Painter
) -> Body:
    """The pages in a row, which share fonts and pictures."""
    tree = Body()
    resources = Body(b"<<", *painter.fonts(), *painter.pictures(), b">>")
    for leaf, content in zip(leaves, contents, strict=True):
        head: list[Part] = [b"<</Type/Page/Parent ", tree, b"/Resources ", resources]
        leaf.parts = [*head, b"/Contents ", content, *leaf.parts, b">>"]
    box = numbers((pages.width, pages.height)).encode()
    tree.parts = [b"<</Type/Pages/Count %d/MediaBox[0 0 %s]/Kids[" % (len(contents), box)]
    for leaf in leaves:
        tree.parts += [leaf, b" "]
    tree.parts.append(b"]>>")
    return tree

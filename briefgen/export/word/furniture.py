"""What stands at the top and foot of pages."""

from docx.opc.constants import RELATIONSHIP_TYPE

from briefgen.export.word.build import Build
from briefgen.export.word.markup import DECLARATIONS, XML, Paragraph, field, run, styled
from briefgen.export.word.package import WORD_TYPE, add_part
from briefgen.model.document import display_title
from briefgen.model.formatting import format_date
from briefgen.model.pages import Pages


def page_furniture(build: Build, pages: Pages) -> str:
    """Put headers and footers into the package; answer the references of the first section."""
    references = ""
    for place, number in (("first", 1), ("default", 2)):
        head = _first_head(build) if place == "first" else _running_head(build)
        for kind, content in (("header", head), ("footer", _foot(build, number, pages.count))):
            references += _reference(build, kind, place, content)
    return references


def _reference(build: Build, kind: str, place: str, content: Paragraph) -> str:
    root = {"header": "hdr", "footer": "ftr"}[kind]
    xml = f"{XML}<w:{root} {DECLARATIONS}>{content.markup()}</w:{root}>"
    identifier = add_part(
        build.word,
        f"/word/{kind}{1 if place == 'first' else 2}.xml",
        f"{WORD_TYPE}.{kind}+xml",
        xml.encode(),
        getattr(RELATIONSHIP_TYPE, kind.upper()),
    )
    return f'<w:{kind}Reference w:type="{place}" r:id="{identifier}"/>'


def _first_head(build: Build) -> Paragraph:
    document = build.document
    date = "" if document.title_label else format_date(document.date, document.language)
    about = " · ".join(filter(None, (document.kind, date)))
    return Paragraph(
        "HeadLine", styled(document.office, "HeadOffice") + styled(f"\t{about}", "HeadKind")
    )


def _running_head(build: Build) -> Paragraph:
    document = build.document
    return Paragraph("RunningHead", run(f"{display_title(document)}\t{document.kind}"))


def _foot(build: Build, number: int, count: int) -> Paragraph:
    document = build.document
    left = " · ".join(filter(None, (document.contact or document.office, document.as_of)))
    page = field("PAGE", str(number)) + run(" of ") + field("NUMPAGES", str(max(count, 1)))
    return Paragraph("Footer", run(f"{left}\t") + page)

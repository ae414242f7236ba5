"""Letterheads to be cleaned, and what is left of them."""

import re
from html import unescape

from msgspec.structs import replace

from briefgen import pipeline
from briefgen.typography.look import Brand
from briefgen.word_files import open_word, write_package
from briefgen.zips import read_zip
from tests.builders import small_brief
from tests.export.word import letterheads
from tests.export.word.letterheads import LETTER, ML, SETTINGS, STYLES, p, part, section
from tests.word_files.field_cases import NAMED

PLAIN = letterheads.styles(letterheads.style("Normal", "Normal", default="1"))


def office(body: str, *relations: tuple[str, str, str], **more: tuple[str, bytes]) -> bytes:
    """A letterhead with this text, these relations of it, and parts by their path."""
    parts: letterheads.Parts = {
        "word/styles.xml": (STYLES, PLAIN),
        "word/settings.xml": (SETTINGS, part("settings", "")),
    }
    return letterheads.package(
        f"<w:p>{NAMED}</w:p>{body}{section(LETTER)}", parts, relations, more=more
    )


def everywhere(content: str) -> bytes:
    """The content in every story: text, table, text box, header, footer, note, comment."""
    paragraph = f"<w:p>{content}</w:p>"
    box = (
        '<w:p><w:r><w:pict><v:shape id="s" style="width:90pt;height:9pt"><v:textbox>'
        f"<w:txbxContent>{paragraph}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    cell = f'<w:tc><w:tcPr><w:tcW w:w="5000" w:type="dxa"/></w:tcPr>{paragraph}</w:tc>'
    grid = '<w:tblGrid><w:gridCol w:w="5000"/></w:tblGrid>'
    table = f"<w:tbl><w:tblPr/>{grid}<w:tr>{cell}</w:tr></w:tbl>"
    note = f'<w:footnote w:id="2">{paragraph}</w:footnote>'
    control = f"<w:sdt><w:sdtContent>{paragraph}</w:sdtContent></w:sdt>"
    stories: letterheads.Parts = {
        "word/styles.xml": (STYLES, PLAIN),
        "word/header1.xml": (letterheads.HEADER, part("hdr", paragraph + box)),
        "word/footer1.xml": (letterheads.FOOTER, part("ftr", paragraph)),
        "word/footnotes.xml": (f"{ML}.footnotes+xml", part("footnotes", note)),
        "word/comments.xml": (
            f"{ML}.comments+xml",
            part("comments", f'<w:comment w:id="1" w:author="A">{paragraph}</w:comment>'),
        ),
    }  # fmt: skip
    references = (
        '<w:headerReference w:type="default" r:id="rId2"/>'
        '<w:footerReference w:type="default" r:id="rId3"/>'
    )
    body = f"<w:p>{NAMED}</w:p>{paragraph}{table}{box}{control}{p('')}"
    return letterheads.package(body + section(LETTER, references), stories)


def cleaned(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    opened = open_word(data)
    return write_package(opened.package), opened.left_out


def exported(data: bytes) -> bytes:
    """A brief in this letterhead, as a file of last year carries it: never cleaned before."""
    brief = replace(small_brief(), brand=Brand(letterhead=data))
    made = pipeline.make(brief)
    return pipeline.export(made.composed.document, brief, made.pages, ".docx")


def shown(data: bytes) -> int:
    """How often the words of the field are seen in all parts."""
    return sum(content.count(b"old words") for content in read_zip(data).values())


def codes(data: bytes) -> list[str]:
    """The marks and pieces of codes of all fields in the order of their parts."""
    found = re.compile(r'<w:instrText[^>]*>([^<]*)|w:instr="([^"]*)"|fldCharType="(\w+)"')
    texts = (content.decode(errors="replace") for _, content in sorted(read_zip(data).items()))
    return [unescape("".join(each)) for text in texts for each in found.findall(text)]

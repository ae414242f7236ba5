"""What a PDF says about itself: the properties of the file, and the same as XMP."""

import re
from collections.abc import Iterable
from html import escape

from briefgen.document.reading import display_title
from briefgen.document.tree import Document
from briefgen.export.delivery import Archive
from briefgen.export.pdf.objects import Body, text_string
from briefgen.typography.glyphs import spelled

_PRODUCER = "briefgen"
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_UNDATED = "2000-01-01"
# PDF/A wants to be told of every schema that it does not know itself.
_SCHEMA_OF_UA = """<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


def language(document: Document) -> str:
    """The language of the document as a tag such as ``en-US``."""
    return document.language or "en-US"


def day(document: Document) -> str:
    """The document's own date; an undated one has a fixed day, so that its bytes are too."""
    return document.date if _ISO_DATE.fullmatch(document.date) else _UNDATED


def pdf_date(document: Document) -> bytes:
    """The same as PDF writes it."""
    return text_string(f"D:{day(document).replace('-', '')}000000Z")


def properties(document: Document, *, release: bool) -> Body:
    """The dictionary of properties; a release copy names the office, never the authors."""
    fields = {
        "Title": display_title(document),
        "Author": ", ".join(_authors(document, release=release)),
        "Subject": _subject(document),
        "Keywords": ", ".join(document.keywords),
        "Creator": _PRODUCER,
        "Producer": _PRODUCER,
    }
    written = b"".join(
        b"/" + key.encode() + b" " + text_string(text) for key, text in fields.items() if text
    )
    when = pdf_date(document)
    return Body(b"<<" + written + b"/CreationDate " + when + b"/ModDate " + when + b">>")


def packet(document: Document, archive: Archive, *, release: bool) -> bytes:
    """The XMP packet: the same properties, and which standards the file keeps to."""
    authors = _listed("Seq", _authors(document, release=release))
    keywords = _lettered(", ".join(document.keywords))
    date = f"{day(document)}T00:00:00Z"
    text = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title>{_alternative(display_title(document))}</dc:title>
{f"<dc:creator>{authors}</dc:creator>" if authors else ""}
<dc:description>{_alternative(_subject(document))}</dc:description>
{f"<dc:subject>{_listed('Bag', document.keywords)}</dc:subject>" if keywords else ""}
<dc:language>{_listed("Bag", [language(document)])}</dc:language>
{f"<pdf:Keywords>{keywords}</pdf:Keywords>" if keywords else ""}
<pdf:Producer>{_PRODUCER}</pdf:Producer><xmp:CreatorTool>{_PRODUCER}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<pdfuaid:part>1</pdfuaid:part>{_part(archive)}
</rdf:Description>
{_SCHEMA_OF_UA if archive else ""}</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
    return text.encode("utf-8", "replace")


def _part(archive: Archive) -> str:
    if not archive:
        return ""
    part, level = archive[0], archive[1].upper()
    return f"<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>{level}</pdfaid:conformance>"


def _authors(document: Document, *, release: bool) -> tuple[str, ...]:
    """Who made the document, as a program that sorts files should know it."""
    named = () if release else document.authors
    return named or tuple(filter(None, (document.office,)))


def _subject(document: Document) -> str:
    return document.subtitle or document.kind


def _alternative(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{_lettered(text)}</rdf:li></rdf:Alt>'


def _listed(kind: str, texts: Iterable[str]) -> str:
    rows = "".join(f"<rdf:li>{_lettered(each)}</rdf:li>" for each in texts)
    return f"<rdf:{kind}>{rows}</rdf:{kind}>" if rows else ""


def _lettered(text: str) -> str:
    """A text for XML, which some characters may not enter even escaped."""
    return escape(
        "".join(each for each in spelled(text) if each not in "\ufffe\uffff"), quote=False
    )

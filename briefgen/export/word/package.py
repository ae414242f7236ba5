"""The Word package: parts made of our own strings, and bytes that never change by themselves."""

from docx.document import Document as WordDocument
from docx.opc.part import Part

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def replace_part(word: WordDocument, relation: str, content: bytes) -> Part:
    """Give a part of the base document new content under its old name."""
    identifier, old = next(
        (key, rel.target_part) for key, rel in word.part.rels.items() if rel.reltype == relation
    )
    del word.part.rels[identifier]
    new = Part(old.partname, old.content_type, content, old.package)
    word.part.relate_to(new, relation)
    return new


def packed(word: WordDocument, body: str) -> dict[str, bytes]:
    """The members of the package by name, with ``body`` as the document's XML."""
    package = word.part.package
    parts = sorted(package.iter_parts(), key=lambda part: (part is not word.part, part.partname))
    members = {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": _bytes(package.rels.xml),
    }
    for part in parts:
        content = body.encode() if part is word.part else part.blob
        members[part.partname.membername] = content
        if len(part.rels):
            members[part.partname.rels_uri.membername] = _bytes(part.rels.xml)
    return members


def written(word: WordDocument) -> str:
    """Everything that parts of text and charts say beside the body."""
    kinds = ("header+xml", "footer+xml", "footnotes+xml", "endnotes+xml", "chart+xml")
    parts = (each for each in word.part.package.iter_parts() if each.content_type.endswith(kinds))
    return "".join(each.blob.decode() for each in parts)


def _content_types(parts: list[Part]) -> bytes:
    overrides = "".join(
        f'<Override PartName="{part.partname}" ContentType="{part.content_type}"/>'
        for part in parts
        if part.content_type != "application/xml"
    )
    package = "http://schemas.openxmlformats.org/package/2006/content-types"
    relationships = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Types xmlns="{package}"><Default Extension="rels" ContentType="{relationships}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    ).encode()


def _bytes(xml: str | bytes) -> bytes:
    return xml.encode() if isinstance(xml, str) else xml

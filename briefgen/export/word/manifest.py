"""A hidden part that names the brief and its blocks, with their text as it was exported.

When the file comes back, a block is found by its bookmark and compared with this text.
"""

import uuid

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from briefgen.export.word.build import Build
from briefgen.export.word.markup import XML, escaped, quoted
from briefgen.model.document import (
    Block,
    walk,
)
from briefgen.model.rewriting import texts
from briefgen.model.runs import plain

MANIFEST = "urn:briefgen:manifest:1"
_ITEM = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"


def add_manifest(build: Build) -> None:
    """Put the manifest into the package."""
    rows = "".join(
        f"<block id={quoted(block.id)} bookmark={quoted(build.blocks[block.id])}>"
        + "".join(f"<p>{escaped(words)}</p>" for words in _words(block))
        + "</block>"
        for _, block in walk(build.document)
    )
    name = quoted(build.document.id)
    content = f'{XML}<brief xmlns="{MANIFEST}" id={name}>{rows}</brief>'
    package = build.word.part.package
    item = Part(PackURI("/customXml/item1.xml"), "application/xml", content.encode(), package)
    described = Part(
        PackURI("/customXml/itemProps1.xml"),
        _PROPERTIES_TYPE,
        _description(build.document.id).encode(),
        package,
    )
    item.relate_to(described, _PROPERTIES)
    build.word.part.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)


def _description(identifier: str) -> str:
    name = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{MANIFEST}:{identifier}")).upper()
    return (
        f'{XML}<ds:datastoreItem xmlns:ds="{_ITEM}" ds:itemID="{{{name}}}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{MANIFEST}"/></ds:schemaRefs></ds:datastoreItem>'
    )


def _words(block: Block) -> list[str]:
    """The texts of a block that a person may have changed in Word."""
    return [plain(text) for text in texts(block) if text]

"""A hidden part that names the brief and its blocks, with their text as it was exported.

When the file comes back, a block is found by its bookmark and compared with this text.
"""

import uuid

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from briefgen.document.rewriting import texts
from briefgen.document.runs import plain
from briefgen.document.tree import (
    Block,
    walk,
)
from briefgen.export.word.build import Build
from briefgen.export.word.markup import XML, escaped, quoted

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
    add_item(build, MANIFEST, f'{XML}<brief xmlns="{MANIFEST}" id={name}>{rows}</brief>', 1)


def add_item(build: Build, namespace: str, content: str, number: int) -> None:
    """Put data of our own into the package, in a part that others find by its namespace."""
    package = build.word.part.package
    name = PackURI(f"/customXml/item{number}.xml")
    item = Part(name, "application/xml", content.encode(), package)
    described = Part(
        PackURI(f"/customXml/itemProps{number}.xml"),
        _PROPERTIES_TYPE,
        _description(namespace, build.document.id).encode(),
        package,
    )
    item.relate_to(described, _PROPERTIES)
    build.word.part.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)


def item_id(namespace: str, document: str) -> str:
    """The name under which controls find a part of data: the same for the same document."""
    name = uuid.uuid5(uuid.NAMESPACE_URL, f"{namespace}:{document}")
    return f"{{{str(name).upper()}}}"


def _description(namespace: str, document: str) -> str:
    return (
        f'{XML}<ds:datastoreItem xmlns:ds="{_ITEM}" ds:itemID="{item_id(namespace, document)}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{namespace}"/></ds:schemaRefs></ds:datastoreItem>'
    )


def _words(block: Block) -> list[str]:
    """The texts of a block that a person may have changed in Word."""
    return [plain(text) for text in texts(block) if text]

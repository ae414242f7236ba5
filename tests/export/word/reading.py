"""Reading back what the Word writer wrote."""

import io
import zipfile
from typing import cast

from lxml import etree

from briefgen.brief.pages import Pages
from briefgen.document.tree import Document
from briefgen.export.word import render
from briefgen.typography.look import Brand, Grid, NotesPlace, resolve_look
from tests.export.word.stress import stress

NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "b": "urn:briefgen:manifest:1",
}
VARIANTS = [(grid, foot) for grid in Grid for foot in (False, True)]
W = f"{{{NAMES['w']}}}"


def made(
    document: Document | None = None, grid: Grid = Grid.COLUMNS, *, foot: bool = False
) -> bytes:
    """A Word file, by default of the stress document."""
    look = resolve_look(grid, Brand(), 2, notes=NotesPlace.FOOT if foot else NotesPlace.END)
    return render(document or stress(), look, Pages(612, 792, 3))


def part(content: bytes, name: str) -> etree._Element:
    """One part, parsed."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


def find(tree: etree._Element, path: str) -> list[str]:
    """What an XPath finds, as strings."""
    return [str(each) for each in cast(list[str], tree.xpath(path, namespaces=NAMES))]


def nodes(tree: etree._Element, path: str) -> list[etree._Element]:
    """What an XPath finds, as elements."""
    return list(cast(list[etree._Element], tree.xpath(path, namespaces=NAMES)))


def text(tree: etree._Element) -> str:
    """The characters of runs, without the codes of fields."""
    return "".join(find(tree, ".//w:t/text()"))


def styled(tree: etree._Element, style: str) -> list[etree._Element]:
    """The paragraphs of a style."""
    return nodes(tree, f".//w:p[w:pPr/w:pStyle/@w:val='{style}']")


def fields(tree: etree._Element, code: str) -> list[str]:
    """The cached results of fields whose code begins so."""
    found = []
    for paragraph in tree.iter(f"{W}p"):
        inside, kind, result = False, "", ""
        for node in paragraph.iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
            mark = node.get(f"{W}fldCharType")
            if mark == "begin":
                inside, kind, result = True, "", ""
            elif mark == "end":
                inside = False
                found += [result] if kind.strip().startswith(code) else []
            elif inside and node.tag == f"{W}instrText":
                kind += node.text or ""
            elif inside and node.tag == f"{W}t":
                result += node.text or ""
    return found

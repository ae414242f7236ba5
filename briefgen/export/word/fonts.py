"""An office's fonts in Word: named by the theme, so by every style, and carried in the file."""

import hashlib
import uuid
from html import escape

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from lxml import etree
from lxml.etree import _Element

from briefgen.export.word.package import replace_part
from briefgen.model.faces import Typeface
from briefgen.model.look import Look
from briefgen.typefaces import classification

OURS = ("Source Serif 4", "Source Sans 3")  # in the order of the families of a look
STYLES = {"regular": "Regular", "strong": "Bold", "italic": "Italic", "strong_italic": "BoldItalic"}
_FONT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_NAME = PackURI("/word/fonts/font.odttf")  # numbered when all are known
_SHAPES = {True: ("roman", "Georgia"), False: ("swiss", "Arial")}


def apply_fonts(word: WordDocument, look: Look) -> None:
    """Put an office's families in the place of ours, in the theme and in the table of fonts."""
    families = {
        ours: family
        for ours, family in zip(OURS, look.fonts.families, strict=True)
        if family.regular
    }
    if not families:
        return
    theme = word.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob.decode()
    for ours, family in families.items():
        theme = theme.replace(f'"{ours}"', f'"{escape(family.family)}"')
    replace_part(word, RELATIONSHIP_TYPE.THEME, theme.encode())
    _set_table(word, families)


def _set_table(word: WordDocument, families: dict[str, Typeface]) -> None:
    old = word.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    table = etree.fromstring(old.blob)
    parts: list[Part] = []
    named: set[str] = set()
    for entry in list(table):
        family = families.get(entry.get(qn("w:name"), ""))
        if family is None:
            for embedded in (each for each in entry if each.get(qn("r:id"))):
                parts.append(old.related_parts[embedded.get(qn("r:id"), "")])
                embedded.set(qn("r:id"), f"rId{len(parts)}")
        elif family.family in named:  # text and heads in one family
            table.remove(entry)
        else:
            named.add(family.family)
            _describe(entry, family)
            for cut, style in STYLES.items():
                _embed(entry, style, getattr(family, cut), parts)
    content = etree.tostring(table, xml_declaration=True, encoding="UTF-8", standalone=True)
    new = replace_part(word, RELATIONSHIP_TYPE.FONT_TABLE, content)
    for number, part in enumerate(parts, 1):
        name = PackURI(f"/word/fonts/font{number}.odttf")
        copy = Part(name, part.content_type, part.blob, new.package)
        new.load_rel(_FONT, copy, f"rId{number}")


def _describe(entry: _Element, family: Typeface) -> None:
    """Say what the family is like, and which font stands in where it cannot be had."""
    panose = classification(family.regular)
    serif = not (panose[0] == 2 and 11 <= panose[1] <= 15)
    shape, other = _SHAPES[serif]
    entry.set(qn("w:name"), family.family)
    told = {"w:altName": other, "w:panose1": panose.hex().upper(), "w:family": shape}
    for child in list(entry):
        tag = next((tag for tag in told if child.tag == qn(tag)), "")
        if tag:
            child.set(qn("w:val"), told[tag])
        elif child.get(qn("r:id")):
            entry.remove(child)


def _embed(entry: _Element, style: str, data: bytes, parts: list[Part]) -> None:
    if not data:
        return
    key = str(uuid.UUID(bytes=hashlib.sha256(data).digest()[:16])).upper()
    parts.append(Part(_NAME, _TYPE, _scrambled(data, key)))
    element = etree.SubElement(entry, qn(f"w:embed{style}"))
    element.set(qn("r:id"), f"rId{len(parts)}")
    element.set(qn("w:fontKey"), f"{{{key}}}")


def _scrambled(data: bytes, key: str) -> bytes:
    """The first 32 bytes against the key read backwards (ECMA-376, part 4)."""
    mask = bytes.fromhex(key.replace("-", ""))[::-1] * 2
    return bytes(a ^ b for a, b in zip(data[:32], mask, strict=True)) + data[32:]

"""The fonts of a Word file: named by the theme, so by every style, and carried in the file.

They are ours or an office's; or, as an office may ask, those that every Word has, and none travel.
"""

import hashlib
import uuid
from html import escape
from typing import NamedTuple

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from lxml import etree
from lxml.etree import _Element

from briefgen.export.word.build import Build
from briefgen.export.word.faces import FACES, LETTERS, carried, key, scrambled
from briefgen.export.word.package import replace_part
from briefgen.export.word.styles import ROLES
from briefgen.typefaces import classification
from briefgen.typography.faces import Typeface
from briefgen.typography.look import Look

OURS = ("Source Serif 4", "Source Sans 3")  # in the order of the families of a look
OFFICE = (Typeface("Times New Roman"), Typeface("Calibri"))
STYLES = {"regular": "Regular", "strong": "Bold", "italic": "Italic", "strong_italic": "BoldItalic"}
_FONT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_NAME = PackURI("/word/fonts/font.odttf")  # numbered when all are known
_SHAPES = {True: ("roman", "Georgia"), False: ("swiss", "Arial")}
_OFFICE_FACTS = {  # panose, shape, the free font of the same measures
    "Times New Roman": ("02020603050405020304", "roman", "Liberation Serif"),
    "Calibri": ("020F0502020204030204", "swiss", "Carlito"),
}


class _Need(NamedTuple):
    """What our faces have to carry beside the usual letters."""

    rare: frozenset[int]
    slanted: bool


def apply_fonts(build: Build, shown: str) -> None:
    """Name the families in the theme and in the table of fonts; ``shown`` is all that is written.

    Our faces carry what briefs are written in; letters beyond that only where ``shown`` has them,
    and so the italic.
    """
    families = {
        ours: family
        for ours, family in zip(OURS, build.look.fonts.families, strict=True)
        if family.regular
    }
    if build.office_fonts:
        families = dict(zip(OURS, OFFICE, strict=True))
        for name in ("w:embedTrueTypeFonts", "w:saveSubsetFonts"):
            for flag in build.word.settings.element.findall(qn(name)):
                build.word.settings.element.remove(flag)
    if families:
        _set_theme(build.word, families)
    rare = frozenset(map(ord, set(shown))) - LETTERS
    _set_table(build.word, families, _Need(rare, slanted=_is_slanted(build.look, shown)))


def _is_slanted(look: Look, shown: str) -> bool:
    """Whether anything in the family of the text is in italics."""
    roles = {name: getattr(look.styles, role) for name, role in ROLES.items()}
    serif = {
        name.title().replace(" ", ""): role.emphasis
        for name, role in roles.items()
        if role.family == "serif"
    }
    for paragraph in shown.split("<w:p>"):
        style = next((each for each in serif if f'<w:pStyle w:val="{each}' in paragraph), "")
        if style and (serif[style] or "<w:i/>" in paragraph):
            return True
    return False


def _set_theme(word: WordDocument, families: dict[str, Typeface]) -> None:
    theme = word.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob.decode()
    for ours, family in families.items():
        theme = theme.replace(f'"{ours}"', f'"{escape(family.family)}"')
    replace_part(word, RELATIONSHIP_TYPE.THEME, theme.encode())


def _set_table(word: WordDocument, families: dict[str, Typeface], need: _Need) -> None:
    old = word.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    table = etree.fromstring(old.blob)
    faces = {f"{{{key(each)}}}": each for each in FACES}
    parts: list[Part] = []
    named: set[str] = set()
    for entry in list(table):
        family = families.get(entry.get(qn("w:name"), ""))
        if family is None:
            for embedded in [each for each in entry if each.get(qn("r:id"))]:
                face = faces[embedded.get(qn("w:fontKey"), "")]
                if face.style == "Italic" and not need.slanted:
                    entry.remove(embedded)
                    continue
                usual = old.related_parts[embedded.get(qn("r:id"), "")].blob
                data = carried(face, need.rare) if need.rare else usual
                parts.append(Part(_NAME, _TYPE, data))
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
    panose, shape, other = _OFFICE_FACTS.get(family.family) or _facts(family)
    entry.set(qn("w:name"), family.family)
    told = {"w:altName": other, "w:panose1": panose, "w:family": shape}
    for child in list(entry):
        tag = next((tag for tag in told if child.tag == qn(tag)), "")
        if tag:
            child.set(qn("w:val"), told[tag])
        elif child.get(qn("r:id")):
            entry.remove(child)


def _facts(family: Typeface) -> tuple[str, str, str]:
    panose = classification(family.regular)
    serif = not (panose[0] == 2 and 11 <= panose[1] <= 15)
    return panose.hex().upper(), *_SHAPES[serif]


def _embed(entry: _Element, style: str, data: bytes, parts: list[Part]) -> None:
    if not data:
        return
    identifier = str(uuid.UUID(bytes=hashlib.sha256(data).digest()[:16])).upper()
    parts.append(Part(_NAME, _TYPE, scrambled(data, identifier)))
    element = etree.SubElement(entry, qn(f"w:embed{style}"))
    element.set(qn("r:id"), f"rId{len(parts)}")
    element.set(qn("w:fontKey"), f"{{{identifier}}}")

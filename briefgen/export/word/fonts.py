"""The fonts of a Word file: named by the theme, so by every style, and carried in the file.

They are ours or an office's; or, as an office may ask, those that every Word has, and none travel.
"""

import hashlib
import re
import uuid
from html import escape, unescape

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from lxml import etree
from lxml.etree import _Element

from briefgen.export.word.build import Build
from briefgen.export.word.faces import (
    FACES,
    LETTERS,
    PLAIN,
    SLANTED,
    OwnFace,
    carried,
    key,
    scrambled,
)
from briefgen.export.word.package import replace_part
from briefgen.typefaces import classification
from briefgen.typography.faces import Typeface

OURS = ("Source Serif 4", "Source Sans 3")  # in the order of the families of a look
OFFICE = (Typeface("Times New Roman"), Typeface("Calibri"))
STYLES = {"regular": "Regular", "strong": "Bold", "italic": "Italic", "strong_italic": "BoldItalic"}
_STYLE = re.compile('<w:pStyle w:val="([^"]+)"')
_WORDS = re.compile("<w:t(?: [^>]*)?>([^<]*)")
_FONT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_NAME = PackURI("/word/fonts/font.odttf")  # numbered when all are known
_SHAPES = {True: ("roman", "Georgia"), False: ("swiss", "Arial")}
_OFFICE_FACTS = {  # panose, shape, the free font of the same measures
    "Times New Roman": ("02020603050405020304", "roman", "Liberation Serif"),
    "Calibri": ("020F0502020204030204", "swiss", "Carlito"),
}


def apply_fonts(build: Build, shown: str) -> None:
    """Name the families in the theme and in the table of fonts; ``shown`` is all that is written.

    Our faces carry what briefs are written in; letters beyond that only where ``shown`` has them,
    and so the slanted faces.
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
    more = {face: rare for face in FACES if face.style not in SLANTED}
    more |= {face: frozenset(each) - PLAIN for face, each in _slanted(build.word, shown).items()}
    _set_table(build.word, families, more)


def _slanted(word: WordDocument, shown: str) -> dict[OwnFace, set[int]]:
    """The letters that ``shown`` has in each slanted face, as styles and runs say it."""
    styles = {each.style_id: each.element for each in word.styles}
    letters: dict[OwnFace, set[int]] = {}
    for paragraph in shown.split("<w:p>"):
        named = _STYLE.search(paragraph)
        family, *marks = _letters(styles, named[1] if named else "")
        for run in paragraph.split("<w:r>")[1:]:
            strong, slanted = (
                mark or tag in run for mark, tag in zip(marks, ("<w:b/>", "<w:i/>"), strict=True)
            )
            style = ("BoldItalic" if strong else "Italic") if slanted else ""
            face = next((each for each in FACES if each[:2] == (family, style)), None)
            if face:
                told = unescape("".join(_WORDS.findall(run)))
                letters.setdefault(face, set()).update(map(ord, told))
    return letters


def _letters(styles: dict[str, _Element], name: str) -> tuple[str, bool, bool]:
    """Of a paragraph style our family, whether it is bold, and whether it is in italics."""
    family, marks = "", {"w:b": "", "w:i": ""}
    while name in styles:
        fonts = styles[name].find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        theme = fonts.get(qn("w:asciiTheme"), "") if fonts is not None else ""
        family = family or (OURS[theme.startswith("major")] if theme else "")
        for tag, known in marks.items():
            mark = styles[name].find(f"{qn('w:rPr')}/{qn(tag)}")
            marks[tag] = known or (mark.get(qn("w:val"), "1") if mark is not None else "")
        based = styles[name].find(qn("w:basedOn"))
        name = based.get(qn("w:val"), "") if based is not None else ""
    return family or OURS[0], marks["w:b"] == "1", marks["w:i"] == "1"


def _set_theme(word: WordDocument, families: dict[str, Typeface]) -> None:
    theme = word.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob.decode()
    for ours, family in families.items():
        theme = theme.replace(f'"{ours}"', f'"{escape(family.family)}"')
    replace_part(word, RELATIONSHIP_TYPE.THEME, theme.encode())


def _set_table(
    word: WordDocument, families: dict[str, Typeface], more: dict[OwnFace, frozenset[int]]
) -> None:
    """Embed the fonts of an office, or those of our faces that have ``more`` letters or none."""
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
                if face not in more:
                    entry.remove(embedded)
                    continue
                usual = old.related_parts[embedded.get(qn("r:id"), "")].blob
                data = carried(face, more[face]) if more[face] else usual
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

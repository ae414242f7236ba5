"""What no schema sees in a Word file: names, ids, targets, fields, styles, contrast, access.

``python tests/validators/docx_lint.py FILE.docx …`` prints one finding a line.
"""

import io
import posixpath
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = {
    "w": W[1:-1],
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
LONGEST_NAME, LONGEST_TAG = 40, 64
LEAST_CONTRAST = 4.5
_COLOR = re.compile(r"auto|[0-9A-Fa-f]{6}")
_WEB = re.compile(r"\S+/hyperlink (https?://|mailto:)")
_ITEM = re.compile(r"customXml/item\d+\.xml")  # any XML
_STORY = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")


class Package:
    """The members of a Word file, parsed where they are XML."""

    def __init__(self, content: bytes) -> None:
        """Open the zip in memory."""
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self.members = {name: archive.read(name) for name in archive.namelist()}
        self.trees = {
            name: etree.fromstring(text)
            for name, text in self.members.items()
            if name.endswith((".xml", ".rels"))
        }
        self.body = self.trees["word/document.xml"]
        self.styles = self.trees["word/styles.xml"]

    def stories(self) -> Iterator[tuple[str, etree._Element]]:
        """Every part that holds text."""
        return ((name, tree) for name, tree in self.trees.items() if _STORY.fullmatch(name))


def lint(content: bytes) -> list[str]:
    """Every finding as a sentence; none is right."""
    package = Package(content)
    rules = (
        _parts, _relationships, _bookmarks, _controls, _drawings, _fields, _styles, _lists, _notes,
        _cells, _ignorable, _properties, _tables, _headings, _links, _colors, _contrast,
        _run_contrast,
    )  # fmt: skip
    return [finding for rule in rules for finding in rule(package)]


def _parts(package: Package) -> Iterator[str]:
    types = package.trees["[Content_Types].xml"]
    extensions = {each.get("Extension") for each in types if each.get("Extension")}
    named = {each.get("PartName", "") for each in types} - {""}
    for name in package.members:
        if f"/{name}" in named or name == "[Content_Types].xml":
            continue
        extension = name.rpartition(".")[2]
        if extension not in extensions or (extension == "xml" and not _ITEM.fullmatch(name)):
            yield f"{name} has no content type."
    for part in named:
        if part[1:] not in package.members:
            yield f"{part} has a content type and is not there."


def _relationships(package: Package) -> Iterator[str]:
    for name, tree in package.trees.items():
        if not name.endswith(".rels"):
            continue
        owner = name.replace("_rels/", "").removesuffix(".rels")
        for each in tree:
            target = posixpath.normpath(
                posixpath.join("/", posixpath.dirname(owner), each.get("Target", ""))
            )
            if each.get("TargetMode") == "External":
                if not _WEB.match(each.get("Type", "") + " " + each.get("Target", "")):
                    yield f"{name} leads to {each.get('Target')}, which is no web page."
            elif target[1:] not in package.members:
                yield f"{name} leads to {target}, which is not there."
        used = set(re.findall(rb'r:(?:id|embed|link)="([^"]+)"', package.members.get(owner, b"")))
        for missing in used - {each.get("Id", "").encode() for each in tree}:
            yield f"{owner} uses {missing.decode()}, which is no relationship."


def _bookmarks(package: Package) -> Iterator[str]:
    names = Counter(_find(package.body, ".//w:bookmarkStart/@w:name"))
    yield from (f"Bookmark {name} is there twice." for name, count in names.items() if count > 1)
    yield from (f"Bookmark {name} is too long." for name in names if len(name) > LONGEST_NAME)
    yield from (f"Bookmark {name} is no name." for name in names if not re.fullmatch(r"\w+", name))
    starts = Counter(_find(package.body, ".//w:bookmarkStart/@w:id"))
    ends = Counter(_find(package.body, ".//w:bookmarkEnd/@w:id"))
    if starts != ends or any(count > 1 for count in starts.values()):
        yield "Starts and ends of bookmarks do not match."


def _controls(package: Package) -> Iterator[str]:
    numbers = Counter(_find(package.body, ".//w:sdtPr/w:id/@w:val"))
    yield from (f"Control id {each} is there twice." for each, n in numbers.items() if n > 1)
    tags = _find(package.body, ".//w:sdtPr/w:tag/@w:val")
    yield from (f"The tag {each} is too long." for each in tags if len(each) > LONGEST_TAG)


def _drawings(package: Package) -> Iterator[str]:
    numbers = Counter(_find(package.body, ".//wp:docPr/@id"))
    yield from (f"Drawing id {each} is there twice." for each, n in numbers.items() if n > 1)
    for _, story in package.stories():
        for drawing in story.iter(f"{{{NAMES['wp']}}}docPr"):
            decoration = any("decorative" in str(each.tag) for each in drawing.iter())
            words = (drawing.get("descr") or "").strip()
            if not decoration and not words:
                yield f"{drawing.get('name')} has no alternative text."
            if decoration and words:
                yield f"{drawing.get('name')} is decoration and has alternative text."


def _fields(package: Package) -> Iterator[str]:
    bookmarks = set(_find(package.body, ".//w:bookmarkStart/@w:name"))
    for name, tree in package.stories():
        kinds = "".join(each.get(f"{W}fldCharType", "")[0] for each in tree.iter(f"{W}fldChar"))
        while "bse" in kinds:  # fields within others, which may hold several paragraphs
            kinds = kinds.replace("bse", "")
        if kinds:
            yield f"A field in {name} is not balanced: {kinds[:20]}."
        for code in tree.iter(f"{W}instrText"):
            found = re.match(r"\s*(REF|PAGEREF|NOTEREF)\s+(\S+)", code.text or "")
            if found and found[2] not in bookmarks:
                yield f"{found[1]} leads to {found[2]}, which is not there."


def _styles(package: Package) -> Iterator[str]:
    known = set(_find(package.styles, ".//w:style/@w:styleId"))
    based = set(_find(package.styles, ".//w:basedOn/@w:val | .//w:next/@w:val"))
    yield from (f"Style {each} is named by a style and is not there." for each in based - known)
    for name, tree in package.stories():
        used = _find(tree, ".//w:pStyle/@w:val | .//w:rStyle/@w:val | .//w:tblStyle/@w:val")
        yield from (f"{name} uses style {each}." for each in sorted(set(used) - known))


def _lists(package: Package) -> Iterator[str]:
    numbering = package.trees.get("word/numbering.xml")
    known = set(_find(numbering, "w:num/@w:numId")) if numbering is not None else set()
    for each in sorted(set(_find(package.body, ".//w:numPr/w:numId/@w:val")) - known):
        yield f"List {each} has no numbering."


def _notes(package: Package) -> Iterator[str]:
    for kind in ("footnote", "endnote"):
        used = _find(package.body, f".//w:{kind}Reference/@w:id")
        tree = package.trees.get(f"word/{kind}s.xml")
        if tree is None:
            yield from (f"{kind.capitalize()} {each} is not there." for each in used)
        elif used != _find(tree, f"w:{kind}[not(@w:type)]/@w:id"):
            yield f"The {kind}s are not in the order of their marks."


def _cells(package: Package) -> Iterator[str]:
    for cell in package.body.iter(f"{W}tc"):
        if cell[-1].tag != f"{W}p":
            yield "A cell does not end in a paragraph."


def _ignorable(package: Package) -> Iterator[str]:
    for name, tree in package.stories():
        listed = next((value for key, value in tree.attrib.items() if "Ignorable" in key), "")
        if "w15:" in etree.tostring(tree).decode() and "w15" not in listed:
            yield f"{name} uses w15 without saying that it can be ignored."


def _properties(package: Package) -> Iterator[str]:
    core = package.members.get("docProps/core.xml", b"").decode()
    for name in ("title", "language"):
        if not re.search(rf"<dc:{name}>\s*[^<\s]", core):
            yield f"The file has no {name}."
    if not _find(package.styles, "w:docDefaults//w:lang/@w:val"):
        yield "Text has no default language."


def _tables(package: Package) -> Iterator[str]:
    for number, table in enumerate(package.body.iter(f"{W}tbl"), 1):
        heads = _find(table, "w:tr[w:trPr/w:tblHeader]")
        if not heads and len(_find(table, "w:tr")) > 1:
            yield f"Table {number} has no header row."
        if len(heads) == len(_find(table, "w:tr")):
            yield f"Table {number} has heads and nothing that they are the heads of."
        if not _find(table, "w:tblPr/w:tblLook[@w:firstRow='1']"):
            yield f"Table {number} does not show its header row."
        if not _find(table, "w:tblPr/w:tblCaption/@w:val"):
            yield f"Table {number} has no title."
        if _find(table, ".//w:vMerge | .//w:gridSpan | .//w:tc//w:tbl"):
            yield f"Table {number} has merged or nested cells."


def _headings(package: Package) -> Iterator[str]:
    styles = {each.get(f"{W}styleId", ""): each for each in package.styles.iter(f"{W}style")}
    titles = {name for name, each in styles.items() if _find(each, "w:name/@w:val") == ["Title"]}
    before = 0
    for paragraph in package.body.iter(f"{W}p"):
        style = "".join(_find(paragraph, "w:pPr/w:pStyle/@w:val"))
        found = _inherited(styles, styles.get(style), "w:pPr/w:outlineLvl/@w:val")
        if not found or int(found) > 8 or style in titles:
            continue
        words, level = "".join(_find(paragraph, ".//w:t/text()")), int(found) + 1
        if not words.strip():
            yield "A heading is empty."
        if level > before + 1:
            yield f"“{words}” skips a level of headings."
        before = level


def _links(package: Package) -> Iterator[str]:
    bookmarks = set(_find(package.body, ".//w:bookmarkStart/@w:name"))
    for link in package.body.iter(f"{W}hyperlink"):
        if link.get(f"{W}anchor", "") not in {"", *bookmarks}:
            yield f"A link leads to {link.get(f'{W}anchor')}, which is not there."
        words = "".join(_find(link, ".//w:t/text()")).strip()
        if re.fullmatch(r"(?i)|(click )?here|link|more|https?://\S+", words):
            yield f"The link “{words}” does not say where it leads."


def _colors(package: Package) -> Iterator[str]:
    for name, tree in ((name, tree) for name, tree in package.trees.items() if "word/" in name):
        for color in set(_find(tree, ".//w:color/@w:val | .//w:shd/@w:fill")):
            if not _COLOR.fullmatch(color):
                yield f"{name} has {color}, which is no color."


def _contrast(package: Package) -> Iterator[str]:
    """Styles against their shade or white; the shade is the style's own or its parent's."""
    styles = {each.get(f"{W}styleId", ""): each for each in package.styles.iter(f"{W}style")}
    for name, style in styles.items():
        color, fill = (
            _inherited(styles, style, path)
            for path in ("w:rPr/w:color/@w:val", "w:pPr/w:shd/@w:fill")
        )
        ratio = contrast(_hex(color, "000000"), _hex(fill, "FFFFFF"))
        if ratio < LEAST_CONTRAST:
            yield f"Style {name} has a contrast of {ratio:.1f}."


def _run_contrast(package: Package) -> Iterator[str]:
    """Runs with a color of their own, or on a shade that a paragraph or cell has."""
    styles = {each.get(f"{W}styleId", ""): each for each in package.styles.iter(f"{W}style")}
    for name, story in package.stories():
        for paragraph in story.iter(f"{W}p"):
            style = styles.get("".join(_find(paragraph, "w:pPr/w:pStyle/@w:val")))
            own = _find(paragraph, "w:pPr/w:shd/@w:fill")
            cell = _find(paragraph, "ancestor::w:tc[1]/w:tcPr/w:shd/@w:fill")
            fill = (own or [_inherited(styles, style, "w:pPr/w:shd/@w:fill")])[0]
            ground = _hex(fill or "".join(cell), "FFFFFF")
            usual = _inherited(styles, style, "w:rPr/w:color/@w:val")
            for run in paragraph.iter(f"{W}r"):
                look = styles.get("".join(_find(run, "w:rPr/w:rStyle/@w:val")))
                named = _inherited(styles, look, "w:rPr/w:color/@w:val")
                color = (_find(run, "w:rPr/w:color/@w:val") or [named or usual])[0]
                ratio = contrast(_hex(color, "000000"), ground)
                words = "".join(_find(run, "w:t/text()"))
                if words.strip() and ratio < LEAST_CONTRAST:
                    yield f"“{words[:30]}” in {name} has a contrast of {ratio:.1f}."


def _hex(color: str, otherwise: str) -> str:
    return color if color != "auto" and _COLOR.fullmatch(color) else otherwise


def contrast(first: str, second: str) -> float:
    """The contrast of two colours after WCAG 2."""
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


def _inherited(styles: dict[str, etree._Element], style: etree._Element | None, path: str) -> str:
    while style is not None:
        if found := _find(style, path):
            return found[0]
        style = styles.get("".join(_find(style, "w:basedOn/@w:val")))
    return ""


def _luminance(color: str) -> float:
    parts = (int(color[index : index + 2], 16) / 255 for index in (0, 2, 4))
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _find(tree: etree._Element, path: str) -> list[str]:
    return list(cast(list[str], tree.xpath(path, namespaces=NAMES)))


if __name__ == "__main__":
    for path in sys.argv[1:]:
        for finding in lint(Path(path).read_bytes()):
            sys.stdout.write(f"{path}: {finding}\n")

"""WordprocessingML as text: runs, fields, bookmarks, paragraphs.

A body is written as one string and never built node by node: moving parsed nodes between trees
is quadratic. Lengths are points; Word counts in twentieths (twips).
"""

import re
from collections.abc import Iterator

import msgspec

from briefgen import xml_text
from briefgen.document.addresses import addresses
from briefgen.document.languages import language_of
from briefgen.typography.bidi import FROM_RIGHT, RIGHT, runs_from_right

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
}
DECLARATIONS = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
IGNORABLE = 'mc:Ignorable="w15"'  # of newer Word; older readers pass over it
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAKS = re.compile("(\n|\t|\N{NON-BREAKING HYPHEN})")
_ELEMENTS = {"\n": "<w:br/>", "\t": "<w:tab/>", "\N{NON-BREAKING HYPHEN}": "<w:noBreakHyphen/>"}
_PARTS = re.compile(rf"(?P<right>[{RIGHT}]+(?:\W+[{RIGHT}]+)*)|\w[^{RIGHT}]*(?<=\w)|\w|\W+")
_WORDS = re.compile(r"<w:t[^>]*>([^<]*)</w:t>")
_SIGNS = re.compile(r"<w:r>(<w:rPr>(?:(?!<w:rtl/>|</w:rPr>).)*</w:rPr>)?(<w:t[^>]*>[^\w<]+</w:t>)")
_RIGHT = "<w:rtl/>"
_LOOKS = re.compile(r"(?:<w:(?:rStyle|rFonts|b|bCs|i|iCs)(?: [^>]*)?/>)*")  # stand before noProof


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph before it is written.

    ``keep`` holds it to the next one, ``loose`` does not though its style does;
    ``numbering`` is the list it belongs to as (level, list);
    ``indent`` moves its right edge in; ``above`` is the space before it, if not its style's;
    ``section`` ends a section; ``more`` are borders and tab stops of its own; the paragraph
    below a ``run_in`` head goes on in its line.
    """

    style: str
    content: str
    keep: bool = False
    numbering: tuple[int, int] | None = None
    indent: float = 0
    above: float | None = None
    section: str = ""
    loose: bool = False
    more: str = ""
    run_in: bool = False

    def markup(self) -> str:
        """The paragraph as XML, its properties in the order of the schema."""
        number = self.numbering and (
            f'<w:numPr><w:ilvl w:val="{self.numbering[0]}"/>'
            f'<w:numId w:val="{self.numbering[1]}"/></w:numPr>'
        )
        keep = "<w:keepNext/>" if self.keep else ""
        keep = '<w:keepNext w:val="0"/>' if self.loose else keep
        above = self.above
        spacing = "" if above is None else f'<w:spacing w:before="{twips(above)}"/>'
        indent = f'<w:ind w:right="{twips(self.indent)}"/>' if self.indent else ""
        mark = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>" if self.run_in else ""
        direction, content = _paragraph_direction(self.content)
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{self.style}"/>{keep}{number or ""}{self.more}'
            f"{direction}{spacing}{indent}{mark}{self.section}</w:pPr>{content}</w:p>"
        )


Piece = Paragraph | str  # a str is a whole table


def write(pieces: tuple[Piece, ...]) -> str:
    """Paragraphs and tables as one string."""
    return "".join(piece if isinstance(piece, str) else piece.markup() for piece in pieces)


def clean(text: str) -> str:
    """Text without the characters that XML forbids: control characters, lone surrogates."""
    return _FORBIDDEN.sub("", text)


def escaped(text: str) -> str:
    """Text between tags."""
    return xml_text.escape(clean(text))


def quoted(text: str) -> str:
    """Text as an attribute, with its quotation marks."""
    return xml_text.quoted(clean(text).replace("\n", " ").replace("\t", " "))


def twips(points: float) -> int:
    """Twentieths of a point."""
    return round(points * 20)


def run(text: str, properties: str = "") -> str:
    """Characters with one look; new lines, tabs and hyphens that hold become elements.

    Addresses are not proofed, which keeps Word from putting hyphens into them.
    """
    return "".join(
        _run(part, (_unproofed(properties) if is_address else properties) + more)
        for stretch, is_address in addresses(text)
        for part, more in _directed(stretch)
    )


def _unproofed(properties: str) -> str:
    """The properties of a run with one more, in the order of the schema."""
    begin = _LOOKS.match(properties)
    at = begin.end() if begin else 0
    return f"{properties[:at]}<w:noProof/>{properties[at:]}"


def _run(text: str, properties: str) -> str:
    letters = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    parts = "".join(
        _ELEMENTS.get(part) or f'<w:t xml:space="preserve">{escaped(part)}</w:t>'
        for part in _BREAKS.split(text.replace("\r", ""))
        if part
    )
    return f"<w:r>{letters}{parts}</w:r>" if parts else ""


def styled(text: str, style: str) -> str:
    """Characters in a character style."""
    return run(text, f'<w:rStyle w:val="{style}"/>')


def field(instruction: str, cached: str, properties: str = "") -> str:
    """A field with the result that readers see until Word computes it."""
    letters = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    mark = f'<w:r>{letters}<w:fldChar w:fldCharType="{{0}}"/></w:r>'
    return (
        f"{mark.format('begin')}<w:r>{letters}"
        f'<w:instrText xml:space="preserve"> {escaped(instruction)} </w:instrText></w:r>'
        f"{mark.format('separate')}{run(cached, properties)}{mark.format('end')}"
    )


def bookmark(number: int, name: str, content: str) -> str:
    """Content that fields and readers of the file find by name."""
    start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
    return f'{start}{content}<w:bookmarkEnd w:id="{number}"/>'


def _directed(text: str) -> Iterator[tuple[str, str]]:
    """Parts of a text, each with the property of a run in its direction."""
    if not FROM_RIGHT.search(text):
        yield text, ""
        return
    for part in _PARTS.finditer(text):
        hebrew = '<w:lang w:bidi="he-IL"/>' if language_of(part.group(), "") == "he" else ""
        yield part.group(), _RIGHT + hebrew if part.group("right") else ""


def _paragraph_direction(content: str) -> tuple[str, str]:
    """The property of a paragraph with these runs, and the runs as they stand in it.

    Signs without a direction of their own go with the paragraph. A line in parts stays as it is.
    """
    if (
        "<w:tab/>" in content
        or not FROM_RIGHT.search(content)
        or not runs_from_right("".join(_WORDS.findall(content)))
    ):
        return "", content
    return "<w:bidi/>", _SIGNS.sub(_turned, content)


def _turned(found: re.Match[str]) -> str:
    properties = (found.group(1) or "").removeprefix("<w:rPr>").removesuffix("</w:rPr>")
    return f"<w:r><w:rPr>{properties}{_RIGHT}</w:rPr>{found.group(2)}"

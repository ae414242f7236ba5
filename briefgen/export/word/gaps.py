"""What follows a table keeps its distance by its own space above, not by an empty paragraph.

One stays where Word needs it: between two tables, and at the end of a section.
"""

import msgspec
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml.etree import _Element

from briefgen.export.word.markup import Paragraph, Piece

_BELOW = {"AfterTable": 9.0}  # points; what is empty in another style takes none


def closed_up(word: WordDocument, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces without empty paragraphs that a paragraph follows."""
    styles = {each.get(qn("w:styleId"), ""): each for each in word.styles.element}
    kept: list[Piece] = []
    space = 0.0
    for index, piece in enumerate(pieces):
        if isinstance(piece, str):
            kept.append(piece)
        elif not piece.content and _meets_paragraph(pieces[index + 1 :]):
            space = _BELOW.get(piece.style, 0.0)
        else:
            wider = space > 0 and piece.above is None and _above(styles, piece.style) < space
            kept.append(msgspec.structs.replace(piece, above=space) if wider else piece)
            space = 0.0
    return tuple(kept)


def _meets_paragraph(pieces: tuple[Piece, ...]) -> bool:
    """Whether a paragraph comes next, ends and starts of controls aside."""
    for piece in pieces:
        if isinstance(piece, Paragraph) or piece.startswith("<w:tbl>"):
            return isinstance(piece, Paragraph)
    return False


def _above(styles: dict[str, _Element], name: str) -> float:
    """The space above the paragraphs of a style."""
    while name in styles:
        spacing = styles[name].find(f"{qn('w:pPr')}/{qn('w:spacing')}")
        if spacing is not None and spacing.get(qn("w:before")) is not None:
            return int(spacing.get(qn("w:before"), "0")) / 20
        based = styles[name].find(qn("w:basedOn"))
        name = based.get(qn("w:val"), "") if based is not None else ""
    return 0.0

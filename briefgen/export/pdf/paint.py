"""Display lists to content streams: all that is painted belongs to an element or is an artifact."""

import functools
from collections.abc import Hashable, Iterable, Sequence
from typing import assert_never

import msgspec

from briefgen.document.languages import language_of
from briefgen.export.pdf.bitmaps import bitmap
from briefgen.export.pdf.fonts import Fonts, Met
from briefgen.export.pdf.memory import Recent
from briefgen.export.pdf.objects import Part, Stream, literal, number, numbers
from briefgen.export.pdf.painted import (
    ARTIFACT,
    FOOTER,
    HEADER,
    Bitmap,
    Fill,
    Item,
    PaintedPage,
    Piece,
    Placement,
    Tag,
)
from briefgen.typography.bidi import set_line
from briefgen.typography.drawing import Drawing, Label, Shape
from briefgen.typography.faces import is_heavy, is_slanted
from briefgen.typography.shaping import clusters, with_end

_REMEMBERED = 256  # pages
_SLANT = 0.2  # of an upright face in place of an italic
_HEAVY = 0.03  # of the size: the line around letters of a face that has no bold one
_ARTIFACTS = {
    ARTIFACT: b"/Artifact BMC",
    HEADER: b"/Artifact <</Type/Pagination/Subtype/Header>> BDC",
    FOOTER: b"/Artifact <</Type/Pagination/Subtype/Footer>> BDC",
}


class _Page(msgspec.Struct, frozen=True):
    """A page as it was written, with its elements and the codes of its letters by font."""

    items: tuple[Item, ...]
    content: bytes
    marks: tuple[int, ...]
    roles: tuple[str, ...]
    met: Met


_pages: Recent[Hashable, _Page] = Recent(_REMEMBERED)


class Painter:
    """Writes the content of pages; ``marked`` holds by page the tag of each marked content."""

    def __init__(self, tags: Sequence[Tag], language: str = "", *, marking: bool = True) -> None:
        """Begin without pages. Without ``marking`` nobody can tell text from decoration."""
        self.tags = tags
        self.language = language
        self.marking = marking
        self._fonts = Fonts()
        self.marked: list[list[int]] = []
        self.bitmaps: dict[bytes, Stream] = {}
        self._pen = ("", 0.0)
        self._color = ""
        self._ends: frozenset[int] = frozenset()  # the pieces with which lines of a page end

    def page(self, sheet: PaintedPage) -> bytes:
        """The content stream of the next page, as it was written before if it is the same."""
        self.marked.append([])
        key = (len(self.marked), self.language, self.marking)
        before = _pages.get(key)
        if before and before.items == sheet.items and self._same(before):
            self.marked[-1] += before.marks
            return before.content
        self._fonts.forget()
        content = self._written(sheet)
        if not any(isinstance(each, Bitmap) for each in sheet.items):  # they hold large files
            marks = tuple(self.marked[-1])
            met = self._fonts.met()
            _pages.put(key, _Page(sheet.items, content, marks, self._roles(marks), met))
        return content

    def _same(self, page: "_Page") -> bool:
        """Whether a page is written with the same elements, fonts and codes.

        Its letters get their codes by that, in the order in which writing it would give them.
        """
        return self._roles(page.marks) == page.roles and self._fonts.meet(page.met)

    def _roles(self, marks: Sequence[int]) -> tuple[str, ...]:
        return tuple(self.tags[each].role for each in marks)

    def _written(self, sheet: PaintedPage) -> bytes:
        """The content of a page: what is decoration first, as it lies behind."""
        self._color = ""
        code: list[bytes] = []
        behind = [each for each in sheet.items if _mark(each) == ARTIFACT]
        before = [each for each in sheet.items if _mark(each) != ARTIFACT]
        self._ends = frozenset(_line_ends(before))
        for mark, items in _grouped([*behind, *before]):
            painted = self._group(items)
            code += (self._open(mark), *painted, b"EMC") if self.marking else painted
        return b"\n".join(code)

    def _open(self, mark: int) -> bytes:
        if mark < 0:
            return _ARTIFACTS[mark]
        page = self.marked[-1]
        page.append(mark)
        return b"/%s <</MCID %d>> BDC" % (self.tags[mark].role.encode(), len(page) - 1)

    def _group(self, items: Iterable[Item]) -> Iterable[bytes]:
        """The operators of items that are marked together; texts in a row are one text object."""
        self._pen = ("", 0.0)
        writing = False
        for item in items:
            if writing and not isinstance(item, Piece):
                yield b"ET"
                writing = False
            match item:
                case Piece():
                    if not writing:
                        yield b"BT"
                        writing = True
                        self._pen = ("", 0.0)
                    yield from self._told(item)
                case Fill():
                    yield from self._fill_color(item.color)
                    yield f"{numbers((item.x, item.y, item.width, item.height))} re f".encode()
                case Placement():
                    yield from self._drawing(item)
                case Bitmap():
                    yield self._bitmap(item)
                case _:
                    assert_never(item)
        if writing:
            yield b"ET"

    def _fill_color(self, color: str) -> Iterable[bytes]:
        if color != self._color:
            self._color = color
            yield f"{rgb(color)} rg".encode()

    def _told(self, piece: Piece) -> Iterable[bytes]:
        """A text, within a mark of its language where that is not the document's."""
        spoken = self.marking and piece.mark >= 0
        language = (piece.language or language_of(piece.text, self.language)) if spoken else ""
        if language:
            yield b"/Span<</Lang(%s)>>BDC" % language.encode()
        yield from self._text(piece)
        if language:
            yield b"EMC"

    def _text(self, piece: Piece) -> Iterable[bytes]:
        """Show characters of one face. Where they end a line, a space at their end is one glyph
        with the letter before it: pdf.js and thus Firefox pass over a glyph that is a space there,
        and read the last word and the first of the next line as one.
        """
        yield from self._fill_color(piece.color)
        pen = (self._fonts.name(piece.face), piece.size)
        if pen != self._pen:
            self._pen = pen
            yield f"/{pen[0]} {number(piece.size)} Tf".encode()
        slant = _SLANT if is_slanted(piece.face) else 0
        yield f"1 0 {number(slant)} 1 {numbers((piece.x, piece.y))} Tm".encode()
        heavy = is_heavy(piece.face)
        if heavy:
            yield f"{rgb(piece.color)} RG {number(piece.size * _HEAVY)} w 2 Tr".encode()
        shown = clusters(piece.face, piece.text, piece.rtl)
        if id(piece) in self._ends and not piece.rtl:
            shown = with_end(shown)
        yield literal(self._fonts.encoded(piece.face, shown)) + b" Tj"
        if heavy:
            yield b"0 Tr"

    def _drawing(self, placement: Placement) -> Iterable[bytes]:
        drawing: Drawing = placement.drawing
        scale = placement.scale
        matrix = (scale, 0, 0, scale)
        yield f"q {' '.join(f'{each:.5g}' for each in matrix)} ".encode() + (
            f"{numbers((placement.x, placement.y))} cm".encode()
        )
        self._color = ""
        for item in drawing.items:
            match item:
                case Shape():
                    yield from _shape(item)
                    self._color = ""
                case Label():
                    yield from self._label(item)
                case _:
                    assert_never(item)
        self._color = ""
        yield b"Q"

    def _bitmap(self, item: Bitmap) -> bytes:
        """Paint a picture under the name that the resources of all pages give it."""
        if item.data not in self.bitmaps:
            self.bitmaps[item.data] = bitmap(item.data, max(item.width, item.height))
        matrix = numbers((item.width, 0, 0, item.height, item.x, item.y))
        number_of = list(self.bitmaps).index(item.data)
        return f"q {matrix} cm /Im{number_of} Do Q".encode()

    def fonts(self) -> list[Part]:
        """The entry of the resources that names the fonts, with all that was met so far."""
        return self._fonts.entry()

    def pictures(self) -> list[Part]:
        """The entry of the resources that names the pictures; nothing without any."""
        if not self.bitmaps:
            return []
        parts: list[Part] = [b"/XObject<<"]
        for index, each in enumerate(self.bitmaps.values()):
            parts += [b"/Im%d " % index, each]
        return [*parts, b">>"]

    def _label(self, label: Label) -> Iterable[bytes]:
        yield b"BT"
        self._pen = ("", 0.0)
        for each in set_line(label.face, label.text):
            x = label.x + each.x * label.size
            shown = Piece(each.text, x, label.y, each.face, label.size, label.color, 0.0)
            yield from self._text(msgspec.structs.replace(shown, rtl=each.rtl))
        yield b"ET"


def _shape(shape: Shape) -> Iterable[bytes]:
    if not (shape.fill or shape.stroke):
        return
    if shape.fill:
        yield f"{rgb(shape.fill)} rg".encode()
    if shape.stroke:
        dash = numbers(shape.dash)
        yield f"{rgb(shape.stroke)} RG {number(shape.width)} w [{dash}] 0 d".encode()
    for command in shape.commands:
        operator, *values = command
        points = [each for each in values if not isinstance(each, str)]
        yield f"{numbers(points)} {'h' if operator == 'z' else operator}".strip().encode()
    yield b"B" if shape.fill and shape.stroke else b"f" if shape.fill else b"S"


@functools.lru_cache(maxsize=256)
def rgb(color: str) -> str:
    """A colour such as ``#17406D`` as three parts of one."""
    return " ".join(f"{int(color[at : at + 2], 16) / 255:.4g}" for at in (1, 3, 5))


def _line_ends(items: Sequence[Item]) -> Iterable[int]:
    """The pieces of text that no other follows on its line, note marks included."""
    for item, following in zip(items, [*items[1:], None], strict=True):
        if isinstance(item, Piece) and not (
            isinstance(following, Piece) and _on_one_line(item, following)
        ):
            yield id(item)


def _on_one_line(piece: Piece, following: Piece) -> bool:
    """Whether a piece goes on with another, and not beside it in another column or cell."""
    apart = following.x - piece.x - piece.width
    return abs(following.y - piece.y) < piece.size / 2 and abs(apart) < piece.size


def _mark(item: Item) -> int:
    return ARTIFACT if isinstance(item, Fill) else item.mark


def _grouped(items: Sequence[Item]) -> Iterable[tuple[int, list[Item]]]:
    """Items in a row with the same mark, together."""
    group: list[Item] = []
    mark = ARTIFACT
    for item in items:
        if group and _mark(item) != mark:
            yield mark, group
            group = []
        mark = _mark(item)
        group.append(item)
    if group:
        yield mark, group

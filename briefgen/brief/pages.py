"""Laid-out pages as plain data: what stands where, before anything is painted.

Points with the origin at the bottom left of a page; pages count from 1.
"""

import msgspec
from msgspec.structs import replace

from briefgen.brief.problems import Problem
from briefgen.typography.drawing import Drawing
from briefgen.typography.faces import Face

# What an item is that no reader hears: decoration, a running head, a foot.
ARTIFACT, HEADER, FOOTER = -1, -2, -3


class Rect(msgspec.Struct, frozen=True):
    """An area of a page."""

    x0: float
    y0: float
    x1: float
    y1: float


class BlockPlace(msgspec.Struct, frozen=True):
    """Where a block, or a part of it, stands."""

    block: str
    section: str
    page: int
    rect: Rect


class Missing(msgspec.Struct, frozen=True):
    """A character that no font has, and the sections it stands in."""

    character: str
    sections: tuple[str, ...]


class Tag(msgspec.Struct, frozen=True):
    """An element of the structure tree, named as PDF names them.

    ``parent`` is an index into the tags, -1 for the document. A link leads out to ``url`` or to the
    tag whose ``id`` is ``target``.
    """

    role: str
    parent: int = -1
    id: str = ""
    title: str = ""  # of a heading, for the bookmarks
    alt: str = ""  # in words: a figure, where a link leads, letters that run from the right
    url: str = ""
    target: str = ""
    scope: str = ""  # of a header cell: "Column" or "Row"
    numbering: str = ""  # of a list: "Disc" or "Decimal"
    language: str = ""  # of a span


class Piece(msgspec.Struct, frozen=True, tag="piece"):
    """Text on one baseline in one face. ``mark`` is an index into the tags, or an artifact."""

    text: str
    x: float
    y: float
    face: Face
    size: float
    color: str
    width: float
    mark: int = ARTIFACT
    rtl: bool = False  # the letters run from the right
    language: str = ""  # of foreign words


class Fill(msgspec.Struct, frozen=True, tag="fill"):
    """A filled rectangle: a tint, a bar, a rule. Always an artifact."""

    x: float
    y: float
    width: float
    height: float
    color: str


class Placement(msgspec.Struct, frozen=True, tag="placement"):
    """A drawing with its lower left corner at (x, y), made larger or smaller by ``scale``."""

    drawing: Drawing
    x: float
    y: float
    scale: float
    mark: int


class Bitmap(msgspec.Struct, frozen=True, tag="bitmap"):
    """A PNG or JPEG file with its lower left corner at (x, y)."""

    data: bytes
    x: float
    y: float
    width: float
    height: float
    mark: int


Item = Piece | Fill | Placement | Bitmap


class PaintedPage(msgspec.Struct, frozen=True):
    """What is painted on one page, in reading order."""

    items: tuple[Item, ...]


class Pages(msgspec.Struct, frozen=True):
    """The pages of a document, laid out once for all writers.

    ``free`` is the height that is left on the last page between text and notes, in points, less
    what was ``filled`` by text that overtook figures: Word keeps them in their order.
    """

    width: float
    height: float
    count: int
    places: tuple[BlockPlace, ...] = ()
    missing: tuple[Missing, ...] = ()
    problems: tuple[Problem, ...] = ()
    sheets: tuple[PaintedPage, ...] = ()
    tags: tuple[Tag, ...] = ()
    free: float = 0.0
    filled: float = 0.0


def narrowed(pages: Pages, left: float, part: float) -> Pages:
    """The pages with everything right of ``left`` in this part of its width."""

    def place(each: BlockPlace) -> BlockPlace:
        sides = {side: left + (getattr(each.rect, side) - left) * part for side in ("x0", "x1")}
        return replace(each, rect=replace(each.rect, **sides))

    return replace(pages, places=tuple(map(place, pages.places)))

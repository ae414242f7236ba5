"""Pages as the PDF paints them: an element of the structure tree for all that is read.

Points with the origin at the bottom left of a page.
"""

import msgspec

from briefgen.brief.pages import Pages
from briefgen.typography.drawing import Drawing
from briefgen.typography.faces import Face

# What an item is that no reader hears: decoration, a running head, a foot.
ARTIFACT, HEADER, FOOTER = -1, -2, -3


class Tag(msgspec.Struct, frozen=True, gc=False):
    """An element of the structure tree, named as PDF names them.

    ``parent`` is an index into the tags, -1 for the document. A link leads out to ``url`` or to the
    tag whose ``id`` is ``target``.
    """

    role: str
    parent: int = -1
    id: str = ""
    title: str = ""  # of a heading, for the bookmarks
    alt: str = ""  # in words: a figure, a link's end, letters from the right, a head not seen
    url: str = ""
    target: str = ""
    scope: str = ""  # of a header cell: "Column" or "Row"
    numbering: str = ""  # of a list: "Disc" or "Decimal"
    language: str = ""  # of a span


class Piece(msgspec.Struct, frozen=True, tag="piece", gc=False):
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


class Fill(msgspec.Struct, frozen=True, tag="fill", gc=False):
    """A filled rectangle: a tint, a bar, a rule. Always an artifact."""

    x: float
    y: float
    width: float
    height: float
    color: str


class Placement(msgspec.Struct, frozen=True, tag="placement", gc=False):
    """A drawing with its lower left corner at (x, y), made larger or smaller by ``scale``."""

    drawing: Drawing
    x: float
    y: float
    scale: float
    mark: int


class Bitmap(msgspec.Struct, frozen=True, tag="bitmap", gc=False):
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


class PaintedPages(Pages, frozen=True):
    """Pages with what is painted on them, and the structure tree that names it."""

    painted: tuple[PaintedPage, ...] = ()
    tags: tuple[Tag, ...] = ()

"""Where everything stands on laid-out pages, whatever writes them.

Points with the origin at the bottom left of a page; pages count from 1.
"""

import msgspec
from msgspec.structs import replace

from briefgen.brief.problems import Problem


class Rect(msgspec.Struct, frozen=True, gc=False):
    """An area of a page."""

    x0: float
    y0: float
    x1: float
    y1: float


class BlockPlace(msgspec.Struct, frozen=True, gc=False):
    """Where a block, or a part of it, stands."""

    block: str
    section: str
    page: int
    rect: Rect


class Missing(msgspec.Struct, frozen=True, gc=False):
    """A character that no font has, and the sections it stands in."""

    character: str
    sections: tuple[str, ...]


class Pages(msgspec.Struct, frozen=True):
    """The pages of a document, laid out once for all writers.

    ``free`` is the height that is left on the last page between text and notes, in points, less
    what was ``filled`` by text that overtook figures: Word keeps them in their order. ``lines``
    counts the lines of text and notes on each page. ``beside`` names blocks and what they refer to
    where no page is told, as both stand on one.
    """

    width: float
    height: float
    count: int
    places: tuple[BlockPlace, ...] = ()
    missing: tuple[Missing, ...] = ()
    problems: tuple[Problem, ...] = ()
    free: float = 0.0
    filled: float = 0.0
    lines: tuple[int, ...] = ()
    beside: tuple[tuple[str, str], ...] = ()


def narrowed(pages: Pages, left: float, part: float) -> Pages:
    """The pages with everything right of ``left`` in this part of its width."""

    def place(each: BlockPlace) -> BlockPlace:
        sides = {side: left + (getattr(each.rect, side) - left) * part for side in ("x0", "x1")}
        return replace(each, rect=replace(each.rect, **sides))

    return replace(pages, places=tuple(map(place, pages.places)))

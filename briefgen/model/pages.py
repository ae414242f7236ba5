"""Laid-out pages as plain data: what stands where, before anything is painted.

Points with the origin at the bottom left of a page; pages count from 1.
"""

import msgspec

from briefgen.errors import Problem


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


class Pages(msgspec.Struct, frozen=True):
    """The pages of a document, laid out once for all writers."""

    width: float
    height: float
    count: int
    places: tuple[BlockPlace, ...] = ()
    missing: tuple[Missing, ...] = ()
    problems: tuple[Problem, ...] = ()

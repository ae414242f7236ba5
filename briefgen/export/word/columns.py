"""Where columns break in Word: where they broke in our own layout, as nearly as paragraphs allow.

Word and other programs level columns each in a way of their own, and some not at all.
"""

import itertools
import math
import re
from collections.abc import Iterator, Sequence

import msgspec

from briefgen.brief.pages import BlockPlace, Pages
from briefgen.export.word.markup import Paragraph, Piece
from briefgen.typography.look import Look

_BREAK = '<w:r><w:br w:type="column"/></w:r>'
_ALMOST = 0.05
_TAG = re.compile(r"<[^>]*>")
_NOTE_LETTERS = 56  # in a line of a note
_FULL = 0.75  # of the measure: what is wider runs across the columns


def column_breaks(pages: Pages, look: Look) -> dict[str, float]:
    """Blocks in which, or before which, the second column of the last page of a stretch begins.

    The number is the part of the block that stands in the first column, 0 for none of it.
    """
    if look.page.columns != 2:
        return {}
    found: dict[str, float] = {}
    for narrow, run in itertools.groupby(pages.places, lambda each: _is_narrow(each, look)):
        if narrow:
            found |= dict(_break(list(run), look))
    return found


def broken(pieces: tuple[Piece, ...], part: float) -> tuple[tuple[Piece, ...], bool]:
    """The pieces with a column break where about this part of their letters is past.

    The second value is true if that is behind the last of them, so that what follows has to break.
    """
    lengths = [len(_letters(each)) for each in pieces]
    ends = [sum(lengths[:count]) / max(sum(lengths), 1) for count in range(len(pieces) + 1)]
    past = (count for count, end in enumerate(ends) if end >= part - _ALMOST)
    nearest = next(past, len(pieces))
    if nearest == len(pieces):
        return pieces, True
    first = pieces[nearest]
    if isinstance(first, str):
        return pieces, False
    moved = begun(first)
    return (*pieces[:nearest], moved, *pieces[nearest + 1 :]), False


def _letters(piece: Piece) -> str:
    return _TAG.sub("", piece if isinstance(piece, str) else piece.content)


def halved(notes: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """Notes with a column break where about half of their lines is past."""
    lines = [math.ceil(len(_TAG.sub("", each.content)) / _NOTE_LETTERS) for each in notes]
    half = min(
        range(1, len(notes)),
        key=lambda count: (max(sum(lines[:count]), sum(lines[count:])), -count),
    )
    return (*notes[:half], begun(notes[half]), *notes[half + 1 :])


def loosened(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Heads in the last column of a stretch, which no page parts from their text.

    LibreOffice gives a page of its own to what follows columns that end in text kept together.
    """
    return tuple(
        each if isinstance(each, str) else msgspec.structs.replace(each, loose=True)
        for each in pieces
    )


def headed(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces at the top of a new column, below an empty paragraph if a table is the first."""
    first, *rest = pieces
    if isinstance(first, str):
        return (Paragraph("SectionEnd", _BREAK), *pieces)
    return (begun(first), *rest)


def begun(paragraph: Paragraph) -> Paragraph:
    """The paragraph at the top of a new column."""
    return msgspec.structs.replace(paragraph, content=_BREAK + paragraph.content, above=0)


def _is_narrow(place: BlockPlace, look: Look) -> bool:
    return place.rect.x1 - place.rect.x0 < look.page.measure * _FULL


def _break(run: Sequence[BlockPlace], look: Look) -> Iterator[tuple[str, float]]:
    last = [each for each in run if each.page == run[-1].page]
    middle = look.page.left + look.page.measure / 2
    second = next((each for each in last if each.rect.x0 > middle), None)
    if second is None or last[0] is second:
        return
    parts = [each for each in run if each.block == second.block]
    heights = [each.rect.y1 - each.rect.y0 for each in parts]
    before = sum(heights[: parts.index(second)])
    yield second.block, before / max(sum(heights), 1)

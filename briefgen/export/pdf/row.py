"""One line of text: its fragments, in whichever direction they run, and how they fill the room."""

import re

import msgspec

from briefgen.export.pdf.measure import Ink, LinkEnd, advance
from briefgen.typography.bidi import seen_order

_WIDEST_SPACE = 1.0  # that is added to one in justified text, in parts of the type size
_WORD = re.compile("[^ ]+ ?| +")


class Fragment(msgspec.Struct, frozen=True, gc=False):
    """Characters of one ink on a line; ``x`` counts from the start of the line."""

    ink: Ink
    text: str
    x: float
    width: float


class Line(msgspec.Struct, frozen=True, gc=False):
    """One line of text; ``ends`` is false where the text goes on in the next."""

    fragments: tuple[Fragment, ...]
    width: float


class SetText(msgspec.Struct, frozen=True, gc=False):
    """A text in lines, and the links that its inks number; ``rtl`` ones end flush with the room."""

    lines: tuple[Line, ...]
    links: tuple[LinkEnd, ...]
    rtl: bool = False


def evened(line: Line, room: float, size: float) -> Line:
    """The line with wider spaces, so that it fills the room; one with too few stays as it is."""
    words = [(each.ink, text) for each in line.fragments for text in _WORD.findall(each.text)]
    gaps = sum(text.endswith(" ") for _, text in words[:-1])
    extra = (room - line.width) / gaps if gaps else 0.0
    if not 0 < extra <= size * _WIDEST_SPACE:
        return line
    fragments, x = [], 0.0
    for ink, text in words[:-1]:
        step = advance(ink, text) + (extra if text.endswith(" ") else 0.0)
        fragments.append(Fragment(ink, text, x, step))
        x += step
    ink, text = words[-1]
    return Line((*fragments, Fragment(ink, text, x, room - x)), room)


def shifted(line: Line, by: float) -> Line:
    """The line moved to the right."""
    moved = (msgspec.structs.replace(each, x=each.x + by) for each in line.fragments)
    return msgspec.structs.replace(line, fragments=tuple(moved))


def turned(line: Line, base: int) -> Line:
    """The line with its fragments where they are seen; they stay in the order of reading.

    The space that ends a line and is not seen stands behind it, wherever that is.
    """
    *seen, last = line.fragments
    spaced = last.text.endswith(" ")
    letters = last.text.removesuffix(" ")
    if letters:
        seen.append(msgspec.structs.replace(last, text=letters))
    places, x = [0.0] * len(seen), 0.0
    for index in seen_order([each.ink.level for each in seen]):
        places[index] = x
        x += seen[index].width
    fragments = [
        msgspec.structs.replace(each, x=place) for each, place in zip(seen, places, strict=True)
    ]
    if spaced:
        at = -advance(last.ink, " ") if base else x
        ink = msgspec.structs.replace(last.ink, level=0)
        fragments.append(Fragment(ink, " ", at, 0.0))
    return Line(tuple(fragments), line.width)

"""Blanks in set text: their letters stand in an ink of their own, which paints its ground."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from briefgen.document.blanks import spans
from briefgen.export.pdf.measure import advance
from briefgen.export.pdf.row import Fragment, Line, SetText
from briefgen.typography.glyphs import SOFT_HYPHEN
from briefgen.typography.look import INK


def with_blanks(text: SetText, known: tuple[str, ...]) -> SetText:
    """The text with its blanks in inks that say so; nothing moves."""
    fragments = (fragment for line in text.lines for fragment in line.fragments)
    if not known or not any("[" in each.text for each in fragments):
        return text
    letters = [
        (letter, (row, column), at)
        for row, line in enumerate(text.lines)
        for column, fragment in enumerate(line.fragments)
        for at, letter in enumerate(fragment.text)
        if letter != SOFT_HYPHEN
    ]
    marked: dict[tuple[int, int], set[int]] = defaultdict(set)
    for start, end in spans("".join(letter for letter, _, _ in letters), known):
        for _, place, at in letters[start:end]:
            marked[place] |= {at, at + 1}
    if not marked:
        return text
    lines = tuple(_line(row, line, marked) for row, line in enumerate(text.lines))
    return replace(text, lines=lines)


def _line(row: int, line: Line, marked: dict[tuple[int, int], set[int]]) -> Line:
    parts = (
        part
        for column, each in enumerate(line.fragments)
        for part in _parted(each, marked.get((row, column), set()))
    )
    return replace(line, fragments=tuple(parts))


def _parted(fragment: Fragment, marked: set[int]) -> Iterator[Fragment]:
    """The fragment in its blank and its other letters; one from the right is a blank as a whole."""
    if not marked:
        yield fragment
        return
    ink, text = fragment.ink, fragment.text
    color = ink.color if ink.link >= 0 else INK
    blank = replace(ink, blank=True, color=color)
    if ink.level % 2:
        yield replace(fragment, ink=blank)
        return
    edges = sorted({0, min(marked), max(marked), len(text)})
    for start, end in pairwise(edges):
        left = advance(ink, text[:start])
        right = fragment.width if end == len(text) else advance(ink, text[:end])
        own = blank if start >= min(marked) and end <= max(marked) else ink
        yield Fragment(own, text[start:end], fragment.x + left, max(right - left, 0.0))

"""Type and colours of charts: those of the pages, so that a chart belongs to its page."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from briefgen.typography.bidi import line_width
from briefgen.typography.faces import SANS, SANS_STRONG, Face, OwnFonts, face_in
from briefgen.typography.glyphs import WIDE

SIZE = 8.5
LINE = 11.0
LABEL, STRONG = SANS, SANS_STRONG
# words with the space after them; Chinese and Japanese break after any character
_BREAKS = re.compile(f"[{WIDE}] ?|[^ {WIDE}]+ ?| ")
# the fonts that the chart at hand is drawn in
_fonts: ContextVar[OwnFonts | None] = ContextVar("fonts", default=None)


@contextmanager
def set_in(fonts: OwnFonts | None) -> Iterator[None]:
    """Draw in an office's fonts, or in ours."""
    token = _fonts.set(fonts)
    try:
        yield
    finally:
        _fonts.reset(token)


def text_width(text: str, face: Face = LABEL, size: float = SIZE) -> float:
    """How wide a line is, in points, just as it will be set."""
    return size * line_width(face_in(_fonts.get(), face), text)


def wrap(text: str, width: float, lines: int, face: Face = LABEL) -> list[str]:
    """The text in at most so many lines of this width; the last ends in … when words are cut."""
    result = [""]
    for word in _BREAKS.findall(text[: lines * int(width)]):
        longer = f"{result[-1]}{word}"
        if not result[-1].strip() or text_width(longer.strip(), face) <= width:
            result[-1] = longer
        else:
            result.append(word)
    if len(result) > lines:
        result = [*result[: lines - 1], "".join(result[lines - 1 :])]
    return [shortened(line.strip(), width, face) for line in result]


def shortened(line: str, width: float, face: Face = LABEL) -> str:
    """One line of at most this width, ending in … where letters had to go."""
    fitting = line[: int(width)]  # no letter is narrower than a point
    if line == fitting and text_width(line, face) <= width:
        return line
    line = fitting
    while line and text_width(f"{line}…", face) > width:
        line = line[:-1]
    return f"{line.rstrip()}…"

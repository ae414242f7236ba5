"""Type and colours of charts: those of the pages, so that a chart belongs to its page."""

import re
from functools import cache
from unicodedata import east_asian_width

from matplotlib.ft2font import FT2Font, LoadFlags

from briefgen import paths
from briefgen.model.look import SANS, SANS_STRONG

SIZE = 8.5
LINE = 11.0
LABEL, STRONG = SANS, SANS_STRONG
# words with the space after them; Chinese and Japanese break after any character
_BREAKS = re.compile("[\u2e80-\u9fff\uf900-\ufaff] ?|[^ \u2e80-\u9fff\uf900-\ufaff]+ ?| ")


@cache
def load_font(face: str) -> FT2Font:
    """A face of the document at size 100."""
    font = FT2Font(str(paths.FONTS / f"{face}.ttf"))
    font.set_size(100, 72)
    return font


@cache
def text_width(text: str, face: str = LABEL, size: float = SIZE) -> float:
    """How wide a line is, in points. A character that the face lacks counts as an average one."""
    font = load_font(face)
    advances = 0.0
    for character in text:
        if font.get_char_index(ord(character)):
            glyph = font.load_char(ord(character), flags=LoadFlags.NO_HINTING)
            advances += glyph.linearHoriAdvance / 65536
        else:
            advances += 100 if east_asian_width(character) in "WF" else 60
    return advances * size / 100


def has_letters(text: str, face: str = LABEL) -> bool:
    """Whether the face has every character of a text."""
    font = load_font(face)
    return all(font.get_char_index(ord(each)) for each in text)


def wrap(text: str, width: float, lines: int, face: str = LABEL) -> list[str]:
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


def shortened(line: str, width: float, face: str = LABEL) -> str:
    """One line of at most this width, ending in … where letters had to go."""
    fitting = line[: int(width)]  # no letter is narrower than a point
    if line == fitting and text_width(line, face) <= width:
        return line
    line = fitting
    while line and text_width(f"{line}…", face) > width:
        line = line[:-1]
    return f"{line.rstrip()}…"

"""A citation style: one that we ship, by name, or an office's own .csl file."""

import html
import re
from pathlib import Path

from briefgen.document.text import clean_line
from briefgen.errors import CitationError
from briefgen.evidence.citation_style import STYLES, CitationStyle
from briefgen.sources.files import read_text

_TITLE = re.compile(r"<title>([^<>]{1,200})</title>")


def find_style(wanted: str) -> CitationStyle:
    """The style of this name, or in this .csl file, its text with it.

    Whether the style can be run is said when sources are cited with it.

    Raises:
        CitationError: there is no such style or file.
    """
    if wanted in STYLES:
        return CitationStyle(wanted)
    if not wanted.lower().endswith(".csl") and not Path(wanted).is_file():
        known = ", ".join(STYLES)
        raise CitationError(
            f"There is no citation style “{wanted}”; name a .csl file or one of {known}."
        )
    return read_style(Path(wanted))


def read_style(path: Path) -> CitationStyle:
    """An office's own style, by the title in its file.

    Raises:
        CitationError: the file cannot be read.
    """
    text = read_text(path, CitationError)
    found = _TITLE.search(text)
    title = clean_line(html.unescape(found[1])) if found else path.stem
    return CitationStyle(title, text or " ")

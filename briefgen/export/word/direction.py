"""Letters that run from the right, as Word wants them told: by paragraph and by run."""

import re
from collections.abc import Iterator

from briefgen.document.languages import language_of
from briefgen.typography.bidi import FROM_RIGHT, RIGHT, runs_from_right

_PARTS = re.compile(rf"(?P<right>[{RIGHT}]+(?:\W+[{RIGHT}]+)*)|\w[^{RIGHT}]*(?<=\w)|\w|\W+")
_WORDS = re.compile(r"<w:t[^>]*>([^<]*)</w:t>")
_SIGNS = re.compile(r"<w:r>(<w:rPr>(?:(?!<w:rtl/>|</w:rPr>).)*</w:rPr>)?(<w:t[^>]*>[^\w<]+</w:t>)")
_RIGHT = "<w:rtl/>"


def directed(text: str) -> Iterator[tuple[str, str]]:
    """Parts of a text, each with the property of a run in its direction."""
    if not FROM_RIGHT.search(text):
        yield text, ""
        return
    for part in _PARTS.finditer(text):
        hebrew = '<w:lang w:bidi="he-IL"/>' if language_of(part.group(), "") == "he" else ""
        yield part.group(), _RIGHT + hebrew if part.group("right") else ""


def paragraph_direction(content: str) -> tuple[str, str]:
    """The property of a paragraph with these runs, and the runs as they stand in it.

    Signs without a direction of their own go with the paragraph. A line in parts stays as it is.
    """
    if (
        "<w:tab/>" in content
        or not FROM_RIGHT.search(content)
        or not runs_from_right("".join(_WORDS.findall(content)))
    ):
        return "", content
    return "<w:bidi/>", _SIGNS.sub(_turned, content)


def _turned(found: re.Match[str]) -> str:
    properties = (found.group(1) or "").removeprefix("<w:rPr>").removesuffix("</w:rPr>")
    return f"<w:r><w:rPr>{properties}{_RIGHT}</w:rPr>{found.group(2)}"

"""Addresses of the web and paths of files in running text: a line parts them without a hyphen."""

import re
from collections.abc import Iterator

_MARKS = re.compile(r"[/\\@_]|www\.")  # without which no word is one
_LONG = 20  # characters from which names of files and folders are one
_ADDRESS = re.compile(
    r"(?<![^\s(\[<“‘\"'])(?:"
    r"[a-z][a-z0-9+.-]*://\S+|mailto:\S+|www\.\S+|(?:doi:)?10\.\d{4,9}/\S+"
    r"|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}[/\\]\S*"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    rf"|(?=\S{{{_LONG},}})(?:"
    r"[A-Za-z]:\\\S+|\\\\\S+|(?:~|\.{1,2})?/[^\s/]+/\S*"
    r"|(?=\S*[\d._~\\])[\w.~-]+(?:[/\\][\w.@%~+-]+){2,}"
    r"|(?=\S*_)\w[\w.-]+"
    r"))",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"(?:[a-z][a-z0-9+.-]*://)?(?:www\.)?", re.IGNORECASE)
_BEFORE = r".?&=_#%~,@+\-"
_PLACE = re.compile(rf"(?<=[/\\])(?![/\\])|(?<![{_BEFORE}/\\])(?=[{_BEFORE}]\w)")
_LEAST = 3  # characters that no line has alone


def addresses(text: str) -> Iterator[tuple[str, bool]]:
    """A text in stretches, each with whether it is an address."""
    end = 0
    for found in _ADDRESS.finditer(text) if _MARKS.search(text) else ():
        if found.start() > end:
            yield text[end : found.start()], False
        yield found.group(), True
        end = found.end()
    if end < len(text):
        yield text[end:], False


def parted(address: str) -> list[str]:
    """An address in the parts between which a line may break: behind ``/``, before ``.`` or ``-``.

    None of them is the scheme alone, nor so short that it looks lost.
    """
    scheme = _SCHEME.match(address)
    begin, parts = 0, []
    first = (scheme.end() if scheme else 0) + _LEAST
    for found in _PLACE.finditer(address):
        place = found.start()
        if first <= place <= len(address) - _LEAST and place - begin >= _LEAST:
            parts.append(address[begin:place])
            begin = place
    return [*parts, address[begin:]]

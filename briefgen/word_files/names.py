"""Names of the XML in Word files."""

import re

from lxml import etree

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": RELATIONS,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
W = f"{{{NAMESPACES['w']}}}"
VAL = f"{W}val"
_NUMBER = re.compile(r"-?[0-9]{1,9}")
_WEB = re.compile(r"(?i)(https?://|mailto:)[^\s\x00-\x1f]+")
_COLOR = re.compile(r"[0-9A-Fa-f]{6}")


def tag(name: str) -> str:
    """The full name of ``w:p`` and its like."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def child(element: etree._Element, path: str) -> etree._Element | None:
    """The first element on a path such as ``w:pPr/w:spacing``."""
    return element.find("/".join(map(tag, path.split("/"))))


def value(element: etree._Element | None, path: str = "") -> str:
    """``w:val`` of the first element on the path, or of this one."""
    found = child(element, path) if element is not None and path else element
    return "" if found is None else found.get(VAL, "")


def number(text: str, otherwise: int | None = None) -> int | None:
    """A whole number of at most nine digits; anything else is not one."""
    return int(text) if _NUMBER.fullmatch(text) else otherwise


def is_color(text: str) -> bool:
    """Whether it is written as ``7A1F2B``."""
    return bool(_COLOR.fullmatch(text))


def is_web_address(text: str) -> bool:
    """Whether it leads to a web page or to a mailbox."""
    return bool(_WEB.fullmatch(text))


def remove(element: etree._Element) -> None:
    """Take an element out of its tree; text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def unwrap(element: etree._Element) -> None:
    """Put what an element holds in its place."""
    for each in list(element):
        element.addprevious(each)
    remove(element)


def text_of(element: etree._Element) -> str:
    """The words of an element, without the codes of fields."""
    return "".join(each.text or "" for each in element.iter(f"{W}t"))

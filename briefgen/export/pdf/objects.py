"""PDF objects written as bytes, with references that are filled in when the file is."""

import re
from collections.abc import Sequence

from reportlab.pdfbase import pdfdoc

_SPECIAL = re.compile(rb"[()\\\r\n]")
_ESCAPES = {b"(": rb"\(", b")": rb"\)", b"\\": rb"\\", b"\r": rb"\r", b"\n": rb"\n"}


class Body(pdfdoc.PDFObject):
    """An object whose body is a row of bytes and of references to other objects."""

    __RefOnly__ = 1

    def __init__(self, *parts: "bytes | pdfdoc.PDFObject") -> None:
        """Begin with some parts; ``parts`` may grow until the file is written."""
        self.parts: list[bytes | pdfdoc.PDFObject] = list(parts)

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """The body as ReportLab asks for it."""
        return b"".join(
            part if isinstance(part, bytes) else reference(document, part) for part in self.parts
        )


class Direct(pdfdoc.PDFObject):
    """Bytes that stand where they are used."""

    def __init__(self, raw: bytes) -> None:
        """Hold the bytes."""
        self.raw = raw

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """The bytes as ReportLab asks for them."""
        del document
        return self.raw


def reference(document: pdfdoc.PDFDocument, target: pdfdoc.PDFObject) -> bytes:
    """A reference to an object, which becomes part of the file by it."""
    made: bytes = document.Reference(target).format(document)  # type: ignore[no-untyped-call]
    return made


def literal(raw: bytes) -> bytes:
    """Bytes as a string object."""
    return b"(" + _SPECIAL.sub(lambda found: _ESCAPES[found.group()], raw) + b")"


def text_string(text: str) -> bytes:
    """Words as a string object: for titles, alternatives, addresses."""
    if text.isascii():
        return literal(text.encode("ascii"))
    return b"<feff" + text.encode("utf-16-be", "replace").hex().encode("ascii") + b">"


def name(text: str) -> bytes:
    """A name object."""
    return b"/" + text.encode("ascii")


def number(value: float) -> str:
    """A number with as few characters as two decimals need."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def numbers(values: Sequence[float]) -> str:
    """Numbers in a row."""
    return " ".join(map(number, values))

"""PDF objects written as bytes, with references that are filled in when the file is."""

import re
import zlib
from collections.abc import Sequence
from functools import lru_cache

from reportlab.pdfbase import pdfdoc

_REMEMBERED = 50_000  # bytes
STREAM_END = b"endstream\n"
_SPECIAL = re.compile(rb"[()\\\r\n]")
_ESCAPES = {b"(": rb"\(", b")": rb"\)", b"\\": rb"\\", b"\r": rb"\r", b"\n": rb"\n"}


class Body(pdfdoc.PDFObject):
    """An object whose body is a row of bytes and of references to other objects."""

    __RefOnly__ = 1

    def __init__(self, *parts: "Part") -> None:
        """Begin with some parts; ``parts`` may grow until the file is written."""
        self.parts: list[Part] = list(parts)
        self.named = b""  # the reference to it, once it is part of a file

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """The body as ReportLab asks for it."""
        return b"".join(
            part if isinstance(part, bytes) else part.named or reference(document, part)
            for part in self.parts
        )


Part = bytes | Body


class Stream(Body):
    """An object with content; the parts are its dictionary without the brackets."""

    def __init__(self, *parts: Part, content: bytes, as_is: bool = False) -> None:
        """Hold the content, which is compressed unless it is to stand ``as_is``."""
        super().__init__(*parts)
        self.content = content
        self.as_is = as_is

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """Dictionary and content as ReportLab asks for them."""
        small = self.content if self.as_is else _compressed(self.content)
        filtered = b"" if self.as_is else b"/Filter/FlateDecode"
        head = b"<<" + super().format(document) + filtered + b"/Length %d>>" % len(small)
        return head + b"\nstream\n" + small + b"\n" + STREAM_END


def _compressed(content: bytes) -> bytes:
    return _small(content) if len(content) <= _REMEMBERED else zlib.compress(content, 9)


@lru_cache(maxsize=512)
def _small(content: bytes) -> bytes:
    """The same for what is no large file, as it is found again in the next version of a page."""
    return zlib.compress(content, 9)


def reference(document: pdfdoc.PDFDocument, target: Body) -> bytes:
    """A reference to an object, which becomes part of the file by it."""
    made: bytes = document.Reference(target).format(document)  # type: ignore[no-untyped-call]
    target.named = made
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

"""The bytes of a PDF file: small objects packed together, and the table that finds them.

ReportLab gathers and writes the objects; it knows only files in which each object stands by itself,
which makes a structure tree three times as large.
"""

import hashlib
from collections.abc import Iterator, Sequence

from reportlab.pdfbase import pdfdoc

from briefgen.export.pdf.objects import STREAM_END, Body, Stream, reference

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"  # the second line says that the file is not text
_TOGETHER = 200  # objects of one object stream
_PACKED, _PLACED = 2, 1  # kinds of entries in the cross-reference stream

Numbered = tuple[int, bytes]


def assemble(document: pdfdoc.PDFDocument, catalog: Body, info: Body) -> bytes:
    """The file: every object that the catalog and the properties lead to."""
    root, properties = reference(document, catalog), reference(document, info)
    packed: list[Numbered] = []
    file = _File(document)
    for number, body in _formatted(document):
        if body.endswith(STREAM_END):
            file.place(number, body)
        else:
            packed.append((number, body.strip()))
    following = len(document.numberToId) + 1
    for index in range(0, len(packed), _TOGETHER):
        file.place_packed(following, packed[index : index + _TOGETHER])
        following += 1
    return file.closed(following, b"/Root " + root + b"/Info " + properties)


class _File:
    """What is written so far, and where each object is."""

    def __init__(self, document: pdfdoc.PDFDocument) -> None:
        self._document = document
        self._chunks = [_HEADER]
        self._length = len(_HEADER)
        self._entries: dict[int, tuple[int, int, int]] = {0: (0, 0, 0xFFFF)}

    def place(self, number: int, body: bytes) -> None:
        """Write an object by itself."""
        self._entries[number] = (_PLACED, self._length, 0)
        self._add(b"%d 0 obj\n%sendobj\n" % (number, body))

    def place_packed(self, number: int, objects: Sequence[Numbered]) -> None:
        """Write objects together as one stream."""
        index, offset = b"", 0
        for position, (each, body) in enumerate(objects):
            self._entries[each] = (_PACKED, number, position)
            index += b"%d %d " % (each, offset)
            offset += len(body) + 1
        about = b"/Type/ObjStm/N %d/First %d" % (len(objects), len(index))
        content = index + b"\n".join(body for _, body in objects)
        self.place(number, Stream(about, content=content).format(self._document))

    def closed(self, number: int, leads: bytes) -> bytes:
        """The whole file with the table of its objects, which is the last of them."""
        start = self._length
        self._entries[number] = (_PLACED, start, 0)
        rows = [self._entries[each] for each in range(number + 1)]
        digest = hashlib.md5(b"".join(self._chunks), usedforsecurity=False).hexdigest().encode()
        about = b"/Type/XRef/Size %d/W[1 4 2]%s/ID[<%s><%s>]" % (len(rows), leads, digest, digest)
        predicted = b"/DecodeParms<</Predictor 12/Columns 7>>"
        table = Stream(about, predicted, content=b"".join(_predicted(rows)))
        self.place(number, table.format(self._document))
        self._add(b"startxref\n%d\n%%%%EOF\n" % start)
        return b"".join(self._chunks)

    def _add(self, chunk: bytes) -> None:
        self._chunks.append(chunk)
        self._length += len(chunk)


def _formatted(document: pdfdoc.PDFDocument) -> Iterator[Numbered]:
    """Each object by its number; formatting one may call for more."""
    number = 1
    while number in document.numberToId:
        target = document.idToObject[document.numberToId[number]]
        body: bytes = pdfdoc.format(target, document, toplevel=1)
        yield number, body
        number += 1


def _predicted(rows: Sequence[tuple[int, int, int]]) -> Iterator[bytes]:
    """The rows of the table as differences to the row above, which compress better."""
    above = bytes(7)
    for kind, place, index in rows:
        row = kind.to_bytes(1, "big") + place.to_bytes(4, "big") + index.to_bytes(2, "big")
        yield b"\x02" + bytes(
            (each - before) % 256 for each, before in zip(row, above, strict=True)
        )
        above = row

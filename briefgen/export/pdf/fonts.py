"""The faces as fonts of a PDF file: two bytes a cluster, and the letters that it stands for."""

import hashlib
from collections.abc import Iterable, Iterator

from briefgen.export.pdf.embedding import font_file
from briefgen.export.pdf.objects import Body, Part, Stream, number
from briefgen.typography import measures
from briefgen.typography.faces import Face, file_of
from briefgen.typography.shaping import Cluster

_SYMBOLIC = 4
_IN_A_BLOCK = 100  # rows of a table of letters


class Fonts:
    """The fonts of one file. Codes are given as clusters are met."""

    def __init__(self) -> None:
        """Begin without fonts."""
        self._codes: dict[bytes, dict[Cluster, int]] = {}  # by the file of the face

    def name(self, face: Face) -> str:
        """What the pages call the font of a face; faces that share a file share it."""
        data = file_of(face)
        self._codes.setdefault(data, {})
        return f"F{list(self._codes).index(data) + 1}"

    def encoded(self, face: Face, clusters: Iterable[Cluster]) -> bytes:
        """Clusters as the bytes of a string in the font of their face."""
        codes = self._codes.setdefault(file_of(face), {})
        return b"".join(
            codes.setdefault(each, len(codes) + 1).to_bytes(2, "big") for each in clusters
        )

    def entry(self) -> list[Part]:
        """The entry of the resources that names the fonts, with the glyphs that were met so far."""
        parts: list[Part] = [b"/Font<<"]
        for index, (data, codes) in enumerate(self._codes.items(), 1):
            parts += [b"/F%d " % index, _font(data, tuple(codes))]
        return [*parts, b">>"]


def _font(data: bytes, shown: tuple[Cluster, ...]) -> Body:
    facts = measures.facts(data)
    scale = 1000 / facts.units
    program = font_file(data, shown)
    name = f"{_tag(program)}+{facts.name}".encode()
    widths = " ".join(number(each.advance * scale) for each in shown)
    left, bottom, right, top = (number(each * scale) for each in facts.box)
    descriptor = Body(
        b"<</Type/FontDescriptor/FontName/%s/Flags %d" % (name, _SYMBOLIC),
        f"/FontBBox[{left} {bottom} {right} {top}]/ItalicAngle {number(facts.slant)}".encode(),
        f"/Ascent {number(facts.ascent * scale)}/Descent {number(facts.descent * scale)}".encode(),
        f"/CapHeight {number(facts.capitals * scale)}/StemV 80/FontFile2 ".encode(),
        Stream(b"/Length1 %d" % len(program), content=program),
        b">>",
    )
    descendant = Body(
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDToGIDMap/Identity" % name,
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
        f"/DW 1000/W[1[{widths}]]/FontDescriptor ".encode(),
        descriptor,
        b">>",
    )
    return Body(
        b"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[" % name,
        descendant,
        b"]/ToUnicode ",
        Stream(content=_letters(shown)),
        b">>",
    )


def _tag(program: bytes) -> str:
    """Six capitals that say that the font is a part of one, other ones for another part."""
    digest = hashlib.sha256(program).digest()
    return "".join(chr(65 + each % 26) for each in digest[:6])


def _letters(shown: tuple[Cluster, ...]) -> bytes:
    """The table from codes to letters."""
    rows = [
        f"<{code:04X}> <{each.letters.encode('utf-16-be').hex().upper()}>"
        for code, each in enumerate(shown, 1)
    ]
    return "\n".join(
        (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
            *_blocks(rows),
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        )
    ).encode()


def _blocks(rows: list[str]) -> Iterator[str]:
    for at in range(0, len(rows), _IN_A_BLOCK):
        some = rows[at : at + _IN_A_BLOCK]
        yield "\n".join((f"{len(some)} beginbfchar", *some, "endbfchar"))

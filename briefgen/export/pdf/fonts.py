"""The faces as fonts of a PDF file: two bytes a cluster, and the letters that it stands for."""

import hashlib
import struct
from collections.abc import Iterable, Iterator, Sequence

from briefgen.export.pdf.embedding import font_file
from briefgen.export.pdf.objects import Body, Part, Stream, number
from briefgen.typography import measures
from briefgen.typography.faces import Face, file_of
from briefgen.typography.shaping import Cluster

_SYMBOLIC = 4
_IN_A_BLOCK = 100  # rows of a table of letters
_MORE_USUAL = "\u2009\u200a\u2010\u2011\u2015\u202f\u2032\u2033\u2190\u2192\u2212\u2248\u2264\u2265"
_USUAL = bytes(range(32, 256)).decode("cp1252", "ignore") + _MORE_USUAL
_OWN = {  # codes of letters, and of letters with the space that ends a line
    letters: code for code, letters in enumerate((*_USUAL, *(f"{letter} " for letter in _USUAL)), 1)
}

Met = tuple[tuple[bytes, int, tuple[tuple[Cluster, int], ...]], ...]  # file, number, codes


class _Codes(dict[Cluster, int]):
    """The codes of one font. A usual letter has one of its own, so that a letter that is new on a
    page changes no other page; any other cluster has the next one when it is met.
    """

    def __init__(self) -> None:
        super().__init__()
        self._taken: set[int] = set()
        self._next = len(_OWN) + 1

    def __missing__(self, cluster: Cluster) -> int:
        code = _OWN.get(cluster.letters, 0)
        if not code or code in self._taken:
            code, self._next = self._next, self._next + 1
        self._taken.add(code)
        self[cluster] = code
        return code


class Fonts:
    """The fonts of one file. Codes are given as clusters are met."""

    def __init__(self) -> None:
        """Begin without fonts."""
        self._codes: dict[bytes, _Codes] = {}  # by the file of the face
        self._met: dict[bytes, dict[Cluster, int]] = {}  # the same since forgetting

    def name(self, face: Face) -> str:
        """What the pages call the font of a face; faces that share a file share it."""
        data = file_of(face)
        self._meet(data)
        return f"F{self._number(data)}"

    def encoded(self, face: Face, clusters: Iterable[Cluster]) -> bytes:
        """Clusters as the bytes of a string in the font of their face."""
        codes, met = self._meet(file_of(face))
        row = []
        for each in clusters:
            code = met.get(each)
            if code is None:
                code = met[each] = codes[each]
            row.append(code)
        return struct.pack(f">{len(row)}H", *row)

    def forget(self) -> None:
        """Begin to note what is met."""
        self._met = {}

    def met(self) -> Met:
        """The fonts and clusters that were met since forgetting, in that order."""
        return tuple(
            (data, self._number(data), tuple(codes.items())) for data, codes in self._met.items()
        )

    def meet(self, met: Met) -> bool:
        """Meet the same again, and say whether numbers and codes are those that were given then."""
        same = True
        for data, place, pairs in met:
            codes, _ = self._meet(data)
            same &= self._number(data) == place
            for each, code in pairs:
                same &= codes[each] == code
        return same

    def _meet(self, data: bytes) -> tuple[_Codes, dict[Cluster, int]]:
        codes = self._codes.get(data)
        if codes is None:
            codes = self._codes[data] = _Codes()
        return codes, self._met.setdefault(data, {})

    def _number(self, data: bytes) -> int:
        return list(self._codes).index(data) + 1

    def entry(self) -> list[Part]:
        """The entry of the resources that names the fonts, with the glyphs that were met so far."""
        parts: list[Part] = [b"/Font<<"]
        for index, (data, codes) in enumerate(self._codes.items(), 1):
            shown = sorted((code, cluster) for cluster, code in codes.items())
            parts += [b"/F%d " % index, _font(data, shown)]
        return [*parts, b">>"]


def _font(data: bytes, shown: Sequence[tuple[int, Cluster]]) -> Body:
    facts = measures.facts(data)
    scale = 1000 / facts.units
    program = font_file(data, tuple(cluster for _, cluster in shown))
    name = f"{_tag(program)}+{facts.name}".encode()
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
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDToGIDMap " % name,
        Stream(content=_glyphs(shown)),
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
        f"/DW 1000/W[{_widths(shown, scale)}]/FontDescriptor ".encode(),
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


def _glyphs(shown: Sequence[tuple[int, Cluster]]) -> bytes:
    """The glyph of each code up to the last: those of the font file in their order."""
    row = [0] * (shown[-1][0] + 1) if shown else [0]
    for glyph, (code, _) in enumerate(shown, 1):
        row[code] = glyph
    return struct.pack(f">{len(row)}H", *row)


def _widths(shown: Sequence[tuple[int, Cluster]], scale: float) -> str:
    """The widths of codes in a row, behind the first of them."""
    rows: list[str] = []
    following = -1
    for code, cluster in shown:
        if code != following:
            rows += ("]" if rows else "", f"{code}[")
        rows.append(f"{number(cluster.advance * scale)} ")
        following = code + 1
    return "".join(rows) + ("]" if rows else "")


def _tag(program: bytes) -> str:
    """Six capitals that say that the font is a part of one, other ones for another part."""
    digest = hashlib.sha256(program).digest()
    return "".join(chr(65 + each % 26) for each in digest[:6])


def _letters(shown: Sequence[tuple[int, Cluster]]) -> bytes:
    """The table from codes to letters."""
    rows = [
        f"<{code:04X}> <{each.letters.encode('utf-16-be').hex().upper()}>" for code, each in shown
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

"""A font file of the glyphs that a document shows, one for each code of its text."""

import struct
from collections.abc import Sequence
from functools import lru_cache

from briefgen import typefaces
from briefgen.typography import measures
from briefgen.typography.shaping import Cluster

_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 1, 8, 0x20, 0x40, 0x80
_PLACED = _WORDS | 2  # two numbers of two bytes each, which say where a part stands
_COPIED = ("cvt", "fpgm", "prep")
_MAGIC = 0xB1B0AFBA


@lru_cache(maxsize=32)
def font_file(data: bytes, shown: tuple[Cluster, ...]) -> bytes:
    """A TrueType file in which glyph 0 is the box and glyph 1 draws the first cluster shown."""
    return _Cutter(data, shown).file()


class _Cutter:
    def __init__(self, data: bytes, shown: Sequence[Cluster]) -> None:
        self._tables = typefaces.tables(data)
        self._places = self._locations()
        self._widths = measures.facts(data).widths
        self._added: dict[int, int] = {}  # parts of glyphs by their old numbers
        self._first_part = len(shown) + 1
        self._queue: list[int] = []
        self.glyphs = [self._rewritten(0)] + [self._drawn(each) for each in shown]
        self.advances = [self._widths[0]] + [each.advance for each in shown]
        while self._queue:
            old = self._queue.pop(0)
            self.glyphs.append(self._rewritten(old))
            self.advances.append(self._widths[old])

    def file(self) -> bytes:
        """The tables put together."""
        offsets, glyf = [0], b""
        for glyph in self.glyphs:
            glyf += glyph + bytes(-len(glyph) % 4)
            offsets.append(len(glyf))
        count = len(self.glyphs)
        head, hhea, maxp = (bytearray(self._tables[name]) for name in ("head", "hhea", "maxp"))
        head[8:12] = bytes(4)
        head[50:52] = struct.pack(">H", 1)
        hhea[34:36] = struct.pack(">H", count)
        maxp[4:6] = struct.pack(">H", count)
        if len(maxp) >= 32:  # the most parts of a glyph, and how deep they go
            maxp[28:32] = struct.pack(">HH", 16, 8)
        metrics = b"".join(
            struct.pack(">Hh", max(0, width), _left(glyph))
            for width, glyph in zip(self.advances, self.glyphs, strict=True)
        )
        made = {
            "glyf": glyf or bytes(4),
            "head": bytes(head),
            "hhea": bytes(hhea),
            "hmtx": metrics,
            "loca": struct.pack(f">{count + 1}L", *offsets),
            "maxp": bytes(maxp),
        }
        return _assembled(made | {n: self._tables[n] for n in _COPIED if n in self._tables})

    def _locations(self) -> list[int]:
        loca = self._tables["loca"]
        if struct.unpack(">h", self._tables["head"][50:52])[0]:
            return list(struct.unpack(f">{len(loca) // 4}L", loca[: len(loca) // 4 * 4]))
        return [2 * each for each in struct.unpack(f">{len(loca) // 2}H", loca)]

    def _glyph(self, number: int) -> bytes:
        start, end = self._places[number : number + 2]
        return self._tables["glyf"][start:end]

    def _drawn(self, cluster: Cluster) -> bytes:
        """One glyph for all that is drawn for some letters."""
        parts = [each for each in cluster.glyphs if self._glyph(each[0])]
        if len(parts) == 1 and parts[0][1:] == (0, 0):
            return self._rewritten(parts[0][0])
        if not parts:
            return b""
        boxes = [_moved(_box(self._glyph(number)), x, y) for number, x, y in parts]
        lefts, bottoms, rights, tops = zip(*boxes, strict=True)
        code = struct.pack(">hhhhh", -1, min(lefts), min(bottoms), max(rights), max(tops))
        for index, (number, x, y) in enumerate(parts):
            more = _MORE if index + 1 < len(parts) else 0
            code += struct.pack(">HHhh", _PLACED | more, self._part(number), x, y)
        return code

    def _part(self, old: int) -> int:
        if old not in self._added:
            self._added[old] = self._first_part + len(self._added)
            self._queue.append(old)
        return self._added[old]

    def _rewritten(self, number: int) -> bytes:
        """A glyph whose parts, if it is made of others, have their new numbers."""
        glyph = bytearray(self._glyph(number))
        if len(glyph) < 10 or struct.unpack(">h", glyph[:2])[0] >= 0:
            return bytes(glyph)
        at, flags = 10, _MORE
        while flags & _MORE:
            flags, part = struct.unpack(">HH", glyph[at : at + 4])
            glyph[at + 2 : at + 4] = struct.pack(">H", self._part(part))
            at += 8 if flags & _WORDS else 6
            at += 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _MATRIX else 0
        return bytes(glyph)


def _box(glyph: bytes) -> tuple[int, int, int, int]:
    left, bottom, right, top = struct.unpack(">hhhh", glyph[2:10])
    return left, bottom, right, top


def _moved(box: tuple[int, int, int, int], x: int, y: int) -> tuple[int, int, int, int]:
    left, bottom, right, top = box
    return left + x, bottom + y, right + x, top + y


def _left(glyph: bytes) -> int:
    return _box(glyph)[0] if glyph else 0


def _assembled(tables: dict[str, bytes]) -> bytes:
    count = len(tables)
    power = count.bit_length() - 1
    head = struct.pack(">LHHHH", 0x10000, count, 16 << power, power, 16 * count - (16 << power))
    offset, entries, body = 12 + 16 * count, b"", b""
    where = 0
    for name, data in sorted(tables.items()):
        where = offset + len(body) if name == "head" else where
        tag = name.ljust(4).encode()
        entries += struct.pack(">4sLLL", tag, _sum(data), offset + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    whole = bytearray(head + entries + body)
    whole[where + 8 : where + 12] = struct.pack(">L", (_MAGIC - _sum(bytes(whole))) & 0xFFFFFFFF)
    return bytes(whole)


def _sum(data: bytes) -> int:
    padded = data + bytes(-len(data) % 4)
    total: int = sum(struct.unpack(f">{len(padded) // 4}L", padded))
    return total & 0xFFFFFFFF

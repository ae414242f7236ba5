"""Text in one face as glyphs: letter by letter, or shaped where a script joins its letters.

A cluster is the letters that are drawn together and what is drawn for them. Clusters stand from
left to right, as they are seen.
"""

import functools
import unicodedata
from typing import Any

import msgspec

from briefgen import typefaces
from briefgen.typography import measures
from briefgen.typography.faces import SHAPED, Face, file_of, is_shaped


class Cluster(msgspec.Struct, frozen=True, gc=False, cache_hash=True):
    """Letters, and their glyphs with how far each is moved; font units."""

    letters: str
    glyphs: tuple[tuple[int, int, int], ...]
    advance: int


@functools.lru_cache(maxsize=16384)
def clusters(face: Face, text: str, rtl: bool = False) -> tuple[Cluster, ...]:
    """The clusters of a text, all of whose characters the face has."""
    if not text:
        return ()
    if is_shaped(face):
        return _shaped(face, text, rtl)
    facts = measures.facts(file_of(face))
    letters = reversed(text) if rtl else text
    return tuple(_single(facts, each, mirrored(each) if rtl else each) for each in letters)


def with_end(shown: tuple[Cluster, ...]) -> tuple[Cluster, ...]:
    """The clusters with a space at the end as a part of what stands before it."""
    if len(shown) < 2 or shown[-1].letters != " ":
        return shown
    *rest, letter, space = shown
    letters, advance = letter.letters + space.letters, letter.advance + space.advance
    return (*rest, Cluster(letters, letter.glyphs, advance))


def mirrored(character: str) -> str:
    """The other of a pair of brackets; most characters have no other."""
    if not unicodedata.mirrored(character):
        return character
    from bidi.mirror import MIRRORED

    return str(MIRRORED.get(character, character))


def _single(facts: typefaces.Facts, letter: str, drawn: str) -> Cluster:
    glyph = facts.glyphs.get(drawn, facts.glyphs.get(letter, 0))
    return Cluster(letter, ((glyph, 0, 0),), facts.widths[glyph])


def _shaped(face: Face, text: str, rtl: bool) -> tuple[Cluster, ...]:
    import uharfbuzz as hb

    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.script = SHAPED[face]
    buffer.language = "und"
    hb.shape(_font(face), buffer, {})
    starts = sorted({info.cluster for info in buffer.glyph_infos})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    found: dict[int, list[tuple[int, int, int]]] = {}
    moved = dict.fromkeys(starts, 0)
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        at = info.cluster
        x, y = moved[at] + position.x_offset, position.y_offset
        found.setdefault(at, []).append((info.codepoint, x, y))
        moved[at] += position.x_advance
    return tuple(
        Cluster(_read(text[at : ends[at]], rtl), tuple(glyphs), moved[at])
        for at, glyphs in found.items()
    )


def _read(letters: str, rtl: bool) -> str:
    """The letters as programs read them that turn whole lines around, letter by letter."""
    return letters[::-1] if rtl else letters


@functools.lru_cache(maxsize=16)
def _font(face: Face) -> Any:
    import uharfbuzz as hb

    return hb.Font(hb.Face(hb.Blob(file_of(face))))

"""A review copy: each block in a content control that names it, so that it is found again."""

import zlib

from briefgen.document.tree import Block, PageBreak
from briefgen.export.word.build import Build
from briefgen.export.word.markup import Piece, quoted
from briefgen.export.word.numbers import next_control

LINE_NUMBERS = '<w:lnNumType w:countBy="1" w:restart="continuous"/>'
# A part of the document: LibreOffice would make plain text of what any other control holds.
_PART = '<w:docPartObj><w:docPartGallery w:val="Custom 1"/><w:docPartUnique/></w:docPartObj>'
_LONGEST = 64  # characters of the name of a control, and of what it shows


def controlled(build: Build, block: Block, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces of a block in a control with its id as tag, and its kind and id as name."""
    if not build.review or not pieces or isinstance(block, PageBreak):
        return pieces
    kind = type(block).__name__.lower()
    tag, alias = _short(f"pb:{block.id}"), _short(f"{kind} #{block.id}")
    start = (
        f"<w:sdt><w:sdtPr><w:alias w:val={quoted(alias)}/><w:tag w:val={quoted(tag)}/>"
        f'<w:id w:val="{next_control(build)}"/>{_PART}</w:sdtPr>'
        "<w:sdtContent>"
    )
    return (start, *pieces, "</w:sdtContent></w:sdt>")


def _short(name: str) -> str:
    """A name that fits; of a long one the start, and a number made from all of it."""
    if len(name) <= _LONGEST:
        return name
    return f"{name[: _LONGEST - 9]}~{zlib.crc32(name.encode(errors='replace')):08x}"

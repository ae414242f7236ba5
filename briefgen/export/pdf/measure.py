"""Text to measured atoms: the parts of a paragraph that a line break does not part."""

import re
from collections.abc import Iterator
from enum import Enum

import msgspec

from briefgen.document.addresses import addresses, parted
from briefgen.document.runs import Run, runs
from briefgen.document.tree import Citation, CrossReference, Inlines
from briefgen.typography.bidi import level_runs, levels
from briefgen.typography.faces import Face
from briefgen.typography.glyphs import SOFT_HYPHEN, WIDE, faced, joined_face, spelled, width
from briefgen.typography.look import TypeStyle

_TOKEN = re.compile(r"\n|[ \t\r\f\v]+|[^ \t\r\f\v\n]+")
_OPENS = "（「『【〈《〔［｛〖“‘" + r"(\[{$£€＄￥\u00a0"
_CLOSES = (
    "）」』】〉》〕］｝〗”’、。，．：；！？…‥—～％℃々〻ゝゞヽヾー・ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
    + r")\]},.:;!?%\u00a0"
)
_INNER_BREAK = re.compile(
    r"(?<=[^\W\d_]{2}[-\u2010\u2013])(?=[^\W\d_]{4}|[A-Z]{2})"
    r"|(?<=\u2014)(?=\w)"
    r"|(?<=[^\W\d_]{3}/)(?=[^\W\d_]{3})"
    # Chinese and Japanese break anywhere but before what closes and after what opens (UAX 14)
    rf"|(?:(?<=[{WIDE}])|(?=[{WIDE}]))(?<=\S)(?<![{_OPENS}])(?![{_CLOSES}])(?=\S)"
)
_RAISED_SIZE, _RAISED_BY = 0.62, 0.36


class After(Enum):
    """What may follow an atom: a space, a break without one, a hyphen, the end of the line."""

    SPACE = "space"
    NOTHING = "nothing"
    HYPHEN = "hyphen"
    BREAK = "break"


class Ink(msgspec.Struct, frozen=True, gc=False):
    """How characters are drawn. ``link`` numbers the links of a paragraph from 0."""

    face: Face
    size: float
    color: str
    rise: float = 0.0
    link: int = -1
    underlined: bool = False
    level: int = 0  # odd where the letters run from the right
    language: str = ""  # of foreign words
    blank: bool = False  # to be filled in
    address: bool = False  # of the web, or a path: never hyphenated


class Atom(msgspec.Struct, frozen=True, gc=False):
    """Characters that stay on one line, and the space behind them in the ink it was written in."""

    parts: tuple[tuple[Ink, str], ...]
    width: float
    after: After
    space: float = 0.0
    space_ink: Ink | None = None


class LinkEnd(msgspec.Struct, frozen=True, gc=False):
    """Where a link leads: an address, a note or a captioned block, and its words."""

    url: str = ""
    source: str = ""
    block: str = ""
    words: str = ""


def measure(
    inlines: Inlines, style: TypeStyle, *, rtl: bool = False
) -> tuple[list[Atom], list[LinkEnd]]:
    """The atoms of a text, and the links in it; ``rtl`` where it as a whole runs from the right."""
    atoms: list[Atom] = []
    links: list[LinkEnd] = []
    open_parts: list[tuple[Ink, str]] = []
    for ink, text in _levelled(list(_inked(inlines, style, links)), int(rtl)):
        for token in _TOKEN.findall(text):
            if token == "\n":
                _close(atoms, open_parts, After.BREAK)
            elif token[0] in " \t\r\f\v":
                _close(atoms, open_parts, After.SPACE, ink)
            else:
                _extend(atoms, open_parts, ink, token)
    _close(atoms, open_parts, After.NOTHING)
    return atoms, links


def advance(ink: Ink, text: str) -> float:
    """The width of characters in an ink."""
    return width(ink.face, text) * ink.size


def in_faces(ink: Ink, text: str) -> Iterator[tuple[Ink, str]]:
    """A text in inks whose faces have its characters."""
    for face, stretch in faced(ink.face, text):
        yield ink if face == ink.face else msgspec.structs.replace(ink, face=face), stretch


def atom_of(parts: tuple[tuple[Ink, str], ...], after: After, space_ink: Ink | None = None) -> Atom:
    """An atom with its width."""
    total = sum(advance(ink, text) for ink, text in parts)
    return Atom(parts, total, after, _space(space_ink), space_ink)


def _space(ink: Ink | None) -> float:
    return advance(ink, " ") if ink else 0.0


def _extend(atoms: list[Atom], parts: list[tuple[Ink, str]], ink: Ink, token: str) -> None:
    """Add a word; where it may be parted without a hyphen, an atom ends."""
    for stretch, is_address in addresses(token):
        own = msgspec.structs.replace(ink, address=True) if is_address else ink
        *firsts, last = parted(stretch) if is_address else _INNER_BREAK.split(stretch)
        for first in firsts:
            parts.extend(in_faces(own, first))
            _close(atoms, parts, After.NOTHING)
        parts.extend(in_faces(own, last))


def _close(
    atoms: list[Atom], parts: list[tuple[Ink, str]], after: After, ink: Ink | None = None
) -> None:
    """End an atom. ``ink`` is that of the space behind it."""
    if parts:
        atoms.append(atom_of(tuple(parts), after, ink))
        parts.clear()
    elif atoms and (after is After.BREAK or atoms[-1].after is After.NOTHING):
        atoms[-1] = atom_of(atoms[-1].parts, after, ink)


def _levelled(inked: list[tuple[Ink, str]], base: int) -> Iterator[tuple[Ink, str]]:
    """The same cut where the direction changes."""
    row = levels("".join(text for _, text in inked), base)
    if not any(row):
        yield from inked
        return
    at = 0
    for ink, text in inked:
        for level, part in level_runs(text, row[at : at + len(text)]):
            face = joined_face(ink.face, part) if level % 2 else ink.face
            yield msgspec.structs.replace(ink, level=level, face=face), part
        at += len(text)


def _inked(inlines: Inlines, style: TypeStyle, links: list[LinkEnd]) -> Iterator[tuple[Ink, str]]:
    """Characters with their inks. Two note marks in a row are parted by a comma."""
    raised_before = False
    url_before = ""
    for run in runs(inlines):
        face = style.face(strong=run.strong, emphasis=run.emphasis)
        size, color, rise, link = style.size, style.color, 0.0, -1
        raised = isinstance(run.inline, Citation) and not run.inline.text
        if raised:
            rise, size = size * _RAISED_BY, size * _RAISED_SIZE
            if raised_before:
                yield Ink(face, size, color, rise), ","
        end = _link_end(run)
        if end:
            if run.url and run.url == url_before and links:
                end = msgspec.structs.replace(end, words=links.pop().words + end.words)
            links.append(end)
            link = len(links) - 1
        raised_before, url_before = raised, run.url
        text = run.text if run.text == "\n" else spelled(run.text).replace(SOFT_HYPHEN, "")
        ink = Ink(face, size, color, rise, link, bool(run.url), language=run.language)
        yield ink, text


def _link_end(run: Run) -> LinkEnd | None:
    match run.inline:
        case Citation(source, number, text):
            words = text.strip(" \u00a0();") or str(number)
            return LinkEnd(source=source, words=words)
        case CrossReference(target, text):
            return LinkEnd(block=target, words=text)
        case _:
            return LinkEnd(url=run.url, words=run.text) if run.url else None

"""Line breaking: the fewest lines, and among those the most even ones; ragged right or justified.

The cost of a paragraph grows with its length only: a line holds so many atoms at most.
"""

import functools
import itertools
from collections.abc import Iterator, Sequence

import msgspec

from briefgen.document.runs import plain
from briefgen.document.tree import Inlines
from briefgen.export.pdf.hyphens import hyphen_places
from briefgen.export.pdf.measure import After, Atom, Ink, advance, atom_of, measure
from briefgen.export.pdf.row import Fragment, Line, SetText, evened, shifted, turned
from briefgen.typography.bidi import runs_from_right
from briefgen.typography.glyphs import SOFT_HYPHEN, width
from briefgen.typography.look import TypeStyle

_TOLERANCE = 0.14  # the emptiness of a line from which hyphens are worth it
_HYPHEN_COST, _RUNT_COST, _RUNT = 0.06, 0.08, 0.2
_HYPHENS_IN_A_ROW = 2
_ROUNDING = 0.01


@functools.lru_cache(maxsize=8192)
def set_text(inlines: Inlines, style: TypeStyle, room: float, language: str = "") -> SetText:
    """Break a text into lines of at most ``room``; a language turns hyphens on."""
    rtl = runs_from_right(plain(inlines))
    atoms, links = measure(inlines, style, rtl=rtl)
    both_ways = rtl or any(ink.level for atom in atoms for ink, _ in atom.parts)
    lines: list[Line] = []
    for part in _parts(atoms):
        *full, last = _break_part(part, room, language)
        even = style.justified and not both_ways
        lines += (evened(each, room, style.size) for each in full) if even else full
        lines.append(last)
    if both_ways:
        lines = [turned(each, int(rtl)) for each in lines]
    if rtl:
        lines = [shifted(each, room - each.width) for each in lines]
    return SetText(tuple(lines), tuple(links), rtl)


@functools.lru_cache(maxsize=1024)
def set_even(inlines: Inlines, style: TypeStyle, room: float) -> SetText:
    """Break a title or a head into lines of like length, no more of them than are needed."""
    text = set_text(inlines, style, room)
    if len(text.lines) < 2:
        return text
    low, high = room / 2, room
    while high - low > 2:
        middle = (low + high) / 2
        tried = set_text(inlines, style, middle)
        low, high = (low, middle) if len(tried.lines) == len(text.lines) else (middle, high)
    text = set_text(inlines, style, high)
    lines = tuple(shifted(line, room - high) for line in text.lines) if text.rtl else text.lines
    return msgspec.structs.replace(text, lines=lines)


@functools.lru_cache(maxsize=8192)
def extent(inlines: Inlines, style: TypeStyle) -> tuple[float, float]:
    """The widths of a text's widest unbreakable part and of all of it on one line."""
    atoms, _ = measure(inlines, style)  # as wide in either direction
    parts = [sum(each.width + each.space for each in part) for part in _parts(atoms)]
    return max((each.width for each in atoms), default=0), max(parts, default=0)


def _parts(atoms: Sequence[Atom]) -> Iterator[Sequence[Atom]]:
    """The stretches between forced breaks."""
    start = 0
    for index, atom in enumerate(atoms):
        if atom.after is After.BREAK:
            yield atoms[start : index + 1]
            start = index + 1
    if start < len(atoms):
        yield atoms[start:]


def _break_part(atoms: Sequence[Atom], room: float, language: str) -> list[Line]:
    total = sum(each.width + each.space for each in atoms) - atoms[-1].space
    if total <= room + _ROUNDING:
        return [_line(atoms)]
    atoms = _fitting(atoms, room, language)
    breaks = best_breaks(atoms, room)
    if language and (not breaks or _loose(atoms, breaks, room)):
        hyphened = [part for atom in atoms for part in _hyphenated(atom, language)]
        better = best_breaks(hyphened, room)
        atoms, breaks = (hyphened, better) if better else (atoms, breaks)
    edges = [0, *(breaks or range(1, len(atoms) + 1))]
    return [_line(atoms[a:b]) for a, b in itertools.pairwise(edges)]


def best_breaks(atoms: Sequence[Atom], room: float) -> list[int]:
    """The ends of the lines of the cheapest setting; none if hyphens would follow on hyphens."""
    count = len(atoms)
    starts = _starts(atoms)
    infinite = float("inf")
    cost, origin, hyphens = [0.0] + [infinite] * count, [0] * (count + 1), [0] * (count + 1)
    for end in range(1, count + 1):
        last = atoms[end - 1]
        hyphen = last.after is After.HYPHEN
        right = starts[end] - last.space + (_hyphen_width(last) if hyphen else 0.0)
        extra = _HYPHEN_COST if hyphen else 0.0
        for start in range(end - 1, -1, -1):
            length = right - starts[start]
            if length > room + _ROUNDING:
                break
            if hyphen and hyphens[start] >= _HYPHENS_IN_A_ROW:
                continue
            empty = 1 - length / room
            price = cost[start] + 1 + extra + (_end_cost(empty) if end == count else empty * empty)
            if price < cost[end]:
                cost[end], origin[end] = price, start
                hyphens[end] = hyphens[start] + 1 if hyphen else 0
    return _traced(origin, count) if cost[count] < infinite else []


def _end_cost(empty: float) -> float:
    return _RUNT_COST if empty > 1 - _RUNT else 0.0


def _starts(atoms: Sequence[Atom]) -> list[float]:
    starts = [0.0]
    for atom in atoms:
        starts.append(starts[-1] + atom.width + atom.space)
    return starts


def _traced(origin: list[int], end: int) -> list[int]:
    breaks = []
    while end > 0:
        breaks.append(end)
        end = origin[end]
    return breaks[::-1]


def _loose(atoms: Sequence[Atom], breaks: list[int], room: float) -> bool:
    starts = _starts(atoms)
    edges = [0, *breaks[:-1]]
    return any(
        starts[b] - atoms[b - 1].space - starts[a] < room * (1 - _TOLERANCE)
        for a, b in itertools.pairwise(edges)
    )


def _fitting(atoms: Sequence[Atom], room: float, language: str) -> Sequence[Atom]:
    """The atoms, with those that are wider than a line taken apart."""
    if all(each.width <= room for each in atoms):
        return atoms
    result: list[Atom] = []
    for atom in atoms:
        parts = [atom] if atom.width <= room else list(_hyphenated(atom, language or "en"))
        for part in parts:
            fits = part.width + (_hyphen_width(part) if part.after is After.HYPHEN else 0) <= room
            result.extend([part] if fits else _chopped(part, room))
    return result


def _chopped(atom: Atom, room: float) -> Iterator[Atom]:
    """An atom in stretches that fit: parted between inks, or else between any two characters."""
    parts: list[tuple[Ink, str]] = []
    used = 0.0
    for ink, text in atom.parts:
        stretch = ""
        whole = advance(ink, text)
        if parts and used + whole > room >= whole:
            yield atom_of(tuple(parts), After.NOTHING)
            parts, used = [], 0.0
        for character in text:
            step = advance(ink, character)
            if (parts or stretch) and used + step > room:
                yield atom_of((*parts, (ink, stretch)) if stretch else (*parts,), After.NOTHING)
                parts, stretch, used = [], "", 0.0
            stretch += character
            used += step
        parts.append((ink, stretch))
    after = After.NOTHING if atom.after is After.HYPHEN else atom.after
    yield atom_of(tuple(parts), after, atom.space_ink)


def _hyphenated(atom: Atom, language: str) -> Iterator[Atom]:
    """An atom in its syllables."""
    parts: list[tuple[Ink, str]] = []
    whole = True
    for ink, text in atom.parts:
        begin = 0
        for position in _hyphen_places(ink, text, language):
            parts.append((ink, text[begin:position]))
            yield atom_of(tuple(parts), After.HYPHEN)
            parts, begin, whole = [], position, False
        parts.append((ink, text[begin:]))
    yield atom if whole else atom_of(tuple(parts), atom.after, atom.space_ink)


def _hyphen_places(ink: Ink, text: str, language: str) -> tuple[int, ...]:
    return () if ink.rise or ink.address else hyphen_places(text, language)


def _hyphen_width(atom: Atom) -> float:
    ink = atom.parts[-1][0]
    return width(ink.face, SOFT_HYPHEN) * ink.size


def _line(atoms: Sequence[Atom]) -> Line:
    """The atoms in a row. A space that is not seen ends the line, so that words stay apart."""
    spans: list[tuple[Ink, list[str]]] = []
    *others, last = atoms
    for atom in others:
        for ink, text in atom.parts:
            _append(spans, ink, text)
        if atom.space_ink:
            _append(spans, atom.space_ink, " ")
    for ink, text in last.parts:
        _append(spans, ink, text)
    if last.after is After.HYPHEN:
        _append(spans, last.parts[-1][0], SOFT_HYPHEN)
    elif last.after is After.BREAK or last.space_ink:
        _append(spans, last.parts[-1][0], " ")
        return _placed(spans, advance(last.parts[-1][0], " "))
    return _placed(spans, 0.0)


def _append(spans: list[tuple[Ink, list[str]]], ink: Ink, text: str) -> None:
    if spans and (spans[-1][0] is ink or spans[-1][0] == ink):
        spans[-1][1].append(text)
    else:
        spans.append((ink, [text]))


def _placed(spans: list[tuple[Ink, list[str]]], unseen: float) -> Line:
    fragments, x = [], 0.0
    for ink, texts in spans:
        text = "".join(texts)
        advanced = sum(width(ink.face, each) for each in texts) * ink.size
        fragments.append(Fragment(ink, text, x, advanced))
        x += advanced
    last = fragments[-1]
    fragments[-1] = msgspec.structs.replace(last, width=last.width - unseen)
    return Line(tuple(fragments), x - unseen)

"""Lines with letters that run from the right: the Unicode bidirectional algorithm (UAX 9)."""

import functools
import re
import unicodedata
from collections.abc import Sequence
from typing import Any

import msgspec

from briefgen.typography.faces import Face
from briefgen.typography.glyphs import WIDE, faced, joined_face, spelled, width
from briefgen.typography.shaping import mirrored

RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff"
FROM_RIGHT = re.compile(f"[{RIGHT}]")


_DEEPEST = 63  # brackets within brackets
_LOOSE = " ,;:.–—-(/&"  # that no shortened text ends with
_INSIDE = re.compile(rf"[^\s{WIDE}][^\s{WIDE}]")  # two characters of one word
_LONGEST = 400  # characters that a line is looked at for
_CLASSES = frozenset(("L", "R", "AL", "EN", "ES", "ET", "AN", "CS", "NSM", "WS", "ON"))


class Stretch(msgspec.Struct, frozen=True, gc=False):
    """Letters in one face and one direction; ``x`` is where they begin on a line of size 1."""

    face: Face
    text: str
    x: float
    rtl: bool = False


def runs_from_right(text: str) -> bool:
    """Whether the text as a whole runs from the right: its first strong letter does."""
    if not FROM_RIGHT.search(text):
        return False
    from bidi.algorithm import get_base_level

    return bool(get_base_level(text))


def levels(text: str, base: int = 0) -> Sequence[int]:
    """The embedding level of each character: odd where it runs from the right."""
    if not base and not FROM_RIGHT.search(text):
        return bytes(len(text))
    from bidi import algorithm

    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    algorithm.get_embedding_levels("".join(map(_classed, text)), storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    _resolve_brackets([each["ch"] for each in storage["chars"]], storage["chars"], base)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    return [int(each["level"]) for each in storage["chars"]]


def _resolve_brackets(text: Sequence[str], row: list[dict[str, Any]], base: int) -> None:
    """Let a pair of brackets go with what is in it or before it (rule N0)."""
    for start, end in _pairs(text):
        inside = {_strong(row[at]["type"]) for at in range(start + 1, end)} - {""}
        kind = "LR"[base]
        if not inside:
            continue
        if kind not in inside:
            backwards = (_strong(row[at]["type"]) for at in range(start - 1, -1, -1))
            kind = next((each for each in backwards if each), kind)
        row[start]["type"] = row[end]["type"] = kind


def _strong(kind: str) -> str:
    return kind if kind == "L" else "R" if kind in ("R", "EN", "AN") else ""


def _pairs(text: Sequence[str]) -> list[tuple[int, int]]:
    """Where brackets open and close, in the order of opening (definition BD16)."""
    found: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for at, character in enumerate(text):
        category = unicodedata.category(character)
        if category == "Ps" and mirrored(character) != character:
            if len(waiting) == _DEEPEST:
                break
            waiting.append((mirrored(character), at))
        elif category == "Pe":
            depth = next((d for d, each in enumerate(waiting[::-1]) if each[0] == character), -1)
            if depth >= 0:
                found.append((waiting[-1 - depth][1], at))
                del waiting[-1 - depth :]
    return sorted(found)


def _classed(character: str) -> str:
    """The character, or one that the algorithm knows: it stops at those without a class."""
    kind = unicodedata.bidirectional(character)
    if kind in _CLASSES:
        return character
    return " " if kind in ("B", "S", "BN") else "a"


def seen_order(row: Sequence[int]) -> list[int]:
    """The places of stretches with these levels from left to right (rule L2)."""
    order = list(range(len(row)))
    odd = [each for each in row if each % 2]
    for level in range(max(row, default=0), min(odd, default=1) - 1, -1):
        at = 0
        while at < len(order):
            end = at
            while end < len(order) and row[order[end]] >= level:
                end += 1
            order[at:end] = order[at:end][::-1]
            at = max(end, at + 1)
    return order


@functools.lru_cache(maxsize=4096)
def set_line(face: Face, text: str) -> tuple[Stretch, ...]:
    """A text on one line as stretches in the order in which it is read."""
    whole = spelled(text)
    text = whole.rstrip(" ")
    base = int(runs_from_right(text))
    parts = [
        (one, letters, level)
        for level, run in level_runs(text, levels(text, base))
        for one, letters in faced(joined_face(face, run) if level % 2 else face, run)
    ]
    places, x = [0.0] * len(parts), 0.0
    for index in seen_order([level for _, _, level in parts]):
        places[index] = x
        x += width(parts[index][0], parts[index][1])
    found = [
        Stretch(one, letters, place, bool(level % 2))
        for (one, letters, level), place in zip(parts, places, strict=True)
    ]
    if text == whole:
        return tuple(found)
    return (*found, Stretch(face, whole[len(text) :], x))  # what is not seen ends the line


def line_width(face: Face, text: str) -> float:
    """How wide a text on one line is at size 1, each character in the face that has it."""
    return sum(width(each.face, each.text) for each in set_line(face, text))


def cut(face: Face, text: str, room: float) -> str:
    """A text on one line of at most this width at size 1; one that was shortened ends with a whole
    word, as long as there is one, and an ellipsis.
    """
    text = text.strip()
    if line_width(face, text) <= room:
        return text
    short = text[:_LONGEST]
    while short and line_width(face, f"{short}…") > room:
        short = short[:-1].rstrip()
    if _INSIDE.match(text, max(len(short) - 1, 0)):
        short = short.rpartition(" ")[0] or short
    short = short.rstrip(_LOOSE)
    return f"{short}…" if short else ""


def level_runs(text: str, row: Sequence[int]) -> list[tuple[int, str]]:
    """The text cut where the level changes."""
    found: list[tuple[int, str]] = []
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or row[at] != row[start]:
            found.append((row[start], text[start:at]))
            start = at
    return found

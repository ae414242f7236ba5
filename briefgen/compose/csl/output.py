"""What a style made, as a tree of blobs, flattened into runs: quotation marks and seams in order.

Where two pieces meet, a stop is not printed twice, and quotation marks within quotation marks
change their kind. American stops move within the closing mark.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

_STOPS = ".,;:!?"
_MOVES_IN = ".,!?"
_QUOTES = re.compile("([“”‘’\"'])")
_Pair = tuple[str, str]  # an opening and a closing quotation mark
_OPENS = {"“": "”", "‘": "’", '"': '"', "'": "'"}


class Run(NamedTuple):
    """Text with one look; ``title`` where it is the source's title."""

    text: str
    italic: bool = False
    bold: bool = False
    title: bool = False


class Marks(NamedTuple):
    """A locale's quotation marks, and whether stops move within them."""

    outer: _Pair
    inner: _Pair
    stops_inside: bool


@dataclass(slots=True)
class Blob:
    """A piece of output: text, or further pieces, with what goes around and between them."""

    content: "str | list[Blob]"
    prefix: str = ""
    suffix: str = ""
    delimiter: str = ""
    italic: bool | None = None
    bold: bool | None = None
    quotes: bool = False
    title: bool = False
    verbatim: bool = False  # an address: printed as it stands

    @property
    def empty(self) -> bool:
        """Whether nothing would be printed."""
        if isinstance(self.content, str):
            return not self.content
        return all(each.empty for each in self.content)


def flatten(blob: Blob, marks: Marks) -> tuple[Run, ...]:
    """The runs of a blob, none empty, neighbours of one look joined."""
    writer = _Writer(marks)
    writer.write(blob, Run(""), None)
    return joined(writer.runs)


def joined(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs with neighbours of one look as one."""
    made: list[Run] = []
    for run in runs:
        if made and made[-1][1:] == run[1:]:
            made[-1] = made[-1]._replace(text=made[-1].text + run.text)
        elif run.text:
            made.append(run)
    return tuple(made)


class _Writer:
    def __init__(self, marks: Marks) -> None:
        self.marks = marks
        self.runs: list[Run] = []
        self._closers = 0  # runs at the end that are closing quotation marks

    def write(self, blob: Blob, look: Run, around: _Pair | None) -> None:
        """Add a blob. ``around`` are the quotation marks that it stands within."""
        if blob.empty:
            return
        inner = Run(
            "",
            look.italic if blob.italic is None else blob.italic,
            look.bold if blob.bold is None else blob.bold,
            look.title or blob.title,
        )
        self._add(blob.prefix, look)
        pair = self._within(around) if blob.quotes else None
        if pair:
            self._add(pair[0], look)
        self._content(blob, inner, pair or around)
        if pair:
            self._close(pair[1], look)
        self._add(blob.suffix, look)

    def _content(self, blob: Blob, look: Run, around: _Pair | None) -> None:
        if isinstance(blob.content, str):
            if blob.verbatim:
                self._add(blob.content, look)
            else:
                self._text(blob.content, look, around)
            return
        for number, each in enumerate(each for each in blob.content if not each.empty):
            if number:
                self._add(blob.delimiter, look)
            self.write(each, look, around)

    def _within(self, around: _Pair | None, sign: str = "") -> _Pair:
        """The marks to use within others; within none, those that the sign stands for."""
        if around is None:
            inner = sign == "'" or (sign and sign == self.marks.inner[0])
            return self.marks.inner if inner else self.marks.outer
        return self.marks.outer if around == self.marks.inner else self.marks.inner

    def _text(self, text: str, look: Run, around: _Pair | None) -> None:
        """Text of a field: its quotation marks become those of its surroundings."""
        if not _QUOTES.search(text):
            self._add(text, look)
            return
        parts = [part for part in _QUOTES.split(text) if part]
        kinds = _paired(parts)
        pairs = [around]
        for part, kind in zip(parts, kinds, strict=True):
            if kind == "open":
                pair = self._within(pairs[-1], part)
                pairs.append(pair)
                self._add(pair[0], look)
            elif kind == "close":
                self._close((pairs.pop() or self.marks.outer)[1], look)
            else:
                self._add("’" if part == "'" else part, look, seam=part is parts[0])

    def _close(self, text: str, look: Run) -> None:
        closers = self._closers
        self.runs.append(look._replace(text=text))
        self._closers = closers + 1

    def _add(self, text: str, look: Run, *, seam: bool = True) -> None:
        while text and seam and self.runs and self._met(text[0]):
            text = text[1:]
        if text:
            self.runs.append(look._replace(text=text))
            self._closers = 0

    def _met(self, sign: str) -> bool:
        """Whether a sign that comes next is taken up by what stands before it."""
        before = self._before()
        last = self.runs[before].text[-1:] if before >= 0 else ""
        if self._closers:
            if sign in _STOPS and sign == last:
                return True
            if not (self.marks.stops_inside and sign in _MOVES_IN and before >= 0):
                return False
            if not _swallowed(last, sign):
                moved = self.runs[before]._replace(text=sign, title=False)
                self.runs.insert(before + 1, moved)
            return True
        if sign == last and (sign in _STOPS or sign == " "):
            return True
        if sign in _STOPS and last in ";:" and last and sign in "!?":
            self.runs[before] = self.runs[before]._replace(text=self.runs[before].text[:-1])
            return False
        return sign in _STOPS and _swallowed(last, sign)

    def _before(self) -> int:
        return len(self.runs) - 1 - self._closers


def _swallowed(last: str, sign: str) -> bool:
    """Whether a stop is not printed behind another."""
    return (
        last == sign
        or (last in ("!", "?") and sign in ".:")
        or (last == ":" and sign == ".")
        or (last == ";" and sign in ".:")
    )


def _paired(parts: Sequence[str]) -> list[str]:
    """For each part whether it opens or closes a quotation, or is text."""
    kinds = ["text"] * len(parts)
    quotes: list[int] = []
    for number, part in enumerate(parts):
        if part in "“”‘’\"'":
            before = parts[number - 1][-1:] if number else " "
            after = parts[number + 1][:1] if number + 1 < len(parts) else " "
            opener = parts[quotes[-1]] if quotes else ""
            if _OPENS.get(opener) == part and not (part in "’'" and after.isalnum()):
                kinds[quotes.pop()] = "open"
                kinds[number] = "close"
            elif part in _OPENS and (part in "“‘" or before in " ([>“‘\"'\u00a0"):
                quotes.append(number)
    return kinds

"""The words on one page as they stand there: which letter is where, and how a stretch reads."""

import re
import struct
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from PySide6.QtCore import QPointF

from briefgen.brief.pages import BlockPlace, Rect
from briefgen.document.matching import Span
from briefgen.document.rewriting import texts
from briefgen.document.runs import plain
from briefgen.document.tree import Block, Callout, Heading, List, Paragraph, Quotation

_FLOWING = Paragraph | Heading | Callout | Quotation | List
_LABEL = re.compile(r"[•–]|\w{1,4}\.\s")
_UPRIGHT = 3.0  # how much more a step to another line counts than one within the line
_NEXT_LINE, _NEAR = 12.0, 8.0  # and how much the first points of it, which are another line's


class SelectsWords(Protocol):
    """What knows the words on the pages."""

    def is_on_word(self, point: QPointF) -> bool: ...
    def selected_words(self) -> str: ...
    def can_copy(self) -> bool: ...
    def copy(self) -> None: ...
    def select_all(self) -> None: ...


@dataclass(frozen=True)
class PageWords:
    """Letters in reading order; ``boxes`` has a place for each, empty at the ends of lines."""

    page: int
    letters: str
    boxes: tuple[Rect, ...]

    @classmethod
    def read(cls, page: int, letters: str, places: bytes) -> "PageWords":
        """From what the worker says."""
        return cls(page, letters, tuple(Rect(*each) for each in struct.iter_unpack("<4f", places)))

    def nearest(self, x: float, y: float) -> int:
        """The gap between letters that is meant by a point: 0 is before the first."""
        best, found = float("inf"), 0
        for number, box in enumerate(self.boxes):
            if box.x1 <= box.x0:
                continue
            across = max(box.x0 - x, 0.0, x - box.x1)
            along = max(box.y0 - y, 0.0, y - box.y1)
            distance = across + _NEXT_LINE * min(along, _NEAR) + _UPRIGHT * max(0.0, along - _NEAR)
            if distance < best:
                best, found = distance, number + (x > (box.x0 + box.x1) / 2)
        return found

    def is_on_word(self, x: float, y: float) -> bool:
        """Whether a point is on a letter."""
        return any(e.x0 <= x <= e.x1 and e.y0 <= y <= e.y1 for e in self.boxes)

    def rects(self, start: int, end: int) -> list[Rect]:
        """The areas of a stretch, one for each line or part of one."""
        found: list[Rect] = []
        for box in self.boxes[start:end]:
            if box.x1 <= box.x0:
                continue
            last = found[-1] if found else None
            if last and _same_line(last, box) and -1 < box.x0 - last.x1 < box.y1 - box.y0:
                x1 = max(last.x1, box.x1)
                found[-1] = Rect(last.x0, min(last.y0, box.y0), x1, max(last.y1, box.y1))
            else:
                found.append(box)
        return found

    def line(self, gap: int) -> tuple[int, int]:
        """The first and the last gap of the line that a gap is in."""
        start = self.letters.rfind("\n", 0, gap) + 1
        end = self.letters.find("\n", gap)
        return start, len(self.letters) if end < 0 else end

    def beside(self, gap: int, by: int) -> int:
        """The gap at the same place in the line below, or with -1 above."""
        start, end = self.line(gap)
        other = end + 1 if by > 0 else start - 1
        if not 0 <= other <= len(self.letters):
            return len(self.letters) if by > 0 else 0
        first, last = self.line(other)
        x = self._x(gap)
        return min(range(first, last + 1), key=lambda each: abs(self._x(each) - x))

    def word(self, gap: int, by: int) -> int:
        """The gap at the end of the word that follows, or with -1 at the beginning of one."""
        if by > 0:
            found = re.compile(r"\s*\S+").match(self.letters, gap)
            return found.end() if found else len(self.letters)
        before = [each.start() for each in re.finditer(r"\S+", self.letters[:gap])]
        return before[-1] if before else 0

    def first_in(self, area: Rect) -> int:
        """The first letter within an area."""
        inside = (number for number, box in enumerate(self.boxes) if _is_in(box, area))
        return next(inside, 0)

    def _x(self, gap: int) -> float:
        near = [self.boxes[each] for each in (gap, gap - 1) if 0 <= each < len(self.boxes)]
        seen = [each for each in near if each.x1 > each.x0]
        if not seen:
            return 0.0
        return seen[0].x0 if seen[0] is near[0] else seen[0].x1

    @cached_property
    def breaks(self) -> frozenset[int]:
        """Letters after which the next one stands in another line, though no line end is told."""
        pairs = zip(self.boxes, self.boxes[1:], strict=False)
        return frozenset(
            number
            for number, (one, other) in enumerate(pairs)
            if one.x1 > one.x0 and other.x1 > other.x0 and not _same_line(one, other)
        )


class Copying:
    """How stretches of a page read elsewhere: paragraphs without the ends of their lines."""

    def __init__(
        self, words: PageWords, places: tuple[BlockPlace, ...], blocks: Mapping[str, Block]
    ):
        """``places`` are those of the page; ``blocks`` by their ids."""
        self._words = words
        self._places = [each for each in places if each.page == words.page]
        self._blocks = blocks

    def text(self, start: int, end: int) -> str:
        """What a stretch says."""
        return "".join(piece for piece, _ in self._pieces(start, end))

    def places(self, find: Callable[[str], Iterable[Span]]) -> Iterator[tuple[Span, str]]:
        """Stretches that ``find`` has in what the page says, each with the block it begins in."""
        pieces = [each for each in self._pieces(0, len(self._words.letters)) if each[0]]
        text = "".join(piece for piece, _ in pieces)
        for span in find(text):
            start, end = pieces[span.start][1], pieces[span.end - 1][1] + 1
            block = self._block_at(start)
            yield Span(start, end), block.id if block else ""

    def _pieces(self, start: int, end: int) -> Iterator[tuple[str, int]]:
        """What is read letter by letter, and the place of each."""
        letters = self._words.letters
        for number in range(start, end):
            letter = letters[number]
            after = number + (letter == "\n")
            if letter == "-" and self._is_soft(number):
                continue
            if letter != "\n":
                yield letter, number
            elif number + 1 < end and self._flows(number - 1, after):
                has_room = letters[number - 1 : number] in ("-", " ") or letters[after] == " "
                yield "" if has_room else " ", number
            else:
                yield "\n", number

    def _flows(self, before: int, after: int) -> bool:
        """Whether two letters are of one paragraph or item."""
        block = self._block_at(before)
        if block is None or block is not self._block_at(after) or not isinstance(block, _FLOWING):
            return False
        return not (isinstance(block, List) and _LABEL.match(self._words.letters, after))

    def _is_soft(self, number: int) -> bool:
        """Whether a hyphen is there only since a line ends."""
        letters = self._words.letters
        ends = number in self._words.breaks or letters[number + 1 : number + 2] == "\n"
        block = self._block_at(number) if ends else None
        if block is None:
            return False
        before = re.search(r"\w+\Z", letters[max(0, number - 40) : number])
        after = re.match(r"\s*(\w+)", letters[number + 1 : number + 41])
        said = " ".join(map(plain, texts(block)))
        return bool(before and after and before[0] + after[1] in said)

    def _block_at(self, number: int) -> Block | None:
        boxes = self._words.boxes
        box = boxes[number] if 0 <= number < len(boxes) else None
        if not box or box.x1 <= box.x0:
            return None
        found = (each.block for each in self._places if _is_in(box, each.rect))
        return self._blocks.get(next(found, ""))


def _is_in(box: Rect, area: Rect) -> bool:
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    return box.x1 > box.x0 and area.x0 - 1 <= x <= area.x1 + 1 and area.y0 - 2 <= y <= area.y1 + 2


def _same_line(one: Rect, other: Rect) -> bool:
    middle = (other.y0 + other.y1) / 2
    return one.y0 <= middle <= one.y1

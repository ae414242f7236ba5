"""Words that are selected on the pages: by dragging, by keys, all of them; and how they read."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from briefgen.brief.pages import Rect
from briefgen.document.tree import walk
from briefgen.gui.pages.page_words import Copying, PageWords
from briefgen.worker.jobs import Made

Spot = tuple[int, int]  # a page, and a gap between its letters
_END = 1_000_000_000  # behind the last letter, however many there are
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Found(NamedTuple):
    """A stretch of a page, and the block that it is in."""

    page: int
    start: int
    end: int
    block: str


class PageSelection:
    """From where to where; pages whose words are not known yet are asked for by who holds it."""

    def __init__(self) -> None:
        """Nothing is selected."""
        self.made: Made | None = None
        self.words: dict[int, PageWords] = {}
        self.anchor: Spot | None = None
        self.head: Spot | None = None
        self._copies_soon = False

    def renew(self, made: Made) -> None:
        """Other pages: what was selected may stand elsewhere."""
        self.made = made
        self.words.clear()
        self.clear()
        self._copies_soon = False

    def take(self, words: PageWords) -> None:
        """Know the words of a page."""
        self.words[words.page] = words
        if self._copies_soon and not self.lacking():
            self.copy()

    def begin(self, spot: Spot, *, extend: bool) -> None:
        """Begin at a spot, or reach up to it."""
        self.head = spot
        if not extend or self.anchor is None:
            self.anchor = spot

    def clear(self) -> None:
        """Select nothing."""
        self.anchor = self.head = None

    def select_all(self) -> None:
        """From the first letter to the last."""
        if self.made:
            self.anchor, self.head = (1, 0), (self.made.page_count, _END)

    def is_empty(self) -> bool:
        """Whether nothing is selected."""
        return self.anchor == self.head

    def lacking(self) -> tuple[int, ...]:
        """Selected pages whose words are not known."""
        return tuple(page for page in self._pages() if page not in self.words)

    def rects(self, page: int) -> list[Rect]:
        """What is selected of a page."""
        words, (start, end) = self.words.get(page), self._part(page)
        return words.rects(start, end) if words and end > start else []

    def copy(self) -> None:
        """Put what is selected on the clipboard, as soon as all of it is known."""
        self._copies_soon = bool(self.lacking())
        if not self._copies_soon and not self.is_empty():
            QGuiApplication.clipboard().setText(self.text())

    def text(self) -> str:
        """What is selected as it reads."""
        told = dict(self.told())
        parts = (told[page].text(*self._part(page)) for page in self._pages() if page in told)
        return "\n".join(each.strip("\n") for each in parts)

    def told(self) -> list[tuple[int, Copying]]:
        """The pages whose words are known, and how they read."""
        if not self.made:
            return []
        places = self.made.places
        blocks = {block.id: block for _, block in walk(self.made.document)}
        return [(n, Copying(self.words[n], places, blocks)) for n in sorted(self.words)]

    def extend_by(self, key: Qt.Key, start: Spot, *, control: bool) -> bool:
        """Whether a key moves the end that is in hand; it begins at ``start`` if there is none."""
        page, gap = self.head or start
        words = self.words.get(page)
        if not words:
            return False
        gap = min(gap, len(words.letters))
        target = _moved(words, gap, key, control=control)
        if target is None:
            return False
        self.anchor = self.anchor or (page, gap)
        self.head = (page, target)
        if target == gap:
            self._go_on(page, 1 if key in _FORWARDS else -1)
        return True

    def _go_on(self, page: int, by: int) -> None:
        """Over the end of a page to the next one."""
        if self.made and 1 <= page + by <= self.made.page_count:
            self.head = (page + by, 0 if by > 0 else _END)

    def _pages(self) -> Iterator[int]:
        if self.anchor and self.head and not self.is_empty():
            (first, _), (last, _) = sorted((self.anchor, self.head))
            yield from range(first, last + 1)

    def _part(self, page: int) -> tuple[int, int]:
        """From which gap to which a page is selected."""
        if not self.anchor or not self.head or page not in self._pages():
            return 0, 0
        (first, start), (last, end) = sorted((self.anchor, self.head))
        most = len(self.words[page].letters) if page in self.words else 0
        return (start if page == first else 0), min(most, end if page == last else most)


_FORWARDS = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_End)


def _moved(words: PageWords, gap: int, key: Qt.Key, *, control: bool) -> int | None:
    """Where a key leads from a gap; None if it is no such key."""
    by = _STEPS.get(key, 0)
    match key:
        case Qt.Key.Key_Left | Qt.Key.Key_Right:
            plain = max(0, min(len(words.letters), gap + by))
            return words.word(gap, by) if control else plain
        case Qt.Key.Key_Up | Qt.Key.Key_Down:
            return words.beside(gap, by)
        case Qt.Key.Key_Home:
            return 0 if control else words.line(gap)[0]
        case Qt.Key.Key_End:
            return len(words.letters) if control else words.line(gap)[1]
        case _:
            return None

"""Found words on the pages: all of them tinted, the place in hand more strongly and in view."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from briefgen.brief.finding import InBlock, Place
from briefgen.brief.pages import Rect
from briefgen.document.matching import Sought, matches, sought
from briefgen.gui.pages.panel import PagesPanel
from briefgen.gui.pages.selection import Found

_NOTHING = sought("")


class FoundOnPages(QObject):
    """Looks through the words of the pages, as soon as they are read."""

    def __init__(self, pages: PagesPanel) -> None:
        """Nothing is sought."""
        super().__init__(pages)
        self._view = pages.view
        self._words = pages.words
        self._wanted = self._sought = _NOTHING
        self._at: tuple[str, int] | None = None  # a block, and which of its places
        self._words.words_read.connect(self._look)
        self._view.page_changed.connect(self._follow)

    def seek(self, wanted: Sought, *, tinted: bool) -> None:
        """Look for these words from now on; ``tinted`` shows all places."""
        self._sought, self._wanted = wanted, wanted if tinted else _NOTHING
        self._look()

    def take(self, place: Place | None, places: Sequence[Place]) -> None:
        """Have a place in hand: it is known by its block and its number there."""
        self._at = None
        if place and isinstance(place.where, InBlock):
            block = place.where.block
            alike = [e for e in places if isinstance(e.where, InBlock) and e.where.block == block]
            self._at = block, alike.index(place)
        self._look()
        self._reveal()

    def leave(self) -> None:
        """Show nothing any more."""
        self._wanted, self._at = _NOTHING, None
        self._look()

    def _follow(self, page: int) -> None:
        self._look()

    def _look(self) -> None:
        """Ask for pages whose words are not known, and show what the others have."""
        shows = bool(self._sought.words and (self._wanted.words or self._at))
        if shows:
            self._words.want(*self._pages())
        found = [
            Found(page, span.start, span.end, block)
            for page, told in (self._words.selection.told() if shows else ())
            for span, block in told.places(lambda text: matches(text, self._sought))
        ]
        self._words.found = self._rects(found) if self._wanted.words else {}
        self._words.in_hand = self._rects(self._in_hand(found))
        self._view.viewport().update()

    def _pages(self) -> set[int]:
        """Those in view, and those on which the place in hand is."""
        made, layout = self._view.made, self._view.layout_now()
        if not made:
            return set()
        seen = layout.visible(self._view.offset().y(), self._view.viewport().height())
        block = self._at[0] if self._at else ""
        return {*seen, *(each.page for each in made.places if each.block == block)}

    def _in_hand(self, found: list[Found]) -> list[Found]:
        block, number = self._at or ("", 0)
        within = [each for each in found if each.block == block] if block else []
        return within[number : number + 1]

    def _rects(self, found: list[Found]) -> dict[int, list[Rect]]:
        rects: dict[int, list[Rect]] = {}
        for each in found:
            words = self._words.selection.words[each.page]
            rects.setdefault(each.page, []).extend(words.rects(each.start, each.end))
        return rects

    def _reveal(self) -> None:
        for page, rects in self._words.in_hand.items():
            self._view.show_rect(page, rects[0])

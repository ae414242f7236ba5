"""Notes at the foot of the page on which they are cited; what finds no room goes on overleaf."""

from collections.abc import Iterable, Mapping, Sequence

from briefgen.export.pdf.boxes import Box
from briefgen.export.pdf.columns import Slot, height_of, slots
from briefgen.typography.look import Look

ABOVE, BELOW_RULE, RULE_LENGTH = 10.0, 4.0, 72.0
_MOST = 0.5  # of the text's height that notes may take


class Footnotes:
    """The notes of a document by source, and those that stand on the page that fills."""

    def __init__(self, look: Look, notes: Mapping[str, Sequence[Box]]) -> None:
        """``notes`` holds the lines of each note, none if notes stand elsewhere."""
        page = look.page
        self.columns = max(look.notes_columns, 1)
        self.most = (page.height - page.top - page.bottom) * _MOST
        self.left = dict(notes)
        self.here: list[Box] = []
        self._notes = notes  # so that each line is known by its identity
        self._level: dict[tuple[float, ...], list[Slot]] = {}  # columns of lines, by these

    def need(self, cited: Iterable[str] = ()) -> float:
        """The height that notes take if these are cited too, at most half a page."""
        lines = [*self.here, *(line for each in cited for line in self.left.get(each, ()))]
        if not lines:
            return 0.0
        return ABOVE + BELOW_RULE + self._height(lines)

    def take(self, cited: Iterable[str]) -> None:
        """Put notes on this page that were not cited before."""
        for each in cited:
            self.here += self.left.pop(each, ())

    def place(self) -> tuple[list[Box], list[Slot]]:
        """The lines of this page and their columns; what is left stands on the next page."""
        lines = self.here
        columns = self._columns(lines)
        end = columns[-1][1]
        self.here = lines[end:]
        return lines, columns

    def _height(self, lines: Sequence[Box]) -> float:
        return max(height_of(lines, slot) for slot in self._columns(lines))

    def _columns(self, lines: Sequence[Box]) -> list[Slot]:
        """These lines side by side, found once for all who ask while a page fills."""
        key = (self.most, *map(id, lines))
        if key not in self._level:
            self._level[key] = slots(lines, 0, self.most, self.columns, fresh=False)
        return self._level[key]

"""A table of HTML or of a spreadsheet, cell by cell → a table of ours, or lines if it is none."""

import re
from collections import Counter
from itertools import chain, zip_longest

from briefgen.document.inlines import Styled, nest, normal
from briefgen.document.runs import plain
from briefgen.document.tree import Alignment, Column, Inlines, LineBreak, Table, Text
from briefgen.gui.editor.arrived import Left

MOST_COLUMNS, MOST_ROWS = 20, 200
_FIGURE = re.compile(r"[(\-–−+<>~≈ ]*[$€£¥]?\s?\d[\d,.\u202f\u00a0 ]*[)%*†]*( ?[a-zA-Z%]{1,3})?")
Cell = list[Styled]


class Grid:
    """Takes rows and cells as they come; a table within a cell is text of that cell."""

    def __init__(self) -> None:
        """Nothing has begun."""
        self.cell: Cell | None = None
        self.left: Counter[Left] = Counter()
        self._depth = 0
        self._rows: list[list[Cell]] = []
        self._caption: Cell = []
        self._hanging: dict[int, int] = {}  # columns of cells that go on in so many rows

    def begin(self) -> None:
        """A table begins, perhaps within a cell."""
        self._depth += 1

    def end(self) -> bool:
        """Whether the outermost table ends."""
        self._depth -= 1
        return self._depth <= 0

    def begin_row(self) -> None:
        """A row begins."""
        if self._depth == 1:
            self.cell = None
            self._rows.append([])
            self._hang()

    def begin_cell(self, across: str, down: str) -> None:
        """A cell begins; one of several rows or columns leaves the others empty."""
        if self._depth != 1:
            self.end_line()
            return
        if not self._rows:
            self.begin_row()
        row, column = self._rows[-1], len(self._rows[-1])
        wide, high = _span(across, MOST_COLUMNS), _span(down, MOST_ROWS)
        self.cell = []
        row.append(self.cell)
        row += [[] for _ in range(wide - 1)]
        if high > 1:
            self._hanging |= dict.fromkeys(range(column, column + wide), high - 1)
        if wide > 1 or high > 1:
            self.left[Left.MERGED] = 1
        self._hang()

    def begin_caption(self) -> None:
        """What comes next is the caption."""
        if self._depth == 1:
            self.cell = self._caption

    def end_cell(self) -> None:
        """The cell ends; what follows belongs to none."""
        if self._depth == 1:
            self.cell = None

    def end_line(self) -> None:
        """A line of the cell ends."""
        if self.cell and not isinstance(self.cell[-1].leaf, LineBreak):
            self.cell.append(Styled(LineBreak()))

    def table(self) -> Table | list[Cell]:
        """The table; of one column or one row its cells, which are lines."""
        rows = [[_text(each) for each in row] for row in self._rows if any(map(_text, row))]
        columns = [column for column in zip_longest(*rows, fillvalue=()) if any(column)]
        rows = [list(row) for row in zip(*columns, strict=True)]
        if len(rows) < 2 or len(columns) < 2:
            cells = chain((self._caption,), *self._rows)
            return [_trimmed(each) for each in cells if _text(each)]
        return self._made(rows)

    def _made(self, rows: list[list[Inlines]]) -> Table:
        self._count(Left.ROW, len(rows) - 1 - MOST_ROWS)
        self._count(Left.COLUMN, len(rows[0]) - MOST_COLUMNS)
        rows = [row[:MOST_COLUMNS] for row in rows[: MOST_ROWS + 1]]
        head, body = rows[0], rows[1:]
        columns = tuple(
            Column(title, _alignment([row[place] for row in body]) if place else Alignment.LEFT)
            for place, title in enumerate(head)
        )
        return Table("", columns, tuple(map(tuple, body)), _text(self._caption))

    def _count(self, kind: Left, over: int) -> None:
        if over > 0:
            self.left[kind] += over

    def _hang(self) -> None:
        """Leave the columns empty in which cells of earlier rows go on."""
        row = self._rows[-1]
        while self._hanging.get(len(row), 0):
            column = len(row)
            self._hanging[column] -= 1
            row.append([])


def table_from_tabs(text: str) -> Table | None:
    """Lines of one number of tabs each, as spreadsheets copy them; None where they are not."""
    lines = [each for each in text.split("\n") if each.strip()]
    counts = {line.count("\t") for line in lines}
    if len(lines) < 2 or len(counts) != 1 or counts == {0}:
        return None
    grid = Grid()
    grid.begin()
    for line in lines[: MOST_ROWS + 1]:
        grid.begin_row()
        for word in line.split("\t"):
            grid.begin_cell("", "")
            assert grid.cell is not None
            grid.cell.append(Styled(Text(word.strip())))
    table = grid.table()
    return table if isinstance(table, Table) else None


def _span(written: str, most: int) -> int:
    return max(1, min(most, int(written))) if re.fullmatch(r"[0-9]{1,4}", written) else 1


def _trimmed(cell: Cell) -> Cell:
    parts = list(cell)
    while parts and isinstance(parts[-1].leaf, LineBreak):
        parts.pop()
    return parts


def _text(cell: Cell) -> Inlines:
    text = normal(nest(_trimmed(cell)))
    return text if plain(text).strip() else ()


def _alignment(cells: list[Inlines]) -> Alignment:
    words = [plain(each).strip() for each in cells if each]
    is_figures = bool(words) and all(_FIGURE.fullmatch(each) for each in words)
    return Alignment.FIGURE if is_figures else Alignment.LEFT

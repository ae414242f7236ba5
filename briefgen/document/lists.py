"""Lists as they are read: which items stand together, and what stands before each."""

from collections.abc import Iterable, Iterator
from itertools import groupby

import msgspec

from briefgen.document.tree import Inlines, List, ListItem

_BULLETS = "•–"
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"))
_MOST = 399  # above which a number is written in digits at every level


class Items(msgspec.Struct, frozen=True):
    """Items of one kind that stand together. ``level`` is how many lists are around them, and
    ``numbers`` how many of these are numbered.
    """

    ordered: bool
    items: tuple[ListItem, ...]
    start: int = 1
    level: int = 0
    numbers: int = 0
    again: bool = False  # behind another numbered list

    def labels(self) -> Iterator[str]:
        """What stands before each item: a bullet, or ``1.``, within that ``a.`` and ``i.``."""
        for place in range(len(self.items)):
            if self.ordered:
                yield f"{_numeral(self.start + place, self.numbers)}."
            else:
                yield _BULLETS[self.level % len(_BULLETS)]


def outermost(block: List) -> Items:
    """The items of a list itself."""
    return Items(block.ordered, block.items, block.start)


def below(around: Items, item: ListItem) -> Iterator[Items]:
    """The lists below an item; each is of one kind."""
    level, numbers = around.level + 1, around.numbers + around.ordered
    before = False
    for ordered, items in _runs(around, item.children):
        start = 1 if items[0].start is None else items[0].start
        yield Items(ordered, items, start, level, numbers, again=before and ordered)
        before = ordered


_Told = tuple["Line", ListItem]


class Line(msgspec.Struct, frozen=True):
    """An item by itself. ``level`` is how deep it stands, and ``listed`` tells its list from the
    next one of that kind.
    """

    text: Inlines
    level: int
    ordered: bool
    start: int | None = None  # where it is said
    listed: int = 0
    id: str = ""


def nested(lines: Iterable[Line]) -> tuple[ListItem, ...]:
    """Items below items, from their levels; a level that is skipped does not count."""
    open_lines: list[tuple[Line, list[_Told]]] = []
    result: list[_Told] = []

    def close() -> None:
        line, children = open_lines.pop()
        lists = joined(_lists(children), within=line.ordered)
        around = open_lines[-1][1] if open_lines else result
        around.append((line, ListItem(line.text, lists, line.id)))

    for line in lines:
        while open_lines and open_lines[-1][0].level >= line.level:
            close()
        open_lines.append((line, []))
    while open_lines:
        close()
    return tuple(item for _, item in result)


def joined(lists: Iterable[Items], *, within: bool) -> tuple[ListItem, ...]:
    """Lists as the items below one of a list ``within`` numbers or bullets, as ``below`` reads."""
    children: list[ListItem] = []
    before: Items | None = None
    for each in lists:
        own = None if each.ordered == within else each.ordered
        again = before is not None and before.ordered
        start = each.start if each.ordered and (each.start != 1 or again) else None
        for place, item in enumerate(each.items):
            first = start if place == 0 else None
            children.append(msgspec.structs.replace(item, ordered=own, start=first))
        before = each
    return tuple(children)


def _lists(told: list[_Told]) -> Iterator[Items]:
    """Items below another as the lists that they make."""
    run: list[_Told] = []
    for line, item in told:
        if run and _begins(line, run[-1][0]):
            yield _run(run)
            run = []
        run.append((line, item))
    if run:
        yield _run(run)


def _begins(line: Line, before: Line) -> bool:
    """Whether a line begins another list than that of the line before it."""
    told = line.start is not None and line.listed != before.listed
    return line.ordered != before.ordered or told


def _run(told: list[_Told]) -> Items:
    first = told[0][0]
    start = 1 if first.start is None else first.start
    return Items(first.ordered, tuple(item for _, item in told), start)


def _runs(
    around: Items, children: tuple[ListItem, ...]
) -> Iterator[tuple[bool, tuple[ListItem, ...]]]:
    """Items in a row that are one list, and whether it is numbered."""
    lists = 0

    def own(child: ListItem) -> tuple[bool, int]:
        nonlocal lists
        lists += child.start is not None
        return (around.ordered if child.ordered is None else child.ordered), lists

    for (ordered, _), group in groupby(children, own):
        yield ordered, tuple(group)


def _numeral(number: int, depth: int) -> str:
    match depth % 3:
        case 1 if 0 < number <= _MOST:  # as Word counts: z is followed by aa
            return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        case 2 if 0 < number <= _MOST:
            return _roman(number)
        case _:
            return str(number)


def _roman(number: int) -> str:
    letters = ""
    for value, sign in (*_ROMAN, (1, "i")):
        letters += sign * (number // value)
        number %= value
    return letters

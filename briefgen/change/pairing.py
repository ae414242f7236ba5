"""Which block, item or row of one version is which of another: by its name, else by its words."""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, NamedTuple, TypeVar

from msgspec.structs import replace

from briefgen.change.identity import has_subject
from briefgen.change.likeness import ALIKE, likeness_of_words, words_of
from briefgen.change.wording import wording
from briefgen.document.runs import plain
from briefgen.document.tree import Block, Chart, Inlines, List, ListItem, Paragraph, Table

Row = tuple[Inlines, ...]
T = TypeVar("T")
_MOST_PAIRS = 40_000  # of pieces whose words are compared: some 0.3 s


class Trait(NamedTuple, Generic[T]):
    """What tells pieces of one sort apart.

    ``name`` says what a piece tells, "" where it has no such name; ``id`` is one that another may
    have had before; ``worded`` is equal where the words are, and ``words`` are all of them.
    """

    name: Callable[[T], str]
    id: Callable[[T], str]
    worded: Callable[[T], Hashable]
    words: Callable[[T], tuple[str, ...]]

    def same(self, one: T, other: T) -> bool:
        """Whether two pieces have the same words."""
        return one == other or self.worded(one) == self.worded(other)


def _as_list(item: ListItem) -> List:
    """An item as a list of its own, its name aside."""
    return List("", False, (replace(item, id=""),))


def _as_table(row: Row) -> Table:
    """A row as a table of its own."""
    return Table("", (), (row,))


def _worded(block: Block) -> Hashable:
    """The words of a block; those of a chart that follow its figures may be a person's too."""
    words = wording(replace(block, id=""))
    if isinstance(block, Chart):
        return words, wording(Paragraph("", block.subtitle)), block.kind, block.low
    return words


BLOCKS: Trait[Block] = Trait(
    lambda block: block.id if has_subject(block.id) else "",
    lambda block: block.id,
    _worded,
    words_of,
)
ITEMS: Trait[ListItem] = Trait(
    lambda item: item.id,
    lambda item: item.id,
    lambda item: wording(_as_list(item)),
    lambda item: words_of(_as_list(item)),
)
ROWS: Trait[Row] = Trait(
    lambda row: "",
    lambda row: plain(row[0]) if row else "",
    lambda row: wording(_as_table(row)),
    lambda row: words_of(_as_table(row)),
)


def paired(base: Sequence[T], side: Sequence[T], trait: Trait[T]) -> dict[int, int]:
    """The place in ``side`` of each piece of ``base`` that is still there; none is taken twice.

    A piece with a name is the one with the same name. Any other is the one with its id and its
    words, else that with its words, else the most alike, else that with its id, unless it is of
    another kind and has other words.
    """
    pairing = _Pairing(base, side, trait)
    pairing.by_name()
    pairing.by_id(pairing.same_words)
    pairing.by_words()
    pairing.by_id(pairing.alike)
    pairing.by_likeness()
    pairing.by_id(pairing.same_kind_or_alike)
    return pairing.found


def paired_new(mine: Sequence[T], theirs: Sequence[T], trait: Trait[T]) -> dict[int, int]:
    """The place in ``theirs`` of what both sides put in: it has one name or the same words."""
    pairing = _Pairing(mine, theirs, trait)
    pairing.by_name()
    pairing.by_id(pairing.same_words)
    pairing.by_words(any_name=True)
    return pairing.found


class _Pairing(Generic[T]):
    """Two versions while their pieces are found; ``left`` and ``right`` are still alone."""

    def __init__(self, base: Sequence[T], side: Sequence[T], trait: Trait[T]) -> None:
        self.found: dict[int, int] = {}
        self.left = dict.fromkeys(range(len(base)))
        self.right = dict.fromkeys(range(len(side)))
        self._base, self._side, self._trait = base, side, trait
        self._words: dict[tuple[bool, int], tuple[str, ...]] = {}

    def by_name(self) -> None:
        """Pair what has one name, and what is one and the same."""
        names = {self._trait.name(self._side[n]): n for n in reversed(self.right)}
        names.pop("", None)
        self._pair(lambda n: names.get(self._trait.name(self._base[n])))
        self.by_id(lambda left, right: self._base[left] == self._side[right])

    def by_id(self, same: Callable[[int, int], bool]) -> None:
        """Pair what has one id, where it is the same in this way too."""
        ids = {self._trait.id(self._side[n]): n for n in reversed(self.right)}
        ids.pop("", None)

        def own(left: int) -> int | None:
            right = ids.get(self._trait.id(self._base[left]))
            is_same = right is not None and right in self.right and same(left, right)
            return right if is_same else None

        self._pair(own)

    def by_words(self, *, any_name: bool = False) -> None:
        """Pair nameless pieces with the same words, the first with the first.

        With ``any_name`` named ones and empty ones too, for what was put in just now.
        """
        places: dict[tuple[str, ...], list[int]] = {}
        for n in self.right:
            if any_name or self._is_told_by_words(n, right=True):
                places.setdefault(self._said(n, right=True), []).append(n)

        def alike(left: int) -> int | None:
            if not places or not (any_name or self._is_told_by_words(left)):
                return None
            near = places.get(self._said(left), ())
            return next((n for n in near if n in self.right and self.same_words(left, n)), None)

        self._pair(alike)

    def by_likeness(self) -> None:
        """Pair nameless pieces that read most alike, unless they are too many to look at."""
        if len(self.left) * len(self.right) > _MOST_PAIRS:
            return

        def most_alike(left: int) -> int | None:
            if self._trait.name(self._base[left]):
                return None
            nameless = (n for n in self.right if not self._trait.name(self._side[n]))
            best = max(((self._likeness(left, n), -n) for n in nameless), default=(0.0, 0))
            return -best[1] if best[0] >= ALIKE else None

        self._pair(most_alike)

    def same_words(self, left: int, right: int) -> bool:
        is_like = self._said(left) == self._said(right, right=True)
        return is_like and self._trait.same(self._base[left], self._side[right])

    def alike(self, left: int, right: int) -> bool:
        return self._likeness(left, right) >= ALIKE

    def same_kind(self, left: int, right: int) -> bool:
        return type(self._base[left]) is type(self._side[right])

    def same_kind_or_alike(self, left: int, right: int) -> bool:
        words = self._said(left), self._said(right, right=True)
        return self.same_kind(left, right) or likeness_of_words(*words, ALIKE) >= ALIKE

    def _is_told_by_words(self, place: int, *, right: bool = False) -> bool:
        """Whether nothing but its words tells a piece; an empty one with an id is told by that."""
        piece = self._side[place] if right else self._base[place]
        is_empty = not self._said(place, right=right)
        return not self._trait.name(piece) and not (is_empty and self._trait.id(piece))

    def _pair(self, find: Callable[[int], int | None]) -> None:
        for left in tuple(self.left):
            right = find(left)
            if right is not None and right in self.right:
                self.found[left] = right
                del self.left[left], self.right[right]

    def _likeness(self, left: int, right: int) -> float:
        if not self.same_kind(left, right):
            return 0.0
        one, other = self._said(left), self._said(right, right=True)
        return likeness_of_words(one, other, ALIKE) if one and other else 0.0

    def _said(self, place: int, *, right: bool = False) -> tuple[str, ...]:
        """The words of a piece; they are looked for once."""
        if (right, place) not in self._words:
            piece = self._side[place] if right else self._base[place]
            self._words[right, place] = self._trait.words(piece)
        return self._words[right, place]

"""What was set before, so that a letter typed on one page sets that paragraph and no other.

A memory is asked for blocks and columns that are made of the same things again, and gives them as
they were, object by object. It never decides anything: with an empty one the pages are equal.
"""

from collections import OrderedDict
from collections.abc import Hashable, Mapping
from typing import Generic, TypeVar

import msgspec

from briefgen.export.pdf.boxes import Box, Draw, Question, Setting
from briefgen.export.pdf.painted import Tag
from briefgen.export.pdf.placing import Column
from briefgen.typography.look import Look

_BLOCKS, _COLUMNS = 4096, 1024  # of one ground: more than a document of 100 pages has
_GROUNDS = 6  # a brief on paper, on its letterhead, without side notes; and another beside it

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Recent(Generic[K, V]):
    """A mapping that forgets what was not asked for the longest."""

    def __init__(self, most: int) -> None:
        """Keep so many entries at most."""
        self._most = most
        self._entries: OrderedDict[K, V] = OrderedDict()

    def get(self, key: K) -> V | None:
        """The entry of a key, if it is known still."""
        found = self._entries.get(key)
        if found is not None:
            self._entries.move_to_end(key)
        return found

    def put(self, key: K, value: V) -> None:
        """Keep an entry in place of an older one."""
        self._entries[key] = value
        self._entries.move_to_end(key)
        if len(self._entries) > self._most:
            self._entries.popitem(last=False)


class SetBlock(msgspec.Struct, frozen=True):
    """A block as it was set: boxes whose items name its elements, counted from ``base``.

    ``asked`` is what setting it asked of the document and was told; ``level`` is that of the last
    head, as the block leaves it.
    """

    boxes: tuple[Box, ...]
    tags: tuple[Tag, ...]
    asked: Mapping[Question, int]
    cited: Mapping[str, int]
    level: int
    base: int = 0
    section: int = -1

    def holds(self, setting: Setting) -> bool:
        """Whether the document would tell the same again."""
        return all(setting.told(each) == told for each, told in self.asked.items())

    def placed(self, base: int, section: int) -> "SetBlock":
        """The same as it follows so many elements, in a section's element."""
        if (base, section) == (self.base, self.section):
            return self
        by = base - self.base
        tags = tuple(
            msgspec.structs.replace(
                each, parent=section if each.parent == self.section else each.parent + by
            )
            for each in self.tags
        )
        boxes = tuple(msgspec.structs.replace(each, base=base) for each in self.boxes)
        return msgspec.structs.replace(self, boxes=boxes, tags=tags, base=base, section=section)


class Ground(msgspec.Struct):
    """All that decides how any block is set, beside itself and what it asks; and what was set."""

    look: Look
    language: str
    blanks: tuple[str, ...]
    draw: Draw
    blocks: Recent[Hashable, SetBlock]
    columns: Recent[Hashable, Column]  # by the identity of their boxes, which they hold


_grounds: list[Ground] = []


def ground(setting: Setting) -> Ground:
    """What is remembered of documents that are set as this one is."""
    wanted = (setting.draw, setting.language, setting.blanks, setting.look)
    for index, each in enumerate(_grounds):
        if wanted == (each.draw, each.language, each.blanks, each.look):
            each.look = setting.look  # the same object is compared without looking into it
            _grounds.insert(0, _grounds.pop(index))
            return each
    made = Ground(
        setting.look,
        setting.language,
        setting.blanks,
        setting.draw,
        Recent(_BLOCKS),
        Recent(_COLUMNS),
    )
    _grounds.insert(0, made)
    del _grounds[_GROUNDS:]
    return made

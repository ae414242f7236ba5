"""What a stranger's template may ask for: far beyond what any brief needs, and done in seconds.

The largest brief of ours takes 65,000 characters, 2,600 parts and 700 steps for all its plans.
"""

from collections.abc import Iterable, Iterator

from briefgen.errors import TemplateError

SOURCE = 200_000  # characters of the text of one section
SECTION = 60_000  # characters that it becomes: twenty pages; no text in it may be longer
NODES = 20_000  # of the tree of one section
DEPTH = 60
LARGEST = 10**15  # of a number that a template writes
NESTING = 100  # of lists and quotations; a list takes two
BRACKETS = 2_000  # of a text: each that opens is followed to the end
DRAWN = 25  # parts that a chart, a table or cards count as

CHARACTERS = 200_000  # of all sections of a composition together, heads and texts of fences too
PARTS = 10_000  # what opens or closes, a stretch of text
STEPS = 20_000  # turns of loops, and items given to filters


class Budget:
    """What one composition may take, all its sections together."""

    def __init__(self) -> None:
        """Begin with nothing taken."""
        self._characters = self._parts = self._steps = 0

    def take(self, *, characters: int = 0, parts: int = 0, steps: int = 0) -> None:
        """Count work that is about to be done.

        Raises:
            TemplateError: it is too much.
        """
        self._characters += characters
        self._parts += parts
        self._steps += steps
        if self._steps > STEPS:
            raise TemplateError("The template takes too long to fill; use fewer nested loops.")
        if self._characters > CHARACTERS or self._parts > PARTS:
            raise TemplateError("All sections together are too long; leave some of them out.")

    def counted(self, items: Iterable[object]) -> Iterator[object]:
        """The items of a loop, each a step."""
        for each in items:
            self.take(steps=1)
            yield each

"""```columns: a few words side by side, each under a head of its own, and a line below them."""

from briefgen.change.identity import Role, named
from briefgen.compose.fences import Fence
from briefgen.document.tree import Column, Table, Text
from briefgen.errors import TemplateError

BELOW = "below"


def build(fence: Fence) -> Table:
    """One ``Head: words`` a line, and optionally ``below: words``.

    Raises:
        TemplateError: a line has no head, or there is none.
    """
    said: dict[str, str] = {}
    for line in filter(str.strip, fence.body.splitlines()):
        head, colon, words = line.partition(":")
        if not colon:
            raise TemplateError(f"“{line.strip()}” has no head; write “Head: words”.")
        said[head.strip()] = words.strip()
    below = said.pop(BELOW, "")
    if not said:
        raise TemplateError("Columns need at least one “Head: words”.")
    return Table(
        id=named(Role.TABLE, fence.section),
        columns=tuple(Column((Text(head),)) for head in said),
        rows=(tuple(map(fence.inlines, said.values())),),
        source=fence.inlines(below),
        description=f"{'; '.join(said)}.",
    )
